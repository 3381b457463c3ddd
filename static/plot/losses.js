// A landscape of losses, which comes as a grid over a window: as the surface that maps and the view in 3-D draw, and in words.

import { along, between, heights, valueAt } from "./field.js";
import { wornBy } from "./wear.js";
import { coloured } from "./ink.js";
import { inside } from "./window.js";
import { quantity } from "./quantities.js";

/** @import { LossPlane, NetworkMethod, NoPlane, PathOnPlane } from "../wire/messages.js" */
const ROUNDING = 1e-6; // of the colours' range: a grid comes with single precision

/** @typedef {Pick<LossPlane, "which" | "axes" | "window" | "loss" | "held_out" | "scale">} Gridded  what its surface is made from */

/**
 * The surface of a landscape. Between the points of its grid the loss changes evenly, outside the grid it is not known. It
 * stays the same surface, for maps, while its grid becomes finer or the other loss is shown.
 * @param {Gridded} plane
 * @param {boolean} held  whether it is the loss of what is held out
 * @param {import("../wire/messages.js").HeightScale} [scale]  another one than its own: that of several which are compared
 * @returns {import("./field.js").Drawable & { grid: import("./field.js").Grid }}
 */
export function lossSurface({ which, axes, window, loss, held_out: heldOut, scale: own }, held, scale = own) {
  const rows = held ? heldOut : loss;
  const height = heights(scale);
  const [x, y] = [along(window[0], rows[0].length), along(window[1], rows.length)];
  return {
    id: `${which} ${window}`, name: held ? "Held-out loss" : "Training loss", axes, domain: window, minima: [], columns: {}, scale, height, called: "loss",
    f: between(rows, window, NaN), grid: { x, y, z: rows.map((row) => Array.from(row, height)) },
  };
}

/**
 * A method's path over a landscape.
 * @param {NetworkMethod} method
 * @param {PathOnPlane} path
 * @param {boolean} held  whether its loss is that of what is held out
 * @param {number} most  the distance from the plane at which it is most worn
 * @param {import("../parts/theme.js").Colours} colours
 */
export const walker = (method, { x, y, loss, held_out: heldOut, away }, held, most, colours) => ({
  ...coloured(method, colours), x, y, value: held ? heldOut : loss, away, worn: wornBy(away, most),
  outcome: "", stopped: x.length - 1, events: [], ghost_x: null, ghost_y: null,
});

/**
 * The greatest distance from the plane that any path has where it is seen; 0 where there is none.
 * @param {Pick<PathOnPlane, "x" | "y" | "away">[]} paths
 * @param {import("./window.js").Window} window
 */
export const farthest = (paths, window) => paths.reduce((most, { x, y, away }) => away.reduce((far, one, i) => (one > far && inside(window, x[i], y[i]) ? one : far), most), 0);

/**
 * The lowest loss on any path; Infinity where none is known.
 * @param {{ value: Float64Array }[]} walkers
 */
export const lowest = (walkers) => walkers.reduce((least, { value }) => value.reduce((low, one) => (one < low ? one : low), least), Infinity);

/**
 * Which moment a step is, between two of them if it lies there; the first before all, the last after all.
 * @param {ArrayLike<number>} steps  those of the moments, in order
 * @param {number} step
 */
export function momentAt(steps, step) {
  let [low, high] = [0, steps.length - 1];
  if (!(step > steps[0])) return 0;
  if (step >= steps[high]) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle; else high = middle;
  }
  return low + (step - steps[low]) / (steps[high] - steps[low]);
}

/**
 * A series at a moment that may lie between two; no further than its last number.
 * @param {ArrayLike<number>} values
 * @param {number} moment
 */
export function valueOf(values, moment) {
  let last = values.length - 1;
  while (last > 0 && !Number.isFinite(values[last])) last -= 1;
  const at = Math.min(Math.floor(moment), last);
  const part = at < last ? moment - at : 0;
  return part ? values[at] + part * (values[at + 1] - values[at]) : values[at];
}

// --- in words ----------------------------------------------------------------------------------------------------------

