// The step that the page of one step shows: the map says it, and the other pictures of the page follow.

const bus = new EventTarget();
const STEP = "step";

/** @param {number} step */
export const say = (step) => { bus.dispatchEvent(new CustomEvent(STEP, { detail: step })); };

/**
 * Calls `act` with each step that is shown, until `signal` is aborted.
 * @param {(step: number) => void} act
 * @param {AbortSignal} signal
 */
export const hear = (act, signal) => bus.addEventListener(STEP, (event) => act(/** @type {CustomEvent<number>} */ (event).detail), { signal });
