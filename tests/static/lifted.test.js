// A race of one weight as its graph shows it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { liftedOf } from "../../static/plot/lifted.js";
import { lanes } from "../../static/plot/layers/step_on_curve.js";

const part = { part: "sizes", mark: "", meaning: "", colours: { light: "", dark: "" }, shape: "circle", at_x: Float64Array.of(2), at_y: Float64Array.of(7), x: Float64Array.of(3), y: Float64Array.of(3) };
const race = /** @type {any} */ ({
  start: [3, 7], surface: { f: (/** @type {number} */ x) => x * x, minima: [[0, 7]] }, parts: [part, { ...part, part: "gradient", shape: "arrow" }, { ...part, part: "step", shape: "arrow" }],
  methods: [{ key: "a", x: Float64Array.of(3, 2), y: Float64Array.of(7, 7) }],
});

test("points of a run lie on the curve, whether or not the run tells its values", () => {
  const { start, surface, methods: [{ y }] } = liftedOf(race);
  assert.deepEqual([start, surface.minima, [...y]], [[3, 9], [[0, 0]], [9, 4]]);
  const told = liftedOf({ ...race, methods: [{ ...race.methods[0], value: Float64Array.of(1, 2) }] });
  assert.deepEqual([...told.methods[0].y], [1, 2]);
});

test("the parts of a step begin on the curve and lead along the axis; a reach goes to both sides", () => {
  const [{ shape, at_y: [height], x: [half], y: [tall] }] = liftedOf(race).parts;
  assert.deepEqual([shape, height, half, tall], ["box", 4, 3, 0]);
});

test("each arrow but the step has a lane above it", () => {
  assert.ok(lanes({ parts: race.parts }) > lanes({ parts: [] }));
  assert.equal(lanes({ parts: race.parts.slice(0, 1) }), lanes({ parts: [] }));
});
