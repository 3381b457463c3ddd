// Critical points on the map: a small mark for each kind, and in words what the one under the pointer is.

import { marker, stroke } from "../ink.js";
import { number } from "../../parts/theme.js";

const NEAR = 11; // pixels between the pointer and a point that it means
const CROWD = 60; // more of them than this are drawn fainter

/** @type {Record<string, [one: string, more: string]>} what a kind is called */
export const KINDS = {
  minimum: ["minimum", "minima"], tip: ["minimum that is a tip", "minima that are tips"],
  saddle: ["saddle", "saddles"], maximum: ["maximum", "maxima"], degenerate: ["degenerate point", "degenerate points"],
};

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
  else if (kind === "degenerate") marker(ctx, "diamond", x, y, 4, { fill: halo, rim: ink, rimWidth: 1.4 });
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
    for (const { kind, x, y } of points) mark(ctx, kind, toX(x), toY(y), colours);
    ctx.globalAlpha = 1;
  },
};

/**
 * The critical point that is meant by a place on the map, if there is one.
 * @param {import("../projection.js").ToPixels} axes
 * @param {Point[]} points
 * @param {number} x
 * @param {number} y
 */
function under({ toX, toY }, points, x, y) {
  const near = points.map((point) => ({ point, away: Math.hypot(toX(point.x) - toX(x), toY(point.y) - toY(y)) })).filter(({ away }) => away <= NEAR);
  return near.sort((a, b) => a.away - b.away)[0]?.point ?? null;
}

/**
 * A critical point in words, on a few lines.
 * @param {Point} point
 * @param {number} minima  how many there are
 */
function inWords({ kind, place, x, y, value, low, high, condition }, minima) {
  const name = place && minima > 1 ? `minimum ${place} of ${minima}${kind === "tip" ? ", a tip" : ""}` : KINDS[kind][0];
  const lines = [`${name[0].toUpperCase()}${name.slice(1)}`, `x ${number(x, 4)}   y ${number(y, 4)}   f ${number(value, 4)}`];
  if (Number.isFinite(low)) lines.push(`eigenvalues ${number(low)}, ${number(high)}`, `condition number ${Number.isFinite(condition) ? number(condition) : "∞"}`);
  return lines.join("\n");
}

/**
 * What the critical point at a place on the map is, if there is one.
 * @type {import("../readout.js").Told<Known>}
 */
export function told({ axes, race: { critical: found } }, x, y) {
  const met = found && under(axes, found.points, x, y);
  return met && inWords(met, found.minima);
}
