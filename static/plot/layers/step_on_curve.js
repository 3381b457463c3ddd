// One step taken apart on the curve of one weight: tangent and parabola where its gradient was taken, its parts on the axis, its two ends.

import { arrow, line, marker, stroke } from "../ink.js";
import { drawModels, modelsNamed } from "./graph.js";
import { drawPath } from "./step.js";
import { pathsOf } from "../projection.js";
import { ends, finite, partsAt } from "../step.js";

const [LIFT, LANE] = [12, 15]; // pixels from the axis to the step above it, and from each part to the next
const SHORTEST = 1.5; // pixels: a shorter arrow is none

/** @typedef {import("../ink.js").Context} Context */
/** @typedef {import("../step.js").Sized} Sized */
/** @typedef {import("../graph.js").Lifted<import("../graph.js").Drawable & import("./step.js").Taken>} Taken */

/**
 * The parts of a step that have a lane of their own.
 * @template {{ shape: string, part: string }} Part
 * @param {Part[]} parts
 */
const terms = (parts) => parts.filter(({ shape, part }) => shape === "arrow" && part !== "step");

/**
 * How many pixels above the axis the lanes take.
 * @param {{ parts: import("../../wire/messages.js").StepPart[] }} race
 */
export const lanes = ({ parts }) => LIFT + LANE * terms(parts).length;

/**
 * The stretch that a part bounds, over all heights.
 * @param {Context} ctx
 * @param {import("../chart.js").Axes} axes
 * @param {Sized} part
 */
function drawBounds(ctx, { toX, top, bottom }, { at: [x], pair: [half], factor, colour }) {
  if (!finite(x, half)) return;
  const [left, right] = [toX(x - factor * half), toX(x + factor * half)];
  ctx.fillStyle = colour;
  ctx.globalAlpha = 0.1;
  ctx.fillRect(left, top, right - left, bottom - top);
  ctx.globalAlpha = 1;
  for (const side of [left, right]) {
    line(ctx, [side, side], [top, bottom], 0, 1);
    stroke(ctx, { colour, width: 1.5, dash: [5, 3] });
  }
}

/**
 * @param {Context} ctx
 * @param {import("../chart.js").Axes} axes
 * @param {Sized} part
 * @param {number} y  in pixels
 * @param {{ width: number, halo: string }} look
 */
function drawArrow(ctx, { toX }, { at: [x], pair: [dx], factor, colour }, y, { width, halo }) {
  if (!finite(x, dx)) return;
  const [from, to] = [toX(x), toX(x + factor * dx)];
  const length = Math.abs(to - from);
  if (length < SHORTEST) return;
  const head = Math.min(4 + 2 * width, length);
  line(ctx, [from, from + ((length - 0.8 * head) / length) * (to - from)], [y, y], 0, 1);
  stroke(ctx, { colour, width, halo });
  arrow(ctx, to, y, to - from, 0, { colour, halo, size: head });
}

/**
 * Where the gradient of a step was taken, and in which colour that is drawn.
 * @param {import("../projection.js").Projection<Taken>} projection
 * @param {number} step
 */
function lookedAt(projection, step) {
  const { race } = projection;
  const gradient = partsAt(projection, step).find(({ part }) => part === "gradient");
  const [x] = gradient?.at ?? ends(race, step)[0];
  return { x, colour: gradient?.colour ?? race.methods[0].colour };
}

/**
 * What the lines at that place are, in words.
 * @param {import("../projection.js").Projection<Taken>} projection
 * @param {number} step
 */
export function stepKeyed(projection, step) {
  const { x } = lookedAt(projection, step);
  if (!finite(x)) return "";
  const words = modelsNamed(projection, x);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The step lies on the axis, and its other parts in lanes above it; dots lead from both of its ends up to the curve.
 * @type {import("../projection.js").Layer<Taken>}
 */
export const stepOnCurve = {
  under(ctx, projection, at) {
    const { x, colour } = lookedAt(projection, at);
    if (finite(x)) drawModels(ctx, projection, x, colour);
  },
  moving(ctx, projection, at) {
    const { race, axes, size: { enlarged }, colours: { halo, ink } } = projection;
    const { toX, toY, bottom } = axes;
    const [path] = pathsOf(projection);
    const parts = partsAt(projection, at);
    const [[ax, ay], [bx, by]] = ends(race, at);
    for (const part of parts.filter(({ shape }) => shape !== "arrow")) drawBounds(ctx, axes, part);
    drawPath(ctx, path, at);
    const lane = (/** @type {number} */ place) => bottom - (LIFT + LANE * place) * enlarged;
    for (const [x, y] of [[ax, ay], [bx, by]].filter((end) => finite(...end))) {
      line(ctx, [toX(x), toX(x)], [toY(y), lane(0)], 0, 1);
      stroke(ctx, { colour: ink, width: 1, dash: [1, 3], alpha: 0.8 });
    }
    terms(parts).forEach((part, place) => drawArrow(ctx, axes, part, lane(1 + place), { width: 2.5, halo }));
    for (const part of parts.filter((each) => each.part === "step")) drawArrow(ctx, axes, part, lane(0), { width: 6, halo });
    for (const { at: [x, y] } of parts) {
      if (finite(x, y) && x !== ax) marker(ctx, "diamond", toX(x), toY(y), 4, { fill: halo, rim: ink });
    }
    if (finite(ax, ay)) marker(ctx, "circle", toX(ax), toY(ay), 5, { fill: halo, rim: ink, rimWidth: 2 });
    if (finite(bx, by)) marker(ctx, path.method.marker, toX(bx), toY(by), 5.5, { fill: path.method.colour, rim: halo });
  },
};
