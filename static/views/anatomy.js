// One step taken apart on the map, or on the curve of one weight: the path faint, the step with its arrows and boxes, and the timeline that leads from step to step.

import { inRow, typesInto } from "../parts/keys.js";
import { icon } from "../parts/playback.js";
import { element, paint } from "../parts/theme.js";
import { asCount, inFull, quantity } from "../plot/quantities.js";
import { timer } from "../parts/timer.js";
import { drawable } from "../plot/field.js";
import { spreadOut } from "../plot/ground.js";
import { coloured } from "../plot/ink.js";
import { Graph } from "../plot/graph.js";
import { exits } from "../plot/layers/exits.js";
import { ahead, curve } from "../plot/layers/graph.js";
import { minima } from "../plot/layers/marks.js";
import { faint } from "../plot/layers/paths.js";
import { nearest, step } from "../plot/layers/step.js";
import { lanes, stepKeyed, stepOnCurve } from "../plot/layers/step_on_curve.js";
import { ContourMap } from "../plot/map.js";
import { partsAt, windowFor } from "../plot/step.js";
import { View, mounted } from "../view.js";
import { say } from "../wire/leafing.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Coloured } from "../plot/ink.js" */
/** @typedef {Omit<messages.StepAnatomy, "surface" | "methods"> & { surface: import("../plot/field.js").Surface, methods: (messages.StepPath & Coloured)[] }} Race */

const SETTLED = 500; // milliseconds after which a step that the hand rests on goes into the address
/** @type {import("../plot/projection.js").Layer<Race>[]} */
const LAYERS = [faint, minima, exits, step];
/** @type {import("../plot/projection.js").Layer<import("../plot/graph.js").Lifted<Race>>[]} */
const ON_CURVE = [curve, ahead, minima, exits, stepOnCurve];
/** @type {Record<string, number>} */
const WAYS = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * The numbers of a part: the ends of an arrow, half the sides of a box, or a radius.
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {boolean} single  whether f has one weight
 */
function inWords(shape, x, y, single) {
  if (shape === "circle") return quantity(x);
  if (single) return shape === "box" ? `± ${quantity(x)}` : quantity(x);
  return shape === "box" ? `± ${quantity(x)}, ± ${quantity(y)}` : `${quantity(x)}, ${quantity(y)}`;
}

/** @extends {View<messages.StepAnatomy, { step: messages.AnatomyStep }>} */
class Anatomy extends View {
  /** @type {messages.StepAnatomy | null} */
  message = null;

  /** @type {Race | null} */
  race = null;

