// The axis of a curve: which values it shows, and where they lie on the screen.

import { memo } from "./memo.js";
import { decimal, powerOf } from "./ticks.js";

const ROUNDING = 1e-14; // of the largest value: what is below 0 by less is 0 that was rounded
const LOG_ABOVE = 100; // a positive series spanning more than this ratio is read on a log axis
const DECADES = 12; // a log axis opens on at most this many decades below its largest value
const FINEST = 1e-14; // of a number: what differs by less differs by rounding
const LEAST_POWER = -323; // of ten that a float64 can hold
const FAR = 1e5; // pixels: what lies further off is drawn as far

/** @typedef {"value" | "gradient" | "gap" | "distance" | "stability" | "held_out"} Series  a key of a run that is drawn as a curve */

/** @type {Partial<Record<Series, Series>>} by series, another that is drawn in its chart */
export const BESIDE = { value: "held_out" };

/**
 * A run as its curves are drawn; null for a series that it has not.
 * @typedef {import("./ink.js").Coloured & Partial<Record<Series, Float64Array | null>> & { name: string, outcome?: string, changes?: Record<string, number[]> }} Run
 */

/** @typedef {{ type: "linear" | "log", range: import("./window.js").Ends, empty?: "unknown" | "awaited" | "flat" }} Axis  a logarithmic one in powers of ten; empty where nothing has a number, which comes when the hand rests or with the training, or where no path met any curvature */

/**
 * A series of a run.
 * @param {Run} run
 * @param {Series} name
 */
export const series = (run, name) => run[name] ?? new Float64Array();

/**
 * The series of a run that are drawn in a chart.
 * @param {Run} run
 * @param {Series} name  of the chart
 */
const drawnIn = (run, name) => [name, BESIDE[name]].map((each) => each && run[each]).filter((each) => each instanceof Float64Array);

/**
 * The ends of [low, high] moved out to round numbers, so that axes rest while a hand drags and the curves alone move.
 * What differs by rounding alone is shown as what does not differ: in the middle of an axis as wide as the number is.
 * @param {number} low
 * @param {number} high
 * @returns {import("./window.js").Ends}
 */
function rounded(low, high) {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const wide = Math.min(high - low, Number.MAX_VALUE);
  const same = wide <= FINEST * size;
  const power = Math.max(powerOf((same ? size : wide) || 1) - 1, LEAST_POWER);
  const unit = decimal(5, power);
  const end = (/** @type {number} */ n) => Math.min(Math.max(decimal(5 * n, power), -Number.MAX_VALUE), Number.MAX_VALUE);
  if (!size) return [0, unit];
  const middle = Math.round(low / unit);
  if (same) return [end(middle - 1), end(middle + 1)];
  const [first, last] = [Math.floor(low / unit), Math.ceil(high / unit)]; // which a quotient may be rounded beyond
  return [end(end(first) > low ? first - 1 : first), end(end(last) < high ? last + 1 : last)];
}

/**
 * The least and the greatest of the numbers in a series, and the smallest that is positive.
 */
const extremes = memo((/** @type {Float64Array} */ values) => {
  let [least, most, smallest] = [Infinity, -Infinity, Infinity];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    if (value > 0 && value < smallest) smallest = value;
  }
  return { least, most, smallest };
});

/**
 * The least and the greatest number of several series, and the smallest that is positive.
 * @param {Float64Array[]} all
 */
function extent(all) {
  const found = all.map(extremes);
  return { least: Math.min(...found.map((one) => one.least)), most: Math.max(...found.map((one) => one.most)), smallest: Math.min(...found.map((one) => one.smallest)) };
}

/**
 * The axis that serves a series of these methods and its edge. What a diverging method does is left to run off it.
 * @param {Series} name
 * @param {Run[]} methods
 * @param {number | undefined} edge
 * @returns {Axis}
 */
export function axisFor(name, methods, edge) {
  const stayed = methods.filter((method) => method.outcome !== "diverged");
  const all = (stayed.length ? stayed : methods).flatMap((method) => drawnIn(method, name));
  const { least, most } = extent(all);
  return name === "stability" && !least && !most ? { type: "linear", range: [0, 1], empty: "flat" } : axisOver(all, { edge });
}

/**
 * The axis that serves several series and an edge: logarithmic where they span much and have no negative number.
 * @param {Float64Array[]} all
 * @param {object} [how]
 * @param {number} [how.edge]
 * @param {number} [how.above]  a logarithmic axis has series that span more than this ratio
 * @returns {Axis}
 */
export function axisOver(all, { edge, above = LOG_ABOVE } = {}) {
  const { smallest, ...ends } = extent(all);
  if (ends.most < ends.least) return { type: "linear", range: [0, 1], empty: "unknown" };
  const [least, most] = edge === undefined ? [ends.least, ends.most] : [Math.min(ends.least, edge), Math.max(ends.most, edge)];
  if (least >= -ROUNDING * most && most / smallest > above) {
    const top = Math.ceil(Math.log10(most));
    const low = Math.max(Math.floor(Math.log10(smallest)), top - DECADES);
    return { type: "log", range: [edge ? Math.min(low, Math.floor(Math.log10(edge))) : low, top] };
  }
  return { type: "linear", range: rounded(least, most) };
}

/**
 * From a value to where it lies between two heights on the screen, or beyond them; NaN where it is not a number.
 * @param {Axis} axis
 * @param {{ top: number, bottom: number }} room
 * @returns {(value: number) => number}
 */
export function heights({ type, range: [low, high] }, { top, bottom }) {
  const halves = high / 2 - low / 2; // the whole may be more than a float64 can hold
  const place = type === "log"
    ? (/** @type {number} */ value) => (Math.log10(value) - low) / (high - low)
    : (/** @type {number} */ value) => (value / 2 - low / 2) / halves;
  return (value) => Math.min(Math.max(bottom - (bottom - top) * place(value), -FAR), FAR);
}
