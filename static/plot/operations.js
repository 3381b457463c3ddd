// The operations of formulas on numbers, by the names of the server's function table.

import { FUNCTIONS } from "../engine/functions.js";

/** @type {Record<string, (...values: number[]) => number>} */
const known = Object.assign(Object.create(null), {
  "+": (/** @type {number} */ a, /** @type {number} */ b) => a + b,
  "-": (/** @type {number} */ a, /** @type {number} */ b) => a - b,
  "*": (/** @type {number} */ a, /** @type {number} */ b) => a * b,
  "/": (/** @type {number} */ a, /** @type {number} */ b) => a / b,
  neg: (/** @type {number} */ a) => -a,
}, FUNCTIONS);

export const operations = Object.keys(known);

/**
 * An operation on one number or two. Throws on one that this file does not know.
 * @param {string} name
 */
export function operation(name) {
  if (!known[name]) throw new Error(`The stage does not know the operation ${name}.`);
  return known[name];
}