const percent = (/** @type {number} */ share) => `${quantity(100 * share)}\u00a0%`;

/**
 * How much of the paths is in the plane, beside what chance would have there; "" where that is not asked.
 * @param {Pick<LossPlane, "explained" | "by_chance">} plane
 */
export function explainedWords({ explained, by_chance: chance }) {
  if (Number.isNaN(explained)) return "";
  const beside = Number.isNaN(chance) ? "" : ` A random walk of as many steps would have ${percent(chance)} there.`;
  return `These two directions hold ${percent(explained)} of the variance of the paths.${beside}`;
}

/**
 * How many points of the grid are lower than all around them, and by how much; "" where that is not counted.
 * @param {Pick<LossPlane, "minima" | "depth" | "loss">} plane
 */
export function minimaWords({ minima, depth, loss }) {
  if (minima === null) return "";
  const grid = `${loss.length} × ${loss[0].length} points`;
  if (minima === 0) return `None of the ${grid} is lower than all around it.`;
  return minima === 1 ? `1 of the ${grid} is lower than all around it, by ${quantity(depth)}.` : `${minima} of the ${grid} are lower than all around them, half of them by no more than ${quantity(depth)}.`;
}

/**
 * What of a landscape's heights has no colour of its own; "" where all have.
 * @param {import("./field.js").Drawable & { grid: import("./field.js").Grid }} surface
 */
export function cutWords({ grid: { z }, scale }) {
  const finite = z.flat().filter(Number.isFinite);
  const end = scale.high + ROUNDING * (scale.high - scale.low);
  const above = finite.filter((height) => height > end).length;
  if (!above) return "";
  return `All losses above ${quantity(valueAt(scale, scale.high))} have one colour (${percent(above / finite.length)} of the points).`;
}

/**
 * A few losses along the colours, from the lowest colour to the highest: where on them each lies, 0 to 1.
 * @param {Pick<import("./field.js").Scale, "kind" | "low" | "high" | "minimum" | "offset">} scale
 * @param {number} count
 */
export const colourTicks = (scale, count) => along([scale.low, scale.high], count).map((height, i) => ({ place: i / (count - 1), loss: valueAt(scale, height) }));

/**
 * What is known of a path at one of its moments.
 * @param {Pick<ReturnType<typeof walker>, "name" | "value" | "away">} walked
 * @param {ArrayLike<number>} steps
 * @param {number} moment  a whole one
 * @param {number} ground  the loss of the plane there
 */
export function pathWords({ name, value, away }, steps, moment, ground) {
  return [`${name} at step ${steps[moment].toLocaleString("en")}`, `loss ${quantity(value[moment])}; ${awayWords(away[moment])}`, `the plane has ${quantity(ground)} here`].join("\n");
}

/**
 * How far from the plane; "" where that is not known.
 * @param {number} away
 */
export function awayWords(away) {
  if (Number.isNaN(away)) return "";
  return away > 0 ? `${quantity(away)} away from the plane` : "in the plane";
}

/**
 * Where the head of a path is at a moment, in words.
 * @param {{ x: Float64Array, y: Float64Array, away: Float64Array }} path
 * @param {number} moment
 * @param {import("./window.js").Window} window  that is seen
 */
export function headWords({ x, y, away }, moment, window) {
  const last = away.findLastIndex(Number.isFinite);
  if (last < 0) return "broken off before its first moment";
  return [awayWords(valueOf(away, moment)), ...(inside(window, valueOf(x, moment), valueOf(y, moment)) ? [] : ["outside this window"]), ...(Math.floor(moment) > last ? ["broken off"] : [])].join(", ");
}

/**
 * Why a plane has no picture, in a sentence; "" where it has one.
 * @param {LossPlane | NoPlane} plane
 * @param {boolean} held  whether the loss of what is held out is to be shown
 */
export function missingWords(plane, held) {
  if (plane.kind === "no_plane") return plane.sentence;
  const known = (held ? plane.held_out : plane.loss).some((row) => row.some(Number.isFinite));
  return known ? "" : "The loss is too large to compute everywhere on this plane. Choose another plane, or lower the learning rates.";
}
