// The surface of the race in the shape that the reader has given it: its formula, its minima and its programs follow from
// what was told of it before it was turned and stretched.

import { compile, heights, spread } from "../plot/field.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Setup } from "./setup.js" */
/** @typedef {messages.Tree} Tree */

/**
 * A formula with other trees in the places of some names.
 * @param {Tree} tree
 * @param {Record<string, Tree>} places
 * @returns {Tree}
 */
function placed(tree, places) {
  if (typeof tree === "string") return Object.hasOwn(places, tree) ? places[tree] : tree;
  if (typeof tree === "number") return tree;
  const [operation, ...branches] = tree;
  return [operation, ...branches.map((branch) => placed(branch, places))];
}

/**
 * What a formula's tree calls its parameters, with their numbers.
 * @param {Record<string, number>} parameters
 */
const numbered = (parameters) => Object.fromEntries(Object.entries(parameters).map(([letter, value]) => [`param_${letter}`, value]));

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
  const { parameters, turn, stretch } = setup;
  const surface = over(told, setup);
  const { programs } = surface;
  const shape = { parameters, turn, stretch };
  const lies = programs && engine.lies(programs, shape);
  if (!lies) return surface;
  const { motion: [a, b, u, c, d, v], carried } = lies;
  /** @type {(a: number, b: number, u: number) => Tree} */
  const line = (p, q, r) => ["+", ["+", ["*", p, "x"], ["*", q, "y"]], r];
  /** @type {Record<string, Tree>} */
  const turned = turn === 0 && stretch === 1 ? {} : { x: line(a, b, u), y: line(c, d, v) };
  const tree = placed(told.tree, { ...numbered(parameters), ...turned });
  const known = engine.known(programs, shape);
  const minima = known === programs ? surface.minima : known.minima ?? [];
  return {
    ...surface, tree, minima: minima.map(carried), id: `${surface.id} ${JSON.stringify(shape)}`,
    scale: { ...surface.scale, ...spread({ f: compile(tree, surface.columns), height: heights(surface.scale), scale: surface.scale }, surface.domain) },
    programs: { ...known, shape, at_rest: false, minima: known.minima?.map(carried) ?? null },
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
