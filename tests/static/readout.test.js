// What is said of the point under the pointer.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inNumbers } from "../../static/plot/readout.js";

/** @type {[string, string]} */
const axes = ["x", "y"];

test("a point and its value have three significant digits, and a point as many as a small window needs", () => {
  assert.equal(inNumbers({ axes, f: (x, y) => x * y }, 1.23456, -0.0456789), "x 1.23   y −0.0457   f −0.0564");
  assert.equal(inNumbers({ axes: ["w", "b"], f: () => 123456.7 }, 0, 20), "w 0   b 20   f 1.23\u00a0×\u00a010⁵");
  assert.equal(inNumbers({ axes, f: () => 1 }, 1.234567, 2.000034, [[1.234, 1.236], [1.999, 2.001]]), "x 1.23457   y 2.00003   f 1");
});

test("a value that is none is a dash, one beyond all numbers is infinite", () => {
  assert.equal(inNumbers({ axes, f: () => NaN }, 1, 2), "x 1   y 2   f –");
  assert.equal(inNumbers({ axes, f: () => Infinity }, 1, 2), "x 1   y 2   f ∞");
});
