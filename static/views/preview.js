// The run of the cell that is meant in the figure beside: its path on a small map or curve, what happened, and its numbers.

import { element, paint } from "../parts/theme.js";
import { inFull, quantity } from "../plot/quantities.js";
import { drawable } from "../plot/field.js";
import { coloured, sample } from "../plot/ink.js";
import { Graph } from "../plot/graph.js";
import { exits } from "../plot/layers/exits.js";
import { ahead, curve, rolled } from "../plot/layers/graph.js";
import { minima, start } from "../plot/layers/marks.js";
import { faint, walked } from "../plot/layers/paths.js";
import { ContourMap } from "../plot/map.js";
import { View, mounted } from "../view.js";
import { hear, tell } from "../wire/cells.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Coloured } from "../plot/ink.js" */
/** @typedef {Omit<messages.PreviewShown, "surface" | "methods"> & { surface: import("../plot/field.js").Surface, methods: (messages.PreviewPath & Coloured)[] }} Race */

/** @type {import("../plot/projection.js").Layer<Race>[]} */
const LAYERS = [faint, walked, minima, exits, start];
/** @type {import("../plot/projection.js").Layer<import("../plot/graph.js").Lifted<Race>>[]} */
const ON_CURVE = [curve, ahead, minima, rolled, exits, start];

/** @extends {View<messages.PreviewShown, { look: messages.PreviewLook }>} */
class Preview extends View {
  /** @type {messages.PreviewShown | null} that is shown */
  shown = null;

  /** @type {messages.PreviewShown | null} */
  message = null;

  /** @type {messages.Cell | null} that is shown */
  cell = null;

  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-stage rv-preview", "data-testid": "preview", "aria-label": "The run of one cell" }));
    this.sender = new Sender(this.signal);
    this.title = element("b", {});
    this.host = element("div", { class: "rv-map", role: "img", "aria-label": "The path on the contour map" });
    this.curved = element("div", { class: "rv-graph", role: "img", "aria-label": "The path on the curve", hidden: true });
    this.said = element("div", { class: "rv-preview-said", "aria-live": "polite" });
    this.hint = element("p", { class: "rv-preview-hint" });
    this.race = element("button", { type: "button", class: "rv-tool rv-race", onclick: () => { if (this.cell) tell("load", this.cell); } }, "Race this");
    this.root.append(element("div", { class: "rv-preview-head" }, this.title, this.race), this.hint, this.host, this.curved, this.said);
    this.map = new ContourMap(this.host, { signal: this.signal, layers: LAYERS });
    this.graph = new Graph(this.curved, { signal: this.signal, layers: ON_CURVE });
    hear("look", (cell) => this.ask(cell), this.signal);
    hear("load", () => this.sender.waiting.clear(), this.signal);
    this.onTheme(() => this.show());
    this.onResize([this.host, this.curved], () => this.plane.resize());
  }

  /** What the path is drawn on: the map, or the curve of one weight. */
  get plane() {
    return this.shown?.surface.single ? this.graph : this.map;
  }

  /** @param {messages.FigureLoad} cell  of a figure */
  ask(cell) {
    this.sender.send("look", (payload) => this.tell("look", payload), cell);
  }

  /** @param {messages.PreviewShown} data */
  receive(data) {
    if (data !== this.message) {
      this.message = data;
      this.sender.answered(data.serial);
    }
    this.enqueue(() => this.show());
  }

  async show() {
    const colours = paint(this.root);
    const { message } = this;
    if (!message || (message === this.shown && colours === this.plane.colours)) return;
    this.shown = message;
    this.cell = message.cell;
    this.race.hidden = !message.cell;
    this.title.textContent = message.title;
    [this.hint.textContent, this.hint.hidden] = [message.hint, !message.hint];
    this.said.replaceChildren(...message.lines.map((line) => this.line(line, colours.name)));
    const methods = message.methods.map((method) => coloured(method, colours));
    const { plane } = this;
    [this.host.hidden, this.curved.hidden] = [plane === this.graph, plane === this.map];
    await plane.show({ ...message, surface: drawable(message.surface), methods }, colours);
    plane.tick(message.steps);
    Object.assign(this.root.dataset, { cell: message.cell ? `${message.cell.row},${message.cell.column}` : "", serial: message.serial });
  }

  /**
   * A fact about the cell, "name value", or what came of a method, in its colour.
   * @param {messages.PreviewShown["lines"][number]} line
   * @param {"light" | "dark"} theme
   */
  line(line, theme) {
    if ("sentence" in line) return element("p", {}, sample(line, line.colours[theme]), line.sentence);
    const { name, value } = line;
    const [shown, whole] = typeof value === "string" ? [value, ""] : [quantity(value), Number.isFinite(value) ? inFull(value) : ""];
    return element("p", { class: "rv-fact", "data-fact": name }, element("span", {}, name), element("b", { title: whole }, shown));
  }
}

export default mounted(Preview);
