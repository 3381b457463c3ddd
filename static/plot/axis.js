// The axis of a curve: which values it shows, and where its ticks are.

const LOG_ABOVE = 100; // a positive series spanning more than this ratio is read on a log axis
const DECADES = 12; // a log axis opens on at most this many decades below its largest value; zoom out for more

/** @typedef {"value" | "gradient" | "gap" | "distance" | "stability"} Series  a key of a run that is drawn as a curve */

/**
 * A run as its curves are drawn; null for a series that it has not.
 * @typedef {import("./ink.js").Coloured & Record<Series, Float64Array | null> & { name: string, outcome?: string }} Run
 */

/** @typedef {{ type: "linear" | "log", range: import("./window.js").Ends }} Axis  a logarithmic one in powers of ten */

/**
 * A series of a run.
 * @param {Run} run
 * @param {Series} name
 */
export const series = (run, name) => run[name] ?? new Float64Array();

/**
 * The ends of [low, high] moved out to round numbers, so that axes rest while a hand drags and the curves alone move.
 * @param {number} low
 * @param {number} high
 * @returns {import("./window.js").Ends}
 */
function rounded(low, high) {
  const unit = 10 ** Math.floor(Math.log10(high - low || 1)) / 2;
  return [Math.floor(low / unit) * unit, Math.ceil(high / unit) * unit || unit];
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
  let [least, most, smallest] = [Infinity, -Infinity, Infinity];
  for (const method of stayed.length ? stayed : methods) {
    for (const value of series(method, name)) {
      if (!Number.isFinite(value)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
      if (value > 0 && value < smallest) smallest = value;
    }
  }
  if (most < least) return { type: "linear", range: [0, 1] };
  if (edge !== undefined) [least, most] = [Math.min(least, edge), Math.max(most, edge)];
  if (least >= 0 && most / smallest > LOG_ABOVE) {
    const top = Math.ceil(Math.log10(most));
    return { type: "log", range: [Math.max(Math.floor(Math.log10(smallest)), top - DECADES), top] };
  }
  return { type: "linear", range: rounded(least, most) };
}

/**
 * Whole decades between two ticks of a log axis; null leaves a linear one to Plotly.
 * @param {Axis} axis
 */
export const decades = ({ type, range: [low, high] }) => (type === "log" ? Math.max(1, Math.ceil((high - low) / 4)) : null);
