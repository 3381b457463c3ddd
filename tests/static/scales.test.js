// A slider's scale, and the round numbers it gives.

import assert from "node:assert/strict";
import { test } from "node:test";

import { brief, decades, next, placeOf, valueAt, written } from "../../static/parts/scales.js";

const SPANS = [
  { scale: "linear", low: -2, high: 6 },
  { scale: "log", low: 1e-5, high: 10 },
  { scale: "one-minus-log", low: 0, high: 0.999 },
  { scale: "cubic", low: 0, high: 10 },
];

test("on the scale of 1 − v, what is 1 or more stands beyond the end", () => {
  assert.deepEqual([1, 1.05].map((value) => placeOf(value, SPANS[2])), [Infinity, Infinity]);
  assert.equal(next(1.05, -1, SPANS[2]), 0.999);
});

test("on a log scale, what is 0 or less stands beyond the low end", () => {
  assert.deepEqual([0, -2].map((value) => placeOf(value, SPANS[1])), [-Infinity, -Infinity]);
});

for (const span of SPANS) {
  test(`${span.scale}: the ends are the ends`, () => {
    assert.deepEqual([placeOf(span.low, span), placeOf(span.high, span)], [0, 1]);
    assert.deepEqual([valueAt(0, span), valueAt(1, span)], [span.low, span.high]);
  });

  test(`${span.scale}: a place rises with its value, and leads back to it but for the rounding`, () => {
    let before = -Infinity;
    for (let place = 0; place <= 1; place += 1 / 64) {
      const value = valueAt(place, span);
      assert.ok(value >= before, `${value} after ${before}`);
      assert.ok(Math.abs(placeOf(value, span) - place) < 0.01, `${value} at ${placeOf(value, span)}, not ${place}`);
      before = value;
    }
  });
}

test("a slider gives two significant digits", () => {
  assert.equal(valueAt(0.6, { scale: "log", low: 1e-4, high: 2 }), 0.038);
  assert.equal(valueAt(0.5, { scale: "one-minus-log", low: 0, high: 0.999 }), 0.968);
  assert.equal(valueAt(1 / 3, { scale: "linear", low: 0, high: 1 }), 0.33);
});

test("and whole numbers where only those will do", () => {
  assert.equal(valueAt(0.33, { scale: "linear", low: 1, high: 20, whole: true }), 7);
});

test("and three when it is moved finely", () => {
  assert.equal(valueAt(0.6, { scale: "log", low: 1e-4, high: 2 }, true), 0.0381);
  assert.equal(valueAt(0.5, { scale: "one-minus-log", low: 0, high: 0.999 }, true), 0.9684);
  assert.equal(valueAt(1 / 3, { scale: "linear", low: 0, high: 1 }, true), 0.333);
});

test("the next round value, upwards and downwards, also across a power of ten and from between two", () => {
  const log = { scale: "log", low: 1e-5, high: 1 };
  const rest = { scale: "one-minus-log", low: 0, high: 0.999 };
  const straight = { scale: "linear", low: 0, high: 100 };
  for (const [value, way, span, fine, expected] of /** @type {[number, 1 | -1, import("../../static/parts/scales.js").Span, boolean, number][]} */ ([
    [0.1, 1, log, false, 0.11], [0.1, -1, log, false, 0.099], [0.099, 1, log, false, 0.1], [0.1, 1, log, true, 0.101], [0.1, -1, log, true, 0.0999],
    [0.0123, 1, log, false, 0.013], [0.0127, 1, log, false, 0.013], [0.0127, -1, log, false, 0.012], [1, 1, log, false, 1],
    [0.9, 1, rest, false, 0.901], [0.9, -1, rest, false, 0.89], [0.9, -1, rest, true, 0.899], [0.999, 1, rest, false, 0.999], [0.999, -1, rest, false, 0.9989],
    [7, 1, straight, false, 8], [7, -1, straight, true, 6.9], [0, -1, straight, false, 0],
    [7, 1, { ...straight, whole: true }, true, 8],
  ])) assert.equal(next(value, way, span, fine), expected, `${value} ${way} ${span.scale}`);
});

test("every round value is met on the way from one end to the other, and on the way back", () => {
  for (const span of SPANS) {
    /** @type {(from: number, way: 1 | -1) => number[]} */
    const met = (from, way) => { const all = [from]; for (let value = next(from, way, span); value !== all.at(-1); value = next(value, way, span)) all.push(value); return all; };
    const up = met(span.low, 1);
    assert.equal(up.at(-1), span.high);
    assert.deepEqual(met(span.high, -1), up.reverse());
  }
});

test("from beyond an end an arrow leads back to the end, and no farther away", () => {
  const span = { scale: "log", low: 0.01, high: 1 };
  assert.deepEqual([next(5, -1, span), next(5, 1, span), next(0, 1, span), next(0, -1, span)], [1, 5, 0.01, 0]);
});

test("powers of ten are marked where they lie evenly", () => {
  const shown = (/** @type {import("../../static/parts/scales.js").Span} */ span) => decades(span).map((place) => valueAt(place, span));
  assert.deepEqual(shown({ scale: "log", low: 1e-4, high: 2 }), [0.001, 0.01, 0.1, 1]);
  assert.deepEqual(shown({ scale: "one-minus-log", low: 0, high: 0.999 }), [0.99, 0.9]);
  assert.deepEqual(shown({ scale: "linear", low: 0, high: 1000 }), []);
});

test("what lies beyond the ends lies beyond 0 and 1", () => {
  const span = { scale: "log", low: 0.01, high: 1 };
  assert.ok(placeOf(0.001, span) < 0 && placeOf(5, span) > 1 && placeOf(0, span) === -Infinity);
});

test("a typed number keeps its digits", () => {
  assert.deepEqual([0, 0.1, 0.001, 0.00012345, 99999, 250000].map(written), ["0", "0.1", "0.001", "1.2345e-4", "99999", "2.5e5"]);
});

test("a field shows a long number in short, of 1 − v where that is the scale", () => {
  assert.deepEqual([0.01, 1e-8, 0.012345].map((value) => brief(value, { scale: "log" })), ["0.01", "1e-8", "0.012345"]);
  assert.equal(brief(0.10993407349, { scale: "log" }), "0.1099");
  assert.equal(brief(0.956712387, { scale: "one-minus-log" }), "0.9567");
  assert.equal(brief(0.999991234567, { scale: "one-minus-log" }), "0.99999123");
});
