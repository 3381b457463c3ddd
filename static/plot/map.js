// The contour map: Plotly draws the surface and the axes, a canvas above it draws the paths.

import Plotly from "../vendor/plotly.js";
import { drawCritical, told, under } from "./critical.js";
import { Pins } from "../parts/events.js";
import { bandSize, grid } from "./field.js";
import { PINNED, arrow, fresh, headOf, hollow, label, line, marker, sizeOf, stroke } from "./ink.js";
import { walked } from "../wire/message.js";
import { onPress } from "../parts/press.js";
import { FONT, element, number } from "../parts/theme.js";

const POINTS = 150; // a side of the grid that contours are found on
const MARGIN = 0.1; // the field reaches this far beyond the window, so that a pan does not uncover bare ground
const REFINE_AFTER = 120; // milliseconds after the last pan or zoom
const DOTS_UP_TO = 60; // steps on screen: below this every step is a dot, because step length is the lesson

const FAINT = 0.22; // each point of a fan: where many of them lie the colour deepens

const [LABEL, LINE] = [64, 14]; // pixels that a label takes

const coarse = () => window.matchMedia("(pointer: coarse)").matches;

const grown = ([[x0, x1], [y0, y1]], by) => {
  const [dx, dy] = [(x1 - x0) * by, (y1 - y0) * by];
  return [[x0 - dx, x1 + dx], [y0 - dy, y1 + dy]];
};

const inside = ([[x0, x1], [y0, y1]], x, y) => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** The smallest window of the domain's shape that holds the domain and every recorded point of every path. */
export function windowAround(domain, methods) {
  const [[x0, x1], [y0, y1]] = domain;
  const centre = [(x0 + x1) / 2, (y0 + y1) / 2];
  const half = [(x1 - x0) / 2, (y1 - y0) / 2];
  let zoom = 1;
  for (const { x, y } of methods) {
    for (let i = 0; i < x.length; i += 1) {
      const far = Math.max(Math.abs(x[i] - centre[0]) / half[0], Math.abs(y[i] - centre[1]) / half[1]);
      if (Number.isFinite(far)) zoom = Math.max(zoom, far * 1.08);
    }
  }
  return [[centre[0] - zoom * half[0], centre[0] + zoom * half[0]], [centre[1] - zoom * half[1], centre[1] + zoom * half[1]]];
}

/** A place for a label that no other of `labels` has taken: moved line by line towards the middle. */
function spaced(spot, labels, { top, bottom }) {
  const line = spot.y < (top + bottom) / 2 ? LINE : -LINE;
  while (labels.some((other) => Math.abs(other.y - spot.y) < LINE && Math.abs(other.x - spot.x) < LABEL)) spot.y += line;
  labels.push(spot);
  return spot;
}

