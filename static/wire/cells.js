// Which cell of a figure is meant: the figure says so, the preview shows it, and a button of the preview loads it.

const bus = new EventTarget();

/** @typedef {{ row: number, column: number, id?: string }} Cell a cell, and the figure that it is a cell of */

/**
 * "look": the reader points at a cell; "load": that cell is to be raced; "save": the figure is to be saved.
 * @param {"look" | "load" | "save"} wish
 * @param {Cell} [cell]
 */
export const tell = (wish, cell) => bus.dispatchEvent(new CustomEvent(wish, { detail: cell }));

/**
 * @param {"look" | "load" | "save"} wish
 * @param {(cell: Cell) => void} act
 * @param {AbortSignal} signal
 */
export const hear = (wish, act, signal) => bus.addEventListener(wish, (event) => act(/** @type {CustomEvent<Cell>} */ (event).detail), { signal });
