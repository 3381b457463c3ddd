// A button that opens a few choices below it; Escape, a choice or a look elsewhere closes it.

import { element } from "./theme.js";

/**
 * @param {string} label
 * @param {string} title
 * @param {[label: string, title: string, press: () => void][]} choices
 * @param {string} [note]  above them
 */
export function menu(label, title, choices, note = "") {
  const close = () => { node.open = false; };
  const list = element("div", { class: "rv-menu-list", role: "group", "aria-label": label }, ...(note ? [element("p", { class: "rv-menu-note" }, note)] : []), ...choices.map(([text, what, press]) => element("button", {
    type: "button", class: "rv-tool", title: what, onclick: () => { close(); press(); },
  }, text)));
  const node = element("details", { class: "rv-menu" }, element("summary", { class: "rv-tool", title }, label), list);
  node.addEventListener("toggle", () => {
    list.classList.remove("rv-rightwards");
    list.classList.toggle("rv-rightwards", list.getBoundingClientRect().left < 0); // a narrow page has no room at the left
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    close();
    node.querySelector("summary")?.focus();
  });
  node.addEventListener("focusout", (event) => { if (event.relatedTarget && !node.contains(/** @type {Node} */ (event.relatedTarget))) close(); });
  return node;
}
