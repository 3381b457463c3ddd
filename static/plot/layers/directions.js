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
 * @param {{ name: string, width: number, value: number, slope: Point, colour: string, halo: string }} look  `slope` is the gradient's direction on the screen
 */
function drawAxis(ctx, [x, y], [u, v], { name, width, value, slope, colour, halo }) {
  const tips = [1, -1].map((side) => [x + side * ARM * u, y + side * ARM * v]);
  line(ctx, tips.map(([tip]) => tip), tips.map(([, tip]) => tip), 0, 1);
  stroke(ctx, { colour, width, halo });
  for (const [side, [tx, ty]] of tips.entries()) {
    const outwards = value < 0 ? -1 : 1; // arrows point up: outwards where the surface bends upwards, inwards where down
    arrow(ctx, tx, ty, (side ? -1 : 1) * u * outwards, (side ? -1 : 1) * v * outwards, { colour, halo, size: 8 });
  }
  const side = u * slope[0] + v * slope[1] > 0.7 ? -1 : 1; // not where ∇f is written
  const [tx, ty] = tips[side > 0 ? 0 : 1];
  label(ctx, name, tx + 18 * side * u, ty + 13 * side * v, { colour, halo, align: "center" });
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
  label(ctx, "∇f", tx + 13 * u, ty + 13 * v, { colour, halo, align: "center" });
}

/**
 * Nothing where the surface has no model at the point.
 * @type {import("../projection.js").Layer<Looked>}
 */
export const directions = {
  moving(ctx, projection) {
    const { race: { local, colours, start }, axes: { toX, toY }, colours: { name, halo } } = projection;
    if (!local) return;
    /** @type {Point} */
    const at = [toX(start[0]), toY(start[1])];
    const onScreen = towards(projection);
    const steep = Math.hypot(...local.gradient);
    drawCourse(ctx, projection);
    /** @type {Point} */
    const slope = steep > 0 ? onScreen(local.gradient) : [0, 0];
    local.axes.forEach(({ value, along }, place) => {
      drawAxis(ctx, at, onScreen(along), { name: place ? "λmin" : "λmax", width: place ? 1.8 : 3.4, value, slope, colour: colours.axes[name], halo });
    });
    if (local.gradient.every(Number.isFinite) && steep > 0) drawGradient(ctx, at, slope, { colour: colours.gradient[name], halo });
  },
};
