// One step taken apart on the map: the path faint, the step with its arrows and boxes, and the timeline that leads from step to step.

import { compile, heights, spread } from "../plot/field.js";
import { arrow, fresh, line, marker, stroke } from "../plot/ink.js";
import { TYPING } from "../parts/keys.js";
import { ContourMap } from "../plot/map.js";
import { mounted } from "../wire/mounted.js";
import { Sender } from "../wire/sender.js";
import { element, exact, number, paint } from "../parts/theme.js";
import { icon } from "../parts/transport.js";

const SETTLED = 500; // milliseconds after which a step that the hand rests on goes into the address
const [SHORTEST, LONGEST] = [0.06, 0.6]; // of the map's side: what length of step the map is kept for
const DEEPEST = 30; // halvings of the surface's own window
const REACH = 0.32; // of the map's side: how long the longest arrow is that is not drawn to scale
const SMALL = 24; // pixels: what would be shorter beside the gradient has a scale of its own
const [TOO_SHORT, TOO_LONG] = [5, 0.75]; // pixels, and of the map's side: lengths at which true scale is given up

const nice = (value) => {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 2, 1].find((digit) => digit * power <= value * 1.000001) * power;
};

const finite = (...values) => values.every(Number.isFinite);

/** What is drawn of every step, each part with its numbers. */
class Parts {
  constructor(race) {
    this.parts = race.parts.map(({ at_x: atX, at_y: atY, x, y, ...part }) => ({ ...part, series: [atX, atY, x, y] }));
  }

  at(step) {
    return this.parts.map(({ series, ...part }) => {
      const [atX, atY, x, y] = series.map((numbers) => numbers[step]);
      return { ...part, at: [atX, atY], pair: [x, y] };
    });
  }
}

/** A map of one path that shows one step of it; it follows the step when that leaves it, or becomes too small to be seen. */
class StepMap extends ContourMap {
  constructor(host, options) {
    super(host, options);
    this.handle.remove(); // the start is where it is: a press chooses a step
  }

  /** Where the step leads from and to. */
  ends(step) {
    const [{ x, y }] = this.race.methods;
    return [[x[step - 1], y[step - 1]], [x[step], y[step]]];
  }

  /** The window that shows a step well; the present one as long as it does. */
  windowFor(step) {
    const [[ax, ay], [bx, by]] = this.ends(step);
    const [[x0, x1], [y0, y1]] = this.window;
    const [[d0, d1], [e0, e1]] = this.race.surface.domain;
    if (!finite(ax, ay)) return this.window;
    const [tx, ty] = finite(bx, by) ? [bx, by] : [ax, ay];
    const share = Math.max(Math.abs(tx - ax) / (x1 - x0), Math.abs(ty - ay) / (y1 - y0));
    const within = (u, low, high) => u > low + 0.04 * (high - low) && u < high - 0.04 * (high - low);
    const seen = [ax, tx].every((u) => within(u, x0, x1)) && [ay, ty].every((v) => within(v, y0, y1));
    if (seen && share > SHORTEST && share < LONGEST) return this.window;
    const whole = Math.max(Math.abs(tx - ax) / (d1 - d0), Math.abs(ty - ay) / (e1 - e0));
    const halvings = Math.min(Math.max(Math.floor(Math.log2(0.36 / whole)), -DEEPEST), DEEPEST);
    const deep = Number.isFinite(halvings) ? halvings : DEEPEST;
    const half = [(d1 - d0) / 2 ** (deep + 1), (e1 - e0) / 2 ** (deep + 1)];
    const middle = [(ax + tx) / 2, (ay + ty) / 2];
    return middle.map((u, axis) => [u - half[axis], u + half[axis]]);
  }

  /** Bands are spread over what this window holds: those of the whole surface would say nothing of so small a part. */
  async drawField() {
    const { surface } = this.race;
    surface.scale = spread(surface, this.window);
    this.note.textContent = `Bands over this window: ${surface.scale.label}`;
    await super.drawField();
  }

  /** How many times its true length each part is drawn: gradients, and what is measured against them, all the same if they can be seen. */
  scales(parts) {
    const axes = this.axes();
    const side = axes.right - axes.left;
    const pixels = ({ pair: [x, y] }) => Math.hypot(axes.toX(x) - axes.toX(0), axes.toY(y) - axes.toY(0));
    const own = (part) => nice((REACH * side) / pixels(part));
    const relative = parts.filter(({ part }) => part === "gradient" || part === "momentum" || part === "squares");
    const longest = Math.max(0, ...relative.map(pixels).filter(Number.isFinite));
    const shared = longest > 0 ? nice((REACH * side) / longest) : 1;
    return parts.map((part) => {
      const length = pixels(part);
      if (relative.includes(part)) return shared * length >= SMALL || !(length > 0) ? shared : own(part);
      const fits = part.part === "step" || !(length > 0) || (length >= TOO_SHORT && length <= TOO_LONG * side);
      return fits ? 1 : own(part);
    });
  }

