// A landscape of losses with the paths of networks over it: on the map and in 3-D, from which plane, and what is to be known of it.

import { Choice } from "./choice.js";
import { filmOfMap, filmOfRelief } from "./film.js";
import { heightsKey } from "./heights.js";
import { HELD, LOSSES } from "./losses.js";
import { menu } from "./menu.js";
import { Recorder } from "./record.js";
import { element } from "./theme.js";
import { gridded } from "../plot/ground.js";
import { fresh, line, sample, stroke } from "../plot/ink.js";
import { drawRing } from "../plot/layers/marks.js";
import { ahead, behind, pathsOf } from "../plot/layers/projected.js";
import { awayWords, cutWords, explainedWords, farthest, headWords, lossSurface, lowest, minimaWords, missingWords, momentAt, pathWords, valueOf, walker } from "../plot/losses.js";
import { ContourMap } from "../plot/map.js";
import { inNumbers } from "../plot/readout.js";
import { Relief } from "../plot/relief.js";
import { levels } from "../plot/wear.js";
import { quantity } from "../plot/quantities.js";

/** @import { HeightScale, LossPlane, NetworkMethod, NoPlane } from "../wire/messages.js" */
/** @import { Colours } from "./theme.js" */
/** @typedef {ReturnType<typeof raceOver>} Race */

/**
 * What a landscape is shown with.
 * @typedef {object} Shown
 * @property {NetworkMethod[]} methods  in the order of the paths
 * @property {readonly string[]} muted  keys of those that are not drawn
 * @property {Record<"light" | "dark", string[]>} bands  colours from low to high
 * @property {Record<string, string>} planes  ways to lay a plane, and what each is called
 * @property {string} of  whose loss is the height: "training" or "held_out"
 * @property {HeightScale} [scale]  another one than the plane's own: that of several planes which are compared
 */

/** @type {[string, string]} what the directions are called where their names have no room */
const SHORT = ["first direction", "second direction"];
const NEAR = 11; // pixels between the pointer and a point of a path that it means
const KEY = { width: 96, height: 12 }; // pixels of the key of distances
const TURN = Math.PI / 36; // of the camera, for an arrow key
const PAN = 0.1; // of the window, for an arrow key
/** @type {Record<string, [across: number, up: number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @type {import("../plot/projection.js").Layer<Race>} where the paths start, one ring for those that start together */
const start = {
  still(ctx, projection) {
    const { race, axes: { toX, toY } } = projection;
    const starts = new Map(race.methods.map(({ x, y }) => [`${Math.round(toX(x[0]))} ${Math.round(toY(y[0]))}`, /** @type {const} */ ([x[0], y[0]])]));
    for (const [x, y] of starts.values()) drawRing(ctx, { ...projection, race: { start: [x, y] } }, 6, [4.5, 2]);
  },
};

/**
 * A plane as a race over its surface.
 * @param {LossPlane} plane
 * @param {Shown} shown
 * @param {Colours} colours
 */
function raceOver(plane, { methods, muted, bands, planes, of, scale }, colours) {
  const held = of === HELD;
  const surface = lossSurface(plane, held, scale);
  const most = farthest(plane.paths, plane.window);
  const walkers = plane.paths.map((path, i) => walker(methods[i], path, held, most, colours));
  const [first] = walkers;
  return {
    shows: surface.name, held,
    surface: { ...surface, name: `${surface.name}: ${planes[plane.which].toLowerCase()}`, floor: surface.height(lowest(walkers)) }, bands, plane, most, methods: walkers.filter((_, i) => !muted.includes(methods[i].key)),
    start: /** @type {import("../plot/window.js").Point} */ ([first?.x[0] ?? NaN, first?.y[0] ?? NaN]), startValue: first?.value[0],
    pinned: null, events: false,
  };
}

/**
 * What is under the pointer: a moment of a path, or the ground.
 * @type {import("../plot/readout.js").Told<Race>}
 */