export class ContourMap {
  constructor(host, { onPick, onWindow, reader }) {
    this.host = host;
    this.onPick = onPick; // (x, y, { final, play }): the reader wants the race to start here
    this.onWindow = onWindow; // the visible window has changed and come to rest
    this.onProject = null; // (axes): what else stands on the map takes its place
    this.plot = element("div", { class: "rv-plot" });
    this.still = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.moving = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.handle = element("button", { class: "rv-start", type: "button", "data-testid": "start-marker", title: "Drag to move the start" });
    this.readout = element("output", { class: "rv-readout", "aria-live": "off", hidden: true });
    this.note = element("p", { class: "rv-note" });
    host.append(this.plot, this.still, this.moving);
    if (reader) this.pins = new Pins(host, reader);
    host.append(this.handle, this.readout, this.note);
    this.listen();
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  /** Shows a race; the window stays where the reader left it unless the surface is another one. */
  async show(race, colours) {
    const newSurface = race.surface.id !== this.race?.surface.id || String(race.look) !== String(this.race?.look);
    const newColours = colours !== this.colours;
    this.race = race;
    this.colours = colours;
    this.size ??= sizeOf(this.host);
    if (newSurface) {
      this.window = race.look ?? race.surface.domain;
      this.note.textContent = race.surface.scale.note;
    }
    if (newSurface || newColours) await this.drawField();
    this.project();
  }

  /** What Plotly draws below the paths: bands and hairlines over the window and a little beyond. */
  traces() {
    const { f, height, scale } = this.race.surface;
    const c = this.colours;
    const field = grid(f, height, grown(this.window, MARGIN), POINTS);
    const ramp = this.race.bands[c.name].map((colour, end) => [end, colour]);
    const size = bandSize(scale);
    return [{
      type: "contour", ...field, hoverinfo: "none", showscale: false, autocontour: false, connectgaps: false,
      colorscale: ramp, zmin: scale.low, zmax: scale.high, zauto: false,
      contours: { start: scale.low + size / 2, end: scale.high, size, coloring: "fill" },
      line: { width: 0.6, color: c.contour, smoothing: 1 },
    }];
  }

  /** The map's part of Plotly: what it draws, and the axes. */
  async drawField() {
    const c = this.colours;
    const by = this.size.enlarged;
    const axis = (range, title) => ({
      range: [...range], title: { text: title, standoff: 4, font: { size: 13 * by } }, zeroline: false, showgrid: false, ticks: "outside", ticklen: 4,
      tickcolor: c.line, linecolor: c.line, showline: true, mirror: true, nticks: 7, tickfont: { size: 11 * by }, minexponent: 4,
    });
    const layout = {
      margin: { l: 44 * by, r: 10, t: 10, b: 44 * by }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: FONT, color: c.quiet, size: 12 },
      xaxis: axis(this.window[0], "x"), yaxis: axis(this.window[1], "y"),
      dragmode: coarse() ? false : "pan", hovermode: false, showlegend: false, autosize: true,
    };
    await Plotly.react(this.plot, this.traces(), layout, {
      displayModeBar: false, scrollZoom: !coarse(), doubleClick: false, responsive: false, displaylogo: false,
    });
    if (!this.wired) {
      this.wired = true;
      this.plot.on("plotly_relayouting", () => this.follow());
      this.plot.on("plotly_relayout", () => this.follow());
    }
  }

  /** A pan or a zoom: the paths follow at once, the field is drawn afresh when the hand rests. */
  follow() {
    const { xaxis, yaxis } = this.plot._fullLayout;
    this.window = [[...xaxis.range], [...yaxis.range]];
    this.project();
    this.refineSoon();
  }

  /** Draws the field afresh once the hand has let go: a redraw in the middle of a pan would make Plotly lose its hold. */
  refineSoon() {
    clearTimeout(this.refining);
    if (!this.held) this.refining = setTimeout(() => this.look(this.window), REFINE_AFTER);
    else this.stale = true;
  }

  async look(window) {
    this.window = window;
    await this.drawField();
    this.project();
    this.onWindow(window);
  }

  zoom(by) {
    return this.look(grown(this.window, (1 / by - 1) / 2));
  }

  async resize() {
    if (!this.race) return;
    this.size = sizeOf(this.host);
    await Plotly.Plots.resize(this.plot);
    this.project();
  }

  /** Whether any path has a recorded point outside the visible window. */
  get overflows() {
    return walked(this.race).some(({ x, y }) => x.some((u, i) => Number.isFinite(u) && !inside(this.window, u, y[i])));
  }

  /** The visible window as a link has it: x0,x1,y0,y1 as fine as can be seen; null for the surface's own. */
  get lookText() {
    if (String(this.window) === String(this.race.surface.domain)) return null;
    return this.window.map(([low, high]) => [low, high].map((end) => Number(end.toFixed(Math.min(Math.max(0, 4 - Math.floor(Math.log10(high - low))), 15))))).join();
  }

  // --- paths ---------------------------------------------------------------------------------------------------------

  axes() {
    const { xaxis, yaxis } = this.plot._fullLayout;
    return {
      left: xaxis._offset, right: xaxis._offset + xaxis._length, top: yaxis._offset, bottom: yaxis._offset + yaxis._length,
      toX: (v) => xaxis._offset + xaxis.l2p(v), toY: (v) => yaxis._offset + yaxis.l2p(v),
      fromX: (p) => xaxis.p2l(p - xaxis._offset), fromY: (p) => yaxis.p2l(p - yaxis._offset),
    };
  }

