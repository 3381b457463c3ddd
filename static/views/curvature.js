// Curvature at a point: the map with the models and the steps that start there, a cut through both, and their numbers.

import { Cut } from "../plot/cut.js";
import { bandSize, compile, grid, heights, spread, valueAt } from "../plot/field.js";
import { arrow, fresh, label, line, marker, stroke } from "../plot/ink.js";
import { segments } from "../plot/isolines.js";
import { ContourMap } from "../plot/map.js";
import { mounted } from "../wire/mounted.js";
import { Row } from "../parts/row.js";
import { Sender } from "../wire/sender.js";
import { element, exact, number, paint } from "../parts/theme.js";

const POINTS = 121; // a side of the grid for what moves with the point
const ARM = 58; // pixels of an arrow or half an axis that shows a direction
const SAME = 3; // pixels: ends of steps this close are one place
const [NEAREST, FARTHEST] = [0.01, 0.5]; // of the map's side: how far a cut goes to either side
const BEYOND = 2.5; // times as far as the quadratic model is trusted along it
const LOOKED = 400; // places along a cut at which that is asked

const finite = (...values) => values.every(Number.isFinite);
const vector = ([x, y], digits = 3) => `(${number(x, digits)}, ${number(y, digits)})`;

class CurvatureMap extends ContourMap {
  constructor(host, options) {
    super(host, options);
    Object.assign(this.handle.dataset, { testid: "point-marker" });
    this.handle.title = "Drag to look at another point";
  }

  async show(race, colours) {
    const layer = race.field ? `${race.layer} ${race.field.window}` : race.layer;
    const stale = this.race && race.surface.id === this.race.surface.id && colours === this.colours && layer !== this.layer;
    const window = this.race && race.surface.id === this.race.surface.id ? this.window : race.surface.domain;
    this.layer = layer;
    const { surface } = race;
    surface.whole = surface.scale;
    surface.scale = this.scaleOf(surface, window);
    this.overlay = null;
    await super.show(race, colours);
    this.note.textContent = race.field ? "" : surface.scale.note;
    if (stale) {
      await this.drawField();
      this.project();
    }
  }

  scaleOf(surface, window) {
    return String(window) === String(surface.domain) ? surface.whole : spread({ ...surface, scale: surface.whole }, window);
  }

  async drawField() {
    this.race.surface.scale = this.scaleOf(this.race.surface, this.window);
    this.overlay = null;
    await super.drawField();
  }

  traces() {
    const [surface] = super.traces();
    const { field } = this.race;
    if (!field) return [surface];
    const { low, high, ramp, grid: bends } = field;
    const colours = ramp[this.colours.name];
    const shown = {
      type: "contour", ...bends, hoverinfo: "none", showscale: false, autocontour: false, connectgaps: false,
      colorscale: colours.map((colour, i) => [i / (colours.length - 1), colour]), zmin: low, zmax: high, zauto: false,
      contours: { start: low, end: high, size: (high - low) / 24, coloring: "fill", showlines: false }, line: { width: 0 },
    };
    return [shown, { ...surface, contours: { ...surface.contours, coloring: "none" }, line: { ...surface.line, color: this.colours.contour } }];
  }

  /** Nearer to the point, or away from it: what it is about stays in sight. */
  zoom(by) {
    const [x, y] = this.race.start;
    const [[x0, x1], [y0, y1]] = this.window;
    if (x < x0 || x > x1 || y < y0 || y > y1) return super.zoom(by);
    return this.look([[x + (x0 - x) / by, x + (x1 - x) / by], [y + (y0 - y) / by, y + (y1 - y) / by]]);
  }

