// Whether the race that is shown has been seen to its end: said by the stage, heard by the lesson beside it.

/** @typedef {{ play: number, over: boolean }} Ended  which playing of the race it is, as the server counts them, and whether it is over */

const bus = new EventTarget();

/** @param {Ended} ended */
export const say = (ended) => { bus.dispatchEvent(new CustomEvent("ended", { detail: ended })); };

/**
 * Calls `act` with what is said, until `signal` is aborted.
 * @param {(ended: Ended) => void} act
 * @param {AbortSignal} signal
 */
export const hear = (act, signal) => bus.addEventListener("ended", (event) => act(/** @type {CustomEvent<Ended>} */ (event).detail), { signal });