  /** Pixels of every path in the present view, then the layer that does not move with the clock. */
  project() {
    const axes = this.axes();
    this.paths = this.race.methods.map((method) => {
      const xs = Float32Array.from(method.x, axes.toX);
      const ys = Float32Array.from(method.y, axes.toY);
      const last = method.x.findLastIndex(Number.isFinite);
      const visible = method.x.reduce((n, u, i) => n + (inside(this.window, u, method.y[i]) ? 1 : 0), 0);
      return { method, xs, ys, last, dots: visible < DOTS_UP_TO, ...this.noisy(method, axes) };
    });
    this.pinned = this.pixels(this.race.pinned, axes);
    this.placeHandle(axes);
    this.pins?.place(axes, [this.race.start, ...this.race.surface.minima].map(([x, y]) => [axes.toX(x), axes.toY(y)]), this.size.enlarged);
    this.drawStill(axes);
    this.tick(this.step ?? 0);
    this.onProject?.(axes);
  }

  /** Pixels of the pinned run. */
  pixels(run, { toX, toY }) {
    return run && { method: run, xs: Float32Array.from(run.x, toX), ys: Float32Array.from(run.y, toY), last: run.x.findLastIndex(Number.isFinite) };
  }

  /** Pixels of what a noisy race has besides: the path there would be without noise, and the fan. */
  noisy({ ghost_x: x, ghost_y: y, fan = [] }, { toX, toY }) {
    const pixels = (run) => ({ xs: Float32Array.from(run.x, toX), ys: Float32Array.from(run.y, toY) });
    return { ghost: x ? pixels({ x, y }) : null, fan: fan.map(([u, v]) => pixels({ x: u, y: v })) };
  }

  drawStill(axes) {
    this.paintStill(fresh(this.still, this.size), axes);
  }

  paintStill(ctx, axes) {
    const { halo } = this.colours;
    ctx.save();
    this.clip(ctx, axes);
    for (const { method, fan } of this.paths) {
      ctx.fillStyle = method.colour;
      ctx.globalAlpha = FAINT;
      for (const { xs, ys } of fan) xs.forEach((x, i) => ctx.fillRect(x - 1, ys[i] - 1, 2, 2));
      ctx.globalAlpha = 1;
    }
    for (const { method, xs, ys, last } of this.paths) {
      line(ctx, xs, ys, 0, last);
      stroke(ctx, { colour: method.colour, width: 1.5, dash: method.dash, alpha: 0.35 });
    }
    for (const { method, ghost } of this.paths) {
      if (!ghost) continue;
      line(ctx, ghost.xs, ghost.ys, 0, ghost.xs.length - 1);
      stroke(ctx, { colour: method.colour, width: 1, alpha: 0.7 });
    }
    if (this.pinned) {
      line(ctx, this.pinned.xs, this.pinned.ys, 0, this.pinned.last);
      stroke(ctx, { ...PINNED, ...this.pinned.method, halo });
    }
    this.drawSuccess(ctx, axes);
    drawCritical(ctx, axes, this.race.critical, this.colours);
    for (const [x, y] of this.race.surface.minima) {
      marker(ctx, "star", axes.toX(x), axes.toY(y), 7, { fill: "#fff", rim: "#1b2530", rimWidth: 1.3 });
    }
    ctx.restore();
    const labels = [];
    for (const path of this.paths) this.drawExit(ctx, axes, path, halo, labels);
  }

  /** Circles around the minima: a noisy run that ends in one has succeeded. */
  drawSuccess(ctx, { toX, toY }) {
    const { noise, surface } = this.race;
    if (!noise?.runs) return;
    for (const [x, y] of surface.minima) {
      ctx.beginPath();
      ctx.ellipse(toX(x), toY(y), toX(x + noise.within) - toX(x), toY(y) - toY(y + noise.within), 0, 0, 2 * Math.PI);
      stroke(ctx, { colour: this.colours.ink, width: 1.2, dash: [3, 3], halo: this.colours.halo });
    }
  }

