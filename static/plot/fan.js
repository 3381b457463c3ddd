// A mesh for a surface whose lines of equal height are circles round one point: rays from there, and points on common circles, so
// that no ridge and no ring is cut askew.

import { along } from "./field.js";
import { bending, blurred, followed, moved, placed, sharp } from "./places.js";

/** @import { Field } from "./field.js" */
/** @import { Sheet } from "./mesh.js" */
/** @import { Point, Window } from "./window.js" */

const [RAYS, CIRCLES] = [129, 236]; // fewer points than a ruled mesh has
const [FINE, REACH] = [4, 2]; // places looked at for each circle, and over how many of them it is averaged where the surface bends
const LOOKED = 40; // places at which the slope is measured,
const STEP = 1e-4; // of the window, to each side
const MEETS = 1e-3; // of its distance: how far a line along the slope may miss the centre
const [GOLDEN, OTHER] = [0.7548776662466927, 0.5698402909980532]; // steps that fill a square evenly
const AT_A_TIME = 8; // rays, after which others have their turn

/**
 * The one point through which all lines along the slope run; null where there is none.
 * @param {Field} heightAt
 * @param {Window} window
 * @returns {Point | null}
 */
export function centreOf(heightAt, [[x0, x1], [y0, y1]]) {
  const [dx, dy] = [STEP * (x1 - x0), STEP * (y1 - y0)];
  const looked = Array.from({ length: LOOKED }, (_, k) => {
    const [x, y] = [x0 + (x1 - x0) * (((k + 1) * GOLDEN) % 1), y0 + (y1 - y0) * (((k + 1) * OTHER) % 1)];
    const [gx, gy] = [(heightAt(x + dx, y) - heightAt(x - dx, y)) / dx, (heightAt(x, y + dy) - heightAt(x, y - dy)) / dy];
    const length = Math.hypot(gx, gy);
    return { x, y, nx: -gy / length, ny: gx / length }; // n lies across the slope
  }).filter(({ nx, ny }) => Number.isFinite(nx + ny));
  let [xx, xy, yy, bx, by] = [0, 0, 0, 0, 0]; // of the point that is nearest to all the lines, by least squares
  for (const { x, y, nx, ny } of looked) {
    const off = nx * x + ny * y;
    [xx, xy, yy, bx, by] = [xx + nx * nx, xy + nx * ny, yy + ny * ny, bx + nx * off, by + ny * off];
  }
  const under = xx * yy - xy * xy;
  const [cx, cy] = [(yy * bx - xy * by) / under, (xx * by - xy * bx) / under];
  const meet = looked.every(({ x, y, nx, ny }) => Math.abs(nx * (x - cx) + ny * (y - cy)) < MEETS * Math.hypot(x - cx, y - cy));
  return meet && looked.length > LOOKED / 2 ? [cx, cy] : null;
}

/**
 * From where to where a ray lies in a window, in its own length.
 * @param {Point} centre
 * @param {Point} way
 * @param {Window} window
 */
function inside(centre, way, window) {
  let [from, to] = [0, Infinity];
  window.forEach(([low, high], axis) => {
    if (!way[axis]) return;
    const ends = [(low - centre[axis]) / way[axis], (high - centre[axis]) / way[axis]];
    [from, to] = [Math.max(from, Math.min(...ends)), Math.min(to, Math.max(...ends))];
  });
  return [from, Math.max(from, to)]; // no length at all where a ray only touches a corner
}

/**
 * The directions of the rays, rising: even ones, and those to the corners. All round where the centre lies in the window.
 * @param {Point} centre
 * @param {Window} window
 */
function directions([cx, cy], [[x0, x1], [y0, y1]]) {
  const around = cx >= x0 && cx <= x1 && cy >= y0 && cy <= y1;
  const middle = around ? Math.PI : Math.atan2((y0 + y1) / 2 - cy, (x0 + x1) / 2 - cx);
  const turned = (/** @type {number} */ angle) => middle + ((angle - middle + 5 * Math.PI) % (2 * Math.PI)) - Math.PI; // half a turn from the middle, at most
  const corners = [[x0, y0], [x1, y0], [x1, y1], [x0, y1]].map(([x, y]) => turned(Math.atan2(y - cy, x - cx)));
  /** @type {import("./window.js").Ends} */
  const ends = around ? [0, 2 * Math.PI] : [Math.min(...corners), Math.max(...corners)];
  return [...new Set([...along(ends, RAYS - corners.length), ...corners])].sort((one, other) => one - other);
}

/**
 * The mesh round a centre: a sheet, and the height between its points, which hangs on the distance alone.
 * @param {Field} heightAt
 * @param {Window} window
 * @param {Point} centre
 * @param {number} whole  height of the surface
 * @returns {Generator<void, { sheet: Sheet, height: Field }, void>}
 */
export const fan = function* fan(heightAt, window, centre, whole) {
  const [cx, cy] = centre;
  const rays = directions(centre, window).map((angle) => {
    /** @type {Point} */
    const way = [Math.cos(angle), Math.sin(angle)];
    return { way, ends: inside(centre, way, window) };
  });
  const [least, most] = [Math.min(...rays.map(({ ends }) => ends[0])), Math.max(...rays.map(({ ends }) => ends[1]))];
  const { way: [ux, uy] } = rays.reduce((best, each) => (each.ends[1] > best.ends[1] ? each : best)); // the longest
  const profile = (/** @type {number} */ r) => heightAt(cx + r * ux, cy + r * uy);
  const fine = along([least, most], FINE * CIRCLES);
  const line = fine.map(profile);
  yield;
  const even = placed(fine, blurred(bending(line), REACH), CIRCLES);
  const circles = moved(even, followed(sharp(fine, line, profile, whole), even, []));
  const heights = circles.map(profile);
  yield;
  /** @type {Sheet} */
  const sheet = { x: [], y: [], z: [] };
  for (const [k, { way: [vx, vy], ends: [from, to] }] of rays.entries()) {
    const places = circles.map((r) => Math.min(Math.max(r, from), to)); // beyond the window, on its edge
    sheet.x.push(places.map((r) => cx + r * vx));
    sheet.y.push(places.map((r) => cy + r * vy));
    sheet.z.push(places.map((r) => heightAt(cx + r * vx, cy + r * vy)));
    if (k % AT_A_TIME === 0) yield;
  }
  return { sheet, height: between(circles, heights, centre) };
};

/**
 * What lies between circles with heights, evenly from each to the next.
 * @param {number[]} circles  rising
 * @param {number[]} heights
 * @param {Point} centre
 * @returns {Field}
 */
function between(circles, heights, [cx, cy]) {
  return (x, y) => {
    const r = Math.hypot(x - cx, y - cy);
    let [low, high] = [0, circles.length - 1];
    while (high - low > 1) {
      const half = (low + high) >> 1;
      if (circles[half] <= r) low = half; else high = half;
    }
    const part = (r - circles[low]) / (circles[high] - circles[low]);
    return (1 - part) * heights[low] + part * heights[high];
  };
}
