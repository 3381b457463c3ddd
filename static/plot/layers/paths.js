// The paths of the methods: all of each one faint, and what has been walked strong, with its head.

import { headOf, line, marker, stroke } from "../ink.js";
import { pathsOf } from "../projection.js";

/**
 * Whole paths, below what has been walked.
 * @type {import("../projection.js").Layer<import("../projection.js").Raced>}
 */
export const faint = {
  still(ctx, projection) {
    for (const { method, xs, ys, last } of pathsOf(projection)) {
      line(ctx, xs, ys, 0, last);
      stroke(ctx, { colour: method.colour, width: 1.5, dash: method.dash, alpha: 0.35 });
    }
  },
};

/**
 * Each path up to the present step; all heads lie above all paths.
 * @type {import("../projection.js").Layer<import("../projection.js").Raced>}
 */
export const walked = {
  moving(ctx, projection, step) {
    const { colours: { halo }, size } = projection;
    const paths = pathsOf(projection);
    for (const path of paths) {
      const { method, xs, ys, dots } = path;
      const whole = Math.min(Math.floor(step), path.last);
      line(ctx, xs, ys, 0, whole);
      ctx.lineTo(...headOf(path, step));
      stroke(ctx, { colour: method.colour, width: 2.5, dash: method.dash, halo });
      if (!dots) continue;
      ctx.fillStyle = method.colour;
      for (let i = 1; i <= whole; i += 1) {
        ctx.beginPath();
        ctx.arc(xs[i], ys[i], 2.4 * size.enlarged, 0, 2 * Math.PI);
        ctx.fill();
      }
    }
    for (const path of paths) marker(ctx, path.method.marker, ...headOf(path, step), 6, { fill: path.method.colour, rim: halo });
  },
};
