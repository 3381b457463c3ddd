// Critical points on the map: a small mark for each kind, and in words what the one under the pointer is.

import { line, marker, stroke } from "../ink.js";
import { quantity } from "../quantities.js";

const NEAR = 11; // pixels between the pointer and a point that it means
const LONG = 6; // pixels: half of a line's mark in the legend
const SMALL = 3; // pixels: the radius of a star on a ball
const CROWD = 60; // more of them than this are drawn fainter

/** @type {Record<string, [one: string, more: string]>} what a kind is called */
export const KINDS = {
  minimum: ["minimum", "minima"], tip: ["minimum that is a tip", "minima that are tips"],
  "degenerate minimum": ["minimum without curvature", "minima without curvature"], trough: ["line of minima", "lines of minima"], floor: ["flat floor", "flat floors"],
  saddle: ["saddle", "saddles"], maximum: ["maximum", "maxima"], ridge: ["line of maxima", "lines of maxima"],
};

/** @type {Record<string, string>} what is said of a minimum beside its number */
const MORE = { tip: ", a tip", "degenerate minimum": ", without curvature", trough: ", a line", floor: ", a flat floor" };

/**
 * @param {import("../ink.js").Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {import("../ink.js").Look} style
 */
function cross(ctx, x, y, size, style) {
  ctx.beginPath();
  for (const way of [1, -1]) {
    ctx.moveTo(x - size, y - way * size);
    ctx.lineTo(x + size, y + way * size);
  }
  stroke(ctx, style);
}

/**
 * A line of minima or of maxima, through xs, ys.
 * @param {import("../ink.js").Context} ctx
 * @param {string} kind
 * @param {number[]} xs
 * @param {number[]} ys
 * @param {Pick<import("../../parts/theme.js").Colours, "ink" | "halo" | "star" | "rim">} colours
 */
function drawLine(ctx, kind, xs, ys, { ink, halo, star, rim }) {
  line(ctx, xs, ys, 0, xs.length - 1);
  if (kind === "trough") stroke(ctx, { colour: star, width: 2.6, halo: rim });
  else stroke(ctx, { colour: ink, width: 1.2, dash: [4, 3], halo });
}

/**
 * The mark of a kind; the lowest minima have a larger star of their own.
 * @param {import("../ink.js").Context} ctx
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 * @param {import("../../parts/theme.js").Colours} colours
 */
export function mark(ctx, kind, x, y, { ink, halo, star, rim }) {
  if (kind === "saddle") cross(ctx, x, y, 3.6, { colour: ink, width: 1.8, halo });
  else if (kind === "maximum") marker(ctx, "triangle", x, y, 4, { fill: halo, rim: ink, rimWidth: 1.4 });
  else if (kind === "trough" || kind === "ridge") drawLine(ctx, kind, [x - LONG, x + LONG], [y, y], { ink, halo, star, rim });
  else marker(ctx, "star", x, y, 4.6, { fill: star, rim, rimWidth: 1.1 });
}

/** @typedef {import("../../wire/messages.js").CriticalPoint} Point */
/** @typedef {{ critical: import("../../wire/messages.js").CriticalPoints | null }} Known */

/**
 * The critical points that were found, as soon as they are known.
 * @type {import("../projection.js").Layer<Known>}
 */
export const critical = {
  still(ctx, { race, axes: { toX, toY }, colours }) {
    const points = race.critical?.points ?? [];
    ctx.globalAlpha = points.length > CROWD ? 0.6 : 1;
    for (const { kind, x, y, line: course } of points) {
      if (course.length) drawLine(ctx, kind, course.map(([px]) => toX(px)), course.map(([, py]) => toY(py)), colours);
      else mark(ctx, kind, toX(x), toY(y), colours);
    }
    ctx.globalAlpha = 1;
  },
};

/**
 * The minima once more, small and above balls that rest there: on a curve a ball hides the star below it.
 * @type {import("../projection.js").Layer<Known & { surface: { minima: import("../window.js").Point[] } }>}
 */
export const bottoms = {
  moving(ctx, { race: { critical: found, surface }, axes: { toX, toY }, colours: { star } }) {
    const points = (found?.points ?? []).filter(({ kind }) => kind === "minimum" || kind in MORE);
    for (const [x, y] of [...surface.minima, ...points.flatMap(({ x: u, y: v, line: course }) => (course.length ? [] : [[u, v]]))]) marker(ctx, "star", toX(x), toY(y), SMALL, { fill: star, rim: star, rimWidth: 0.5 });
  },
};

/**
 * How far a place is from the nearest point of a line, or from the only one.
 * @param {number[]} place
 * @param {number[][]} course
 */
function distance([x, y], course) {
  const corners = course.map(([a, b]) => Math.hypot(a - x, b - y));
  const sides = course.slice(1).map(([bx, by], i) => {
    const [ax, ay] = course[i];
    const part = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    return part > 0 && part < 1 ? Math.hypot(ax + part * (bx - ax) - x, ay + part * (by - ay) - y) : Infinity;
  });
  return Math.min(...corners, ...sides);
}

/**
 * The critical point that is meant by a place on the map, if there is one.
 * @param {import("../projection.js").ToPixels} axes
 * @param {Point[]} points
 * @param {number} x
 * @param {number} y
 */
function under({ toX, toY }, points, x, y) {
  const [px, py] = [toX(x), toY(y)];
  const near = points.map((point) => ({ point, away: distance([px, py], (point.line.length ? point.line : [[point.x, point.y]]).map(([a, b]) => [toX(a), toY(b)])) })).filter(({ away }) => away <= NEAR);
  return near.sort((a, b) => a.away - b.away)[0]?.point ?? null;
}

/**
 * The critical point of a curve that is meant by a place on its axis, if there is one.
 * @param {import("../projection.js").ToPixels} axes
 * @param {Point[]} points
 * @param {number} x
 */
export function beside({ toX }, points, x) {
  const found = points.map((point) => ({ point, away: Math.abs(toX(point.x) - toX(x)) })).filter(({ away }) => away <= NEAR);
  return found.sort((a, b) => a.away - b.away)[0]?.point ?? null;
}

/**
 * A critical point in words, on a few lines.
 * @param {Point} point
 * @param {import("../../wire/messages.js").CriticalPoints} found  all of them
 */
function inWords({ kind, place, x, y, value, low, high, condition, line: course }, { minima, whole }) {
  const name = place && minima > 1 ? `minimum ${place} of ${whole ? "" : "at least "}${minima}${MORE[kind] ?? ""}` : KINDS[kind][0];
  const lines = [`${name[0].toUpperCase()}${name.slice(1)}`, `${course.length ? "" : `x ${quantity(x)}   y ${quantity(y)}   `}f ${quantity(value)}`];
  if (Number.isFinite(low) && Number.isNaN(high)) lines.push(`curvature ${quantity(low)}`); // of one weight
  else if (Number.isFinite(low)) lines.push(`eigenvalues ${quantity(low)}, ${quantity(high)}`, `condition number ${Number.isFinite(condition) ? quantity(condition) : "∞"}`);
  return lines.join("\n");
}

/**
 * What the critical point at a place on the map is, if there is one.
 * @type {import("../readout.js").Told<Known>}
 */
export function told({ axes, race: { critical: found } }, x, y) {
  const met = found && under(axes, found.points, x, y);
  return met && inWords(met, found);
}
