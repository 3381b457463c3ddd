// What the browser holds: digests as zlib has them, and answers that name an array instead of sending it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";

import { digest, held, hold, recalled } from "../../static/wire/held.js";

const bytes = (/** @type {Float64Array | Uint16Array} */ array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

test("a digest is the crc32 of the bytes", () => {
  for (const array of [Float64Array.of(), Float64Array.of(0.1, -0, Infinity, 5e-324), Float64Array.from({ length: 301 }, (_, i) => Math.sqrt(i)).subarray(7), Uint16Array.of(3, 0, 65535)]) {
    assert.equal(digest(array), crc32(bytes(array)));
  }
});

test("every NaN counts as the same", () => {
  const [one, other] = [Float64Array.of(1, NaN), Float64Array.of(1, 0)];
  new Uint32Array(other.buffer)[3] = 0xfff80001;
  assert.ok(Number.isNaN(other[1]));
  assert.equal(digest(one), digest(other));
});

test("what was told can be named, also after something else is shown", () => {
  const [first, second] = [Float64Array.of(1, 2), Float64Array.of(3)];
  hold([first]);
  assert.deepEqual(held(), [digest(first)]);
  hold([second]);
  assert.equal(recalled(digest(first), 2), first);
  assert.throws(() => recalled(digest(second), 1), /does not hold/); // the server was never told of it
  assert.throws(() => recalled(digest(first), 3), /does not hold/);
});

test("no more than a few tellings are remembered, and no race that is too long", () => {
  const first = Float64Array.of(5);
  hold([first]);
  held();
  hold([new Float64Array(1_000_000)]);
  for (let i = 0; i < 8; i += 1) assert.deepEqual(held(), []);
  assert.throws(() => recalled(digest(first), 1), /does not hold/);
});
