// What the reader's hand has moved and the server has not answered yet.

import { filled } from "../wire/changes.js";

/** @import { Move, Pieces, Scheduled } from "../wire/hand.js" */
/** @typedef {{ move: Move, asked: { component: string, serial: number } | null }} Moved  a move, and the question in which the server is asked for it */

/**
 * What a move is about: a later one about the same takes its place.
 * @param {Move} move
 */
const topic = (move) => [move.what, "method" in move && move.method, "name" in move && move.name].filter(Boolean).join(".");

const LETTER = "p."; // begins the name of a slider that is a parameter's

/**
 * The letter of the parameter that a slider with this name is for; null for any other slider.
 * @param {string} name
 */
export const letterOf = (name) => (name.startsWith(LETTER) ? name.slice(LETTER.length) : null);

/**
 * The shape of a surface once a slider of it is moved.
 * @param {import("../wire/messages.js").SurfaceShape} shape
 * @param {{ name: string, value: number }} move
 * @returns {import("../wire/messages.js").SurfaceShape}
 */
export function shapedBy(shape, { name, value }) {
  const letter = letterOf(name);
  return letter === null ? { ...shape, [name]: value } : { ...shape, parameters: { ...shape.parameters, [letter]: value } };
}

/**
 * A setting as the engine takes it: a number, or a value for each step.
 * @param {Pick<import("../engine/engine.js").Engine, "table">} engine
 * @param {number | Scheduled | Pieces} value
 * @param {number} steps
 * @returns {number | Float64Array | null} null where a schedule is not known here
 */
export function courseOf(engine, value, steps) {
  if (typeof value === "number") return value;
  if ("kind" in value) return engine.table(value.kind, value.parameters, steps);
  const first = courseOf(engine, value.first, steps);
  return first === null ? null : filled(first, value.changes, steps);
}

export class Moves {
  /** @type {Map<string, Moved>} by topic */
  #moved = new Map();

  get any() {
    return this.#moved.size > 0;
  }

  get all() {
    return Array.from(this.#moved.values(), ({ move }) => move);
  }

  /**
   * Something is moved; returns what takes that back.
   * @param {Move} move
   */
  put(move) {
    const before = new Map(this.#moved);
    this.#moved.set(topic(move), { move, asked: null });
    return () => { this.#moved = before; };
  }

  /**
   * The server is asked for a move.
   * @param {Move} move
   * @param {string} component  that asks
   * @param {number} serial  of its question
   */
  asked(move, component, serial) {
    const moved = this.#moved.get(topic(move));
    if (moved) moved.asked = { component, serial };
  }

  /**
   * The server has spoken: what it has answered is moved no more.
   * @param {Readonly<Record<string, number>>} answered  by component, the last question that it has heard
   */
  answered(answered) {
    for (const [name, { asked }] of this.#moved) if (asked && asked.serial <= (answered[asked.component] ?? 0)) this.#moved.delete(name);
  }
}
