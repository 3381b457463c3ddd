// The drawn surface of the 3-D view: heights on a grid over a window, and what lies between its points.

import { grid } from "./field.js";

const POINTS = 72; // a side of the grid

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
 * @param {Pick<import("./field.js").Surface, "f" | "height">} surface
 * @param {import("./window.js").Window} window
 * @returns {Terrain}
 */
export function terrain({ f, height }, window) {
  const field = grid(f, height, window, POINTS);
  const [[x0, x1], [y0, y1]] = window;
  const { z } = field;
  return {
    field, window, range: rangeOf(z),
    ground(x, y) {
      const u = ((x - x0) / (x1 - x0)) * (POINTS - 1);
      const v = ((y - y0) / (y1 - y0)) * (POINTS - 1);
      if (!(u >= 0 && v >= 0 && u <= POINTS - 1 && v <= POINTS - 1)) return -Infinity;
      const [i, j] = [Math.floor(u), Math.floor(v)];
      const [k, l] = [Math.min(i + 1, POINTS - 1), Math.min(j + 1, POINTS - 1)];
      const [p, q] = [u - i, v - j];
      return (1 - q) * ((1 - p) * z[j][i] + p * z[j][k]) + q * ((1 - p) * z[l][i] + p * z[l][k]);
    },
  };
}
