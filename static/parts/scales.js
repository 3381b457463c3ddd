// A slider's scale: from a number to a place on the slider and back, and the round numbers that it gives.

/** @typedef {{ scale: string, whole?: boolean, low: number, high: number }} Span between the ends of a slider; `scale` is a key of SCALES */

/**
 * From a value to a place, 0 to 1, and back.
 * @type {Record<string, { to: (value: number, span: Span) => number, from: (place: number, span: Span) => number }>}
 */
const SCALES = {
  linear: { to: (v, { low, high }) => (v - low) / (high - low), from: (p, { low, high }) => low + p * (high - low) },
  log: {
    to: (v, { low, high }) => Math.log(v / low) / Math.log(high / low),
    from: (p, { low, high }) => low * (high / low) ** p,
  },
  "one-minus-log": {
    to: (v, { low, high }) => Math.log((1 - low) / (1 - v)) / Math.log((1 - low) / (1 - high)),
    from: (p, { low, high }) => 1 - (1 - low) * ((1 - high) / (1 - low)) ** p,
  },
  // Fine near its left end, which may be 0.
  cubic: { to: (v, { low, high }) => Math.cbrt((v - low) / (high - low)), from: (p, { low, high }) => low + (high - low) * p ** 3 },
};

/**
 * Where a value stands, 0 to 1; outside of that where the slider does not reach it.
 * @param {number} value
 * @param {Span} span
 */
export const placeOf = (value, span) => SCALES[span.scale].to(value, span);

/**
 * The value that a slider gives at a place, 0 to 1.
 * @param {number} place
 * @param {Span} span
 */
export const valueAt = (place, span) => tidy(SCALES[span.scale].from(place, span), span);

/**
 * A slider gives round values: whole ones, or two significant digits, of 1 − v where the scale is that of 1 − v.
 * @param {number} value
 * @param {Span} span
 */
function tidy(value, { scale, whole, low, high }) {
  if (whole) return Math.round(value);
  if (scale === "one-minus-log") return Number((1 - Number((1 - value).toPrecision(2))).toPrecision(12));
  if (scale === "linear") return Number(value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(high - low)))));
  return Number(value.toPrecision(2));
}

/**
 * A number as it is typed: all its digits, powers of ten as 1e-4.
 * @param {number} value
 */
export const written = (value) => (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5) ? value.toExponential().replace("e+", "e") : String(value));
