// The surface that is raced on, as a button with its picture; behind it all others in pictures, grouped by what they teach.
// Below it the reader's own formula, where that is raced on.

import { folded, found } from "../parts/found.js";
import { Own } from "../parts/own.js";
import { element } from "../parts/theme.js";
import { bandsDrawn, drawing } from "../plot/drawing.js";
import { View, mounted } from "../view.js";

const MARGIN = 10; // pixels between the gallery and the edge of the window
const WIDEST = 884;

/** @import * as messages from "../wire/messages.js" */
/** @typedef {{ key: string, node: HTMLElement, words: string }} Shown  a surface, its tile, and what a search looks through */

/** @type {(bands: messages.Tile["bands"], size: number) => SVGSVGElement} */
const picture = (bands, size) => drawing("svg", { viewBox: `0 0 ${size} ${size}`, preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" }, ...bandsDrawn(bands));

/** @extends {View<messages.Surfaces, { pick: messages.SurfacePick, formula: messages.FormulaTyped, weights: messages.WeightsChosen, shelf: true, help: true }>} */
class Picker extends View {
  text = ""; // of the surface that is raced on
  open = false; // whether the gallery is

  /** @type {Shown[]} */
  tiles = [];

  /**
   * @param {HTMLElement} parent
   * @param {messages.Surfaces} data
   */
  constructor(parent, data) {
    super(parent, element("section", { class: "rv-surfaces", "aria-label": "Surface" }));
    this.current = data.current;
    this.frame = element("span", { class: "rv-thumb" });
    this.name = element("b", {});
    this.teaches = element("span", {});
    this.face = element("button", { type: "button", class: "rv-face", "aria-haspopup": "listbox", "aria-expanded": "false", "data-testid": "surface" },
      this.frame, element("span", { class: "rv-unseen" }, "Surface: "), element("span", { class: "rv-face-words" }, this.name, " ", this.teaches));
    this.search = element("input", { type: "search", placeholder: "Search surfaces", "aria-label": "Search surfaces", autocomplete: "off", spellcheck: "false", oninput: () => this.sift() });
    this.said = element("p", { role: "status" }, "Drawing the surfaces …");
    this.list = element("div", { class: "rv-shelf", role: "listbox", "aria-label": "Surfaces" });
    this.gallery = element("div", { class: "rv-gallery", popover: "auto", "data-testid": "surfaces" }, element("div", { class: "rv-search" }, this.search), this.said, this.list);
    this.own = new Own({ send: (text) => this.tell("formula", { text }), choose: (weights) => this.tell("weights", { weights }), ask: () => this.tell("help", true), pick: (surface) => this.tell("pick", { surface }) });
    this.root.append(this.face, this.gallery, this.own.node);
    this.face.popoverTargetElement = this.gallery;
    this.face.addEventListener("keydown", (event) => { if (event.key === "ArrowDown") { event.preventDefault(); this.gallery.showPopover(); } });
    this.gallery.addEventListener("beforetoggle", (event) => { if (event.newState === "open") this.place(); });
    this.gallery.addEventListener("toggle", (event) => this.toggled(event.newState === "open"));
    this.gallery.addEventListener("keydown", (event) => this.key(event));
  }

  /** @param {messages.Surfaces} data */
  receive({ current, shelf, size, formula, spellings, locked }) {
    this.face.disabled = locked;
    this.own.show(formula, spellings, locked);
    const text = JSON.stringify(current);
    if (text !== this.text) {
      this.text = text;
      this.current = current;
      this.frame.replaceChildren(picture(current.bands, size));
      this.name.textContent = current.name;
      this.teaches.textContent = current.teaches;
    }
    if (shelf) this.fill(shelf, size);
    else if (this.open && !this.tiles.length) this.ask();
    this.mark();
  }

  /** The pictures come when they are first asked for, so that the first race need not wait for them. */
  ask() {
    this.tell("shelf", true);
  }

  /**
   * @param {messages.TileGroup[]} shelf
   * @param {number} size  of a side of the pictures
   */
  fill(shelf, size) {
    this.tiles = [];
    const groups = shelf.map(({ name, surfaces }) => {
      const tiles = surfaces.map(({ key, name: title, teaches, bands }) => {
        const node = element("button", { type: "button", role: "option", class: "rv-tile", "data-surface": key, title: teaches, tabindex: -1, onclick: () => this.pick(key) },
          picture(bands, size), element("span", {}, title));
        return { key, node, words: folded([title, name, teaches, key].join(" ")) };
      });
      this.tiles.push(...tiles);
      return element("div", { role: "group", "aria-label": name }, element("h3", { "aria-hidden": "true" }, name), element("div", { class: "rv-tiles" }, ...tiles.map((tile) => tile.node)));
    });
    this.list.replaceChildren(...groups);
    this.sift();
    this.mark();
    if (this.open) this.enter();
  }

  /** Only what the search finds is shown. */
  sift() {
    for (const { node, words } of this.tiles) node.hidden = !found(words, this.search.value);
    for (const group of this.list.children) if (group instanceof HTMLElement) group.hidden = !group.querySelector(".rv-tile:not([hidden])");
    const none = this.tiles.length > 0 && this.tiles.every(({ node }) => node.hidden);
    this.said.textContent = none ? "No surface has this name or teaches this." : this.tiles.length ? "" : "Drawing the surfaces …";
    this.said.hidden = !this.said.textContent;
  }

  /** The tile of the surface that is raced on is marked, and shows it as it is: a typed formula may be a new one. */
  mark() {
    for (const { key, node } of this.tiles) {
      const here = key === this.current.key;
      node.setAttribute("aria-selected", String(here));
      if (here) node.querySelector("svg")?.replaceWith(...Array.from(this.frame.childNodes, (shown) => shown.cloneNode(true)));
    }
  }

  /** Below its button, as wide as there is room for; where there is little, over all that is there. */
  place() {
    const { left, bottom } = this.face.getBoundingClientRect();
    const { innerWidth, innerHeight } = window;
    const width = Math.min(WIDEST, innerWidth - 2 * MARGIN);
    const top = innerHeight - bottom > innerHeight / 2 ? bottom + 6 : MARGIN;
    Object.assign(this.gallery.style, { width: `${width}px`, left: `${Math.min(left, innerWidth - MARGIN - width)}px`, top: `${top}px`, maxHeight: `${innerHeight - top - MARGIN}px` });
  }

  /** @param {boolean} open */
  toggled(open) {
    this.open = open;
    this.face.setAttribute("aria-expanded", String(open));
    if (!open) {
      this.search.value = "";
      this.sift();
    } else if (this.tiles.length) this.enter();
    else this.ask();
  }

  /** The keyboard goes to the surface that is raced on, unless somebody searches already. */
  enter() {
    const here = this.tiles.find(({ key }) => key === this.current.key);
    if (document.activeElement !== this.search) here?.node.focus({ preventScroll: true });
    here?.node.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} key  of a surface */
  pick(key) {
    this.gallery.hidePopover();
    this.face.focus({ preventScroll: true });
    if (key !== this.current.key) this.tell("pick", { surface: key });
  }

  /**
   * Arrows go to the tile that lies that way, up from the first row to the search; whatever is typed goes there as well.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const nodes = this.tiles.map((tile) => tile.node).filter((node) => !node.hidden);
    if (event.target === this.search) {
      event.stopPropagation();
      if (event.key === "Enter") nodes[0]?.click();
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      nodes[0]?.focus();
      return;
    }
    if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.stopPropagation();
      this.search.focus();
      return;
    }
    const at = nodes.findIndex((node) => node === document.activeElement);
    /** @type {Record<string, () => HTMLElement | null | undefined>} */
    const ways = { ArrowRight: () => nodes[at + 1], ArrowLeft: () => nodes[at - 1], ArrowDown: () => this.beyond(nodes, at, 1), ArrowUp: () => this.beyond(nodes, at, -1) ?? this.search, Home: () => nodes[0], End: () => nodes.at(-1) };
    const next = ways[event.key];
    if (!next || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    next()?.focus();
  }

  /**
   * The nearest tile of the next row in a direction.
   * @param {HTMLElement[]} nodes
   * @param {number} at  the place of the tile that is left
   * @param {1 | -1} way  down or up
   */
  beyond(nodes, at, way) {
    const boxes = nodes.map((node) => node.getBoundingClientRect()), here = boxes[at];
    const below = boxes.filter((box) => way * (box.top - here.top) > 1);
    if (!below.length) return null;
    const row = below.reduce((a, b) => (way * (b.top - a.top) < 0 ? b : a)).top;
    const [nearest] = below.filter((box) => box.top === row).sort((a, b) => Math.abs(a.left - here.left) - Math.abs(b.left - here.left));
    return nodes[boxes.indexOf(nearest)];
  }
}

export default mounted(Picker);
