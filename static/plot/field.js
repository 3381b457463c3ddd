// The surface in the browser: the parsed formula becomes a function, so that any zoom is drawn from the formula itself.

import { mean } from "./mean.js";
import { operation } from "./operations.js";

/** @typedef {(x: number, y: number) => number} Field a function of two coordinates */
/** @typedef {import("../wire/messages.js").Tree} Tree */
/** @typedef {Pick<import("../wire/messages.js").HeightScale, "kind" | "low" | "high" | "minimum" | "offset">} Scale the server's rule for a surface's heights */
/** @typedef {{ x: number[], y: number[], z: number[][] }} Grid heights z[j][i] at x[i] and y[j] */
/** @typedef {import("./window.js").Window} Window */

/**
 * A surface as the browser has it: the message's, with its formula and the height of each of its values as functions.
 * `reshaped` while its shape is in the reader's hand: then only f and the minima have followed.
 * @typedef {import("../wire/messages.js").Surface & { f: Field, height: (f: number) => number, reshaped?: boolean }} Surface
 */

/**
 * What maps and the view in 3-D draw: a formula's surface, or one that comes as values on a grid. `grid` has its heights
 * there; `floor` is the lowest height that a path over it has, where that may be below it; `called` is what f is called.
 * @typedef {Pick<Surface, "id" | "name" | "axes" | "domain" | "minima" | "scale" | "columns" | "f" | "height" | "reshaped"> & { grid?: Grid, floor?: number, called?: string }} Drawable
 */

/** @typedef {Record<keyof import("../wire/messages.js").LocalModels, Field>} Models  the message's models of a surface, as functions */

/**
 * A formula's tree as a function of (x, y). Throws on what it does not know.
 * @param {Tree} tree
 * @param {import("./mean.js").Columns} [columns]  of the data, where the tree has means over samples
 * @returns {Field}
 */
export function compile(tree, columns = {}) {
  if (typeof tree === "number") return () => tree;
  if (tree === "x") return (x) => x;
  if (tree === "y") return (_x, y) => y;
  if (typeof tree === "string") throw new Error(`The stage does not know ${tree}.`);
  const [name, ...branches] = tree;
  if (name === MEAN) return mean(branches[0], columns);
  const [a, b, ...more] = branches.map((branch) => compile(branch, columns));
  if (name === "^" && branches[1] === 2) return (x, y) => { const v = a(x, y); return v * v; };
  const f = operation(name);
  if (!b) return (x, y) => f(a(x, y));
  if (!more.length) return (x, y) => f(a(x, y), b(x, y));
  const all = [a, b, ...more];
  return (x, y) => all.map((branch) => branch(x, y)).reduce((one, other) => f(one, other));
}

/**
 * From f to the height and colour that are drawn; NaN where f is not finite.
 * @param {Pick<Scale, "kind" | "minimum" | "offset">} scale
 * @returns {(f: number) => number}
 */
export function heights(scale) {
  if (scale.kind === "log") {
    return (f) => (Number.isFinite(f) ? Math.log10(Math.max(f - scale.minimum, 0) + scale.offset) : NaN);
  }
  if (scale.kind === "symlog") {
    return (f) => (Number.isFinite(f) ? Math.sign(f) * Math.log10(1 + Math.abs(f) / scale.offset) : NaN);
  }
  return (f) => (Number.isFinite(f) ? f : NaN);
}

/**
 * Back from a height to the f that has it.
 * @param {Pick<Scale, "kind" | "minimum" | "offset">} scale
 * @param {number} h
 */
export function valueAt(scale, h) {
  if (scale.kind === "log") return 10 ** h - scale.offset + scale.minimum;
  if (scale.kind === "symlog") return Math.sign(h) * scale.offset * (10 ** Math.abs(h) - 1);
  return h;
}

const MEAN = "mean"; // over the samples, of what a tree has below it
const BANDS = 16; // of colour, and lines of equal height between them, on the map and in 3-D

/**
 * The height of one band.
 * @param {Pick<Scale, "low" | "high">} scale
 */
export const bandSize = ({ low, high }) => (high - low) / BANDS || 1;