  /** Contours of the quadratic model at the levels of the surface's own, where it can be trusted, and where a layer is 0. */
  prepared() {
    if (this.overlay) return this.overlay;
    const { surface, models, field } = this.race;
    const { low, high } = surface.scale;
    const size = bandSize(surface.scale);
    const overlay = { contours: [], edge: [], zero: [], mask: null, window: this.window };
    if (models) {
      const asIs = (v) => v;
      const q = grid(models.quadratic, asIs, this.window, POINTS);
      const levels = [];
      for (let level = low + size / 2; level <= high; level += size) levels.push(valueAt(surface.scale, level));
      overlay.contours = segments(q, levels);
      const margin = grid(models.trust, asIs, this.window, POINTS);
      overlay.edge = segments(margin, [0]);
      overlay.mask = this.maskOf(margin.z);
    }
    if (field?.signed) overlay.zero = segments(field.grid, [0]);
    this.overlay = overlay;
    return overlay;
  }

  maskOf(margins) {
    const canvas = element("canvas", { width: POINTS, height: POINTS });
    const ctx = canvas.getContext("2d");
    ctx.fillStyle = this.race.colours.model[this.colours.name];
    margins.forEach((row, j) => row.forEach((margin, i) => { if (margin >= 0) ctx.fillRect(i, POINTS - 1 - j, 1, 1); }));
    return canvas;
  }

  /** Where the cut leads, and how far to either side of the point: some way beyond where the quadratic model is trusted. */
  get course() {
    const { cuts, cut, models, start: [x, y] } = this.race;
    const along = cuts?.find(({ key }) => key === cut)?.along ?? null;
    if (!along) return null;
    const [[x0, x1]] = this.window;
    const trusted = (side) => {
      for (let i = 1; i <= LOOKED; i += 1) {
        const far = (FARTHEST * (x1 - x0) * i) / LOOKED;
        if (!(models.trust(x + side * far * along[0], y + side * far * along[1]) >= 0)) return far;
      }
      return Infinity;
    };
    const share = (BEYOND * Math.max(trusted(1), trusted(-1))) / (x1 - x0);
    return { along, reach: (x1 - x0) * Math.min(Math.max(share, NEAREST), FARTHEST) };
  }

  tick() {
    if (!this.race) return;
    const axes = this.axes();
    const ctx = fresh(this.moving, this.size);
    const { race } = this;
    ctx.save();
    this.clip(ctx, axes);
    this.drawModel(ctx, axes);
    if (race.local) {
      this.drawDirections(ctx, axes);
      this.drawSteps(ctx, axes);
    }
    ctx.restore();
  }

  drawModel(ctx, { toX, toY }) {
    const { contours, edge, mask, zero, window: [[x0, x1], [y0, y1]] } = this.prepared();
    const { ink, halo, name } = this.colours;
    const model = this.race.colours.model[name];
    const path = (found) => {
      ctx.beginPath();
      for (const [ax, ay, bx, by] of found) {
        ctx.moveTo(toX(ax), toY(ay));
        ctx.lineTo(toX(bx), toY(by));
      }
    };
    if (mask) {
      const [half, tall] = [(x1 - x0) / (POINTS - 1) / 2, (y1 - y0) / (POINTS - 1) / 2];
      ctx.globalAlpha = 0.16;
      ctx.drawImage(mask, toX(x0 - half), toY(y1 + tall), toX(x1 + half) - toX(x0 - half), toY(y0 - tall) - toY(y1 + tall));
      ctx.globalAlpha = 1;
      path(edge);
      stroke(ctx, { colour: model, width: 1.2, alpha: 0.7 });
    }
    path(contours);
    stroke(ctx, { colour: model, width: 1.2, alpha: 0.8 });
    path(zero);
    stroke(ctx, { colour: ink, width: 1.8, halo });
  }

