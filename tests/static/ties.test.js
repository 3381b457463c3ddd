// The rule of ties in the browser. Its twin, and the cases of it, are in tests/experiments/readings/test_ties.py.

import assert from "node:assert/strict";
import { test } from "node:test";

import { levels } from "../../static/parts/ties.js";

test("heights that differ by rounding share a place", () => {
  assert.deepEqual(levels([3, 1e-18, 8.25e-27, 1, NaN, Infinity, null], 1e-12), [2, 0, 0, 1, 3, 3, 3]);
});

test("a group reaches no farther than the spare from its lowest", () => {
  assert.deepEqual(levels([0, 0.8, 1.6, 2.4], 1), [0, 0, 1, 1]);
  assert.deepEqual(levels([], 1), []);
});
