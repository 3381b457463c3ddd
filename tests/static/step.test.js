// One step taken apart: the window that shows it, and how large its parts are drawn.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cornersAt, ends, finite, partsAt, windowFor } from "../../static/plot/step.js";
import { axesOver } from "./axes.js";

/** @typedef {import("../../static/plot/window.js").Window} Window */

/** @type {Window} */
const DOMAIN = [[-4, 4], [-2, 2]];

/** @type {(...points: [x: number, y: number][]) => { methods: import("../../static/plot/window.js").Run[], surface: { domain: Window } }} */
const race = (...points) => ({ methods: [{ x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) }], surface: { domain: DOMAIN } });

test("a step leads from the point before to its own", () => {
  assert.deepEqual(ends(race([0, 1], [2, 3], [4, 5]), 2), [[2, 3], [4, 5]]);
});

test("numbers are finite all together", () => {
  assert.ok(finite(0, -1e300));
  assert.ok(!finite(0, NaN) && !finite(Infinity));
});

test("a window is kept as long as it shows the step", () => {
  assert.equal(windowFor(race([0, 0], [1, 0.5]), 1, DOMAIN), DOMAIN);
});

test("a short step gets a window of its own, of the domain's shape, around its middle", () => {
  const [[x0, x1], [y0, y1]] = windowFor(race([1, 1], [1.002, 1]), 1, DOMAIN);
  const share = 0.002 / (x1 - x0);
  assert.ok(share > 0.18 && share <= 0.36, String(share));
  assert.ok(Math.abs((x0 + x1) / 2 - 1.001) < 1e-12 && Math.abs((y0 + y1) / 2 - 1) < 1e-12);
  assert.ok(Math.abs((x1 - x0) / (y1 - y0) - 2) < 1e-9);
  assert.equal(Math.log2(8 / (x1 - x0)) % 1, 0); // halvings of the domain
});

test("so does a long one, and one that begins or ends out of sight", () => {
  for (const points of /** @type {[x: number, y: number][][]} */ ([[[-3.5, 0], [3.5, 0]], [[-3, 0], [30, 0]], [[3.9, 0], [2, 0]], [[0, 0], [2, 3]]])) {
    const window = windowFor(race(...points), 1, DOMAIN);
    assert.notEqual(window, DOMAIN);
    for (const [x, y] of points) assert.ok(x > window[0][0] && x < window[0][1] && y > window[1][0] && y < window[1][1]);
  }
});

test("a step of no length keeps the window where it is in sight, and so does one from nowhere", () => {
  assert.equal(windowFor(race([1, 1], [1, 1]), 1, DOMAIN), DOMAIN);
  const [[x0, x1]] = windowFor(race([5, 1], [5, 1]), 1, DOMAIN);
  assert.deepEqual([x0, x1], [1, 9]);
  assert.equal(windowFor(race([NaN, NaN], [1, 1]), 1, DOMAIN), DOMAIN);
});

test("the triangle of a method that keeps three points is seen whole, before and after the step", () => {
  const corners = [[-1, -1], [-1, -1], [1, 1], [-1, -1], [-1, 3], [1, 2.6]];
  const window = windowFor({ ...race([-1, -1], [-1, -1]), corners }, 1, DOMAIN);
  assert.notEqual(window, DOMAIN);
  for (const step of [0, 1]) {
    const points = cornersAt({ corners }, step);
    assert.equal(points.length, 3);
    for (const [x, y] of points) assert.ok(x > window[0][0] && x < window[0][1] && y > window[1][0] && y < window[1][1]);
  }
  assert.deepEqual(cornersAt({}, 1), []);
});

test("where the step leads nowhere its window is that of its beginning", () => {
  const [[x0, x1]] = windowFor(race([1, 1], [NaN, NaN]), 1, DOMAIN);
  assert.ok(x0 < 1 && 1 < x1);
});

/**
 * How many times its true length each part is drawn, on 100 pixels to one.
 * @param {Record<string, number>} lengths  by part
 */
function factors(lengths) {
  const parts = Object.entries(lengths).map(([part, length]) => ({
    part, mark: "", meaning: "", colours: { light: "red", dark: "blue" }, shape: "arrow",
    at_x: Float64Array.of(0), at_y: Float64Array.of(0), x: Float64Array.of(length), y: Float64Array.of(0),
  }));
  const colours = { name: /** @type {const} */ ("dark"), ink: "", quiet: "", line: "", page: "", contour: "", ridge: "", halo: "", star: "", rim: "", sample: "", other: "" };
  const drawn = partsAt({ race: { parts }, axes: axesOver([[-5, 5], [-5, 5]], 1000, 1000), colours }, 0);
  assert.ok(drawn.every(({ colour, at, pair }, i) => colour === "blue" && String(at) === "0,0" && Object.is(pair[0], lengths[drawn[i].part])));
  return drawn.map(({ factor }) => factor);
}

test("the step is to scale, and so is what can be seen beside it", () => {
  assert.deepEqual(factors({ step: 1e-5, noise: 0.5 }), [1, 1]);
});

test("what is too short or too long to be seen is drawn by a round factor", () => {
  assert.deepEqual(factors({ noise: 1e-3, other: 40 }), [2000, 0.05]);
});

test("gradients are drawn by one factor, the longest as far as it may reach", () => {
  assert.deepEqual(factors({ gradient: 20, momentum: 10, squares: 4 }), [0.1, 0.1, 0.1]);
});

test("but one that would be too short beside the others has its own", () => {
  assert.deepEqual(factors({ gradient: 20, momentum: 0.02 }), [0.1, 100]);
});

test("what has no length is drawn by the others' factor", () => {
  assert.deepEqual(factors({ gradient: 20, momentum: 0, noise: NaN }), [0.1, 0.1, 1]);
});