function told(projection, x, y) {
  const { race, axes: { toX, toY } } = projection;
  return nearest(race, pathsOf(projection), [toX(x), toY(y)]) ?? inNumbers({ ...race.surface, axes: SHORT }, x, y);
}

/**
 * The moment of a path that is nearest to a place on the screen, in words, if one is near.
 * @param {Race} race
 * @param {{ xs: ArrayLike<number>, ys: ArrayLike<number> }[]} paths  in pixels
 * @param {[px: number, py: number]} place
 */
function nearest({ methods, plane, surface }, paths, [px, py]) {
  let [best, moment, least] = [-1, 0, NEAR];
  paths.forEach(({ xs, ys }, i) => {
    for (let at = 0; at < xs.length; at += 1) {
      const far = Math.hypot(xs[at] - px, ys[at] - py);
      if (far < least) [best, moment, least] = [i, at, far];
    }
  });
  if (best < 0) return null;
  const { x, y } = methods[best];
  return pathWords(methods[best], plane.steps, moment, surface.f(x[moment], y[moment]));
}

export class Landscape {
  /** @type {LossPlane | null} */
  plane = null;

  /** @type {Colours | null} */
  colours = null;

  /** @type {Race | null} */
  race = null;

  step = 0;

  /** @type {{ loss: HTMLElement, away: HTMLElement }[]} what is said of each method */
  walkers = [];

  /**
   * @param {HTMLElement} host
   * @param {object} options
   * @param {AbortSignal} options.signal  with which it ends
   * @param {(work: () => unknown) => Promise<unknown>} options.enqueue  does one work after another
   * @param {Pick<import("./clock.js").Clock, "step" | "seconds">} options.clock  by which a film goes
   * @param {(plane: string) => void} options.onPlane  the reader wishes another plane
   * @param {(of: string) => void} options.onLoss  the reader wishes the other loss
   */
  constructor(host, { signal, enqueue, clock, onPlane, onLoss }) {
    this.host = host;
    this.enqueue = enqueue;
    /** @type {(text: string, title: string, press: () => void) => HTMLElement} */
    const tool = (text, title, press) => element("button", { type: "button", class: "rv-tool", title, "aria-label": title, onclick: press }, text);
    this.planes = new Choice("Plane through the space of weights", onPlane);
    this.losses = new Choice("Which loss is the height", onLoss);
    this.losses.offer(LOSSES);
    this.home = tool("Reset view", "Back to the whole plane", () => this.enqueue(() => this.look()));
    this.home.hidden = true;
    const map = element("div", { class: "rv-map", role: "group", tabindex: 0, "aria-label": "Contour map of the loss. Arrow keys move it, plus and minus zoom." });
    const relief = element("div", { class: "rv-relief", role: "group", tabindex: 0, "aria-label": "The loss in three dimensions. Arrow keys turn it." });
    const saving = element("div", { class: "rv-saving", hidden: true, "data-testid": "saving" });
    this.key = element("div", { class: "rv-landscape-key" });
    this.list = element("ul", { class: "rv-walkers" });
    this.words = element("div", { class: "rv-landscape-words" });
    this.problem = element("p", { class: "rv-problem", role: "status", hidden: true });
    this.parts = [element("div", { class: "rv-views" }, map, relief), this.list, this.key, this.words];
    this.root = element("section", { class: "rv-landscape", "data-testid": "landscape", "aria-label": "Landscape of the loss" },
      element("div", { class: "rv-tools" }, this.planes.node, this.losses.node, this.home,
        tool("−", "Zoom out", () => this.enqueue(() => this.map.zoom(0.6))), tool("+", "Zoom in", () => this.enqueue(() => this.map.zoom(1.6))), this.saves()),
      this.problem, saving, ...this.parts);
    host.append(this.root);
    this.map = new ContourMap(map, { signal, ground: gridded, layers: [ahead, behind, start], told, onWindow: () => this.enqueue(() => this.windowMoved()) });
    this.relief = new Relief(relief, { signal, start: null });
    this.tip = element("output", { class: "rv-readout", "aria-live": "off", hidden: true });
    relief.append(this.tip);
    this.recorder = new Recorder(saving, () => this.film("map"), clock);
    signal.addEventListener("abort", () => this.recorder.stop());
    this.listen();
  }

