// Where a setting of a method is changed during the race: a short bar across its path, at the last point that is as it was.

import { line, stroke } from "../ink.js";
import { pathsOf } from "../projection.js";
import { turns } from "../../wire/changes.js";

const HALF = 7; // pixels: of a bar
const AHEAD = 0.45; // how strong it is before the clock has come to it

/** @typedef {import("../projection.js").Method & { changes: Record<string, number[]> }} Method */

/**
 * The direction of a path at a step, as a vector of length 1; upright where it stands still.
 * @param {{ xs: Float32Array, ys: Float32Array, last: number }} path
 * @param {number} step
 * @returns {[along: number, down: number]}
 */
function direction({ xs, ys, last }, step) {
  const [from, to] = [Math.max(step - 1, 0), Math.min(step + 1, last)];
  const [dx, dy] = [xs[to] - xs[from], ys[to] - ys[from]];
  const length = Math.hypot(dx, dy);
  return length > 0 ? [dx / length, dy / length] : [1, 0];
}

/** @type {import("../projection.js").Layer<{ methods: Method[] }>} */
export const changes = {
  moving(ctx, projection, step) {
    const { race, colours: { halo }, size } = projection;
    pathsOf(projection).forEach((path, i) => {
      const { xs, ys, last, method: { colour } } = path;
      for (const at of turns(race.methods[i])) {
        if (at > last) continue;
        const [along, down] = direction(path, at);
        const half = HALF * size.enlarged;
        line(ctx, [xs[at] - half * down, xs[at] + half * down], [ys[at] + half * along, ys[at] - half * along], 0, 1);
        stroke(ctx, { colour, width: 2.5, halo, alpha: at > step ? AHEAD : 1 });
      }
    });
  },
};
