// The drawn surface of the 3-D view: heights on a grid over a window, and what lies between its points.

import { centreOf, fan } from "./fan.js";
import { between, grid, sideOf } from "./field.js";
import { bent, drawn, error, over, ruled, teeth } from "./mesh.js";
import { inside } from "./window.js";

const FOLLOWING = 0.5 ** 8; // what the error of a mesh with lines along kinks counts, because few of the places judged lie on one
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
 * @property {import("./field.js").Grid | import("./mesh.js").Sheet} field  as Plotly draws it
 * @property {import("./window.js").Ends} range  the lowest and the highest z, never equal
 * @property {import("./window.js").Window} window
 * @property {import("./field.js").Field} ground  the height over a point, between the grid's points; −∞ outside the window
 */

/**
 * @param {Raised} surface
 * @param {import("./window.js").Window} window
 * @returns {Terrain & { field: import("./field.js").Grid }}
 */
export function terrain(surface, window) {
  const whole = surface.grid && String(window) === String(surface.domain);
  const field = surface.grid && whole ? surface.grid : grid(surface.f, surface.height, window, sideOf(surface, POINTS));
  return { field, window, range: rangeOf(field.z, surface.floor ?? Infinity), ground: between(field.z, window, -Infinity) };
}

/**
 * The same terrain on a mesh, where its grid misses what the surface does between its points: rays where it
 * has rings round a centre, else the nearest of a few meshes. It
 * is made in turns, so that nothing has to wait for it. Returns null where the grid will do, or f costs too much.
 * @param {Raised} surface
 * @param {Terrain & { field: import("./field.js").Grid }} land
 * @returns {Generator<void, Terrain | null, void>}
 */
export const finer = function* finer({ f, height, grid: given, columns = {}, floor = Infinity }, { field, range, window }) {
  const [low, high] = range;
  const heightAt = (/** @type {number} */ x, /** @type {number} */ y) => height(f(x, y));
  if (given || Object.keys(columns).length || !teeth(heightAt, field, high - low)) return null;
  const centre = centreOf(heightAt, window);
  if (centre) {
    const { sheet, height: around } = yield* fan(heightAt, window, centre, high - low);
    return { field: sheet, window, range: rangeOf(sheet.z, floor), ground: (x, y) => (inside(window, x, y) ? around(x, y) : -Infinity) };
  }
  const [across, up] = window;
  const along = (/** @type {boolean} */ follows) => bent(heightAt, across, up, { turned: false, follows, whole: high - low });
  const turned = (/** @type {boolean} */ follows) => bent((u, v) => heightAt(v, u), up, across, { turned: true, follows, whole: high - low });
  /** @type {[make: () => Generator<void, import("./mesh.js").Mesh, void>, weight: number][]} */
  const makers = [[() => ruled(heightAt, window, high - low), FOLLOWING], [() => along(true), FOLLOWING], [() => along(false), 1], [() => turned(true), FOLLOWING], [() => turned(false), 1]];
  const found = [];
  for (const [make, weight] of makers) {
    yield;
    const mesh = yield* make();
    yield;
    found.push({ mesh, off: weight * error(mesh, heightAt, window) });
  }
  const { mesh } = found.reduce((best, each) => (each.off < best.off ? each : best));
  return { field: drawn(mesh), window, range: rangeOf(mesh.z, floor), ground: over(mesh, -Infinity) };
};
