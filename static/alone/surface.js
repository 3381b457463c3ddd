// The surface of the race in the shape that the reader has given it: its formula, its minima and its programs follow from
// what was told of it before it was turned and stretched.

import { compile, heights, spread } from "../plot/field.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Setup } from "./setup.js" */
/** @typedef {messages.Tree} Tree */

/**
 * A formula at another point: `x` and `y` stand for its variables.
 * @param {Tree} tree
 * @param {Tree} x
 * @param {Tree} y
 * @returns {Tree}
 */
function at(tree, x, y) {
  if (tree === "x") return x;
  if (tree === "y") return y;
  if (typeof tree === "number" || typeof tree === "string") return tree;
  const [operation, ...branches] = tree;
  return [operation, ...branches.map((branch) => at(branch, x, y))];
}

/**
 * The formula with the condition number in its place; f depends on it as on a straight line.
 * @param {Tree[]} trees
 * @param {number | null} kappa
 * @returns {Tree}
 */
const stretched = ([first, second], kappa) => (second ? ["+", first, ["*", kappa ?? 0, ["-", second, first]]] : first);

/**
 * The surface over these columns: as it was told, or where they were edited, one whose minima nobody knows.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @returns {messages.Surface}
 */
function over({ setup: { columns: before }, stage: { surface } }, { columns }) {
  const { programs } = surface;
  const edited = JSON.stringify(columns);
  if (!programs || edited === JSON.stringify(before)) return surface;
  const held = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)]));
  const scale = { ...surface.scale, ...spread({ f: compile(surface.tree, held), height: heights(surface.scale), scale: surface.scale }, surface.domain) };
  return {
    ...surface, columns: held, scale, minima: [], id: `${surface.id} ${edited}`,
    programs: { ...programs, columns: held, id: `${programs.id} ${edited}`, lowest: null, most: null, minima: null },
  };
}

/**
 * The surface of a set-up: over its columns, in its shape.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @param {Engine} engine  with the rules
 * @returns {messages.Surface}
 */
export function surfaceIn(told, setup, engine) {
  const { trees } = told, { kappa, turn, stretch } = setup;
  const surface = over(told, setup);
  const { programs } = surface;
  const shape = { kappa, turn, stretch };
  const lies = programs && engine.lies(programs, shape);
  if (!lies) return surface;
  const { motion: [a, b, u, c, d, v], carried } = lies;
  /** @type {(a: number, b: number, u: number) => Tree} */
  const line = (p, q, r) => ["+", ["+", ["*", p, "x"], ["*", q, "y"]], r];
  const before = stretched(trees, kappa);
  const tree = turn === 0 && stretch === 1 ? before : at(before, line(a, b, u), line(c, d, v));
  return {
    ...surface, tree, minima: surface.minima.map(carried), id: `${surface.id} ${JSON.stringify(shape)}`,
    scale: { ...surface.scale, ...spread({ f: compile(tree, surface.columns), height: heights(surface.scale), scale: surface.scale }, surface.domain) },
    programs: { ...programs, shape, at_rest: false, minima: programs.minima?.map(carried) ?? null },
  };
}

/**
 * Where a point of the surface goes when its shape changes.
 * @param {messages.Surface} surface  as it was
 * @param {messages.SurfaceShape} shape  that it gets
 * @param {[number, number]} point
 * @param {Engine} engine  with the rules
 */
export const follow = ({ programs }, shape, point, engine) => (programs && engine.lies(programs, shape)?.carried(point)) ?? point;
