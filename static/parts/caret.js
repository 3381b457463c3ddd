// What was typed, with a caret below the place that cannot be read.

import { element } from "./theme.js";

/** An empty caret, hidden. */
export const caretBelow = () => element("pre", { class: "rv-caret", tabindex: 0, hidden: true });

/**
 * Shows the place and scrolls to it, however long the text is; once it is shown the reader may scroll elsewhere.
 * @param {HTMLElement} node  what caretBelow gave
 * @param {string} text
 * @param {number | null} at  the place in it, or none where all can be read
 */
export function pointAt(node, text, at) {
  node.hidden = at === null;
  const told = at === null ? "" : `${text}\n${" ".repeat(at)}`;
  if (node.textContent === (told && `${told}^`)) return;
  const mark = element("span", {}, "^");
  node.replaceChildren(...(told ? [told, mark] : []));
  node.scrollLeft = mark.offsetLeft - node.clientWidth / 2;
}
