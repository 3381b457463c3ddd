// Curvature at a point: the map with the models and the steps that start there, a cut through both, and their numbers.

import { functionOf } from "../engine/function_of.js";
import { BallNumbers } from "../parts/ball.js";
import { Choice } from "../parts/choice.js";
import { numbers } from "../parts/local.js";
import { Ellipses } from "../parts/ellipses.js";
import { keepInSight } from "../parts/sight.js";
import { Steppers } from "../parts/steppers.js";
import { element, paint } from "../parts/theme.js";
import { quantity } from "../plot/quantities.js";
import { bestOfParabola, bestOfPlane, circleWords, curveOf } from "../plot/ball.js";
import { bent } from "../plot/bends.js";
import { course, trustedUpTo } from "../plot/course.js";
import { Cut } from "../plot/cut.js";
import { along, compile, drawable } from "../plot/field.js";
import { Handle } from "../plot/handle.js";
import { ballOf } from "../plot/layers/ball.js";
import { directions, named } from "../plot/layers/directions.js";
import { minima } from "../plot/layers/marks.js";
import { model } from "../plot/layers/model.js";
import { steppers } from "../plot/layers/steppers.js";
import { ContourMap } from "../plot/map.js";
import { Rim } from "../plot/rim.js";
import { inside } from "../plot/window.js";
import { View, mounted } from "../view.js";
import { Sender } from "../wire/sender.js";
import { coarse } from "../parts/press.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Field } from "../plot/bends.js" */
/** @import { Models, Surface } from "../plot/field.js" */
/** @typedef {Omit<messages.Curvature, "surface" | "models" | "field"> & { surface: Surface, models: Models | null, field: Field | null }} Race */

const POINT = {
  testid: "point-marker", title: "Drag to look at another point",
  label: (/** @type {string} */ point) => `Looking at ${point}: drag the ring, or move it with the arrow keys`,
};

const DIGITS = 3; // of a radius that is dragged
/**
 * A layer with its heights on a grid.
 * @param {messages.LayerField} field
 * @returns {Field}
 */
function spreadOut(field) {
  const [x, y] = field.window.map((ends) => along(ends, field.points));
  return { ...field, grid: { x, y, z: field.heights.map((row) => Array.from(row)) } };
}

/**
 * The models' trees as functions; whether they are trusted is a tree of f and of the quadratic.
 * @param {messages.LocalModels} models
 * @param {Surface} surface
 * @returns {Models}
 */
function compiled(models, { f }) {
  const [linear, quadratic, margin] = [models.linear, models.quadratic, models.trust].map((tree) => compile(tree));
  return { linear, quadratic, trust: (x, y) => margin(f(x, y), quadratic(x, y)) };
}

/**
 * The message with its trees as functions, and a layer's heights as rows.
 * @param {messages.Curvature} data
 * @returns {Race}
 */
function read(data) {
  const surface = drawable(data.surface);
  return { ...data, surface, models: data.models && compiled(data.models, surface), field: data.field && spreadOut(data.field) };
}

/** @extends {View<messages.Curvature, { set: messages.CurvatureSet, look: messages.CurvatureLook }>} */
class Curvature extends View {
  /** @type {messages.Curvature | null} */
  message = null;

  drawnAt = ""; // in which size

  /** @type {import("../plot/ball.js").TrustStep | null} until it has come */
  trustStep = null;

  radius = 1; // of the circle, until the server has told of it

  /** @type {import("../plot/layers/ball.js").Ball | null} */
  ball = null;

  /** @type {import("../plot/window.js").Point[]} the best points as the circle grows */
  curve = [];

