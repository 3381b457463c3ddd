// The best point within a circle: of the tangent plane, which is gradient descent, and of the parabola, which is the trust region.

import { quantity } from "./quantities.js";

/** @typedef {import("./window.js").Point} Point */
/** @typedef {[xx: number, xy: number, yy: number]} Matrix  symmetric, by its entries */
/** @typedef {(gx: number, gy: number, xx: number, xy: number, yy: number, radius: number) => [x: number, y: number, edge: number]} TrustStep  as optimizers/base/matrices.py has it */

/**
 * A surface at a point: its gradient, its Hessian, and the lowest curvature with its direction.
 * @typedef {{ gradient: Point, hessian: Matrix, low: { value: number, along: Point } }} Bent
 */

/**
 * The best point of a model within a circle: where it lies from the point, the λ of (H + λI) s = −g, by how much the model
 * promises that f falls, and the other point that is as good, if there is one.
 * @typedef {{ step: Point, shift: number, promised: number, twin: Point | null }} Best
 */

const ROUNDING = 1e-12; // of the gradient: a part of it that is shorter is none
const POINTS = 192; // of a curve

const dot = (/** @type {Point} */ [a, b], /** @type {Point} */ [c, d]) => a * c + b * d;
const times = (/** @type {Matrix} */ [xx, xy, yy], /** @type {Point} */ [x, y]) => /** @type {Point} */ ([xx * x + xy * y, xy * x + yy * y]);

/**
 * The best point of the tangent plane: against the gradient, as far as the circle reaches.
 * @param {Bent} bent
 * @param {number} radius
 * @returns {Best}
 */
export function bestOfPlane({ gradient }, radius) {
  const slope = Math.hypot(...gradient);
  const step = /** @type {Point} */ (gradient.map((part) => (slope ? (-part * radius) / slope : 0)));
  return { step, shift: slope / radius, promised: slope * radius, twin: null };
}

/**
 * The best point of the parabola.
 * @param {Bent} bent
 * @param {number} radius
 * @param {TrustStep} trustStep
 * @returns {Best}
 */
export function bestOfParabola(bent, radius, trustStep) {
  const { gradient, hessian, low } = bent;
  const [x, y, edge] = trustStep(...gradient, ...hessian, radius);
  const step = /** @type {Point} */ ([x, y]);
  const bend = dot(step, times(hessian, step));
  const fall = dot(gradient, step);
  const twin = isHard(bent) && edge ? mirrored(step, low.along) : null;
  return { step, shift: edge ? -(fall + bend) / dot(step, step) : 0, promised: -(fall + bend / 2), twin };
}

/**
 * Whether the gradient has no part along a lowest curvature below zero: both ways along it are as good.
 * @param {Bent} bent
 */
export const isHard = ({ gradient, low }) => low.value < 0 && Math.abs(dot(gradient, low.along)) <= ROUNDING * Math.hypot(...gradient);

/**
 * A step whose part along a direction leads the other way; null where it has no such part.
 * @param {Point} step
 * @param {Point} along  a unit vector
 * @returns {Point | null}
 */
function mirrored(step, along) {
  const part = dot(step, along);
  return Math.abs(part) > ROUNDING * Math.hypot(...step) ? [step[0] - 2 * part * along[0], step[1] - 2 * part * along[1]] : null;
}

/**
 * The best points of the parabola as the circle grows, each from the point: to Newton's point, where there is one, and else
 * as far as is asked.
 * @param {Bent} bent
 * @param {number} far
 * @param {TrustStep} trustStep
 * @returns {Point[]}
 */
export function curveOf(bent, far, trustStep) {
  const newton = trustStep(...bent.gradient, ...bent.hessian, far);
  const most = newton[2] ? far : Math.hypot(newton[0], newton[1]);
  // They stand closer near the point, where the curve bends most.
  return Array.from({ length: POINTS + 1 }, (_, i) => {
    if (!i) return [0, 0];
    const [x, y] = trustStep(...bent.gradient, ...bent.hessian, most * (i / POINTS) ** 2);
    return [x, y];
  });
}

/**
 * What the curve of best points does here, in words.
 * @param {Bent} bent
 * @param {Best} best  of the parabola
 */
export function curveWords(bent, { step, shift, twin }) {
  const { gradient, low } = bent;
  const still = !Math.hypot(...step);
  if (still && !Math.hypot(...gradient)) return "The slope is zero here and no direction bends down: no point within the circle is lower.";
  const both = twin ? " The gradient has no part along λmin, so two points are the best, one on each side." : isHard(bent) ? " The gradient has no part along λmin: in a larger circle, two points are the best." : "";
  if (low.value > 0 && shift === 0) return "The parabola’s lowest point lies within the circle. That is Newton’s step, and λ is 0.";
  if (low.value > 0) return "As the circle grows, the best point follows the curve: first against the gradient, at last to Newton’s point, where λ is 0.";
  if (low.value === 0 && Math.abs(dot(gradient, low.along)) <= ROUNDING * Math.hypot(...gradient)) return shift === 0 ? "The parabola does not bend along one direction: it has a line of lowest points. The nearest of them lies within the circle, and λ is 0." : "The parabola does not bend along one direction: it has a line of lowest points. As the circle grows, the best point goes to the nearest of them, where λ is 0.";
  const lacks = low.value < 0 ? "H is not positive definite here: the parabola has no lowest point, so there is no Newton step down. λ is never below −λmin." : "The parabola does not bend along one direction here, so it has no lowest point.";
  return `${lacks} As the circle grows, the curve goes on for ever.${both}`;
}

/**
 * The circle in one line, for beside it.
 * @param {number} radius
 * @param {Best} best  of the parabola
 */
export const circleWords = (radius, { step, shift }) => `Circle: Δ = ${quantity(radius)}. The parabola’s best step in it has ‖s‖ = ${quantity(Math.hypot(...step))} and λ = ${quantity(shift)}.`;
