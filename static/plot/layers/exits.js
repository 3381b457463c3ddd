// Where paths leave the window for good, or end because f or its gradient does: an arrow, and the step in words.

import { arrow, label } from "../ink.js";
import { pathsOf } from "../projection.js";
import { memo } from "../memo.js";
import { inside } from "../window.js";

const [LABEL, LINE] = [64, 14]; // pixels that a label takes
const CELL = 7; // pixels: the side of a cell in which paths are looked for
const COVERED = 2; // lines that a label moves rather than cover one cell
const RING = 10; // pixels: the radius of the ring at the start
const [WIDE, TALL] = [136, 74]; // pixels at the upper left where buttons stand
/** @type {CanvasTextAlign} */
const LEFTWARDS = "right"; // words end at their place,
/** @type {CanvasTextAlign} */
const RIGHTWARDS = "left"; // or begin there
const SIDEWAYS = 70; // pixels from the right edge within which a label stands at the left of its arrow

/** @typedef {import("../chart.js").Axes} Axes */
/** @typedef {{ x: number, y: number }} Spot */

/**
 * A place for a label that no other of `labels` has taken: line by line away from where it is asked for, first towards
 * the middle, and where it covers little of the paths. Where all are taken, the one that is asked for.
 * @param {Spot} spot
 * @param {Spot[]} labels
 * @param {Pick<Axes, "top" | "bottom">} axes
 * @param {(spot: Spot) => number} [covered]  how much of the paths would lie under it, in cells
 */
export function spaced({ x, y }, labels, { top, bottom }, covered = () => 0) {
  const line = y < (top + bottom) / 2 ? LINE : -LINE;
  const lines = Math.ceil((bottom - top) / LINE);
  const places = [0, ...Array.from({ length: 2 * lines }, (_, i) => (i % 2 ? -1 : 1) * (1 + Math.floor(i / 2)))].map((way) => ({ way, spot: { x, y: y + way * line } }));
  const free = places.filter(({ way, spot }) => (!way || (spot.y >= top && spot.y <= bottom)) && !labels.some((other) => Math.abs(other.y - spot.y) < LINE && Math.abs(other.x - x) < LABEL));
  const costs = free.map(({ way, spot }) => COVERED * covered(spot) + Math.abs(way));
  const { spot } = free[costs.indexOf(Math.min(...costs))] ?? places[0];
  labels.push(spot);
  return spot;
}

/**
 * How much of some paths lies within a box, in cells: of each cell it is known whether a path crosses it.
 * @param {{ xs: ArrayLike<number>, ys: ArrayLike<number> }[]} paths  in pixels
 * @param {Pick<Axes, "left" | "right" | "top" | "bottom">} axes
 * @returns {(left: number, right: number, top: number, bottom: number) => number}
 */
export function inkOf(paths, { left, right, top, bottom }) {
  const columns = Math.ceil((right - left) / CELL) + 1;
  const inked = new Uint8Array(columns * (Math.ceil((bottom - top) / CELL) + 1));
  for (const { xs, ys } of paths) {
    for (let i = 1; i < xs.length; i += 1) {
      const parts = Math.ceil(Math.max(Math.abs(xs[i] - xs[i - 1]), Math.abs(ys[i] - ys[i - 1])) / CELL) || 1;
      if (!(parts < columns * 2)) continue; // it is far out
      for (let part = 0; part <= parts; part += 1) {
        const [x, y] = [xs[i - 1] + (part / parts) * (xs[i] - xs[i - 1]), ys[i - 1] + (part / parts) * (ys[i] - ys[i - 1])];
        if (x >= left && x <= right && y >= top && y <= bottom) inked[Math.floor((y - top) / CELL) * columns + Math.floor((x - left) / CELL)] = 1;
      }
    }
  }
  return (x0, x1, y0, y1) => {
    let all = 0;
    for (let y = y0 + CELL / 2; y < y1; y += CELL) {
      for (let x = x0 + CELL / 2; x < x1; x += CELL) {
        if (x >= left && x <= right && y >= top && y <= bottom) all += inked[Math.floor((y - top) / CELL) * columns + Math.floor((x - left) / CELL)];
      }
    }
    return all;
  };
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
 * @param {() => ReturnType<typeof inkOf>} ink  of all paths
 */
function exitOf({ method, xs, ys, last }, { axes, window, size }, labels, ink) {
  /** @type {(x: number, y: number, align: CanvasTextAlign) => Spot} */
  const free = (x, y, align) => {
    const { y: roof } = uncovered({ x, y: axes.top + LINE / 2 }, axes, size.enlarged);
    const from = align === LEFTWARDS ? x - LABEL : x;
    return spaced({ x, y: Math.max(y, roof) }, labels, { top: roof, bottom: axes.bottom - LINE / 2 }, (spot) => ink()(from, from + LABEL, spot.y - LINE / 2, spot.y + LINE / 2));
  };
  if (last < 0) return null;
  if (inside(window, method.x[last], method.y[last])) {
    if (method.outcome !== "undefined") return null;
    return { method, text: `ends at step ${method.stopped}`, spot: free(xs[last] - 12, ys[last], LEFTWARDS), align: LEFTWARDS };
  }
  let out = last;
  while (out > 0 && !inside(window, method.x[out - 1], method.y[out - 1])) out -= 1;
  if (out === 0) return null; // never in view
  const [dx, dy] = [xs[out] - xs[out - 1], ys[out] - ys[out - 1]];
  const [x, y] = atEdge(xs[out - 1], ys[out - 1], dx, dy, axes);
  const right = x > axes.right - SIDEWAYS;
  const align = right ? LEFTWARDS : RIGHTWARDS;
  const spot = free(x + (right ? -12 : 12), Math.min(Math.max(y, axes.top + 10), axes.bottom - 10), align);
  return { method, text: `step ${out}`, spot, align, head: { x, y, dx, dy } };
}

/** @typedef {import("../projection.js").Raced & { start: import("../window.js").Point }} Started */

/**
 * The ring at the start, as a line through the cells that it takes.
 * @param {import("../projection.js").Projection<Started>} projection
 */
function ringOf({ race: { start: [u, v] }, axes: { toX, toY }, size: { enlarged } }) {
  const [x, y, reach] = [toX(u), toY(v), RING * enlarged];
  return { xs: [x - reach, x + reach, x - reach, x + reach, x - reach, x + reach], ys: [y - reach, y - reach, y, y, y + reach, y + reach] };
}

/** How all paths leave the window, those that do. */
const exitsOf = memo((/** @type {import("../projection.js").Projection<Started>} */ projection) => {
  /** @type {Spot[]} */
  const labels = [];
  const paths = pathsOf(projection);
  /** @type {ReturnType<typeof inkOf> | null} */
  let found = null;
  const ink = () => (found ??= inkOf([...paths, ringOf(projection)], projection.axes)); // only where a path leaves
  return paths.flatMap((path) => exitOf(path, projection, labels, ink) ?? []);
});

/**
 * The words stand above every path.
 * @type {import("../projection.js").Layer<Started>}
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
