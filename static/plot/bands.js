// A small landscape on a canvas: bands of colour with lines of equal height between them, as on the map, without its axes.

import { along, bandSize } from "./field.js";
import { segments } from "./isolines.js";
import { shade, shades } from "./tinted.js";

/** @import { Grid, Scale } from "./field.js" */
/** @import { Context } from "./ink.js" */

/**
 * The bands in the pixels of a square, in RGBA; transparent where there is no height.
 * @param {number[][]} z  heights, from the lowest row
 * @param {number} side  pixels
 * @param {Pick<Scale, "low" | "high">} scale
 * @param {string[]} ramp  colours from low to high
 */
export function banded(z, side, scale, ramp) {
  const pixels = new Uint8ClampedArray(4 * side * side);
  const size = bandSize(scale);
  const count = Math.round((scale.high - scale.low) / size) || 1;
  const shaded = shades(ramp);
  const tones = Array.from({ length: count }, (_, k) => shade(shaded, (k + 0.5) / count));
  const [right, top] = [z[0].length - 1, z.length - 1];
  const places = (/** @type {number} */ last) => Array.from({ length: side }, (_, pixel) => {
    const at = ((pixel + 0.5) / side) * last;
    const before = Math.min(Math.floor(at), Math.max(last - 1, 0));
    return { before, after: Math.min(before + 1, last), part: at - before };
  });
  const [columns, rows] = [places(right), places(top).reverse()];
  for (let j = 0, at = 0; j < side; j += 1) {
    const { before: below, after: above, part: up } = rows[j];
    for (let i = 0; i < side; i += 1, at += 4) {
      const { before, after, part } = columns[i];
      const height = (1 - up) * ((1 - part) * z[below][before] + part * z[below][after]) + up * ((1 - part) * z[above][before] + part * z[above][after]);
      if (Number.isNaN(height)) continue;
      const tone = tones[Math.min(Math.max(Math.floor((height - scale.low) / size), 0), count - 1)];
      [pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]] = [...tone, 255];
    }
  }
  return pixels;
}

/**
 * Draws a landscape in a square.
 * @param {Context} ctx
 * @param {Grid} grid
 * @param {object} look
 * @param {Pick<Scale, "low" | "high">} look.scale
 * @param {string[]} look.ramp
 * @param {string} look.contour  the colour of the lines
 * @param {number} look.side  of the square, in CSS pixels
 */
export function drawBands(ctx, { z }, { scale, ramp, contour, side }) {
  const whole = ctx.canvas.width;
  ctx.putImageData(new ImageData(banded(z, whole, scale, ramp), whole, whole), 0, 0);
  const [x, y] = [along([0, side], z[0].length), along([side, 0], z.length)];
  const size = bandSize(scale);
  const levels = [];
  for (let level = scale.low + size; level < scale.high; level += size) levels.push(level);
  ctx.beginPath();
  for (const [x0, y0, x1, y1] of segments({ x, y, z }, levels)) { ctx.moveTo(x0, y0); ctx.lineTo(x1, y1); }
  ctx.lineWidth = 0.6;
  ctx.strokeStyle = contour;
  ctx.stroke();
}
