// The paths of networks, which are projected onto the plane of a map: as worn as they are far from it.

import { headOf, line, marker, stroke } from "../ink.js";
import { memo } from "../memo.js";
import { run } from "../projection.js";
import { stretches, wear } from "../wear.js";

/** @typedef {import("../projection.js").Run & { worn: Uint8Array }} Worn */
/** @typedef {{ methods: Worn[] }} Projected */

export const pathsOf = memo((/** @type {import("../projection.js").Projection<Projected>} */ { race, axes }) => race.methods.map((method) => run(method, axes)));

/**
 * @param {import("../ink.js").Context} ctx
 * @param {ReturnType<typeof pathsOf>[number]} path
 * @param {number} until  the last of its points that is drawn
 * @param {{ width: number, alpha: number, halo?: string }} look
 */
function draw(ctx, { method, xs, ys }, until, { width, alpha, halo }) {
  for (const [from, to] of stretches(method.worn, until)) {
    const worn = wear(method.worn[from]);
    line(ctx, xs, ys, from, to);
    stroke(ctx, { colour: method.colour, width: width * worn.width, alpha: alpha * worn.alpha, dash: method.dash, halo });
  }
}

/**
 * Whole paths, below what has been walked.
 * @type {import("../projection.js").Layer<Projected>}
 */
export const ahead = {
  still(ctx, projection) {
    for (const path of pathsOf(projection)) draw(ctx, path, path.last, { width: 1.5, alpha: 0.4 });
  },
};

/**
 * Each path up to the present moment; all heads lie above all paths.
 * @type {import("../projection.js").Layer<Projected>}
 */
export const behind = {
  moving(ctx, projection, moment) {
    const { halo } = projection.colours;
    const paths = pathsOf(projection);
    for (const path of paths) {
      const whole = Math.min(Math.floor(moment), path.last);
      draw(ctx, path, whole, { width: 2.6, alpha: 1, halo });
      if (whole < 0 || whole >= path.last) continue;
      const worn = wear(path.method.worn[whole]);
      const [hx, hy] = headOf(path, moment);
      line(ctx, [path.xs[whole], hx], [path.ys[whole], hy], 0, 1);
      stroke(ctx, { colour: path.method.colour, width: 2.6 * worn.width, alpha: worn.alpha });
    }
    for (const path of paths) if (path.last >= 0) marker(ctx, path.method.marker, ...headOf(path, moment), 6, { fill: path.method.colour, rim: halo });
  },
};
