// The cut through a surface at a point: where it leads on the map, and how far.

const [NEAREST, FARTHEST] = [0.01, 0.5]; // of the map's side: how far a cut goes to either side
const BEYOND = 2.5; // times as far as the quadratic model is trusted along it
const LOOKED = 400; // places along a cut at which that is asked, and
const HALVINGS = 20; // how often the way between two of them is halved

/** @typedef {Pick<import("../wire/messages.js").Curvature, "cuts" | "cut" | "start"> & { models: import("./field.js").Models | null }} Cuttable */

/**
 * How far from a point, in a direction, the quadratic model is trusted; Infinity where it is as far as is looked.
 * @param {import("./field.js").Models} models
 * @param {import("./window.js").Point} point
 * @param {import("./window.js").Point} along  a unit vector
 * @param {number} most  how far is looked
 */
export function trustedUpTo({ trust }, [x, y], [u, v], most) {
  const holds = (/** @type {number} */ far) => trust(x + far * u, y + far * v) >= 0;
  for (let i = 1; i <= LOOKED; i += 1) {
    if (holds((most * i) / LOOKED)) continue;
    let [good, bad] = [(most * (i - 1)) / LOOKED, (most * i) / LOOKED];
    for (let halved = 0; halved < HALVINGS; halved += 1) {
      const middle = (good + bad) / 2;
      if (holds(middle)) good = middle;
      else bad = middle;
    }
    return bad;
  }
  return Infinity;
}

/**
 * The direction of the chosen cut, a unit vector, and how far it goes to either side of the point: some way beyond where
 * the quadratic model is trusted. Null where there is no direction.
 * @param {Cuttable} race
 * @param {import("./window.js").Window} window
 * @returns {{ along: import("./window.js").Point, reach: number } | null}
 */
export function course({ cuts, cut, models, start }, [[x0, x1]]) {
  const along = cuts?.find(({ key }) => key === cut)?.along ?? null;
  if (!along || !models) return null;
  const trusted = (/** @type {1 | -1} */ side) => trustedUpTo(models, start, [side * along[0], side * along[1]], FARTHEST * (x1 - x0));
  const share = (BEYOND * Math.max(trusted(1), trusted(-1))) / (x1 - x0);
  return { along, reach: (x1 - x0) * Math.min(Math.max(share, NEAREST), FARTHEST) };
}
