// Where the ticks of an axis are, and how they are written.

import assert from "node:assert/strict";
import { test } from "node:test";

import { decadeTicks, evenTicks, innerTicks, powerOf } from "../../static/plot/ticks.js";

/** @type {(ticks: import("../../static/plot/ticks.js").Tick[]) => number[]} */
const places = (ticks) => ticks.map(({ at }) => at);
/** @type {(ticks: import("../../static/plot/ticks.js").Tick[]) => string[]} */
const texts = (ticks) => ticks.map(({ text }) => text.replaceAll("\u00a0", " "));

test("the power of ten that a number begins with", () => {
  assert.deepEqual([1, 9.99, 10, 4700, 0.001, 0.00099, 1e-300, -1e15, 5e-324].map(powerOf), [0, 0, 1, 3, -3, -4, -300, 15, -324]);
});

test("ticks are round, inside, and about as many as asked for", () => {
  assert.deepEqual(places(evenTicks(0, 10, 5)), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(places(evenTicks(-1, 1, 4)), [-1, -0.5, 0, 0.5, 1]);
  assert.deepEqual(places(evenTicks(0.3, 0.9, 4)), [0.4, 0.6, 0.8]);
  assert.deepEqual(places(evenTicks(0, 0.3, 3)), [0, 0.1, 0.2, 0.3]);
});

// [axis, ticks as they are written]
/** @type {[low: number, high: number, told: string[]][]} */
const WRITTEN = [
  [0, 2, ["0", "0.5", "1", "1.5", "2"]],
  [-40, 40, ["−40", "−20", "0", "20", "40"]],
  [0, 5e-4, ["0", "2 × 10⁻⁴", "4 × 10⁻⁴"]],
  [0, 0.002, ["0", "0.5 × 10⁻³", "1 × 10⁻³", "1.5 × 10⁻³", "2 × 10⁻³"]],
  [0, 2e6, ["0", "0.5 × 10⁶", "1 × 10⁶", "1.5 × 10⁶", "2 × 10⁶"]],
  [-2e-12, 0, ["−2 × 10⁻¹²", "−1.5 × 10⁻¹²", "−1 × 10⁻¹²", "−0.5 × 10⁻¹²", "0"]],
  [0, 40000, ["0", "10,000", "20,000", "30,000", "40,000"]],
  [1e9, 1e9 + 2, ["1 × 10⁹", "1.0000000005 × 10⁹", "1.000000001 × 10⁹", "1.0000000015 × 10⁹", "1.000000002 × 10⁹"]],
  [-78.3324, -78.332, ["−78.3324", "−78.3323", "−78.3322", "−78.3321", "−78.332"]],
];

for (const [low, high, told] of WRITTEN) {
  test(`an axis from ${low} to ${high} is marked ${told.join(", ")}`, () => assert.deepEqual(texts(evenTicks(low, high, 4)), told));
}

/**
 * The number that a tick's text says.
 * @param {string} text
 */
function read(text) {
  const superscript = (/** @type {string} */ raised) => [...raised].map((digit) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)).map((i) => (i ? String(i - 1) : "-")).join("");
  return Number(text.replace("−", "-").replace(",", "").replace(/ × 10(.+)$/, (_, raised) => `e${superscript(raised)}`));
}

test("whatever the axis: as many ticks as asked for or somewhat fewer, inside, no two written alike, and each says where it is", () => {
  for (const power of [-304, -300, -150, -20, -4, -3, 0, 3, 5, 16, 150, 300, 307]) {
    for (const [from, to] of [[0, 1], [-1, 1], [-1, 0], [0.37, 4.21], [0, 9.9], [1, 1 + 1e-3], [1, 1 + 1e-9], [-1 - 3e-12, -1]]) {
      const [low, high] = [Number(`${from}e${power}`), Number(`${to}e${power}`)];
      if (high - low < 1e-305) continue; // below that a float64 has few digits
      for (const spaces of [3, 4, 5, 6]) {
        const ticks = evenTicks(low, high, spaces);
        const [at, told] = [places(ticks), texts(ticks)];
        const text = `${low} to ${high} in ${spaces}: ${told}`;
        assert.ok(at.length >= 1 && at.length <= spaces + 1, text);
        assert.ok(spaces < 4 || at.length >= 2, text);
        assert.ok(at.every((value) => value >= low && value <= high), text);
        assert.equal(new Set(told).size, at.length, text);
        assert.deepEqual(told.map(read), at, text);
      }
    }
  }
});

test("powers of ten are marked about four at a time, the same ones wherever an axis ends", () => {
  assert.deepEqual(texts(decadeTicks(0, 2, 4)), ["1", "10", "100"]);
  assert.deepEqual(texts(decadeTicks(-3, 4, 4)), ["0.01", "1", "100", "10,000"]);
  assert.deepEqual(places(decadeTicks(-11, 1, 4)), [-9, -6, -3, 0]);
  assert.deepEqual(places(decadeTicks(-10, 2, 4)), [-9, -6, -3, 0]);
  assert.deepEqual(texts(decadeTicks(-306, -294, 4)), ["10⁻³⁰⁶", "10⁻³⁰³", "10⁻³⁰⁰", "10⁻²⁹⁷", "10⁻²⁹⁴"]);
  for (let low = -20; low < 20; low += 1) {
    for (let wide = 2; wide <= 12; wide += 1) {
      for (const spaces of [3, 4]) {
        const found = places(decadeTicks(low, low + wide, spaces));
        assert.ok(found.length >= 2 && found.length <= spaces + 1 && found.every((at) => at >= low && at <= low + wide), `${low} + ${wide}: ${found}`);
      }
    }
  }
});

test("where axes meet, no number stands so close to the end that it lies over another's, and some are left", () => {
  assert.deepEqual(places(innerTicks(-10, 10, 5)), [-5, 0, 5]);
  assert.deepEqual(places(innerTicks(-5, 5, 5)), [-4, -2, 0, 2, 4]);
  assert.deepEqual(places(innerTicks(-2.06, -0.6, 5)), [-1.5, -1]);
  assert.deepEqual(texts(innerTicks(-512, 512, 5)), ["−400", "−200", "0", "200", "400"]);
  for (const [low, high] of [[0, 1], [-1, 1], [3e5, 4e5], [0, 2], [-1e-9, 1e-9], [0.99, 7.01], [-100, 0]]) {
    const found = places(innerTicks(low, high, 5)).map((at) => (at - low) / (high - low));
    assert.ok(found.length >= 2 && found.every((share) => share > 0.07 && share < 0.93), String([low, high, found]));
  }
});
