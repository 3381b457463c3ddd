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

/** The surface as one of Plotly's traces. */
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

/** Plotly's layout of the view; `seen` is the camera as it stands, if there is one. */
function layout({ surface: { scale } }, { window, range }, colours, { enlarged: by }, seen) {
  const axis = (title, ends) => ({
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
  /**
   * @param {HTMLElement} host
   * @param {{ signal: AbortSignal, onPick: import("./map.js").Pick }} options
   */
  constructor(host, { signal, onPick }) {
    this.host = host;
    this.onPick = onPick;
    this.chart = new Chart(signal);
    this.canvas = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.spatial = null; // the race in pixels, once it is drawn
    this.step = 0;
    host.append(this.chart.node, this.canvas);
    this.listen(signal);
  }

  async show(race, colours, window) {
    const same = race.surface.id === this.race?.surface.id && colours === this.colours && String(window) === String(this.terrain.window);
    Object.assign(this, { race, colours });
    this.size ??= sizeOf(this.host);
    if (!same) {
      this.terrain = terrain(race.surface, window);
      await this.chart.draw([trace(race, this.terrain, colours)], layout(race, this.terrain, colours, this.size, this.chart.camera), { scrollZoom: true });
    }
    this.chart.onFrame(() => this.moved());
    this.project();
  }

  get camera() {
    return camera(this.chart.pose, this.size, this.terrain);
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
    if (!this.chart.camera || this.host.hidden) return;
    this.spatial = spatial(this.race, this.terrain, this.camera);
    this.tick(this.step);
  }

  tick(step) {
    this.step = step;
    if (this.spatial && !this.host.hidden) paintSpatial(fresh(this.canvas, this.size), this.spatial, this.colours, step);
  }

  /** A click that is not a turn of the camera starts the race at the point of the surface under it. */
  listen(signal) {
    onPress(this.host, {
      signal,
      up: (event, { tap }) => {
        if (!tap || !this.chart.camera) return;
        const box = this.host.getBoundingClientRect();
        const point = this.camera.under(event.clientX - box.left, event.clientY - box.top);
        if (point) this.onPick(...point.map((value) => Number(value.toPrecision(4))), { final: true, play: true });
      },
    });
  }

  resize() {
    if (!this.race || this.host.hidden) return undefined;
    this.size = sizeOf(this.host);
    return this.chart.resize();
  }
}
