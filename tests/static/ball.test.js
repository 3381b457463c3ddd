// The best points within a circle: λ and what is promised, two best points in the hard case, and the curve that they follow.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bestOfParabola, bestOfPlane, circleWords, curveOf, curveWords, isHard } from "../../static/plot/ball.js";
import { rimOf } from "../../static/plot/rim.js";

/** @typedef {import("../../static/plot/ball.js").Bent} Bent */

/**
 * The best step of a parabola along the axes, by halving an interval of λ: another way than the rule's own.
 * @type {import("../../static/plot/ball.js").TrustStep}
 */
function trustStep(gx, gy, xx, _, yy, radius) {
  const at = (/** @type {number} */ shift) => [-gx / (xx + shift), -gy / (yy + shift)];
  const least = Math.max(0, -xx, -yy);
  if (xx > 0 && yy > 0 && Math.hypot(...at(0)) <= radius) return [-gx / xx, -gy / yy, 0];
  if (yy < 0 && gy === 0 && Math.abs(gx / (xx - yy)) <= radius) return [-gx / (xx - yy), Math.sqrt(radius ** 2 - (gx / (xx - yy)) ** 2), 1];
  let [low, high] = [least, least + Math.hypot(gx, gy) / radius + 1];
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2;
    if (Math.hypot(...at(middle)) > radius) low = middle;
    else high = middle;
  }
  const [x, y] = at(high);
  return [x, y, 1];
}

/** @type {Bent} */
const BOWL = { gradient: [2, 8], hessian: [1, 0, 4], low: { value: 1, along: [1, 0] } };
/** @type {Bent} */
const SADDLE = { gradient: [2, 0], hessian: [1, 0, -1], low: { value: -1, along: [0, 1] } };

const near = (/** @type {number} */ a, /** @type {number} */ b, tolerance = 1e-9) => assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

test("the tangent plane's best point is gradient descent's, with the rate 1/λ", () => {
  const { step, shift, promised } = bestOfPlane(BOWL, 0.5);
  step.forEach((part, axis) => near(part, -BOWL.gradient[axis] / shift));
  near(Math.hypot(...step), 0.5);
  near(promised, 0.5 * Math.hypot(2, 8));
  assert.deepEqual(bestOfPlane({ ...BOWL, gradient: [0, 0] }, 1).step, [0, 0]);
});

test("the parabola's best point solves (H + λI) s = −g on the circle, and λ is 0 at Newton's point", () => {
  for (const radius of [0.01, 0.5, 1.9]) {
    const { step: [x, y], shift, promised } = bestOfParabola(BOWL, radius, trustStep);
    near((1 + shift) * x, -2);
    near((4 + shift) * y, -8);
    near(promised, -(2 * x + 8 * y + (x * x + 4 * y * y) / 2));
    assert.ok(promised < bestOfPlane(BOWL, radius).promised);
  }
  const newton = bestOfParabola(BOWL, 5, trustStep);
  assert.deepEqual([newton.step, newton.shift, newton.twin], [[-2, -2], 0, null]);
});

test("where the gradient has no part along the lowest curvature, two points are the best", () => {
  assert.ok(isHard(SADDLE) && !isHard(BOWL) && !isHard({ ...SADDLE, gradient: [2, 1e-3] }));
  const { step, shift, twin } = bestOfParabola(SADDLE, 3, trustStep);
  near(shift, 1);
  assert.deepEqual(twin, [step[0], -step[1]]);
  assert.equal(bestOfParabola(SADDLE, 0.5, trustStep).twin, null); // the circle is too small: it is still against the gradient
});

test("the curve begins against the gradient, and ends at Newton's point or goes as far as is asked", () => {
  const curve = curveOf(BOWL, 100, trustStep);
  assert.deepEqual(curve[0], [0, 0]);
  near(curve[1][1] / curve[1][0], 4, 1e-3);
  near(curve.at(-1)?.[0] ?? 0, -2, 1e-6);
  near(curve.at(-1)?.[1] ?? 0, -2, 1e-6);
  near(Math.hypot(...curveOf(SADDLE, 7, trustStep).at(-1) ?? []), 7);
});

test("it is said whether there is a Newton point, and when two points are the best", () => {
  const told = (/** @type {Bent} */ bent, /** @type {number} */ radius) => curveWords(bent, bestOfParabola(bent, radius, trustStep));
  assert.match(told(BOWL, 5), /Newton’s step, and λ is 0/);
  assert.match(told(BOWL, 0.5), /at last to Newton’s point/);
  assert.match(told(SADDLE, 3), /no Newton step.*for ever.*two points are the best, one on each side/);
  assert.match(told(SADDLE, 0.5), /in a larger circle, two points/);
  /** @type {Bent} */
  const valley = { gradient: [2, 0], hessian: [1, 0, 0], low: { value: 0, along: [0, 1] } };
  assert.match(curveWords(valley, { step: [-2, 0], shift: 0, promised: 2, twin: null }), /a line of lowest points. The nearest of them lies within/);
  assert.match(curveWords({ ...valley, gradient: [2, 1] }, { step: [-2, 0], shift: 0.5, promised: 2, twin: null }), /no lowest point. As the circle grows, the curve goes on for ever/);
  assert.match(curveWords({ gradient: [0, 0], hessian: [0, 0, 0], low: { value: 0, along: [1, 0] } }, { step: [0, 0], shift: 0, promised: 0, twin: null }), /no point within the circle is lower/);
});

test("the ring stands across the gradient, on a side that is seen", () => {
  assert.deepEqual(rimOf([0, 0], [1, 0], 0.5, [[-1, 1], [-1, 1]]), [0, 0.5]);
  assert.deepEqual(rimOf([0, 0.8], [1, 0], 0.5, [[-1, 1], [-1, 1]]), [0, 0.3 + 5.551115123125783e-17]);
});

test("the line beside the circle tells its radius, the step and λ", () => {
  assert.equal(circleWords(0.5, { step: [0.3, 0.4], shift: 2.25, promised: 1, twin: null }), "Circle: Δ = 0.5. The parabola’s best step in it has ‖s‖ = 0.5 and λ = 2.25.");
});
