// Three curves with one gradient and three curvatures: the step of gradient descent and that of Newton's method on each.

import { Row } from "../parts/row.js";
import { element, paint } from "../parts/theme.js";
import { BentPlot } from "../plot/bent.js";
import { coloured } from "../plot/ink.js";
import { quantity } from "../plot/quantities.js";
import { descent, descentWords, newtonWords, refusalOf, windowOf } from "../plot/three.js";
import { View, mounted } from "../view.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */

const [SLOPE, RATE, FIRST] = [0, 1, 2]; // places among the numbers
const NAMES = ["the first curve", "the second curve", "the third curve"];

/** @extends {View<messages.ThreeCurves, { set: messages.CurveSet }>} */
class Three extends View {
  /** @type {messages.ThreeCurves} */
  message;

  led = true; // whether the reader is led to it, where the link asks for that: until a hand does something else

  /**
   * @param {HTMLElement} parent
   * @param {messages.ThreeCurves} data
   */
  constructor(parent, data) {
    super(parent, element("section", { class: "rv-stage rv-three", "data-testid": "three", "aria-label": "Three curves with one gradient" }));
    this.sender = new Sender(this.signal);
    this.message = data;
    this.values = [...data.values];
    this.rows = data.sliders.map((slider, place) => new Row(slider, place < FIRST ? "all three curves" : NAMES[place - FIRST], ({ value, final }) => this.set(place, value, final)));
    this.refused = element("p", { class: "rv-says rv-refused", role: "alert" });
    this.promise = element("p", { class: "rv-three-promise" });
    this.curves = NAMES.map((name, i) => {
      const host = element("div", { class: "rv-bent" });
      const words = element("ul", { "aria-live": "polite" });
      const plot = new BentPlot(host, name, { slope: (value, final) => this.drag(SLOPE, value, final), bend: (value, final) => this.drag(FIRST + i, value, final) });
      return { host, plot, words, node: element("article", { "aria-label": name }, host, this.rows[FIRST + i].node, words) };
    });
    this.root.append(
      element("h3", {}, "Three curves with one gradient"),
      element("p", {}, "At the dot, all three have the same slope g. The gradient alone cannot tell them apart: gradient descent takes the same step on each. Newton’s method asks for the curvature c as well. Drag the square on a dotted tangent to tilt all three curves, and the square on a curve to bend that one."),
      element("div", { class: "rv-three-shared" }, this.rows[SLOPE].node, this.rows[RATE].node),
      this.promise,
      element("div", { class: "rv-three-curves" }, ...this.curves.map(({ node }) => node)));
    this.onTheme(() => this.draw());
    this.onResize(this.curves.map(({ host }) => host), () => this.measured());
  }

  /** @param {messages.ThreeCurves} data */
  receive(data) {
    this.message = data;
    this.sender.answered(data.serial);
    if (this.sender.resting) this.values = [...data.values];
    this.enqueue(() => this.measured());
    if (data.asked) this.lead();
    this.led = false; // what is asked for later is in the reader's own hand
  }

  /** Brings it into sight, again and again while what stands above it still grows. */
  lead() {
    const page = this.root.closest(".st-key-race"); // the panel, which stands above on a phone, and the page itself
    if (!this.led || !page) return;
    const done = new AbortController();
    const sizes = new ResizeObserver(() => this.root.scrollIntoView({ block: "start" }));
    sizes.observe(page);
    const signal = AbortSignal.any([done.signal, this.signal]);
    for (const name of ["pointerdown", "wheel", "keydown", "touchstart"]) window.addEventListener(name, () => done.abort(), { capture: true, passive: true, signal });
    signal.addEventListener("abort", () => sizes.disconnect());
  }

  /**
   * The hand has dragged one of the numbers, at most to an end of its slider.
   * @param {number} place
   * @param {number} value
   * @param {boolean} final
   */
  drag(place, value, final) {
    const { low, high } = this.message.sliders[place];
    this.set(place, Math.min(Math.max(value, low), high), final);
  }

  /**
   * The reader has set one of the numbers.
   * @param {number} place
   * @param {number | string | null} value
   * @param {boolean} final
   */
  set(place, value, final) {
    const refusal = refusalOf(value, this.message.sliders[place]);
    this.refused.textContent = refusal;
    this.rows[place].node.append(this.refused);
    if (typeof value !== "number" || refusal) {
      if (final) this.draw(); // the field has the old value again
      return;
    }
    this.values[place] = value;
    this.draw();
    this.sender.send("set", (payload) => this.tell("set", payload), { values: [...this.values], final });
  }

  measured() {
    for (const { plot } of this.curves) plot.measure();
    this.draw();
  }

  draw() {
    const { values, message } = this;
    const colours = paint(this.root);
    const [slope, rate] = [values[SLOPE], values[RATE]];
    const steps = message.steps.map((each) => coloured(each, colours));
    this.rows.forEach((row, place) => row.show(values[place]));
    this.promise.textContent = `Gradient descent goes −αg = ${quantity(descent(slope, rate))} on each curve. The slope promises that f falls by αg² = ${quantity(rate * slope * slope)}.`;
    const curves = this.curves.map((_, i) => ({ slope, bend: values[FIRST + i] }));
    const held = this.curves.find(({ plot }) => plot.held)?.plot.window; // the scale stays under a hand
    const window = held ?? windowOf(curves);
    this.curves.forEach(({ plot, words, host }, i) => {
      const curve = curves[i];
      plot.show({ curve, rate, window, steps, colours });
      const told = [descentWords(curve, rate), newtonWords(curve)];
      words.replaceChildren(...told.map((text, place) => element("li", { style: `--colour:${steps[place].colour}` }, element("i", { class: "rv-chip" }), element("span", {}, element("b", {}, steps[place].name), ` ${text}`))));
      host.setAttribute("data-bend", String(curve.bend));
    });
    this.root.dataset.values = values.join(",");
  }
}

export default mounted(Three);
