// What each method has learned at the clock's step: a card for each, side by side.

import { kinds } from "../plot/learned.js";
import { explained } from "./explained.js";
import { Learner } from "./learner.js";
import { kindOf } from "./legend.js";
import { element } from "./theme.js";

/** @import { Pane, Shown } from "./training.js" */

const CONFUSION = "Of the held-out samples of each class (row), the percentage that is assigned to each class (column).";

/** @implements {Pane} */
export class Learners {
  /** @type {Shown | null} */
  shown = null;

  /** @type {Learner[]} */
  cards = [];

  dealt = ""; // what the cards were made of

  constructor() {
    this.legend = element("p", { class: "rv-legend" });
    this.place = element("div", { class: "rv-learners" });
    this.about = element("p", { class: "rv-footnote", "data-testid": "explained" });
    this.node = element("div", { class: "rv-pane" }, this.legend, this.place, this.about);
  }

  /** @param {Shown} shown */
  show(shown) {
    const { message, methods, colours } = shown;
    this.shown = shown;
    const dealt = JSON.stringify([colours.name, methods, message.training]);
    if (dealt === this.dealt) return;
    this.dealt = dealt;
    this.cards = methods.map((method, i) => this.cards[i]?.method?.key === method.key ? this.cards[i] : new Learner());
    this.place.style.setProperty("--methods", String(methods.length));
    this.place.replaceChildren(...this.cards.map(({ node }) => node));
    this.cards.forEach((card, i) => card.show(methods[i], message, colours));
    this.legend.replaceChildren(...(message.picture === "confusion" ? [CONFUSION] : kinds(message, colours).map((kind) => kindOf(kind, colours))));
  }

  resize() {
    for (const card of this.cards) card.resize();
  }

  /**
   * @param {number} _step
   * @param {number} place  of the moment at the clock
   */
  tick(_step, place) {
    if (!this.shown) return;
    const { training } = this.shown;
    const words = explained(this.shown, place);
    if (this.about.textContent !== words) this.about.textContent = words;
    this.cards.forEach((card, i) => card.tick(training.of(i, place), training.saidOf(i, place)));
  }
}
