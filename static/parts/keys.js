// The keys of the stage: a table, and a small window that shows it.

import { IN_ROW } from "./row_of_stops.js";
import { element } from "./theme.js";
import { wayTo } from "./way.js";

const TYPING = "input:not(.rv-timeline), textarea, select, [contenteditable], [role=combobox], [role=listbox], [role=menu], [role=dialog], dialog"; // keys are theirs

/**
 * Whether keys are meant for what has the focus.
 * @param {EventTarget | null} target
 */
export const typesInto = (target) => target instanceof Element && target.closest(TYPING) !== null;

/**
 * Whether an arrow key leads through a row of buttons that has the focus.
 * @param {KeyboardEvent} event
 */
export const inRow = ({ key, target }) => key.startsWith("Arrow") && target instanceof Element && target.closest(IN_ROW) !== null;

/** @typedef {[caps: string[], what: string]} Row */

/** @type {Row[]} */
const CLOCK = [[["Space"], "Play or pause"], [["←", "→"], "One step back or forward"], [["R"], "Restart"], [["0"], "Back to the start, and wait there"]];
/** @type {Row} */
const FINER = [["Shift"], "On a slider or its arrow keys: ten times finer"];
/** @type {Row[]} */
const LESSON = [[["N", "P"], "In a lesson: the next scene, or the one before"], [["A", "–", "D", "E"], "In a lesson: choose an answer, or see it explained"]];
/** @type {Row} */
const THESE = [["?"], "These keys"];

/** @type {Row[]} */
export const RACE_KEYS = [
  ...CLOCK,
  [["1", "–", "9"], "Hide or show the path of a method, by the number on its card"],
  [["Tab", "then arrows"], "On the ring: move the start. On a sample: move it. On an event: go to the next. On a slider: change its value"],
  [["Page Up", "Page Down"], "On a sample: choose another"],
  [["Delete", "Insert"], "On a sample: remove it, or add one beside it"],
  FINER,
  ...LESSON,
  THESE,
  [["Esc"], "Close what is open; end “Change from here”"],
];

/** @type {Row[]} */
export const NETWORK_KEYS = [
  ...CLOCK,
  [["1", "–", "4"], "Hide or show a method, by the number on its card"],
  [["Tab", "then arrows"], "On a map: move it. On a view in 3-D: turn it. On a matrix: go from entry to entry. On a slider: change its value"],
  [["+", "−"], "On a map: zoom"],
  FINER,
  ...LESSON,
  THESE,
  [["Esc"], "Close what is open"],
];

const PRESSED_BY_SPACE = "button:not(.rv-start, .rv-sample-handle), a, summary, [role=button], [role=switch]";
const MOVES_CLOCK = [" ", "ArrowLeft", "ArrowRight", "r", "R", "0"];

/**
 * What a key is to do on the stage, if it is the stage's.
 * @param {KeyboardEvent} event
 * @param {Record<string, () => void>} actions  by key
 * @param {boolean} still  whether the clock is not to be moved
 */
export function press(event, actions, still) {
  const { target, key } = event;
  const on = (/** @type {string} */ selector) => target instanceof Element && target.closest(selector);
  if (event.ctrlKey || event.metaKey || event.altKey || typesInto(target) || inRow(event)) return;
  if (key.startsWith("Arrow") && on(".rv-start, .rv-sample-handle")) return; // they move the start, or a sample
  if (key.startsWith("Arrow") && on(".rv-marks")) return; // they lead from event to event
  if (key === " " && on(PRESSED_BY_SPACE)) return;
  if (!Object.hasOwn(actions, key) || (MOVES_CLOCK.includes(key) && still)) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // Streamlit runs the page again on R; a race that begins anew asks the server for nothing
  actions[key]();
}

export class Keys {
  /**
   * @param {HTMLElement} host
   * @param {Row[]} keys  that it shows
   */
  constructor(host, keys) {
    const rows = keys.map(([caps, what]) => element("tr", {}, element("th", { scope: "row" }, ...caps.map((cap) => (/^[A-Z0-9←→?+−]|Space|Tab|Esc/.test(cap) ? element("kbd", {}, cap) : ` ${cap} `))), element("td", {}, what)));
    this.close = element("button", { type: "button", class: "rv-tool", onclick: () => this.dialog.close() }, "Close");
    this.dialog = element("dialog", { class: "rv-keys", "aria-label": "Keys" }, element("table", {}, element("caption", {}, "Keys"), element("tbody", {}, ...rows)), element("p", {}, wayTo("./glossary", "Glossary: what each term means")), this.close);
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    host.append(this.dialog);
  }

  open() {
    this.dialog.showModal();
    this.close.focus();
  }
}
