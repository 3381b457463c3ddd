// A curve through a point with a slope and a curvature: f = g s + c s²/2, and what gradient descent and Newton's method do there.

import { quantity } from "./quantities.js";

/** @typedef {{ slope: number, bend: number }} Curve */
/** @typedef {"bottom" | "top" | "none" | "stays"} Leads  where Newton's step leads */

/** By how much f rises on the way s from the point. */
export const rise = (/** @type {Curve} */ { slope, bend }, /** @type {number} */ s) => slope * s + (bend * s * s) / 2;

/** Gradient descent's step: the same on all curves. */
export const descent = (/** @type {number} */ slope, /** @type {number} */ rate) => -rate * slope;

/**
 * Newton's step, to where the slope is zero: that is the curve's bottom, or its top. There is none where it does not bend.
 * @param {Curve} curve
 * @returns {{ step: number | null, leads: Leads }}
 */
export function newton({ slope, bend }) {
  if (slope === 0) return { step: 0, leads: "stays" };
  if (bend === 0) return { step: null, leads: "none" };
  return { step: -slope / bend, leads: bend > 0 ? "bottom" : "top" };
}

/** @param {number} by */
const change = (by) => (by === 0 ? "f stays as it is" : `f ${by < 0 ? "falls" : "rises"} by ${quantity(Math.abs(by))}`);

/**
 * What gradient descent does on a curve, in words.
 * @param {Curve} curve
 * @param {number} rate
 */
export function descentWords(curve, rate) {
  const step = descent(curve.slope, rate);
  if (step === 0) return "stays where it is.";
  const real = rise(curve, step);
  const beside = curve.bend === 0 ? "as the slope promises" : curve.bend > 0 ? "less than the slope promises" : "more than the slope promises";
  const bounces = rate * curve.bend > 2 ? ` α·c = ${quantity(rate * curve.bend)} is above 2, so each further step climbs higher.` : "";
  if (real >= 0) return `goes ${quantity(step)}, beyond the bottom and up again: ${change(real)}.${bounces}`;
  return `goes ${quantity(step)}: ${change(real)}, ${beside}.`;
}

/**
 * What Newton's method does on a curve, in words.
 * @param {Curve} curve
 */
export function newtonWords(curve) {
  const { step, leads } = newton(curve);
  if (leads === "stays") return "stays: the slope is zero.";
  if (step === null) return "has no step: it would divide the slope by a curvature of 0.";
  const far = `goes −g/c = ${quantity(step)}`;
  return leads === "bottom" ? `${far}, to the bottom: ${change(rise(curve, step))}.` : `${far}, uphill to the top: ${change(rise(curve, step))}. It looks for a slope of zero, not for a minimum.`;
}
