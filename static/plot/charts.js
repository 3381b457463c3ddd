// Charts against the step of what is told moment by moment, beside each other: one canvas for the axes, one for the lines,
// and one for what follows the clock. A line is faint where the clock has not been yet.

import { axisOver } from "./axis.js";
import { counting } from "./counting.js";
import { frame, inWords, labelFont } from "./frame.js";
import { fresh, label, line, marker, sharpness, sizeOf, stroke } from "./ink.js";
import { panels } from "./panels.js";
import { placeOf } from "./rising.js";
import { element } from "../parts/theme.js";
import { quantity } from "./quantities.js";

/** @import { Colours } from "../parts/theme.js" */
/** @import { Context } from "./ink.js" */

/**
 * A line of a chart: a number at each of some steps, NaN where there is none. What is drawn beside another is dashed and has
 * no mark at the clock; `label` stands at its end. One that is joined goes straight on where a number is missing. One of a
 * method that runs away may leave at the top, where the others stay.
 * @typedef {{ name: string, colour: string, marker: string, values: Float64Array, beside?: string, label?: string, joined?: boolean, away?: boolean }} Line
 */

/**
 * `whole` is the most that its numbers can be, as 100 percent: its axis is linear, and ends there.
 * @typedef {{ title: string, lines: Line[], whole?: number }} Chart
 */

/** @typedef {import("./panels.js").Panel<string>} Panel */
/** @typedef {{ panel: Panel, lines: (Line & { ys: Float32Array })[] }} Drawn */

const LOG_ABOVE = 10; // what spans more than this ratio is read on a log axis: late differences are small
const NEARLY_ALL = 0.98; // of the moments
const PEAK = 10; // times what nearly all moments stay below: what is higher runs off the chart, or nothing else would be seen
const DASH = [5, 3.5]; // pixels, of a line beside another
const WIDTHS = { faint: { width: 1.2, alpha: 0.35 }, passed: { width: 1.9 } };
const MARK = 3.6; // pixels, the radius of the mark at the clock
const ROOM = 9; // pixels between a line and the middle of its label
const NEAR = 24; // pixels around a chart that still belong to it

export class Charts {
  /** @type {Drawn[]} */
  drawn = [];

  /** @type {Float64Array} the steps at which the lines have their numbers */
  steps = new Float64Array();

  /** @type {Colours | null} */
  colours = null;

  whole = 0; // steps along the axis
  step = 0; // of the clock
  /** @type {Chart[]} */
  charts = [];

  /** @type {{ title: string, px: number, step: number } | null} under the pointer */
  hover = null;

  /** @type {{ together?: boolean }} */
  how = {};

  framed = ""; // what the axes were painted of

  /**
   * @param {HTMLElement} host
   * @param {(step: number) => void} onSeek  the reader has pressed a step
   */
  constructor(host, onSeek) {
    this.host = host;
    const canvas = () => element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.frame = canvas();
    this.still = canvas();
    this.moving = canvas();
    this.words = element("p", { class: "rv-unseen" });
    this.tip = element("div", { class: "rv-tip", role: "tooltip", hidden: true });
    host.append(this.frame, this.still, this.moving, this.words, this.tip);
    this.size = { width: 0, height: 0, enlarged: 1 }; // until it is measured
    host.addEventListener("pointermove", (event) => this.point(event));
    host.addEventListener("pointerleave", () => this.point(null));
    host.addEventListener("click", (event) => { const at = this.under(event); if (at) onSeek(at.step); });
  }

  /** Measures the place: called before the first painting, and once it has another size. */
  resize() {
    this.size = sizeOf(this.host);
    this.framed = "";
    if (this.colours) this.show(this.charts, this.steps, this.whole, this.colours, this.how);
  }

