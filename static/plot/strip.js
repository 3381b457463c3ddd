// A strip: a row for each layer, a column for each moment, the larger a number the darker its field.

/** @import { Axis } from "./axis.js" */
/** @import { Context } from "./ink.js" */
/** @import { Colours } from "../parts/theme.js" */

const [LEAST, MOST] = [0.03, 0.95]; // how much ink there is in the smallest number of the scale, and in the largest

/**
 * How much ink a number has on a scale; none where it is not a number.
 * @param {Axis} axis
 * @returns {(value: number) => number}
 */
export function inked({ type, range: [low, high] }) {
  return (value) => {
    const at = type === "log" ? Math.log10(value) : value;
    if (Number.isNaN(at)) return 0;
    return LEAST + (MOST - LEAST) * Math.min(Math.max((at - low) / (high - low), 0), 1);
  };
}

/**
 * @param {Context} ctx
 * @param {{ width: number, height: number }} size
 * @param {{ rows: Float64Array[], steps: Float64Array, whole: number }} told  a number of each layer at each of some steps, of `whole` steps in all
 * @param {Axis} axis
 * @param {Colours} colours
 */
export function strip(ctx, { width, height }, { rows, steps, whole }, axis, colours) {
  const ink = inked(axis);
  const tall = height / rows.length;
  const x = (/** @type {number} */ at) => columnAt(steps, at, whole, width);
  ctx.fillStyle = colours.ink;
  rows.forEach((row, j) => row.forEach((value, i) => {
    ctx.globalAlpha = ink(value);
    ctx.fillRect(x(i), j * tall, x(i + 1) - x(i), tall - 1);
  }));
  ctx.globalAlpha = 1;
}

/**
 * Where the field of a moment begins, on whole pixels: half-way from the moment before.
 * @param {Float64Array} steps
 * @param {number} at  place of the moment
 * @param {number} whole
 * @param {number} width
 */
function columnAt(steps, at, whole, width) {
  if (at <= 0) return 0;
  const last = steps.length - 1;
  const apart = last ? steps[last] - steps[last - 1] : whole;
  const step = at > last ? Math.min(steps[last] + apart / 2, whole) : (steps[at - 1] + steps[at]) / 2;
  return Math.round((width * step) / whole);
}

/**
 * The line at the clock.
 * @param {Context} ctx
 * @param {{ width: number, height: number }} size
 * @param {{ whole: number }} told
 * @param {number} step
 * @param {Colours} colours
 */
export function cursor(ctx, { width, height }, { whole }, step, colours) {
  for (const [colour, wide] of /** @type {const} */ ([[colours.halo, 4], [colours.ink, 2]])) {
    ctx.fillStyle = colour;
    ctx.fillRect(Math.min(Math.max((width * step) / whole, wide / 2), width - wide / 2) - wide / 2, 0, wide, height);
  }
}
