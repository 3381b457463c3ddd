// What a lesson and the race beside it say to each other, in the browser alone.

/**
 * "ended": which playing of the race is shown, as the server counts them, and whether it has been seen to its end; said by the
 * stage. "watch": the reader is to look at the race, which plays `again` from its start; said by the lesson.
 * @typedef {{ ended: { play: number, over: boolean }, watch: { again: boolean } }} Said
 */

const bus = new EventTarget();

/**
 * @template {keyof Said} What
 * @param {What} what
 * @param {Said[What]} said
 */
export const say = (what, said) => { bus.dispatchEvent(new CustomEvent(what, { detail: said })); };

/**
 * Calls `act` with what is said, until `signal` is aborted.
 * @template {keyof Said} What
 * @param {What} what
 * @param {(said: Said[What]) => void} act
 * @param {AbortSignal} signal
 */
export const hear = (what, act, signal) => bus.addEventListener(what, (event) => act(/** @type {CustomEvent<Said[What]>} */ (event).detail), { signal });