const MOST = 2_500_000; // samples that a grid's heights are worked out from: some 40 milliseconds
const LEAST = 24; // points of its side, at least

/**
 * How many points a side of a grid has, of so many wanted: fewer where f is a mean over so many samples that the page would
 * stand still.
 * @param {Partial<Pick<Surface, "columns">>} surface
 * @param {number} wanted
 * @param {number} [most]
 */
export const sideOf = ({ columns = {} }, wanted, most = MOST) => Math.min(wanted, Math.max(LEAST, Math.floor(Math.sqrt(most / (Object.values(columns)[0]?.length ?? 1)))));

/**
 * Numbers a same way apart, from one to another.
 * @param {import("./window.js").Ends} ends
 * @param {number} points
 */
export const along = ([low, high], points) => Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1));

/**
 * Heights on a points × points grid over a window [[x0, x1], [y0, y1]].
 * @param {Field} f
 * @param {(f: number) => number} height
 * @param {Window} window
 * @param {number} points
 * @returns {Grid}
 */
export function grid(f, height, [across, up], points) {
  const x = along(across, points);
  const y = along(up, points);
  return { x, y, z: y.map((v) => x.map((u) => height(f(u, v)))) };
}

/**
 * What lies between values on a grid over a window, which change evenly from each to the next.
 * @param {ArrayLike<number>[]} rows  from the lowest y
 * @param {Window} window
 * @param {number} outside  what is there
 * @returns {Field}
 */
export function between(rows, [[x0, x1], [y0, y1]], outside) {
  const [right, top] = [rows[0].length - 1, rows.length - 1];
  return (x, y) => {
    const u = ((x - x0) / (x1 - x0)) * right;
    const v = ((y - y0) / (y1 - y0)) * top;
    if (!(u >= 0 && v >= 0 && u <= right && v <= top)) return outside;
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [k, l] = [Math.min(i + 1, right), Math.min(j + 1, top)];
    const [p, q] = [u - i, v - j];
    return mixed(mixed(rows[j][i], rows[j][k], p), mixed(rows[l][i], rows[l][k], p), q);
  };
}

/**
 * A part of the way from one number to another; at the start of it the other has no say, be it no number.
 * @param {number} from
 * @param {number} to
 * @param {number} part
 */
const mixed = (from, to, part) => (part ? (1 - part) * from + part * to : from);

const WIDE = 1.5; // times as wide as its own window, a window reaches far beyond it
const SAMPLED = 24; // a side of the grid on which a window's lowest and highest ground is looked for

/**
 * The scale with its bands spread over what a window holds: those of the whole surface would say nothing of a small part.
 * @template {Scale} S
 * @param {{ f: Field, height: (f: number) => number, scale: S }} surface
 * @param {Window} window
 * @returns {S}
 */
export function spread({ f, height, scale }, window) {
  const inside = grid(f, height, window, SAMPLED).z.flat().filter(Number.isFinite);
  const [low, high] = inside.reduce(([least, most], z) => [Math.min(least, z), Math.max(most, z)], [Infinity, -Infinity]);
  return low < high ? { ...scale, low, high } : scale;
}

/**
 * Whether a window reaches far beyond a surface's own.
 * @param {{ domain: Window }} surface
 * @param {Window} window
 */
export const beyond = ({ domain }, window) => window.some(([low, high], axis) => high - low > WIDE * (domain[axis][1] - domain[axis][0]));

/**
 * The scale by which heights become colours in a window: the surface's own, or in a window far beyond it one that is spread
 * over that, because nearly all of it would have the highest band.
 * @template {Scale} S
 * @param {{ domain: Window, f: Field, height: (f: number) => number, scale: S }} surface
 * @param {Window} window
 */
export const scaleIn = (surface, window) => (beyond(surface, window) ? spread(surface, window) : surface.scale);

/**
 * The surface of a message with what it is drawn by: its formula and its rule for heights as functions.
 * @param {import("../wire/messages.js").Surface} surface
 * @returns {Surface}
 */
export const drawable = (surface) => ({ ...surface, f: compile(surface.tree, surface.columns), height: heights(surface.scale) });
