// Matrices as pictures, how far approximations are off, and what they cost, in words.

import assert from "node:assert/strict";
import { test } from "node:test";

import { costWords } from "../../static/parts/costs.js";
import { errorWords } from "../../static/parts/matrices.js";
import { TICKS, largest, pixelsOf, placeOf, tones } from "../../static/plot/heat.js";
import { shades } from "../../static/plot/tinted.js";

test("the scale is as far below 0 as above, and has room for the largest entry of all", () => {
  assert.equal(largest([[[1, -4], [2, 0]], [[3, 3]]]), 4);
  assert.equal(largest([[[0]]]), 1);
  assert.deepEqual([-4, -0.5, 0, 0.5, 4].map((entry) => placeOf(entry, 4)), [0, 0.25, 0.5, 0.75, 1]);
  assert.deepEqual(TICKS.map((share) => placeOf(share, 1)), [0, 0.25, 0.5, 0.75, 1]);
});

test("entries cover whole pixels, also where these cannot be shared out evenly", () => {
  assert.deepEqual([...pixelsOf([[1, 2], [3, 4]], 4)], [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
  assert.deepEqual([...pixelsOf([[1, 2], [3, 4]], 3)], [1, 1, 2, 1, 1, 2, 3, 3, 4]);
});

test("with fewer pixels than entries none that is large is lost", () => {
  const matrix = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  matrix[1][2] = -7;
  matrix[3][0] = 2;
  assert.deepEqual([...pixelsOf(matrix, 2)], [0, -7, 2, 0]);
});

test("colours are those of the ramp; what is no number has none", () => {
  const table = shades(["#ff0000", "#ffffff", "#0000ff"]);
  assert.deepEqual([...tones(Float32Array.of(-1, 1, NaN), 1, table)], [255, 0, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0]);
});

test("errors and costs in words", () => {
  assert.equal(errorWords({ error: 0.4331, angle: 7.07 }), "Off by 43.3\u00a0%. Its step points 7.07° away.");
  assert.equal(errorWords({ error: NaN, angle: NaN }), "Its error is not known. No step to compare.");
  const series = (/** @type {number} */ value) => Float64Array.of(1, value);
  const whole = { name: "Whole matrix", numbers: series(1e18), memory: series(8e18), work: series(1.67e26) };
  assert.equal(costWords({ sizes: series(1e9), costs: [whole] }), "With 10⁹ weights, the whole matrix takes 8 EB, and one step with it takes 1.67\u00a0×\u00a010²⁶ multiplications. That is too much, so methods keep only a part of it.");
});
