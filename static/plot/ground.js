// What Plotly draws below the layers of a map: the surface in bands with hairlines between them, and the axes.

import { bandSize, beyond, grid, scaleIn, sideOf, spread } from "./field.js";
import { grown } from "./window.js";
import { FONT } from "../parts/theme.js";

const POINTS = 150; // a side of the grid that contours are found on, at most
const TANGLED = 2; // lines between two neighbours of that grid, on average: Rastrigin has 0.6
export const EDGE = { left: 44, right: 10, top: 6, bottom: 48 }; // pixels around what is drawn: below the numbers of the axis there is room for two lines of the note
export const MARGIN = 0.1; // the field reaches this far beyond the window, so that a pan does not uncover bare ground

/** @typedef {import("./window.js").Window} Window */
/** @typedef {import("../parts/theme.js").Colours} Colours */
/** @typedef {import("./chart.js").Trace} Trace */

/**
 * What the ground of a map is drawn from: the surface, and its colours from low to high, by the theme.
 * @typedef {{ surface: import("./field.js").Drawable, bands: Record<"light" | "dark", string[]> }} Grounded
 */

/**
 * A race in a window, whose heights become colours by a scale.
 * @template Race
 * @typedef {{ race: Race, window: Window, scale: import("./field.js").Scale, colours: Colours }} Scene
 */

/**
 * How a map draws its surface.
 * @template Race
 * @typedef {object} Ground
 * @property {(race: Race, window: Window) => import("./field.js").Scale} scale  by which heights become colours in a window
 * @property {(race: Race) => unknown} key  another one than before asks for the ground to be drawn afresh
 * @property {(scene: Scene<Race>) => Trace[]} traces  for Plotly
 * @property {boolean} [fine]  whether it is drawn again in the pixels of the screen, where the grid of its first trace misses what f does
 * @property {(race: Race, window: Window) => string} note  what is said of the colours below the map
 */

/**
 * The surface in bands, over the window and a little beyond; one that comes as a grid over all of that.
 * @param {Scene<Grounded>} scene
 * @returns {Trace}
 */
export function bands({ race, window, scale, colours }) {
  const { f, height, grid: given } = race.surface;
  const size = bandSize(scale);
  const places = given ?? grid(f, height, grown(window, MARGIN), sideOf(race.surface, POINTS));
  return {
    type: tangled(places, scale) ? "heatmap" : "contour", ...places, hoverinfo: "none", showscale: false, autocontour: false, connectgaps: false,
    colorscale: race.bands[colours.name].map((colour, end) => [end, colour]), zmin: scale.low, zmax: scale.high, zauto: false,
    contours: { start: scale.low + size / 2, end: scale.high, size, coloring: "fill" },
    line: { width: 0.6, color: colours.contour, smoothing: 1 },
  };
}

/**
 * Whether f rises and falls so often between the points of a grid that lines of equal height would be a tangle, which says
 * nothing and takes Plotly minutes to join.
 * @param {import("./field.js").Grid} grid
 * @param {import("./field.js").Scale} scale
 */
export function tangled({ z }, scale) {
  const size = bandSize(scale);
  const band = (/** @type {number} */ h) => Math.round((Math.min(Math.max(h, scale.low), scale.high) - scale.low) / size);
  let [crossed, pairs] = [0, 0];
  for (const row of z) {
    for (let i = 0; i + 1 < row.length; i += 1) {
      const lines = Math.abs(band(row[i + 1]) - band(row[i]));
      if (Number.isFinite(lines)) [crossed, pairs] = [crossed + lines, pairs + 1];
    }
  }
  return crossed > TANGLED * pairs;
}

/**
 * The surface with the bands that it has in all windows but those that reach far beyond its own.
 * @type {Ground<Grounded>}
 */
export const whole = {
  scale: ({ surface }, window) => scaleIn(surface, window),
  key: () => "",
  traces: (scene) => [bands(scene)],
  fine: true,
  note: ({ surface }, window) => (beyond(surface, window) ? spreadNote(surface) : surface.scale.note),
};

/** @type {(surface: import("./field.js").Drawable) => string} */
const spreadNote = ({ scale }) => `Bands over this window: ${scale.label}`;

/**
 * A surface that comes as a grid, with the bands that it has in all windows.
 * @type {Ground<Grounded>}
 */
export const gridded = { ...whole, fine: false, key: ({ surface }) => surface.grid };

/**
 * The surface with its bands spread over each window: those of the whole surface would say nothing of a small part.
 * @type {Ground<Grounded>}
 */
export const spreadOut = {
  ...whole,
  scale: ({ surface }, window) => spread(surface, window),
  note: ({ surface }) => spreadNote(surface),
};

/**
 * The layout of a map: its axes, and nothing that Plotly would draw besides.
 * @param {Window} window
 * @param {[across: string, up: string]} titles
 * @param {Colours} colours
 * @param {import("./ink.js").HostSize} size
 * @param {"pan" | false} dragmode
 */
export function layout(window, [across, up], colours, { enlarged: by }, dragmode) {
  const axis = (/** @type {import("./window.js").Ends} */ range, /** @type {string} */ title) => ({
    range: [...range], title: { text: title, standoff: 4, font: { size: 13 * by } }, zeroline: false, showgrid: false, ticks: "outside", ticklen: 4,
    tickcolor: colours.line, linecolor: colours.line, showline: true, mirror: true, nticks: 7, ticklabeloverflow: "allow", tickfont: { size: 11 * by }, minexponent: 4,
    exponentformat: "power", separatethousands: true, // 10⁵, and no letters that stand for powers of ten
  });
  return {
    margin: { l: EDGE.left * by, r: EDGE.right * by, t: EDGE.top * by, b: EDGE.bottom * by }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: FONT, color: colours.quiet, size: 12 },
    xaxis: axis(window[0], across), yaxis: axis(window[1], up),
    dragmode, hovermode: false, showlegend: false, autosize: true,
  };
}
