// What a network has learned, on a canvas: the shade of its probabilities over both inputs with the line between the classes,
// its curve over the one input, or which classes it takes for which. The samples lie on a canvas above, which rests.

import { SIGNS } from "./samples.js";
import { enlarged, label, line, marker, stroke } from "./ink.js";
import { joined, segments } from "./isolines.js";
import { toneOf } from "./raster.js";
import { evenTicks } from "./ticks.js";
import { FONT } from "../parts/theme.js";

/** @import { Context } from "./ink.js" */
/** @import { Colours } from "../parts/theme.js" */
/** @import { Window } from "./window.js" */
/** @import { NetworkSamples, Networks } from "../wire/messages.js" */
/** @typedef {{ window: Window, classes: readonly string[], side: number, colour: string }} Place  of a picture: `side` in pixels, the colour of its method */
/** @typedef {(ctx: Context, picture: Float32Array[], place: Place, colours: Colours) => void} Painter */

const SHADE = 0.62; // how much of a class's colour is in its shade: the samples are of the whole colour
const BORDER = 0.5; // the probability at which one class ends and the other begins
const DOT = { small: 1.1, large: 3.4, most: 0.0105 }; // pixels of a sample's radius; `most` is a share of the side
const RIM = { most: 0.7, part: 0.35 }; // pixels of the rim around a sample; `part` of its radius where that is less
const AXIS = { least: 140, spaces: 4, mark: 4, text: 11, corner: 26 }; // pixels: less wide than `least`, a picture has no room for axes; a name has its corner
const FAINT = 0.06; // of the cells of a confusion: below that none has its number

/**
 * Points of a side as pixels, from end to end.
 * @param {number} count
 * @param {number} side
 */
const spread = (count, side) => Float64Array.from({ length: count }, (_, i) => (side * i) / (count - 1));

/**
 * From inputs to pixels.
 * @param {Place} place
 */
const scales = ({ window: [[x0, x1], [y0, y1]], side }) => ({
  toX: (/** @type {number} */ x) => (side * (x - x0)) / (x1 - x0),
  toY: (/** @type {number} */ y) => (side * (y1 - y)) / (y1 - y0),
});

/** @type {WeakMap<Context, HTMLCanvasElement>} a canvas as fine as the picture, which the browser enlarges smoothly */
const sheets = new WeakMap();

/**
 * @param {Context} ctx
 * @param {number} width
 * @param {number} height
 */
function sheetFor(ctx, width, height) {
  const sheet = sheets.get(ctx) ?? document.createElement("canvas");
  sheets.set(ctx, sheet);
  if (sheet.width !== width || sheet.height !== height) Object.assign(sheet, { width, height });
  return sheet;
}

/**
 * The tones of probabilities, highest row first: from the first class's colour through the page's to the second's.
 * @param {Float32Array[]} rows  from the lowest second input
 * @param {Pick<Colours, "sample" | "other" | "page">} colours  each written #rrggbb
 */
