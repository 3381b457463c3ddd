// The pinned run: a wide pale band, and a head that is not filled.

import { PINNED, headOf, hollow, line, stroke } from "../ink.js";
import { memo } from "../memo.js";
import { run } from "../projection.js";

/** @typedef {{ pinned: import("../projection.js").Run | null }} Kept */

const pinnedOf = memo((/** @type {import("../projection.js").Projection<Kept>} */ { race, axes }) => (race.pinned ? run(race.pinned, axes) : null));

/** @type {import("../projection.js").Layer<Kept>} */
export const pinned = {
  still(ctx, projection) {
    const path = pinnedOf(projection);
    if (!path) return;
    line(ctx, path.xs, path.ys, 0, path.last);
    stroke(ctx, { ...PINNED, colour: path.method.colour });
  },
  moving(ctx, projection, step) {
    const path = pinnedOf(projection);
    if (path) hollow(ctx, path.method, ...headOf(path, step), 5.5, projection.colours.halo);
  },
};
