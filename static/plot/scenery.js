// What the 3-D view shows of a surface: for Plotly, and for the canvas that takes its place where there is no WebGL.

import { bandSize, scaleIn } from "./field.js";
import { ASPECT, OPENING } from "./orbit.js";
import { SPACES } from "./box.js";
import { innerTicks } from "./ticks.js";
import { toneOf } from "./raster.js";
import { FONT } from "../parts/theme.js";

const LIGHTING = { ambient: 0.8, diffuse: 0.4 };

/** @typedef {import("./spatial.js").Race} Race */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {import("../parts/theme.js").Colours} Colours */

/**
 * The heights at the ends of the colours: the lowest that there are, and the highest that have one of their own.
 * @param {Race} race
 * @param {Terrain} terrain
 * @returns {import("./window.js").Ends}
 */
function endsOf({ surface }, { range: [low, high], window }) {
  const scale = scaleIn(surface, window);
  const floor = Math.max(scale.low, low);
  return [floor, Math.max(Math.min(scale.high, high), floor + 1e-12)];
}

/**
 * The lines of equal height, between bands as on the map: at the ends of the scale they would run along crests and floors, and break.
 * @param {import("./field.js").Scale} scale
 */
function linesOf(scale) {
  const size = bandSize(scale);
  return { start: scale.low + size / 2, end: scale.high, size };
}

/**
 * The surface as one of Plotly's traces.
 * @param {Race} race
 * @param {Terrain} terrain
 * @param {Colours} colours
 * @returns {import("./chart.js").Trace}
 */
export function trace(race, terrain, colours) {
  const { surface, bands } = race;
  const scale = scaleIn(surface, terrain.window);
  const [cmin, cmax] = endsOf(race, terrain);
  return {
    type: "surface", ...terrain.field, showscale: false, hoverinfo: "skip", colorscale: bands[colours.name].map((colour, end) => [end, colour]),
    cmin, cmax, lighting: { ...LIGHTING, specular: 0.02, roughness: 0.9 },
    contours: {
      z: { show: true, ...linesOf(scale), color: colours.ridge, width: 1, highlight: false },
      x: { highlight: false }, y: { highlight: false },
    },
  };
}

/**
 * The surface as it is drawn where there is no WebGL.
 * @param {Race} race
 * @param {Terrain} terrain
 * @param {Colours} colours
 * @returns {import("./drawn.js").Scenery}
 */
export function scenery(race, terrain, colours) {
  const { surface, bands } = race;
  const scale = scaleIn(surface, terrain.window);
  const [low, high] = bands[colours.name].map(toneOf);
  const lines = { ...linesOf(scale), tone: toneOf(colours.ridge), width: 1 };
  return { terrain, colours, names: [...surface.axes, surface.scale.label], dress: { tones: [low, high], ends: endsOf(race, terrain), lines, lighting: LIGHTING } };
}

/**
 * Plotly's layout of the view.
 * @param {Race} race
 * @param {Terrain} terrain
 * @param {Colours} colours
 * @param {import("./ink.js").HostSize} size
 * @param {import("./orbit.js").Orbit | undefined} seen  the camera as it stands, if there is one
 */
export function layout({ surface: { axes, scale } }, { window, range }, colours, { enlarged: by }, seen) {
  const axis = (/** @type {string} */ title, /** @type {import("./window.js").Ends} */ ends, ticks = innerTicks(...ends, SPACES)) => ({
    title: { text: title, font: { size: 13 * by } }, range: [...ends], showbackground: false, gridcolor: colours.line, zeroline: false, showspikes: false,
    tickangle: 0, tickfont: { size: 12 * by }, tickvals: ticks.map(({ at }) => at), ticktext: ticks.map(({ text }) => text), color: colours.quiet,
  });
  return {
    margin: { l: 0, r: 0, t: 0, b: 0 }, paper_bgcolor: "rgba(0,0,0,0)", showlegend: false, autosize: true,
    font: { family: FONT, color: colours.quiet, size: 11 },
    scene: {
      xaxis: axis(axes[0], window[0]), yaxis: axis(axes[1], window[1]), zaxis: axis(scale.label, range),
      aspectmode: "manual", aspectratio: ASPECT, dragmode: "turntable", hovermode: "closest",
      camera: seen ?? OPENING,
    },
  };
}
