// A race on a surface of one weight as its graph shows it: every point lies at its weight and at the height of f there.

import { memo } from "./memo.js";

/** @typedef {import("../parts/race.js").Race} Race */
/** @typedef {import("./window.js").Point} Point */
/** @typedef {{ x: Float64Array, y: Float64Array, value?: Float64Array }} Run */
/** @typedef {Run & { key: string, name?: string, ghost_x?: Float64Array | null, fan?: [Float32Array, Float32Array][] | null }} Path */
/**
 * What can be lifted of a race; some have more of it than others.
 * @typedef {{ start: Point, surface: import("./field.js").Surface, methods: Path[], parts?: import("../wire/messages.js").StepPart[] } & Partial<Pick<Race, "places" | "further" | "critical" | "pinned">>} Curved
 */

/** The race with f in the place of the second weight, which f does not have. */
export const liftedOf = /** @type {<Of extends Curved>(race: Of) => Of} */ (/** @type {unknown} */ (memo((/** @type {Curved} */ race) => {
  const { surface } = race;
  const f = (/** @type {number} */ x) => surface.f(x, 0);
  const at = (/** @type {readonly number[]} */ [x]) => /** @type {Point} */ ([x, f(x)]);
  const lifted = (/** @type {Run} */ run) => ({ ...run, y: run.value ?? Float64Array.from(run.x, f) });
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
    parts: race.parts?.map((part) => ({
      ...part, shape: part.shape === "circle" ? "box" : part.shape, // what bounds a step bounds it to both sides
      at_y: part.at_x.map(f), y: part.y.map(() => 0),
    })),
  };
})));