  /**
   * @param {HTMLElement} parent
   * @param {messages.Curvature} data
   */
  constructor(parent, data) {
    super(parent, element("section", { class: "rv-stage rv-curvature", "data-testid": "curvature", "aria-label": "Curvature at a point", "data-revision": 0 }));
    this.sender = new Sender(this.signal);
    this.revision = 0;
    this.race = read(data);
    this.colours = paint(this.root);
    /** @type {(text: string, title: string, press: () => void) => HTMLElement} */
    const tool = (text, title, press) => element("button", { type: "button", class: "rv-tool", title, "aria-label": title, onclick: press }, text);
    this.layers = new Choice("What the map shows", (key) => this.set("layer", key));
    this.cuts = new Choice("Direction of the cut", (key) => this.set("cut", key));
    this.home = tool("Reset view", "Back to the surface's own window", () => this.enqueue(() => this.map.look(this.race.surface.domain)));
    this.home.hidden = true;
    this.host = element("div", { class: "rv-map", role: "group", "aria-label": "Contour map. Click anywhere to look at the curvature there." });
    this.about = element("div", { class: "rv-about-layer", hidden: true });
    this.far = element("p", { class: "rv-far", "aria-live": "polite" });
    this.within = element("p", { class: "rv-far", hidden: true });
    this.key = element("p", { class: "rv-curvature-key" });
    this.sentence = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.numbers = element("div", { class: "rv-numbers", "aria-live": "polite" });
    this.chart = element("div", { class: "rv-cut", role: "img", "aria-label": "Cut through the surface with its tangent and parabola" });
    this.steps = new Steppers((name, value, final) => this.set(name, value, final));
    this.ellipses = new Ellipses();
    this.best = new BallNumbers((value, final) => this.set("radius", value, final));
    this.right = element("div", { class: "rv-at-point" }, this.sentence, this.numbers,
      element("div", { class: "rv-cut-head" }, element("b", {}, "Cut along"), this.cuts.node,
        element("span", { class: "rv-cut-key" }, ...["f", "tangent", "parabola"].map((name) => element("span", { class: `rv-cut-${name}` }, element("i", {}), name)))), this.chart, this.steps.node, this.ellipses.node);
    this.root.append(
      element("div", { class: "rv-looking" },
        element("div", { class: "rv-tools" }, element("b", {}, "Map of"), this.layers.node, this.home,
          tool("−", "Zoom out", () => this.enqueue(() => this.zoom(0.6))), tool("+", "Zoom in", () => this.enqueue(() => this.zoom(1.6)))),
        this.host, this.within, this.far, this.about, this.key, this.best.node),
      this.right);
    /** @type {import("../plot/projection.js").Layer<Race>[]} */
    const layers = [minima, model(), directions, steppers, ballOf(() => this.ball), named];
    /** @type {Rim | null} */
    this.rim = null;
    this.map = new ContourMap(this.host, {
      signal: this.signal, ground: bent, layers,
      standing: (map) => {
        this.rim = new Rim(map, () => this.circle(), (radius, final) => this.set("radius", Number(radius.toPrecision(DIGITS)), final));
        return [this.rim, new Handle(map, POINT)];
      },
      onPick: (x, y, { final }) => this.set("at", [x, y], final),
      onWindow: (window) => this.moved(window),
    });
    this.cut = new Cut(this.chart);
    keepInSight([this.host], this.signal);
    this.onTheme(() => this.repaint());
    this.onResize([this.host, this.chart], () => this.resized());
    functionOf("trust_region", "trust_step").then((found) => this.enqueue(() => {
      this.trustStep = found;
      this.grow();
    }), (error) => console.error(error));
  }

  /**
   * Nearer to the point, or away from it: what it is about stays in sight.
   * @param {number} by
   */
  zoom(by) {
    const { start } = this.race;
    return this.map.zoom(by, inside(this.map.window, ...start) ? start : null);
  }

  /**
   * Tells the server what the reader chose; what is final goes into the address.
   * @param {string} name
   * @param {messages.CurvatureSet["value"]} value
   * @param {boolean} final
   */
  set(name, value, final = true) {
    if (name === "radius" && typeof value === "number" && value > 0) {
      this.radius = value;
      this.fill();
    }
    this.sender.send(name, (payload) => this.tell("set", payload), { name, value, final });
  }

  /** @param {import("../plot/window.js").Window} window */
  moved(window) {
    this.stamp();
    this.grow();
    this.drawCut();
    if (!this.race.field) return;
    this.sender.send("look", (payload) => this.tell("look", payload), { window, surface: this.race.surface.id });
  }

  /** @param {messages.Curvature} data */
  receive(data) {
    if (data === this.message) {
      this.enqueue(() => this.repaint());
      return;
    }
    this.message = data;
    this.sender.answered(data.serial);
    this.enqueue(() => (data === this.message ? this.show(read(data)) : undefined));
  }

  /** @param {Race} race */
  async show(race) {
    const colours = paint(this.root);
    this.race = race;
    this.colours = colours;
    const current = this.sender.resting; // if not, the answer to what the reader did since will show it
    if (current) this.radius = race.steppers?.find(({ key }) => key === "trust_region")?.slider?.value ?? this.radius;
    await this.map.show(race, colours);
    this.grow();
    this.layers.offer(Object.entries(race.layers).map(([key, name]) => ({ key, name })));
    this.cuts.offer(race.cuts ?? []);
    if (current) {
      this.layers.press(race.layer);
      this.cuts.press(race.cut);
    }
    this.explainLayer();
    this.explainKey();
    this.far.textContent = `${this.howFar()} ${coarse() ? "Tap" : "Click"} the map or drag the ring to look at another point.`.trim();
    this.sentence.hidden = !race.sentence;
    this.sentence.textContent = race.sentence ?? "";
    this.right.dataset.known = String(Boolean(race.local));
    this.ellipses.show(race.matrices, race.surface.axes, colours.name);
    if (race.local) {
      this.numbers.replaceChildren(...numbers(race.local, race.start, race.colours.gradient[colours.name]));
      this.steps.show(race.steppers ?? [], race.start, colours.name, current);
    }
    this.drawCut();
    this.stamp();
  }

