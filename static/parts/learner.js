// The card of a method: what it has learned at the clock's step, with its losses, and what came of it.

import { Learned } from "./learned.js";
import { sample } from "../plot/ink.js";
import { element } from "./theme.js";
import { toggle } from "../wire/muting.js";
import { quantity } from "../plot/quantities.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Colours } from "./theme.js" */
/** @import { Method } from "./training.js" */
/** @typedef {messages.MethodMoment & { step: number }} Seen  a method's moment with its step */

const percent = (/** @type {number} */ part) => (Number.isNaN(part) ? "–" : `${quantity(100 * part)}\u00a0%`);

/** @type {[title: string, told: (moment: Seen) => [trained: string, heldOut: string]][]} */
const ROWS = [
  ["Loss", (moment) => [quantity(moment.loss), quantity(moment.held_out)]],
  ["Accuracy", (moment) => [percent(moment.accuracy), percent(moment.held_accuracy)]],
];

export class Learner {
  /** @type {Method | null} */
  method = null;

  /** @type {messages.Networks | null} */
  message = null;

  /** @type {Colours | null} */
  colours = null;

  constructor() {
    this.learned = new Learned();
    this.name = element("b", {});
    this.swatch = element("span", { class: "rv-swatch-place" });
    this.cells = ROWS.map(([title]) => ({ title, trained: element("td", {}), heldOut: element("td", {}) }));
    this.said = element("p", { class: "rv-came" });
    this.head = element("button", { type: "button", onclick: () => { if (this.method) toggle(this.method.key); } }, this.swatch, this.name);
    this.node = element("article", { class: "rv-learner" },
      element("header", {}, this.head), this.learned.node,
      element("table", {},
        element("thead", {}, element("tr", {}, element("td", {}), element("th", { scope: "col" }, "training"), element("th", { scope: "col" }, "held out"))),
        element("tbody", {}, ...this.cells.map(({ title, trained, heldOut }) => element("tr", {}, element("th", { scope: "row" }, title), trained, heldOut)))),
      this.said);
  }

  /**
   * @param {Method} method
   * @param {messages.Networks} message
   * @param {Colours} colours
   */
  show(method, message, colours) {
    Object.assign(this, { method, message, colours });
    this.node.dataset.method = method.key;
    this.node.style.setProperty("--colour", method.colour);
    this.node.ariaLabel = method.name;
    this.node.classList.toggle("rv-muted", method.muted);
    this.head.setAttribute("aria-pressed", String(!method.muted));
    this.head.title = `${method.muted ? "Show" : "Hide"} ${method.name}`;
    this.name.textContent = method.name;
    this.swatch.replaceChildren(sample(method, method.colour));
    this.cells.forEach(({ trained }, i) => { /** @type {HTMLElement} */ (trained.parentElement).hidden = i > 0 && !message.classes.length; });
    this.learned.show(method, message, colours);
  }

  /** Measures the place of the picture. */
  resize() {
    this.learned.resize();
  }

  /**
   * @param {Seen | null} moment  at the clock, or the last one before the method broke off
   * @param {string} said  that it has broken off; "" while it has not
   */
  tick(moment, said) {
    const { message, colours } = this;
    if (!message || !colours) return;
    this.node.classList.toggle("rv-broken", Boolean(said));
    if (this.said.textContent !== said) this.said.textContent = said;
    this.node.classList.toggle("rv-awaited", !moment);
    this.cells.forEach(({ trained, heldOut }, i) => {
      const [first, second] = moment ? ROWS[i][1](moment) : ["–", "–"];
      if (trained.textContent !== first) trained.textContent = first;
      if (heldOut.textContent !== second) heldOut.textContent = second;
    });
    this.learned.tick(moment?.picture ?? null);
  }
}
