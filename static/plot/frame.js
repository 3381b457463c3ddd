// What stands still around the curves of a chart: its title, the lines across at its ticks, and their labels.

import { FONT } from "../parts/theme.js";
import { quantity } from "./quantities.js";

/** @typedef {import("./ink.js").Context} Context */
/** @typedef {import("./panels.js").Panel<string>} Panel */

const TYPE = { title: 12, linear: 12, log: 13.5 }; // pixels; powers of ten are small numbers raised
const TITLE_SHARE = 1 / 12; // of a chart's width, that its title's type is at most high
const EMPTY = { unknown: "known when you let go", flat: "no curvature on the way", awaited: "not known yet" }; // what stands in a chart that has nothing to show
const [BESIDE, SCALE] = [" · ", "log scale"]; // after a title, or below it at the right where there is no room
const LEADING = 16; // pixels from one line of words in a chart to the next
const MARK = 3; // pixels that a tick of x is long
const [FAINT, FULL] = [0.5, 1]; // pixels that lines across and the axis are wide

/**
 * The type of the labels of an axis.
 * @param {number} by  how much larger than usual
 * @param {"linear" | "log"} scale
 */
export const labelFont = (by, scale = "linear") => `${TYPE[scale] * by}px ${FONT}`;

/**
 * @param {Context} ctx
 * @param {Panel} panel
 * @param {object} look
 * @param {import("../parts/theme.js").Colours} look.colours
 * @param {number} look.by  how much larger than usual
 * @param {number} look.ratio  pixels of the screen in one of the page's: lines lie on whole ones, so that they are sharp
 * @param {number} look.width  of the canvas, in which labels end
 */
export function frame(ctx, { title, axis, ticks, left, right, top, bottom, toX, toY }, { colours, by, ratio, width }) {
  const whole = (/** @type {number} */ at) => Math.round(at * ratio) / ratio;
  const thick = (/** @type {number} */ pixels) => Math.max(Math.round(pixels * by * ratio), 1) / ratio; // what is thinner than one is fainter
  const onScreen = axis.type === "log" ? (/** @type {number} */ power) => toY(10 ** power) : toY;
  ctx.fillStyle = colours.line;
  ctx.globalAlpha = Math.min(FAINT * by * ratio, 1);
  for (const { at } of axis.empty ? [] : ticks.y) ctx.fillRect(whole(left), whole(onScreen(at)), right - left, thick(FAINT));
  ctx.globalAlpha = 1;
  ctx.fillRect(whole(left), whole(bottom), right - left, thick(FULL));
  for (const { at } of ticks.x) ctx.fillRect(whole(toX(at)), whole(bottom), thick(FULL), MARK * by);

  Object.assign(ctx, { font: labelFont(by, axis.type), fillStyle: colours.quiet, textAlign: "right", textBaseline: "middle" });
  for (const { at, text } of axis.empty ? [] : ticks.y) ctx.fillText(text, left - 4 * by, onScreen(at));
  Object.assign(ctx, { font: labelFont(by), textAlign: "center", textBaseline: "top" });
  for (const { at, text } of ticks.x) {
    const half = ctx.measureText(text).width / 2;
    ctx.fillText(text, Math.min(toX(at), width - half - 2), bottom + (MARK + 3) * by);
  }

  if (axis.empty) {
    Object.assign(ctx, { textBaseline: "middle" });
    const lines = wrapped(EMPTY[axis.empty], (text) => ctx.measureText(text).width <= right - left);
    lines.forEach((text, i) => ctx.fillText(text, (left + right) / 2, (top + bottom) / 2 + (i - (lines.length - 1) / 2) * LEADING * by));
  }

  const type = `${Math.min(TYPE.title * by, (right - left) * TITLE_SHARE)}px ${FONT}`;
  Object.assign(ctx, { font: `700 ${type}`, fillStyle: colours.ink, textAlign: "left", textBaseline: "alphabetic" });
  const [x, y] = [left + 2, top - 7 * by];
  ctx.fillText(title, x, y);
  const taken = ctx.measureText(title).width;
  ctx.font = type;
  if (axis.type !== "log") return;
  if (taken + ctx.measureText(BESIDE + SCALE).width <= right - left) ctx.fillText(BESIDE + SCALE, x + taken, y);
  else {
    Object.assign(ctx, { fillStyle: colours.quiet, textAlign: "right", textBaseline: "top" });
    ctx.fillText(SCALE, right - 2, top + 2);
  }
}

/**
 * Words in as few lines as fit.
 * @param {string} text
 * @param {(line: string) => boolean} fits
 */
function wrapped(text, fits) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * What a chart shows, in words.
 * @param {Panel} panel
 */
export function inWords({ title, axis: { type, range, empty } }) {
  if (empty) return `${title}: ${EMPTY[empty]}.`;
  const [low, high] = type === "log" ? range.map((power) => quantity(10 ** power)) : range.map((end) => quantity(end));
  return `${title} from ${low} to ${high}${type === "log" ? ", on a log scale" : ""}.`;
}
