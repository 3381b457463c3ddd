// Where a setting of a method is changed during the race: a short bar across its path, at the last point that is as it was.

import { line, stroke } from "../ink.js";
import { pathsOf } from "../projection.js";
import { turns } from "../../wire/changes.js";

const HALF = 7; // pixels: of a bar
const AHEAD = 0.45; // how strong it is before the clock has come to it

/** @typedef {import("../projection.js").Method & { changes: Record<string, number[]> }} Method */

/**
 * A bar across a path at a step, from end to end; upright where the path stands still.
 * @param {{ xs: ArrayLike<number>, ys: ArrayLike<number>, last: number }} path  in pixels
 * @param {number} step
 * @param {number} half  of its length
 */
export function across({ xs, ys, last }, step, half) {
  const [from, to] = [Math.max(step - 1, 0), Math.min(step + 1, last)];
  const [dx, dy] = [xs[to] - xs[from], ys[to] - ys[from]];
  const length = Math.hypot(dx, dy);
  const [u, v] = length > 0 ? [(half * dy) / length, (-half * dx) / length] : [0, -half];
  return { xs: [xs[step] + u, xs[step] - u], ys: [ys[step] + v, ys[step] - v] };
}

/** @type {import("../projection.js").Layer<{ methods: Method[] }>} */
export const changes = {
  moving(ctx, projection, step) {
    const { race, colours: { halo }, size } = projection;
    pathsOf(projection).forEach((path, i) => {
      for (const at of turns(race.methods[i])) {
        if (at > path.last) continue;
        const { xs, ys } = across(path, at, HALF * size.enlarged);
        line(ctx, xs, ys, 0, 1);
        stroke(ctx, { colour: path.method.colour, width: 2.5, halo, alpha: at > step ? AHEAD : 1 });
      }
    });
  },
};
