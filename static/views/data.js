// The data of a surface: which they are, with a small picture; how their inputs are prepared; what is held out; and all of them as a table.

import { Row } from "../parts/row.js";
import { Table } from "../parts/table.js";
import { element, paint } from "../parts/theme.js";
import { drawing } from "../plot/drawing.js";
import { View, mounted } from "../view.js";
import { Sender } from "../wire/sender.js";

const MARGIN = 10; // pixels between the gallery and the edge of the window
const WIDEST = 560;
const DOT = 0.035; // of a side of the picture

/** @import * as messages from "../wire/messages.js" */

/** @type {(dots: messages.DataTile["dots"]) => SVGSVGElement} */
const picture = (dots) => drawing("svg", { viewBox: "-0.1 -0.1 1.2 1.2", "aria-hidden": "true" },
  ...dots.map(([x, y, upper]) => drawing("circle", { cx: x, cy: 1 - y, r: DOT, class: upper ? "rv-upper" : "rv-lower" })));

/** @extends {View<messages.DataControls, { pick: messages.DataPick, change: messages.DataChange, table: messages.TableTyped, file: messages.TableFile, open: true, close: true, back: true, shelf: true }>} */
class DataPanel extends View {
  shown = ""; // what the face shows

  /** @type {Row | null} */
  share = null;

  tabled = false; // whether the table is open

  seen = false; // whether a message about data was

  /** @param {HTMLElement} parent */
  constructor(parent) {
    const fields = element("fieldset", { class: "rv-deck rv-data", "aria-label": "Data", "data-testid": "data-panel", hidden: true });
    super(parent, fields);
    this.fields = fields;
    this.sender = new Sender(this.signal);
    this.frame = element("span", { class: "rv-thumb" });
    this.name = element("b", {});
    this.about = element("span", {});
    this.face = element("button", { type: "button", class: "rv-face rv-data-face", "aria-haspopup": "listbox", "aria-expanded": "false" },
      this.frame, element("span", { class: "rv-unseen" }, "Data: "), element("span", { class: "rv-face-words" }, this.name, " ", this.about));
    this.gallery = element("div", { class: "rv-gallery rv-data-gallery", role: "listbox", popover: "auto", "aria-label": "Data sets", "data-testid": "data-sets" });
    this.face.popoverTargetElement = this.gallery;
    this.gallery.addEventListener("beforetoggle", (event) => { if (event.newState === "open") this.place(); });
    this.gallery.addEventListener("toggle", (event) => {
      this.face.setAttribute("aria-expanded", String(event.newState === "open"));
      if (event.newState === "open") this.tell("shelf", true);
    });
    this.gallery.addEventListener("keydown", (event) => this.key(event));
    this.said = element("p", { class: "rv-footnote" });
    this.notice = element("p", { class: "rv-footnote rv-notice" });
    this.edit = element("button", { type: "button", class: "rv-reset", "aria-haspopup": "dialog", onclick: () => this.openTable() }, "See or edit these data as a table");
    this.select = element("select", { onchange: () => this.ask({ prepare: this.select.value, final: true }) });
    this.prepared = element("label", { class: "rv-field rv-prepare" }, element("span", {}, "Preparation of the inputs"), this.select);
    this.kappa = element("p", { class: "rv-footnote", role: "status" });
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.table = new Table({ send: (table) => this.sender.send("table", (payload) => this.tell("table", payload), table), open: (content) => this.sender.send("file", (payload) => this.tell("file", payload), { content }), back: () => this.tell("back", true), close: () => this.closed() }, this.signal);
    this.short = element("small", {});
    this.fold = element("details", {}, element("summary", {}, element("span", {}, "Preparation and split"), this.short), this.prepared, this.kappa);
    this.root.append(this.face, this.gallery, this.problem, this.said, this.notice, this.edit, this.fold, this.table.node);
    this.onTheme(() => paint(this.root));
  }

