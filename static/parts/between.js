// The loss along the straight line between two networks, as a chart, with its barrier and what that says.

import { element } from "./theme.js";
import { heights } from "../plot/axis.js";
import { START, axisOf, barrierOf, farthestApart, lineFrom, lineWords, straight } from "../plot/between.js";
import { frame, labelFont } from "../plot/frame.js";
import { coloured, fresh, label, line, marker, ring, sharpness, sizeOf, stroke } from "../plot/ink.js";
import { decadeTicks, evenTicks } from "../plot/ticks.js";
import { quantity } from "../plot/quantities.js";

/** @import { LossLine, NetworkMethod } from "../wire/messages.js" */
/** @import { Colours } from "./theme.js" */
/** @typedef {{ key: string, name: string, inside: string, method: (NetworkMethod & { colour: string }) | null }} End  of a line: a method's, or the start */

const EDGE = { left: 12, right: 16, top: 32, bottom: 34 }; // pixels around the chart
const BESIDE = 10; // pixels beside the labels of heights
const SPACES = { linear: 5, log: 4 };
const HELD = [5, 4]; // pixels of the dashed line of the held-out loss
const RATIO = 4; // pixels of the screen in one of the page's, at most
const NARROW = 480; // pixels: less wide than that there is no room for what is beyond the ends

/** @typedef {{ toX: (at: number) => number, toY: (loss: number) => number, left: number, right: number, top: number, bottom: number }} Placed */

export class Between {
  /** @type {LossLine[]} */
  lines = [];

  /** @type {End[]} */
  ends = [];

  /** @type {Colours | null} */
  colours = null;

  /** @type {Placed | null} the chart that is drawn */
  placed = null;

  /** @type {[from: string, to: string]} keys of the ends that are chosen */
  chosen = ["", ""];

  /**
   * @param {HTMLElement} host
   * @param {object} options
   * @param {AbortSignal} options.signal  with which it ends
   * @param {(from: string, to: string) => void} [options.onPair]  the reader has chosen other ends
   */
  constructor(host, { signal, onPair = () => {} }) {
    const select = (/** @type {string} */ name, /** @type {0 | 1} */ which) => element("select", { "aria-label": name, onchange: (/** @type {Event} */ event) => {
      this.choose(which, /** @type {HTMLSelectElement} */ (event.target).value);
      onPair(...this.chosen);
    } });
    this.selects = [select("From", 0), select("To", 1)];
    this.frame = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.moving = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.readout = element("output", { class: "rv-readout", "aria-live": "off", hidden: true });
    this.chart = element("div", { class: "rv-between-chart", role: "img" }, this.frame, this.moving, this.readout);
    this.words = element("div", { class: "rv-between-words", "aria-live": "polite" });
    this.key = element("p", { class: "rv-between-key" },
      ...[["solid", "training loss"], ["dashed", "held-out loss"], ["straight", "straight line between the ends’ training losses"]].map(([kind, text]) => element("span", { class: `rv-between-${kind}` }, element("i"), text)));
    this.root = element("section", { class: "rv-between", "data-testid": "between", "aria-label": "The loss between two networks" },
      element("p", { class: "rv-between-ends" }, element("label", {}, "From ", this.selects[0]), element("label", {}, "to ", this.selects[1])), this.words, this.chart, this.key);
    host.append(this.root);
    for (const name of /** @type {const} */ (["pointermove", "pointerdown"])) this.chart.addEventListener(name, (event) => this.point(event), { signal });
    this.chart.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") this.leave(); }, { signal });
  }

  /**
   * @param {LossLine[]} lines  between all pairs of ends, each once
   * @param {Colours} colours
   * @param {{ methods: NetworkMethod[], pair?: [from: string, to: string] }} shown  `pair` is chosen at first
   */
  show(lines, colours, { methods, pair }) {
    Object.assign(this, { lines, colours });
    const told = new Set(lines.flatMap(({ ends }) => ends));
    this.ends = [{ key: START, name: "the start", inside: "the start", method: null }, ...methods.map((method) => ({ key: method.key, name: method.name, inside: method.inside, method: coloured(method, colours) }))].filter(({ key }) => told.has(key));
    const known = (/** @type {string} */ key) => this.ends.some((end) => end.key === key);
    if (!this.chosen.every(known)) {
      this.chosen = pair?.every(known) ? pair : farthestApart(lines);
    }
    this.selects.forEach((select, i) => {
      select.replaceChildren(...this.ends.map(({ key, name }) => element("option", { value: key }, name)));
      select.value = this.chosen[i];
    });
    this.draw();
  }

  /**
   * One end is chosen anew; where that would make both the same, they change places.
   * @param {0 | 1} which
   * @param {string} key
   */
  choose(which, key) {
    const [from, to] = this.chosen;
    const other = which ? from : to;
    const left = other === key ? this.chosen[which] : other;
    this.chosen = which ? [left, key] : [key, left];
    this.selects.forEach((select, i) => { select.value = this.chosen[i]; });
    this.draw();
  }

  resize() {
    this.draw();
  }

  get line() {
    return lineFrom(this.lines, ...this.chosen);
  }

  draw() {
    const { line: shown, colours, ends, chosen } = this;
    this.leave();
    this.chart.hidden = this.key.hidden = !shown;
    if (!shown || !colours) {
      this.words.replaceChildren(element("p", {}, "The line between two networks appears when they have trained."));
      return;
    }
    const [from, to] = chosen.map((key) => /** @type {End} */ (ends.find((end) => end.key === key)));
    const words = lineWords(shown, [from.inside, to.inside]);
    this.words.replaceChildren(...words.map((text) => element("p", {}, text)));
    this.chart.setAttribute("aria-label", words.join(" "));
    Object.assign(this.root.dataset, { from: from.key, to: to.key });
    this.paint(shown, [from, to], colours);
  }

