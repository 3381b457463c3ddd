// A race on a surface of one weight as its graph shows it: every point lies at its weight and at the height of f there.

import { memo } from "./memo.js";

/** @typedef {import("../parts/race.js").Race} Race */
/** @typedef {import("./window.js").Point} Point */

/**
 * @template {{ value: Float64Array }} Run
 * @param {Run} run
 */
const lifted = (run) => ({ ...run, y: run.value });

/** The race with f in the place of the second weight, which f does not have. */
export const liftedOf = memo((/** @type {Race} */ race) => {
  const { surface } = race;
  const f = (/** @type {number} */ x) => surface.f(x, 0);
  const at = (/** @type {readonly number[]} */ [x]) => /** @type {Point} */ ([x, f(x)]);
  return {
    ...race,
    start: at(race.start),
    places: race.places?.map(at),
    further: race.further?.map((method) => ({ ...method, runs: method.runs.map((run) => ({ ...run, start: at(run.start), y: run.x.map(f) })) })) ?? null,
    surface: { ...surface, minima: surface.minima.map(at) },
    critical: race.critical && { ...race.critical, points: race.critical.points.map((point) => ({ ...point, y: f(point.x), line: [] })) },
    pinned: race.pinned && lifted(race.pinned),
    methods: race.methods.map((method) => ({
      ...lifted(method), ghost_y: method.ghost_x?.map(f) ?? null,
      fan: (method.fan ?? []).map(([x]) => /** @type {[Float32Array, Float32Array]} */ ([x, x.map(f)])),
    })),
  };
});
