// A small plot of one of the three curves: its tangent, the steps of two methods on its axis, and where they land on it.

import { frame } from "./frame.js";
import { Handle } from "./handle.js";
import { arrow, fresh, label, line, marker, sharpness, sizeOf, stroke } from "./ink.js";
import { profile } from "./profile.js";
import { descent, heldAt, newton, rise } from "./three.js";
import { evenTicks } from "./ticks.js";
import { quantity } from "./quantities.js";
import { element } from "../parts/theme.js";

/** @import { Curve } from "./three.js" */
/** @typedef {import("./window.js").Point} Point */
/** @typedef {import("./window.js").Window} Window */

const EDGE = { left: 30, right: 10, top: 24, bottom: 26 }; // pixels
const LANES = { descent: 14, newton: 32 }; // pixels above the axis, where the steps are drawn

/** @typedef {import("../wire/messages.js").CurveSteps & { colour: string }} Stepper */
/** @typedef {{ curve: Curve, rate: number, window: Window, steps: Stepper[], colours: import("../parts/theme.js").Colours }} Shown */

export class BentPlot {
  /** @type {Shown | null} */
  shown = null;

  /** @type {null} a handle of this plot is never put back to a start */
  race = null;

  /** @type {Window} what is seen: the way from the point, and the rise of f */
  window = [[-1, 1], [-1, 1]]; // until a curve is shown

  /** Where the handles stand, on the way from the point. They keep to their places in the hand. */
  places = { slope: 1, curvature: -1 };

