// The surface in three dimensions, over the same window as the map. Plotly draws the surface, or a canvas does where there is no
// WebGL, be it lost later; the paths are drawn on a canvas above it, through the same camera, so that they look as on the map and
// play at the same pace.

import { camera } from "./camera.js";
import { Chart, pictureOf } from "./chart.js";
import { Drawn } from "./drawn.js";
import { Handle } from "./handle.js";
import { fresh, sizeOf } from "./ink.js";
import { turned } from "./orbit.js";
import { layout, scenery, trace } from "./scenery.js";
import { paintSpatial, spatial } from "./spatial.js";
import { finer, terrain } from "./terrain.js";
import { rounded } from "./window.js";
import { onPress, withKey } from "../parts/press.js";
import { element } from "../parts/theme.js";
import { timer } from "../parts/timer.js";

const FINER_AFTER = 300; // milliseconds after a surface was drawn, and while a hand turns it
const [TURN, BREATH] = [6, 10]; // milliseconds: how long a finer one is worked on at a time, and how long then it is not

/** @type {import("./window.js").Window} */
const NOWHERE = [[0, 0], [0, 0]];

/** @typedef {import("./spatial.js").Race} Race */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {import("../parts/theme.js").Colours} Colours */

export class Relief {
  /** @type {Race | null} */
  race = null;

  /** @type {Colours | null} */
  colours = null;

  /** @type {Terrain | null} that is drawn */
  terrain = null;

  /** @type {ReturnType<typeof spatial> | null} the race in pixels, once it is drawn */
  spatial = null;

  size = { width: 0, height: 0, enlarged: 1 }; // until a race is shown
  pose = ""; // of the camera at the last frame
  step = 0;

  /**
   * @param {HTMLElement} host
   * @param {object} options
   * @param {AbortSignal} options.signal
   * @param {ConstructorParameters<typeof Handle>[1] | null} options.start  what is said of the ring at the start; null where it cannot be moved
   * @param {import("./map.js").Pick} [options.onPick]
   */
  constructor(host, { signal, start, onPick = () => {} }) {
    this.host = host;
    this.onPick = onPick;
    this.signal = signal;
    this.working = timer(signal);
    this.held = false; // whether the reader's hand is on the view
    /** @type {Chart | Drawn} what draws the surface */
    this.ground = new Chart(signal);
    this.canvas = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.handle = start && new Handle(this, start);
    host.append(this.ground.node, this.canvas, ...(this.handle ? [this.handle.node] : []));
    this.listen(signal);
  }

  /**
   * @param {Race} race
   * @param {Colours} colours
   * @param {import("./window.js").Window} window
   */
  async show(race, colours, window) {
    const same = race.surface.id === this.race?.surface.id && race.surface.grid === this.race.surface.grid && colours === this.colours && String(window) === String(this.terrain?.window);
    if (!this.race) this.size = sizeOf(this.host);
    this.race = race;
    this.colours = colours;
    if (!same) {
      const land = this.terrain = terrain(race.surface, window);
      await this.drawGround();
      this.refine(race.surface, land);
    }
    this.ground.onFrame(() => this.moved());
    this.project();
  }

  /**
   * Shows another race on the same surface, at once.
   * @param {Race} race
   */
  walk(race) {
    if (race.surface.id !== this.race?.surface.id) return; // nothing of this surface is drawn yet
    this.race = race;
    this.project();
  }

  /**
   * Draws the surface again on a finer mesh, if its grid shows it with saw teeth: in turns, while nobody's hand is on it.
   * @param {Race["surface"]} surface
   * @param {ReturnType<typeof terrain>} land  that is drawn
   */
  refine(surface, land) {
    const work = finer(surface, land);
    const turn = () => {
      if (this.terrain !== land) return;
      if (this.held || this.host.hidden) { this.working.start(turn, FINER_AFTER); return; }
      const until = performance.now() + TURN;
      while (performance.now() < until) {
        const { done, value } = work.next();
        if (!done) continue;
        if (value) this.settle(value);
        return;
      }
      this.working.start(turn, BREATH);
    };
    this.working.start(turn, FINER_AFTER);
  }

  /** @param {Terrain} land  that is drawn from now on */
  async settle(land) {
    this.terrain = land;
    await this.drawGround();
    this.project();
  }

