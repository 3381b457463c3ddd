// The drawn surface of the 3-D view: heights on a grid over a window, and what lies between its points.

import { between, grid, sideOf } from "./field.js";

const POINTS = 72; // a side of the grid, at most

/** @typedef {Pick<import("./field.js").Drawable, "f" | "height"> & Partial<import("./field.js").Drawable>} Raised  a surface with what its heights follow from */

/**
 * The lowest and the highest of a grid's heights, never equal.
 * @param {number[][]} rows
 * @param {number} floor  a height that there is besides
 * @returns {import("./window.js").Ends}
 */
function rangeOf(rows, floor) {
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    for (const z of row) {
      if (z < low) low = z;
      if (z > high) high = z;
    }
  }
  if (!Number.isFinite(low)) return [0, 1];
  if (floor < low) low = floor; // which is no number where no path has one
  return [low, high > low ? high : low + 1];
}

/**
 * @typedef {object} Terrain
 * @property {import("./field.js").Grid} field  as Plotly draws it
 * @property {import("./window.js").Ends} range  the lowest and the highest z, never equal
 * @property {import("./window.js").Window} window
 * @property {import("./field.js").Field} ground  the height over a point, between the grid's points; −∞ outside the window
 */

/**
 * @param {Raised} surface
 * @param {import("./window.js").Window} window
 * @returns {Terrain}
 */
export function terrain(surface, window) {
  const whole = surface.grid && String(window) === String(surface.domain);
  const field = surface.grid && whole ? surface.grid : grid(surface.f, surface.height, window, sideOf(surface, POINTS));
  return { field, window, range: rangeOf(field.z, surface.floor ?? Infinity), ground: between(field.z, window, -Infinity) };
}
