// The numbers of a surface at a point: its value, gradient and Hessian, how it bends, and what that means for a step.

import { element } from "./theme.js";
import { inFull, quantity } from "../plot/quantities.js";

/** @import * as messages from "../wire/messages.js" */

const ROUNDING = 1e-12; // of the longer part of a vector: what is shorter is 0 but for rounding

/** @param {[number, number]} parts  of a point or a vector */
const vector = (parts) => {
  const size = Math.max(...parts.map(Math.abs));
  return `(${parts.map((part) => quantity(Math.abs(part) > ROUNDING * size ? part : 0)).join(", ")})`;
};

/**
 * @param {string} sign
 * @param {number | string} value
 * @param {string} more
 * @param {string} key
 */
function fact(sign, value, more, key) {
  const [shown, whole] = typeof value === "number" ? [quantity(value), inFull(value)] : [value, ""];
  return element("p", { "data-fact": key }, element("b", {}, sign), element("span", { title: whole }, shown), element("small", {}, more));
}

/** @param {[number, number, number]} entries */
function matrix([xx, xy, yy]) {
  const cell = (/** @type {number} */ value) => element("td", { title: inFull(value) }, quantity(value));
  return element("table", { "aria-label": "Hessian" }, element("tbody", {}, element("tr", {}, cell(xx), cell(xy)), element("tr", {}, cell(xy), cell(yy))));
}

/**
 * What is known of a point as elements.
 * @param {messages.LocalNumbers} local
 * @param {[number, number]} point
 * @param {string} colour  of the gradient
 */
export function numbers({ value, gradient, hessian, axes: [high, low], condition, rate, kind }, point, colour) {
  const round = high.value === low.value;
  const along = (/** @type {messages.Eigenvalue} */ axis) => (round ? "in every direction" : `along ${vector(axis.along)}`);
  return [
    element("div", { class: "rv-at" },
      fact("p", vector(point), "the point", "point"), fact("f", value, "", "value"),
      element("p", { "data-fact": "gradient", style: `--colour:${colour}` }, element("b", {}, "∇f"), element("span", { title: gradient.map(inFull).join(", ") }, vector(gradient)), element("small", {}, `length ${quantity(Math.hypot(...gradient))}`)),
      element("div", { class: "rv-hessian", "data-fact": "hessian" }, element("b", {}, "H"), matrix(hessian))),
    element("div", { class: "rv-bends" },
      fact("λmax", high.value, along(high), "high"), fact("λmin", low.value, along(low), "low"),
      fact("κ", Number.isFinite(condition) ? condition : "∞", "|λ|max / |λ|min", "condition"),
      fact("2/λmax", Number.isFinite(rate) ? rate : "no limit", !Number.isFinite(rate) ? "nothing bends up" : low.value < 0 ? "stable along λmax only" : "largest stable rate", "rate")),
    element("p", { class: "rv-kind" }, `Here f ${kind}.`),
  ];
}
