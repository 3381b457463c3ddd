// Where an axis has its ticks, and how they are written: a few round numbers, exact to the last digit that is written.

import { isWrittenOut, quantity, raised } from "./quantities.js";

/** @typedef {{ at: number, text: string }} Tick  `at` counts as the axis does: a logarithmic one in powers of ten */

const DIGITS = 15; // ticks are exact to the last digit that they need, and this many are sure to be exact
const ROUND = [1, 2, 5, 10]; // what round numbers are multiples of, times a power of ten
const END = 0.07; // of an axis, in which a number would lie over one of the axis that it meets there
const FEWEST = 2; // numbers on such an axis
const ROUNDING = 1e-9; // of a space: that much too wide is still as wide as was asked for

/**
 * The power of ten that a number begins with: 3 for 4,700.
 * @param {number} value
 */
export const powerOf = (value) => Number(value.toExponential().split("e")[1]);

/**
 * n × 10^power as the float64 next to it, which a product need not be.
 * @param {number} n
 * @param {number} power
 */
export const decimal = (n, power) => Number(`${n}e${power}`);

/**
 * Round numbers on a linear axis, `spaces` or fewer between them. Where one needs a power of ten, all have the same.
 * @param {number} low
 * @param {number} high
 * @param {number} spaces
 * @returns {Tick[]}
 */
export function evenTicks(low, high, spaces) {
  const wide = high / spaces - low / spaces;
  const power = powerOf(wide);
  const digit = ROUND.find((d) => decimal(d, power) >= wide * (1 - ROUNDING)) ?? 10;
  const unit = decimal(digit, power);
  const first = Math.floor(low / unit);
  const found = Array.from({ length: Math.ceil(high / unit) - first + 1 }, (_, i) => (first + i) * digit)
    .map((n) => ({ n, at: decimal(n, power) }))
    .filter(({ at }) => at >= low && at <= high);
  const sizes = found.map(({ at }) => Math.abs(at)).filter((size) => size);
  const top = powerOf(Math.max(...sizes));
  const plain = isWrittenOut(top) && isWrittenOut(powerOf(Math.min(...sizes)));
  const text = (/** @type {number} */ n) => {
    if (n === 0) return "0";
    return plain ? quantity(decimal(n, power), DIGITS) : `${quantity(decimal(n, power - top), DIGITS)}\u00a0×\u00a0${raised(top)}`;
  };
  return found.map(({ n, at }) => ({ at, text: text(n) }));
}

/**
 * The same for an axis that meets others at its ends: none of them stands close to an end. There may be more spaces, if
 * too few numbers would be left.
 * @param {number} low
 * @param {number} high
 * @param {number} spaces
 * @returns {Tick[]}
 */
export function innerTicks(low, high, spaces) {
  const room = END * (high - low);
  const tried = [spaces, spaces + 1, spaces + 2, 2 * spaces].map((count) => evenTicks(low, high, count).filter(({ at }) => at - low > room && high - at > room));
  return tried.find(({ length }) => length >= FEWEST) ?? tried[tried.length - 1];
}

/**
 * Powers of ten on a logarithmic axis, `spaces` or fewer between them: the same ones wherever the axis ends.
 * @param {number} low
 * @param {number} high
 * @param {number} spaces
 * @returns {Tick[]}
 */
export function decadeTicks(low, high, spaces) {
  const apart = Math.max(1, Math.ceil((high - low) / spaces));
  const first = Math.ceil(low / apart);
  return Array.from({ length: Math.floor(high / apart) - first + 1 }, (_, i) => (first + i) * apart)
    .map((power) => ({ at: power, text: isWrittenOut(power) ? quantity(decimal(1, power)) : raised(power) }));
}
