// What the opened step remembers: the weights of past gradients and squares as bars, and the gradients as arrows end to end.

import { element, paint } from "../parts/theme.js";
import { WeightBars } from "../parts/weights.js";
import { LaidArrows } from "../plot/laid.js";
import { inFull, quantity } from "../plot/quantities.js";
import { grouped, percentKept, sumOf, ways, weighted, weightsAt } from "../plot/recall.js";
import { View, mounted } from "../view.js";
import { hear } from "../wire/leafing.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Group, Weights } from "../plot/recall.js" */
/** @import { Point } from "../plot/window.js" */

const ROUNDING = 1e-9; // of what is added up: less is rounding

/** @extends {View<messages.StepMemory>} */
class Memory extends View {
  /** @type {messages.StepMemory | null} */
  message = null;

  /** @type {number | null} the place of the bar that is pointed at */
  picked = null;

  step = 0; // that is shown

  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-stage rv-memory", "data-testid": "memory", "aria-label": "What this step remembers" }));
    this.colours = paint(this.root);
    this.sentence = element("p", {});
    this.bars = [new WeightBars((place) => this.pick(place)), new WeightBars(() => {})];
    this.host = element("div", { class: "rv-laid", role: "img" });
    this.arrows = new LaidArrows(this.host);
    this.key = element("p", { class: "rv-laid-key" });
    this.ways = element("table", { class: "rv-laid-ways", "aria-label": "How far the arrows go" });
    this.stretched = element("small", {});
    this.plane = element("section", { class: "rv-laid-all" }, this.key, this.host, this.stretched);
    this.root.append(element("h3", {}, "What this step remembers"), this.sentence, element("div", { class: "rv-memory-pictures" }, element("div", { class: "rv-memory-bars" }, ...this.bars.map(({ node }) => node), this.ways), this.plane));
    hear((step) => {
      this.step = step;
      this.draw();
    }, this.signal);
    this.onTheme(() => this.draw());
    this.onResize([this.host], () => { this.arrows.measure(); this.draw(); });
  }

  /** @param {messages.StepMemory} data */
  receive(data) {
    this.message = data;
    this.step ||= data.step;
    this.enqueue(() => { this.arrows.measure(); this.draw(); });
  }

  /** @param {number | null} place */
  pick(place) {
    if (place === this.picked) return;
    this.picked = place;
    this.draw();
  }

  draw() {
    const { message, step } = this;
    if (!message) return;
    this.colours = paint(this.root);
    const taken = step <= message.last;
    this.sentence.textContent = taken ? message.sentence : "The run did not reach this step.";
    const lists = message.bars.map(({ axes }) => (taken ? axes.map((axis) => weightsAt(axis, step)) : []));
    const groups = lists.map((each) => (taken ? grouped(each) : []));
    this.bars.forEach((bars, i) => {
      bars.node.hidden = !taken || !message.bars[i];
      if (!bars.node.hidden) bars.show(message.bars[i], lists[i], groups[i], step, { axes: message.weights, theme: this.colours.name });
    });
    this.plane.hidden = !taken || !message.arrows.length;
    this.ways.hidden = this.plane.hidden;
    if (!this.plane.hidden) this.lay(message, groups[0]);
    Object.assign(this.root.dataset, { step, bars: message.bars.length });
  }

  /**
   * @param {messages.StepMemory} message
   * @param {Group[]} groups
   */
  lay({ arrows, gradient_x: gx, gradient_y: gy, moved_x: mx, moved_y: my, weights: axes, sum, rest: besides, colours: inks }, groups) {
    const { step, colours } = this;
    const along = [gx, gy].map((gradients, i) => weighted(weightsAt(arrows[i], step), gradients));
    const pieces = groups.map(({ from, to }) => /** @type {Point} */ (along.map((each) => sumOf(each, from, to))));
    const moved = [mx, my].map((series) => (series.length ? series[step - 1] : null));
    const rest = moved.map((value, i) => left(along[i], value));
    const has = besides !== "" && rest.some((value) => value !== 0);
    const [piece, whole] = inks.map((each) => each[colours.name]);
    const stretch = this.arrows.show({ pieces, rest: has ? [rest[0], rest[1]] : null, axes: axes.map((name) => (mx.length ? `change of ${name}` : `${sum} along ${name}`)), picked: this.picked, colours, ink: { piece, sum: whole } });
    const line = (/** @type {string} */ colour, /** @type {string} */ text) => element("span", { style: `--colour:${colour}` }, element("i", { class: "rv-key-line" }), text);
    this.key.replaceChildren(element("b", {}, "The gradients’ parts, end to end"), line(piece, "one arrow for each bar"), ...(has ? [line(colours.quiet, besides)] : []), line(whole, sum));
    const totals = along.map((each, i) => ways(each, has ? rest[i] : 0)).filter(({ long }, i) => long || !i);
    const row = (/** @type {string} */ head, /** @type {(number | null)[]} */ values, unit = "") => element("tr", {}, element("th", { scope: "row" }, head),
      ...values.map((value) => element("td", { title: unit ? "" : inFull(value) }, `${quantity(value)}${value === null ? "" : unit}`)));
    this.ways.replaceChildren(
      element("thead", {}, element("tr", {}, element("td", {}), ...totals.map((_, i) => axes[i]).map((name) => element("th", { scope: "col" }, `along ${name}`)))),
      element("tbody", {}, row("length of all arrows", totals.map(({ long }) => long)), row(sum, totals.map(({ net }) => net)),
        row("what is not cancelled", totals.map(({ long, net }) => (long ? percentKept({ long, net }) : null)), "\u00a0%")));
    const [wide, narrow] = stretch > 1 ? axes : [axes[1], axes[0]];
    const times = quantity(Math.max(stretch, 1 / stretch), 2);
    this.stretched.textContent = Number.isNaN(stretch) ? "" : times === quantity(1) ? "Both axes have the same scale." : `The scale of ${wide} is stretched ${times} times as much as that of ${narrow}.`;
    this.host.setAttribute("aria-label", `${pieces.length} arrows end to end add up to ${sum}: ${totals.map(({ net }, i) => `${quantity(net)} along ${axes[i]}`).join(", ")}`);
  }
}

/**
 * What a movement has besides its pieces; 0 where that is rounding, or where the pieces add up to something else.
 * @param {Weights} pieces
 * @param {number | null} moved
 */
function left(pieces, moved) {
  if (moved === null) return 0;
  const { long, net } = ways(pieces, 0);
  return Math.abs(moved - net) > ROUNDING * (long + Math.abs(moved)) ? moved - net : 0;
}

export default mounted(Memory);
