// How numbers are written, and where round ones lie.

import assert from "node:assert/strict";
import { test } from "node:test";

import { exact, isDark, number } from "../../static/parts/theme.js";
import { stretches, ticks } from "../../static/plot/cut.js";

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

test("ticks are round, inside, and about as many as asked for", () => {
  assert.deepEqual(ticks(0, 10, 5), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(ticks(-1, 1, 4), [-1, -0.5, 0, 0.5, 1]);
  assert.deepEqual(ticks(0.3, 0.9, 4), [0.4, 0.6000000000000001, 0.8]);
  for (const [low, high] of [[-7e-5, 3e-5], [1e9, 1e9 + 40], [-3.7, 12.2]]) {
    const found = ticks(low, high, 5);
    assert.ok(found.length >= 3 && found.length <= 7, String(found));
    assert.ok(found.every((at) => at >= low && at <= high), String(found));
  }
});

test("stretches of a list that are true", () => {
  assert.deepEqual(stretches([true, true, false, true, false, false, true]), [[0, 1], [3, 3], [6, 6]]);
  assert.deepEqual(stretches([false]), []);
});

test("a colour is dark or light however the theme writes it", () => {
  assert.deepEqual(["#12181e", "rgb(18, 24, 30)", "#f4f6f8", "rgba(244, 246, 248, 1)", ""].map(isDark), [true, true, false, false, false]);
});
