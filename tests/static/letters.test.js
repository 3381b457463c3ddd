// The letters of a formula in the panel: which become the weights, and how the slider of a parameter sweeps.

import assert from "node:assert/strict";
import { test } from "node:test";

import { passed, swept } from "../../static/parts/letter.js";
import { chosen } from "../../static/parts/own.js";
import { next, valueAt } from "../../static/parts/scales.js";

test("a letter that is chosen as a weight takes the place of one, or changes places with the other", () => {
  assert.deepEqual(chosen(["x", "y"], 1, "a"), ["x", "a"]);
  assert.deepEqual(chosen(["x", "y"], 0, "y"), ["y", "x"]);
  assert.deepEqual(chosen(["x", "y"], 1, ""), ["x"]);
  assert.deepEqual(chosen(["x"], 1, "a"), ["x", "a"]);
  assert.deepEqual(chosen(["x"], 0, "a"), ["a"]);
});

test("a sweep goes up, down and back to where it began", () => {
  const at = [0, 0.25, 0.5, 1, 1.5, 1.75, 2].map((way) => swept(0.75, way));
  assert.deepEqual(at, [0.75, 1, 0.75, 0.25, 0.25, 0.5, 0.75]);
});

test("a slider with steps gives values that are whole steps from its low end", () => {
  const span = { scale: "linear", low: 1, high: 5, step: 0.3 };
  assert.deepEqual([0, 0.1, 1].map((place) => valueAt(place, span)), [1, 1.3, 4.9]);
  assert.equal(valueAt(0.1, span, true), 1.39);
  assert.deepEqual([next(1.3, 1, span), next(1.3, -1, span), next(1.4, 1, span)], [1.6, 1, 1.6]);
});

test("a sweep stands on the steps of its slider wherever it is stopped, and ends with the value of its beginning", () => {
  const span = { scale: "linear", low: 0.5, high: 5, step: 0.5 };
  assert.deepEqual([0, 0.3, 0.544, 1.2].map((way) => passed({ from: 0, value: 0.6, way }, span)), [0.5, 2, 3, 4]);
  assert.equal(passed({ from: 0, value: 0.6, way: 2 }, span), 0.6);
});
