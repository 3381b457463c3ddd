// Loss, gradient norm and distance to the minimum against the step, on canvases: one for the axes, one for the lines, and
// one for what follows the clock. Each is painted only when what it shows has changed.

import { BESIDE, axisFor, series } from "./axis.js";
import { counting } from "./counting.js";
import { frame, inWords, labelFont } from "./frame.js";
import { PINNED, fresh, line, marker, sample, sharpness, sizeOf, stroke } from "./ink.js";
import { memo } from "./memo.js";
import { panels } from "./panels.js";
import { countOf } from "./samples.js";
import { thinned } from "./thin.js";
import { turns } from "../wire/changes.js";
import { walked } from "../wire/message.js";
import { element } from "../parts/theme.js";
import { asCount, quantity } from "./quantities.js";

/** @typedef {import("../parts/theme.js").Colours} Colours */
/** @typedef {import("./axis.js").Run} Run */
/** @typedef {import("./axis.js").Series} Series */
/** @typedef {import("./ink.js").Context} Context */
/** @typedef {import("./panels.js").Panel} Panel */

/**
 * What is drawn of a race.
 * @typedef {Pick<import("../wire/messages.js").Stage, "steps" | "titles" | "edges" | "batches" | "samples" | "stability"> & { counted: string, methods: Run[], pinned: Run | null }} Race
 */

/**
 * A series in pixels: `ys` of every step, and the line that is drawn of it, which bends at the steps `kept`.
 * @typedef {{ ys: Float32Array, kept: Uint32Array, bent: { xs: Float32Array, ys: Float32Array } }} Outline
 */

/** @typedef {Outline & { run: Run, beside: boolean }} Curve  `beside` where it is another series than the chart's own */
/** @typedef {{ panel: Panel, pinned: Curve | null, curves: Curve[] }} Drawn  a chart with its curves, those of the race in order */

const AHEAD = { width: 1.3, alpha: 0.4 }; // the line of what the clock has not reached
const PASSED = { width: 1.8 };
const DOTTED = [1.5, 3]; // pixels: the line of a series that stands beside the chart's own
const CHANGE = { width: 1, alpha: 0.7, dash: [2, 3] }; // the line at a step at which a setting is changed
const FRAME_RATIO = 4; // pixels of the screen in one of the page's, at most, that labels are drawn for

export class Curves {
  /** @type {Race | null} */
  race = null;

  /** @type {Colours | null} */
  colours = null;

  /** @type {Drawn[]} */
  drawn = [];

  size = { width: 0, height: 0, enlarged: 1 }; // until a race is shown
  step = 0;

  /** @type {{ step: number, name: Series, px: number } | null} under the pointer */
  hover = null;

  /** @type {ReturnType<typeof outlined>[]} from the left or the top */
  panels = [];

  framed = ""; // what the frame was painted of
  counting = counting("steps", { steps: 0, count: 0, batches: null }); // until a race is shown

  over = false; // whether the lines are painted as those of a race that is over
  moved = ""; // what stands on the canvas that follows the clock

  /**
   * @param {HTMLElement} host
   * @param {object} options
   * @param {AbortSignal} options.signal  with which they end
   * @param {() => void} options.onGauge  the reader wants the chart of the stability, or no more
   * @param {(step: number) => void} options.onSeek  the reader has pressed a step
   * @param {(step: number | null) => void} options.onHover  the common cursor, for the map to show
   */
  constructor(host, { signal, onGauge, onSeek, onHover }) {
    this.host = host;
    this.signal = signal;
    this.onSeek = onSeek;
    this.onHover = onHover;
    const canvas = () => element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.frame = canvas();
    this.still = canvas();
    this.moving = canvas();
    this.words = element("p", { class: "rv-unseen" });
    this.tip = element("div", { class: "rv-tip", role: "tooltip", hidden: true });
    this.gauge = element("button", { type: "button", class: "rv-tool rv-gauge", title: "Show or hide the chart of the learning rate times the curvature, over its limit: above 1 a method is unstable where it stands", onclick: (/** @type {Event} */ event) => { event.stopPropagation(); onGauge(); } }, "Stability");
    host.append(this.frame, this.still, this.moving, this.words, this.tip, this.gauge);
    host.addEventListener("pointermove", (event) => this.point(event));
    host.addEventListener("pointerleave", () => this.leave());
    host.addEventListener("click", (event) => {
      const at = this.stepAt(event);
      if (at) this.onSeek(at.step);
    });
    this.awaitFont();
    this.watchScreen();
  }
  /** Labels that were painted before the page's type was there are painted again in it. */
  awaitFont() {
    const font = labelFont(1);
    if (!document.fonts.check(font)) document.fonts.load(font).then(() => this.again(), () => {}); // without it, the next of its family stays
  }

