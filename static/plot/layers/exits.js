// Where paths leave the window for good, or end because f or its gradient does: an arrow, and the step in words.

import { arrow, label } from "../ink.js";
import { pathsOf } from "../projection.js";
import { inside } from "../window.js";

const [LABEL, LINE] = [64, 14]; // pixels that a label takes
const SIDEWAYS = 70; // pixels from the right edge within which a label stands at the left of its arrow

/** @typedef {import("../chart.js").Axes} Axes */
/** @typedef {{ x: number, y: number }} Spot */

/**
 * A place for a label that no other of `labels` has taken: moved line by line towards the middle.
 * @param {Spot} spot
 * @param {Spot[]} labels
 * @param {Pick<Axes, "top" | "bottom">} axes
 */
export function spaced(spot, labels, { top, bottom }) {
  const line = spot.y < (top + bottom) / 2 ? LINE : -LINE;
  while (labels.some((other) => Math.abs(other.y - spot.y) < LINE && Math.abs(other.x - spot.x) < LABEL)) spot.y += line;
  labels.push(spot);
  return spot;
}

/**
 * Where the way from [x, y] along (dx, dy) meets the edge of the axes, but no farther than its end.
 * @param {number} x
 * @param {number} y
 * @param {number} dx
 * @param {number} dy
 * @param {Pick<Axes, "left" | "right" | "top" | "bottom">} axes
 */
export function atEdge(x, y, dx, dy, { left, right, top, bottom }) {
  /** @type {(from: number, step: number, low: number, high: number) => number} */
  const reach = (from, step, low, high) => (step > 0 ? (high - from) / step : step < 0 ? (low - from) / step : Infinity);
  const t = Math.min(reach(x, dx, left, right), reach(y, dy, top, bottom), 1);
  return [x + t * dx, y + t * dy];
}

/**
 * @param {import("../ink.js").Context} ctx
 * @param {ReturnType<typeof pathsOf>[number]} path
 * @param {import("../projection.js").Projection<import("../projection.js").Raced>} projection
 * @param {Spot[]} labels
 */
function drawExit(ctx, { method, xs, ys, last }, { axes, window, colours: { halo } }, labels) {
  if (last < 0) return;
  if (inside(window, method.x[last], method.y[last])) {
    if (method.outcome !== "undefined") return;
    const spot = spaced({ x: xs[last] - 12, y: ys[last] }, labels, axes);
    label(ctx, `ends at step ${method.stopped}`, spot.x, spot.y, { colour: method.colour, halo, align: "right" });
    return;
  }
  let out = last;
  while (out > 0 && !inside(window, method.x[out - 1], method.y[out - 1])) out -= 1;
  if (out === 0) return; // never in view
  const [dx, dy] = [xs[out] - xs[out - 1], ys[out] - ys[out - 1]];
  const [x, y] = atEdge(xs[out - 1], ys[out - 1], dx, dy, axes);
  arrow(ctx, x, y, dx, dy, { colour: method.colour, halo });
  const right = x > axes.right - SIDEWAYS;
  const spot = spaced({ x: x + (right ? -12 : 12), y: Math.min(Math.max(y, axes.top + 10), axes.bottom - 10) }, labels, axes);
  label(ctx, `step ${out}`, spot.x, spot.y, { colour: method.colour, halo, align: right ? "right" : "left" });
}

/** @type {import("../projection.js").Layer<import("../projection.js").Raced>} */
export const exits = {
  over(ctx, projection) {
    /** @type {Spot[]} */
    const labels = [];
    for (const path of pathsOf(projection)) drawExit(ctx, path, projection, labels);
  },
};
