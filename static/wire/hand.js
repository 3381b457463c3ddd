// What the reader's hand moves: said by the controls, taken by the stage that shows the race, in the browser alone. The
// server hears of it when the hand rests; until it has answered, what it alone knows is out of date.

/**
 * What is moved: the start, the further starts, a hyperparameter of a method to a number, a schedule or pieces, the surface's shape (turn, stretch,
 * or p. and the letter of a parameter), the noise, or the samples that the surface is made from.
 * @typedef {{ what: "start", value: [number, number] } | { what: "starts", value: [number, number][] } | { what: "hyper", method: string, name: string, value: number | Scheduled | Pieces }
 *   | { what: "shape", name: string, value: number } | { what: "noise", value: number } | { what: "samples", value: import("../plot/samples.js").Samples }} Move
 */
/** @typedef {{ kind: string, parameters: Record<string, number> }} Scheduled  a schedule: the key of its kind, and its parameters by name */
/** @typedef {import("./changes.js").Pieces} Pieces */
/** @typedef {{ step: number, value: (method: string, name: string) => number | undefined }} Since  from which step on settings are changed, and what a setting of a method is there */
/** @typedef {{ method: string, loss?: number | null, held_out?: number | null, gap?: number | null, arrived?: number | null, left?: number | null, evals?: number }} Score  what the browser knows of a method's run by itself */
/**
 * "move": something is in the hand; whoever takes it prevents the default. "asked": the server
 * is asked for it by a component, in a question with that number. "scores": of a race that the browser has walked; null once the server has answered.
 * "start": the race as the hand has it starts there. "since": from now on settings are changed from a step on; null for the whole race.
 * @typedef {{ move: Move, asked: { move: Move, component: string, serial: number }, scores: Score[] | null, start: [number, number], since: Since | null }} Said
 */

const bus = new EventTarget();

/**
 * Says something; returns whether anybody has taken it.
 * @template {keyof Said} What
 * @param {What} what
 * @param {Said[What]} said
 */
export const say = (what, said) => !bus.dispatchEvent(new CustomEvent(what, { detail: said, cancelable: true }));

/**
 * Sends a change by `sender`. While it is in the hand the server hears of it only where the stage cannot follow by itself.
 * @template {{ final: boolean }} Change
 * @param {import("./sender.js").Sender} sender
 * @param {object} how
 * @param {string} how.component  that asks, by the key it is mounted as
 * @param {string} how.topic
 * @param {Move | null} how.move  what the change moves in the race, if that is all it does
 * @param {boolean} [how.urgent]  whether it need not wait for the answer to what was asked before
 * @param {(payload: Change & { serial: number }) => void} how.transmit
 * @param {Change} change
 */
export function bring(sender, { component, topic, move, urgent = false, transmit }, change) {
  if (move && say("move", move) && !change.final) return;
  sender[urgent ? "urge" : "send"](topic, (/** @type {Change & { serial: number }} */ payload) => {
    if (move) say("asked", { move, component, serial: payload.serial });
    transmit(payload);
  }, change);
}

/**
 * Calls `act` with what is said, until `signal` is aborted; what returns true has taken it.
 * @template {keyof Said} What
 * @param {What} what
 * @param {(said: Said[What]) => boolean | void} act
 * @param {AbortSignal} signal
 */
export const hear = (what, act, signal) => bus.addEventListener(what, (event) => {
  if (act(/** @type {CustomEvent<Said[What]>} */ (event).detail)) event.preventDefault();
}, { signal });
