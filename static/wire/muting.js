// Which racing methods are not drawn: asked for on a card or by a key, answered by the stage.

const bus = new EventTarget();

/** The path of a method is to be hidden, or to be shown again. */
export const toggle = (method) => bus.dispatchEvent(new CustomEvent("toggle", { detail: method }));
/** These methods are muted now, a Set of keys. */
export const tell = (muted) => bus.dispatchEvent(new CustomEvent("muted", { detail: muted }));
/** Calls `act` with what is said: of "toggle" a method's key, of "muted" a Set of them. */
export const hear = (what, act, signal) => bus.addEventListener(what, ({ detail }) => act(detail), { signal });
