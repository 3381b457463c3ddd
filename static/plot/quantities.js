// Very large numbers and bytes, as readers get them.

import { powerOf } from "./ticks.js";
import { number } from "../parts/theme.js";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const PLAIN = 1e5; // below it a number is written out
const PREFIXES = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"]; // each a thousand of the one before

/**
 * A number in three significant digits: 1,230 or 1.67 × 10²⁶.
 * @param {number} value
 */
export function quantity(value) {
  if (!Number.isFinite(value) || value < PLAIN) return value >= 1000 ? Math.round(value).toLocaleString("en") : number(value);
  const power = powerOf(Number(value.toPrecision(3)));
  const digits = number(value / 10 ** power);
  const raised = `10${[...String(power)].map((digit) => RAISED[Number(digit)]).join("")}`;
  return digits === "1" ? raised : `${digits} × ${raised}`;
}

/**
 * So many bytes: 80 kB.
 * @param {number} count
 */
export function bytes(count) {
  const thousands = Math.min(Math.max(Math.floor(powerOf(Number(count.toPrecision(3))) / 3), 0), PREFIXES.length - 1);
  return `${number(count / 1000 ** thousands)} ${PREFIXES[thousands]}B`;
}
