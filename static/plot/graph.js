// The graph of a surface of one weight: f over that weight, with the race on it. A drag moves what is seen of the axis, the
// wheel zooms; the heights follow what is seen.

import { Handle } from "./handle.js";
import { frame } from "./frame.js";
import { fresh, sharpness, sizeOf } from "./ink.js";
import { liftedOf } from "./lifted.js";
import { gaps, heightsOf, profile } from "./profile.js";
import { paintMoving, paintStill, paintUnder } from "./projection.js";
import { Readout } from "./readout.js";
import { KINDS, beside } from "./layers/critical.js";
import { evenTicks } from "./ticks.js";
import { quantity } from "./quantities.js";
import { nearer, rounded } from "./window.js";
import { coarse, onPress, withKey } from "../parts/press.js";
import { FONT, element } from "../parts/theme.js";

const EDGE = { left: 52, right: 14, top: 26, bottom: 46 }; // pixels around the graph
const APART = { x: 70, y: 40 }; // pixels at least from one tick to the next
const STILL = 5; // pixels: a press that moves less is a tap
const WHEEL = 1.0015; // times as near for each pixel that the wheel turns
const FINEST = 1e-10; // of the weight: a window that is narrower would show rounding

/** @typedef {import("../parts/theme.js").Colours} Colours */
/** @typedef {import("./window.js").Window} Window */
/** @typedef {import("./window.js").Point} Point */
/**
 * What a graph needs of a race; `looked` is the method whose step is shown, else the first.
 * @typedef {import("./map.js").Mapped & import("./lifted.js").Curved & { looked?: string | null }} Drawable
 */
/**
 * A race as its graph shows it: with the heights in the place of the second weight, and with the curve.
 * @template {Drawable} Race
 * @typedef {Race & { graph: { f: (x: number) => number, pieces: import("./profile.js").Piece[], gaps: import("./window.js").Ends[], looked: string | undefined } }} Lifted
 */
/**
 * @template {Drawable} Race
 * @typedef {import("./projection.js").Projection<Lifted<Race>>} Projection
 */

/** @template {Drawable} Race */
export class Graph {
  /** @type {Race | null} */
  race = null;

  /** @type {Window} what is seen: of the weight, and of the other coordinate that f does not have */
  window = [[0, 1], [0, 1]]; // until a race is shown

  /** @type {Colours | null} */
  colours = null;

  /** @type {Projection<Race> | null} of what is shown now */
  projection = null;

  size = { width: 0, height: 0, enlarged: 1 }; // until a race is shown
  step = 0;

