// How numbers are written, and where round ones lie.

import assert from "node:assert/strict";
import { test } from "node:test";

import { exact, isDark, number } from "../../static/parts/theme.js";
import { stretches } from "../../static/plot/cut.js";

/** @type {[value: number | null | undefined, text: string][]} */
const WRITTEN = [
  [0, "0"], [-0, "0"], [1, "1"], [0.1234, "0.123"], [-2.5, "−2.5"], [1234.5, "1230"], [99999, "100000"], [1e5, "1e5"], [123456, "1.23e5"],
  [0.001, "0.001"], [0.00099, "9.9e-4"], [1e-4, "1e-4"], [-1.5e-7, "−1.5e-7"], [Infinity, "∞"], [-Infinity, "−∞"], [NaN, "–"], [null, "–"], [undefined, "–"],
];

for (const [value, text] of WRITTEN) {
  test(`${value} is written ${text}`, () => assert.equal(number(value), text));
}

test("as many digits as are asked for", () => {
  assert.deepEqual([number(3.14159265, 4), number(2e-9, 4), number(123456789, 5)], ["3.142", "2e-9", "1.2346e8"]);
});

test("exact numbers have all their digits, and the minus sign of print", () => {
  assert.deepEqual([exact(0.1), exact(-1 / 3), exact(NaN), exact(-Infinity)], ["0.1", "−0.3333333333333333", "–", "−Infinity"]);
});

test("stretches of a list that are true", () => {
  assert.deepEqual(stretches([true, true, false, true, false, false, true]), [[0, 1], [3, 3], [6, 6]]);
  assert.deepEqual(stretches([false]), []);
});

test("a colour is dark or light however the theme writes it", () => {
  assert.deepEqual(["#12181e", "rgb(18, 24, 30)", "#f4f6f8", "rgba(244, 246, 248, 1)", ""].map(isDark), [true, true, false, false, false]);
});
