// What is said of the point under the pointer.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inNumbers } from "../../static/plot/readout.js";

/** @type {[string, string]} */
const axes = ["x", "y"];

test("a point and its value have four significant digits", () => {
  assert.equal(inNumbers({ axes, f: (x, y) => x * y }, 1.23456, -0.0456789), "x 1.235   y −0.04568   f −0.05639");
  assert.equal(inNumbers({ axes: ["w", "b"], f: () => 123456.7 }, 0, 20), "w 0   b 20   f 1.235\u00a0×\u00a010⁵");
});

test("a value that is none is a dash, one beyond all numbers is infinite", () => {
  assert.equal(inNumbers({ axes, f: () => NaN }, 1, 2), "x 1   y 2   f –");
  assert.equal(inNumbers({ axes, f: () => Infinity }, 1, 2), "x 1   y 2   f ∞");
});
