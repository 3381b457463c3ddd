// The circle around a point, the best points within it, and the curve of the best points as it grows.

import { line, marker, stroke } from "../ink.js";

/** @typedef {import("../window.js").Point} Point */
/** @typedef {{ radius: number, plane: Point, parabola: Point, twin: Point | null, curve: Point[] }} Ball  every point as it lies from the middle */
/** @typedef {import("../../wire/messages.js").Look} Look */
/** @typedef {{ start: Point, steppers?: import("../../wire/messages.js").StepperRow[] | null }} Looked */

/**
 * @param {() => Ball | null} ball  as it is now
 * @returns {import("../projection.js").Layer<Looked>}
 */
export const ballOf = (ball) => ({
  moving(ctx, { race: { start: [x, y], steppers }, axes: { toX, toY }, colours: { name, halo } }) {
    const now = ball();
    const [straight, bent] = ["gradient_descent", "trust_region"].map((key) => steppers?.find((stepper) => stepper.key === key));
    if (!now || !straight || !bent) return;
    const colour = bent.colours[name];
    const [px, py] = [toX(x), toY(y)];
    ctx.beginPath();
    ctx.ellipse(px, py, Math.abs(toX(x + now.radius) - px), Math.abs(toY(y + now.radius) - py), 0, 0, 2 * Math.PI);
    ctx.fillStyle = colour;
    ctx.globalAlpha = 0.08;
    ctx.fill();
    stroke(ctx, { colour, width: 1.6, halo });
    for (const curve of now.twin ? [now.curve, now.curve.map((point) => mirror(point, now))] : [now.curve]) {
      line(ctx, curve.map(([u]) => toX(x + u)), curve.map(([, v]) => toY(y + v)), 0, curve.length - 1);
      stroke(ctx, { colour, width: 3, halo });
    }
    const put = (/** @type {Point} */ [u, v], /** @type {Look} */ { marker: shape, colours }) => marker(ctx, shape, toX(x + u), toY(y + v), 6.5, { fill: halo, rim: colours[name], rimWidth: 3 });
    put(now.plane, straight);
    if (now.twin) put(now.twin, bent);
    put(now.parabola, bent);
  },
});

/**
 * A point on the other branch of the curve: mirrored as the best point is to its twin.
 * @param {Point} point
 * @param {Ball} ball
 * @returns {Point}
 */
function mirror([u, v], { parabola, twin }) {
  if (!twin) return [u, v];
  const [nx, ny] = [parabola[0] - twin[0], parabola[1] - twin[1]];
  const part = (u * nx + v * ny) / (nx * nx + ny * ny);
  return [u - 2 * part * nx, v - 2 * part * ny];
}