  tick(step) {
    this.step = step;
    if (!this.paths) return;
    const axes = this.axes();
    const ctx = fresh(this.moving, this.size);
    const [{ method, xs, ys, last }] = this.paths;
    const { halo, ink, name } = this.colours;
    ctx.save();
    this.clip(ctx, axes);
    line(ctx, xs, ys, 0, Math.min(step - 1, last));
    stroke(ctx, { colour: method.colour, width: 1.5, alpha: 0.55 });
    ctx.fillStyle = method.colour;
    for (let i = 0; i <= last; i += 1) {
      ctx.beginPath();
      ctx.arc(xs[i], ys[i], 2, 0, 2 * Math.PI);
      ctx.fill();
    }
    const parts = this.of.at(step);
    this.factors = this.scales(parts);
    const drawn = parts.map((part, i) => ({ ...part, colour: part.colours[name], factor: this.factors[i] }));
    for (const part of drawn.filter(({ shape }) => shape !== "arrow")) this.drawBounds(ctx, axes, part);
    for (const part of drawn.filter(({ part }) => part === "step")) this.drawArrow(ctx, axes, part, { width: 7, halo });
    const length = ({ pair: [dx, dy], factor }) => factor * Math.hypot(dx, dy);
    const terms = drawn.filter(({ shape, part }) => shape === "arrow" && part !== "step").sort((a, b) => length(b) - length(a)); // none hides behind another
    for (const part of terms) this.drawArrow(ctx, axes, part, { width: 2.5, halo });
    const [[ax, ay], [bx, by]] = this.ends(step);
    for (const { at: [x, y] } of drawn) {
      if (finite(x, y) && (x !== ax || y !== ay)) marker(ctx, "diamond", axes.toX(x), axes.toY(y), 4, { fill: halo, rim: ink });
    }
    if (finite(ax, ay)) marker(ctx, "circle", axes.toX(ax), axes.toY(ay), 5, { fill: halo, rim: ink, rimWidth: 2 });
    if (finite(bx, by)) marker(ctx, method.marker, axes.toX(bx), axes.toY(by), 5.5, { fill: method.colour, rim: halo });
    ctx.restore();
  }

  drawBounds(ctx, { toX, toY }, { at: [x, y], pair: [half, tall], factor, colour, shape }) {
    if (!finite(x, y, half, tall)) return;
    const [left, right] = [toX(x - factor * half), toX(x + factor * half)];
    const [bottom, top] = [toY(y - factor * tall), toY(y + factor * tall)];
    ctx.beginPath();
    if (shape === "box") ctx.rect(left, top, right - left, bottom - top);
    else ctx.ellipse(toX(x), toY(y), (right - left) / 2, (bottom - top) / 2, 0, 0, 2 * Math.PI);
    ctx.fillStyle = colour;
    ctx.globalAlpha = 0.1;
    ctx.fill();
    stroke(ctx, { colour, width: 1.5, dash: [5, 3] });
  }

  drawArrow(ctx, { toX, toY }, { at: [x, y], pair: [dx, dy], factor, colour }, { width, halo }) {
    if (!finite(x, y, dx, dy)) return;
    const [x0, y0, x1, y1] = [toX(x), toY(y), toX(x + factor * dx), toY(y + factor * dy)];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length < 1) return;
    const head = Math.min(4 + 2 * width, length);
    const part = (length - 0.8 * head) / length;
    line(ctx, [x0, x0 + part * (x1 - x0)], [y0, y0 + part * (y1 - y0)], 0, 1);
    stroke(ctx, { colour, width, halo });
    arrow(ctx, x1, y1, x1 - x0, y1 - y0, { colour, halo, size: head });
  }

  /** The step whose end is nearest to a point. */
  nearest(x, y) {
    const [{ xs, ys, last }] = this.paths;
    const axes = this.axes();
    let [best, least] = [1, Infinity];
    for (let i = 1; i <= last; i += 1) {
      const away = Math.hypot(xs[i] - axes.toX(x), ys[i] - axes.toY(y));
      if (away < least) [best, least] = [i, away];
    }
    return best;
  }

  placeHandle() {}
}