export function shades(rows, { sample, other, page }) {
  const [first, second, middle] = [sample, other, page].map(toneOf);
  const width = rows[0].length;
  const pixels = new Uint8ClampedArray(4 * width * rows.length);
  let at = 0;
  for (let j = rows.length - 1; j >= 0; j -= 1) {
    for (let i = 0; i < width; i += 1, at += 4) {
      const p = rows[j][i];
      if (Number.isNaN(p)) continue; // nothing is drawn where there is no number
      const tone = p < BORDER ? first : second;
      const part = SHADE * Math.abs(p - BORDER) / BORDER;
      for (let c = 0; c < 3; c += 1) pixels[at + c] = middle[c] + part * (tone[c] - middle[c]);
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/** @type {Painter} */
function plane(ctx, rows, place, colours) {
  const { side } = place;
  const sheet = sheetFor(ctx, rows[0].length, rows.length);
  const pixels = shades(rows, colours);
  /** @type {Context} */ (sheet.getContext("2d")).putImageData(new ImageData(pixels, sheet.width, sheet.height), 0, 0);
  ctx.imageSmoothingEnabled = true;
  ctx.drawImage(sheet, 0.5, 0.5, sheet.width - 1, sheet.height - 1, 0, 0, side, side); // from the middle of a pixel to that of another
  const [x, y] = [spread(rows[0].length, side), spread(rows.length, side).reverse()];
  for (const points of joined(segments({ x: [...x], y: [...y], z: rows.map((row) => [...row]) }, [BORDER]))) {
    line(ctx, points.map(([px]) => px), points.map(([, py]) => py), 0, points.length - 1);
    stroke(ctx, { colour: colours.ink, width: 1.6, halo: colours.halo });
  }
}

/** @type {Painter} */
function curve(ctx, [values], place, colours) {
  const { toY } = scales(place);
  line(ctx, spread(values.length, place.side), values.map(toY), 0, values.length - 1);
  stroke(ctx, { colour: place.colour, width: 2.5, halo: colours.halo });
}

/** @type {Painter} */
function confusion(ctx, rows, { classes, side }, colours) {
  const by = enlarged(ctx);
  const edge = 22 * by;
  const cell = (side - edge - 2) / rows.length;
  Object.assign(ctx, { font: `${Math.min(12 * by, 0.62 * cell)}px ${FONT}`, textAlign: "center", textBaseline: "middle" });
  rows.forEach((row, j) => {
    const all = row.reduce((sum, count) => sum + count, 0);
    const y = j * cell;
    ctx.fillStyle = colours.quiet;
    ctx.fillText(classes[j], edge / 2, y + cell / 2);
    ctx.fillText(classes[j], edge + (j + 0.5) * cell, side - edge / 2);
    row.forEach((count, i) => {
      const share = all ? count / all : 0;
      const x = edge + i * cell;
      ctx.fillStyle = i === j ? colours.sample : colours.other;
      ctx.globalAlpha = share;
      ctx.fillRect(x, y, cell, cell);
      ctx.globalAlpha = 1;
      if (share < FAINT) return;
      ctx.fillStyle = colours.ink;
      ctx.fillText(String(Math.round(100 * share)), x + cell / 2, y + cell / 2);
    });
  });
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = 0.5;
  for (let i = 0; i <= rows.length; i += 1) {
    ctx.strokeRect(edge + i * cell, 0, 0, rows.length * cell);
    ctx.strokeRect(edge, i * cell, rows.length * cell, 0);
  }
}

/** @type {Record<Networks["picture"], Painter>} */
export const LEARNED = { plane, curve, confusion };

/** @type {Record<Networks["picture"], [across: string, up: string]>} what is drawn along the sides */
const NAMES = { plane: ["x₁", "x₂"], curve: ["x", "y"], confusion: ["", ""] };

/**
 * The axes of a picture, inside its edges: a few round numbers, and at the ends what they are of.
 * @param {Context} ctx
 * @param {Networks["picture"]} picture
 * @param {Place} place
 * @param {Pick<Colours, "quiet" | "halo">} colours
 */
export function axes(ctx, picture, place, { quiet, halo }) {
  const by = enlarged(ctx);
  const { window: [x, y], side } = place;
  if (side < AXIS.least * by) return;
  const { toX, toY } = scales(place);
  const [mark, text, corner] = [AXIS.mark, AXIS.text, AXIS.corner].map((pixels) => pixels * by);
  const free = (/** @type {number} */ at) => at > corner && at < side - corner;
  const ticks = (/** @type {import("./window.js").Ends} */ ends, /** @type {(value: number) => number} */ toPixel) => evenTicks(...ends, AXIS.spaces).map((tick) => ({ ...tick, at: toPixel(tick.at) })).filter(({ at }) => free(at));
  const [across, up] = NAMES[picture];
  ctx.fillStyle = quiet;
  for (const { at } of ticks(x, toX)) ctx.fillRect(at, side - mark, by, mark);
  for (const { at } of ticks(y, toY)) ctx.fillRect(0, at, mark, by);
  for (const { at, text: words } of [...ticks(x, toX), { at: side - corner / 2, text: across }]) label(ctx, words, at, side - text, { colour: quiet, halo, align: "center" });
  for (const { at, text: words } of [...ticks(y, toY), { at: corner / 2, text: up }]) label(ctx, words, mark + 3 * by, at, { colour: quiet, halo, align: "left" });
}

/**
 * What the samples of a picture are: a mark and words each.
 * @param {Pick<Networks, "samples" | "classes">} told
 * @param {Colours} colours
 */
export const kinds = ({ samples, classes }, colours) => (samples ? [
  ...(classes.length ? classes.map((name) => `class ${name}`) : ["trained on"]).map((text, i) => ({ text, shape: SIGNS[i], fill: huesOf(colours)[i] })),
  { text: "held out", shape: SIGNS[0], fill: colours.halo },
] : []);

/** @type {(colours: Colours) => string[]} the colours of the classes */
const huesOf = ({ sample, other }) => [sample, other];

/**
 * The samples: those that are trained on filled, those that are held out hollow; of two classes each has its sign and colour.
 * @param {Context} ctx
 * @param {NetworkSamples} samples
 * @param {Place} place
 * @param {Colours} colours
 */
export function scattered(ctx, { inputs, targets, held_inputs: heldInputs, held_targets: heldTargets }, place, colours) {
  const { toX, toY } = scales(place);
  const radius = Math.min(Math.max(DOT.most * place.side, DOT.small), DOT.large) / enlarged(ctx);
  const hues = huesOf(colours);
  const rimWidth = Math.min(RIM.most / enlarged(ctx), RIM.part * radius);
  const dots = (/** @type {ArrayLike<number>[]} */ [x, y], /** @type {Float64Array} */ wanted, /** @type {boolean} */ filled) => {
    for (let i = 0; i < x.length; i += 1) {
      const kind = y ? wanted[i] : 0;
      marker(ctx, SIGNS[kind], toX(x[i]), toY(y ? y[i] : wanted[i]), radius, { fill: filled ? hues[kind] : colours.halo, rim: colours.ink, rimWidth });
    }
  };
  dots(heldInputs, heldTargets, false);
  dots(inputs, targets, true);
}
