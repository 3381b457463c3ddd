// The operations of formulas on numbers, by the names of the server's function table; a test compares every one of them with
// NumPy.

import { sigmoid$, softplus$ } from "../engine/arithmetic.js";

/** @type {Record<string, (...values: number[]) => number>} */
const known = Object.assign(Object.create(null), {
  "+": (/** @type {number} */ a, /** @type {number} */ b) => a + b,
  "-": (/** @type {number} */ a, /** @type {number} */ b) => a - b,
  "*": (/** @type {number} */ a, /** @type {number} */ b) => a * b,
  "/": (/** @type {number} */ a, /** @type {number} */ b) => a / b,
  "^": (/** @type {number} */ a, /** @type {number} */ b) => a ** b,
  neg: (/** @type {number} */ a) => -a,
  abs: Math.abs, sign: Math.sign, sqrt: Math.sqrt, exp: Math.exp,
  ln: Math.log, log2: Math.log2, log10: Math.log10,
  sin: Math.sin, cos: Math.cos, tan: Math.tan,
  asin: Math.asin, acos: Math.acos, atan: Math.atan, atan2: Math.atan2,
  sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh, asinh: Math.asinh, acosh: Math.acosh, atanh: Math.atanh,
  min: Math.min, max: Math.max,
  softplus: softplus$, sigmoid: sigmoid$,
});

export const operations = Object.keys(known);

/**
 * An operation on numbers. Throws on one that this file does not know.
 * @param {string} name
 */
export function operation(name) {
  if (!known[name]) throw new Error(`The stage does not know the operation ${name}.`);
  return known[name];
}