class Anatomy {
  constructor(parent) {
    this.sender = new Sender();
    this.queue = Promise.resolve();
    this.revision = 0;
    this.build(parent);
    this.map = new StepMap(this.host, { onPick: (x, y, { final }) => final && this.seek(this.map.nearest(x, y)), onWindow: () => this.explain() });
    this.ended = new AbortController();
    const { signal } = this.ended;
    window.addEventListener("keydown", (event) => this.key(event), { capture: true, signal });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => requestAnimationFrame(() => this.enqueue(() => this.repaint())), { signal });
    this.sizes = new ResizeObserver(() => {
      clearTimeout(this.resizing);
      this.resizing = setTimeout(() => this.enqueue(() => this.resized()), 80);
    });
    this.sizes.observe(this.host);
  }

  build(parent) {
    this.host = element("div", { class: "rv-map", role: "group", "aria-label": "The step on the map. Press on the path to choose a step." });
    const button = (name, label, by) => element("button", { type: "button", class: "rv-key", "aria-label": label, title: label, onclick: () => this.seek(this.step + by) }, icon(name));
    this.slider = element("input", { type: "range", min: 1, step: 1, class: "rv-timeline", "aria-label": "Step" });
    this.slider.addEventListener("input", () => this.seek(Number(this.slider.value)));
    this.count = element("output", { class: "rv-count", "aria-label": "Step count" });
    this.legend = element("table", { class: "rv-parts", "aria-label": "What is drawn" });
    this.root = element("section", { class: "rv-stage rv-anatomy", "data-testid": "anatomy", "aria-label": "A step taken apart", "data-revision": 0 },
      this.host,
      element("div", { class: "rv-transport", role: "toolbar", "aria-label": "Steps" },
        button("back", "One step back (←)", -1), button("forward", "One step forward (→)", 1), element("div", { class: "rv-track" }, this.slider), this.count),
      this.legend);
    parent.append(this.root);
  }

  /** One repaint at a time, and none once the reader has gone to another page. */
  enqueue(work) {
    this.queue = this.queue.then(() => (this.root.isConnected ? work() : undefined)).catch((error) => {
      if (this.root.isConnected) console.error(error);
    });
    return this.queue;
  }

  receive(component) {
    this.component = component;
    if (component.data === this.bytes) {
      this.enqueue(() => this.repaint());
      return;
    }
    this.bytes = component.data;
    const race = component.data;
    const { asked, waiting } = this.sender;
    const current = !waiting.size && !(asked && race.serial < asked.serial); // the reader has not gone on meanwhile
    this.sender.answered(race.serial);
    if (current) this.step = race.step;
    this.latest = race;
    this.enqueue(() => (race === this.latest ? this.show(race) : undefined));
  }

  async show(race) {
    const colours = paint(this.root);
    race.surface.f = compile(race.surface.tree);
    race.surface.height = heights(race.surface.scale);
    for (const method of race.methods) method.colour = method.colours[colours.name];
    this.race = race;
    this.slider.max = race.steps;
    this.map.of = new Parts(race);
    this.map.step = this.step;
    await this.map.show(race, colours);
    await this.follow();
  }

  /** Shows the present step, on another window if it needs one. */
  async follow() {
    const { step, map } = this;
    const window = step <= this.race.last ? map.windowFor(step) : map.window;
    map.step = step;
    if (window === map.window) map.tick(step);
    else await map.look(window);
    this.explain();
    this.revision += 1;
    Object.assign(this.root.dataset, { step, method: this.race.methods[0].key, revision: this.revision });
  }

  seek(step) {
    if (!this.race) return;
    const next = Math.min(Math.max(step, 1), this.race.steps);
    if (next === this.step) return;
    this.step = next;
    this.tickTimeline();
    this.enqueue(() => (next === this.step ? this.follow() : undefined));
    this.tell(false);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.tell(true), SETTLED);
  }

  /** Tells the server, for the formulas; a final step goes into the address as well. */
  tell(final) {
    this.sender.send("step", (payload) => this.component.setTriggerValue("step", payload), { step: this.step, final });
  }

  tickTimeline() {
    const { steps, last } = this.race;
    this.slider.value = this.step;
    this.slider.style.setProperty("--done", `${(100 * (this.step - 1)) / Math.max(steps - 1, 1)}%`);
    this.slider.setAttribute("aria-valuetext", `step ${this.step} of ${steps}${this.step > last ? ", which the run did not reach" : ""}`);
    this.count.textContent = `${this.step} / ${steps}`;
  }

  /** The legend: each part with its numbers, and how many times its true length it is drawn. */
  explain() {
    this.tickTimeline();
    const { name } = this.map.colours;
    const parts = this.step <= this.race.last ? this.map.of.at(this.step) : [];
    this.legend.replaceChildren(...parts.map(({ part, mark, meaning, colours, shape, pair: [x, y] }, i) => {
      const factor = this.map.factors?.[i];
      const scale = factor === 1 ? "to scale" : `drawn × ${number(factor)}`;
      return element("tr", { "data-part": part, style: `--colour:${colours[name]}` },
        element("td", {}, element("i", { class: `rv-sample-${shape}${part === "step" ? " rv-sample-step" : ""}` })),
        element("th", { scope: "row" }, ...(mark ? [element("b", {}, mark), " "] : []), meaning),
        element("td", { class: "rv-number", title: shape === "circle" ? exact(x) : `${exact(x)}, ${exact(y)}` }, { arrow: `${number(x)}, ${number(y)}`, box: `± ${number(x)}, ± ${number(y)}`, circle: number(x) }[shape]),
        element("td", { class: "rv-scale" }, scale));
    }));
  }

  async repaint() {
    if (this.race && paint(this.root) !== this.map.colours) await this.show(this.race);
  }

  async resized() {
    const size = `${this.host.clientWidth} ${this.host.clientHeight}`;
    if (!this.race || size === this.drawnAt) return;
    this.drawnAt = size;
    await this.map.resize();
    this.explain();
  }

  key(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(TYPING)) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!by) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.seek(this.step + by);
  }

  remove() {
    clearTimeout(this.settling);
    this.sizes.disconnect();
    this.ended.abort();
    this.root.remove();
  }
}

export default mounted(Anatomy);