  async drawGround() {
    const { race, terrain: land, colours, size, ground } = this;
    if (!race || !land || !colours) return;
    if (ground instanceof Drawn) { ground.draw(scenery(race, land, colours), size); return; }
    await ground.draw([trace(race, land, colours)], layout(race, land, colours, size, ground.camera), { scrollZoom: true });
    if (ground.solid) ground.onLoss(() => this.doWithout());
    else this.doWithout();
  }

  /** From now on a canvas shows what WebGL did not, or does no more; the camera stays where it was. */
  doWithout() {
    const { ground, signal } = this;
    if (ground instanceof Drawn) return;
    this.ground = new Drawn(signal, ground.camera);
    ground.node.replaceWith(this.ground.node);
    ground.clear();
    this.ground.onFrame(() => this.moved());
    this.drawGround();
  }

  /** A frame was drawn: has the camera moved? */
  moved() {
    const { model, view, projection } = this.ground.pose;
    const pose = [...view, ...projection, ...model, this.size.width, this.size.height].join();
    if (pose === this.pose) return;
    this.pose = pose;
    this.project();
  }

  project() {
    const { race, terrain: land, ground, size } = this;
    if (!race || !land || !ground.camera || this.host.hidden) return;
    this.spatial = spatial(race, land, camera(ground.pose, size, land));
    this.handle?.place({ race, window: land.window });
    this.tick(this.step);
  }

  /** The window that the surface is drawn over. */
  get window() {
    return this.terrain?.window ?? NOWHERE;
  }

  /**
   * Where a point of the surface is, in pixels of the view.
   * @param {number} x
   * @param {number} y
   * @returns {[px: number, py: number]}
   */
  pixelOf(x, y) {
    const { race, terrain: land, ground, size } = this;
    if (!race || !land) return [0, 0];
    return camera(ground.pose, size, land).pixel(x, y, race.surface.height(race.surface.f(x, y)));
  }

  /**
   * The point of the surface under the pointer, in as many decimals as the window can show; null beside it.
   * @param {{ clientX: number, clientY: number }} event
   * @param {{ left: number, top: number }} box  of the view on the page
   */
  pointAt(event, box = this.host.getBoundingClientRect()) {
    const { terrain: land, ground, size } = this;
    const point = land && ground.camera && camera(ground.pose, size, land).under(event.clientX - box.left, event.clientY - box.top);
    return point ? rounded(land.window, ...point) : null;
  }

  /** @param {number} step */
  tick(step) {
    this.step = step;
    if (this.spatial && this.colours && !this.host.hidden) paintSpatial(fresh(this.canvas, this.size), this.spatial, this.colours, step);
  }

  /**
   * A click that is not a turn of the camera starts the race at the point of the surface under it.
   * @param {AbortSignal} signal
   */
  listen(signal) {
    onPress(this.host, {
      signal,
      down: () => { this.held = true; },
      up: (event, { tap, target }) => {
        this.held = false;
        const point = tap && target instanceof Element && !target.closest(".rv-start, .rv-look") ? this.pointAt(event) : null;
        if (point) this.onPick(...point, { final: true, play: true, more: withKey(event) });
      },
    });
  }

  /**
   * The camera goes round by an angle, and up by another, in radians.
   * @param {number} round
   * @param {number} up
   */
  turn(round, up) {
    const { ground } = this;
    const { camera: seen } = ground;
    if (!seen) return;
    if (ground instanceof Drawn) ground.look(turned(seen, round, up));
    else ground.relayout({ "scene.camera": { ...seen, ...turned(seen, round, up) } });
  }

  /**
   * The surface as it is seen, as a picture that is `ratio` times as large.
   * @param {number} ratio
   */
  async picture(ratio) {
    const { race, terrain: land, colours, size, ground } = this;
    if (ground instanceof Drawn) return ground.node;
    if (!race || !land || !colours) throw new Error("No surface is drawn yet.");
    const figure = { data: [trace(race, land, colours)], layout: layout(race, land, colours, size, ground.camera) };
    return pictureOf(await ground.picture({ figure, width: size.width, height: size.height, scale: ratio }));
  }

  resize() {
    if (!this.race || this.host.hidden) return undefined;
    this.size = sizeOf(this.host);
    return this.ground.resize(this.size);
  }
}
