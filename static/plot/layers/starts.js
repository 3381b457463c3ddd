// The runs of a race from its further starts: thin paths in each method's colour, each with a small ball, and a ring where it starts.

import { ring, stroke } from "../ink.js";
import { memo } from "../memo.js";
import { named } from "../quantities.js";

const NEAR = 6; // pixels between the pointer and a path that it means
const FAINT = { width: 1, alpha: 0.3 }; // the whole path
const STRONG = { width: 1.3, alpha: 0.7 }; // what has been walked
const ROOM = 20; // sides of the map: if the paths of all methods are longer together, the long ones are paler and thinner
const PALEST = 0.2; // times as strong as a path among few
const BALL = 2.8; // pixels: the radius of a ball
const SMALL = 3.6; // pixels: the radius of a ring
const MOST = 40_000; // points of paths that are drawn anew in each frame; of more only the balls move
const ALIKE = 0.35; // pixels: points of a path that are closer are drawn as one

/** @typedef {import("../window.js").Point} Point */
/** @typedef {{ start: Point, x: Float32Array, y: Float32Array, arrived: number | null }} FurtherRun */
/** @typedef {{ key: string, name: string, colour: string, runs: FurtherRun[] }} FurtherRuns  of a method */
/** @typedef {{ places?: Point[], further?: FurtherRuns[] | null }} Further  where a race starts besides, and its runs from there; null while they are not walked */
/** @typedef {Further & { surface: { axes: [string, string] } }} Started */
/** @typedef {import("../projection.js").Projection<Started>} Projection */

/**
 * The steps of a run that a picture can tell apart, rising, from the first to the last finite one.
 * @param {FurtherRun} run
 * @param {number} across  how far apart they are along x, at least, or
 * @param {number} up  along y
 */
export function bones({ x, y }, across, up) {
  const last = x.findLastIndex(Number.isFinite);
  const kept = [];
  for (let i = 0, [u, v] = [NaN, NaN]; i <= last; i += 1) {
    if (i < last && Math.abs(x[i] - u) < across && Math.abs(y[i] - v) < up) continue;
    [u, v] = [x[i], y[i]];
    kept.push(i);
  }
  return kept;
}

/**
 * How long a line is within the axes, in pixels.
 * @param {{ xs: Float32Array, ys: Float32Array }} line
 * @param {import("../chart.js").Axes} axes
 */
function lengthOf({ xs, ys }, { left, right, top, bottom }) {
  let all = 0;
  for (let i = 1; i < xs.length; i += 1) {
    const seen = xs[i] >= left && xs[i] <= right && ys[i] >= top && ys[i] <= bottom;
    const part = seen ? Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]) : 0;
    if (Number.isFinite(part)) all += Math.min(part, right - left + bottom - top);
  }
  return all;
}

/**
 * How strong the paths of each method are: the longer they are together, the paler, so that none hides the others.
 * @param {number[]} lengths  of all paths of each method, in sides of the map
 */
export const strengths = (lengths) => lengths.map((length) => Math.max(PALEST, Math.min(1, Math.sqrt(ROOM / (lengths.length * length)))));

/** The paths of all methods in pixels, with those of their steps that are drawn; and how strong they are, 0 to 1: the palest first, so that it lies below the others. `still`: they are too many to be drawn in each frame. */
const pathsOf = memo((/** @type {Projection} */ { race: { further }, axes }) => {
  const { toX, toY } = axes;
  const [across, up] = [ALIKE / Math.abs(toX(1) - toX(0)), ALIKE / Math.abs(toY(1) - toY(0))];
  let count = 0;
  const methods = (further ?? []).map(({ name, colour, runs }) => ({
    name, colour, paths: runs.map((run) => {
      const steps = bones(run, across, up);
      count += steps.length;
      return { run, steps, last: steps[steps.length - 1] ?? -1, xs: Float32Array.from(steps, (i) => toX(run.x[i])), ys: Float32Array.from(steps, (i) => toY(run.y[i])) };
    }),
  }));
  const found = strengths(methods.map(({ paths }) => paths.reduce((all, path) => all + lengthOf(path, axes), 0) / (axes.right - axes.left)));
  const placed = methods.map((method, i) => ({ ...method, strength: found[i] }));
  return { methods: placed.sort((a, b) => a.strength - b.strength), still: count > MOST };
});

/**
 * Where a run is at a step that may lie between two, in pixels; not a number where it is nowhere.
 * @param {FurtherRun} run
 * @param {number} last  of its points
 * @param {number} step
 * @param {import("../projection.js").ToPixels} axes
 */
