// The camera of the 3-D view: its matrices, where points are on the screen, and what the surface hides.

import assert from "node:assert/strict";
import { test } from "node:test";

import { camera, eyeOf, product, solved, times } from "../../static/plot/camera.js";
import { terrain } from "../../static/plot/terrain.js";

/** @typedef {[x: number, y: number, z: number]} Vector */

const MOVED = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1]; // by (5, 6, 7)
const TURNED = [0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]; // from x to y
const SIZE = { width: 400, height: 200 };
/** @type {import("../../static/plot/window.js").Window} */
const WINDOW = [[-1, 1], [-2, 2]];

/** @type {(a: number[], b: number[], slack?: number) => void} */
const near = (a, b, slack = 1e-9) => {
  assert.equal(a.length, b.length);
  a.forEach((value, i) => assert.ok(Math.abs(value - b[i]) <= slack, `${a} is not ${b}`));
};

/** @type {(a: Vector, b: Vector) => number} */
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
/** @type {(a: Vector, b: Vector) => Vector} */
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
/** @type {(a: Vector) => Vector} */
const unit = (a) => [a[0] / Math.hypot(...a), a[1] / Math.hypot(...a), a[2] / Math.hypot(...a)];

/**
 * The matrix of an eye that looks at the origin, z being up.
 * @param {Vector} eye
 */
function looking(eye) {
  const back = unit(eye);
  const right = unit(cross([0, 0, 1], back));
  const up = cross(back, right);
  return [...[0, 1, 2].flatMap((i) => [right[i], up[i], back[i], 0]), -dot(right, eye), -dot(up, eye), -dot(back, eye), 1];
}

/** The pose of a camera in front of a model that is stretched and moved. */
const pose = (/** @type {Vector} */ eye) => ({
  model: [0.5, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0.1, -0.2, 0.05, 1], view: looking(eye),
  projection: [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, -1.02, -1, 0, 0, -0.2, 0], stretch: [2, 0.5, 0.25],
});

/** @param {import("../../static/plot/field.js").Field} f */
const over = (f) => terrain({ f, height: (z) => z }, WINDOW);

test("a matrix is kept by columns", () => {
  assert.deepEqual(times(MOVED, [1, 2, 3, 1]), [6, 8, 10, 1]);
  assert.deepEqual(times(TURNED, [1, 0, 0, 1]), [0, 1, 0, 1]);
});

test("a product does first what stands last", () => {
  assert.deepEqual(times(product(MOVED, TURNED), [1, 0, 0, 1]), [5, 7, 7, 1]);
  assert.deepEqual(times(product(TURNED, MOVED), [1, 0, 0, 1]), [-6, 6, 7, 1]);
});

test("a vector is found from what a matrix makes of it, whatever its pivots", () => {
  for (const m of [MOVED, TURNED, product(pose([3, -4, 2]).projection, looking([3, -4, 2]))]) {
    near(solved(m, times(m, [0.3, -2, 5, 1])), [0.3, -2, 5, 1]);
  }
});

test("the eye is what a view carries to the origin", () => {
  const view = looking([3, -4, 2]);
  near(eyeOf(view), [3, -4, 2]);
  near(times(view, [...eyeOf(view), 1]), [0, 0, 0, 1]);
});

test("the origin that is looked at is in the middle; x to the right, z up", () => {
  const { pixel } = camera({ ...pose([0, -5, 0]), model: MOVED.map((value, i) => (i >= 12 && i < 15 ? 0 : value)) }, SIZE, over(() => 0));
  near(pixel(0, 0, 0), [200, 100]);
  const [right] = pixel(0.5, 0, 0);
  const [, up] = pixel(0, 0, 0.5);
  assert.ok(right > 200 && up < 100);
});

test("what is nearer is farther from the middle", () => {
  const { pixel } = camera(pose([0, -5, 0.5]), SIZE, over(() => 0));
  const middle = pixel(-0.1, 0, 0)[0];
  assert.ok(Math.abs(pixel(0.5, -2, 0)[0] - middle) > Math.abs(pixel(0.5, 2, 0)[0] - middle));
});

test("under the pixel of a point of the surface lies that point", () => {
  const hill = over((x, y) => 0.3 * x - 0.1 * y * y);
  const { pixel, under } = camera(pose([2, -3, 4]), SIZE, hill);
  for (const [x, y] of [[0, 0], [0.7, -1.5], [-0.9, 1.2]]) near(under(...pixel(x, y, hill.ground(x, y))) ?? [], [x, y], 1e-4);
});

test("beside the surface lies nothing", () => {
  const { under } = camera(pose([2, -3, 4]), SIZE, over(() => 0));
  assert.equal(under(1, 1), null);
});

test("the surface hides what stands behind it, and not what stands before or above", () => {
  const wall = over((_x, y) => (Math.abs(y) < 0.2 ? 1 : 0));
  const { hidden } = camera(pose([0, -5, 0.4]), SIZE, wall);
  assert.ok(hidden(0, 1.5, 0));
  assert.ok(!hidden(0, -1.5, 0));
  assert.ok(!hidden(0, 1.5, 1.2));
});

test("a point on the surface is not hidden by the facet that it lies on", () => {
  const { ground } = over((x, y) => 0.5 * x * x + 0.1 * y * y);
  const { hidden } = camera(pose([1, -2, 6]), SIZE, over((x, y) => 0.5 * x * x + 0.1 * y * y));
  for (const [x, y] of [[0, 0], [0.51, -1.03], [-0.77, 1.61]]) assert.ok(!hidden(x, y, ground(x, y) - 1e-4), `${x}, ${y}`);
});
