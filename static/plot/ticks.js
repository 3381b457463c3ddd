// Where an axis has its ticks, and how they are written: a few round numbers, exact to the last digit that is written.

/** @typedef {{ at: number, text: string }} Tick  `at` counts as the axis does: a logarithmic one in powers of ten */

const DIGITS = [1, 2, 5, 10]; // what round numbers are multiples of, times a power of ten
const ROUNDING = 1e-9; // of a space: that much too wide is still as wide as was asked for
const [SMALL, LARGE] = [-3, 5]; // powers of ten below and from which a number is written as a multiple of one
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

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
 * 10 to a power, as it is printed: 10⁻³.
 * @param {number} power
 */
export const raised = (power) => `10${power < 0 ? "⁻" : ""}${[...String(Math.abs(power))].map((digit) => RAISED[Number(digit)]).join("")}`;

/**
 * Round numbers on a linear axis, `spaces` or fewer between them.
 * @param {number} low
 * @param {number} high
 * @param {number} spaces
 * @returns {Tick[]}
 */
export function evenTicks(low, high, spaces) {
  const wide = high / spaces - low / spaces;
  const power = powerOf(wide);
  const digit = DIGITS.find((d) => decimal(d, power) >= wide * (1 - ROUNDING)) ?? 10;
  const unit = decimal(digit, power);
  const first = Math.floor(low / unit);
  const found = Array.from({ length: Math.ceil(high / unit) - first + 1 }, (_, i) => (first + i) * digit)
    .map((n) => ({ n, at: decimal(n, power) }))
    .filter(({ at }) => at >= low && at <= high);
  const top = powerOf(Math.max(...found.map(({ at }) => Math.abs(at))));
  const plain = top >= SMALL && top < LARGE;
  const text = (/** @type {number} */ n) => {
    if (n === 0) return "0";
    return plain ? String(decimal(n, power)) : `${decimal(n, power - top)} × ${raised(top)}`;
  };
  return found.map(({ n, at }) => ({ at, text: text(n).replace("-", "−") }));
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
    .map((power) => ({ at: power, text: power === 0 ? "1" : power === 1 ? "10" : raised(power) }));
}