  /** The surface at the point, as the circle's best points need it; null where no model fits. */
  get bent() {
    const { local } = this.race;
    return local && { gradient: local.gradient, hessian: local.hessian, low: local.axes[1] };
  }

  /** The circle as it is now; null where it has no best points. */
  circle() {
    const { bent: here, ball, radius, race: { start, surface } } = this;
    return here && ball && { start, gradient: here.gradient, radius, axes: surface.axes };
  }

  /** The point, the surface or the window is another one: so is the curve of best points, which leads out of the window. */
  grow() {
    const { bent: here, trustStep, map: { window }, race: { start } } = this;
    const far = Math.max(...window[0].flatMap((x) => window[1].map((y) => Math.hypot(x - start[0], y - start[1]))));
    this.curve = here && trustStep ? curveOf(here, far, trustStep) : [];
    this.fill();
  }

  /** The radius is another one: the best points are, and what is told of them. */
  fill() {
    const { bent: here, trustStep, radius, curve, race: { start: [x, y], steppers: steps, surface: { f } } } = this;
    const known = here && trustStep ? { plane: bestOfPlane(here, radius), parabola: bestOfParabola(here, radius, trustStep) } : null;
    this.ball = known && { radius, plane: known.plane.step, parabola: known.parabola.step, twin: known.parabola.twin, curve };
    this.best.node.hidden = this.within.hidden = !known;
    if (here && known) {
      this.within.textContent = circleWords(radius, known.parabola);
      this.best.show(steps ?? [], this.colours.name, radius);
      this.best.tell(here, known, ([u, v]) => f(x, y) - f(x + u, y + v));
    }
    if (this.map.projection) {
      this.map.tick(this.map.step);
      this.rim?.place(this.map.projection);
    }
  }

  stamp() {
    this.revision += 1;
    const { start, layer, cut, surface } = this.race;
    Object.assign(this.root.dataset, { revision: this.revision, at: start.join(","), layer, cut, surface: surface.key });
    this.home.hidden = String(this.map.window) === String(surface.domain);
  }

  /** The answer to the question of the page: how far a step downhill can go from this point; "" where nothing is known. */
  howFar() {
    const { local, models, start, surface: { domain: [[x0, x1]] } } = this.race;
    if (!local || !models) return "";
    const steep = Math.hypot(...local.gradient);
    const stable = local.rate !== null && Number.isFinite(local.rate) ? ` Gradient descent is stable here below α = ${quantity(local.rate)}.` : "";
    if (!(steep > 0)) return `The slope is zero here, so no direction leads downhill.${stable}`;
    const [u, v] = local.gradient.map((part) => -part / steep);
    const far = trustedUpTo(models, start, [u, v], x1 - x0);
    return `${Number.isFinite(far) ? `A step downhill can go ${quantity(far)} before the surface bends away from its parabola.` : "Downhill, the surface never bends away from its parabola on this map."}${stable}`;
  }

  explainLayer() {
    const { field } = this.race;
    this.about.hidden = !field;
    if (!field) return;
    const ramp = field.ramp[this.colours.name];
    this.about.replaceChildren(
      element("span", {}, field.about),
      element("i", { style: `background:linear-gradient(to right, ${ramp.join(", ")})` }),
      element("small", {}, ...field.ticks.map((tick) => element("span", {}, quantity(tick)))));
  }

  explainKey() {
    const { share, colours } = this.race;
    this.key.style.setProperty("--colour", colours.model[this.colours.name]);
    this.key.replaceChildren(
      element("span", {}, element("i", { class: "rv-key-line" }), "contours of the quadratic model, at the heights of the surface's own"),
      element("span", {}, element("i", { class: "rv-key-shade" }), `here the model can be trusted: it is off by at most ${100 * share} % of the change of f`));
  }

  drawCut() {
    const { race, colours } = this;
    const found = course(race, this.map.window);
    const colour = race.colours.model[colours.name];
    this.right.style.setProperty("--model", colour);
    this.chart.dataset.empty = race.local && !found ? "The gradient vanishes here: it has no direction to cut along." : "";
    this.cut.show(race.models && found && { f: race.surface.f, ...race.models, at: race.start, ...found, colours, model: colour });
  }

  async repaint() {
    if (paint(this.root) !== this.colours) await this.show(this.race);
  }

  async resized() {
    const size = [this.host, this.chart].map((part) => `${part.clientWidth} ${part.clientHeight}`).join();
    if (size === this.drawnAt) return;
    this.drawnAt = size;
    await this.map.resize();
    this.drawCut();
  }
}

export default mounted(Curvature);
