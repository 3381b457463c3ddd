// Whether a hand moves a slider, and which: said by the slider's row, heard by the picture that should stay in sight meanwhile.

const bus = new EventTarget();

/**
 * A hand moves this row's slider; said again and again while it does.
 * @param {Element} row
 */
export const hold = (row) => bus.dispatchEvent(new CustomEvent("held", { detail: row }));

/** It has let go. */
export const release = () => bus.dispatchEvent(new CustomEvent("held", { detail: null }));

/**
 * Calls `act` with the row that is held, null when it is let go.
 * @param {(row: Element | null) => void} act
 * @param {AbortSignal} signal
 */
export const hearHeld = (act, signal) => bus.addEventListener("held", (event) => act(/** @type {CustomEvent<Element | null>} */ (event).detail), { signal });
