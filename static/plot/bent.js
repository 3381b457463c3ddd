// A small plot of one of the three curves: its tangent, the steps of two methods on its axis, and where they land on it.

import { frame } from "./frame.js";
import { Handle } from "./handle.js";
import { arrow, fresh, label, line, marker, sharpness, sizeOf, stroke } from "./ink.js";
import { profile } from "./profile.js";
import { descent, newton, rise } from "./three.js";
import { evenTicks } from "./ticks.js";
import { quantity } from "./quantities.js";
import { element } from "../parts/theme.js";

/** @import { Curve } from "./three.js" */
/** @typedef {import("./window.js").Point} Point */
/** @typedef {import("./window.js").Window} Window */

/** @type {Window} what is seen: the way from the point, and the rise of f */
const WINDOW = [[-3, 3], [-4.5, 4.5]];
const EDGE = { left: 30, right: 10, top: 24, bottom: 26 }; // pixels
const LANES = { descent: 14, newton: 32 }; // pixels above the axis, where the steps are drawn
const PLACES = { tangent: 1.5, curve: -1.5 }; // where the handles stand
const [ALONG, UP] = WINDOW;

/** @typedef {import("../wire/messages.js").CurveSteps & { colour: string }} Stepper */
/** @typedef {{ curve: Curve, rate: number, steps: Stepper[], colours: import("../parts/theme.js").Colours }} Shown */

export class BentPlot {
  /** @type {Shown | null} */
  shown = null;

  /** @type {null} a handle of this plot is never put back to a start */
  race = null;

  window = WINDOW;

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
      tangent: this.#handle(PLACES.tangent, "slope", `The slope of all three curves, at the tangent of ${name}`, (y, final) => told.slope(kept(y / PLACES.tangent), final)),
      curve: this.#handle(PLACES.curve, "curvature", `The curvature of ${name}`, (y, final) => told.bend(kept((2 * (y - (this.shown?.curve.slope ?? 0) * PLACES.curve)) / PLACES.curve ** 2), final)),
    };
    host.append(this.canvas, this.handles.tangent.node, this.handles.curve.node);
  }

  /**
   * A ring that is dragged up and down.
   * @param {number} at
   * @param {string} what
   * @param {string} title
   * @param {(y: number, final: boolean) => void} set
   */
  #handle(at, what, title, set) {
    const plot = this;
    const handle = new Handle({
      host: this.host, window: WINDOW, get race() { return plot.standsAt(at, what); },
      pointAt: (event, box) => this.pointAt(event, box), pixelOf: (_, y) => this.pixelOf(at, y), onPick: (_, y, { final }) => set(y, final),
    }, { testid: `${what}-handle`, title: `Drag up or down: ${what}`, label: () => `${title}: drag the ring, or press the arrow keys` });
    handle.node.classList.add("rv-rim");
    return handle;
  }

  /**
   * Where a ring stands, as a handle asks for it.
   * @param {number} at
   * @param {string} what
   */
  standsAt(at, what) {
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

  #axes() {
    const { width, height, enlarged: by } = this.size;
    const [left, right, top, bottom] = [EDGE.left * by, width - EDGE.right, EDGE.top * by, height - EDGE.bottom * by];
    const [wide, tall] = [ALONG[1] - ALONG[0], UP[1] - UP[0]];
    return {
      left, right, top, bottom,
      toX: (/** @type {number} */ s) => left + ((s - ALONG[0]) / wide) * (right - left),
      toY: (/** @type {number} */ y) => bottom - ((y - UP[0]) / tall) * (bottom - top),
      fromX: (/** @type {number} */ px) => ALONG[0] + ((px - left) / (right - left)) * wide,
      fromY: (/** @type {number} */ py) => UP[0] + ((bottom - py) / (bottom - top)) * tall,
    };
  }

  /** @param {Shown} shown */
  show(shown) {
    this.shown = shown;
    const { curve, rate, steps: [down, second], colours } = shown;
    const { width, enlarged: by } = this.size;
    const ctx = fresh(this.canvas, this.size);
    if (!width) return;
    const axes = this.#axes();
    const { left, right, top, bottom, toX, toY } = axes;
    const title = `c = ${quantity(curve.bend)}`;
    frame(ctx, { name: "f", title, axis: { type: "linear", range: UP }, ticks: { x: evenTicks(...ALONG, 3), y: evenTicks(...UP, 5) }, left, right, top, bottom, toX, toY, toStep: axes.fromX }, { colours, by, ratio: sharpness(), width });
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    line(ctx, ALONG.map(toX), ALONG.map((s) => toY(curve.slope * s)), 0, 1);
    stroke(ctx, { colour: colours.quiet, width: 1.6, dash: [2, 4] });
    const f = (/** @type {number} */ s) => rise(curve, s);
    for (const piece of profile(f, ALONG, UP[1] - UP[0])) {
      line(ctx, piece.map(({ x }) => toX(x)), piece.map(({ y }) => toY(y)), 0, piece.length - 1);
      stroke(ctx, { colour: colours.ink, width: 2.4 });
    }
    const target = newton(curve);
    this.#step(ctx, axes, descent(curve.slope, rate), down, bottom - LANES.descent * by, f, "");
    if (target.step === null) label(ctx, "no step", toX(0) + 6 * by, bottom - LANES.newton * by, { colour: second.colour, halo: colours.halo });
    else this.#step(ctx, axes, target.step, second, bottom - LANES.newton * by, f, target.leads === "top" ? "to the top" : "");
    marker(ctx, "circle", toX(0), toY(0), 5, { fill: colours.halo, rim: colours.ink, rimWidth: 2.5 });
    ctx.restore();
    for (const [at, handle, what] of /** @type {const} */ ([[PLACES.tangent, this.handles.tangent, "slope"], [PLACES.curve, this.handles.curve, "curvature"]])) {
      const { start } = this.standsAt(at, what);
      handle.place({ race: { start, surface: { axes: ["s", "f"] } }, window: WINDOW });
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
    if (remark) label(ctx, remark, end + (end < from ? 6 : -6), lane - 11, { colour, halo, align: end < from ? "left" : "right" });
    line(ctx, [toX(step), toX(step)], [lane, toY(f(step))], 0, 1);
    stroke(ctx, { colour, width: 1.2, dash: [2, 3] });
    marker(ctx, shape, toX(step), toY(f(step)), 5.5, { fill: colour, rim: halo });
  }
}
