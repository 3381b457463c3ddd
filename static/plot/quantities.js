// Numbers and bytes as a reader sees them: the one style of sentences, tables, hovers and axes. A field of input has that of scales.js.
// optimizers/base/numbers.py says the same in Python; both are tested against tests/golden/numbers.json.

const WRITTEN_OUT = [-3, 4]; // from the first to the last power of ten that a number begins with where it is written out: 0.001 to 99,999
const PREFIXES = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"]; // each a thousand of the one before
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export const NONE = "–"; // what stands where there is no number

/**
 * 10 to a power, as it is printed: 10⁻³.
 * @param {number} power
 */
export const raised = (power) => `10${power < 0 ? "⁻" : ""}${[...String(Math.abs(power))].map((digit) => RAISED[Number(digit)]).join("")}`;

/**
 * Whether a number that begins with this power of ten is written without one.
 * @param {number} power
 */
export const isWrittenOut = (power) => power >= WRITTEN_OUT[0] && power <= WRITTEN_OUT[1];

/**
 * A whole number with all its digits: 1,234,567.
 * @param {number} whole
 */
export const asCount = (whole) => whole.toLocaleString("en").replace("-", "−");

/**
 * For sentences, legends, tables and hovers: 0.0213, 12,300, 2.1 × 10⁻⁵, ∞; a dash where there is no number, which a series tells by NaN.
 * It has three significant digits unless more are asked for; a whole number below 100,000 has all of its own. No line is broken in it.
 * @param {number | null | undefined} value
 */
export function quantity(value, digits = 3) {
  if (value === null || value === undefined || Number.isNaN(value)) return NONE;
  const size = Math.abs(value);
  return printed(value, Number.isInteger(size) && size < 1e5 ? size.toExponential() : size.toExponential(digits - 1));
}

/**
 * For what somebody has set, and for what a reader asks to see exactly: all the digits a float64 has, as print has them.
 * @param {number | null | undefined} value
 */
export const inFull = (value) => (value === null || value === undefined || Number.isNaN(value) ? NONE : printed(value, Math.abs(value).toExponential()));

/**
 * @param {number} value
 * @param {string} size  in the form of code, 1.25e-7
 */
function printed(value, size) {
  const sign = value < 0 ? "−" : "";
  if (!Number.isFinite(value)) return `${sign}∞`;
  const [digits, power] = size.split("e").map(Number);
  if (value === 0 || isWrittenOut(power)) return sign + grouped(String(Number(size)));
  return sign + (digits === 1 ? raised(power) : `${digits}\u00a0×\u00a0${raised(power)}`);
}

/**
 * Digits with a comma after the thousands.
 * @param {string} digits  of a number that is written out
 */
function grouped(digits) {
  const [whole, ...part] = digits.split(".");
  return [whole.replace(/(?=(\d{3})$)\B/, ","), ...part].join(".");
}

/**
 * The coordinates of a point, each after its name.
 * @param {[string, string]} axes
 * @param {[number, number]} point
 * @param {number} [digits]
 */
export const named = (axes, point, digits) => point.map((value, i) => `${axes[i]} ${quantity(value, digits)}`);

/**
 * So many bytes: 80 kB.
 * @param {number} size
 */
export function bytes(size) {
  const power = Number(size.toExponential(2).split("e")[1]);
  const thousands = Math.min(Math.max(Math.floor(power / 3), 0), PREFIXES.length - 1);
  return `${quantity(size / 1000 ** thousands)} ${PREFIXES[thousands]}B`;
}
