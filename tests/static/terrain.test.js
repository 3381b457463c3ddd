// The surface of the 3-D view: its heights between the points of a grid.

import assert from "node:assert/strict";
import { test } from "node:test";

import { terrain } from "../../static/plot/terrain.js";

const asIs = (/** @type {number} */ f) => f;
/** @type {import("../../static/plot/window.js").Window} */
const WINDOW = [[-1, 3], [10, 20]];

test("at the grid's points the ground is the surface", () => {
  const { field: { x, y, z }, ground } = terrain({ f: (u, v) => u * u - v, height: asIs }, WINDOW);
  for (const [i, j] of [[0, 0], [7, 30], [x.length - 1, y.length - 1]]) assert.ok(Math.abs(ground(x[i], y[j]) - z[j][i]) < 1e-9);
});

test("between them it lies between their heights", () => {
  const { field: { x, y, z }, ground } = terrain({ f: (u, v) => u * u * v, height: asIs }, WINDOW);
  const at = ground(x[3] + 0.25 * (x[4] - x[3]), y[8] + 0.5 * (y[9] - y[8]));
  const row = (/** @type {number} */ j) => 0.75 * z[j][3] + 0.25 * z[j][4];
  assert.ok(Math.abs(at - (row(8) + row(9)) / 2) < 1e-9);
});

test("what is drawn is the height, not the value", () => {
  assert.equal(terrain({ f: () => 100, height: Math.log10 }, WINDOW).ground(0, 15), 2);
});

test("outside the window the ground is out of reach", () => {
  const { ground } = terrain({ f: () => 1, height: asIs }, WINDOW);
  for (const [x, y] of [[-1.01, 15], [3.01, 15], [0, 9.9], [0, 20.1], [NaN, 15]]) assert.equal(ground(x, y), -Infinity);
  assert.equal(ground(3, 20), 1);
});

test("the range is that of the heights that there are, and never empty", () => {
  const range = (/** @type {import("../../static/plot/field.js").Field} */ f) => terrain({ f, height: asIs }, WINDOW).range;
  assert.deepEqual(range((x, y) => (x < 0 ? NaN : x + y)).map(Math.round), [10, 23]);
  assert.deepEqual(range(() => 4), [4, 5]);
  assert.deepEqual(range(() => NaN), [0, 1]);
});