  /**
   * @param {HTMLElement} host
   * @param {object} options
   * @param {AbortSignal} options.signal
   * @param {import("./projection.js").Layer<Lifted<Race>>[]} options.layers  the lowest first
   * @param {import("./map.js").Standing<any>[]} [options.standing]
   * @param {ConstructorParameters<typeof Handle>[1]} [options.start]  what is said of the start, where it can be moved
   * @param {(projection: Projection<Race>, step: number) => string} [options.keyed]  what the lines are that show a step
   * @param {(race: Race) => number} [options.floor]  pixels above the axis in which the curve does not lie
   * @param {import("./map.js").Pick} [options.onPick]
   * @param {(window: Window) => void} [options.onWindow]  what is seen has changed and rests
   */
  constructor(host, { signal, layers, standing = [], start, keyed = () => "", floor = () => 0, onPick = () => {}, onWindow = () => {} }) {
    this.host = host;
    this.layers = layers;
    /** @type {import("./map.js").Pick} */
    this.onPick = (x, _, how) => onPick(x, this.race?.start[1] ?? 0, how); // the other coordinate stays
    this.onWindow = onWindow;
    const canvas = (/** @type {string} */ layer) => element("canvas", { class: "rv-canvas", "data-layer": layer, "aria-hidden": "true" });
    this.ground = canvas("ground");
    this.under = canvas("under");
    this.still = canvas("still");
    this.moving = canvas("moving");
    this.standing = standing;
    this.keyed = keyed;
    this.floor = floor;
    this.handle = start && new Handle(this, { ...start, weights: 1 });
    this.readout = new Readout(this, (projection, x) => inWords(projection, x));
    this.key = element("p", { class: "rv-note rv-graph-key" });
    this.note = element("p", { class: "rv-note" });
    host.append(this.ground, this.under, this.still, this.moving, ...standing.flatMap(({ node }) => node ?? []), ...(this.handle ? [this.handle.node] : []), this.readout.node, this.key, this.note);
    this.listen(signal);
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  /**
   * Something more stands on the graph; it finds its own place in the page.
   * @param {import("./map.js").Standing<any>} thing
   */
  stand(thing) {
    this.standing.push(thing);
  }

  /**
   * Shows a race; what is seen stays where the reader left it unless the surface is another one.
   * @param {Race} race
   * @param {Colours} colours
   */
  show(race, colours) {
    const { race: before } = this;
    const moved = !before || race.surface.id !== before.surface.id || String(race.look) !== String(before.look);
    if (!this.size.width) this.size = sizeOf(this.host);
    this.colours = colours;
    if (moved) this.window = race.look ?? race.surface.domain;
    this.walk(race);
  }

  /**
   * Shows another race, at once.
   * @param {Race} race
   */
  walk(race) {
    this.race = race;
    this.project();
  }

  /** @param {Window} window */
  look(window) {
    const [[low, high]] = window;
    if (!(high - low > FINEST * Math.max(Math.abs(low), Math.abs(high)))) return;
    this.window = window;
    this.project();
    this.onWindow(window);
  }

  /**
   * Looks from nearer by a factor, towards the middle or another place that stays where it is.
   * @param {number} by
   * @param {number} [at]
   */
  zoom(by, at) {
    const [[low, high], up] = this.window;
    const [across] = nearer(this.window, by, [at ?? low + (high - low) / 2, 0]);
    this.look([across, up]);
  }

  resize() {
    this.size = sizeOf(this.host);
    this.project();
  }

  /** The present view in pixels. */
  project() {
    const { race, window: [across, up], colours, size, layers } = this;
    if (!race || !colours || !size.width) return;
    const lifted = liftedOf(race);
    const f = (/** @type {number} */ x) => race.surface.f(x, 0);
    const start = race.start[0] >= across[0] && race.start[0] <= across[1] ? [lifted.start[1]] : [];
    const { range: [lowest, highest], cut } = heightsOf(f, across, start);
    const free = (this.floor(race) * size.enlarged) / (size.height - (EDGE.top + EDGE.bottom) * size.enlarged);
    const range = /** @type {import("./window.js").Ends} */ ([highest - (highest - lowest) / (1 - free), highest]);
    const tall = range[1] - range[0];
    const pieces = profile(f, across, tall, [...lifted.surface.minima.map(([x]) => x), ...(lifted.critical?.points ?? []).map(({ x }) => x)]);
    const looked = race.methods.find(({ key }) => key === race.looked) ?? race.methods[0];
    const axes = axesOf(size, across, range);
    /** @type {Lifted<Race>} */
    const shown = { ...lifted, graph: { f, pieces, gaps: gaps(pieces, across), looked: looked?.key } };
    this.projection = { race: shown, window: [across, range], axes, colours, size, drawn: { window: [across, range], scale: race.surface.scale } };
    this.say(this.note, beyond(cut));
    drawFrame(fresh(this.ground, size), this.projection, race.surface.axes[0]);
    this.handle?.place({ race: { start: [race.start[0], up[0]], surface: race.surface }, window: this.window });
    for (const thing of this.standing) thing.place(this.projection);
    paintStill(layers, fresh(this.still, size), this.projection);
    this.tick(this.step);
  }

  /**
   * @param {HTMLElement} note
   * @param {string} words
   */
  say(note, words) {
    if (note.textContent !== words) note.textContent = words;
  }

  /**
   * The clock stands at a step, which may lie between two.
   * @param {number} step
   */
  tick(step) {
    this.step = step;
    if (!this.projection || this.host.hidden) return;
    for (const thing of this.standing) thing.tick?.(step);
    this.say(this.key, this.keyed(this.projection, step));
    paintUnder(this.layers, fresh(this.under, this.size), this.projection, step);
    paintMoving(this.layers, fresh(this.moving, this.size), this.projection, step);
  }

  /**
   * What does not move below the layers, as a picture that is `ratio` times as large.
   * @param {number} ratio
   */
  async picture(ratio) {
    const picture = element("canvas");
    const { projection, race, size } = this;
    if (projection && race) drawFrame(fresh(picture, { ...size, ratio }), projection, race.surface.axes[0]);
    return picture;
  }

  /**
   * Where a point is, in pixels.
   * @param {number} x
   * @returns {Point}
   */
  pixelOf(x) {
    if (!this.projection) return [0, 0];
    const { axes: { toX, toY, top, bottom }, race: { graph } } = this.projection;
    const y = toY(graph.f(x));
    return [toX(x), Number.isFinite(y) ? Math.min(Math.max(y, top), bottom) : bottom];
  }

  /**
   * A weight under the pointer, in as many decimals as can be seen, beside what the other coordinate is; null outside the axes.
   * @param {{ clientX: number, clientY: number }} event
   * @param {{ left: number, top: number }} box  of the graph on the page
   * @returns {Point | null}
   */
  pointAt(event, box = this.host.getBoundingClientRect()) {
    const { projection, race } = this;
    if (!projection || !race) return null;
    const { axes } = projection;
    const px = event.clientX - box.left;
    if (px < axes.left || px > axes.right) return null;
    return [rounded(this.window, axes.fromX(px), 0)[0], race.start[1]];
  }

  // --- the reader's hand ---------------------------------------------------------------------------------------------

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { host } = this;
    /** @type {{ x: number, window: Window } | null} where the hand has taken hold of the axis */
    let held = null;
    onPress(host, {
      signal,
      down: (event) => {
        const free = event.target instanceof Element && !event.target.closest(".rv-start, .rv-event, .rv-look, .rv-guess");
        held = free && !coarse() && !event.button ? { x: event.clientX, window: this.window } : null;
      },
      up: (event, { tap, target }) => {
        held = null;
        const point = tap && target instanceof Element && !target.closest(".rv-start, .rv-event, .rv-look, .rv-guess") && this.race ? this.pointAt(event) : null;
        if (point) this.onPick(...point, { final: true, play: true, more: withKey(event) });
      },
    });
    window.addEventListener("pointermove", (event) => {
      if (!held || !this.projection || Math.abs(event.clientX - held.x) < STILL) return;
      const { axes: { left, right } } = this.projection;
      const [[low, high], up] = held.window;
      const by = ((held.x - event.clientX) / (right - left)) * (high - low);
      this.look([[low + by, high + by], up]);
    }, { signal });
    host.addEventListener("wheel", (event) => {
      if (!this.projection || coarse()) return;
      event.preventDefault();
      const at = this.projection.axes.fromX(event.clientX - host.getBoundingClientRect().left);
      this.zoom(WHEEL ** -event.deltaY, at);
    }, { signal, passive: false });
  }
}

