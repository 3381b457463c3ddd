// How many of the runs from further starts have arrived, in words: said by the stage that walks them, shown by the scoreboard.

/** @typedef {Record<string, string>} Arrivals  by the key of a method */

const bus = new EventTarget();

/** @type {Arrivals} */
let latest = {};

/** @param {Arrivals} found */
export function tell(found) {
  latest = found;
  bus.dispatchEvent(new CustomEvent("arrivals", { detail: found }));
}

/**
 * Calls `act` with what was said last, and with all that is said from now on.
 * @param {(found: Arrivals) => void} act
 * @param {AbortSignal} signal
 */
export function hear(act, signal) {
  bus.addEventListener("arrivals", (event) => act(/** @type {CustomEvent<Arrivals>} */ (event).detail), { signal });
  act(latest);
}
