// A mesh over a window, for a surface that a grid of even steps shows with saw teeth: its lines crowd where the surface bends,
// and go along narrow valleys. Heights at its points are those of f.

import { along } from "./field.js";
import { bending, blurred, followed, moved, placed, sharp } from "./places.js";

/** @import { Field, Grid } from "./field.js" */
/** @import { Met } from "./places.js" */
/** @import { Ends, Window } from "./window.js" */

const [STATIONS, POINTS, RULED] = [112, 168, 176]; // stations of a mesh, points at each; and of a ruled mesh, of both
const FINE = 2; // places looked at for each point that a mesh gets
const [ACROSS, ALONG] = [3, 2]; // stations and places over which it is averaged where it bends, so that lines run on
const ROWS = 24; // looked along to place the stations
const JUDGED = 3000; // places at which meshes are compared,
const WORST = 8; // by this power of how far they are from the surface there
const [GOLDEN, OTHER] = [0.7548776662466927, 0.5698402909980532]; // steps that fill a square evenly
const BINS = 512; // equal parts of a line, of each of which it is known where its points begin
const AT_A_TIME = 8; // stations, after which others have their turn
const MISSED = 0.03; // of the whole height by which a grid may differ in the middle of a cell
const CELLS = 4; // in which it differs by more, for which it will not do

/**
 * Points at stations u, each with places v and heights there; `turned` says that u is y and v is x.
 * @typedef {{ u: number[], v: number[][], z: number[][], turned: boolean }} Mesh
 */

/**
 * Whether a grid misses what a surface does between its points.
 * @param {Field} heightAt
 * @param {Grid} grid
 * @param {number} whole  from its lowest to its highest
 */
export function teeth(heightAt, { x, y, z }, whole) {
  let found = 0;
  for (let j = 0; j + 1 < y.length && found < CELLS; j += 1) {
    for (let i = 0; i + 1 < x.length; i += 1) {
      const corners = (z[j][i] + z[j][i + 1] + z[j + 1][i] + z[j + 1][i + 1]) / 4;
      if (Math.abs(heightAt((x[i] + x[i + 1]) / 2, (y[j] + y[j + 1]) / 2) - corners) > MISSED * whole) found += 1;
    }
  }
  return found >= CELLS;
}

/**
 * Places across a window that suit all its rows: where most of these bend, and on each kink that runs straight up through them.
 * @param {(u: number, v: number) => number} heightAt
 * @param {Ends} across  of u
 * @param {Ends} up  of v
 * @param {number} count
 * @param {number} whole  height of the surface
 */
function common(heightAt, across, up, count, whole) {
  const wide = along(across, FINE * count);
  const rows = along(up, ROWS);
  const lines = rows.map((v) => wide.map((u) => heightAt(u, v)));
  const mean = (/** @type {(row: number) => number} */ of) => rows.reduce((sum, _, row) => sum + of(row), 0) / ROWS;
  const bends = lines.map(bending);
  const places = placed(wide, blurred(wide.map((_, i) => mean((row) => bends[row][i])), ALONG), count);
  const straight = sharp(wide, wide.map((_, i) => mean((row) => lines[row][i])), (place) => mean((row) => heightAt(place, rows[row])), whole);
  return moved(places, followed(straight, places, []));
}

/**
 * A mesh whose points lie along v, at each station u, where the surface bends along v.
 * @param {(u: number, v: number) => number} heightAt
 * @param {Ends} across  of u
 * @param {Ends} up  of v
 * @param {object} how
 * @param {boolean} how.turned  whether u is y
 * @param {boolean} how.follows  whether one line of the mesh runs along each kink, be it far from where it would lie otherwise
 * @param {number} how.whole  height of the surface
 * @returns {Generator<void, Mesh, void>}
 */
export const bent = function* bent(heightAt, across, up, { turned, follows, whole }) {
  const u = common(heightAt, across, up, STATIONS, whole);
  yield;
  const fine = along(up, FINE * POINTS);
  /** @type {Record<"known" | "dense" | "v" | "z", number[][]>} */
  const { known, dense, v, z } = { known: [], dense: [], v: [], z: [] };
  for (const [i, place] of u.entries()) {
    known.push(fine.map((at) => heightAt(place, at)));
    dense.push(blurred(bending(known[i]), ALONG));
    if (i % AT_A_TIME === 0) yield;
  }
  /** @type {Met[]} */
  let met = [];
  for (const [i, place] of u.entries()) {
    const near = dense.slice(Math.max(i - ACROSS, 0), i + ACROSS + 1);
    const places = placed(fine, fine.map((_, j) => near.reduce((sum, line) => sum + line[j], 0) / near.length), POINTS);
    met = followed(sharp(fine, known[i], (at) => heightAt(place, at), whole), places, follows ? met : []);
    v.push(moved(places, met));
    z.push(v[i].map((at) => heightAt(place, at)));
    if (i % AT_A_TIME === 0) yield;
  }
  return { u, v, z, turned };
};

