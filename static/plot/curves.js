// Loss, gradient norm and distance to the minimum against the step: Plotly draws the axes, a canvas the curves.

import { axisFor, decades, series } from "./axis.js";
import { Chart } from "./chart.js";
import { PINNED, fresh, line, marker, sample, sizeOf, stroke } from "./ink.js";
import { walked } from "../wire/message.js";
import { FONT, element, exact } from "../parts/theme.js";

const LONG_TITLE = 200; // pixels that the longest title takes with its scale

/** @typedef {import("../parts/theme.js").Colours} Colours */
/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {import("./axis.js").Run} Run */
/** @typedef {import("./axis.js").Series} Series */

/**
 * What is drawn of a race.
 * @typedef {Pick<import("../wire/messages.js").Stage, "steps" | "titles" | "edges"> & { methods: Run[], pinned: Run | null }} Race
 */

/** @typedef {ReturnType<Curves["panelOf"]>} Panel */

export class Curves {
  /** @type {Race | null} */
  race = null;

  /** @type {Colours | null} */
  colours = null;

  /** @type {Series[]} those that are drawn, from the left or the top */
  names = [];

  /** @type {Panel[]} with the curves in pixels */
  drawn = [];

  size = { width: 0, height: 0, enlarged: 1 }; // until a race is shown
  step = 0;

  /** @type {number | null} the step under the pointer */
  hover = null;

  shape = ""; // of the charts as they are drawn: while it stays, at most their ranges change
  ranges = "";

  /**
   * @param {HTMLElement} host
   * @param {object} options
   * @param {AbortSignal} options.signal  with which the charts end
   * @param {(step: number) => void} options.onSeek  the reader has pressed a step
   * @param {(step: number | null) => void} options.onHover  the common cursor, for the map to show
   */
  constructor(host, { signal, onSeek, onHover }) {
    this.host = host;
    this.onSeek = onSeek;
    this.onHover = onHover;
    this.chart = new Chart(signal);
    this.still = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.moving = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.tip = element("div", { class: "rv-tip", role: "tooltip", hidden: true });
    host.append(this.chart.node, this.still, this.moving, this.tip);
    host.addEventListener("pointermove", (event) => this.point(event));
    host.addEventListener("pointerleave", () => this.leave());
    host.addEventListener("click", (event) => {
      const at = this.stepAt(event);
      if (at) this.onSeek(at.step);
    });
  }

  /**
   * @param {Race} race
   * @param {Colours} colours
   */
  async show(race, colours) {
    if (!this.race) this.size = sizeOf(this.host);
    this.race = race;
    this.colours = colours;
    this.names = /** @type {Series[]} */ (Object.keys(race.titles));
    const axes = this.names.map((name) => axisFor(name, walked(race), race.edges[name]));
    const shape = JSON.stringify([race.steps, axes.map(({ type }) => type), this.names, colours.name, race.titles, this.stacked]);
    const ranges = JSON.stringify(axes);
    if (shape !== this.shape) {
      const first = !this.chart.drawn;
      await this.chart.draw(this.names.map((_, i) => this.blank(i)), this.layout(axes, race, colours), { staticPlot: true });
      if (first) this.chart.on("plotly_afterplot", () => this.draw());
    } else if (ranges !== this.ranges) {
      await this.chart.relayout(this.moved(axes)); // new ends on axes that stay: a third of the price
    }
    this.shape = shape;
    this.ranges = ranges;
    this.draw();
  }

  /** @param {Axis[]} axes */
  moved(axes) {
    /** @type {import("./chart.js").Layout} */
    const change = {};
    axes.forEach((axis, i) => {
      const name = `yaxis${i ? i + 1 : ""}`;
      change[`${name}.range`] = axis.range;
      change[`${name}.dtick`] = decades(axis);
    });
    return change;
  }

  get stacked() {
    return this.size.width < 520;
  }

