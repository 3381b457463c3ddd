// Where the charts of the curves lie: beside each other, or one below the other where that would leave them too narrow.

import { heights } from "./axis.js";
import { decadeTicks, evenTicks } from "./ticks.js";
import { asCount } from "./quantities.js";

/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {import("./axis.js").Series} Series */
/** @typedef {import("./ticks.js").Tick} Tick */
/** @typedef {import("./counting.js").Counting} Counting */

/**
 * A chart on the screen: its axes with their ticks, and from steps and values to CSS pixels and back.
 * @template {string} [Name=Series]
 * @typedef {object} Panel
 * @property {Name} name
 * @property {string} title
 * @property {Axis} axis
 * @property {{ x: Tick[], y: Tick[] }} ticks  those of x at steps, which may lie between two; those of a logarithmic axis in powers of ten
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {(step: number) => number} toX
 * @property {(value: number) => number} toY
 * @property {(pixel: number) => number} toStep
 */

/**
 * @template {string} [Name=Series]
 * @typedef {{ name: Name, title: string, axis: Axis }} Shown
 */

const NARROW = 520; // pixels of a page of plain size below which charts stand one below the other
const EDGE = { left: 8, right: 10, between: 13, top: 24, bottom: 24 }; // pixels around the charts
const LABELS = 46; // pixels that the labels of y have at least
const BESIDE = 8; // pixels that these take beside their text
const BETWEEN = 12; // pixels at least from one label of x to the next
const APART = 26; // pixels at least from one tick of y to the next
const FEWEST = { x: 1, y: 3 }; // spaces between ticks: with fewer than three, no round number may lie on a short axis
const MOST = { x: 5, linear: 5, log: 4 };

/**
 * Spaces between ticks that there is room for.
 * @param {number} room
 * @param {number} apart  pixels from one to the next, at least
 * @param {number} fewest
 * @param {number} most
 */
const spaces = (room, apart, fewest, most) => Math.min(Math.max(Math.floor(room / apart), fewest), most);

/**
 * Ticks along the steps: steps and samples are counted out, 100,000, and whole.
 * @param {Counting} counting
 * @param {number} most  spaces between them
 */
function ticksAlong({ unit, total, stepOf }, most) {
  const ticks = evenTicks(0, total, unit === "epochs" ? most : Math.min(most, total));
  return ticks.map(({ at, text }) => ({ at: stepOf(at), text: unit === "epochs" ? text : asCount(at) }));
}

/**
 * The charts, from the left or the top.
 * @template {string} Name
 * @param {Shown<Name>[]} shown
 * @param {Counting} counting  of what lies along their x axes
 * @param {import("./ink.js").HostSize} size
 * @param {(text: string, scale: Axis["type"]) => number} widthOf  pixels that a label takes
 * @returns {Panel<Name>[]}
 */
export function panels(shown, counting, { width, height, enlarged: by }, widthOf) {
  const stacked = width < NARROW * by;
  const [across, down] = stacked ? [1, shown.length] : [shown.length, 1];
  const [wide, tall] = [(width - EDGE.left - EDGE.right) / across, height / down];
  const rows = shown.map(({ axis: { type, range: [low, high] } }) => {
    const count = spaces(tall - (EDGE.top + EDGE.bottom) * by, APART * by, FEWEST.y, MOST[type]);
    return type === "log" ? decadeTicks(low, high, count) : evenTicks(low, high, count);
  });
  const widths = rows.map((ticks, i) => Math.max(LABELS * by, ...ticks.map(({ text }) => widthOf(text, shown[i].axis.type) + BESIDE * by)));
  return shown.map(({ name, title, axis }, i) => {
    const [column, row] = stacked ? [0, i] : [i, 0];
    const left = EDGE.left + column * wide + (stacked ? Math.max(...widths) : widths[i]);
    const right = EDGE.left + (column + 1) * wide - (stacked ? 0 : EDGE.between);
    const [top, bottom] = [row * tall + EDGE.top * by, (row + 1) * tall - EDGE.bottom * by];
    const each = (right - left) / counting.total;
    return {
      name, title, axis, left, right, top, bottom,
      ticks: { x: ticksAlong(counting, spaces(right - left, widthOf(asCount(Math.round(counting.total)), "linear") + BETWEEN * by, FEWEST.x, MOST.x)), y: rows[i] },
      toX: (step) => left + counting.at(step) * each, toStep: (pixel) => counting.stepOf((pixel - left) / each), toY: heights(axis, { top, bottom }),
    };
  });
}
