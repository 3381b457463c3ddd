// Which cell of a figure is meant: the figure says so, the preview shows it, and a button of the preview loads it.

const bus = new EventTarget();

/** @import { Cell, FigureLoad } from "./messages.js" */

/**
 * "look": the reader points at a cell, of a figure; "load": that cell is to be raced; "save": the figure is to be saved.
 * @typedef {{ look: FigureLoad, load: Cell, save: undefined }} Said
 */

/**
 * @template {keyof Said} Wish
 * @param {Wish} wish
 * @param {Said[Wish]} cell
 */
export const tell = (wish, cell) => bus.dispatchEvent(new CustomEvent(wish, { detail: cell }));

/**
 * @template {keyof Said} Wish
 * @param {Wish} wish
 * @param {(cell: Said[Wish]) => void} act
 * @param {AbortSignal} signal
 */
export const hear = (wish, act, signal) => bus.addEventListener(wish, (event) => act(/** @type {CustomEvent<Said[Wish]>} */ (event).detail), { signal });