  /** @param {number} i */
  blank(i) {
    const n = i ? i + 1 : "";
    return { type: "scatter", x: [null], y: [null], xaxis: `x${n}`, yaxis: `y${n}`, hoverinfo: "skip" };
  }

  /**
   * @param {Axis[]} axes
   * @param {Race} race
   * @param {Colours} colours
   */
  layout(axes, { steps, titles }, colours) {
    const count = this.names.length;
    const by = this.size.enlarged;
    /** @type {import("./chart.js").Layout} */
    const layout = {
      margin: { l: 8, r: 10, t: 24 * by, b: 24 * by }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", showlegend: false, hovermode: false,
      dragmode: false, autosize: true, font: { family: FONT, color: colours.quiet, size: 11 * by }, annotations: [],
    };
    this.names.forEach((name, i) => {
      const n = i ? i + 1 : "";
      const wide = 1 / count;
      const inset = (46 * by) / Math.max(this.size.width, 1);
      const domainX = this.stacked ? [inset * 1.1, 1] : [i * wide + inset, (i + 1) * wide - 0.012];
      const domainY = this.stacked ? [(count - 1 - i) * wide + (i < count - 1 ? 0.05 : 0), (count - i) * wide - (i ? 0.06 : 0)] : [0, 1];
      layout[`xaxis${n}`] = {
        domain: domainX, anchor: `y${n}`, range: [0, steps], matches: i ? "x" : undefined, showgrid: false, zeroline: false, showline: true,
        linecolor: colours.line, ticks: "outside", ticklen: 3, tickcolor: colours.line, nticks: 6, fixedrange: true,
      };
      layout[`yaxis${n}`] = {
        domain: domainY, anchor: `x${n}`, ...axes[i], gridcolor: colours.line, gridwidth: 0.5, zeroline: false, nticks: 5, fixedrange: true,
        exponentformat: "power", minexponent: 3, dtick: decades(axes[i]),
      };
      const room = this.size.width * (domainX[1] - domainX[0]);
      layout.annotations.push({
        text: `<b>${titles[name]}</b>${axes[i].type === "log" && room > LONG_TITLE * by ? " · log scale" : ""}`, x: domainX[0], y: domainY[1], xref: "paper", yref: "paper", xanchor: "left",
        yanchor: "bottom", showarrow: false, font: { size: Math.min(12 * by, room / 12), color: colours.ink }, yshift: 3,
      });
    });
    return layout;
  }

  /**
   * A chart with its curves in pixels, those of the race in order.
   * @param {Race} race
   * @param {number} i  its place, from 0
   */
  panelOf({ methods, pinned, steps }, i) {
    const name = this.names[i];
    const { left, right, top, bottom, toX, toY: onAxis, fromX: toStep, logarithmic } = this.chart.axes(i + 1);
    const toY = (/** @type {number} */ v) => onAxis(logarithmic ? Math.log10(v) : v);
    const curve = (/** @type {Run} */ run) => Float32Array.from(series(run, name), (v) => Math.min(Math.max(toY(v), -1e5), 1e5));
    return {
      name, left, right, top, bottom, toX, toY, toStep,
      xs: Float32Array.from({ length: steps + 1 }, (_, step) => toX(step)),
      pinned: pinned && curve(pinned),
      curves: methods.map((method) => ({ method, ys: curve(method) })),
    };
  }

  draw() {
    const { race, colours } = this;
    if (!race || !colours) return;
    this.drawn = this.names.map((_, i) => this.panelOf(race, i));
    const ctx = fresh(this.still, this.size);
    const { pinned: run, steps, edges } = race;
    this.eachPanel(ctx, ({ name, xs, curves, pinned, left, right, toY }) => {
      const edge = edges[name];
      if (edge !== undefined) {
        line(ctx, [left, right], [toY(edge), toY(edge)], 0, 1);
        stroke(ctx, { colour: colours.ink, width: 1, dash: [] });
      }
      if (pinned && run) {
        line(ctx, xs, pinned, 0, steps);
        stroke(ctx, { ...PINNED, ...run });
      }
      for (const { method, ys } of curves) {
        line(ctx, xs, ys, 0, steps);
        stroke(ctx, { colour: method.colour, width: 1.3, dash: method.dash, alpha: 0.4 });
      }
    });
    this.tick(this.step);
  }

