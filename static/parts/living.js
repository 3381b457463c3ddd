// A map that follows the hand: a coarse one while a setting is moved, a fine one as soon as it rests, walked by workers.

import { Moves, courseOf, shapedBy } from "./moves.js";
import { timer } from "./timer.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Move } from "../wire/hand.js" */
/** @typedef {import("../engine/cells.js").Cells} Cells */
/** @typedef {import("../engine/cells.js").Question} Question */
/** @typedef {{ rows: number[], columns: number[] }} Spans  where the block of cells of each run begins */
/** @typedef {{ cells: Cells, spans: Spans, moves: Move[], took: number }} Shown  what came of the runs, what had been moved, and the milliseconds it took */

const COARSE = 67; // runs a side of a coarse map, at most
const LEAST = 12; // and at least: a coarser one shows nothing
const SOON = 60; // milliseconds that a coarse map may take
const STEADY = 0.3; // the part that the latest map has in what a run is taken to cost: grids that jump to and fro disturb
const LATE = 400; // and that the coarsest may take; else the map is left to the server
const RESTED = 120; // milliseconds without a move, after which the hand rests
export const TOO_SLOW = "These runs are too long to compute while you drag: the map is drawn again when you let go.";

/**
 * At most so many blocks of cells, all of one size but the last, along a side of `count`: where they begin.
 * @param {number} count
 * @param {number} most
 */
export function blocks(count, most) {
  const size = Math.ceil(count / Math.min(most, count));
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => i * size);
}

/**
 * The cell in the middle of each block.
 * @param {number[]} begins
 * @param {number} count  cells along the side
 */
export const middles = (begins, count) => begins.map((begin, i) => Math.floor((begin + (begins[i + 1] ?? count) - 1) / 2));

/**
 * What is asked of the workers: the map that the server told of, with what was moved since.
 * @param {Pick<import("../engine/engine.js").Engine, "table" | "lies" | "follow" | "known">} engine
 * @param {messages.Living} told
 * @param {Move[]} moves
 * @returns {Question | null} null where a schedule is not known here, or where the minima are
 */
export function questionOf(engine, { programs, steps, start, hypers, level, draws, batches, across, up, minima, near }, moves) {
  /** @type {Question["hypers"]} */
  const own = { ...hypers };
  let { shape } = programs;
  let loud = level;
  for (const move of moves) {
    if (move.what === "noise") loud = move.value;
    if (move.what === "shape") shape = shapedBy(shape, move);
    if (move.what === "hyper") {
      const value = courseOf(engine, move.value, steps);
      if (value === null) return null;
      own[move.name] = value;
    }
  }
  const lies = engine.lies(programs, shape);
  const carried = lies?.carried ?? ((/** @type {[number, number]} */ point) => point);
  const { far, height, high } = programs;
  const followed = engine.follow(programs, shape, minima);
  if (!followed) return null;
  return {
    steps, start: carried(start), hypers: own, batches, columns: Object.values(programs.columns), across, up, minima: followed.map(carried), near, far, height, high, most: engine.known(programs, shape).most,
    noise: loud ? [draws[0].map((draw) => loud * draw), draws[1].map((draw) => loud * draw)] : null,
    shape: lies && { motion: lies.motion, numbers: lies.numbers },
  };
}

export class LivingMap {
  #moves = new Moves();

  /** @type {messages.Living | null} */
  #told = null;

  #text = ""; // of the module for it

  #shaped = ""; // and of that for any shape of its surface

  #cost = 0; // milliseconds that a run has taken, all workers together; 0 before the first

  #busy = false; // whether a coarse map is being walked

  #again = false; // whether something was moved since

  #warm = false; // whether the workers have begun

  #slow = false;

  /**
   * @param {object} parts
   * @param {import("../engine/engine.js").Engine} parts.engine
   * @param {Pick<import("../engine/crew.js").Crew, "ask">} parts.crew
   * @param {(shown: Shown) => void} parts.show  paints what came of the runs
   * @param {(sentence: string) => void} parts.say  tells the reader why nothing follows
   * @param {AbortSignal} parts.signal
   */
  constructor({ engine, crew, show, say, signal }) {
    this.engine = engine;
    this.crew = crew;
    this.show = show;
    this.say = say;
    this.rest = timer(signal);
  }

  /** Whether anything was moved that the server has not answered. */
  get moving() {
    return this.#moves.any;
  }

  /** Whether the surface is among it. */
  get reshaped() {
    return this.#moves.all.some(({ what }) => what === "shape");
  }

  /**
   * The server has drawn a map.
   * @param {messages.Living | null} told  null where the browser cannot walk it
   * @param {Readonly<Record<string, number>>} answered  by component, the last question that it has heard
   */
  async take(told, answered) {
    this.#moves.answered(answered);
    this.#told = told;
    const before = this.#text;
    this.#text = "";
    if (!told) return;
    await this.engine.prepare(told.programs, []);
    if (told !== this.#told) return;
    this.#text = this.engine.cells(told.programs, told.method);
    this.#shaped = this.engine.cells(told.programs, told.method, true);
    if (this.#text !== before) [this.#slow, this.#cost] = [false, 0];
    if (!this.moving) return;
    this.#again = !this.#slow; // in the hand again: what was told is older
    this.#follow();
  }

  /**
   * Something is moved; returns whether the map follows.
   * @param {Move} move
   */
  move(move) {
    if (!this.#text || move.what === "start" || (move.what === "hyper" && move.method !== this.#told?.method)) return false;
    this.#moves.put(move);
    this.#again = !this.#slow;
    this.#follow();
    return true;
  }

  /** @type {Moves["asked"]} */
  asked(...asked) {
    this.#moves.asked(...asked);
  }

  /** A coarse map is walked to its end before the next is begun: else a hand that never rests would see none. */
  async #follow() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#again && this.#told) {
      this.#again = false;
      const side = this.#cost ? Math.sqrt(SOON / this.#cost) : COARSE / 2;
      await this.#walk(Math.max(LEAST, Math.min(COARSE, Math.floor(side))));
    }
    this.#busy = false;
    this.rest.start(() => { if (!this.#busy && !this.#slow && this.moving) this.#walk(Infinity); }, RESTED);
  }

  /**
   * Walks a map of at most so many runs a side.
   * @param {number} most
   */
  async #walk(most) {
    const told = this.#told;
    if (!told) return;
    const moves = this.#moves.all;
    const question = questionOf(this.engine, told, moves);
    const [tall, wide] = [told.up.values.length, told.across.values.length];
    const spans = { rows: blocks(tall, most), columns: blocks(wide, most) };
    const rows = middles(spans.rows, tall);
    const columns = middles(spans.columns, wide);
    const began = performance.now();
    const cells = question && await this.crew.ask({ text: question.shape ? this.#shaped : this.#text, question, rows, columns }).catch((error) => {
      console.warn("The server draws this map:", error);
      this.#giveUp();
    });
    if (!cells || told !== this.#told) return;
    const took = performance.now() - began;
    if (this.#warm) this.#cost += (took / (rows.length * columns.length) - this.#cost) * (this.#cost ? STEADY : 1);
    if (this.#warm && most <= LEAST && took > LATE) this.#giveUp();
    this.#warm = true;
    this.show({ cells, spans, moves, took });
  }

  #giveUp() {
    this.#slow = true;
    this.say(TOO_SLOW);
  }
}
