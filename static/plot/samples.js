// The samples and the model in numbers: what of them is drawn across and up, and the model's output at any weights.

import { operation } from "./operations.js";
import { memo } from "./memo.js";
import { joined, segments } from "./isolines.js";
import { powerOf, decimal } from "./ticks.js";

/** @typedef {import("../wire/messages.js").Samples} Samples */
/** @typedef {import("../wire/messages.js").FittedModel} FittedModel */
/** @typedef {import("../wire/messages.js").Tree} Tree */
/** @typedef {import("./window.js").Ends} Ends */
/** @typedef {import("./window.js").Window} Window */
/** @typedef {import("./window.js").Point} Point  here also two weights */
/** @typedef {number | Float64Array} Value  of a part of a formula: the same for all samples, or one for each */

/**
 * A sample as it is drawn.
 * @typedef {object} Drawn
 * @property {number} place  among all that are shown, trained ones before held-out ones
 * @property {number} across
 * @property {number} up
 * @property {number | null} target  where that is neither across nor up
 * @property {boolean} heldOut
 */

/**
 * What is drawn of some samples.
 * @typedef {object} Plan
 * @property {string} across  the column
 * @property {string} up  the column
 * @property {string | null} target  the column that colour and shape tell, where it is neither
 * @property {[number, number] | null} classes  the two values that the target has, where it has two
 * @property {Drawn[]} drawn
 */

export const SIGNS = ["circle", "diamond"]; // of the two classes, as ink.js knows them
const MARGIN = 0.06; // of what the samples span, on each side
const [ALONG, ASIDE] = [121, 61]; // points of a curve, and of a side of the grid on which a boundary is looked for
const LEAF = "data_"; // begins what a tree calls a column (landscapes/formula/scope.py)

/**
 * An operation on numbers and series of one length.
 * @param {string} name
 * @param {Value[]} parts
 * @returns {Value}
 */
function applied(name, parts) {
  const f = operation(name);
  const size = parts.find((part) => typeof part !== "number")?.length;
  if (size === undefined && parts.length > 2) return applied(name, [f(.../** @type {number[]} */ (parts.slice(0, 2))), ...parts.slice(2)]);
  if (size === undefined) return f(.../** @type {number[]} */ (parts));
  const out = new Float64Array(size);
  const [a, b] = parts.map((part) => (typeof part === "number" ? new Float64Array(size).fill(part) : part));
  for (let i = 0; i < size; i += 1) out[i] = b ? f(a[i], b[i]) : f(a[i]);
  return parts.length > 2 ? applied(name, [out, ...parts.slice(2)]) : out; // of more than two only the least and the greatest are taken
}

/**
 * What a formula is worth at two weights, for each of some samples or for all alike.
 * @param {Tree | string} tree
 * @param {Point} weights
 * @param {Record<string, Float64Array>} columns
 * @returns {Value}
 */
export function evaluated(tree, [x, y], columns) {
  /** @type {(part: Tree | string) => Value} */
  const of = (part) => {
    if (typeof part === "number") return part;
    if (part === "x") return x;
    if (part === "y") return y;
    if (typeof part === "string") return columns[part.slice(LEAF.length)];
    const [name, ...parts] = part;
    return applied(name, parts.map(of));
  };
  return of(tree);
}

/**
 * A value for each of so many samples.
 * @param {Value} value
 * @param {number} count
 */
const spreadOver = (value, count) => (typeof value === "number" ? new Float64Array(count).fill(value) : value);

/**
 * How many samples some columns have.
 * @param {Record<string, Float64Array>} columns
 */
export const countOf = (columns) => Object.values(columns)[0].length;

/**
 * What is drawn of the samples: the input across and the target up, or two inputs and the target by shape and colour.
 * @param {Samples} samples
 * @returns {Plan}
 */
export const planOf = memo((/** @type {Samples} */ { columns, held_out: others, model }) => {
  const names = Object.keys(columns);
  const [first, second] = model?.inputs ?? names;
  const across = first;
  const up = second ?? model?.target ?? first;
  const third = model ? model.target : names[2];
  const target = third !== up && third !== undefined ? third : null;
  const trained = countOf(columns);
  const drawn = [columns, others].flatMap((part, heldOut) => (part ? Array.from({ length: countOf(part) }, (_, i) => ({
    place: heldOut * trained + i, across: part[across][i], up: part[up][i], target: target === null ? null : part[target][i], heldOut: Boolean(heldOut),
  })) : []));
  const values = [...new Set(drawn.map((sample) => sample.target))].sort((a, b) => Number(a) - Number(b));
  const classes = target && values.length === 2 ? /** @type {[number, number]} */ (values) : null;
  return { across, up, target, classes, drawn };
});

/**
 * Ends of an axis that hold some values, with a margin, at round numbers.
 * @param {number[]} values
 * @returns {Ends}
 */
export function endsOf(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const wide = high - low || Math.abs(high) || 1;
  const power = powerOf(wide) - 1;
  const end = (/** @type {number} */ at, /** @type {(n: number) => number} */ out) => decimal(out(at / 10 ** power), power);
  return [end(low - MARGIN * wide, Math.floor), end(high + MARGIN * wide, Math.ceil)];
}

const LEAST = 0.5; // of a window that stays, the part that samples have to span

/**
 * The window for samples of which some were put elsewhere: the one before for as long as it suits them.
 * @param {Window} before
 * @param {Window} own  of the samples as they are
 * @returns {Window}
 */
export const steady = (before, own) => (own.every(([low, high], i) => low >= before[i][0] && high <= before[i][1] && high - low >= LEAST * (before[i][1] - before[i][0])) ? before : own);

/**
 * The window that holds all samples.
 * @param {Plan} plan
 * @returns {Window}
 */
