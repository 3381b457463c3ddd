// The surface in three dimensions, over the same window as the map. Plotly draws the surface; the paths are drawn on a canvas
// above it, through Plotly's own camera, so that they look as on the map and play at the same pace.

import { camera } from "./camera.js";
import { Chart } from "./chart.js";
import { bandSize } from "./field.js";
import { fresh, sizeOf } from "./ink.js";
import { paintSpatial, spatial } from "./spatial.js";
import { terrain } from "./terrain.js";
import { onPress } from "../parts/press.js";
import { FONT, element } from "../parts/theme.js";

const CAMERA = { eye: { x: -1.3, y: -0.95, z: 1.3 }, center: { x: 0, y: 0, z: -0.12 } }; // until the reader turns it

/** @typedef {import("./spatial.js").Race} Race */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {import("../parts/theme.js").Colours} Colours */

/**
 * The surface as one of Plotly's traces.
 * @param {Race} race
 * @param {Terrain} terrain
 * @param {Colours} colours
 * @returns {import("./chart.js").Trace}
 */
function trace({ surface: { scale }, bands }, { field, range: [low, high] }, colours) {
  const floor = Math.max(scale.low, low);
  return {
    type: "surface", ...field, showscale: false, hoverinfo: "skip", colorscale: bands[colours.name].map((colour, end) => [end, colour]),
    cmin: floor, cmax: Math.max(Math.min(scale.high, high), floor + 1e-12), lighting: { ambient: 0.8, diffuse: 0.4, specular: 0.02, roughness: 0.9 },
    contours: {
      z: { show: true, start: scale.low, end: scale.high, size: bandSize(scale), color: colours.ridge, width: 1, highlight: false },
      x: { highlight: false }, y: { highlight: false },
    },
  };
}

/**
 * Plotly's layout of the view.
 * @param {Race} race
 * @param {Terrain} terrain
 * @param {Colours} colours
 * @param {import("./ink.js").HostSize} size
 * @param {object | undefined} seen  the camera as it stands, if there is one
 */
function layout({ surface: { scale } }, { window, range }, colours, { enlarged: by }, seen) {
  const axis = (/** @type {string} */ title, /** @type {import("./window.js").Ends} */ ends) => ({
    title: { text: title, font: { size: 12 * by } }, range: [...ends], showbackground: false, gridcolor: colours.line, zeroline: false, showspikes: false,
    tickfont: { size: 10 * by }, nticks: 5, color: colours.quiet,
  });
  return {
    margin: { l: 0, r: 0, t: 0, b: 0 }, paper_bgcolor: "rgba(0,0,0,0)", showlegend: false, autosize: true,
    font: { family: FONT, color: colours.quiet, size: 11 },
    scene: {
      xaxis: axis("x", window[0]), yaxis: axis("y", window[1]), zaxis: axis(scale.label, range),
      aspectmode: "manual", aspectratio: { x: 1, y: 1, z: 0.62 }, dragmode: "turntable", hovermode: "closest",
      camera: seen ?? CAMERA,
    },
  };
}

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
   * @param {{ signal: AbortSignal, onPick: import("./map.js").Pick }} options
   */
  constructor(host, { signal, onPick }) {
    this.host = host;
    this.onPick = onPick;
    this.chart = new Chart(signal);
    this.canvas = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    host.append(this.chart.node, this.canvas);
    this.listen(signal);
  }

  /**
   * @param {Race} race
   * @param {Colours} colours
   * @param {import("./window.js").Window} window
   */
  async show(race, colours, window) {
    const same = race.surface.id === this.race?.surface.id && colours === this.colours && String(window) === String(this.terrain?.window);
    if (!this.race) this.size = sizeOf(this.host);
    this.race = race;
    this.colours = colours;
    if (!same) {
      this.terrain = terrain(race.surface, window);
      await this.chart.draw([trace(race, this.terrain, colours)], layout(race, this.terrain, colours, this.size, this.chart.camera), { scrollZoom: true });
    }
    this.chart.onFrame(() => this.moved());
    this.project();
  }

  /**
   * Shows another race on the same surface, at once.
   * @param {Race} race
   */
  walk(race) {
    if (!this.race) return; // nothing is drawn yet
    this.race = race;
    this.project();
  }

  /** A frame was drawn: has the camera moved? */
  moved() {
    const { model, view, projection } = this.chart.pose;
    const pose = [...view, ...projection, ...model, this.size.width, this.size.height].join();
    if (pose === this.pose) return;
    this.pose = pose;
    this.project();
  }

  project() {
    const { race, terrain: ground, chart, size } = this;
    if (!race || !ground || !chart.camera || this.host.hidden) return;
    this.spatial = spatial(race, ground, camera(chart.pose, size, ground));
    this.tick(this.step);
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
      up: (event, { tap }) => {
        if (!tap || !this.terrain || !this.chart.camera) return;
        const box = this.host.getBoundingClientRect();
        const point = camera(this.chart.pose, this.size, this.terrain).under(event.clientX - box.left, event.clientY - box.top);
        if (!point) return;
        const [x, y] = point.map((value) => Number(value.toPrecision(4)));
        this.onPick(x, y, { final: true, play: true });
      },
    });
  }

  resize() {
    if (!this.race || this.host.hidden) return undefined;
    this.size = sizeOf(this.host);
    return this.chart.resize();
  }
}