/**
 * Where f goes on beyond the picture, in words; nothing where it does not.
 * @param {{ low: number | null, high: number | null }} cut
 */
function beyond({ low, high }) {
  const more = [high === null ? "" : `up to ${quantity(high)}`, low === null ? "" : `down to ${quantity(low)}`].filter(Boolean);
  return more.length ? `f goes on beyond this picture, ${more.join(" and ")}.` : "";
}

/**
 * The axes of the graph, in pixels.
 * @param {import("./ink.js").HostSize} size
 * @param {import("./window.js").Ends} across
 * @param {import("./window.js").Ends} range
 * @returns {import("./chart.js").Axes}
 */
function axesOf({ width, height, enlarged: by }, across, range) {
  const [left, right, top, bottom] = [EDGE.left * by, width - EDGE.right, EDGE.top * by, height - EDGE.bottom * by];
  const [wide, tall] = [across[1] - across[0], range[1] - range[0]];
  return {
    left, right, top, bottom, window: [across, range],
    toX: (x) => left + ((x - across[0]) / wide) * (right - left), fromX: (pixel) => across[0] + ((pixel - left) / (right - left)) * wide,
    toY: (y) => Math.min(Math.max(bottom - ((y - range[0]) / tall) * (bottom - top), -1e5), 1e5), fromY: (pixel) => range[0] + ((bottom - pixel) / (bottom - top)) * tall,
  };
}

/**
 * The axes with their ticks and names.
 * @param {CanvasRenderingContext2D} ctx
 * @param {import("./projection.js").Projection<unknown>} projection
 * @param {string} weight
 */
function drawFrame(ctx, { axes, window: [across, range], colours, size: { width, enlarged: by } }, weight) {
  const { left, right, top, bottom, toX, toY } = axes;
  const spaces = (/** @type {number} */ room, /** @type {number} */ apart) => Math.max(2, Math.floor(room / (apart * by)));
  const ticks = { x: evenTicks(...across, spaces(right - left, APART.x)), y: evenTicks(...range, spaces(bottom - top, APART.y)) };
  frame(ctx, { name: "f", title: "f", axis: { type: "linear", range }, ticks, left, right, top, bottom, toX, toY, toStep: axes.fromX }, { colours, by, ratio: sharpness(), width });
  Object.assign(ctx, { font: `${13 * by}px ${FONT}`, fillStyle: colours.quiet, textAlign: "center", textBaseline: "alphabetic" });
  ctx.fillText(weight, (left + right) / 2, bottom + 36 * by);
}

/**
 * What there is at a place: a critical point that is close to it, or how high f is.
 * @param {Projection<Drawable>} projection
 * @param {number} x
 */
function inWords({ race: { surface: { axes: [name] }, critical, graph }, axes }, x) {
  const met = critical && beside(axes, critical.points, x);
  if (!met) return `${name} ${quantity(x)}   f ${quantity(graph.f(x))}`;
  const { kind, value, low } = met;
  const curvature = Number.isFinite(low) ? `\ncurvature ${quantity(low)}` : "";
  return `${KINDS[kind][0][0].toUpperCase()}${KINDS[kind][0].slice(1)}\n${name} ${quantity(met.x)}   f ${quantity(value)}${curvature}`;
}