  /** On a screen with more pixels, or with fewer, everything is painted again for that. */
  watchScreen() {
    const { signal } = this;
    window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener("change", () => { this.again(); this.watchScreen(); }, { once: true, signal });
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  /**
   * @param {Race} race
   * @param {Colours} colours
   */
  async show(race, colours) {
    if (!this.race) this.size = sizeOf(this.host);
    const themed = colours !== this.colours;
    this.race = race;
    this.colours = colours;
    this.gauge.hidden = !("stability" in race.titles);
    this.gauge.setAttribute("aria-pressed", String(race.stability));
    const names = /** @type {Series[]} */ (Object.keys(race.titles)).filter((name) => name !== "stability" || race.stability);
    this.host.style.setProperty("--charts", String(names.length));
    const shown = names.map((name) => ({ name, title: race.titles[name], axis: axisFor(name, walked(race), race.edges[name]) }));
    this.counting = counting(race.counted, { ...race, count: race.samples ? countOf(race.samples.columns) : 0 });
    const framed = JSON.stringify([race.steps, this.counting.unit, this.counting.total, shown, this.size]);
    if (themed || framed !== this.framed) this.paintFrame(shown, colours);
    this.framed = framed;
    this.drawn = this.panels.map(({ panel, outline }) => {
      const curve = (/** @type {Run} */ run) => ({ run, beside: false, ...outline(series(run, panel.name)) });
      const other = BESIDE[panel.name];
      const beside = (/** @type {Run} */ run) => (other && run[other] ? [{ run, beside: true, ...outline(series(run, other)) }] : []);
      return { panel, pinned: race.pinned && curve(race.pinned), curves: [...race.methods.flatMap(beside), ...race.methods.map(curve)] };
    });
    this.paintStill(race, colours);
    this.moved = "";
    this.tick(this.step);
    if (this.hover) this.tell();
  }

  /** Paints everything again. */
  again() {
    this.framed = "";
    if (this.race && this.colours) this.show(this.race, this.colours);
  }

  resize() {
    this.size = sizeOf(this.host);
    this.again();
  }

  /**
   * @param {import("./panels.js").Shown[]} shown
   * @param {Colours} colours
   */
  paintFrame(shown, colours) {
    const { size } = this;
    const by = size.enlarged;
    const ratio = sharpness(FRAME_RATIO);
    const ctx = fresh(this.frame, { ...size, ratio });
    const placed = panels(shown, this.counting, size, (text, scale) => {
      ctx.font = labelFont(by, scale);
      return ctx.measureText(text).width;
    });
    for (const panel of placed) frame(ctx, panel, { colours, by, ratio, width: size.width });
    this.words.textContent = placed.map(inWords).join(" ");
    this.panels = placed.map(outlined);
  }

  /**
   * The lines: all of them strong once the race is over, else faint below the part of them that follows the clock.
   * @param {Race} race
   * @param {Colours} colours
   */
  paintStill({ steps, edges }, colours) {
    const ctx = fresh(this.still, this.size);
    this.over = Math.floor(this.step) >= steps;
    this.eachPanel(ctx, ({ panel: { name, axis, left, right, top, bottom, toX, toY }, curves, pinned }) => {
      const edge = axis.empty ? undefined : edges[name];
      if (edge !== undefined) {
        line(ctx, [left, right], [toY(edge), toY(edge)], 0, 1);
        stroke(ctx, { colour: colours.ink, width: 1 });
      }
      for (const { run: { colour, changes = {} } } of curves) {
        for (const at of turns({ changes })) {
          line(ctx, [toX(at), toX(at)], [top, bottom], 0, 1);
          stroke(ctx, { ...CHANGE, colour });
        }
      }
      if (pinned) trace(ctx, pinned, steps, PINNED);
      for (const curve of curves) trace(ctx, curve, steps, this.over ? PASSED : AHEAD);
    });
  }

  /**
   * @param {Context} ctx
   * @param {(drawn: Drawn) => void} paintPanel
   */
  eachPanel(ctx, paintPanel) {
    for (const drawn of this.drawn) {
      const { left, right, top, bottom } = drawn.panel;
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, top - 4, right - left + 5, bottom - top + 4);
      ctx.clip();
      paintPanel(drawn);
      ctx.restore();
    }
  }

  /** @param {number} step */
  tick(step) {
    this.step = step;
    const { race, colours, hover, over } = this;
    if (!race || !colours) return;
    const whole = Math.min(Math.floor(step), race.steps);
    if (over !== (whole >= race.steps)) this.paintStill(race, colours);
    const cursor = hover?.step ?? step;
    const moved = [step, cursor].join();
    if (moved === this.moved) return;
    this.moved = moved;
    const ctx = fresh(this.moving, this.size);
    this.eachPanel(ctx, ({ panel: { toX, top, bottom }, curves }) => {
      ctx.globalAlpha = 0.7;
      ctx.fillStyle = colours.quiet;
      ctx.fillRect(Math.round(toX(cursor)), top, 1, bottom - top);
      ctx.globalAlpha = 1;
      if (!this.over) for (const curve of curves) trace(ctx, curve, whole, PASSED);
      const at = Math.round(cursor);
      for (const { run, ys, beside } of curves) {
        if (!beside && Number.isFinite(ys[at])) marker(ctx, run.marker, toX(at), ys[at], 3.6, { fill: run.colour, rim: colours.halo, rimWidth: 1 });
      }
    });
  }