  /**
   * @param {LossLine} shown
   * @param {[End, End]} ends
   * @param {Colours} colours
   */
  paint({ at, loss, held_out: heldOut, ...told }, [from, to], colours) {
    const size = sizeOf(this.chart);
    if (!size.width) return; // not in sight: drawn when it is
    const by = size.enlarged;
    const ratio = sharpness(RATIO);
    const ctx = fresh(this.frame, { ...size, ratio });
    const axis = axisOf({ at, loss, held_out: heldOut, ...told });
    const [low, high] = axis.range;
    const y = axis.type === "log" ? decadeTicks(low, high, SPACES.log) : evenTicks(low, high, SPACES.linear);
    ctx.font = labelFont(by, axis.type);
    const left = EDGE.left + BESIDE + Math.max(...y.map(({ text }) => ctx.measureText(text).width));
    const [right, top, bottom] = [size.width - EDGE.right, EDGE.top * by, size.height - EDGE.bottom * by];
    const [first, last] = [at[0], at[at.length - 1]];
    const beyond = size.width < NARROW ? [] : [{ at: first, text: quantity(first) }, { at: last, text: quantity(last) }, { at: 0.5, text: "halfway" }];
    const toX = (/** @type {number} */ place) => left + ((place - first) / (last - first)) * (right - left);
    const toY = heights(axis, { top, bottom });
    const ticks = { x: [{ at: 0, text: from.name }, { at: 1, text: to.name }, ...beyond], y };
    frame(ctx, { name: "value", title: "Loss", axis, ticks, left, right, top, bottom, toX, toY, toStep: () => 0 }, { colours, by, ratio, width: size.width });
    this.placed = { toX, toY, left, right, top, bottom };

    for (const place of [0, 1]) {
      line(ctx, [toX(place), toX(place)], [top, bottom], 0, 1);
      stroke(ctx, { colour: colours.line, width: 1 });
    }
    const xs = Float32Array.from(at, toX);
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top - 4, right - left + 5, bottom - top + 4);
    ctx.clip();
    const [zero, one] = [at.indexOf(0), at.indexOf(1)];
    line(ctx, xs, Float32Array.from(at, (place) => toY(straight(loss[zero], loss[one], place))), zero, one);
    stroke(ctx, { colour: colours.quiet, width: 1, dash: [2, 3] });
    line(ctx, xs, Float32Array.from(heldOut, toY), 0, at.length - 1);
    stroke(ctx, { colour: colours.quiet, width: 1.8, dash: HELD });
    line(ctx, xs, Float32Array.from(loss, toY), 0, at.length - 1);
    stroke(ctx, { colour: colours.ink, width: 2.2 });
    ctx.restore();
    const barrier = barrierOf({ at, loss, held_out: heldOut, ...told }, "loss");
    if (barrier && told.barrier > 0) {
      const x = toX(barrier.place);
      line(ctx, [x, x], [toY(barrier.foot), toY(barrier.top)], 0, 1);
      stroke(ctx, { colour: colours.ink, width: 1.2 });
      if (toY(barrier.foot) - toY(barrier.top) > 18 * by) label(ctx, quantity(told.barrier), x + 6 * by, (toY(barrier.foot) + toY(barrier.top)) / 2, { colour: colours.ink, halo: colours.halo });
    }
    [from, to].forEach(({ method }, i) => {
      const [x, height] = [toX(i), toY(loss[i ? one : zero])];
      if (!Number.isFinite(height)) return;
      if (method) marker(ctx, method.marker, x, height, 6, { fill: method.colour, rim: colours.halo });
      else ring(ctx, x, height, 6, { ink: colours.ink, halo: colours.halo, wide: 4.5, thin: 2 });
    });
  }

  // --- the pointer ---------------------------------------------------------------------------------------------------

  /** @param {PointerEvent} event */
  point(event) {
    const { placed, line: shown, colours } = this;
    if (!placed || !shown || !colours) return;
    const { left, top } = this.chart.getBoundingClientRect();
    const px = event.clientX - left;
    const { at, loss, held_out: heldOut } = shown;
    if (px < placed.left - 4 || px > placed.right + 4 || event.clientY - top < 0) { this.leave(); return; }
    const place = at.reduce((best, one, i) => (Math.abs(placed.toX(one) - px) < Math.abs(placed.toX(at[best]) - px) ? i : best), 0);
    this.readout.hidden = false;
    this.readout.textContent = `${quantity(at[place])} of the way\ntraining loss ${quantity(loss[place])}\nheld-out loss ${quantity(heldOut[place])}`;
    const ctx = fresh(this.moving, sizeOf(this.chart));
    const x = placed.toX(at[place]);
    ctx.fillStyle = colours.quiet;
    ctx.fillRect(Math.round(x), placed.top, 1, placed.bottom - placed.top);
    for (const [losses, colour] of /** @type {const} */ ([[heldOut, colours.quiet], [loss, colours.ink]])) {
      if (Number.isFinite(losses[place])) marker(ctx, "circle", x, placed.toY(losses[place]), 3.6, { fill: colour, rim: colours.halo, rimWidth: 1 });
    }
  }

  leave() {
    this.readout.hidden = true;
    fresh(this.moving, { width: this.moving.width, height: this.moving.height, ratio: 1 });
  }
}
