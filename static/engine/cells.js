// The runs of a map: one for each cell, by the loop that was written for a method and a surface. Each is, bit for bit, what
// it would be alone; a map keeps of it where it ends, when it arrived there, and how.

import { atRest, inAnyShape } from "./emit.js";

/** @typedef {import("../wire/messages.js").Programs} Programs */
/** @typedef {import("./engine.js").Batches} Batches */
/** @typedef {import("./rules.js").Rules} Rules */

/**
 * What all runs of a map share. The settings named by the axes are each cell's own; "x" and "y" are the start's.
 * @typedef {object} Question
 * @property {number} steps
 * @property {[number, number]} start
 * @property {Record<string, number | Float64Array>} hypers  numbers, or where scheduled a value for each step
 * @property {[Float64Array, Float64Array] | null} noise
 * @property {Batches | null} batches
 * @property {Float64Array[]} columns  the data; none where the surface is over none
 * @property {import("../wire/messages.js").MapAxis} across
 * @property {import("../wire/messages.js").MapAxis} up
 * @property {[number, number][]} minima  that a run may be at in the end
 * @property {number} near  the distance within which it is
 * @property {number} far
 * @property {number} height
 * @property {number} high
 * @property {number | null} most  f down to which a run has arrived
 * @property {{ motion: number[], numbers: number[] } | null} shape  of the surface; null for the one it was told of in
 */

/**
 * What came of each run, in the order of the cells, row by row; NaN throughout where only the server knows.
 * @typedef {object} Cells
 * @property {Float64Array} x  where it ends, or went wrong
 * @property {Float64Array} y
 * @property {Float64Array} value  f there
 * @property {Float64Array} gone  the step at which it went wrong, or −1
 * @property {Float64Array} arrived  the first step at which f was low enough, or −1
 * @property {Float64Array} reached  the place of the minimum it is at, or −1
 * @property {Float64Array} since  the step from which on it was there
 * @property {Float64Array} last  how long its last step was
 */

const SEEN = ["value", "gradient"]; // of every point of a run

export const SERIES = /** @type {const} */ (["x", "y", "value", "gone", "arrived", "reached", "since", "last"]);

/**
 * @typedef {object} Out
 * @property {Float64Array} x
 * @property {Float64Array} y
 * @property {number} value
 * @property {number} arrived
 */

/**
 * A module that was written for maps of a surface and a method.
 * @typedef {object} Written
 * @property {(x: number, y: number, steps: number, hypers: Record<string, number | Float64Array>, noise: [Float64Array, Float64Array] | null, batches: Batches | null, far: number, height: number, high: number, most: number, out: Out) => number} land  gives the step at which the run went wrong, or −1
 * @property {(a: number, b: number) => number} length
 * @property {(motion: number[], numbers: number[]) => void} [shape]
 * @property {(columns: Float64Array[]) => void} [samples]  gives it the data
 */

/**
 * The text of the module for maps: "" where the method's rule has no translation, or asks for what the surface does not have.
 * @param {Rules} rules
 * @param {Programs} programs
 * @param {string} method
 * @param {boolean} shaped  whether the surface is to have any shape, instead of the one it has
 */
export function cellsText(rules, programs, method, shaped) {
  const loop = rules.LOOPS[method];
  const program = (shaped && programs.base) || programs.rest;
  if (!loop || loop.asks.some((asked) => !program.outputs[asked])) return "";
  return [(shaped ? inAnyShape : atRest)(programs, loop.asks, SEEN), ...loop.needs.map((name) => rules.FUNCTIONS[name]), loop.rule, loop.land, "export { length };\n"].join("\n");
}

/**
 * Room for so many cells.
 * @param {number} count
 * @returns {Cells}
 */
export const room = (count) => /** @type {Cells} */ (Object.fromEntries(SERIES.map((name) => [name, new Float64Array(count).fill(NaN)])));

/**
 * The runs of the cells in some rows and columns, by their places on the axes.
 * @param {Written} module
 * @param {Question} question
 * @param {ArrayLike<number>} rows
 * @param {ArrayLike<number>} columns
 * @returns {Cells}
 */
export function cells(module, question, rows, columns) {
  const { steps, start, noise, batches, across, up, far, height, high } = question;
  const most = question.most ?? NaN;
  const found = room(rows.length * columns.length);
  const out = { x: new Float64Array(steps + 1), y: new Float64Array(steps + 1), value: NaN, arrived: -1 };
  /** @type {Record<string, number | Float64Array>} */
  const own = { ...question.hypers, x: start[0], y: start[1] };
  module.samples?.(question.columns);
  if (question.shape) module.shape?.(question.shape.motion, question.shape.numbers);
  let place = 0;
  for (let i = 0; i < rows.length; i += 1) {
    own[up.name] = up.values[rows[i]];
    for (let j = 0; j < columns.length; j += 1, place += 1) {
      own[across.name] = across.values[columns[j]];
      try {
        const gone = module.land(/** @type {number} */ (own.x), /** @type {number} */ (own.y), steps, own, noise, batches, far, height, high, most, out);
        note(module, question, out, gone, found, place);
      } catch (error) {
        if (error !== "server") throw error;
      }
    }
  }
  return found;
}

/**
 * @param {Written} module
 * @param {Question} question
 * @param {Out} out  of the run
 * @param {number} gone
 * @param {Cells} found
 * @param {number} place
 */
function note({ length }, { minima, near, steps }, { x, y, value, arrived }, gone, found, place) {
  const end = gone < 0 ? steps : gone;
  found.x[place] = x[end];
  found.y[place] = y[end];
  found.value[place] = value;
  found.gone[place] = gone;
  found.arrived[place] = arrived;
  found.reached[place] = -1;
  found.last[place] = length(x[end] - x[end - 1], y[end] - y[end - 1]);
  if (gone >= 0) return;
  let least = near;
  let reached = -1;
  for (let i = 0; i < minima.length; i += 1) {
    const away = length(x[end] - minima[i][0], y[end] - minima[i][1]);
    if (away <= least) [reached, least] = [i, away];
  }
  if (reached < 0) return;
  let since = end;
  const [mx, my] = minima[reached];
  while (since > 0 && length(x[since - 1] - mx, y[since - 1] - my) <= near) since -= 1;
  found.reached[place] = reached;
  found.since[place] = since;
}
