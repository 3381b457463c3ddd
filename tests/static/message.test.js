// What the server sends to the stage: bytes built here by hand, as the message says they lie.

import assert from "node:assert/strict";
import { test } from "node:test";

import { decode, unpacked, walked } from "../../static/wire/message.js";

/**
 * The bytes of a message: the header's length, the header, then numbers.
 * @param {object} header
 * @param {Float64Array} series
 * @param {Float32Array} fans
 */
function packed(header, series = new Float64Array(), fans = new Float32Array()) {
  const told = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, told.length, true);
  return Uint8Array.from([...length, ...told, ...new Uint8Array(series.buffer), ...new Uint8Array(fans.buffer)]);
}

test("every run gets its series, each as long as the steps and the start", () => {
  const header = { steps: 2, series: ["x", "value"], methods: [{ key: "adam" }, { key: "newton" }] };
  const race = decode(packed(header, Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)));
  assert.deepEqual(race.methods.map((/** @type {any} */ { x, value }) => [[...x], [...value]]), [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]]);
});

test("the numbers arrive to the last bit, whatever the header's length", () => {
  const numbers = Float64Array.of(0.1, -0, 5e-324, Infinity, -Infinity, NaN);
  for (let more = 0; more < 8; more += 1) {
    const race = decode(packed({ steps: 5, series: ["x"], methods: [{ note: "·".repeat(more) }] }, numbers));
    assert.deepEqual([...race.methods[0].x], [...numbers]);
  }
});

test("a message may lie in the middle of a buffer", () => {
  const bytes = packed({ steps: 0, series: ["x"], methods: [{}] }, Float64Array.of(7));
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  assert.deepEqual([...decode(moved.subarray(3)).methods[0].x], [7]);
});

test("the pinned run comes after the methods", () => {
  const race = decode(packed({ steps: 0, series: ["x"], methods: [{ key: "adam" }], pinned: { key: "momentum" } }, Float64Array.of(1, 2)));
  assert.deepEqual([...race.pinned.x], [2]);
  assert.deepEqual(walked(race).map((/** @type {any} */ { key }) => key), ["adam", "momentum"]);
});

test("a method's fan is a run's x, then the other's, then their y", () => {
  const header = { steps: 0, series: ["x"], methods: [{}, {}], noise: { shown: 2, steps: [0, 5, 9] } };
  const fans = Float32Array.from({ length: 24 }, (_, i) => i);
  const [first, second] = decode(packed(header, Float64Array.of(1, 2), fans)).methods;
  const told = (/** @type {any} */ { fan }) => fan.map((/** @type {any} */ { x, y }) => [[...x], [...y]]);
  assert.deepEqual(told(first), [[[0, 1, 2], [6, 7, 8]], [[3, 4, 5], [9, 10, 11]]]);
  assert.deepEqual(told(second), [[[12, 13, 14], [18, 19, 20]], [[15, 16, 17], [21, 22, 23]]]);
});

test("a noisy race may have no fan to show yet", () => {
  const [method] = decode(packed({ steps: 0, series: ["x"], methods: [{}], noise: { shown: 20, steps: [] } }, Float64Array.of(1))).methods;
  assert.deepEqual(method.fan, []);
});

test("what follows the header is handed on as it is", () => {
  const { header, buffer } = unpacked(packed({ surface: "Beale's" }, Float64Array.of(3)));
  assert.deepEqual(header, { surface: "Beale's" });
  assert.deepEqual([...new Float64Array(buffer)], [3]);
});