/**
 * A mesh of straight lines, which suits kinks that run along both axes.
 * @param {Field} heightAt
 * @param {Window} window
 * @param {number} whole  height of the surface
 * @returns {Generator<void, Mesh, void>}
 */
export const ruled = function* ruled(heightAt, [across, up], whole) {
  const u = common(heightAt, across, up, RULED, whole);
  yield;
  const v = common((y, x) => heightAt(x, y), up, across, RULED, whole);
  yield;
  /** @type {number[][]} */
  const z = [];
  for (const [i, x] of u.entries()) {
    z.push(v.map((y) => heightAt(x, y)));
    if (i % AT_A_TIME === 0) yield;
  }
  return { u, v: u.map(() => v), z, turned: false };
};

/**
 * Of rising numbers, for each of BINS equal parts of the way from the first to the last: which is the last not above its beginning.
 * @param {ArrayLike<number>} numbers
 * @param {Uint16Array} into
 * @param {number} offset
 */
function binned(numbers, into, offset) {
  const [low, last] = [numbers[0], numbers.length - 2];
  const wide = (numbers[last + 1] - low) / BINS;
  for (let bin = 0, k = 0; bin < BINS; bin += 1) {
    while (k < last && numbers[k + 1] <= low + bin * wide) k += 1;
    into[offset + bin] = k;
  }
}

/**
 * The height of a mesh between its points, which changes evenly from each to the next.
 * @param {Mesh} mesh
 * @param {number} outside  what is there
 * @returns {Field}
 */
export function over({ u, v, z, turned }, outside) {
  const [stations, count] = [u.length, v[0].length];
  const [first, last, low, high] = [u[0], u[stations - 1], v[0][0], v[0][count - 1]];
  const [across, up] = [BINS / (last - first), BINS / (high - low)];
  const [station, begins] = [new Uint16Array(BINS), new Uint16Array(stations * BINS)];
  binned(u, station, 0);
  v.forEach((places, i) => binned(places, begins, i * BINS));
  const [places, heights] = [v, z].map((rows) => Float64Array.from(rows.flat()));
  return (x, y) => {
    const [a, b] = turned ? [y, x] : [x, y];
    if (!(a >= first && a <= last && b >= low && b <= high)) return outside;
    let i = station[Math.min(Math.floor((a - first) * across), BINS - 1)];
    while (i < stations - 2 && u[i + 1] <= a) i += 1;
    while (i > 0 && u[i] > a) i -= 1;
    const p = (a - u[i]) / (u[i + 1] - u[i]);
    const [left, right] = [i * count, (i + 1) * count];
    let j = begins[i * BINS + Math.min(Math.floor((b - low) * up), BINS - 1)];
    let above = places[left + j + 1] + p * (places[right + j + 1] - places[left + j + 1]);
    while (j < count - 2 && above <= b) {
      j += 1;
      above = places[left + j + 1] + p * (places[right + j + 1] - places[left + j + 1]);
    }
    let below = places[left + j] + p * (places[right + j] - places[left + j]);
    while (j > 0 && below > b) {
      j -= 1;
      above = below;
      below = places[left + j] + p * (places[right + j] - places[left + j]);
    }
    const q = (b - below) / (above - below);
    const [here, there] = [left + j, right + j];
    const one = (p < 1 ? (1 - p) * heights[here] : 0) + (p > 0 ? p * heights[there] : 0);
    const other = (p < 1 ? (1 - p) * heights[here + 1] : 0) + (p > 0 ? p * heights[there + 1] : 0);
    return (q < 1 ? (1 - q) * one : 0) + (q > 0 ? q * other : 0);
  };
}

/**
 * How far a mesh is from the surface: a mean over the window in which the worst places have most say.
 * @param {Mesh} mesh
 * @param {Field} heightAt
 * @param {Window} window
 */
export function error(mesh, heightAt, [[x0, x1], [y0, y1]]) {
  const height = over(mesh, NaN);
  let sum = 0;
  for (let k = 1; k <= JUDGED; k += 1) {
    const [x, y] = [x0 + (x1 - x0) * ((k * GOLDEN) % 1), y0 + (y1 - y0) * ((k * OTHER) % 1)];
    const apart = height(x, y) - heightAt(x, y);
    if (Number.isFinite(apart)) sum += apart ** WORST;
  }
  return sum;
}

/** @typedef {{ x: number[][], y: number[][], z: number[][] }} Sheet  rows of points, each with an x and a y of its own */

/**
 * A mesh as Plotly draws it: rows from its lowest y.
 * @param {Mesh} mesh
 * @returns {Sheet}
 */
export function drawn({ u, v, z, turned }) {
  const flat = (/** @type {number[][]} */ rows) => rows[0].map((_, j) => rows.map((row) => row[j]));
  const stations = u.map((place, i) => v[i].map(() => place));
  return turned ? { x: v, y: stations, z } : { x: flat(stations), y: flat(v), z: flat(z) };
}
