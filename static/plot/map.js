// The contour map: Plotly draws the surface and the axes, two canvases above it show layers, and elements may stand on it.

import { Chart, pictureOf } from "./chart.js";
import { misses, numbersOf, pixels } from "./finer.js";
import { MARGIN, layout, whole } from "./ground.js";
import { fresh, sharpness, sizeOf } from "./ink.js";
import { paintGround, paintMoving, paintStill } from "./projection.js";
import { Readout } from "./readout.js";
import { grown, nearer, rounded } from "./window.js";
import { coarse, onPress, withKey } from "../parts/press.js";
import { element } from "../parts/theme.js";
import { timer } from "../parts/timer.js";

const REFINE_AFTER = 120; // milliseconds after the last pan or zoom
const FINER_AFTER = 200; // milliseconds after a ground was drawn
const [TURN, BREATH] = [7, 4]; // milliseconds: how long a finer ground is worked on at a time, and how long then it is not

/** @typedef {import("./window.js").Point} Point */
/** @typedef {import("./window.js").Window} Window */
/** @typedef {import("../parts/theme.js").Colours} Colours */

/**
 * What a map needs of a race, whatever its layers are; `look` is the part of the surface's window that it opens on.
 * @typedef {import("./ground.js").Grounded & { start: Point, look?: Window | null }} Mapped
 */

/**
 * An element, or some, that stand on a map: they take their place whenever the map is projected, and follow the clock.
 * @template Race
 * @typedef {object} Standing
 * @property {Element} [node]
 * @property {(projection: import("./projection.js").Projection<Race>) => void} place
 * @property {(step: number) => void} [tick]
 */

/**
 * Where and how the reader wishes something to be: whether that is the last word, whether the race is to play, and
 * whether a key was held that makes it one more beside those that there are.
 * @typedef {(x: number, y: number, how: { final: boolean, play: boolean, more?: boolean }) => void} Pick
 */

/** @template {Mapped} Race */
export class ContourMap {
  /** @type {Race | null} */
  race = null;

  /** @type {Window} what is seen of the surface */
  window = [[0, 1], [0, 1]]; // until a race is shown

  /** @type {Colours | null} */
  colours = null;

  /** @type {import("./projection.js").Projection<Race> | null} of what is shown now */
  projection = null;

  size = { width: 0, height: 0, enlarged: 1 }; // until a race is shown

  /** @type {import("./projection.js").Projection<Race>["drawn"] | null} */
  drawn = null;

  /** @type {import("./projection.js").Projection<Race>["fine"]} */
  fine = null;

  /** @type {{ fine: import("./projection.js").Projection<Race>["fine"], seen: string }} the ground that is painted, and what was seen of it */
  painted = { fine: null, seen: "" };

  step = 0;
  held = false; // whether the reader's hand is on the map
  stale = false; // whether the ground is to be drawn afresh when it lets go

  /**
   * @param {HTMLElement} host
   * @param {object} options
   * @param {AbortSignal} options.signal  with which the map ends
   * @param {import("./projection.js").Layer<Race>[]} options.layers  the lowest first
   * @param {import("./ground.js").Ground<Race>} [options.ground]
   * @param {(map: ContourMap<Race>) => Standing<Race>[]} [options.standing]
   * @param {import("./readout.js").Told<Race>} [options.told]
   * @param {Pick} [options.onPick]  the reader has pressed a point
   * @param {(window: Window) => void} [options.onWindow]  the visible window has changed and rests
   */
  constructor(host, { signal, layers, ground = whole, standing = () => [], told = () => null, onPick = () => {}, onWindow = () => {} }) {
    this.host = host;
    this.layers = layers;
    this.ground = ground;
    this.onPick = onPick;
    this.onWindow = onWindow;
    this.chart = new Chart(signal);
    this.refining = timer(signal);
    this.working = timer(signal);
    const canvas = (/** @type {string} */ layer) => element("canvas", { class: "rv-canvas", "data-layer": layer, "aria-hidden": "true" });
    this.below = canvas("below"); // the ground in the pixels of the screen
    this.below.hidden = true;
    this.still = canvas("still");
    this.moving = canvas("moving");
    this.readout = new Readout(this, told);
    this.note = element("p", { class: "rv-note" });
    this.standing = standing(this);
    host.append(this.chart.node, this.below, this.still, this.moving, ...this.standing.flatMap(({ node }) => node ?? []), this.readout.node, this.note);
    this.listen(signal);
  }