  /** The charts, from the left or the top. */
  get placed() {
    return this.panels.map(({ panel }) => panel);
  }

  // --- the pointer ---------------------------------------------------------------------------------------------------

  /**
   * The chart and the step under the pointer, if there is one.
   * @param {MouseEvent} event
   */
  stepAt(event) {
    if (!this.race) return null;
    const box = this.host.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const panel = this.placed.find(({ left, right, top, bottom }) => px >= left - 4 && px <= right + 4 && py >= top - 20 && py <= bottom + 24);
    return panel ? { name: panel.name, px, step: Math.min(Math.max(Math.round(panel.toStep(px)), 0), this.race.steps) } : null;
  }

  /**
   * The common cursor stands at the step under the pointer.
   * @param {PointerEvent} event
   */
  point(event) {
    const at = this.stepAt(event);
    if (!at) { this.leave(); return; }
    this.hover = at;
    this.tell();
    this.tick(this.step);
    this.onHover(at.step);
  }

  /** The values of every method at the common cursor. */
  tell() {
    const { race, hover, tip, size } = this;
    const panel = this.placed.find(({ name }) => name === hover?.name);
    if (!race || !hover || !panel || hover.step > race.steps) { this.leave(); return; }
    const { step, px, name } = hover;
    const value = (/** @type {Run} */ run, /** @type {Series} */ of = name) => series(run, of)[step];
    const beside = BESIDE[name];
    const rows = [...walked(race)]
      .sort((a, b) => (value(a) || Infinity) - (value(b) || Infinity))
      .map((run) => element("div", { class: "rv-tip-row" }, sample(run, run.colour), element("span", {}, run.name), element("b", {}, quantity(value(run))), ...(beside && run[beside] ? [element("span", { class: "rv-tip-beside" }, `held out ${quantity(value(run, beside))}`)] : [])));
    const { unit, at } = this.counting;
    const counted = unit === "steps" ? "" : `: ${quantity(at(step))} ${unit}`;
    tip.replaceChildren(element("div", { class: "rv-tip-head" }, `${panel.title} at step ${asCount(step)}${counted}`), ...rows);
    tip.hidden = false;
    const width = tip.offsetWidth;
    tip.style.left = `${px + width + 24 > size.width ? Math.max(px - width - 14, 4) : px + 14}px`;
    tip.style.top = `${panel.top + 2}px`;
  }

  leave() {
    if (!this.hover) return;
    this.hover = null;
    this.tip.hidden = true;
    this.tick(this.step);
    this.onHover(null);
  }
}

/**
 * A chart and what draws a series in it, which is worked out once for as long as the chart stays.
 * @param {Panel} panel
 */
const outlined = (panel) => ({ panel, outline: memo((/** @type {Float64Array} */ values) => outlineIn(panel, values)) });

/**
 * A series in a chart.
 * @param {Panel} panel
 * @param {Float64Array} values
 * @returns {Outline}
 */
function outlineIn({ toX, toY }, values) {
  const ys = new Float32Array(values.length);
  for (let step = 0; step < ys.length; step += 1) ys[step] = toY(values[step]);
  const kept = thinned(ys, (toX(1) - toX(0)) * sharpness());
  const bent = { xs: new Float32Array(kept.length), ys: new Float32Array(kept.length) };
  for (let i = 0; i < kept.length; i += 1) {
    bent.xs[i] = toX(kept[i]);
    bent.ys[i] = ys[kept[i]];
  }
  return { ys, kept, bent };
}

/**
 * Draws a run's curve up to a step.
 * @param {Context} ctx
 * @param {Curve} curve
 * @param {number} step
 * @param {{ width: number, alpha?: number }} look
 */
function trace(ctx, { run: { colour, dash }, beside, ys, kept, bent }, step, look) {
  const next = kept.findIndex((at) => at > step);
  const last = (next < 0 ? kept.length : next) - 1;
  line(ctx, bent.xs, bent.ys, 0, last);
  if (next > 0 && Number.isFinite(ys[step])) {
    const part = (step - kept[last]) / (kept[next] - kept[last]);
    ctx.lineTo(bent.xs[last] + part * (bent.xs[next] - bent.xs[last]), ys[step]);
  }
  stroke(ctx, { ...look, colour, dash: beside ? DOTTED : dash });
}