  /** The arrow where a path leaves the window for good, or the place where f ends, with the step at which it does. */
  drawExit(ctx, axes, { method, xs, ys, last }, halo, labels) {
    if (last < 0) return;
    if (inside(this.window, method.x[last], method.y[last])) {
      if (method.outcome !== "undefined") return;
      const spot = spaced({ x: xs[last] - 12, y: ys[last] }, labels, axes);
      label(ctx, `undefined, step ${method.stopped}`, spot.x, spot.y, { colour: method.colour, halo, align: "right" });
      return;
    }
    let out = last;
    while (out > 0 && !inside(this.window, method.x[out - 1], method.y[out - 1])) out -= 1;
    if (out === 0) return; // never in view
    const [ax, ay, bx, by] = [xs[out - 1], ys[out - 1], xs[out], ys[out]];
    const [dx, dy] = [bx - ax, by - ay];
    const reach = (from, step, low, high) => (step > 0 ? (high - from) / step : step < 0 ? (low - from) / step : Infinity);
    const t = Math.min(reach(ax, dx, axes.left, axes.right), reach(ay, dy, axes.top, axes.bottom), 1);
    const [x, y] = [ax + t * dx, ay + t * dy];
    arrow(ctx, x, y, dx, dy, { colour: method.colour, halo });
    const right = x > axes.right - 70;
    const spot = spaced({ x: x + (right ? -12 : 12), y: Math.min(Math.max(y, axes.top + 10), axes.bottom - 10) }, labels, axes);
    label(ctx, `step ${out}`, spot.x, spot.y, { colour: method.colour, halo, align: right ? "right" : "left" });
  }

  clip(ctx, { left, top, right, bottom }) {
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
  }

  /** The layer that moves: every path up to the present step, with its head. */
  tick(step) {
    this.step = step;
    if (!this.paths) return;
    this.pins?.tick(step);
    this.paintMoving(fresh(this.moving, this.size), this.axes(), step);
  }

  paintMoving(ctx, axes, step) {
    const { halo } = this.colours;
    ctx.save();
    this.clip(ctx, axes);
    for (const path of this.paths) this.drawFan(ctx, path, step);
    for (const path of this.paths) {
      const { method, xs, ys, dots } = path;
      const whole = Math.min(Math.floor(step), path.last);
      line(ctx, xs, ys, 0, whole);
      ctx.lineTo(...headOf(path, step));
      stroke(ctx, { colour: method.colour, width: 2.5, dash: method.dash, halo });
      if (dots) {
        ctx.fillStyle = method.colour;
        for (let i = 1; i <= whole; i += 1) {
          ctx.beginPath();
          ctx.arc(xs[i], ys[i], 2.4 * this.size.enlarged, 0, 2 * Math.PI);
          ctx.fill();
        }
      }
    }
    for (const path of this.paths) {
      marker(ctx, path.method.marker, ...headOf(path, step), 6, { fill: path.method.colour, rim: halo });
    }
    if (this.pinned) hollow(ctx, this.pinned.method, ...headOf(this.pinned, step), 5.5, halo);
    ctx.restore();
  }