  /**
   * @param {Chart[]} charts
   * @param {Float64Array} steps  at which the lines have their numbers, rising
   * @param {number} whole  steps along the axis
   * @param {Colours} colours
   * @param {object} [how]
   * @param {boolean} [how.together]  whether all charts have the same axis of heights
   */
  show(charts, steps, whole, colours, how = {}) {
    const { size } = this;
    const themed = colours !== this.colours;
    Object.assign(this, { charts, steps, whole, colours, how });
    if (!size.width || !size.height) return;
    const common = how.together ? axisOf({ lines: charts.flatMap(({ lines }) => lines) }) : null;
    const shown = charts.map((chart) => {
      const { title } = chart;
      const { axis, top } = common ? { ...common, top: ranOff(chart.lines, common.axis) } : axisOf(chart);
      return { name: title, title: top === null ? title : `${title}, up to ${quantity(top)}`, axis };
    });
    const framed = JSON.stringify([shown, whole, size]);
    if (themed || framed !== this.framed) this.paintFrame(shown, colours);
    this.framed = framed;
    this.drawn = this.drawn.map(({ panel }, i) => ({ panel, lines: charts[i].lines.map((each) => ({ ...each, ys: Float32Array.from(each.values, panel.toY) })) }));
    this.paintStill();
    this.tick(this.step);
    this.tell();
  }

  /**
   * @param {import("./panels.js").Shown<string>[]} shown
   * @param {Colours} colours
   */
  paintFrame(shown, colours) {
    const { size, whole } = this;
    const ratio = sharpness();
    const ctx = fresh(this.frame, { ...size, ratio });
    const placed = panels(shown, counting("steps", { steps: whole, count: 0, batches: null }), size, (text, scale) => {
      ctx.font = labelFont(size.enlarged, scale);
      return ctx.measureText(text).width;
    });
    for (const { ticks: { x } } of placed) if (x.length) x[0] = { ...x[0], text: `step ${x[0].text}` };
    for (const panel of placed) frame(ctx, panel, { colours, by: size.enlarged, ratio, width: size.width });
    this.words.textContent = placed.map(inWords).join(" ");
    this.drawn = placed.map((panel) => ({ panel, lines: [] }));
  }

  paintStill() {
    const ctx = fresh(this.still, this.size);
    this.each(ctx, ({ panel, lines }) => { for (const one of lines) this.trace(ctx, panel, one, this.steps.length - 1, WIDTHS.faint); });
    this.each(ctx, ({ panel, lines }) => { for (const one of lines) this.name(ctx, panel, one); });
  }

  /**
   * What a line is called, above its end, or below it where there is no room.
   * @param {Context} ctx
   * @param {Panel} panel
   * @param {Drawn["lines"][number]} drawn
   */
  name(ctx, { right, top }, { ys, colour, label: words }) {
    const end = words ? ys.findLast(Number.isFinite) : undefined;
    if (!words || end === undefined || !this.colours) return;
    const away = ROOM * this.size.enlarged;
    label(ctx, words, right - 4, end - away < top ? end + away : end - away, { colour, halo: this.colours.halo, align: "right" });
  }

