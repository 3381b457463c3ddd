// The matrices of a model at a point as ellipses: along each direction as wide as the root of the matrix is there.

import { drawing } from "../plot/drawing.js";
import { element } from "./theme.js";
import { inFull, quantity } from "../plot/quantities.js";

/** @import * as messages from "../wire/messages.js" */

const REACH = 100; // from the middle of the picture to where the largest ellipse ends
const ROOM = 124; // from its middle to its edge
const STEPS = [1, 2, 5, 10];

/**
 * The largest pleasant number that is not above another.
 * @param {number} most
 */
export function tick(most) {
  const unit = 10 ** Math.floor(Math.log10(most));
  return unit * (STEPS.findLast((step) => step * unit <= most) ?? 1);
}

/**
 * How far an ellipse reaches along its longer and its shorter axis: the roots of the eigenvalues. Gauss–Newton's are never below zero but for rounding.
 * @param {messages.Eigenvalue[]} axes
 * @returns {[number, number]}
 */
export const radii = ([high, low]) => [Math.sqrt(Math.max(0, high.value)), Math.sqrt(Math.max(0, low.value))];

export class Ellipses {
  constructor() {
    this.picture = element("div", { class: "rv-ellipses-picture" });
    this.list = element("ul", {});
    this.node = element("section", { class: "rv-ellipses", "data-testid": "ellipses", "aria-label": "Four matrices of the model at this point", hidden: true },
      element("h3", {}, "Four matrices that stand for the curvature of a model"), this.picture, this.list);
  }

  /**
   * @param {messages.MatrixRow[]} rows
   * @param {[string, string]} axes  what the weights are called
   * @param {"light" | "dark"} theme
   */
  show(rows, axes, theme) {
    this.node.hidden = !rows.length;
    this.picture.replaceChildren(...drawn(rows, axes, theme));
    this.list.replaceChildren(...rows.map((row) => entry(row, theme)));
  }
}

/**
 * The picture and its caption; nothing where no matrix has a value.
 * @param {messages.MatrixRow[]} rows
 * @param {[string, string]} axes
 * @param {"light" | "dark"} theme
 */
function drawn(rows, axes, theme) {
  const known = rows.flatMap((row) => (row.axes ? [{ ...row, axes: row.axes }] : []));
  const largest = Math.max(0, ...known.map((row) => radii(row.axes)[0]));
  if (!largest) return [];
  const scale = REACH / largest, at = tick(largest), away = at * scale;
  const word = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ text, anchor = "middle") => {
    const node = drawing("text", { x, y, "text-anchor": anchor });
    node.textContent = text;
    return node;
  };
  return [
    drawing("svg", { viewBox: `${-ROOM} ${-ROOM} ${2 * ROOM} ${2 * ROOM}`, role: "img", "aria-label": `Ellipses of ${known.map((row) => row.name).join(", ")}` },
      drawing("path", { class: "rv-ellipses-axes", d: `M${-ROOM},0H${ROOM}M0,${-ROOM}V${ROOM}M${away},-4v8M${-away},-4v8M-4,${-away}h8M-4,${away}h8` }),
      ...known.map((row) => ellipse(row, scale, theme)),
      word(away, 16, quantity(at)), word(7, 4 - away, quantity(at), "start"), word(ROOM - 2, -6, axes[0], "end"), word(7, 10 - ROOM, axes[1], "start")),
    element("p", {}, `In each direction d, the ellipse reaches as far as √(dᵀ M d). For the Fisher matrices, this is the typical size of a single sample's gradient along d.`),
  ];
}

/**
 * @param {messages.MatrixRow & { axes: messages.Eigenvalue[] }} row
 * @param {number} scale  pixels of the picture for a unit
 * @param {"light" | "dark"} theme
 */
function ellipse({ key, name, axes, colours, dash }, scale, theme) {
  const [x, y] = axes[0].along, [rx, ry] = radii(axes).map((radius) => radius * scale);
  const turn = (-Math.atan2(y, x) * 180) / Math.PI; // the picture's y goes down
  const title = drawing("title");
  title.textContent = name;
  // Two arcs, which are a line where the smaller radius is 0; an ellipse would not be drawn at all.
  const arc = `A${rx},${ry} 0 0 1`;
  return drawing("path", { class: "rv-ellipse", "data-matrix": key, d: `M${-rx},0${arc} ${rx},0${arc} ${-rx},0`, transform: `rotate(${turn})`, stroke: colours[theme], "stroke-dasharray": dash.join(" ") }, title);
}

/**
 * What a matrix is, and what it is here.
 * @param {messages.MatrixRow} row
 * @param {"light" | "dark"} theme
 */
function entry({ key, name, about, told, axes, colours, dash }, theme) {
  const line = drawing("svg", { viewBox: "0 0 30 8", "aria-hidden": "true" },
    drawing("path", { d: "M0,4H30", stroke: colours[theme], "stroke-dasharray": dash.join(" ") }));
  return element("li", { "data-matrix": key },
    element("p", { class: "rv-ellipses-name" }, line, element("b", {}, name), ...(axes ? [eigenvalues(axes)] : [])),
    element("p", {}, about, " ", element("em", {}, told)));
}

/** @param {messages.Eigenvalue[]} axes */
const eigenvalues = (axes) =>
  element("span", { title: axes.map(({ value }) => inFull(value)).join(", ") }, `λ ${axes.map(({ value }) => quantity(value)).join(", ")}`);
