// A race in the pixels of a map as it is now: what the layers are painted from.

import { memo } from "./memo.js";
import { inside } from "./window.js";

const DOTS_UP_TO = 60; // steps on screen: below this every step is a dot, because step length is the lesson

/**
 * A map at one moment. It is never changed: another moment has another one.
 * @typedef {object} Projection
 * @property {any} race  the message, with the colour of each method in the theme
 * @property {import("./chart.js").Axes} axes
 * @property {import("./window.js").Window} window
 * @property {any} colours  of the theme, by short name
 * @property {{ width: number, height: number, enlarged: number }} size  of the map, in CSS pixels
 * @property {{ window: import("./window.js").Window, scale: any }} drawn  for which window the ground was drawn, in which scale
 */

/**
 * One layer of a map. What does not move with the clock is painted into a canvas below that of what does.
 * @typedef {object} Layer
 * @property {(ctx: CanvasRenderingContext2D, projection: Projection) => void} [still]  within the axes
 * @property {(ctx: CanvasRenderingContext2D, projection: Projection) => void} [over]  not cut off at the axes, above all that is still
 * @property {(ctx: CanvasRenderingContext2D, projection: Projection, step: number) => void} [moving]  within the axes
 */

/** Points { x, y } in pixels: { xs, ys }. */
export const pixels = ({ x, y }, { toX, toY }) => ({ xs: Float32Array.from(x, toX), ys: Float32Array.from(y, toY) });

/** A run { x, y } in pixels, with the place of its last finite point. */
export const run = (method, axes) => ({ method, ...pixels(method, axes), last: method.x.findLastIndex(Number.isFinite) });

/** The paths of all methods in pixels, in order, each with whether its steps are dots. */
export const pathsOf = memo((/** @type {Projection} */ { race, axes, window }) => race.methods.map((method) => {
  const visible = method.x.reduce((count, u, i) => count + (inside(window, u, method.y[i]) ? 1 : 0), 0);
  return { ...run(method, axes), dots: visible < DOTS_UP_TO };
}));

function clipped(ctx, { left, top, right, bottom }, paint) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  paint();
  ctx.restore();
}

/**
 * Paints what does not move of all layers, in order.
 * @param {Layer[]} layers
 * @param {CanvasRenderingContext2D} ctx
 * @param {Projection} projection
 */
export function paintStill(layers, ctx, projection) {
  clipped(ctx, projection.axes, () => { for (const layer of layers) layer.still?.(ctx, projection); });
  for (const layer of layers) layer.over?.(ctx, projection);
}

/**
 * Paints what moves of all layers, in order, as it is at a step, which may lie between two.
 * @param {Layer[]} layers
 * @param {CanvasRenderingContext2D} ctx
 * @param {Projection} projection
 * @param {number} step
 */
export function paintMoving(layers, ctx, projection, step) {
  clipped(ctx, projection.axes, () => { for (const layer of layers) layer.moving?.(ctx, projection, step); });
}
