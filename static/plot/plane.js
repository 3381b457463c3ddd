// The plane in which samples are drawn: its axes with their titles and ticks, in the measures of the map beside it.

import { EDGE } from "./ground.js";
import { labelFont } from "./frame.js";
import { evenTicks } from "./ticks.js";
import { FONT } from "../parts/theme.js";

/** @typedef {import("./ink.js").Context} Context */
/** @typedef {import("./ticks.js").Tick} Tick */
/** @typedef {import("./window.js").Window} Window */

/**
 * A plane on the screen, and from it to numbers and back.
 * @typedef {object} Plane
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {{ x: Tick[], y: Tick[] }} ticks
 * @property {(across: number) => number} toX
 * @property {(up: number) => number} toY
 * @property {(px: number) => number} fromX
 * @property {(py: number) => number} fromY
 */

const TITLE = 13; // pixels of type
const APART = { x: 70, y: 40 }; // pixels from one tick to the next, about
const MARK = 4; // pixels that a tick is long

/**
 * The type of the titles.
 * @param {number} by  how much larger than usual
 */
export const titleFont = (by) => `${TITLE * by}px ${FONT}`;

/**
 * @param {Window} window
 * @param {import("./ink.js").HostSize} size
 * @param {(text: string) => number} widthOf  pixels that a label takes
 * @param {{ above: number, below: number }} kept  pixels that are kept free above the plane and below its axis
 * @returns {Plane}
 */
export function planeOf([[x0, x1], [y0, y1]], { width, height, enlarged: by }, widthOf, { above, below }) {
  const [top, bottom, right] = [EDGE.top * by + above, height - EDGE.bottom * by - below, width - EDGE.right * by];
  const rows = evenTicks(y0, y1, Math.max(2, Math.floor((bottom - top) / (APART.y * by))));
  const left = Math.max(EDGE.left * by, Math.max(...rows.map(({ text }) => widthOf(text))) + (MARK + 4 + TITLE + 6) * by);
  const columns = evenTicks(x0, x1, Math.max(2, Math.floor((right - left) / (APART.x * by))));
  const [sideways, upwards] = [(right - left) / (x1 - x0), (bottom - top) / (y1 - y0)];
  return {
    left, right, top, bottom, ticks: { x: columns, y: rows },
    toX: (u) => left + (u - x0) * sideways, toY: (v) => bottom - (v - y0) * upwards,
    fromX: (px) => x0 + (px - left) / sideways, fromY: (py) => y0 + (bottom - py) / upwards,
  };
}

/**
 * A title that is no wider than there is room.
 * @param {Context} ctx
 * @param {string} text
 * @param {number} room  pixels
 */
function fitting(ctx, text, room) {
  let shown = text;
  while (shown.length > 1 && ctx.measureText(shown).width > room) shown = `${shown.slice(0, -2)}…`;
  return shown;
}

/**
 * Draws the axes.
 * @param {Context} ctx
 * @param {Plane} plane
 * @param {object} look
 * @param {[across: string, up: string]} look.titles
 * @param {import("../parts/theme.js").Colours} look.colours
 * @param {number} look.by  how much larger than usual
 * @param {number} look.ratio  pixels of the screen in one of the page's
 * @param {number} look.until  pixels from the left that the title across has to itself
 */
export function drawPlane(ctx, { left, right, top, bottom, ticks, toX, toY }, { titles: [across, up], colours, by, ratio, until }) {
  const whole = (/** @type {number} */ at) => (Math.round(at * ratio - 0.5) + 0.5) / ratio;
  Object.assign(ctx, { strokeStyle: colours.line, lineWidth: 1 });
  ctx.beginPath();
  ctx.rect(whole(left), whole(top), whole(right) - whole(left), whole(bottom) - whole(top));
  for (const { at } of ticks.x) { ctx.moveTo(whole(toX(at)), bottom); ctx.lineTo(whole(toX(at)), bottom + MARK * by); }
  for (const { at } of ticks.y) { ctx.moveTo(left - MARK * by, whole(toY(at))); ctx.lineTo(left, whole(toY(at))); }
  ctx.stroke();
  Object.assign(ctx, { font: labelFont(by), fillStyle: colours.quiet, textAlign: "center", textBaseline: "top" });
  for (const { at, text } of ticks.x) ctx.fillText(text, toX(at), bottom + (MARK + 2) * by);
  Object.assign(ctx, { textAlign: "right", textBaseline: "middle" });
  for (const { at, text } of ticks.y) ctx.fillText(text, left - (MARK + 3) * by, toY(at));
  Object.assign(ctx, { font: titleFont(by), textAlign: "center", textBaseline: "bottom" });
  const title = fitting(ctx, across, until - left);
  ctx.fillText(title, Math.min((left + right) / 2, until - ctx.measureText(title).width / 2), bottom + (EDGE.bottom - 5) * by);
  ctx.save();
  ctx.translate((TITLE + 5) * by, (top + bottom) / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.fillText(fitting(ctx, up, bottom - top), 0, 0);
  ctx.restore();
}
