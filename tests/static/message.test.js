// What the server sends to a view: bytes built here by hand, as the message says they lie.

import assert from "node:assert/strict";
import { test } from "node:test";

import { decode, walked } from "../../static/wire/message.js";

/**
 * The bytes of a message: the length of its JSON, the JSON, then arrays.
 * @param {object} header
 * @param {(Float64Array | Float32Array)[]} arrays
 */
function packed(header, ...arrays) {
  const told = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, told.length, true);
  return Uint8Array.from([...length, ...told, ...arrays.flatMap(({ buffer }) => [...new Uint8Array(buffer)])]);
}

test("every array stands where it was sent, as long as it is", () => {
  const methods = [{ key: "adam", x: { $: ["f8", 0, 3] }, value: { $: ["f8", 24, 3] } }, { key: "newton", x: { $: ["f8", 48, 2] } }];
  const race = decode(packed({ methods }, Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)));
  assert.deepEqual(race.methods, [{ key: "adam", x: Float64Array.of(1, 2, 3), value: Float64Array.of(4, 5, 6) }, { key: "newton", x: Float64Array.of(7, 8) }]);
});

test("the numbers arrive to the last bit, whatever the header's length", () => {
  const numbers = Float64Array.of(0.1, -0, 5e-324, Infinity, -Infinity, NaN);
  for (let more = 0; more < 8; more += 1) {
    const { x } = decode(packed({ note: "·".repeat(more), x: { $: ["f8", 0, 6] } }, numbers));
    assert.deepEqual([...x], [...numbers]);
  }
});

test("a message may lie in the middle of a buffer", () => {
  const bytes = packed({ x: { $: ["f8", 0, 1] } }, Float64Array.of(7));
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  assert.deepEqual([...decode(moved.subarray(3)).x], [7]);
});

test("numbers that JSON cannot say arrive, in bytes as in JSON", () => {
  const told = { a: { $: "Infinity" }, b: [{ $: "-Infinity" }, { c: { $: "NaN" }, d: -1.5 }], e: "Infinity", f: null };
  const meant = { a: Infinity, b: [-Infinity, { c: NaN, d: -1.5 }], e: "Infinity", f: null };
  assert.deepEqual(decode(packed(told)), meant);
  assert.deepEqual(decode(structuredClone(told)), meant);
});

test("what is decoded stays so", () => {
  const message = decode(packed({ x: { $: ["f4", 0, 2, 1] }, y: { $: "NaN" } }, Float32Array.of(1, 2)));
  assert.deepEqual(decode(message), { x: [Float32Array.of(1), Float32Array.of(2)], y: NaN });
});

test("an array of several dimensions has rows of rows", () => {
  const { fan } = decode(packed({ fan: { $: ["f4", 0, 2, 2, 3] } }, Float32Array.from({ length: 12 }, (_, i) => i)));
  const row = (/** @type {number} */ first) => Float32Array.of(first, first + 1, first + 2);
  assert.deepEqual(fan, [[row(0), row(3)], [row(6), row(9)]]);
});

test("a noisy race may have no fan to show yet", () => {
  assert.deepEqual(decode(packed({ x: { $: ["f8", 0, 1] }, fan: { $: ["f4", 8, 0, 2, 0] } }, Float64Array.of(1))).fan, []);
});

test("the pinned run comes after the methods", () => {
  assert.deepEqual(walked({ methods: [{ key: "adam" }], pinned: { key: "momentum" } }).map(({ key }) => key), ["adam", "momentum"]);
  assert.deepEqual(walked({ methods: [{ key: "adam" }], pinned: null }).map(({ key }) => key), ["adam"]);
});
