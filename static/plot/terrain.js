// The drawn surface of the 3-D view: heights on a grid over a window, and what lies between its points.

import { grid, sideOf } from "./field.js";

const POINTS = 72; // a side of the grid, at most

/**
 * The lowest and the highest of a grid's heights, never equal.
 * @param {number[][]} rows
 * @returns {import("./window.js").Ends}
 */
function rangeOf(rows) {
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    for (const z of row) {
      if (z < low) low = z;
      if (z > high) high = z;
    }
  }
  if (!Number.isFinite(low)) return [0, 1];
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
 * @param {Pick<import("./field.js").Surface, "f" | "height"> & Partial<Pick<import("./field.js").Surface, "columns">>} surface
 * @param {import("./window.js").Window} window
 * @returns {Terrain}
 */
export function terrain(surface, window) {
  const last = sideOf(surface, POINTS) - 1;
  const field = grid(surface.f, surface.height, window, last + 1);
  const [[x0, x1], [y0, y1]] = window;
  const { z } = field;
  return {
    field, window, range: rangeOf(z),
    ground(x, y) {
      const u = ((x - x0) / (x1 - x0)) * last;
      const v = ((y - y0) / (y1 - y0)) * last;
      if (!(u >= 0 && v >= 0 && u <= last && v <= last)) return -Infinity;
      const [i, j] = [Math.floor(u), Math.floor(v)];
      const [k, l] = [Math.min(i + 1, last), Math.min(j + 1, last)];
      const [p, q] = [u - i, v - j];
      return (1 - q) * ((1 - p) * z[j][i] + p * z[j][k]) + q * ((1 - p) * z[l][i] + p * z[l][k]);
    },
  };
}
