// The layers of each method's network: a strip of one quantity against the step, with its number at the clock's step.

import { axisOver } from "../plot/axis.js";
import { fresh, sample, sizeOf } from "../plot/ink.js";
import { cursor, inked, strip } from "../plot/strip.js";
import { Choice } from "./choice.js";
import { element } from "./theme.js";
import { quantity } from "../plot/quantities.js";

/** @import { Axis } from "../plot/axis.js" */
/** @import { Colours } from "./theme.js" */
/** @import * as training from "./training.js" */

/** @typedef {"gradient" | "activation" | "rate" | "dead"} Quantity */

/** @type {Record<Quantity, { name: string, about: string, told: (value: number) => string, axis?: Axis }>} */
const QUANTITIES = {
  gradient: { name: "Gradient", about: "The length of the gradient in each layer's weights. If it vanishes, the rows fade towards the first layer; if it explodes, they grow stronger.", told: quantity },
  activation: { name: "Activation", about: "The size of each layer's outputs: the root of their mean square. If a row is much fainter than the one above it, the signal is lost.", told: quantity },
  rate: { name: "Effective rate", about: "How far each layer moves per step: the length of its last step divided by the length of its weights.", told: quantity },
  dead: { name: "Dead units", about: "The share of a layer's units with the same output for every sample. They pass on no information.", told: (value) => (Number.isNaN(value) ? "–" : `${quantity(100 * value)}\u00a0%`), axis: { type: "linear", range: [0, 1] } },
};

const BLOCKS = 24; // of the scale's picture

/** @implements {training.Pane} */
export class Layers {
  /** @type {Quantity} */
  shown = "gradient";

  /** @type {Strip[]} */
  strips = [];

  /** @type {training.Shown | null} */
  all = null;

  /** @param {() => void} onChoose  the reader wants to see another quantity */
  constructor(onChoose) {
    this.choice = new Choice("Which number is shown for each layer", (key) => {
      this.shown = /** @type {Quantity} */ (key);
      onChoose();
    });
    this.choice.offer(Object.entries(QUANTITIES).map(([key, { name }]) => ({ key, name })));
    this.about = element("p", { class: "rv-footnote", role: "status" });
    this.scale = element("span", { class: "rv-strip-scale", "aria-hidden": "true" });
    this.place = element("div", { class: "rv-strips" });
    this.node = element("div", { class: "rv-pane" }, element("div", { class: "rv-layers-head" }, this.choice.node, this.scale), this.about, this.place);
  }

  /** @param {training.Shown} all */
  show(all) {
    const { message: { layers, steps: whole }, methods, colours } = all;
    this.all = all;
    const { name, about, axis: fixed, told } = QUANTITIES[this.shown];
    this.choice.press(this.shown);
    this.about.textContent = about;
    const { steps } = all.training;
    const series = methods.map((_, i) => layers.map((_layer, layer) => all.training.series(i, (moment) => moment[this.shown][layer])));
    const axis = fixed ?? axisOver(series.flat());
    this.legend(axis, told, colours);
    const keys = methods.map(({ key }) => key).join();
    if (this.place.dataset.keys !== `${keys} ${layers.join()}`) {
      this.place.dataset.keys = `${keys} ${layers.join()}`;
      this.strips = methods.map(() => new Strip(layers));
      this.place.replaceChildren(...this.strips.map(({ node }) => node));
    }
    this.strips.forEach((one, i) => { one.node.hidden = methods[i].muted; });
    this.strips.forEach((one, i) => one.show(methods[i], `${name} of each layer`, { rows: series[i], steps, whole, axis, told }, colours));
  }

  /**
   * @param {Axis} axis
   * @param {(value: number) => string} told
   * @param {Colours} colours
   */
  legend({ type, range: [low, high], empty }, told, colours) {
    this.scale.hidden = Boolean(empty);
    const value = (/** @type {number} */ at) => (type === "log" ? 10 ** at : at);
    const ink = inked({ type, range: [low, high] });
    const blocks = Array.from({ length: BLOCKS }, (_, i) => {
      const block = element("i", {});
      block.style.background = colours.ink;
      block.style.opacity = String(ink(value(low + ((high - low) * i) / (BLOCKS - 1))));
      return block;
    });
    this.scale.replaceChildren(told(value(low)), element("span", {}, ...blocks), `${told(value(high))}${type === "log" ? " · log scale" : ""}`);
  }

  resize() {
    for (const one of this.strips) one.resize();
  }

  /**
   * @param {number} step
   * @param {number} place  of the moment at the clock
   */
  tick(step, place) {
    this.strips.forEach((one, i) => one.tick(step, this.all?.training.of(i, place)?.[this.shown] ?? null));
  }
}

/** @typedef {{ rows: Float64Array[], steps: Float64Array, whole: number, axis: Axis, told: (value: number) => string }} Shown */

class Strip {
  /** @type {Shown | null} */
  shown = null;

  /** @type {Colours | null} */
  colours = null;

  size = { width: 0, height: 0, enlarged: 1 }; // until it is measured

  /** @param {readonly string[]} layers */
  constructor(layers) {
    const canvas = () => element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.still = canvas();
    this.moving = canvas();
    this.place = element("td", { class: "rv-strip", rowspan: layers.length }, element("div", {}, this.still, this.moving));
    this.values = layers.map(() => element("td", {}));
    this.head = element("header", {});
    this.table = element("table", {}, element("tbody", {}, ...layers.map((name, i) => element("tr", {}, element("th", { scope: "row" }, name), ...(i ? [] : [this.place]), this.values[i]))));
    this.node = element("article", { class: "rv-learner" }, this.head, this.table);
  }

  /**
   * @param {training.Method} method
   * @param {string} title
   * @param {Shown} shown
   * @param {Colours} colours
   */
  show(method, title, shown, colours) {
    Object.assign(this, { shown, colours });
    this.node.dataset.method = method.key;
    this.node.style.setProperty("--colour", method.colour);
    this.head.replaceChildren(sample(method, method.colour), element("b", {}, method.name));
    this.table.ariaLabel = `${title}, ${method.name}`;
    if (!this.size.width) this.resize();
    else this.paint();
  }

  resize() {
    this.size = sizeOf(/** @type {HTMLElement} */ (this.place.firstElementChild));
    this.paint();
  }

  paint() {
    const { shown, colours, size } = this;
    if (!shown || !colours || !size.width) return;
    strip(fresh(this.still, size), size, shown, shown.axis, colours);
  }

  /**
   * @param {number} step
   * @param {Float64Array | null} values  of each layer
   */
  tick(step, values) {
    const { shown, colours, size } = this;
    if (!shown || !colours) return;
    this.values.forEach((cell, i) => {
      const text = values ? shown.told(values[i]) : "–";
      if (cell.textContent !== text) cell.textContent = text;
    });
    const ctx = fresh(this.moving, size);
    if (shown.steps.length) cursor(ctx, size, shown, step, colours);
  }
}
