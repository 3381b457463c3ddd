// Which racing methods are not drawn: asked for on a card or by a key, answered by the stage.

/** @typedef {{ toggle: string, muted: Set<string> }} Said */

const bus = new EventTarget();

/**
 * The path of a method is to be hidden, or to be shown again.
 * @param {string} method  its key
 */
export const toggle = (method) => bus.dispatchEvent(new CustomEvent("toggle", { detail: method }));
/**
 * These methods are muted now.
 * @param {Set<string>} muted  their keys
 */
export const tell = (muted) => bus.dispatchEvent(new CustomEvent("muted", { detail: muted }));
/**
 * Calls `act` with what is said: of "toggle" a method's key, of "muted" a Set of them.
 * @template {keyof Said} What
 * @param {What} what
 * @param {(said: Said[What]) => void} act
 * @param {AbortSignal} signal
 */
export const hear = (what, act, signal) => bus.addEventListener(what, (event) => act(/** @type {CustomEvent<Said[What]>} */ (event).detail), { signal });