function ballOf({ x, y }, last, step, { toX, toY }) {
  const at = Math.min(Math.floor(step), last);
  const part = at < last && Number.isFinite(x[at + 1]) ? step - at : 0;
  const [px, py] = [toX(x[at]), toY(y[at])];
  return part ? [px + part * (toX(x[at + 1]) - px), py + part * (toY(y[at + 1]) - py)] : [px, py];
}

/**
 * The place of the last of some rising steps that is not later than `step`.
 * @param {number[]} steps
 * @param {number} step
 */
export function lastBefore(steps, step) {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle] <= step) low = middle; else high = middle - 1;
  }
  return low;
}

/**
 * Adds a line to the path that is drawn next, from its first point to the one at `to`.
 * @param {import("../ink.js").Context} ctx
 * @param {Float32Array} xs
 * @param {Float32Array} ys
 * @param {number} to
 */
function add(ctx, xs, ys, to) {
  let pen = false;
  for (let i = 0; i <= to; i += 1) {
    const ok = Number.isFinite(xs[i] + ys[i]);
    if (ok && pen) ctx.lineTo(xs[i], ys[i]);
    else if (ok) ctx.moveTo(xs[i], ys[i]);
    pen = ok;
  }
}

/**
 * @param {string} colour
 * @param {{ width: number, alpha: number }} usual
 * @param {number} strength
 * @param {number} by
 */
const look = (colour, { width, alpha }, strength, by) => ({ colour, width: width * by * (0.5 + strength / 2), alpha: alpha * strength });

/**
 * @param {number} by  how many times as wide as usual the paths are
 * @returns {import("../projection.js").Layer<Started>}
 */
const drawn = (by) => ({
  still(ctx, projection) {
    for (const { colour, paths, strength } of pathsOf(projection).methods) {
      ctx.beginPath();
      for (const { xs, ys } of paths) add(ctx, xs, ys, xs.length - 1);
      stroke(ctx, look(colour, FAINT, strength, by));
    }
    const { race: { places = [] }, axes: { toX, toY }, colours: { ink, halo } } = projection;
    for (const [x, y] of places) ring(ctx, toX(x), toY(y), SMALL, { ink, halo, wide: 3, thin: 1.3 });
  },
  moving(ctx, projection, step) {
    const { methods, still } = pathsOf(projection);
    for (const { colour, paths, strength } of methods) {
      const balls = paths.map(({ run, last }) => ballOf(run, last, step, projection.axes));
      if (!still) {
        ctx.beginPath();
        paths.forEach(({ steps, xs, ys }, i) => {
          add(ctx, xs, ys, lastBefore(steps, step));
          if (Number.isFinite(balls[i][0] + balls[i][1])) ctx.lineTo(balls[i][0], balls[i][1]);
        });
        stroke(ctx, look(colour, STRONG, strength, by));
      }
      ctx.fillStyle = colour;
      ctx.beginPath();
      for (const [x, y] of balls) {
        if (!Number.isFinite(x + y)) continue;
        ctx.moveTo(x + BALL, y);
        ctx.arc(x, y, BALL, 0, 2 * Math.PI);
      }
      ctx.fill();
    }
  },
});

export const starts = drawn(1);

/** The same on the graph of f over one weight: the paths lie on the curve, and are wider than it. */
export const startsOnCurve = drawn(2.6);

/**
 * Whose path from a further start is at a place on the map, and where that starts; null where there is none.
 * @param {Projection} projection
 * @param {number} x
 * @param {number} y
 */
export function startTold(projection, x, y) {
  const { race: { surface: { axes } }, axes: { toX, toY } } = projection;
  const [px, py] = [toX(x), toY(y)];
  let [nearest, told] = [NEAR, ""];
  for (const { name, paths } of pathsOf(projection).methods) {
    for (const { run: { start }, xs, ys } of paths) {
      for (let i = 0; i < xs.length; i += 1) {
        const away = apart(px, py, xs, ys, i);
        if (away < nearest) [nearest, told] = [away, `${name} from ${named(axes, start).join(", ")}`];
      }
    }
  }
  return told || null;
}

/**
 * How far a pixel is from the part of a line that ends at its i-th point.
 * @param {number} px
 * @param {number} py
 * @param {Float32Array} xs
 * @param {Float32Array} ys
 * @param {number} i
 */
function apart(px, py, xs, ys, i) {
  const [bx, by] = [xs[i], ys[i]];
  const [ax, ay] = i ? [xs[i - 1], ys[i - 1]] : [bx, by];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = length ? Math.min(Math.max(((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length, 0), 1) : 0;
  return Math.hypot(ax + part * (bx - ax) - px, ay + part * (by - ay) - py);
}
