// Numbers and bytes in text.

import { powerOf, raised } from "./ticks.js";
import { number } from "../parts/theme.js";

const [FINE, PLAIN] = [1e-3, 1e5]; // between them a number is written out
const PREFIXES = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"]; // each a thousand of the one before

/**
 * A number as text has it, in three significant digits unless more are asked for: 0.0213, 1,230, 1.67 × 10²⁶ or 2.1 × 10⁻⁵.
 * @param {number | null | undefined} value
 */
export function quantity(value, digits = 3) {
  const size = Math.abs(value ?? NaN);
  if (!value || !Number.isFinite(value)) return number(value);
  if (size >= FINE && size < PLAIN) return size >= 1000 ? Math.round(value).toLocaleString("en").replace("-", "−") : number(value, digits);
  const [digit, power] = value.toExponential(digits - 1).split("e");
  const whole = number(Number(digit), digits);
  return Math.abs(Number(digit)) === 1 ? whole.replace("1", raised(Number(power))) : `${whole}\u00a0×\u00a0${raised(Number(power))}`;
}

/**
 * So many bytes: 80 kB.
 * @param {number} count
 */
export function bytes(count) {
  const thousands = Math.min(Math.max(Math.floor(powerOf(Number(count.toPrecision(3))) / 3), 0), PREFIXES.length - 1);
  return `${number(count / 1000 ** thousands)} ${PREFIXES[thousands]}B`;
}
