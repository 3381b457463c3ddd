// The keys of the stage: a table, and a small window that shows it.

import { element } from "./theme.js";

export const TYPING = "input:not(.rv-timeline), textarea, select, [contenteditable], [role=combobox], [role=listbox], [role=menu], [role=dialog], dialog"; // keys are theirs

const KEYS = [
  [["Space"], "Play or pause"],
  [["←", "→"], "One step back or forward"],
  [["R"], "Restart"],
  [["0"], "Back to the start, and wait there"],
  [["1", "–", "9"], "Hide or show the path of a method, by the number on its card"],
  [["Tab", "then arrows"], "On the ring: move the start. On an event: go to the next. On a slider: change its value"],
  [["N", "P"], "In a lesson: the next scene, or the one before"],
  [["A", "–", "D", "E"], "In a lesson: choose an answer, or have it explained"],
  [["?"], "These keys"],
  [["Esc"], "Close what is open"],
];

export class Keys {
  constructor(host) {
    const rows = KEYS.map(([caps, what]) => element("tr", {}, element("th", { scope: "row" }, ...caps.map((cap) => (/^[A-Z0-9←→?]|Space|Tab|Esc/.test(cap) ? element("kbd", {}, cap) : ` ${cap} `))), element("td", {}, what)));
    this.close = element("button", { type: "button", class: "rv-tool", onclick: () => this.dialog.close() }, "Close");
    this.dialog = element("dialog", { class: "rv-keys", "aria-label": "Keys" }, element("table", {}, element("caption", {}, "Keys"), element("tbody", {}, ...rows)), this.close);
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    host.append(this.dialog);
  }

  open() {
    this.dialog.showModal();
    this.close.focus();
  }
}
