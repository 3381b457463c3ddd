// What the server tells a view: JSON, or four bytes of its length, the JSON, and the arrays behind it, which JSON has no way
// to hold. ui/session/messages/wire.py writes it; messages.d.ts says what is in it.

import { recalled } from "./held.js";

const CODE = "$"; // the one key of what stands for a number that JSON cannot say, or for an array
const TYPES = { f4: Float32Array, f8: Float64Array, u2: Uint16Array };

/**
 * The message in what Streamlit hands over.
 * @param {any} data bytes, or what JSON made of a message
 * @returns {any} the message, with its numbers and arrays as they were sent
 */
export function decode(data) {
  return data instanceof Uint8Array ? unpacked(data) : meant(data);
}

/** @param {Uint8Array} bytes */
function unpacked(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  // A copy puts the arrays where a Float64Array may stand: on a multiple of eight.
  return meant(JSON.parse(text), bytes.slice(4 + length).buffer);
}

/**
 * Puts what is meant in the place of every code, however deep in `value` it lies.
 * @param {any} value
 * @param {ArrayBuffer} [buffer]  has the arrays
 */
function meant(value, buffer = new ArrayBuffer(0)) {
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  const code = value[CODE];
  if (typeof code === "string") return Number(code);
  if (code) return array(buffer, code);
  for (const key of Object.keys(value)) {
    const part = value[key];
    if (part !== null && typeof part === "object") value[key] = meant(part, buffer);
  }
  return value;
}

/** @typedef {Float64Array | Float32Array | Uint16Array | Rows[]} Rows  an array, or the rows of one of several dimensions */

/**
 * An array that begins at a byte of the buffer, or one that the browser holds.
 * @param {ArrayBuffer} buffer
 * @param {["f4" | "f8" | "u2", number, ...number[]] | ["held", number, number]} code  its type, that byte, its shape; or its digest and its length
 */
function array(buffer, [type, start, ...shape]) {
  if (type === "held") return recalled(start, shape[0]);
  const numbers = new TYPES[type](buffer, start, shape.reduce((product, length) => product * length));
  return rows(numbers, shape);
}

/**
 * @param {Float64Array | Float32Array | Uint16Array} numbers
 * @param {number[]} shape
 * @returns {Rows}
 */
function rows(numbers, shape) {
  const [length, ...within] = shape;
  if (!within.length) return numbers;
  const size = numbers.length / length;
  return Array.from({ length }, (_, i) => rows(numbers.subarray(i * size, (i + 1) * size), within));
}

/**
 * All that has a path: the methods of a race, and the pinned run if there is one.
 * @template Method, Pinned
 * @param {{ methods: Method[], pinned?: Pinned | null }} race
 * @returns {(Method | Pinned)[]}
 */
export const walked = ({ methods, pinned }) => (pinned ? [...methods, pinned] : methods);
