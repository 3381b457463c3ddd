// Which way each sample would have the weights go: faint arrows against its own slope, their mean, and that of the batch.

import { batchAt } from "../counting.js";
import { arrow, headOf, label, line, stroke } from "../ink.js";
import { slopesOf } from "../samples.js";
import { quantity } from "../quantities.js";
import { decimal, powerOf } from "../ticks.js";

/** @typedef {import("../ink.js").Context} Context */
/** @typedef {import("../window.js").Point} Point */
/** @typedef {import("../projection.js").Run} Run */
/**
 * What the arrows are drawn from.
 * @typedef {object} Sloped
 * @property {boolean} arrows  whether they are wanted
 * @property {(Run & { key: string, name: string })[]} methods
 * @property {string} looked  the key of the method whose point they start from, if it races; else the first
 * @property {number} steps
 * @property {import("../samples.js").Samples | null} samples
 * @property {import("../counting.js").Batches | null} batches
 * @property {import("../field.js").Surface} surface
 */

const REACH = 0.3; // of the map, that the longest arrows have at most
const LONGEST = 0.9; // the part of the arrows that are no longer than that: a few samples far out would make all others dots
const DIGITS = [5, 2, 1]; // what the scale is a multiple of, times a power of ten
const ASIDE = 9; // pixels by which the names of two means make room for each other
const FAINT = { width: 1, alpha: 0.4 };

/**
 * A round number at most this large.
 * @param {number} most
 */
export function roundBelow(most) {
  const power = powerOf(most);
  const digit = DIGITS.find((each) => decimal(each, power) <= most) ?? 1;
  return decimal(digit, power);
}

/**
 * The mean of a series over some places; over all where none are given.
 * @param {Float64Array} series
 * @param {Uint16Array | null} places
 */
function meanOf(series, places) {
  let sum = 0;
  if (!places) for (const one of series) sum += one;
  else for (const place of places) sum += series[place];
  return sum / (places ?? series).length;
}

/**
 * By how much slopes are multiplied to be arrows: so much that they are seen.
 * @param {Float64Array} across  their lengths on the screen, unscaled
 * @param {number} room  pixels
 */
function scaleOf(across, room) {
  const sorted = across.toSorted();
  const long = sorted[Math.floor(LONGEST * (sorted.length - 1))];
  return long > 0 && Number.isFinite(long) ? roundBelow((REACH * room) / long) : 0;
}

/** @type {import("../projection.js").Layer<Sloped>} */
export const slopes = {
  moving(ctx, { race, axes: { toX, toY, left, right, top }, colours: { ink, quiet, halo } }, step) {
    const { arrows, samples, surface, methods, batches, steps } = race;
    const program = surface.programs?.rest;
    const method = methods.find(({ key }) => key === race.looked) ?? methods[0];
    if (!arrows || !samples || !program || !method || surface.reshaped) return;
    const at = headOf({ xs: method.x, ys: method.y, last: method.x.findLastIndex(Number.isFinite) }, step);
    const [gx, gy] = slopesOf(program, samples.columns, at);
    const [px, py] = [toX(at[0]), toY(at[1])];
    const [sideways, upwards] = [toX(at[0] + 1) - px, toY(at[1] + 1) - py];
    const scale = scaleOf(Float64Array.from(gx, (slope, i) => Math.hypot(slope * sideways, gy[i] * upwards)), right - left);
    if (!scale) return;
    const tip = (/** @type {number} */ x, /** @type {number} */ y) => /** @type {Point} */ ([px - scale * x * sideways, py - scale * y * upwards]);
    ctx.beginPath();
    gx.forEach((slope, i) => {
      const [tx, ty] = tip(slope, gy[i]);
      if (!Number.isFinite(tx + ty)) return;
      ctx.moveTo(px, py);
      ctx.lineTo(tx, ty);
    });
    stroke(ctx, { colour: ink, ...FAINT });
    const whole = Math.floor(step);
    const batch = batches && whole < steps ? batchAt(batches, whole) : null;
    /** @type {(places: Uint16Array | null, colour: string, name: string, side: number) => void} */
    const mean = (places, colour, name, side) => {
      const [tx, ty] = tip(meanOf(gx, places), meanOf(gy, places));
      const length = Math.hypot(tx - px, ty - py);
      if (!(length > 2) || !Number.isFinite(length)) return;
      const [u, v] = [(tx - px) / length, (ty - py) / length];
      line(ctx, [px, tx - 6 * u], [py, ty - 6 * v], 0, 1);
      stroke(ctx, { colour, width: 2.6, halo });
      arrow(ctx, tx, ty, u, v, { colour, halo, size: 10 });
      label(ctx, name, tx + 10 * u, ty + 10 * v + ASIDE * side, { colour, halo, align: u < 0 ? "right" : "left" });
    };
    mean(null, ink, batch ? "all samples" : "mean", batch ? -1 : 0);
    if (batch) mean(batch, method.colour, "batch", 1);
    label(ctx, `${method.name}: −${quantity(scale)} × the gradient of each sample`, left + 10, top + 14, { colour: quiet, halo });
  },
};