  /**
   * @param {import("./ink.js").Context} ctx
   * @param {(panel: Panel) => void} paintPanel
   */
  eachPanel(ctx, paintPanel) {
    for (const panel of this.drawn) {
      ctx.save();
      ctx.beginPath();
      ctx.rect(panel.left, panel.top - 4, panel.right - panel.left + 5, panel.bottom - panel.top + 4);
      ctx.clip();
      paintPanel(panel);
      ctx.restore();
    }
  }

  /** @param {number} step */
  tick(step) {
    this.step = step;
    const { colours } = this;
    if (!colours || !this.drawn.length) return;
    const ctx = fresh(this.moving, this.size);
    const whole = Math.floor(step);
    const cursor = this.hover ?? step;
    this.eachPanel(ctx, ({ xs, curves, toX, top, bottom }) => {
      ctx.strokeStyle = colours.quiet;
      ctx.lineWidth = 1;
      ctx.globalAlpha = 0.7;
      ctx.beginPath();
      ctx.moveTo(toX(cursor), top);
      ctx.lineTo(toX(cursor), bottom);
      ctx.stroke();
      ctx.globalAlpha = 1;
      for (const { method, ys } of curves) {
        line(ctx, xs, ys, 0, whole);
        stroke(ctx, { colour: method.colour, width: 1.8, dash: method.dash });
      }
      const at = Math.round(cursor);
      for (const { method, ys } of curves) {
        if (Number.isFinite(ys[at])) marker(ctx, method.marker, xs[at], ys[at], 3.6, { fill: method.colour, rim: colours.halo, rimWidth: 1 });
      }
    });
  }

  /**
   * The chart and the step under the pointer, if there is one.
   * @param {MouseEvent} event
   */
  stepAt(event) {
    if (!this.race) return null;
    const box = this.host.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const panel = this.drawn.find(({ left, right, top, bottom }) => px >= left - 4 && px <= right + 4 && py >= top - 20 && py <= bottom + 24);
    if (!panel) return null;
    return { panel, px, step: Math.min(Math.max(Math.round(panel.toStep(px)), 0), this.race.steps) };
  }

  /**
   * The common cursor: exact values of every method at the step under the pointer.
   * @param {PointerEvent} event
   */
  point(event) {
    const { race } = this;
    const at = this.stepAt(event);
    if (!race || !at) { this.leave(); return; }
    const { step, px, panel: { name } } = at;
    this.hover = step;
    const value = (/** @type {Run} */ run) => series(run, name)[step];
    const rows = [...walked(race)]
      .sort((a, b) => (value(a) || Infinity) - (value(b) || Infinity))
      .map((run) => element("div", { class: "rv-tip-row" }, sample(run, run.colour), element("span", {}, run.name), element("b", {}, exact(value(run)))));
    this.tip.replaceChildren(element("div", { class: "rv-tip-head" }, `${race.titles[name]} at step ${step}`), ...rows);
    this.tip.hidden = false;
    const width = this.tip.offsetWidth;
    this.tip.style.left = `${px + width + 24 > this.size.width ? px - width - 14 : px + 14}px`;
    this.tick(this.step);
    this.onHover(step);
  }

  leave() {
    if (this.hover === null) return;
    this.hover = null;
    this.tip.hidden = true;
    this.tick(this.step);
    this.onHover(null);
  }

  async resize() {
    if (!this.race || !this.colours) return;
    this.shape = "";
    this.size = sizeOf(this.host);
    await this.chart.resize();
    await this.show(this.race, this.colours);
  }
}