  /** Where every run of a fan is at a step: between two of the steps that are known, on the line between them. */
  drawFan(ctx, { method, fan }, step) {
    const { steps } = this.race.noise ?? { steps: [] };
    if (!fan.length) return;
    const next = Math.max(steps.findIndex((known) => known >= step), 1);
    const part = (step - steps[next - 1]) / (steps[next] - steps[next - 1]);
    ctx.fillStyle = method.colour;
    ctx.globalAlpha = 0.5;
    for (const { xs, ys } of fan) {
      const [x, y] = [xs, ys].map((at) => at[next - 1] + part * (at[next] - at[next - 1]));
      if (!Number.isFinite(x)) continue;
      ctx.beginPath();
      ctx.arc(x, y, 2, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.globalAlpha = 1;
  }

  /** The map as it is now, to be painted elsewhere: it stays so while this one goes on. */
  frozen() {
    const { race, window, colours, size, paths, pinned, plot } = this;
    return Object.assign(Object.create(ContourMap.prototype), { race, window, colours, size, paths, pinned, plot, at: this.axes() });
  }

  /** What Plotly has drawn, as a picture that is `ratio` times as large. */
  async ground(ratio) {
    const { width, height } = this.size;
    const picture = new Image();
    picture.src = await Plotly.toImage(this.plot, { format: "png", width, height, scale: ratio });
    await picture.decode();
    return picture;
  }

  // --- the reader's hand ---------------------------------------------------------------------------------------------

  placeHandle(axes) {
    if (this.dragging) return;
    const [x, y] = this.race.start;
    const visible = inside(this.window, x, y);
    this.handle.hidden = !visible;
    this.handle.style.translate = `${axes.toX(x)}px ${axes.toY(y)}px`;
    this.handle.setAttribute("aria-label", `Start at x ${number(x)}, y ${number(y)}: drag it, or move it with the arrow keys`);
  }

  /** A point under the pointer, in as many decimals as the window can show; null outside the axes. */
  pointAt(event) {
    const box = this.box ?? this.host.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const axes = this.axes();
    if (px < axes.left || px > axes.right || py < axes.top || py > axes.bottom) return null;
    return this.rounded(axes.fromX(px), axes.fromY(py));
  }

  rounded(x, y) {
    const decimals = ([low, high]) => Math.min(Math.max(0, 3 - Math.floor(Math.log10(high - low))), 15);
    return [Number(x.toFixed(decimals(this.window[0]))), Number(y.toFixed(decimals(this.window[1])))];
  }

  /** Says what is under the pointer: a critical point, or where that is and how high. */
  read(event) {
    const point = this.race && this.pointAt(event);
    this.readout.hidden = !point;
    if (!point) return;
    const { critical, surface } = this.race;
    const met = under(this.axes(), critical, ...point);
    this.readout.textContent = met ? told(met, critical) : `x ${number(point[0], 4)}   y ${number(point[1], 4)}   f ${number(surface.f(...point), 4)}`;
  }

  listen() {
    onPress(this.host, {
      down: () => { this.held = true; },
      up: (event, { tap, target }) => {
        this.held = false;
        if (this.stale) this.refineSoon();
        this.stale = false;
        const point = tap && target !== this.handle && !target.closest(".rv-event") && this.race ? this.pointAt(event) : null;
        if (point) this.onPick(...point, { final: true, play: true });
      },
    });
    for (const name of ["pointermove", "pointerdown"]) this.host.addEventListener(name, (event) => this.read(event));
    this.host.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") this.readout.hidden = true; }); // a finger has left before one can read

    this.handle.addEventListener("pointerdown", (event) => {
      this.dragging = true;
      this.box = this.host.getBoundingClientRect();
      this.handle.setPointerCapture(event.pointerId);
      event.preventDefault();
      this.handle.focus({ preventScroll: true });
    });
    this.handle.addEventListener("pointermove", (event) => {
      const point = this.dragging && this.pointAt(event);
      if (!point) return;
      const axes = this.axes();
      this.handle.style.translate = `${axes.toX(point[0])}px ${axes.toY(point[1])}px`;
      this.dragged = point;
      this.onPick(...point, { final: false, play: false });
    });
    const release = () => {
      this.dragging = false;
      this.box = null;
      if (this.dragged) this.onPick(...this.dragged, { final: true, play: false });
      this.dragged = null;
    };
    this.handle.addEventListener("pointerup", release);
    this.handle.addEventListener("pointercancel", release);
    this.handle.addEventListener("keydown", (event) => {
      const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
      if (!move) return;
      event.preventDefault();
      event.stopPropagation();
      const [[x0, x1], [y0, y1]] = this.window;
      const [x, y] = this.race.start;
      this.onPick(...this.rounded(x + (move[0] * (x1 - x0)) / 100, y + (move[1] * (y1 - y0)) / 100), { final: true, play: false });
    });
  }
}
