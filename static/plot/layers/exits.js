// Where paths leave the window for good, or end because f or its gradient does: an arrow, and the step in words.

import { arrow, label } from "../ink.js";
import { pathsOf } from "../projection.js";
import { memo } from "../memo.js";
import { inside } from "../window.js";

const [LABEL, LINE] = [64, 14]; // pixels that a label takes
const [WIDE, TALL] = [136, 74]; // pixels at the upper left where buttons stand
/** @type {CanvasTextAlign} */
const LEFTWARDS = "right"; // words end at their place,
/** @type {CanvasTextAlign} */
const RIGHTWARDS = "left"; // or begin there
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
 * A place for a label that is not under the buttons of the map.
 * @param {Spot} spot
 * @param {Pick<Axes, "left" | "top">} axes
 * @param {number} by  how much larger than usual all is drawn
 */
export const uncovered = ({ x, y }, { left, top }, by) => ({ x, y: x < left + WIDE * by && y < top + TALL * by ? top + TALL * by : y });

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
 * How a path leaves the window: the arrow at the edge, if it goes on beyond it, and what is written beside; null where it stays.
 * @param {ReturnType<typeof pathsOf>[number]} path
 * @param {import("../projection.js").Projection<import("../projection.js").Raced>} projection
 * @param {Spot[]} labels  that stand already
 */
function exitOf({ method, xs, ys, last }, { axes, window, size }, labels) {
  /** @type {(x: number, y: number) => Spot} */
  const free = (x, y) => spaced(uncovered({ x, y }, axes, size.enlarged), labels, axes);
  if (last < 0) return null;
  if (inside(window, method.x[last], method.y[last])) {
    if (method.outcome !== "undefined") return null;
    return { method, text: `ends at step ${method.stopped}`, spot: free(xs[last] - 12, ys[last]), align: LEFTWARDS };
  }
  let out = last;
  while (out > 0 && !inside(window, method.x[out - 1], method.y[out - 1])) out -= 1;
  if (out === 0) return null; // never in view
  const [dx, dy] = [xs[out] - xs[out - 1], ys[out] - ys[out - 1]];
  const [x, y] = atEdge(xs[out - 1], ys[out - 1], dx, dy, axes);
  const right = x > axes.right - SIDEWAYS;
  const spot = free(x + (right ? -12 : 12), Math.min(Math.max(y, axes.top + 10), axes.bottom - 10));
  return { method, text: `step ${out}`, spot, align: right ? LEFTWARDS : RIGHTWARDS, head: { x, y, dx, dy } };
}

/** How all paths leave the window, those that do. */
const exitsOf = memo((/** @type {import("../projection.js").Projection<import("../projection.js").Raced>} */ projection) => {
  /** @type {Spot[]} */
  const labels = [];
  return pathsOf(projection).flatMap((path) => exitOf(path, projection, labels) ?? []);
});

/**
 * The words stand above every path.
 * @type {import("../projection.js").Layer<import("../projection.js").Raced>}
 */
export const exits = {
  over(ctx, projection) {
    const { halo } = projection.colours;
    for (const { head, method: { colour } } of exitsOf(projection)) if (head) arrow(ctx, head.x, head.y, head.dx, head.dy, { colour, halo });
  },
  moving(ctx, projection) {
    const { halo } = projection.colours;
    for (const { text, spot, align, method: { colour } } of exitsOf(projection)) label(ctx, text, spot.x, spot.y, { colour, halo, align });
  },
};
