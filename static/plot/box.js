// The axes of the 3-D view where Plotly does not draw them: grids on the far sides of the box, numbers along its near edges.

import { eyeOf } from "./camera.js";
import { innerTicks } from "./ticks.js";
import { enlarged } from "./ink.js";
import { FONT } from "../parts/theme.js";

export const SPACES = 5; // between the numbers of an axis, about
const [BESIDE, BEYOND] = [15, 36]; // pixels from an edge to its numbers, and to its name
const EDGE = 3; // pixels between a number and the edge of the view
const SHORT = 40; // pixels: an axis shorter than this has no room for them

/** @typedef {import("./window.js").Point} Point */
/** @typedef {[axis: number, value: number]} Fixed  where on an axis, 0 for x */

const distance = (/** @type {Point} */ a, /** @type {Point} */ b) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/**
 * The box around a terrain: its axes x, y and z with their ends, ticks and the ends that are farther from the eye; and a point of it in pixels.
 * @param {import("./terrain.js").Terrain} terrain
 * @param {import("./chart.js").Pose} pose
 * @param {import("./camera.js").Camera} camera
 */
export function boxOf({ window, range }, { view }, { pixel }) {
  const eye = eyeOf(view);
  const axes = [...window, range].map(([low, high], i) => ({ low, high, far: eye[i] > 0 ? low : high, near: eye[i] > 0 ? high : low, ticks: innerTicks(low, high, SPACES) }));
  /** @type {(places: Fixed[]) => Point} elsewhere at the far ends */
  const at = (places) => {
    const [x, y, z] = axes.map(({ far }, i) => places.find(([axis]) => axis === i)?.[1] ?? far);
    return pixel(x, y, z);
  };
  return { axes, at };
}

/**
 * Grids on the three sides that are behind the surface.
 * @param {import("./ink.js").Context} ctx
 * @param {ReturnType<typeof boxOf>} box
 * @param {import("../parts/theme.js").Colours} colours
 */
export function drawGrids(ctx, { axes, at }, colours) {
  ctx.beginPath();
  for (const [a, b] of [[0, 1], [1, 0], [0, 2], [2, 0], [1, 2], [2, 1]]) {
    for (const { at: value } of axes[a].ticks) {
      ctx.moveTo(...at([[a, value], [b, axes[b].low]]));
      ctx.lineTo(...at([[a, value], [b, axes[b].high]]));
    }
  }
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = enlarged(ctx);
  ctx.stroke();
}

/**
 * The numbers and the names of the axes, outside the box but within the view; none for an axis that is looked along.
 * @param {import("./ink.js").Context} ctx
 * @param {ReturnType<typeof boxOf>} box
 * @param {{ names: string[], width: number }} how  names of x, y and z; `width` of the view
 * @param {import("../parts/theme.js").Colours} colours
 */
export function drawNumbers(ctx, { axes, at }, { names, width }, colours) {
  const by = enlarged(ctx);
  /** @type {Fixed[]} the edges that y and x have their numbers at, and two uprights that are never before the surface */
  const [beside, before] = [[0, axes[0].near], [1, axes[1].near]];
  const upright = at([beside])[0] < at([before])[0] ? beside : before;
  Object.assign(ctx, { fillStyle: colours.quiet, textAlign: "center", textBaseline: "middle" });
  for (const [i, edge] of [before, beside, upright].entries()) {
    const { low, high, ticks: values } = axes[i];
    if (distance(at([[i, low], edge]), at([[i, high], edge])) < SHORT * by) continue;
    /** @type {(text: string, value: number, off: number, size: number) => void} */
    const put = (text, value, off, size) => {
      const [far, near] = [at([[i, value]]), at([[i, value], edge])];
      const out = (off * by) / (distance(far, near) || 1);
      ctx.font = `${size * by}px ${FONT}`;
      const half = ctx.measureText(text).width / 2 + EDGE;
      ctx.fillText(text, Math.min(Math.max(near[0] + out * (near[0] - far[0]), half), width - half), near[1] + out * (near[1] - far[1]));
    };
    for (const { text, at: value } of values) put(text, value, BESIDE, 12);
    put(names[i], (low + high) / 2, BEYOND, 13);
  }
}
