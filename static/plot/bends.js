// The ground of the curvature's map: the surface, or hairlines of it over a layer that says how it bends.

import { spread } from "./field.js";
import { bands } from "./ground.js";

const SHADES = 24; // of a layer, from its lowest value to its highest

/** @typedef {import("../wire/messages.js").LayerField & { grid: import("./field.js").Grid }} Field  a layer, with its heights on a grid */
/** @typedef {import("./ground.js").Grounded & { layer: string, field: Field | null }} Layered  a surface, and the layer that is shown on it */

/**
 * A layer's values in its colours.
 * @param {Field} field
 * @param {import("../parts/theme.js").Colours} colours
 * @returns {import("./ground.js").Trace}
 */
function shades({ low, high, ramp, grid }, { name }) {
  const colours = ramp[name];
  return {
    type: "contour", ...grid, hoverinfo: "none", showscale: false, autocontour: false, connectgaps: false,
    colorscale: colours.map((colour, i) => [i / (colours.length - 1), colour]), zmin: low, zmax: high, zauto: false,
    contours: { start: low, end: high, size: (high - low) / SHADES, coloring: "fill", showlines: false }, line: { width: 0 },
  };
}

/**
 * Bands are spread over each window but the surface's own.
 * @type {import("./ground.js").Ground<Layered>}
 */
export const bent = {
  scale: ({ surface }, window) => (String(window) === String(surface.domain) ? surface.scale : spread(surface, window)),
  key: ({ layer, field }) => (field ? `${layer} ${field.window}` : layer),
  traces(scene) {
    const surface = bands(scene);
    const { field } = scene.race;
    return field ? [shades(field, scene.colours), { ...surface, contours: { ...surface.contours, coloring: "none" } }] : [surface];
  },
  note: ({ field, surface }) => (field ? "" : surface.scale.note),
};
