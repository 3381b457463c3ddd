// What the server tells a view: JSON, or four bytes of its length, the JSON, and the arrays behind it, which JSON has no way
// to hold. ui/session/messages/wire.py writes it; messages.d.ts says what is in it.

const CODE = "$"; // the one key of what stands for a number that JSON cannot say, or for an array
const NOTHING = new ArrayBuffer(0);

/**
 * The message in what Streamlit hands over: ∞, NaN and arrays stand where they were sent.
 * @param {any} data bytes, or what JSON made of a message
 * @returns {any}
 */
export function decode(data) {
  return data instanceof Uint8Array ? unpacked(data) : meant(data, NOTHING);
}

/** @param {Uint8Array} bytes */
function unpacked(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  // A copy puts the arrays where a Float64Array may stand: on a multiple of eight.
  return meant(JSON.parse(text), bytes.slice(4 + length).buffer);
}

/**
 * Puts what is meant in the place of every code, however deep in `value` it lies.
 * @param {any} value what JSON made of a message, or of a part of it
 * @param {ArrayBuffer} buffer the arrays
 * @returns {any}
 */
function meant(value, buffer) {
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

/**
 * An array that begins at a byte of the buffer; one of several dimensions as rows of rows.
 * @param {ArrayBuffer} buffer
 * @param {["f4" | "f8", number, ...number[]]} code its type, the byte at which it begins, and its shape
 */
function array(buffer, [type, start, ...shape]) {
  const length = shape.reduce((product, size) => product * size);
  return rows(type === "f8" ? new Float64Array(buffer, start, length) : new Float32Array(buffer, start, length), shape);
}

/**
 * @param {Float32Array | Float64Array} numbers
 * @param {number[]} shape
 * @returns {any}
 */
function rows(numbers, [length, ...within]) {
  if (!within.length) return numbers;
  const size = numbers.length / length;
  return Array.from({ length }, (_, i) => rows(numbers.subarray(i * size, (i + 1) * size), within));
}

/**
 * All that has a path: the methods of a race, and the pinned run if there is one.
 * @template Run
 * @param {{ methods: Run[], pinned?: Run | null }} race
 */
export const walked = ({ methods, pinned }) => (pinned ? [...methods, pinned] : methods);