  drawDirections(ctx, { toX, toY }) {
    const { local, colours, start } = this.race;
    const { name, halo, ink } = this.colours;
    const [x, y] = [toX(start[0]), toY(start[1])];
    const { course } = this;
    if (course) {
      const [dx, dy] = course.along.map((part) => part * course.reach);
      line(ctx, [toX(start[0] - dx), toX(start[0] + dx)], [toY(start[1] - dy), toY(start[1] + dy)], 0, 1);
      stroke(ctx, { colour: ink, width: 1, dash: [2, 5] });
    }
    const towards = ([u, v]) => { // a direction of the plane on the screen, whatever its scales
      const [px, py] = [toX(start[0] + u) - x, toY(start[1] + v) - y];
      const length = Math.hypot(px, py);
      return [px / length, py / length];
    };
    const axis = colours.axes[name];
    const slope = Math.hypot(...local.gradient) > 0 ? towards(local.gradient) : [0, 0];
    local.axes.forEach(({ value, along: way }, place) => {
      const [u, v] = towards(way);
      const tips = [1, -1].map((side) => [x + side * ARM * u, y + side * ARM * v]);
      line(ctx, tips.map(([tip]) => tip), tips.map(([, tip]) => tip), 0, 1);
      stroke(ctx, { colour: axis, width: place ? 1.8 : 3.4, halo });
      for (const [side, [tx, ty]] of tips.entries()) {
        const outwards = value < 0 ? -1 : 1; // arrows point up: outwards where the surface bends upwards, inwards where down
        arrow(ctx, tx, ty, (side ? -1 : 1) * u * outwards, (side ? -1 : 1) * v * outwards, { colour: axis, halo, size: 8 });
      }
      const side = u * slope[0] + v * slope[1] > 0.7 ? -1 : 1; // not where ∇f is written
      const [tx, ty] = tips[side > 0 ? 0 : 1];
      label(ctx, place ? "λmin" : "λmax", tx + 18 * side * u, ty + 13 * side * v, { colour: axis, halo, align: "center" });
    });
    if (finite(...local.gradient) && Math.hypot(...local.gradient) > 0) {
      const [u, v] = towards(local.gradient);
      const colour = colours.gradient[name];
      const [tx, ty] = [x + 1.35 * ARM * u, y + 1.35 * ARM * v];
      line(ctx, [x, tx - 7 * u], [y, ty - 7 * v], 0, 1);
      stroke(ctx, { colour, width: 3, halo });
      arrow(ctx, tx, ty, u, v, { colour, halo, size: 11 });
      label(ctx, "∇f", tx + 13 * u, ty + 13 * v, { colour, halo, align: "center" });
    }
  }

  /** The steps; those that end in the same place lie in one another like rings, so that each is seen. */
  drawSteps(ctx, { toX, toY }) {
    const { steppers, start } = this.race;
    const { name, halo } = this.colours;
    const [x, y] = [toX(start[0]), toY(start[1])];
    const ends = steppers.filter(({ to }) => to).map((stepper) => ({ ...stepper, x: toX(stepper.to[0]), y: toY(stepper.to[1]) }));
    const moved = ends.filter((end) => Math.hypot(end.x - x, end.y - y) >= 1);
    const under = moved.map((end, i) => moved.slice(i + 1).filter((other) => Math.hypot(other.x - end.x, other.y - end.y) < SAME).length);
    moved.forEach((end, i) => {
      const far = 4000 / Math.max(Math.hypot(end.x - x, end.y - y), 4000); // what flies off is drawn as far as a canvas can
      line(ctx, [x, x + far * (end.x - x)], [y, y + far * (end.y - y)], 0, 1);
      stroke(ctx, { colour: end.colours[name], width: 2.5 + 3.5 * under[i], dash: under[i] ? [] : end.dash, halo });
    });
    moved.forEach((end, i) => marker(ctx, end.marker, end.x, end.y, 5.5 + 3.5 * under[i], { fill: end.colours[name], rim: halo }));
  }

  placeHandle(axes) {
    super.placeHandle(axes);
    this.handle.setAttribute("aria-label", `Looking at x ${number(this.race.start[0])}, y ${number(this.race.start[1])}: drag the ring, or move it with the arrow keys`);
  }
}

