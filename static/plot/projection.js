// A race in the pixels of a map as it is now: what the layers are painted from.

import { memo } from "./memo.js";
import { inside } from "./window.js";

const DOTS_UP_TO = 60; // steps on screen: below this every step is a dot, because step length is the lesson

/** @typedef {import("./ink.js").Context} Context */
/** @typedef {Pick<import("./chart.js").Axes, "toX" | "toY">} ToPixels */
/** @typedef {import("./window.js").Run & import("./ink.js").Coloured} Run  that is drawn */
/** @typedef {Run & { outcome: string, stopped: number }} Method  that races, with what came of it and at which step */
/** @typedef {{ methods: Method[] }} Raced */

/**
 * A map at one moment. It is never changed: another moment has another one.
 * @template Race
 * @typedef {object} Projection
 * @property {Race} race  the message, with what the browser puts onto it
 * @property {import("./chart.js").Axes} axes
 * @property {import("./window.js").Window} window
 * @property {import("../parts/theme.js").Colours} colours  of the theme, by short name
 * @property {import("./ink.js").HostSize} size  of the map
 * @property {{ picture: CanvasImageSource, window: import("./window.js").Window } | null} [fine]  the ground in the pixels of the screen, where it is needed and there already
 * @property {{ window: import("./window.js").Window, scale: import("./field.js").Scale }} drawn  for which window the ground was drawn, in which scale
 */

/**
 * One layer of a map, and what it needs of a race. What does not move with the clock is painted into a canvas below that of what does.
 * @template Race
 * @typedef {object} Layer
 * @property {(ctx: Context, projection: Projection<Race>) => void} [still]  within the axes
 * @property {(ctx: Context, projection: Projection<Race>) => void} [over]  not cut off at the axes, above all that is still
 * @property {(ctx: Context, projection: Projection<Race>, step: number) => void} [moving]  within the axes
 * @property {(ctx: Context, projection: Projection<Race>, step: number) => void} [under]  moves too, below all that is still
 */

/**
 * Points { x, y } in pixels: { xs, ys }.
 * @param {{ x: ArrayLike<number>, y: ArrayLike<number> }} points
 * @param {ToPixels} axes
 */
export const pixels = ({ x, y }, { toX, toY }) => ({ xs: Float32Array.from(x, toX), ys: Float32Array.from(y, toY) });

/**
 * A run in pixels, with the place of its last finite point.
 * @template {import("./window.js").Run} Of
 * @param {Of} method
 * @param {ToPixels} axes
 */
export const run = (method, axes) => ({ method, ...pixels(method, axes), last: method.x.findLastIndex(Number.isFinite) });

/** The paths of all methods in pixels, in order, each with whether its steps are dots. */
export const pathsOf = memo((/** @type {Projection<Raced>} */ { race, axes, window }) => race.methods.map((method) => {
  const visible = method.x.reduce((count, u, i) => count + (inside(window, u, method.y[i]) ? 1 : 0), 0);
  return { ...run(method, axes), dots: visible < DOTS_UP_TO };
}));

/**
 * Paints within the axes.
 * @param {Context} ctx
 * @param {import("./chart.js").Axes} axes
 * @param {() => void} paint
 */
function clipped(ctx, { left, top, right, bottom }, paint) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  paint();
  ctx.restore();
}

/**
 * Paints the ground in the pixels of the screen, where it is there, and where its window lies now.
 * @template Race
 * @param {Context} ctx
 * @param {Projection<Race>} projection
 */
export function paintGround(ctx, { fine, axes }) {
  if (!fine) return;
  const { picture, window: [[x0, x1], [y0, y1]] } = fine;
  const { toX, toY } = axes;
  clipped(ctx, axes, () => ctx.drawImage(picture, toX(x0), toY(y1), toX(x1) - toX(x0), toY(y0) - toY(y1)));
}

/**
 * Paints what does not move of all layers, in order.
 * @template Race
 * @param {Layer<Race>[]} layers
 * @param {Context} ctx
 * @param {Projection<Race>} projection
 */
export function paintStill(layers, ctx, projection) {
  clipped(ctx, projection.axes, () => { for (const layer of layers) layer.still?.(ctx, projection); });
  for (const layer of layers) layer.over?.(ctx, projection);
}

/**
 * Paints what moves of all layers, in order, as it is at a step, which may lie between two.
 * @template Race
 * @param {Layer<Race>[]} layers
 * @param {Context} ctx
 * @param {Projection<Race>} projection
 * @param {number} step
 */
export function paintMoving(layers, ctx, projection, step) {
  clipped(ctx, projection.axes, () => { for (const layer of layers) layer.moving?.(ctx, projection, step); });
}

/**
 * Paints what moves below all that is still.
 * @template Race
 * @param {Layer<Race>[]} layers
 * @param {Context} ctx
 * @param {Projection<Race>} projection
 * @param {number} step
 */
export function paintUnder(layers, ctx, projection, step) {
  clipped(ctx, projection.axes, () => { for (const layer of layers) layer.under?.(ctx, projection, step); });
}
