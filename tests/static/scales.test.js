// A slider's scale, and the round numbers it gives.

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf, valueAt, written } from "../../static/parts/scales.js";

const SPANS = [
  { scale: "linear", low: -2, high: 6 },
  { scale: "log", low: 1e-5, high: 10 },
  { scale: "one-minus-log", low: 0, high: 0.999 },
  { scale: "cubic", low: 0, high: 10 },
];

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

test("what lies beyond the ends lies beyond 0 and 1", () => {
  const span = { scale: "log", low: 0.01, high: 1 };
  assert.ok(placeOf(0.001, span) < 0 && placeOf(5, span) > 1 && placeOf(0, span) === -Infinity);
});

test("a typed number keeps its digits", () => {
  assert.deepEqual([0, 0.1, 0.001, 0.00012345, 99999, 250000].map(written), ["0", "0.1", "0.001", "1.2345e-4", "99999", "2.5e5"]);
});
