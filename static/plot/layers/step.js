// One step taken apart: the path that leads to it, the arrows of its parts and the boxes of what bounds it, and its two ends.

import { arrow, line, marker, stroke } from "../ink.js";
import { pathsOf } from "../projection.js";
import { cornersAt, ends, finite, partsAt } from "../step.js";

/** @typedef {import("../ink.js").Context} Context */
/** @typedef {import("../projection.js").ToPixels} ToPixels */
/** @typedef {import("../step.js").Sized} Sized */
/** @typedef {import("../projection.js").Raced & { parts: import("../../wire/messages.js").StepPart[], corners?: ArrayLike<number>[] }} Taken  apart */

/**
 * @param {Context} ctx
 * @param {ToPixels} axes
 * @param {Sized} part
 */
function drawBounds(ctx, { toX, toY }, { at: [x, y], pair: [half, tall], factor, colour, shape }) {
  if (!finite(x, y, half, tall)) return;
  const [left, right] = [toX(x - factor * half), toX(x + factor * half)];
  const [bottom, top] = [toY(y - factor * tall), toY(y + factor * tall)];
  ctx.beginPath();
  if (shape === "box") ctx.rect(left, top, right - left, bottom - top);
  else ctx.ellipse(toX(x), toY(y), (right - left) / 2, (bottom - top) / 2, 0, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.globalAlpha = 0.1;
  ctx.fill();
  stroke(ctx, { colour, width: 1.5, dash: [5, 3] });
}

/**
 * @param {Context} ctx
 * @param {ToPixels} axes
 * @param {Sized} part
 * @param {{ width: number, halo: string }} look
 */
function drawArrow(ctx, { toX, toY }, { at: [x, y], pair: [dx, dy], factor, colour }, { width, halo }) {
  if (!finite(x, y, dx, dy)) return;
  const [x0, y0, x1, y1] = [toX(x), toY(y), toX(x + factor * dx), toY(y + factor * dy)];
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 1) return;
  const head = Math.min(4 + 2 * width, length);
  const part = (length - 0.8 * head) / length;
  line(ctx, [x0, x0 + part * (x1 - x0)], [y0, y0 + part * (y1 - y0)], 0, 1);
  stroke(ctx, { colour, width, halo });
  arrow(ctx, x1, y1, x1 - x0, y1 - y0, { colour, halo, size: head });
}

/**
 * The path up to the step, and a dot for every step that was taken.
 * @param {Context} ctx
 * @param {ReturnType<typeof pathsOf>[number]} path
 * @param {number} step
 */
export function drawPath(ctx, { method, xs, ys, last }, step) {
  line(ctx, xs, ys, 0, Math.min(step - 1, last));
  stroke(ctx, { colour: method.colour, width: 1.5, alpha: 0.55 });
  ctx.fillStyle = method.colour;
  for (let i = 0; i <= last; i += 1) {
    ctx.beginPath();
    ctx.arc(xs[i], ys[i], 2, 0, 2 * Math.PI);
    ctx.fill();
  }
}

/**
 * The triangle of a method that keeps three points: dashed before the step, and filled after it.
 * @param {Context} ctx
 * @param {import("../projection.js").Projection<Taken>} projection
 * @param {number} step
 */
function drawTriangles(ctx, { race, axes: { toX, toY }, colours: { ink, halo } }, step) {
  const [{ colour }] = race.methods;
  for (const at of [step - 1, step]) {
    const points = cornersAt(race, at);
    if (!points.length) continue;
    const [xs, ys] = [points.map(([x]) => toX(x)), points.map(([, y]) => toY(y))];
    line(ctx, [...xs, xs[0]], [...ys, ys[0]], 0, 3);
    if (at === step) {
      ctx.fillStyle = colour;
      ctx.globalAlpha = 0.22;
      ctx.fill();
      ctx.globalAlpha = 1;
    }
    stroke(ctx, { colour: at === step ? colour : ink, width: at === step ? 2 : 1.6, dash: at === step ? [] : [5, 4], halo });
    xs.forEach((x, i) => marker(ctx, "circle", x, ys[i], 3, { fill: at === step ? colour : halo, rim: ink, rimWidth: 1 }));
  }
}

/**
 * Bounds below, then the step itself, then its other parts, the longest first so that none hides behind another.
 * @type {import("../projection.js").Layer<Taken>}
 */
export const step = {
  moving(ctx, projection, at) {
    const { axes, colours: { halo, ink } } = projection;
    const { toX, toY } = axes;
    const [path] = pathsOf(projection);
    drawPath(ctx, path, at);
    const parts = partsAt(projection, at);
    drawTriangles(ctx, projection, at);
    for (const part of parts.filter(({ shape }) => shape !== "arrow")) drawBounds(ctx, axes, part);
    for (const part of parts.filter((each) => each.part === "step")) drawArrow(ctx, axes, part, { width: 7, halo });
    const length = (/** @type {Sized} */ { pair: [dx, dy], factor }) => factor * Math.hypot(dx, dy);
    const terms = parts.filter(({ shape, part }) => shape === "arrow" && part !== "step").sort((a, b) => length(b) - length(a));
    for (const part of terms) drawArrow(ctx, axes, part, { width: 2.5, halo });
    const [[ax, ay], [bx, by]] = ends(projection.race, at);
    for (const { at: [x, y] } of parts) {
      if (finite(x, y) && (x !== ax || y !== ay)) marker(ctx, "diamond", toX(x), toY(y), 4, { fill: halo, rim: ink });
    }
    if (finite(ax, ay)) marker(ctx, "circle", toX(ax), toY(ay), 5, { fill: halo, rim: ink, rimWidth: 2 });
    if (finite(bx, by)) marker(ctx, path.method.marker, toX(bx), toY(by), 5.5, { fill: path.method.colour, rim: halo });
  },
};

/**
 * The step whose end is nearest to a point of the map.
 * @param {import("../projection.js").Projection<import("../projection.js").Raced>} projection
 * @param {number} x
 * @param {number} y
 */
export function nearest(projection, x, y) {
  const [{ xs, ys, last }] = pathsOf(projection);
  const { toX, toY } = projection.axes;
  let [best, least] = [1, Infinity];
  for (let i = 1; i <= last; i += 1) {
    const away = Math.hypot(xs[i] - toX(x), ys[i] - toY(y));
    if (away < least) [best, least] = [i, away];
  }
  return best;
}