  /**
   * Something more stands on the map; it finds its own place in the page.
   * @param {Standing<Race>} thing
   */
  stand(thing) {
    this.standing.push(thing);
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  /**
   * Shows a race; the window stays where the reader left it unless the surface is another one.
   * @param {Race} race
   * @param {Colours} colours
   */
  async show(race, colours) {
    const { race: before } = this;
    const moved = !before || race.surface.id !== before.surface.id || String(race.look) !== String(before.look);
    const redrawn = moved || colours !== this.colours || this.ground.key(race) !== this.ground.key(before);
    this.race = race;
    this.colours = colours;
    if (!before) this.size = sizeOf(this.host);
    if (moved) this.window = race.look ?? race.surface.domain;
    this.say();
    if (redrawn) await this.drawGround();
    this.project();
  }

  /**
   * Shows another race on the same ground, at once.
   * @param {Race} race
   */
  walk(race) {
    this.race = race;
    this.project();
  }

  /** What the colours are of. */
  say() {
    if (this.race) this.note.textContent = this.ground.note(this.race, this.window);
  }

  /** The map's part of Plotly: what it draws, and the axes. */
  async drawGround() {
    const { race, window, colours, size, chart } = this;
    if (!race || !colours) return;
    const first = !chart.drawn;
    const scale = this.ground.scale(race, window);
    this.drawn = { window, scale };
    this.fine = null;
    const traces = this.ground.traces({ race, window, scale, colours });
    if (this.ground.fine) this.working.start(() => this.drawFiner(/** @type {import("./field.js").Grid} */ (traces[0])), FINER_AFTER);
    await chart.draw(traces, layout(window, race.surface.axes, colours, size, coarse() ? false : "pan"), { scrollZoom: !coarse(), doubleClick: false });
    if (first) for (const event of ["plotly_relayouting", "plotly_relayout"]) chart.on(event, () => this.follow());
  }

  /**
   * Draws the ground again in the pixels of the screen, if its grid misses what f does between its points: in turns, while
   * nobody's hand is on the map.
   * @param {import("./field.js").Grid} grid
   */
  drawFiner(grid) {
    const { race, drawn, colours } = this;
    if (!race || !drawn || !colours || Object.keys(race.surface.columns).length) return;
    if (this.held) { this.working.start(() => this.drawFiner(grid), FINER_AFTER); return; }
    if (!misses(race.surface, grid, drawn.scale)) return;
    const { surface, bands } = race;
    const window = grown(drawn.window, MARGIN);
    const { left, right, top, bottom } = this.chart.axes();
    const ratio = sharpness();
    const [width, height] = [right - left, bottom - top].map((side) => Math.ceil((1 + 2 * MARGIN) * ratio * side));
    if (!width || !height) return;
    const work = pixels(surface, drawn.scale, window, { width, height, ratio }, { ramp: bands[colours.name], line: numbersOf(colours.contour) });
    const turn = () => {
      const until = performance.now() + TURN;
      while (!this.held && performance.now() < until) {
        const { done, value } = work.next();
        if (!done) continue;
        const picture = element("canvas", { width, height });
        /** @type {import("./ink.js").Context} */ (picture.getContext("2d")).putImageData(new ImageData(value, width), 0, 0);
        this.fine = { picture, window };
        this.project();
        return;
      }
      this.working.start(turn, this.held ? FINER_AFTER : BREATH);
    };
    turn();
  }

  /** A pan or a zoom: the layers follow at once, the ground is drawn afresh when the hand rests. */
  follow() {
    this.window = this.chart.axes().window;
    this.project();
    this.refineSoon();
  }

  /** Draws the ground afresh once the hand has let go: a redraw in the middle of a pan would make Plotly lose its hold. */
  refineSoon() {
    this.refining.stop();
    if (!this.held) this.refining.start(() => this.look(this.window), REFINE_AFTER);
    else this.stale = true;
  }

  /** @param {Window} window */
  async look(window) {
    this.window = window;
    this.say();
    await this.drawGround();
    this.project();
    this.onWindow(window);
  }

  /**
   * Looks from nearer by a factor, towards the middle or another point that stays where it is.
   * @param {number} by
   * @param {Point | null} point
   */
  zoom(by, point = null) {
    if (!point) return this.look(grown(this.window, (1 / by - 1) / 2));
    return this.look(nearer(this.window, by, point));
  }

  async resize() {
    if (!this.race) return;
    this.size = sizeOf(this.host);
    await this.chart.resize();
    this.project();
  }

  /** The present view in pixels, for the layers and for what stands on the map. */
  project() {
    const { race, window, colours, size, drawn, layers } = this;
    if (!race || !colours || !drawn) return;
    this.projection = { race, window, colours, size, drawn, fine: this.fine, axes: this.chart.axes() };
    for (const thing of this.standing) thing.place(this.projection);
    this.paintBelow(this.projection);
    paintStill(layers, fresh(this.still, size), this.projection);
    this.tick(this.step);
  }

  /**
   * Paints the ground in the pixels of the screen, if it has changed or moved: a race that follows the hand leaves it as it is.
   * @param {import("./projection.js").Projection<Race>} projection
   */
  paintBelow(projection) {
    const { fine, window, size } = projection;
    const seen = [window, size.width, size.height, sharpness()].join();
    if (fine === this.painted.fine && (!fine || seen === this.painted.seen)) return;
    this.painted = { fine, seen };
    this.below.hidden = !fine;
    if (fine) paintGround(fresh(this.below, size), projection);
  }

  /**
   * The clock stands at a step, which may lie between two.
   * @param {number} step
   */
  tick(step) {
    this.step = step;
    if (!this.projection) return;
    for (const thing of this.standing) thing.tick?.(step);
    paintMoving(this.layers, fresh(this.moving, this.size), this.projection, step);
  }

  /**
   * What Plotly has drawn, as a picture that is `ratio` times as large.
   * @param {number} ratio
   */
  async picture(ratio) {
    const { width, height } = this.size;
    return pictureOf(await this.chart.picture({ width, height, scale: ratio }));
  }

  /**
   * Where a point is, in pixels of the map.
   * @param {number} x
   * @param {number} y
   * @returns {[px: number, py: number]}
   */
  pixelOf(x, y) {
    const { toX, toY } = this.chart.axes();
    return [toX(x), toY(y)];
  }

  // --- the reader's hand ---------------------------------------------------------------------------------------------

  /**
   * A point under the pointer, in as many decimals as the window can show; null outside the axes.
   * @param {{ clientX: number, clientY: number }} event
   * @param {{ left: number, top: number }} box  of the map on the page
   */
  pointAt(event, box = this.host.getBoundingClientRect()) {
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const axes = this.chart.axes();
    if (px < axes.left || px > axes.right || py < axes.top || py > axes.bottom) return null;
    return rounded(this.window, axes.fromX(px), axes.fromY(py));
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    onPress(this.host, {
      signal,
      down: () => { this.held = true; },
      up: (event, { tap, target }) => {
        this.held = false;
        if (this.stale) this.refineSoon();
        this.stale = false;
        const point = tap && target instanceof Element && !target.closest(".rv-start, .rv-event, .rv-look") && this.race ? this.pointAt(event) : null;
        if (point) this.onPick(...point, { final: true, play: true, more: withKey(event) });
      },
    });
  }
}
