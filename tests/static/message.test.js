// What the server sends to a view: bytes built here by hand, as the message says they lie.

import assert from "node:assert/strict";
import { test } from "node:test";

import { decode, walked } from "../../static/wire/message.js";

/**
 * The bytes of a message: the length of its JSON, the JSON, then the arrays.
 * @param {object} message
 * @param {(Float64Array | Float32Array | Uint16Array)[]} arrays  each a multiple of eight bytes long
 */
function packed(message, ...arrays) {
  const told = new TextEncoder().encode(JSON.stringify(message));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, told.length, true);
  return Uint8Array.from([...length, ...told, ...arrays.flatMap((array) => [...new Uint8Array(array.buffer)])]);
}

test("an array stands where its code is: its type, the byte where it begins, its shape", () => {
  const message = { methods: [{ x: { $: ["f8", 0, 3] }, y: { $: ["f8", 24, 3] } }], fan: { $: ["f4", 48, 2, 2, 1] } };
  const race = decode(packed(message, Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6), Float32Array.of(7, 8, 9, 10)));
  assert.ok(race.methods[0].x instanceof Float64Array);
  assert.deepEqual([...race.methods[0].x, ...race.methods[0].y], [1, 2, 3, 4, 5, 6]);
  assert.ok(race.fan[0][0] instanceof Float32Array);
  const places = decode(packed({ rows: { $: ["u2", 8, 3] } }, Float64Array.of(1), Uint16Array.of(7, 0, 65535))).rows;
  assert.ok(places instanceof Uint16Array);
  assert.deepEqual([...places], [7, 0, 65535]);
  assert.deepEqual(race.fan.map((/** @type {Float32Array[]} */ pair) => pair.map((row) => [...row])), [[[7], [8]], [[9], [10]]]);
});

test("numbers of an array arrive to the last bit, whatever the length of the JSON", () => {
  const numbers = Float64Array.of(0.1, -0, 5e-324, Infinity, -Infinity, NaN);
  for (let more = 0; more < 8; more += 1) {
    const race = decode(packed({ note: "·".repeat(more), x: { $: ["f8", 0, 6] } }, numbers));
    assert.deepEqual([...race.x], [...numbers]);
  }
});

test("numbers that JSON cannot say have names, each its own", () => {
  const told = { low: { $: "-Infinity" }, deep: [{ high: { $: "Infinity" } }, { $: "NaN" }], none: null, plain: 0.5 };
  assert.deepEqual(decode(structuredClone(told)), { low: -Infinity, deep: [{ high: Infinity }, NaN], none: null, plain: 0.5 });
  assert.deepEqual(decode(packed(told)), { low: -Infinity, deep: [{ high: Infinity }, NaN], none: null, plain: 0.5 });
});

test("a message may lie in the middle of a buffer", () => {
  const bytes = packed({ x: { $: ["f8", 0, 1] } }, Float64Array.of(7));
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  assert.deepEqual([...decode(moved.subarray(3)).x], [7]);
});

test("an array may have no rows, or empty ones", () => {
  const { none, empty } = decode(packed({ none: { $: ["f4", 0, 0, 2, 5] }, empty: { $: ["f8", 0, 0] } }));
  assert.deepEqual([none, [...empty]], [[], []]);
});

test("the pinned run comes after the methods", () => {
  const race = { methods: [{ key: "adam" }, { key: "newton" }], pinned: { key: "momentum" } };
  assert.deepEqual(walked(race).map(({ key }) => key), ["adam", "newton", "momentum"]);
  assert.deepEqual(walked({ methods: race.methods, pinned: null }), race.methods);
});
