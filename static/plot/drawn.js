// The 3-D view on a canvas, for where there is no WebGL: what Plotly draws there, and turned by hand as it is.

import { drawGrids, drawNumbers, boxOf } from "./box.js";
import { camera } from "./camera.js";
import { fresh } from "./ink.js";
import { OPENING, away, poseOf, turned } from "./orbit.js";
import { raster } from "./raster.js";
import { element } from "../parts/theme.js";
import { timer } from "../parts/timer.js";

const [ROUGH, FINE] = [1, 2]; // pixels of the picture to one of the page: while the hand moves, and when it rests
const RESTS_AFTER = 150; // milliseconds
const ZOOM = 0.001; // of the distance, for a pixel of the wheel

/** @typedef {import("./orbit.js").Orbit} Orbit */
/** @typedef {{ terrain: import("./terrain.js").Terrain, dress: import("./raster.js").Dress, names: string[], colours: import("../parts/theme.js").Colours }} Scenery  what is drawn */

export class Drawn {
  /** @type {Scenery | null} */
  scenery = null;

  size = { width: 0, height: 0, enlarged: 1 }; // until something is drawn
  waits = false; // for the next frame
  act = () => {};

  /**
   * @param {AbortSignal} signal
   * @param {Orbit | undefined} seen  the camera from which to go on
   */
  constructor(signal, seen) {
    this.signal = signal;
    this.orbit = seen ?? OPENING;
    this.resting = timer(signal);
    this.node = element("canvas", { class: "rv-plot rv-drawn", "aria-hidden": "true" });
    this.surface = element("canvas");
    this.listen();
  }

  /** The camera as Plotly has one; undefined before anything is drawn. */
  get camera() {
    return this.scenery ? this.orbit : undefined;
  }

  /** @returns {import("./chart.js").Pose} */
  get pose() {
    if (!this.scenery) throw new Error("The canvas has no 3-D view yet.");
    return poseOf(this.orbit, this.size, this.scenery.terrain);
  }

  /** @param {() => void} act  after every frame */
  onFrame(act) {
    this.act = act;
  }

  /**
   * @param {Scenery} scenery
   * @param {import("./ink.js").HostSize} size
   */
  draw(scenery, size) {
    Object.assign(this, { scenery, size });
    this.paint(FINE);
  }

  /** @param {import("./ink.js").HostSize} size */
  resize(size) {
    if (this.scenery) this.draw(this.scenery, size);
  }

  /** @param {number} ratio */
  paint(ratio) {
    const { scenery, size, surface, pose } = this;
    if (!scenery || !size.width || !size.height) return;
    const { terrain, dress, names, colours } = scenery;
    const pixels = { width: Math.round(ratio * size.width), height: Math.round(ratio * size.height) };
    const lines = { ...dress.lines, width: dress.lines.width * ratio };
    Object.assign(surface, pixels);
    const image = new ImageData(raster(terrain, pose, pixels, { ...dress, lines }), pixels.width);
    /** @type {import("./ink.js").Context} */ (surface.getContext("2d")).putImageData(image, 0, 0);
    const ctx = fresh(this.node, { ...size, ratio: FINE });
    const box = boxOf(terrain, pose, camera(pose, size, terrain));
    drawGrids(ctx, box, colours);
    ctx.drawImage(surface, 0, 0, size.width, size.height);
    drawNumbers(ctx, box, { names, width: size.width }, colours);
    this.act();
  }

  /**
   * Looks from elsewhere: roughly in the next frame, finely when the hand rests.
   * @param {Orbit} orbit
   */
  look(orbit) {
    this.orbit = orbit;
    this.resting.start(() => this.paint(FINE), RESTS_AFTER);
    if (this.waits) return;
    this.waits = true;
    requestAnimationFrame(() => {
      this.waits = false;
      if (!this.signal.aborted) this.paint(ROUGH);
    });
  }

  listen() {
    const { node, signal } = this;
    /** @type {{ x: number, y: number } | null} where the hand was last, while it holds the view */
    let held = null;
    node.addEventListener("pointerdown", ({ pointerId, button, x, y }) => {
      if (button) return;
      node.setPointerCapture(pointerId);
      held = { x, y };
    }, { signal });
    node.addEventListener("lostpointercapture", () => { held = null; }, { signal });
    node.addEventListener("pointermove", ({ x, y }) => {
      if (!held) return;
      const by = Math.PI / this.size.height;
      this.look(turned(this.orbit, (held.x - x) * by, (y - held.y) * by));
      held = { x, y };
    }, { signal });
    node.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.look(away(this.orbit, Math.exp(ZOOM * event.deltaY)));
    }, { signal, passive: false });
  }
}