class Curvature {
  constructor(parent) {
    this.sender = new Sender();
    this.queue = Promise.resolve();
    this.revision = 0;
    this.rows = new Map();
    this.build(parent);
    this.map = new CurvatureMap(this.host, {
      onPick: (x, y, { final }) => this.set("at", [x, y], final),
      onWindow: (window) => this.moved(window),
    });
    this.cut = new Cut(this.chart);
    this.ended = new AbortController();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => requestAnimationFrame(() => this.enqueue(() => this.repaint())), { signal: this.ended.signal });
    this.sizes = new ResizeObserver(() => {
      clearTimeout(this.resizing);
      this.resizing = setTimeout(() => this.enqueue(() => this.resized()), 80);
    });
    this.sizes.observe(this.host);
    this.sizes.observe(this.chart);
  }

  build(parent) {
    const choice = (name) => element("span", { class: "rv-segments", role: "group", "aria-label": name });
    const tool = (text, title, press) => element("button", { type: "button", class: "rv-tool", title, "aria-label": title, onclick: press }, text);
    this.layers = choice("What the map shows");
    this.cuts = choice("Direction of the cut");
    this.home = tool("Reset view", "Back to the surface's own window", () => this.enqueue(() => this.map.look(this.race.surface.domain)));
    this.home.hidden = true;
    this.host = element("div", { class: "rv-map", role: "group", "aria-label": "Contour map. Click anywhere to look at the curvature there." });
    this.about = element("div", { class: "rv-about-layer", hidden: true });
    this.key = element("p", { class: "rv-curvature-key" });
    this.sentence = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.numbers = element("div", { class: "rv-numbers", "aria-live": "polite" });
    this.chart = element("div", { class: "rv-cut", role: "img", "aria-label": "Cut through the surface with its tangent and parabola" });
    this.steps = element("tbody", {});
    this.table = element("table", { class: "rv-steppers" },
      element("thead", {}, element("tr", {}, ...["One step from here", "", "Length", "f there"].map((text, i) => element("th", { class: i > 1 ? "rv-number" : null }, text)))), this.steps);
    this.right = element("div", { class: "rv-reading" }, this.sentence, this.numbers,
      element("div", { class: "rv-cut-head" }, element("b", {}, "Cut along"), this.cuts,
        element("span", { class: "rv-cut-key" }, ...["f", "tangent", "parabola"].map((name) => element("span", { class: `rv-cut-${name}` }, element("i", {}), name)))), this.chart, this.table);
    this.root = element("section", { class: "rv-stage rv-curvature", "data-testid": "curvature", "aria-label": "Curvature at a point", "data-revision": 0 },
      element("div", { class: "rv-looking" },
        element("div", { class: "rv-tools" }, element("b", {}, "Map of"), this.layers, this.home,
          tool("−", "Zoom out", () => this.enqueue(() => this.map.zoom(0.6))), tool("+", "Zoom in", () => this.enqueue(() => this.map.zoom(1.6)))),
        this.host, this.about, this.key),
      this.right);
    parent.append(this.root);
  }

  enqueue(work) {
    this.queue = this.queue.then(() => (this.root.isConnected ? work() : undefined)).catch((error) => {
      if (this.root.isConnected) console.error(error);
    });
    return this.queue;
  }

  /** Tells the server what the reader chose; what is final goes into the address. */
  set(name, value, final = true) {
    this.sender.send(name, (payload) => this.component.setTriggerValue("set", payload), { name, value, final });
  }

  moved(window) {
    this.stamp();
    this.drawCut();
    if (!this.race.field) return;
    this.sender.send("look", (payload) => this.component.setTriggerValue("look", payload), { window, surface: this.race.surface.id });
  }

  /** Whether the reader has not gone on since: if so, the answer to that will show it. */
  get current() {
    return !this.sender.asked && !this.sender.waiting.size;
  }

  receive(component) {
    this.component = component;
    if (component.data === this.bytes) {
      this.enqueue(() => this.repaint());
      return;
    }
    this.bytes = component.data;
    const race = component.data;
    this.latest = race;
    this.sender.answered(race.serial);
    this.enqueue(() => (race === this.latest ? this.show(this.read(race)) : undefined));
  }

  /** The message with its trees as functions, and a layer's heights as rows. */
  read(race) {
    const { surface, models, field } = race;
    surface.f = compile(surface.tree);
    surface.height = heights(surface.scale);
    race.models = models && Object.fromEntries(Object.entries(models).map(([name, tree]) => [name, compile(tree)]));
    if (field) {
      const along = ([from, to]) => Array.from({ length: field.points }, (_, i) => from + ((to - from) * i) / (field.points - 1));
      const [x, y] = field.window.map(along);
      field.grid = { x, y, z: field.heights.map((row) => Array.from(row)) };
    }
    race.methods = []; // no paths on this map
    return race;
  }

  async show(race) {
    const colours = paint(this.root);
    this.race = race;
    this.colours = colours;
    await this.map.show(race, colours);
    this.choices(this.layers, "layer", Object.entries(race.layers).map(([key, name]) => ({ key, name })));
    this.choices(this.cuts, "cut", race.cuts ?? []);
    this.explainLayer();
    this.explainKey();
    this.sentence.hidden = !race.sentence;
    this.sentence.textContent = race.sentence ?? "";
    this.right.dataset.known = Boolean(race.local);
    if (race.local) {
      this.writeNumbers();
      this.writeSteps();
    }
    this.drawCut();
    this.stamp();
  }

  stamp() {
    this.revision += 1;
    const { start, layer, cut, surface } = this.race;
    Object.assign(this.root.dataset, { revision: this.revision, at: start.join(","), layer, cut, surface: surface.key });
    this.home.hidden = String(this.map.window) === String(surface.domain);
  }

  choices(host, name, options) {
    const keys = options.map(({ key }) => key).join();
    if (host.dataset.keys !== keys) {
      host.dataset.keys = keys;
      host.replaceChildren(...options.map(({ key, name: text }) => element("button", { type: "button", class: "rv-tool", "data-key": key, onclick: () => this.set(name, key) }, text)));
    }
    if (!this.current) return;
    for (const button of host.children) button.setAttribute("aria-pressed", button.dataset.key === this.race[name]);
  }

  explainLayer() {
    const { field } = this.race;
    this.about.hidden = !field;
    if (!field) return;
    const ramp = field.ramp[this.colours.name];
    this.about.replaceChildren(
      element("span", {}, field.about),
      element("i", { style: `background:linear-gradient(to right, ${ramp.join(", ")})` }),
      element("small", {}, ...field.ticks.map((tick) => element("span", {}, number(tick)))));
  }

  explainKey() {
    const { share, colours } = this.race;
    const model = colours.model[this.colours.name];
    this.key.style.setProperty("--colour", model);
    this.key.replaceChildren(
      element("span", {}, element("i", { class: "rv-key-line" }), "contours of the quadratic model q, at the levels of f"),
      element("span", {}, element("i", { class: "rv-key-shade" }), `|q − f| ≤ ${share}·|f − f(p)|: q is within ${100 * share} % of the change of f`));
  }

  writeNumbers() {
    const { local, start, colours } = this.race;
    const { name } = this.colours;
    const [xx, xy, yy] = local.hessian;
    const cell = (value) => element("td", { title: exact(value) }, number(value));
    const fact = (sign, value, more, key) => element("p", { "data-fact": key }, element("b", {}, sign), element("span", { title: typeof value === "number" ? exact(value) : "" }, typeof value === "number" ? number(value, 4) : value), element("small", {}, more));
    const [high, low] = local.axes;
    const round = high.value === low.value;
    this.numbers.replaceChildren(
      element("div", { class: "rv-at" },
        fact("p", vector(start, 4), "the point", "point"), fact("f", local.value, "", "value"),
        element("p", { "data-fact": "gradient", style: `--colour:${colours.gradient[name]}` }, element("b", {}, "∇f"), element("span", { title: local.gradient.map(exact).join(", ") }, vector(local.gradient)), element("small", {}, `length ${number(Math.hypot(...local.gradient))}`)),
        element("div", { class: "rv-hessian", "data-fact": "hessian" }, element("b", {}, "H"), element("table", { "aria-label": "Hessian" }, element("tbody", {}, element("tr", {}, cell(xx), cell(xy)), element("tr", {}, cell(xy), cell(yy)))))),
      element("div", { class: "rv-bends" },
        fact("λmax", high.value, round ? "in every direction" : `along ${vector(high.along)}`, "high"),
        fact("λmin", low.value, round ? "in every direction" : `along ${vector(low.along)}`, "low"),
        fact("κ", finite(local.condition) ? local.condition : "∞", "|λ|max / |λ|min", "condition"),
        fact("2/λmax", finite(local.rate) ? local.rate : "no limit", !finite(local.rate) ? "nothing bends up" : low.value < 0 ? "stable along λmax only" : "largest stable rate", "rate")),
      element("p", { class: "rv-kind" }, `Here f ${local.kind}.`));
  }

  writeSteps() {
    const { steppers, start } = this.race;
    const { name } = this.colours;
    const adjustable = steppers.filter(({ slider }) => slider).map(({ key }) => key).join();
    if (adjustable !== this.adjustable) this.steps.replaceChildren(...steppers.map((stepper) => this.stepRow(stepper)));
    this.adjustable = adjustable;
    for (const { key, colours, to, value, note, slider, differs } of steppers) {
      const row = this.steps.querySelector(`[data-step="${key}"]`);
      row.style.setProperty("--colour", colours[name]);
      const length = to ? Math.hypot(to[0] - start[0], to[1] - start[1]) : null;
      Object.assign(row.dataset, { length: length ?? "", to: to ? to.join(",") : "" });
      row.querySelector(".rv-length").textContent = number(length);
      const there = row.querySelector(".rv-there");
      there.textContent = value === null ? "–" : number(value, 4);
      there.title = value === null ? "" : exact(value);
      const remark = row.querySelector(".rv-remark");
      remark.textContent = note;
      remark.title = note ? differs : "";
      if (slider && this.current) this.rows.get(key).show(slider.value);
    }
  }

  stepRow({ key, name, teaches, slider }) {
    const remark = element("span", { class: "rv-remark" });
    const middle = element("td", {}, remark);
    if (slider) {
      const row = new Row(slider, name, ({ value, final }) => this.set(slider.name, value, final));
      this.rows.set(key, row);
      middle.prepend(row.node);
    }
    return element("tr", { "data-step": key, title: teaches },
      element("th", { scope: "row" }, element("i", { class: "rv-chip" }), name), middle, element("td", { class: "rv-number rv-length" }), element("td", { class: "rv-number rv-there" }));
  }

  drawCut() {
    const { race, map: { course }, colours } = this;
    this.right.style.setProperty("--model", race.colours.model[colours.name]);
    this.chart.dataset.empty = race.local && !course ? "The gradient vanishes here: it has no direction to cut along." : "";
    this.cut.show({ f: race.surface.f, ...race.models, at: race.start, ...course, colours, model: race.colours.model[colours.name] });
  }

  async repaint() {
    if (this.race && paint(this.root) !== this.colours) await this.show(this.race);
  }

  async resized() {
    const size = [this.host, this.chart].map((part) => `${part.clientWidth} ${part.clientHeight}`).join();
    if (!this.race || size === this.drawnAt) return;
    this.drawnAt = size;
    await this.map.resize();
    this.drawCut();
  }

  remove() {
    this.sizes.disconnect();
    this.ended.abort();
    this.root.remove();
  }
}

export default mounted(Curvature);
