// The runs of a race from its further starts: thin paths in each method's colour, each with a small ball, and a ring where it starts.

import { headOf, line, ring, stroke } from "../ink.js";
import { memo } from "../memo.js";
import { pixels } from "../projection.js";
import { named } from "../quantities.js";

const NEAR = 6; // pixels between the pointer and a path that it means
const FAINT = { width: 1, alpha: 0.3 }; // the whole path
const STRONG = { width: 1.3, alpha: 0.7 }; // what has been walked
const CROWD = 60; // more paths than this are drawn fainter
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
 * A path in pixels with the steps that a screen can tell apart: `kept`, rising, from the first to the last finite one.
 * @param {{ xs: Float32Array, ys: Float32Array, last: number }} path
 */
function bones({ xs, ys, last }) {
  const kept = [];
  for (let i = 0, [x, y] = [NaN, NaN]; i <= last; i += 1) {
    if (i < last && Math.abs(xs[i] - x) < ALIKE && Math.abs(ys[i] - y) < ALIKE) continue;
    [x, y] = [xs[i], ys[i]];
    kept.push(i);
  }
  return { steps: Uint32Array.from(kept), xs: Float32Array.from(kept, (i) => xs[i]), ys: Float32Array.from(kept, (i) => ys[i]) };
}

const pathsOf = memo((/** @type {Projection} */ { race: { further }, axes }) => {
  const paths = (further ?? []).flatMap(({ name, colour, runs }) => runs.map((each) => {
    const path = { ...pixels(each, axes), last: each.x.findLastIndex(Number.isFinite) };
    return { ...path, name, colour, start: each.start, bones: bones(path) };
  }));
  return { paths, still: paths.reduce((count, path) => count + path.bones.steps.length, 0) > MOST };
});

/**
 * The place of the last of some rising steps that is not later than `step`.
 * @param {Uint32Array} steps
 * @param {number} step
 */
function lastBefore(steps, step) {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle] <= step) low = middle; else high = middle - 1;
  }
  return low;
}

/** @type {import("../projection.js").Layer<Started>} */
export const starts = {
  still(ctx, projection) {
    const { paths } = pathsOf(projection);
    for (const { bones: { xs, ys }, colour } of paths) {
      line(ctx, xs, ys, 0, xs.length - 1);
      stroke(ctx, { colour, ...FAINT, alpha: paths.length > CROWD ? FAINT.alpha / 2 : FAINT.alpha });
    }
    const { race: { places = [] }, axes: { toX, toY }, colours: { ink, halo } } = projection;
    for (const [x, y] of places) ring(ctx, toX(x), toY(y), SMALL, { ink, halo, wide: 3, thin: 1.3 });
  },
  moving(ctx, projection, step) {
    const { paths, still } = pathsOf(projection);
    for (const { bones: { steps, xs, ys }, colour, ...path } of paths) {
      const head = headOf(path, step);
      if (!still) {
        line(ctx, xs, ys, 0, lastBefore(steps, step));
        ctx.lineTo(...head);
        stroke(ctx, { colour, ...STRONG, alpha: paths.length > CROWD ? STRONG.alpha / 2 : STRONG.alpha });
      }
      if (!Number.isFinite(head[0] + head[1])) continue;
      ctx.fillStyle = colour;
      ctx.beginPath();
      ctx.arc(...head, BALL, 0, 2 * Math.PI);
      ctx.fill();
    }
  },
};

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
  for (const { name, start, bones: { xs, ys } } of pathsOf(projection).paths) {
    for (let i = 0; i < xs.length; i += 1) {
      const away = apart(px, py, xs, ys, i);
      if (away < nearest) [nearest, told] = [away, `${name} from ${named(axes, start).join(", ")}`];
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
