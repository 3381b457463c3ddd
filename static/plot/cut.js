// A cut through the surface along a line: f itself, the tangent and the parabola, with the stretch where that can be trusted.

import { fresh, line, marker, sizeOf, stroke } from "./ink.js";
import { evenTicks } from "./ticks.js";
import { FONT, element } from "../parts/theme.js";

const SAMPLES = 361; // odd, so that the point itself is one of them
const EDGE = { left: 58, right: 14, top: 12, bottom: 34 };

/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("../parts/theme.js").Colours} Colours */
/**
 * The cut from `at` along the unit vector `along`, `reach` to both sides, in the models of the surface; `model` is the
 * parabola's colour.
 * @typedef {import("./field.js").Models & { f: Field, at: number[], along: number[], reach: number, colours: Colours, model: string }} Shown
 */
/** @typedef {{ left: number, right: number, top: number, bottom: number, toX: (s: number) => number, toY: (v: number) => number, low: number, high: number, reach: number, colours: Colours, by: number }} Axes  by: how many times as large type is */

/**
 * From where to where a list is true, as pairs of places.
 * @param {boolean[]} list
 */
export function stretches(list) {
  /** @type {[first: number, last: number][]} */
  const found = [];
  list.forEach((yes, i) => {
    if (!yes) return;
    const before = found.at(-1);
    if (before && list[i - 1]) before[1] = i;
    else found.push([i, i]);
  });
  return found;
}

export class Cut {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.canvas = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    host.append(this.canvas);
  }

  /**
   * Shows a cut.
   * @param {Shown | null} cut  null where there is no direction
   */
  show(cut) {
    this.size = sizeOf(this.host);
    const ctx = fresh(this.canvas, this.size);
    if (!cut || !this.size.width) return;
    const { f, linear, quadratic, trust, at: [x, y], along, reach, colours, model } = cut;
    const t = Array.from({ length: SAMPLES }, (_, i) => reach * ((2 * i) / (SAMPLES - 1) - 1));
    const of = (/** @type {Field} */ g) => t.map((s) => g(x + s * along[0], y + s * along[1]));
    const [truth, tangent, parabola] = [f, linear, quadratic].map(of);
    const trusted = of(trust).map((margin) => margin >= 0);
    const known = truth.filter(Number.isFinite);
    const near = parabola.slice(SAMPLES / 4, (3 * SAMPLES) / 4).filter(Number.isFinite);
    let [low, high] = [Math.min(...known), Math.max(...known)];
    const room = 0.35 * (high - low); // the parabola may show where it goes, as far as the surface stays readable
    [low, high] = [Math.min(low, Math.max(Math.min(...near), low - room)), Math.max(high, Math.min(Math.max(...near), high + room))];
    const spare = 0.06 * (high - low) || 1;
    [low, high] = [low - spare, high + spare];
    const { width, height, enlarged: by } = this.size;
    const [left, right, top, bottom] = [EDGE.left * by, width - EDGE.right, EDGE.top, height - EDGE.bottom * by];
    const toX = (/** @type {number} */ s) => left + ((s + reach) / (2 * reach)) * (right - left);
    const toY = (/** @type {number} */ v) => Math.min(Math.max(bottom - ((v - low) / (high - low)) * (bottom - top), -1e5), 1e5);
    this.axes(ctx, { left, right, top, bottom, toX, toY, low, high, reach, colours, by });
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    ctx.fillStyle = model;
    ctx.globalAlpha = 0.16;
    for (const [from, to] of stretches(trusted)) ctx.fillRect(toX(t[from]), top, toX(t[to]) - toX(t[from]), bottom - top);
    ctx.globalAlpha = 1;
    const xs = t.map(toX);
    const curve = (/** @type {number[]} */ values, /** @type {import("./ink.js").Look} */ look) => {
      line(ctx, xs, values.map(toY), 0, SAMPLES - 1);
      stroke(ctx, look);
    };
    curve(tangent, { colour: colours.quiet, width: 1.6, dash: [2, 4] });
    curve(truth, { colour: colours.ink, width: 2.4 });
    curve(parabola, { colour: model, width: 2.2, dash: [8, 4] });
    marker(ctx, "circle", toX(0), toY(truth[(SAMPLES - 1) / 2]), 5, { fill: colours.halo, rim: colours.ink, rimWidth: 2.5 });
    ctx.restore();
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {Axes} axes
   */
  axes(ctx, { left, right, top, bottom, toX, toY, low, high, reach, colours, by }) {
    ctx.strokeStyle = colours.line;
    ctx.lineWidth = 1;
    ctx.fillStyle = colours.quiet;
    ctx.font = `${11 * by}px ${FONT}`;
    ctx.textBaseline = "middle";
    ctx.textAlign = "right";
    for (const { at: v, text } of evenTicks(low, high, 4)) {
      ctx.beginPath();
      ctx.moveTo(left, toY(v));
      ctx.lineTo(right, toY(v));
      ctx.globalAlpha = 0.6;
      ctx.stroke();
      ctx.globalAlpha = 1;
      ctx.fillText(text, left - 7, toY(v));
    }
    ctx.textAlign = "center";
    for (const { at: s, text } of evenTicks(-reach, reach, 6)) ctx.fillText(text, toX(s), bottom + 11 * by);
    ctx.fillText("distance from the point", (left + right) / 2, bottom + 26 * by);
    ctx.strokeRect(left, top, right - left, bottom - top);
    ctx.save();
    ctx.translate(10 * by, (top + bottom) / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText("f", 0, 0);
    ctx.restore();
  }
}
