// The cut through a surface at a point: where it leads on the map, and how far.

const [NEAREST, FARTHEST] = [0.01, 0.5]; // of the map's side: how far a cut goes to either side
const BEYOND = 2.5; // times as far as the quadratic model is trusted along it
const LOOKED = 400; // places along a cut at which that is asked

/** @typedef {Pick<import("../wire/messages.js").Curvature, "cuts" | "cut" | "start"> & { models: import("./field.js").Models | null }} Cuttable */

/**
 * The direction of the chosen cut, a unit vector, and how far it goes to either side of the point: some way beyond where
 * the quadratic model is trusted. Null where there is no direction.
 * @param {Cuttable} race
 * @param {import("./window.js").Window} window
 * @returns {{ along: import("./window.js").Point, reach: number } | null}
 */
export function course({ cuts, cut, models, start: [x, y] }, [[x0, x1]]) {
  const along = cuts?.find(({ key }) => key === cut)?.along ?? null;
  if (!along || !models) return null;
  const trusted = (/** @type {1 | -1} */ side) => {
    for (let i = 1; i <= LOOKED; i += 1) {
      const far = (FARTHEST * (x1 - x0) * i) / LOOKED;
      if (!(models.trust(x + side * far * along[0], y + side * far * along[1]) >= 0)) return far;
    }
    return Infinity;
  };
  const share = (BEYOND * Math.max(trusted(1), trusted(-1))) / (x1 - x0);
  return { along, reach: (x1 - x0) * Math.min(Math.max(share, NEAREST), FARTHEST) };
}
