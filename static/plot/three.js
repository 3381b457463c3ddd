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

const SIZES = [3, 4, 6, 8]; // how far a picture of the curves may reach to each side
const TALL = 1.5; // times as far as that it reaches up and down: on the way to a zero of the slope f changes by less, while |g| ≤ 2
const MARGIN = 1.1; // times as far as the steps

/**
 * What a picture of curves shows: Newton's step on each of them, where one of the sizes has room for it.
 * @param {Curve[]} curves
 * @returns {import("./window.js").Window}
 */
export function windowOf(curves) {
  const most = SIZES[SIZES.length - 1];
  const ways = curves.map((curve) => MARGIN * Math.abs(newton(curve).step ?? 0)).filter((way) => way <= most);
  const size = SIZES.find((each) => each >= Math.max(0, ...ways)) ?? most;
  return [[-size, size], [-TALL * size, TALL * size]];
}

/**
 * Where the handle of a curve stands: half-way to the left edge, or closer where the curve is out of the picture there.
 * @param {Curve} curve
 * @param {import("./window.js").Window} window
 */
export function heldAt(curve, [[low], [, top]]) {
  let at = low / 2;
  while (Math.abs(rise(curve, at)) > 0.9 * top) at /= 1.25;
  return at;
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

/**
 * Why a value that was typed for one of the numbers cannot be taken; "" where it can.
 * @param {number | string | null} value
 * @param {{ label: string, low: number, high: number }} slider  of that number
 */
export function refusalOf(value, { label, low, high }) {
  const within = typeof value === "number" && value >= low && value <= high;
  return within ? "" : `${label} must be a number from ${quantity(low)} to ${quantity(high)}. The old value is kept.`;
}
