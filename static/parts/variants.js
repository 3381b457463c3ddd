// The set-up with something switched, side by side: the landscape around each end, what each has learned, and in numbers what differs.

import { Choice } from "./choice.js";
import { heightsKey } from "./heights.js";
import { HELD, LOSSES } from "./losses.js";
import { Variant } from "./variant.js";
import { element } from "./theme.js";
import { common, difference, unexpected } from "../plot/compared.js";

/** @import { Pane, Shown } from "./training.js" */

const ABOUT = "The middle of each landscape is the end of the training. The directions are random and filter-normalised: at the edge, the weights have changed by their own length. A minimum is a point of the 51 × 51 that is lower than all its neighbours; half of the minima are no deeper than the median depth.";

/** @implements {Pane} */
export class Variants {
  /** @type {Shown | null} */
  shown = null;

  /** @type {Variant[]} */
  cards = [];

  /** @type {unknown[]} planes that the scale is of */
  planes = [];

  said = ""; // of what differs

  /** @type {ReturnType<typeof common>} */
  scale = null;

  /**
   * @param {object} options
   * @param {(name: "compare" | "method" | "of", value: string) => void} options.onSet  the reader wants to look at something else
   * @param {(variant: string) => void} options.onTake  a variant is to become the set-up of the page
   * @param {(question: string) => void} options.onAsk  the page is to be set up for a question
   */
  constructor({ onSet, onTake, onAsk }) {
    this.onTake = onTake;
    this.comparisons = new Choice("What differs", (key) => onSet("compare", key));
    this.methods = new Choice("Method to look at", (key) => onSet("method", key));
    this.losses = new Choice("Loss shown in the landscape", (key) => onSet("of", key));
    this.losses.offer(LOSSES);
    this.difference = element("p", { class: "rv-differs", role: "status", "data-testid": "difference" });
    this.otherwise = element("span", {});
    this.ask = element("button", { type: "button", class: "rv-tool", onclick: () => { if (this.shown?.message.example) onAsk(this.shown.message.example.question); } }, "Train that network");
    this.example = element("p", { class: "rv-example", role: "status", "data-testid": "example", hidden: true }, this.otherwise, " ", this.ask);
    this.key = element("div", { class: "rv-landscape-key" });
    this.place = element("div", { class: "rv-variants" });
    this.node = element("div", { class: "rv-pane rv-compare" },
      element("div", { class: "rv-tools" }, this.comparisons.node, this.methods.node, this.losses.node), this.difference, this.example, this.place,
      element("div", { class: "rv-compare-below" }, this.key, element("p", { class: "rv-footnote" }, ABOUT)));
  }

  /** @param {Shown} shown */
  show(shown) {
    this.shown = shown;
    const { message, compared, methods, colours } = shown;
    this.comparisons.offer(message.comparisons.map(({ value, words }) => ({ key: value, name: words })));
    this.comparisons.press(message.compare);
    this.methods.offer(methods);
    this.methods.press(message.method);
    this.methods.node.hidden = methods.length < 2;
    this.losses.press(message.of);
    const keys = compared.map(({ variant }) => variant.key);
    if (String(keys) !== String(this.cards.map(({ key }) => key))) {
      this.cards = keys.map((key) => new Variant(key, () => this.onTake(key)));
      this.place.replaceChildren(...this.cards.map(({ node }) => node));
      this.place.style.setProperty("--columns", String(keys.length));
    }
    this.measure(shown);
    this.cards.forEach((card, i) => card.show(compared[i], shown, this.scale));
    const place = methods.findIndex(({ key }) => key === message.method);
    const ends = compared.map(({ variant: { key, name }, training: { end, moments }, plane }) => ({
      key, name, moment: end?.why === "done" ? moments.at(-1)?.methods[place] ?? null : null, minima: plane?.kind === "plane" ? plane.minima : null, // a method that broke off has no last moment
    }));
    this.tell(message.differs.flatMap((differs) => difference(differs, ends, message.steps) ?? []));
    this.offer(unexpected(message.example, message.differs[0], ends));
    this.key.replaceChildren(...(this.scale ? [heightsKey(LOSSES[Number(message.of === HELD)].name, this.scale, message.bands[colours.name])] : []));
  }

  /**
   * Says in numbers what differs.
   * @param {NonNullable<ReturnType<typeof difference>>[]} told
   */
  tell(told) {
    const key = JSON.stringify(told);
    if (key === this.said) return;
    this.said = key;
    this.difference.replaceChildren(...told.map(({ title, each }) => element("span", {}, `${title}: `, ...each.flatMap(({ name, value }, i) => [`${i ? " · " : ""}${name}\u00a0`, element("b", {}, value)]))));
  }

  /**
   * Says that the variants are not as is expected of them, and offers a set-up in which they are.
   * @param {string} words  "" where they are
   */
  offer(words) {
    this.example.hidden = !words;
    if (this.otherwise.textContent !== words) this.otherwise.textContent = words;
  }

  /**
   * The scale of all the landscapes that there are.
   * @param {Shown} shown
   */
  measure({ compared }) {
    const planes = compared.flatMap(({ plane }) => (plane?.kind === "plane" ? [plane] : []));
    if (planes.length === this.planes.length && planes.every((plane, i) => plane === this.planes[i])) return;
    this.planes = planes;
    this.scale = common(planes);
  }

  /** @param {number} step */
  tick(step) {
    for (const card of this.cards) card.tick(step);
  }

  resize() {
    for (const card of this.cards) card.resize();
  }
}
