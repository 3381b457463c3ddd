// The catalogue's index: every method as a small picture under its family, filtered while one types; a click opens its entry.

import { narrow } from "../parts/narrow.js";
import { wayTo } from "../parts/way.js";
import { element } from "../parts/theme.js";
import { bandsDrawn, drawing } from "../plot/drawing.js";
import { View, mounted } from "../view.js";

/** @import * as messages from "../wire/messages.js" */

/**
 * The surfaces once, for all pictures to use.
 * @param {messages.Index} data
 */
function surfaces(data) {
  const symbols = Object.entries(data.surfaces).map(([key, bands]) => drawing("symbol", { id: `rv-surface-${key}`, viewBox: `0 0 ${data.size} ${data.size}` },
    ...bandsDrawn(bands)));
  return drawing("svg", { width: 0, height: 0, "aria-hidden": "true", style: "position: absolute" }, ...symbols);
}

/**
 * The part of the surface that the path crosses, and the path.
 * @param {messages.IndexCard} card
 * @param {number} size  of a side of the surface's picture
 */
function picture({ surface, box, path, end, colour }, size) {
  const line = { d: path, fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round", "vector-effect": "non-scaling-stroke" };
  return drawing("svg", { viewBox: box.join(" "), "aria-hidden": "true" },
    drawing("use", { href: `#rv-surface-${surface}`, width: size, height: size }),
    drawing("path", { ...line, stroke: colour, "stroke-width": 1.6 }),
    drawing("circle", { cx: end[0], cy: end[1], r: 7, fill: colour }));
}

/** @type {Record<string, 1 | -1>} */
const WAYS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

class Card {
  /**
   * @param {Index} index
   * @param {messages.IndexCard} spec
   * @param {number} size
   */
  constructor(index, spec, size) {
    this.key = spec.key;
    this.words = spec.words;
    this.node = element("a", { class: "rv-pick", "data-method": spec.key, title: spec.teaches, onclick: (/** @type {MouseEvent} */ event) => index.clicked(event, this) },
      picture(spec, size), element("span", {}, spec.name));
  }

  /** @param {boolean} open  whether it is read about */
  show(open) {
    const link = new URLSearchParams(window.location.search);
    link.set("method", this.key);
    this.node.href = `?${link}`;
    if (open) this.node.setAttribute("aria-current", "true");
    else this.node.removeAttribute("aria-current");
  }
}

/** @extends {View<messages.Index, { open: messages.IndexOpen }>} */
class Index extends View {
  open = ""; // key of the method that is read about

  /**
   * @param {HTMLElement} parent
   * @param {messages.Index} data
   */
  constructor(parent, data) {
    super(parent, element("nav", { class: "rv-index", "aria-label": "All methods", "data-testid": "index" }));
    this.cards = data.cards.map((spec) => new Card(this, spec, data.size));
    this.input = element("input", { type: "search", placeholder: "Name, author or word", "aria-label": "Filter the methods", spellcheck: "false", autocomplete: "off", oninput: () => this.filter() });
    this.count = element("p", { class: "rv-found", role: "status" });
    this.families = [...Map.groupBy(data.cards, (spec) => spec.family)].map(([title, specs]) => {
      const cards = this.cards.filter((card) => specs.some((spec) => spec.key === card.key));
      return { cards, node: element("section", { "aria-label": title }, element("h2", {}, title), element("div", { class: "rv-picks" }, ...cards.map((card) => card.node))) };
    });
    this.title = element("summary", {});
    this.fold = element("details", {}, this.title, this.input, this.count, element("p", {}, wayTo("./glossary", "Glossary: what each term means")), ...this.families.map((family) => family.node));
    this.root.append(surfaces(data), this.fold);
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.narrow = narrow();
    this.narrow.addEventListener("change", () => this.unfold(), { signal: this.signal });
    this.unfold();
    this.filter();
  }

  /** On a phone the index is folded away, so that the entry comes first. */
  unfold() {
    this.fold.open = !this.narrow.matches;
  }

  /** @param {messages.Index} data */
  receive({ open }) {
    this.show(open);
  }

  /** @param {string} open  key of a method */
  show(open) {
    for (const card of this.cards) card.show(card.key === open);
    const card = this.cards.find(({ key }) => key === open);
    if (card && open !== this.open) this.reveal(card.node);
    this.open = open;
    this.title.textContent = `All ${this.cards.length} methods`;
  }

  /**
   * Brings a card into the index's own view, and leaves the page where it is.
   * @param {HTMLElement} node
   */
  reveal(node) {
    const frame = this.root.closest(".st-key-shelf");
    if (!frame) return;
    const [card, view] = [node.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (card.top < view.top || card.bottom > view.bottom) frame.scrollBy({ top: card.top - view.top - view.height / 3 });
  }

  /**
   * @param {MouseEvent} event
   * @param {Card} card
   */
  clicked(event, card) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return; // opened beside this page
    event.preventDefault();
    this.pick(card);
  }

  /** @param {Card} card */
  pick(card) {
    this.show(card.key);
    this.tell("open", { method: card.key });
    this.unfold();
    this.root.closest("[data-testid=stMain]")?.scrollTo({ top: 0 }); // another entry is read from its beginning
  }

  filter() {
    const wanted = this.input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of this.cards) card.node.hidden = !wanted.every((word) => card.words.includes(word));
    for (const family of this.families) family.node.hidden = family.cards.every((card) => card.node.hidden);
    const found = this.found.length;
    this.count.hidden = !wanted.length;
    this.count.textContent = found ? `${found} of ${this.cards.length}` : `No method has “${this.input.value.trim()}” in its name, author or description. Try another word.`;
  }

  get found() {
    return this.cards.filter((card) => !card.node.hidden);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { found } = this, at = found.findIndex((card) => card.node === event.target);
    if (event.target === this.input && event.key === "Enter" && found.length) this.pick(found[0]);
    const on = WAYS[event.key];
    const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    if (!on || (event.target === this.input && sideways) || event.target === this.title) return;
    event.preventDefault();
    (found[at + on]?.node ?? this.input).focus();
  }
}

export default mounted(Index);