  /** The menu of what can be saved. */
  saves() {
    /** @type {(label: string, title: string, kind: import("./record.js").Kind, view: "map" | "relief") => [string, string, () => void]} */
    const choice = (label, title, kind, view) => [label, title, () => this.save(kind, view)];
    return menu("Save", "Save the landscape as a picture or a film", [
      choice("Map: picture (PNG)", "The map as it is now", "png", "map"), choice("Map: animation (GIF)", "The training on the map as a moving picture", "gif", "map"),
      choice("Map: video", "The training on the map as a video", "video", "map"),
      choice("3-D: picture (PNG)", "The view in 3-D as it is now", "png", "relief"), choice("3-D: animation (GIF)", "The training in 3-D as a moving picture", "gif", "relief"),
      choice("3-D: video", "The training in 3-D as a video", "video", "relief"),
    ]);
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  /**
   * Shows a plane; zoom and camera stay while it is the same one, be its grid another. Where there is none it says why.
   * @param {LossPlane | NoPlane} plane
   * @param {Colours} colours
   * @param {Shown} shown
   */
  async show(plane, colours, shown) {
    const missing = missingWords(plane, shown.of === HELD);
    this.planes.offer(Object.entries(shown.planes).map(([key, name]) => ({ key, name })));
    this.planes.press(plane.which);
    this.losses.press(shown.of);
    this.problem.hidden = !missing;
    this.problem.textContent = missing;
    for (const part of this.parts) part.hidden = Boolean(missing);
    this.race = null; // until there is one, nothing is saved and nothing follows the clock
    if (missing || plane.kind === "no_plane") return;
    Object.assign(this, { plane, colours });
    const race = raceOver(plane, shown, colours);
    this.race = race;
    await this.map.show(race, colours);
    await this.showRelief(race, colours);
    this.noteWindow();
    this.explain(race, colours);
    this.tick(this.step);
    Object.assign(this.root.dataset, { plane: plane.which, side: plane.loss.length, of: shown.of });
  }

  /** The whole plane is seen again. */
  async look() {
    if (this.race) await this.map.look(this.race.surface.domain);
  }

  async windowMoved() {
    if (!this.race || !this.colours) return;
    await this.showRelief(this.race, this.colours);
    this.noteWindow();
  }

  /**
   * @param {Race} race
   * @param {Colours} colours
   */
  showRelief(race, colours) {
    return this.relief.show(race, colours, this.map.window);
  }

  noteWindow() {
    this.home.hidden = !this.race || String(this.map.window) === String(this.race.surface.domain);
  }

  async resize() {
    await this.map.resize();
    await this.relief.resize();
  }

  /** @param {number} step  of the training, which may lie between two */
  tick(step) {
    this.step = step;
    const { race } = this;
    if (!race) return;
    const moment = momentAt(race.plane.steps, step);
    this.map.tick(moment);
    this.relief.tick(moment);
    race.methods.forEach((method, i) => {
      this.walkers[i].loss.textContent = `loss ${quantity(valueOf(method.value, moment))}`;
      this.walkers[i].away.textContent = headWords(method, moment, this.map.window);
    });
  }

  /**
   * The colours and the distances in numbers, the methods, and what is to be known of the plane.
   * @param {Race} race
   * @param {Colours} colours
   */
  explain({ surface, shows, held, plane, methods, bands, most }, colours) {
    this.walkers = methods.map(() => ({ loss: element("span"), away: element("span", { class: "rv-walker-away" }) }));
    this.list.replaceChildren(...methods.map((method, i) => element("li", {}, sample(method, method.colour), element("b", {}, method.name), this.walkers[i].loss, this.walkers[i].away)));
    const heights = heightsKey(shows, surface.scale, bands[colours.name]);
    const distances = element("div", { class: "rv-distances" }, element("span", {}, "in the plane"), distanceKey(colours), element("span", {}, awayWords(most)));
    this.key.replaceChildren(heights, ...(most > 0 ? [distances] : []));
    const words = [explainedWords(plane), plane.note, held ? "" : minimaWords(plane), cutWords(surface)].filter(Boolean);
    this.words.replaceChildren(...words.map((text) => element("p", {}, text)));
  }

  // --- a picture to keep ---------------------------------------------------------------------------------------------

  /** @param {"map" | "relief"} view */
  film(view) {
    const { race } = this;
    if (!race) return null;
    const { steps } = race.plane;
    const clock = { steps: steps[steps.length - 1] ?? 0, at: (/** @type {number} */ step) => momentAt(steps, step) };
    return view === "map" ? filmOfMap(this.map, clock) : filmOfRelief(this.relief, race.methods, clock);
  }

  /**
   * @param {import("./record.js").Kind} kind
   * @param {"map" | "relief"} view
   */
  save(kind, view) {
    const page = getComputedStyle(this.root).getPropertyValue("--st-background-color").trim();
    const caption = this.plane ? [explainedWords(this.plane), this.plane.note].filter(Boolean).join(" ") : "";
    return this.recorder.save(kind, { page, caption }, this.film(view));
  }

  // --- the reader's hand ---------------------------------------------------------------------------------------------

  listen() {
    const { map, relief } = this;
    relief.host.addEventListener("pointermove", (event) => this.point(event));
    relief.host.addEventListener("pointerdown", (event) => this.point(event));
    relief.host.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") this.tip.hidden = true; });
    relief.host.addEventListener("keydown", (event) => {
      const way = event.target === relief.host && WAYS[event.key];
      if (!way) return;
      taken(event);
      relief.turn(way[0] * TURN, way[1] * TURN);
    });
    map.host.addEventListener("keydown", (event) => {
      if (event.target !== map.host) return;
      const way = WAYS[event.key];
      const by = { "+": 1.6, "=": 1.6, "-": 0.6 }[event.key];
      if (!way && !by) return;
      taken(event);
      this.enqueue(() => (by ? map.zoom(by) : map.look(moved(map.window, way))));
    });
  }

  /**
   * Says in the view in 3-D what is under the pointer.
   * @param {PointerEvent} event
   */
  point(event) {
    const { relief, race, tip } = this;
    if (!race || !relief.spatial || (event.buttons && event.type === "pointermove")) { tip.hidden = true; return; }
    const { left, top } = relief.host.getBoundingClientRect();
    const ground = relief.pointAt(event);
    const words = nearest(race, relief.spatial.paths, [event.clientX - left, event.clientY - top]) ?? (ground && inNumbers({ ...race.surface, axes: SHORT }, ...ground));
    tip.hidden = !words;
    tip.textContent = words ?? "";
  }
}

/** @param {KeyboardEvent} event  which the page is not to take for its own */
function taken(event) {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * @param {import("../plot/window.js").Window} window
 * @param {[across: number, up: number]} way
 * @returns {import("../plot/window.js").Window}
 */
function moved([[x0, x1], [y0, y1]], [across, up]) {
  const [dx, dy] = [across * PAN * (x1 - x0), up * PAN * (y1 - y0)];
  return [[x0 + dx, x1 + dx], [y0 + dy, y1 + dy]];
}

/**
 * A line as worn at its left end as in the plane, and at its right end as farthest away from it.
 * @param {Colours} colours
 */
function distanceKey({ ink }) {
  const canvas = element("canvas", { style: `width: ${KEY.width}px; height: ${KEY.height}px`, "aria-hidden": "true" });
  const ctx = fresh(canvas, KEY);
  levels.forEach(({ width, alpha }, i) => {
    const ends = [i, i + 1].map((place) => 3 + ((KEY.width - 6) * place) / levels.length);
    line(ctx, ends, [KEY.height / 2, KEY.height / 2], 0, 1);
    stroke(ctx, { colour: ink, width: 3.4 * width, alpha });
  });
  return canvas;
}