  /** @param {messages.DataControls} data */
  receive({ current, shelf, said, notice, short, preparations, prepare, kappa, share, table, problem, locked, serial }) {
    this.sender.answered(serial);
    this.fields.hidden = !current;
    if (!current) return;
    paint(this.root);
    this.fields.disabled = locked;
    const shown = JSON.stringify(current);
    if (shown !== this.shown) {
      this.shown = shown;
      this.frame.replaceChildren(picture(current.dots));
      this.name.textContent = current.name;
      this.about.textContent = this.face.title = current.about;
    }
    this.edit.textContent = said ? "See or edit these data as a table" : "Paste or type data";
    if (shelf) this.fill(shelf, current.key);
    for (const [node, text] of /** @type {const} */ ([[this.said, said], [this.notice, notice], [this.kappa, kappa], [this.problem, problem ?? ""]])) {
      node.hidden = !text;
      node.textContent = text;
    }
    this.fold.hidden = !share;
    if (short && !this.seen) this.fold.open = true; // what a link has prepared is seen to be
    this.seen = true;
    this.short.textContent = short;
    this.prepared.hidden = !preparations.length;
    if (this.select.length !== preparations.length) this.select.replaceChildren(...preparations.map(({ value, words }) => element("option", { value }, words)));
    this.select.value = prepare;
    this.split(share);
    this.tabled = Boolean(table);
    this.table.show(table);
  }

  /** @param {messages.Slider | null} share */
  split(share) {
    if (!share) {
      this.share?.node.remove();
      this.share = null;
      return;
    }
    this.share ??= new Row(share, "of the samples", (change) => this.ask({ share: change.value, final: change.final }));
    if (!this.share.node.isConnected) this.fold.append(this.share.node);
    this.share.show(share.value);
  }

  /** @param {Omit<messages.DataChange, "serial">} change */
  ask(change) {
    this.sender.send("prepare" in change ? "prepare" : "share", (payload) => this.tell("change", payload), change);
  }

  /**
   * @param {readonly messages.DataTile[]} shelf
   * @param {string} current  the key of the data that are used
   */
  fill(shelf, current) {
    const tiles = shelf.map(({ key, name, about, dots }) => element("button", { type: "button", role: "option", class: "rv-tile", "data-set": key, title: about, "aria-selected": String(key === current), onclick: () => this.pick(key, current) },
      picture(dots), element("span", {}, name)));
    const own = element("button", { type: "button", role: "option", class: "rv-tile rv-tile-own", "aria-selected": "false", onclick: () => { this.gallery.hidePopover(); this.openTable(); } }, element("span", {}, "Your own data…"));
    this.gallery.replaceChildren(element("div", { class: "rv-tiles" }, ...tiles, own));
    this.gallery.querySelector(/** @type {"button"} */ ("[aria-selected=true]"))?.focus({ preventScroll: true });
  }

  /** Below its button, or where there is little room above it. */
  place() {
    const { left, top, bottom } = this.face.getBoundingClientRect();
    const { innerWidth, innerHeight } = window;
    const width = Math.min(WIDEST, innerWidth - 2 * MARGIN);
    const below = innerHeight - bottom >= innerHeight / 2;
    const room = below ? innerHeight - bottom - 2 * MARGIN : Math.max(top - 2 * MARGIN, innerHeight / 2);
    Object.assign(this.gallery.style, { width: `${width}px`, left: `${Math.min(left, innerWidth - MARGIN - width)}px`, maxHeight: `${room}px` },
      below ? { top: `${bottom + 6}px`, bottom: "auto" } : { top: "auto", bottom: `${Math.max(MARGIN, innerHeight - top + 6)}px` });
  }

  /**
   * @param {string} key  of the data that the reader chose
   * @param {string} current
   */
  pick(key, current) {
    this.gallery.hidePopover();
    this.face.focus({ preventScroll: true });
    if (key !== current) this.tell("pick", { data: key });
  }

  /**
   * Arrows go from one data set to the next.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const tiles = [...this.gallery.querySelectorAll("button")], at = tiles.findIndex((tile) => tile === document.activeElement);
    /** @type {Record<string, number>} */
    const places = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: tiles.length - 1 };
    const next = tiles[places[event.key]];
    if (!next || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }

  openTable() {
    this.tell("open", true);
  }

  /** The table was closed by the reader, or by the server once its data are used. */
  closed() {
    if (this.tabled) this.tell("close", true);
    this.edit.focus({ preventScroll: true });
  }
}

export default mounted(DataPanel);
