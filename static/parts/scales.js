// A slider's scale: from a number to a place on the slider and back, the round numbers that it gives, and the next of them.

import { FINER } from "./aim.js";

/** @typedef {{ scale: string, whole?: boolean, low: number, high: number, step?: number | null }} Span between the ends of a slider; `scale` is a key of SCALES, and `step` how far a step on a linear one goes, counted from its low end */

/**
 * From a value to a place, 0 to 1, and back.
 * @type {Record<string, { to: (value: number, span: Span) => number, from: (place: number, span: Span) => number }>}
 */
const SCALES = {
  linear: { to: (v, { low, high }) => (v - low) / (high - low), from: (p, { low, high }) => low + p * (high - low) },
  log: {
    to: (v, { low, high }) => (v > 0 ? Math.log(v / low) / Math.log(high / low) : -Infinity),
    from: (p, { low, high }) => low * (high / low) ** p,
  },
  "one-minus-log": {
    to: (v, { low, high }) => (v < 1 ? Math.log((1 - low) / (1 - v)) / Math.log((1 - low) / (1 - high)) : Infinity),
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
 * @param {boolean} fine  whether with a digit more
 */
export const valueAt = (place, span, fine = false) => tidy(SCALES[span.scale].from(place, span), span, fine);

/**
 * The next round value upwards (1) or downwards (-1), at most an end; from beyond an end the way leads back to it, and no farther away.
 * @param {number} value
 * @param {1 | -1} way
 * @param {Span} span
 * @param {boolean} fine  whether with a digit more
 */
export function next(value, way, span, fine = false) {
  const within = (/** @type {number} */ number) => Math.min(Math.max(number, span.low), span.high);
  const ahead = (/** @type {number} */ number) => way * (number - value) > 0;
  if (within(value) !== value) return ahead(within(value)) ? within(value) : value;
  const round = tidy(value, span, fine);
  return within(ahead(round) ? round : tidy(round + way * gap(round, way, span, fine), span, fine));
}

/**
 * Places of the powers of ten between the ends, where those lie evenly: of v, or of 1 − v.
 * @param {Span} span
 */
export function decades(span) {
  const { scale, low, high } = span;
  if (scale !== "log" && scale !== "one-minus-log") return [];
  const rest = scale === "one-minus-log";
  const [least, most] = rest ? [less(high), less(low)] : [low, high];
  const places = [];
  for (let power = Math.floor(Math.log10(least)) + 1; 10 ** power < most; power += 1) places.push(placeOf(rest ? less(10 ** power) : 10 ** power, span));
  return places;
}

/**
 * 1 − v without what rounding leaves of v's digits.
 * @param {number} value
 */
const less = (value) => Number((1 - value).toPrecision(12));

const digits = (/** @type {boolean} */ fine) => (fine ? 3 : 2);

/** @type {(span: Span, fine: boolean) => number} of a linear scale */
const decimals = ({ low, high }, fine) => Math.max(0, digits(fine) - Math.floor(Math.log10(high - low)));

/**
 * Decimals at the fine end of a cubic scale: below them its next value is its end.
 * @param {Span} span
 * @param {boolean} fine
 */
const most = (span, fine) => decimals(span, fine) + 5;

/**
 * A slider gives round values: whole ones, or two significant digits (three when it is moved finely), of 1 − v where the scale is that of 1 − v.
 * @param {number} value
 * @param {Span} span
 * @param {boolean} fine
 */
function tidy(value, span, fine) {
  if (span.whole) return Math.round(value);
  if (span.scale === "one-minus-log") return less(Number((1 - value).toPrecision(digits(fine))));
  if (span.scale === "linear" && span.step) return stepped(value, span, span.step / (fine ? FINER : 1));
  if (span.scale === "linear") return Number(value.toFixed(decimals(span, fine)));
  const round = Number(value.toPrecision(digits(fine)));
  return span.scale === "cubic" ? Number(round.toFixed(most(span, fine))) : round;
}

/**
 * The nearest value that is so many steps from the low end, and not beyond the high one.
 * @param {number} value
 * @param {Span} span
 * @param {number} step
 */
function stepped(value, { low, high }, step) {
  const last = Math.floor((high - low) / step + 1e-9);
  return Number((low + Math.min(Math.round((value - low) / step), last) * step).toPrecision(12));
}

/**
 * How far it is from a round value to the next: from a power of ten the steps downwards are a tenth of those upwards.
 * @param {number} value
 * @param {1 | -1} way
 * @param {Span} span
 * @param {boolean} fine
 */
function gap(value, way, span, fine) {
  if (span.whole) return 1;
  if (span.scale === "linear" && span.step) return span.step / (fine ? FINER : 1);
  if (span.scale === "linear") return 10 ** -decimals(span, fine);
  const rest = span.scale === "one-minus-log";
  const [mantissa, power] = (rest ? less(value) : value).toExponential().split("e").map(Number);
  const smaller = mantissa === 1 && (rest ? way > 0 : way < 0);
  const size = power - digits(fine) + (smaller ? 0 : 1);
  return 10 ** (span.scale === "cubic" ? Math.max(value ? size : -Infinity, -most(span, fine)) : size);
}

const ROOM = 9; // characters of a number that a field shows

/**
 * A number as a field shows it while nobody types in it: all its digits where there is room, else four, or three of 1 − v where the scale is that of 1 − v.
 * @param {number} value
 * @param {Pick<Span, "scale">} span
 */
export function brief(value, { scale }) {
  const whole = written(value);
  if (whole.length <= ROOM) return whole;
  return written(scale === "one-minus-log" ? less(Number((1 - value).toPrecision(3))) : Number(value.toPrecision(4)));
}

/**
 * A number as it is typed: all its digits, powers of ten as 1e-4.
 * @param {number} value
 */
export const written = (value) => (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5) ? value.toExponential().replace("e+", "e") : String(value));
