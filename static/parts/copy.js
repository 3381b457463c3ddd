// Text that is copied, or where the browser does not allow that stands selected in its field, to be copied by hand.

import { element } from "./theme.js";

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

/**
 * Says something on a button for a while.
 * @param {HTMLButtonElement & { said?: string | null, resting?: ReturnType<typeof setTimeout> }} button
 * @param {string} words
 */
export function say(button, words) {
  button.said ??= button.textContent;
  button.textContent = words;
  clearTimeout(button.resting);
  button.resting = setTimeout(() => { button.textContent = button.said ?? ""; }, SAID_FOR);
}
