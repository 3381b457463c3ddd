// The mean of a formula over samples, as a function of two coordinates: each part of the formula is worked out once for all
// samples, and again only where a coordinate has changed that it depends on. Along a row of a grid only x does.

import { operation } from "./operations.js";

/** @typedef {import("../wire/messages.js").Tree} Tree */
/** @typedef {Record<string, Float64Array>} Columns  of the data, by name */

const LEAF = "data_"; // begins what a tree calls a column (landscapes/formula/scope.py)
const [ON_X, ON_Y, ON_SAMPLE] = [1, 2, 4];

/**
 * A part of a formula: what it depends on, its value if that is the same for all samples, else its values.
 * @typedef {{ on: number, value: number, values: Float64Array | null, work: (() => void) | null }} Part
 */

/**
 * What works out an operation on two parts, of which one at least has values; sums and products as quick loops.
 * @param {string} name
 * @param {Part} a
 * @param {Part} b
 * @param {Float64Array} out
 */
function paired(name, a, b, out) {
  const f = operation(name);
  const [u, v] = [a.values ?? new Float64Array(out.length), b.values ?? new Float64Array(out.length)];
  /** @type {Record<string, () => void>} */
  const quick = {
    "+": () => { for (let i = 0; i < out.length; i += 1) out[i] = u[i] + v[i]; },
    "-": () => { for (let i = 0; i < out.length; i += 1) out[i] = u[i] - v[i]; },
    "*": () => { for (let i = 0; i < out.length; i += 1) out[i] = u[i] * v[i]; },
    "/": () => { for (let i = 0; i < out.length; i += 1) out[i] = u[i] / v[i]; },
  };
  const loop = name === "^" && b.on === 0 && b.value === 2
    ? () => { for (let i = 0; i < out.length; i += 1) out[i] = u[i] * u[i]; }
    : quick[name] ?? (() => { for (let i = 0; i < out.length; i += 1) out[i] = f(u[i], v[i]); });
  return () => {
    if (!a.values && !Object.is(u[0], a.value)) u.fill(a.value);
    if (!b.values && !Object.is(v[0], b.value)) v.fill(b.value);
    loop();
  };
}

/**
 * What works out an operation on one part that has values.
 * @param {string} name
 * @param {Float64Array} u
 * @param {Float64Array} out
 */
function single(name, u, out) {
  const f = operation(name);
  /** @type {Record<string, () => void>} */
  const quick = {
    neg: () => { for (let i = 0; i < out.length; i += 1) out[i] = -u[i]; },
    exp: () => { for (let i = 0; i < out.length; i += 1) out[i] = Math.exp(u[i]); },
    ln: () => { for (let i = 0; i < out.length; i += 1) out[i] = Math.log(u[i]); },
    tanh: () => { for (let i = 0; i < out.length; i += 1) out[i] = Math.tanh(u[i]); },
  };
  return quick[name] ?? (() => { for (let i = 0; i < out.length; i += 1) out[i] = f(u[i]); });
}

/**
 * The mean of a formula over the samples. Throws on a name that is neither a coordinate nor a column, and on an operation
 * that nobody knows.
 * @param {Tree} tree  of one sample
 * @param {Columns} columns
 * @returns {(x: number, y: number) => number}
 */
export function mean(tree, columns) {
  const [{ length: count }] = Object.values(columns);
  /** @type {Map<string, Part>} equal parts are one */
  const parts = new Map();
  /** @type {Part[]} in which order they are worked out */
  const order = [];

  /** @type {(node: Tree) => Part} */
  function made(node) {
    if (typeof node === "number") return { on: 0, value: node, values: null, work: null };
    if (node === "x" || node === "y") return { on: node === "x" ? ON_X : ON_Y, value: NaN, values: null, work: null };
    if (typeof node === "string") {
      const column = node.startsWith(LEAF) && Object.hasOwn(columns, node.slice(LEAF.length)) ? columns[node.slice(LEAF.length)] : null;
      if (!column) throw new Error(`The stage does not know ${node}.`);
      return { on: ON_SAMPLE, value: NaN, values: column, work: null };
    }
    const [operator, ...branches] = node;
    const [a, b, ...more] = branches;
    if (more.length) return part([operator, [operator, a, b], ...more]); // the least and the greatest of several
    const given = branches.map(part);
    const on = given.reduce((all, each) => all | each.on, 0);
    const [first, second] = given;
    if (!(on & ON_SAMPLE)) {
      const f = operation(operator);
      const square = operator === "^" && second.on === 0 && second.value === 2;
      /** @type {Part} */
      const found = { on, value: NaN, values: null, work: null };
      found.work = () => { found.value = square ? first.value * first.value : second ? f(first.value, second.value) : f(first.value); };
      return found;
    }
    const values = new Float64Array(count);
    const work = second ? paired(operator, first, second, values) : single(operator, /** @type {Float64Array} */ (first.values), values);
    return { on, value: NaN, values, work };
  }

  /** @type {(node: Tree) => Part} */
  function part(node) {
    const name = JSON.stringify(node);
    const known = parts.get(name);
    if (known) return known;
    const found = made(node);
    parts.set(name, found);
    if (found.work && !order.includes(found)) order.push(found);
    return found;
  }

  const whole = part(tree);
  const [x, y] = [part("x"), part("y")];
  for (const { work } of order) work?.(); // from now on what holds no coordinate is known
  const changing = (/** @type {number} */ by) => order.flatMap(({ on, work }) => (work && on & by ? [work] : []));
  const works = [[], changing(ON_X), changing(ON_Y), changing(ON_X | ON_Y)];
  return (atX, atY) => {
    const changed = (Object.is(x.value, atX) ? 0 : ON_X) | (Object.is(y.value, atY) ? 0 : ON_Y);
    [x.value, y.value] = [atX, atY];
    for (const work of works[changed]) work();
    if (!whole.values) return whole.value;
    let sum = -0; // −0 and a number are that number, to the bit
    for (let i = 0; i < count; i += 1) sum += whole.values[i];
    return sum / count;
  };
}
