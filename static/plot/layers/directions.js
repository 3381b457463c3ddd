// Directions at a point of the map: the cut, the axes in which the surface bends most and least, and the gradient.

import { course } from "../course.js";
import { arrow, label, line, stroke } from "../ink.js";

const ARM = 58; // pixels of an arrow or half an axis that shows a direction

/** @typedef {import("../ink.js").Context} Context */
/** @typedef {import("../window.js").Point} Point */
/** @typedef {import("../course.js").Cuttable & Pick<import("../../wire/messages.js").Curvature, "local" | "colours">} Looked */
/** @typedef {import("../projection.js").Projection<Looked>} Projection */

/**
 * The cut, dotted, as far as it goes.
 * @param {Context} ctx
 * @param {Projection} projection
 */
function drawCourse(ctx, { race, window, axes: { toX, toY }, colours: { ink } }) {
  const found = course(race, window);
  if (!found) return;
  const [[x, y], [dx, dy]] = [race.start, found.along.map((part) => part * found.reach)];
  line(ctx, [toX(x - dx), toX(x + dx)], [toY(y - dy), toY(y + dy)], 0, 1);
  stroke(ctx, { colour: ink, width: 1, dash: [2, 5] });
}

/**
 * Turns a direction of the plane into one of the screen, a unit vector, whatever the scales.
 * @type {(projection: Projection) => (direction: Point) => Point}
 */
const towards = ({ race: { start }, axes: { toX, toY } }) => ([u, v]) => {
  const [px, py] = [toX(start[0] + u) - toX(start[0]), toY(start[1] + v) - toY(start[1])];
  const length = Math.hypot(px, py);
  return [px / length, py / length];
};

/**
 * One of the two axes.
 * @param {Context} ctx
 * @param {Point} at  in pixels
 * @param {Point} direction  on the screen
 * @param {{ width: number, value: number, colour: string, halo: string }} look
 */
function drawAxis(ctx, [x, y], [u, v], { width, value, colour, halo }) {
  const tips = [1, -1].map((side) => [x + side * ARM * u, y + side * ARM * v]);
  line(ctx, tips.map(([tip]) => tip), tips.map(([, tip]) => tip), 0, 1);
  stroke(ctx, { colour, width, halo });
  for (const [side, [tx, ty]] of tips.entries()) {
    const outwards = value < 0 ? -1 : 1; // arrows point up: outwards where the surface bends upwards, inwards where down
    arrow(ctx, tx, ty, (side ? -1 : 1) * u * outwards, (side ? -1 : 1) * v * outwards, { colour, halo, size: 8 });
  }
}

/**
 * @param {Context} ctx
 * @param {Point} at  in pixels
 * @param {Point} direction  on the screen
 * @param {{ colour: string, halo: string }} look
 */
function drawGradient(ctx, [x, y], [u, v], { colour, halo }) {
  const [tx, ty] = [x + 1.35 * ARM * u, y + 1.35 * ARM * v];
  line(ctx, [x, tx - 7 * u], [y, ty - 7 * v], 0, 1);
  stroke(ctx, { colour, width: 3, halo });
  arrow(ctx, tx, ty, u, v, { colour, halo, size: 11 });
}

/**
 * Where the name of an axis stands: beside its end, and not where ∇f is written. Beyond the end, a step often leads along it.
 * @param {Point} at  in pixels
 * @param {Point} direction  of the axis on the screen
 * @param {Point} slope  of the gradient on the screen
 * @returns {Point}
 */
export function besideAxis([x, y], [u, v], slope) {
  const side = u * slope[0] + v * slope[1] > 0.7 ? -1 : 1;
  return [x + side * (ARM * u) - 22 * v, y + side * (ARM * v) + 14 * u];
}

/**
 * A place for a name that is not cut at the edge of the axes.
 * @param {Point} spot
 * @param {Pick<import("../chart.js").Axes, "left" | "right" | "top" | "bottom">} axes
 * @returns {Point}
 */
export const within = ([x, y], { left, right, top, bottom }) => [Math.min(Math.max(x, left + 20), right - 20), Math.min(Math.max(y, top + 9), bottom - 9)];

/**
 * The point in pixels, and the directions of the gradient and of the axes on the screen; null where the surface has no model.
 * @param {Projection} projection
 */
function looked(projection) {
  const { race: { local, start }, axes: { toX, toY } } = projection;
  if (!local) return null;
  const onScreen = towards(projection);
  const steep = Math.hypot(...local.gradient);
  /** @type {Point} */
  const slope = steep > 0 ? onScreen(local.gradient) : [0, 0];
  /** @type {Point} */
  const at = [toX(start[0]), toY(start[1])];
  const lines = local.axes.map(({ value, along }, place) => ({ value, direction: onScreen(along), name: place ? "λmin" : "λmax", width: place ? 1.8 : 3.4 }));
  return { at, slope, lines, sloping: local.gradient.every(Number.isFinite) && steep > 0 };
}

/** @type {import("../projection.js").Layer<Looked>} */
export const directions = {
  moving(ctx, projection) {
    const { race: { colours }, colours: { name, halo } } = projection;
    const found = looked(projection);
    if (!found) return;
    drawCourse(ctx, projection);
    for (const { direction, ...look } of found.lines) drawAxis(ctx, found.at, direction, { ...look, colour: colours.axes[name], halo });
    if (found.sloping) drawGradient(ctx, found.at, found.slope, { colour: colours.gradient[name], halo });
  },
};

/**
 * The names of the directions, above all lines.
 * @type {import("../projection.js").Layer<Looked>}
 */
export const named = {
  moving(ctx, projection) {
    const { race: { colours }, axes, colours: { name, halo } } = projection;
    const found = looked(projection);
    if (!found) return;
    const { at, slope, lines, sloping } = found;
    const write = (/** @type {string} */ text, /** @type {Point} */ spot, /** @type {string} */ colour) => {
      const [x, y] = within(spot, axes);
      label(ctx, text, x, y, { colour, halo, align: "center" });
    };
    for (const axis of lines) write(axis.name, besideAxis(at, axis.direction, slope), colours.axes[name]);
    const far = 1.35 * ARM;
    if (sloping) write("∇f", [at[0] + far * slope[0] + 13 * slope[0] - 14 * slope[1], at[1] + far * slope[1] + 13 * slope[1] + 14 * slope[0]], colours.gradient[name]);
  },
};