  /**
   * @param {HTMLElement} host
   * @param {string} name  which curve it is, in words
   * @param {object} told
   * @param {(slope: number, final: boolean) => void} told.slope  of the slope that the hand chooses
   * @param {(bend: number, final: boolean) => void} told.bend  of the curvature
   */
  constructor(host, name, told) {
    this.host = host;
    this.canvas = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.size = sizeOf(host);
    const kept = (/** @type {number} */ value) => Number(value.toFixed(2)) + 0;
    this.handles = {
      slope: this.#handle("slope", `The slope of all three curves, at the tangent of ${name}`, (y, final) => told.slope(kept(y / this.places.slope), final)),
      curvature: this.#handle("curvature", `The curvature of ${name}`, (y, final) => {
        const at = this.places.curvature;
        told.bend(kept((2 * (y - (this.shown?.curve.slope ?? 0) * at)) / at ** 2), final);
      }),
    };
    host.append(this.canvas, this.handles.slope.node, this.handles.curvature.node);
  }

  /**
   * A square that is dragged up and down.
   * @param {"slope" | "curvature"} what
   * @param {string} title
   * @param {(y: number, final: boolean) => void} set
   */
  #handle(what, title, set) {
    const plot = this;
    const handle = new Handle({
      host: this.host, get window() { return plot.window; }, get race() { return plot.standsAt(what); },
      pointAt: (event, box) => this.pointAt(event, box), pixelOf: (_, y) => this.pixelOf(this.places[what], y), onPick: (_, y, { final }) => set(y, final),
    }, { testid: `${what}-handle`, title: `Drag up or down: ${what}`, label: () => `${title}: drag the square, or press the arrow keys` });
    handle.node.classList.add("rv-rim");
    return handle;
  }

  /**
   * Where a square stands, as a handle asks for it.
   * @param {"slope" | "curvature"} what
   */
  standsAt(what) {
    const at = this.places[what];
    const { slope, bend } = this.shown?.curve ?? { slope: 0, bend: 0 };
    return { start: /** @type {Point} */ ([at, what === "slope" ? slope * at : rise({ slope, bend }, at)]) };
  }

  /**
   * @param {{ clientX: number, clientY: number }} event
   * @param {{ left: number, top: number }} box
   * @returns {Point | null}
   */
  pointAt({ clientX, clientY }, box) {
    const { fromX, fromY } = this.#axes();
    return [fromX(clientX - box.left), fromY(clientY - box.top)];
  }

  /**
   * @param {number} s
   * @param {number} y
   * @returns {Point}
   */
  pixelOf(s, y) {
    const { toX, toY } = this.#axes();
    return [toX(s), toY(y)];
  }

  measure() {
    this.size = sizeOf(this.host);
  }

  /** Whether a hand holds one of the squares. */
  get held() {
    return Object.values(this.handles).some(({ box }) => box);
  }

  #axes() {
    const [along, up] = this.window;
    const { width, height, enlarged: by } = this.size;
    const [left, right, top, bottom] = [EDGE.left * by, width - EDGE.right, EDGE.top * by, height - EDGE.bottom * by];
    const [wide, tall] = [along[1] - along[0], up[1] - up[0]];
    return {
      left, right, top, bottom,
      toX: (/** @type {number} */ s) => left + ((s - along[0]) / wide) * (right - left),
      toY: (/** @type {number} */ y) => bottom - ((y - up[0]) / tall) * (bottom - top),
      fromX: (/** @type {number} */ px) => along[0] + ((px - left) / (right - left)) * wide,
      fromY: (/** @type {number} */ py) => up[0] + ((bottom - py) / (bottom - top)) * tall,
    };
  }

  /** @param {Shown} shown */
  show(shown) {
    this.shown = shown;
    const { curve, rate, steps: [down, second], colours } = shown;
    this.window = shown.window;
    if (!this.held) this.places = { slope: this.window[0][1] / 2, curvature: heldAt(curve, this.window) };
    const [along, up] = this.window;
    const { width, enlarged: by } = this.size;
    const ctx = fresh(this.canvas, this.size);
    if (!width) return;
    const axes = this.#axes();
    const { left, right, top, bottom, toX, toY } = axes;
    const title = `c = ${quantity(curve.bend)}`;
    frame(ctx, { name: "f", title, axis: { type: "linear", range: up }, ticks: { x: evenTicks(...along, 3), y: evenTicks(...up, 5) }, left, right, top, bottom, toX, toY, toStep: axes.fromX }, { colours, by, ratio: sharpness(), width });
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    line(ctx, along.map(toX), along.map((s) => toY(curve.slope * s)), 0, 1);
    stroke(ctx, { colour: colours.quiet, width: 1.6, dash: [2, 4] });
    const f = (/** @type {number} */ s) => rise(curve, s);
    for (const piece of profile(f, along, up[1] - up[0])) {
      line(ctx, piece.map(({ x }) => toX(x)), piece.map(({ y }) => toY(y)), 0, piece.length - 1);
      stroke(ctx, { colour: colours.ink, width: 2.4 });
    }
    const target = newton(curve);
    this.#step(ctx, axes, descent(curve.slope, rate), down, bottom - LANES.descent * by, f, "");
    if (target.step === null) label(ctx, "no step", toX(0) + 6 * by, bottom - LANES.newton * by, { colour: second.colour, halo: colours.halo });
    else this.#step(ctx, axes, target.step, second, bottom - LANES.newton * by, f, target.leads === "top" ? "to the top" : "");
    marker(ctx, "circle", toX(0), toY(0), 5, { fill: colours.ink, rim: colours.halo, rimWidth: 1.5 });
    ctx.restore();
    for (const what of /** @type {const} */ (["slope", "curvature"])) {
      this.handles[what].place({ race: { start: this.standsAt(what).start, surface: { axes: ["s", "f"] } }, window: this.window });
    }
  }

  /**
   * A step as an arrow in its lane, and where it lands on the curve.
   * @param {CanvasRenderingContext2D} ctx
   * @param {{ toX: (s: number) => number, toY: (y: number) => number, left: number, right: number }} axes
   * @param {number} step
   * @param {Stepper} stepper
   * @param {number} lane
   * @param {(s: number) => number} f
   * @param {string} remark
   */
  #step(ctx, { toX, toY, left, right }, step, { colour, marker: shape, dash }, lane, f, remark) {
    const halo = this.shown?.colours.halo ?? "";
    const end = Math.min(Math.max(toX(step), left + 1), right - 1); // what goes beyond the plot is drawn to its edge; the words have its length
    const from = toX(0);
    if (Math.abs(end - from) > 1) {
      const way = Math.sign(end - from);
      const head = Math.min(9, Math.abs(end - from));
      line(ctx, [from, end - way * 0.8 * head], [lane, lane], 0, 1);
      stroke(ctx, { colour, width: 2.6, dash, halo });
      arrow(ctx, end, lane, way, 0, { colour, halo, size: head });
    }
    const beyond = step < this.window[0][0] || step > this.window[0][1];
    const words = [remark, beyond ? `${quantity(Math.abs(step))} away` : ""].filter(Boolean).join(", ");
    if (words) label(ctx, words, end + (end < from ? 6 : -6), lane - 11, { colour, halo, align: end < from ? "left" : "right" });
    line(ctx, [toX(step), toX(step)], [lane, toY(f(step))], 0, 1);
    stroke(ctx, { colour, width: 1.2, dash: [2, 3] });
    marker(ctx, shape, toX(step), toY(f(step)), 5.5, { fill: colour, rim: halo });
  }
}
