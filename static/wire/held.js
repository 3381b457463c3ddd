// The arrays that the browser holds already: it tells the server their digests with whatever the reader does, and the server
// then sends the digest of such an array in place of its numbers. ui/session/messages/wire.py reads and writes them.

const GENERATIONS = 8; // of digests that were told: more questions than can be on their way at once
const MOST = 4_000_000; // bytes of one generation; longer races are sent whole

/** The remainders of crc32 by byte, as zlib has them. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** @typedef {Float64Array | Uint16Array} Held */

/** @type {WeakMap<Held, number>} */
const known = new WeakMap();

/**
 * The crc32 of an array's bytes. Every NaN counts as the same, because processors give it different bits.
 * @param {Held} array
 */
export function digest(array) {
  const before = known.get(array);
  if (before !== undefined) return before;
  const alike = array instanceof Float64Array && array.some(Number.isNaN) ? array.map((value) => (Number.isNaN(value) ? NaN : value)) : array;
  const bytes = new Uint8Array(alike.buffer, alike.byteOffset, alike.byteLength);
  let rest = -1;
  for (const byte of bytes) rest = TABLE[(rest ^ byte) & 255] ^ (rest >>> 8);
  const found = (rest ^ -1) >>> 0;
  known.set(array, found);
  return found;
}

/** @type {Map<number, Held>[]} what was told, the latest last */
const generations = [];

/** @type {Held[]} */
let shown = [];

/**
 * These arrays are shown now; those before them are forgotten unless the server was told of them.
 * @param {Held[]} arrays
 */
export function hold(arrays) {
  shown = arrays.reduce((size, { byteLength }) => size + byteLength, 0) > MOST ? [] : arrays;
}

/** The digests of the arrays that are shown; from now on an answer may have them in place of these arrays. */
export function held() {
  const generation = new Map(shown.map((array) => [digest(array), array]));
  generations.push(generation);
  generations.splice(0, generations.length - GENERATIONS);
  return [...generation.keys()];
}

/**
 * The array that has this digest and length.
 * @param {number} wanted
 * @param {number} length
 */
export function recalled(wanted, length) {
  const found = generations.findLast((generation) => generation.get(wanted)?.length === length)?.get(wanted);
  if (!found) throw new Error(`The server names an array that the page does not hold: ${wanted}.`);
  return found;
}