  step = 1; // that is shown
  drawnAt = ""; // in which size

  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-stage rv-anatomy", "data-testid": "anatomy", "aria-label": "A step taken apart", "data-revision": 0 }));
    this.sender = new Sender(this.signal);
    this.settling = timer(this.signal);
    this.revision = 0;
    this.host = element("div", { class: "rv-map", role: "group", "aria-label": "The step in the picture. Press on the path to choose a step." });
    this.curved = element("div", { class: "rv-graph", role: "group", "data-testid": "curve", hidden: true, "aria-label": "The step on the curve. Press a point to choose the step that ends next to it." });
    this.slider = element("input", { type: "range", min: 1, step: 1, class: "rv-timeline", "aria-label": "Step" });
    this.slider.addEventListener("input", () => this.seek(Number(this.slider.value)));
    this.count = element("output", { class: "rv-count", "aria-label": "Step count" });
    this.legend = element("table", { class: "rv-parts", "aria-label": "What is drawn" });
    this.build();
    this.map = new ContourMap(this.host, {
      signal: this.signal, ground: spreadOut, layers: LAYERS,
      onPick: (x, y, { final }) => { if (final && this.map.projection) this.seek(nearest(this.map.projection, x, y)); }, onWindow: () => this.explain(),
    });
    this.graph = new Graph(this.curved, {
      signal: this.signal, layers: ON_CURVE, keyed: stepKeyed, floor: lanes, onWindow: () => this.explain(),
      onPick: (x) => { if (this.graph.projection) this.seek(nearest(this.graph.projection, x, this.graph.projection.race.graph.f(x))); },
    });
    window.addEventListener("keydown", (event) => this.key(event), { capture: true, signal: this.signal });
    this.onTheme(() => this.repaint());
    this.onResize([this.host, this.curved], () => this.resized());
  }

  /** What the step is drawn on: the map, or the curve of one weight. */
  get plane() {
    return this.race?.surface.single ? this.graph : this.map;
  }

  build() {
    /** @type {(name: "back" | "forward", label: string, by: number) => HTMLElement} */
    const button = (name, label, by) => element("button", { type: "button", class: "rv-key", "aria-label": label, title: label, onclick: () => this.seek(this.step + by) }, icon(name));
    this.root.append(
      this.host, this.curved,
      element("div", { class: "rv-transport", role: "toolbar", "aria-label": "Steps" },
        button("back", "One step back (←)", -1), button("forward", "One step forward (→)", 1), element("div", { class: "rv-track" }, this.slider), this.count),
      this.legend);
  }

  /** @param {messages.StepAnatomy} data */
  receive(data) {
    if (data === this.message) {
      this.enqueue(() => this.repaint());
      return;
    }
    this.message = data;
    const { asked, waiting } = this.sender;
    const current = !waiting.size && !(asked && data.serial < asked.serial); // the reader has not gone on meanwhile
    this.sender.answered(data.serial);
    if (current) this.step = data.step;
    this.enqueue(() => (data === this.message ? this.show(data) : undefined));
  }

  /** @param {messages.StepAnatomy} data */
  async show(data) {
    const colours = paint(this.root);
    const race = { ...data, surface: drawable(data.surface), methods: data.methods.map((method) => coloured(method, colours)) };
    this.race = race;
    this.slider.max = String(race.steps);
    const { plane } = this;
    [this.host.hidden, this.curved.hidden] = [race.surface.single, !race.surface.single];
    plane.step = this.step;
    await plane.show(race, colours);
    await this.follow(race);
  }

  /**
   * Shows the present step, on another window if it needs one.
   * @param {Race} race
   */
  async follow(race) {
    const { step: at, plane } = this;
    const window = at <= race.last ? windowFor(race, at, plane.window) : plane.window;
    plane.step = at;
    say(at);
    if (window === plane.window) plane.tick(at);
    else await plane.look(window);
    this.explain();
    this.revision += 1;
    Object.assign(this.root.dataset, { step: at, method: race.methods[0].key, revision: this.revision });
  }

  /** @param {number} wanted  step */
  seek(wanted) {
    const { race } = this;
    if (!race) return;
    const next = Math.min(Math.max(wanted, 1), race.steps);
    if (next === this.step) return;
    this.step = next;
    this.tickTimeline(race);
    this.enqueue(() => (next === this.step && this.race ? this.follow(this.race) : undefined));
    this.ask(false);
    this.settling.start(() => this.ask(true), SETTLED);
  }

  /**
   * Asks the server for the formulas of the step; a final step goes into the address as well.
   * @param {boolean} final
   */
  ask(final) {
    this.sender.send("step", (payload) => this.tell("step", payload), { step: this.step, final });
  }

  /** @param {Race} race */
  tickTimeline({ steps, last }) {
    this.slider.valueAsNumber = this.step;
    this.slider.style.setProperty("--done", `${(100 * (this.step - 1)) / Math.max(steps - 1, 1)}%`);
    this.slider.setAttribute("aria-valuetext", `step ${asCount(this.step)} of ${asCount(steps)}${this.step > last ? ": the run did not reach it" : ""}`);
    this.count.textContent = `${asCount(this.step)} / ${asCount(steps)}`;
  }

  /** The legend: each part with its numbers, and how many times its true length it is drawn. */
  explain() {
    const { race, plane: { projection } } = this;
    if (!race || !projection) return;
    this.tickTimeline(race);
    const parts = this.step <= race.last ? partsAt(projection, this.step) : [];
    const kept = race.corners.length ? [element("tr", { style: `--colour:${race.methods[0].colour}` }, element("td", {}, element("i", { class: "rv-sample-box" })), element("th", { scope: "row", colspan: 3 }, "the three points after the step; dashed: before it"))] : [];
    this.legend.replaceChildren(...kept, ...parts.map(({ part, mark, meaning, colour, shape, factor, pair: [x, y] }) => element("tr", { "data-part": part, style: `--colour:${colour}` },
      element("td", {}, element("i", { class: `rv-sample-${shape}${part === "step" ? " rv-sample-step" : ""}` })),
      element("th", { scope: "row" }, ...(mark ? [element("b", {}, mark), " "] : []), meaning),
      element("td", { class: "rv-number", title: shape === "circle" || race.surface.single ? inFull(x) : `${inFull(x)}, ${inFull(y)}` }, inWords(shape, x, y, race.surface.single)),
      element("td", { class: "rv-scale" }, factor === 1 ? "to scale" : `drawn × ${quantity(factor)}`))));
  }

  async repaint() {
    if (this.message && this.race && paint(this.root) !== this.plane.colours) await this.show(this.message);
  }

  async resized() {
    const { host } = this.plane;
    const size = `${host.clientWidth} ${host.clientHeight}`;
    if (!this.race || size === this.drawnAt) return;
    this.drawnAt = size;
    await this.plane.resize();
    this.explain();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typesInto(event.target) || inRow(event)) return;
    const by = WAYS[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.seek(this.step + by);
  }
}

export default mounted(Anatomy);