export const windowOf = ({ drawn }) => [endsOf(drawn.map(({ across }) => across)), endsOf(drawn.map(({ up }) => up))];

const between = (/** @type {Ends} */ [low, high], /** @type {number} */ count) => Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

/**
 * The curve of a model with one input: its output along an axis.
 * @param {FittedModel} model
 * @param {Point} weights
 * @param {Ends} ends
 */
export function curveOf({ output, inputs: [input] }, weights, ends) {
  const u = between(ends, ALONG);
  return { u, t: spreadOver(evaluated(output, weights, { [input]: u }), ALONG) };
}

/** The points of a grid over a window, row by row, as two columns. */
const gridOf = memo((/** @type {Window} */ [across, up]) => {
  const [x, y] = [between(across, ASIDE), between(up, ASIDE)];
  const of = (/** @type {(i: number, j: number) => number} */ at) => Float64Array.from({ length: ASIDE ** 2 }, (_, k) => at(k % ASIDE, Math.floor(k / ASIDE)));
  return { x: Array.from(x), y: Array.from(y), u: of((i) => x[i]), v: of((_, j) => y[j]) };
});

/**
 * Where a model with two inputs has an output: the boundary between two classes, as the points of each of its lines.
 * @param {FittedModel} model
 * @param {Point} weights
 * @param {Window} window
 * @param {number} level
 */
export function boundaryOf({ output, inputs: [first, second] }, weights, window, level) {
  const { x, y, u, v } = gridOf(window);
  const values = spreadOver(evaluated(output, weights, { [first]: u, [second]: v }), ASIDE ** 2);
  const z = y.map((_, j) => Array.from(values.subarray(j * ASIDE, (j + 1) * ASIDE)));
  return joined(segments({ x, y, z }, [level]));
}

/**
 * The output whose line is drawn of a model with two inputs: where two classes part, or the mean of the targets.
 * @param {Samples} samples
 */
export function levelOf({ columns, model }) {
  if (!model) return 0;
  const targets = columns[model.target];
  return model.level ?? targets.reduce((sum, one) => sum + one, 0) / targets.length;
}

/**
 * The values of a sample at a place where it is dragged to; those columns that are not drawn there stay.
 * @param {Plan} plan
 * @param {Point} at
 * @returns {Record<string, number>}
 */
export const moved = ({ across, up }, [u, v]) => ({ [across]: u, ...(up === across ? {} : { [up]: v }) });

/**
 * The target of a new sample between two inputs: as the nearest has it, in pixels.
 * @param {Plan} plan
 * @param {(sample: Drawn) => number} away  how far one is
 */
export const nearest = ({ drawn }, away) => drawn.reduce((best, one) => (away(one) < away(best) ? one : best));

/**
 * A change of the samples: one is put elsewhere, or removed where there are no values; a new one has no place.
 * @typedef {{ place: number | null, values: Record<string, number> | null }} Edit
 */

/**
 * The samples with a change.
 * @param {Samples} samples
 * @param {Edit} edit
 * @returns {Samples}
 */
export function edited(samples, { place, values }) {
  const trained = countOf(samples.columns);
  /** @type {(columns: Record<string, Float64Array>, at: number) => Record<string, Float64Array>} */
  const put = (columns, at) => Object.fromEntries(Object.entries(columns).map(([name, column]) => {
    if (at < 0 || at >= column.length) return [name, column];
    if (!values) return [name, column.filter((_, i) => i !== at)];
    return [name, name in values ? column.with(at, values[name]) : column];
  }));
  if (place === null) {
    const columns = Object.fromEntries(Object.entries(samples.columns).map(([name, column]) => [name, Float64Array.of(...column, values?.[name] ?? 0)]));
    return { ...samples, columns };
  }
  return { ...samples, columns: put(samples.columns, place), held_out: samples.held_out && put(samples.held_out, place - trained) };
}

/**
 * The slope of every sample's own loss at a point: along x, and along y.
 * @param {import("../wire/messages.js").Program} program  of one sample
 * @param {Record<string, Float64Array>} columns
 * @param {Point} point
 * @returns {[Float64Array, Float64Array]}
 */
export function slopesOf({ nodes, outputs }, columns, [x, y]) {
  /** @type {Value[]} */
  const known = [];
  /** @type {(place: number) => Value} */
  const of = (place) => {
    known[place] ??= worked(nodes[place]);
    return known[place];
  };
  /** @type {(node: import("../wire/messages.js").Node) => Value} */
  const worked = (node) => {
    if (typeof node === "number") return node;
    if (node === "x") return x;
    if (node === "y") return y;
    if (typeof node === "string") return columns[/** @type {string} */ (node).slice(LEAF.length)];
    const [name, ...parts] = node;
    return applied(name, parts.map(of));
  };
  const [along, up] = outputs.gradient.map((place) => spreadOver(of(place), countOf(columns)));
  return [along, up];
}

/**
 * Whether columns have the very same arrays.
 * @param {Record<string, Float64Array>} columns
 * @param {Record<string, Float64Array>} others
 */
export const sameColumns = (columns, others) => Object.entries(columns).every(([name, column]) => others[name] === column);

const CROWD = 8; // samples at one place, from which on their number is written there

/**
 * Places at which many samples lie upon each other.
 * @param {Plan} plan
 */
export function crowds({ drawn }) {
  /** @type {Map<string, { across: number, up: number, count: number }>} */
  const found = new Map();
  for (const { across, up } of drawn) {
    const name = `${across} ${up}`;
    found.set(name, { across, up, count: (found.get(name)?.count ?? 0) + 1 });
  }
  return [...found.values()].filter(({ count }) => count >= CROWD);
}
