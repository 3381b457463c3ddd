// Loss, gradient norm and distance to the minimum against the step: Plotly draws the axes, a canvas the curves.

import { Chart } from "./chart.js";
import { PINNED, fresh, line, marker, sample, sizeOf, stroke } from "./ink.js";
import { walked } from "../wire/message.js";
import { FONT, element, exact } from "../parts/theme.js";

const LOG_ABOVE = 100; // a positive series spanning more than this ratio is read on a log axis
const LONG_TITLE = 200; // pixels that the longest title takes with its scale
const DECADES = 12; // a log axis opens on at most this many decades below its largest value; zoom out for more

/** The ends of [low, high] moved out to round numbers, so that axes rest while a hand drags and the curves alone move. */
function rounded(low, high) {
  const unit = 10 ** Math.floor(Math.log10(high - low || 1)) / 2;
  return [Math.floor(low / unit) * unit, Math.ceil(high / unit) * unit || unit];
}

/** The axis that serves these series and their edge: its type and range. What a diverging method does is left to run off it. */
function axisFor(name, methods, edge) {
  const stayed = methods.filter((method) => method.outcome !== "diverged");
  let [least, most, smallest] = [Infinity, -Infinity, Infinity];
  for (const method of stayed.length ? stayed : methods) {
    for (const value of method[name]) {
      if (!Number.isFinite(value)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
      if (value > 0 && value < smallest) smallest = value;
    }
  }
  if (most < least) return { type: "linear", range: [0, 1] };
  if (edge !== undefined) [least, most] = [Math.min(least, edge), Math.max(most, edge)];
  if (least >= 0 && most / smallest > LOG_ABOVE) {
    const top = Math.ceil(Math.log10(most));
    return { type: "log", range: [Math.max(Math.floor(Math.log10(smallest)), top - DECADES), top] };
  }
  return { type: "linear", range: rounded(least, most) };
}

/** Whole decades between two ticks of a log axis; null leaves a linear one to Plotly. */
const decades = ({ type, range: [low, high] }) => (type === "log" ? Math.max(1, Math.ceil((high - low) / 4)) : null);

export class Curves {
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

  async show(race, colours) {
    this.race = race;
    this.colours = colours;
    this.size ??= sizeOf(this.host);
    this.names = Object.keys(race.titles);
    const axes = this.names.map((name) => axisFor(name, walked(race), race.edges[name]));
    const shape = JSON.stringify([race.steps, axes.map(({ type }) => type), this.names, colours.name, race.titles, this.stacked]);
    const ranges = JSON.stringify(axes);
    if (shape !== this.shape) {
      const first = !this.chart.drawn;
      await this.chart.draw(this.names.map((_, i) => this.blank(i)), this.layout(axes), { staticPlot: true });
      if (first) this.chart.on("plotly_afterplot", () => this.draw());
    } else if (ranges !== this.ranges) {
      await this.chart.relayout(this.moved(axes)); // new ends on axes that stay: a third of the price
    }
    Object.assign(this, { shape, ranges });
    this.draw();
  }

  moved(axes) {
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

  blank(i) {
    const n = i ? i + 1 : "";
    return { type: "scatter", x: [null], y: [null], xaxis: `x${n}`, yaxis: `y${n}`, hoverinfo: "skip" };
  }

  layout(axes) {
    const c = this.colours;
    const count = this.names.length;
    const by = this.size.enlarged;
    const layout = {
      margin: { l: 8, r: 10, t: 24 * by, b: 24 * by }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", showlegend: false, hovermode: false,
      dragmode: false, autosize: true, font: { family: FONT, color: c.quiet, size: 11 * by }, annotations: [],
    };
    this.names.forEach((name, i) => {
      const n = i ? i + 1 : "";
      const wide = 1 / count;
      const inset = (46 * by) / Math.max(this.size.width, 1);
      const domainX = this.stacked ? [inset * 1.1, 1] : [i * wide + inset, (i + 1) * wide - 0.012];
      const domainY = this.stacked ? [(count - 1 - i) * wide + (i < count - 1 ? 0.05 : 0), (count - i) * wide - (i ? 0.06 : 0)] : [0, 1];
      layout[`xaxis${n}`] = {
        domain: domainX, anchor: `y${n}`, range: [0, this.race.steps], matches: i ? "x" : undefined, showgrid: false, zeroline: false, showline: true,
        linecolor: c.line, ticks: "outside", ticklen: 3, tickcolor: c.line, nticks: 6, fixedrange: true,
      };
      layout[`yaxis${n}`] = {
        domain: domainY, anchor: `x${n}`, ...axes[i], gridcolor: c.line, gridwidth: 0.5, zeroline: false, nticks: 5, fixedrange: true,
        exponentformat: "power", minexponent: 3, dtick: decades(axes[i]),
      };
      const room = this.size.width * (domainX[1] - domainX[0]);
      layout.annotations.push({
        text: `<b>${this.race.titles[name]}</b>${axes[i].type === "log" && room > LONG_TITLE * by ? " · log scale" : ""}`, x: domainX[0], y: domainY[1], xref: "paper", yref: "paper", xanchor: "left",
        yanchor: "bottom", showarrow: false, font: { size: Math.min(12 * by, room / 12), color: c.ink }, yshift: 3,
      });
    });
    return layout;
  }

  panels() {
    return this.names.map((name, i) => {
      const { left, right, top, bottom, toX, toY, fromX, logarithmic } = this.chart.axes(i + 1);
      return { name, left, right, top, bottom, toX, toY: logarithmic ? (v) => toY(Math.log10(v)) : toY, toStep: fromX };
    });
  }

  draw() {
    if (!this.race) return;
    this.drawn = this.panels().map((panel) => ({
      ...panel,
      xs: Float32Array.from({ length: this.race.steps + 1 }, (_, i) => panel.toX(i)),
      pinned: this.race.pinned && Float32Array.from(this.race.pinned[panel.name], (v) => Math.min(Math.max(panel.toY(v), -1e5), 1e5)),
      curves: this.race.methods.map((method) => ({ method, ys: Float32Array.from(method[panel.name], (v) => Math.min(Math.max(panel.toY(v), -1e5), 1e5)) })),
    }));
    const ctx = fresh(this.still, this.size);
    const { pinned: run, steps } = this.race;
    this.eachPanel(ctx, ({ name, xs, curves, pinned, left, right, toY }) => {
      const edge = this.race.edges[name];
      if (edge !== undefined) {
        line(ctx, [left, right], [toY(edge), toY(edge)], 0, 1);
        stroke(ctx, { colour: this.colours.ink, width: 1, dash: [] });
      }
      if (pinned) {
        line(ctx, xs, pinned, 0, steps);
        stroke(ctx, { ...PINNED, ...run });
      }
      for (const { method, ys } of curves) {
        line(ctx, xs, ys, 0, steps);
        stroke(ctx, { colour: method.colour, width: 1.3, dash: method.dash, alpha: 0.4 });
      }
    });
    this.tick(this.step ?? 0);
  }

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

  tick(step) {
    this.step = step;
    if (!this.drawn) return;
    const ctx = fresh(this.moving, this.size);
    const whole = Math.floor(step);
    const cursor = this.hover ?? step;
    this.eachPanel(ctx, ({ xs, curves, toX, top, bottom }) => {
      ctx.strokeStyle = this.colours.quiet;
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
        if (Number.isFinite(ys[at])) marker(ctx, method.marker, xs[at], ys[at], 3.6, { fill: method.colour, rim: this.colours.halo, rimWidth: 1 });
      }
    });
  }

  stepAt(event) {
    if (!this.drawn) return null;
    const box = this.host.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const panel = this.drawn.find(({ left, right, top, bottom }) => px >= left - 4 && px <= right + 4 && py >= top - 20 && py <= bottom + 24);
    if (!panel) return null;
    return { panel, px, step: Math.min(Math.max(Math.round(panel.toStep(px)), 0), this.race.steps) };
  }

  /** The common cursor: exact values of every method at the step under the pointer. */
  point(event) {
    const at = this.stepAt(event);
    if (!at) { this.leave(); return; }
    this.hover = at.step;
    const rows = [...walked(this.race)]
      .sort((a, b) => (a[at.panel.name][at.step] || Infinity) - (b[at.panel.name][at.step] || Infinity))
      .map((method) => element("div", { class: "rv-tip-row" },
        sample(method, method.colour), element("span", {}, method.name), element("b", {}, exact(method[at.panel.name][at.step]))));
    this.tip.replaceChildren(element("div", { class: "rv-tip-head" }, `${this.race.titles[at.panel.name]} at step ${at.step}`), ...rows);
    this.tip.hidden = false;
    const width = this.tip.offsetWidth;
    this.tip.style.left = `${at.px + width + 24 > this.size.width ? at.px - width - 14 : at.px + 14}px`;
    this.tick(this.step ?? 0);
    this.onHover(at.step);
  }

  leave() {
    if (this.hover === undefined || this.hover === null) return;
    this.hover = null;
    this.tip.hidden = true;
    this.tick(this.step ?? 0);
    this.onHover(null);
  }

  async resize() {
    if (!this.race) return;
    this.shape = null;
    this.size = sizeOf(this.host);
    await this.chart.resize();
    await this.show(this.race, this.colours);
  }
}