  /**
   * @param {Context} ctx
   * @param {(drawn: Drawn) => void} paint
   */
  each(ctx, paint) {
    for (const drawn of this.drawn) {
      const { left, right, top, bottom } = drawn.panel;
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, top - MARK, right - left + MARK, bottom - top + MARK);
      ctx.clip();
      paint(drawn);
      ctx.restore();
    }
  }

  /**
   * @param {Context} ctx
   * @param {Panel} panel
   * @param {Drawn["lines"][number]} drawn
   * @param {number} last  place of the last moment of it
   * @param {{ width: number, alpha?: number }} look
   */
  trace(ctx, { toX }, { ys, colour, beside, joined }, last, look) {
    const places = joined ? finite(ys, last) : Array.from({ length: last + 1 }, (_, i) => i);
    line(ctx, places.map((i) => toX(this.steps[i])), places.map((i) => ys[i]), 0, places.length - 1);
    stroke(ctx, { ...look, colour, dash: beside ? DASH : [] });
  }

  /** @param {number} step */
  tick(step) {
    this.step = step;
    const { colours, steps } = this;
    if (!colours || !this.drawn.length) return;
    const ctx = fresh(this.moving, this.size);
    const at = this.hover?.step ?? step;
    const [last, marked] = [placeOf(steps, step), placeOf(steps, at)];
    this.each(ctx, ({ panel, lines }) => {
      ctx.globalAlpha = 0.7;
      ctx.fillStyle = colours.quiet;
      ctx.fillRect(Math.round(panel.toX(at)), panel.top, 1, panel.bottom - panel.top);
      ctx.globalAlpha = 1;
      for (const one of lines) this.trace(ctx, panel, one, last, WIDTHS.passed);
      for (const { ys, beside, joined, marker: shape, colour } of lines) {
        const place = joined ? finite(ys, marked).at(-1) ?? -1 : marked;
        if (!beside && Number.isFinite(ys[place])) marker(ctx, shape, panel.toX(steps[place]), ys[place], MARK, { fill: colour, rim: colours.halo, rimWidth: 1 });
      }
    });
  }

  // --- the pointer ---------------------------------------------------------------------------------------------------

  /**
   * The chart and the step under the pointer, if there is one.
   * @param {MouseEvent} event
   */
  under(event) {
    const box = this.host.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const panel = this.drawn.map((drawn) => drawn.panel).find(({ left, right, top, bottom }) => px >= left - 4 && px <= right + 4 && py >= top - NEAR && py <= bottom + NEAR);
    return panel ? { title: panel.name, px, step: Math.min(Math.max(Math.round(panel.toStep(px)), 0), this.whole) } : null;
  }

  /** @param {PointerEvent | null} event */
  point(event) {
    const before = this.hover;
    this.hover = event && this.under(event);
    if (!before && !this.hover) return;
    this.tick(this.step);
    this.tell();
  }

  /** The numbers of every line at the pointer. */
  tell() {
    const { hover, tip, size } = this;
    const drawn = this.drawn.find(({ panel }) => panel.name === hover?.title);
    const at = hover ? placeOf(this.steps, hover.step) : -1;
    tip.hidden = !drawn || !hover || at < 0;
    if (!drawn || !hover || tip.hidden) return;
    const rows = drawn.lines.map(({ name, colour, values, beside }) => {
      const chip = element("i", { class: "rv-chip" });
      chip.style.setProperty("--colour", colour);
      return element("div", { class: "rv-tip-row" }, chip, element("span", {}, beside ? `${name}, ${beside}` : name), element("b", {}, quantity(values[at])));
    });
    tip.replaceChildren(element("div", { class: "rv-tip-head" }, `${drawn.panel.name} at step ${this.steps[at].toLocaleString("en")}`), ...rows);
    const width = tip.offsetWidth;
    tip.style.left = `${hover.px + width + NEAR > size.width ? Math.max(hover.px - width - 14, 4) : hover.px + 14}px`;
    tip.style.top = `${drawn.panel.top + 2}px`;
  }
}

/**
 * The places up to one at which there is a number.
 * @param {ArrayLike<number>} values
 * @param {number} last
 */
export const finite = (values, last) => Array.from({ length: last + 1 }, (_, i) => i).filter((i) => Number.isFinite(values[i]));

/**
 * The axis of a chart, for what has not broken off; and above which numbers a few peaks run off it, or those that run away, if any do.
 * @param {Pick<Chart, "lines" | "whole">} chart
 * @returns {{ axis: import("./axis.js").Axis, top: number | null }}
 */
export function axisOf({ lines, whole }) {
  const going = lines.filter(({ values }) => Number.isFinite(values[values.length - 1]));
  const scaled = [going.filter(({ away }) => !away), going].find((some) => some.length) ?? lines;
  const all = scaled.map(({ values }) => values);
  const most = Math.max(...all.map(usual));
  const shown = all.map((values) => values.map((value) => (value > PEAK * most ? NaN : value)));
  const axis = axisOver(shown, whole === undefined ? { above: LOG_ABOVE } : { edge: whole, above: Infinity });
  return { axis: axis.empty ? { ...axis, empty: "awaited" } : axis, top: ranOff(lines, axis) };
}

/**
 * The top of an axis where a line runs off it; null where none does.
 * @param {Pick<Line, "values">[]} lines
 * @param {import("./axis.js").Axis} axis
 */
function ranOff(lines, { type, range: [, high] }) {
  const top = type === "log" ? 10 ** high : high;
  return lines.some(({ values }) => values.some((value) => value > top)) ? top : null;
}

/**
 * The number that nearly all of a series stay below; −∞ where it has none.
 * @param {Float64Array} values
 */
function usual(values) {
  const known = values.filter(Number.isFinite).sort();
  return known[Math.ceil(NEARLY_ALL * (known.length - 1))] ?? -Infinity;
}
