// Text that is copied, or where the browser does not allow that stands selected in its field, to be copied by hand.

import { element } from "./theme.js";
import { timer } from "./timer.js";

const SAID_FOR = 1800; // milliseconds

/**
 * Whether the text is now on the clipboard.
 * @param {string} text
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A field whose text is there to be copied, not to be changed.
 * @param {string} label
 * @param {"input" | "textarea"} tag
 */
export function field(label, tag = "input") {
  const node = element(tag, { class: "rv-copy-field", readonly: true, "aria-label": label, spellcheck: "false", ...(tag === "input" ? { type: "text" } : { rows: 3 }) });
  node.addEventListener("focus", () => node.select());
  return node;
}

/** @type {WeakMap<Node, { usual: string | null, later: ReturnType<typeof timer> }>} */
const known = new WeakMap(); // what each button says otherwise, and the timer that brings it back

/**
 * Says something on a button for a while.
 * @param {Node} button
 * @param {string} words
 * @param {AbortSignal} signal  with which the button's page ends
 */
export function say(button, words, signal) {
  const { usual, later } = known.get(button) ?? { usual: button.textContent, later: timer(signal) };
  known.set(button, { usual, later });
  button.textContent = words;
  later.start(() => { button.textContent = usual; }, SAID_FOR);
}
