// What is said of the point under the pointer.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inNumbers } from "../../static/plot/readout.js";

test("a point and its value have four significant digits", () => {
  assert.equal(inNumbers({ f: (x, y) => x * y }, 1.23456, -0.0456789), "x 1.235   y −0.04568   f −0.05639");
  assert.equal(inNumbers({ f: () => 123456.7 }, 0, 20), "x 0   y 20   f 1.235e5");
});

test("a value that is none is a dash, one beyond all numbers is infinite", () => {
  assert.equal(inNumbers({ f: () => NaN }, 1, 2), "x 1   y 2   f –");
  assert.equal(inNumbers({ f: () => Infinity }, 1, 2), "x 1   y 2   f ∞");
});
