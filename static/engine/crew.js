// Workers that share the cells of a map: as many as the machine has cores. A question is cut into chunks, which are handed
// out one at a time, so that a newer question need not wait for more than the chunks in hand; what comes of those is dropped.

import { SERIES, room } from "./cells.js";

/** @typedef {import("./cells.js").Cells} Cells */
/** @typedef {import("./cells.js").Question} Question */
/** @typedef {{ postMessage: (task: any) => void, terminate: () => void, onmessage: ((event: any) => void) | null, onerror: ((event: any) => void) | null }} Hired */
/** @typedef {{ question: Question, text: string, rows: number[], columns: number[] }} Asked  cells of a map, by their places on its axes */

const MOST = 4; // workers
const CHUNK = 150_000; // steps of a chunk, at most: some milliseconds
const EACH = 3; // chunks for each worker, at least, so that they end at about the same time

/** @returns {Hired} */
function hired() {
  const address = Reflect.get(globalThis, "ravineMade")?.worker ?? new URL("./worker.js", import.meta.url); // ui/server/serving.py says where what it has made is
  return new Worker(address, { type: "module" });
}

export class Crew {
  /** @type {{ worker: Hired, busy: boolean }[]} */
  #workers = [];

  #generation = 0;

  /** @type {object[]} chunks that nobody has yet */
  #waiting = [];

  /** @type {((found: Cells | null) => void) | null} */
  #done = null;

  /** @type {((reason: unknown) => void) | null} */
  #failed = null;

  /** @type {{ found: Cells, left: number, wide: number, starts: number[] } | null} what has come of the latest question so far */
  #part = null;

  /**
   * @param {AbortSignal} signal  after which nobody works
   * @param {number} [size]
   * @param {() => Hired} [hire]
   */
  constructor(signal, size = Math.min(globalThis.navigator?.hardwareConcurrency ?? 1, MOST), hire = hired) {
    this.size = size;
    this.hire = hire;
    signal.addEventListener("abort", () => this.#dismiss());
  }

  /**
   * What comes of some cells, row by row; null if a newer question has taken the place of this one.
   * @param {Asked} asked
   * @returns {Promise<Cells | null>}
   */
  async ask({ question, text, rows, columns }) {
    this.#done?.(null);
    this.#generation += 1;
    const most = Math.floor(CHUNK / (columns.length * (question.steps + 1)));
    const tall = Math.max(1, Math.min(most, Math.ceil(rows.length / (EACH * this.size))));
    const starts = Array.from({ length: Math.ceil(rows.length / tall) }, (_, i) => i * tall);
    this.#waiting = starts.map((from, place) => ({ generation: this.#generation, place, text, question, rows: rows.slice(from, from + tall), columns }));
    this.#part = { found: room(rows.length * columns.length), left: starts.length, wide: columns.length, starts };
    while (this.#workers.length < this.size) this.#workers.push(this.#begin());
    const answer = new Promise((done, failed) => { [this.#done, this.#failed] = [done, failed]; });
    for (const each of this.#workers) this.#give(each);
    return /** @type {Promise<Cells | null>} */ (answer);
  }

  #begin() {
    const worker = this.hire();
    const each = { worker, busy: false };
    worker.onmessage = ({ data }) => {
      each.busy = false;
      if (data.generation === this.#generation) this.#take(data);
      this.#give(each);
    };
    worker.onerror = (event) => this.#fail(event.message ?? "A worker could not be started.");
    return each;
  }

  /** @param {{ worker: Hired, busy: boolean }} each */
  #give(each) {
    const next = each.busy ? undefined : this.#waiting.shift();
    if (!next) return;
    each.busy = true;
    each.worker.postMessage(next);
  }

  /** @param {{ place: number, found: Cells, error?: string }} answer */
  #take({ place, found, error }) {
    const part = this.#part;
    if (error) this.#fail(error);
    if (error || !part) return;
    for (const name of SERIES) part.found[name].set(found[name], part.starts[place] * part.wide);
    part.left -= 1;
    if (!part.left) this.#done?.(part.found);
  }

  /** @param {string} reason */
  #fail(reason) {
    this.#waiting = [];
    this.#failed?.(new Error(reason));
  }

  #dismiss() {
    for (const { worker } of this.#workers) worker.terminate();
    this.#workers = [];
    this.#waiting = [];
    this.#done?.(null);
  }
}
