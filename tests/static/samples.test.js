// The samples and the model in numbers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { joined } from "../../static/plot/isolines.js";
import { roundBelow } from "../../static/plot/layers/slopes.js";
import { boundaryOf, crowds, curveOf, edited, endsOf, evaluated, levelOf, planOf, slopesOf, windowOf } from "../../static/plot/samples.js";

/** @typedef {import("../../static/plot/samples.js").Samples} Samples */

const told = { titles: {}, fixed: "", problem: "" };

/** @type {Samples} t against w u + b */
const line = {
  ...told, columns: { u: Float64Array.of(0, 1, 4), t: Float64Array.of(1, 2, 3) }, held_out: { u: Float64Array.of(2), t: Float64Array.of(5) },
  model: { output: ["+", ["*", "x", "data_u"], "y"], inputs: ["u"], target: "t", level: null },
};

/** @type {Samples} two classes, parted by w1 u + w2 v */
const classes = {
  ...told, columns: { u: Float64Array.of(0, 1, 2), v: Float64Array.of(3, 4, 5), t: Float64Array.of(1, -1, 1) }, held_out: null,
  model: { output: ["+", ["*", "x", "data_u"], ["*", "y", "data_v"]], inputs: ["u", "v"], target: "t", level: 0 },
};

test("one input is drawn across and the target up, held-out samples after the others", () => {
  const { across, up, target, drawn } = planOf(line);
  assert.deepEqual([across, up, target], ["u", "t", null]);
  assert.deepEqual(drawn.map((one) => [one.place, one.across, one.up, one.heldOut]), [[0, 0, 1, false], [1, 1, 2, false], [2, 4, 3, false], [3, 2, 5, true]]);
});

test("of two inputs both are drawn, and two targets are two classes", () => {
  const plan = planOf(classes);
  assert.deepEqual([plan.across, plan.up, plan.target, plan.classes], ["u", "v", "t", [-1, 1]]);
  assert.equal(planOf({ ...classes, columns: { ...classes.columns, t: Float64Array.of(1, 2, 3) } }).classes, null);
  assert.deepEqual([planOf({ ...classes, model: null }).across, planOf({ ...classes, model: null }).up], ["u", "v"]);
});

test("where many samples lie upon each other their number is known", () => {
  const u = new Float64Array(9).fill(2);
  assert.deepEqual(crowds(planOf({ ...line, columns: { u, t: u }, held_out: null })), [{ across: 2, up: 2, count: 9 }]);
  assert.deepEqual(crowds(planOf(line)), []);
});

test("the window holds all samples at round numbers", () => {
  const [[x0, x1], [y0, y1]] = windowOf(planOf(line));
  assert.ok(x0 < 0 && x1 > 4 && y0 < 1 && y1 > 5);
  assert.deepEqual(endsOf([0, 10]), [-1, 11]);
  assert.deepEqual(endsOf([5, 5]).map((end) => end === 5), [false, false]);
});

test("a formula is worked out for each sample, or once for all", () => {
  assert.deepEqual(evaluated(["^", ["-", "data_t", ["*", "x", "data_u"]], 2], [2, 0], line.columns), Float64Array.of(1, 0, 25));
  assert.equal(evaluated(["max", 1, "x", 3], [2, 0], {}), 3);
  assert.deepEqual(evaluated(["max", "data_u", "x", 3], [2, 0], line.columns), Float64Array.of(3, 3, 4));
});

test("a model's curve goes by its weights", () => {
  const { u, t } = curveOf(/** @type {any} */ (line.model), [0.5, 1], [0, 4]);
  assert.deepEqual([u[0], t[0], u.at(-1), t.at(-1)], [0, 1, 4, 3]);
  assert.deepEqual([...new Set(curveOf({ .../** @type {any} */ (line.model), output: "y" }, [0, 7], [0, 1]).t)], [7]);
});

test("a boundary is one line on which the output has its level", () => {
  const found = boundaryOf(/** @type {any} */ (classes.model), [1, 2], [[-1, 1], [-1, 1]], levelOf(classes));
  assert.equal(found.length, 1);
  assert.ok(found[0].every(([u, v]) => Math.abs(u + 2 * v) < 1e-12));
  assert.deepEqual([Math.abs(found[0][0][0]), Math.abs(found[0].at(-1)?.[0] ?? 0)], [1, 1]);
  assert.equal(levelOf({ ...classes, model: { .../** @type {any} */ (classes.model), level: null } }), 1 / 3);
});

test("segments that meet are one line, others are not", () => {
  const lines = joined([[0, 0, 1, 0], [2, 1, 1, 0], [5, 5, 6, 6], [3, 3, 3, 3]]);
  assert.deepEqual(lines.map((points) => points.length), [3, 2]);
});

test("the slope of each sample follows from the table of one", () => {
  const program = { nodes: /** @type {any} */ (["data_t", "x", "data_u", ["*", 1, 2], ["-", 0, 3], ["neg", 4], ["*", 5, 2]]), outputs: { gradient: [6, 5] } };
  assert.deepEqual(slopesOf(program, line.columns, [2, 0]), [Float64Array.of(-0, -0, 20), Float64Array.of(-1, -0, 5)]);
});

test("a sample is put elsewhere, removed or added, and the samples before it stay as they were", () => {
  assert.deepEqual(edited(line, { place: 1, values: { u: 9 } }).columns.u, Float64Array.of(0, 9, 4));
  assert.deepEqual(edited(line, { place: 3, values: { t: 6 } }).held_out?.t, Float64Array.of(6));
  assert.equal(edited(line, { place: 3, values: { t: 6 } }).columns.u, line.columns.u);
  assert.deepEqual(edited(line, { place: 0, values: null }).columns.t, Float64Array.of(2, 3));
  assert.deepEqual(edited(line, { place: null, values: { u: 7, t: 8 } }).columns.t, Float64Array.of(1, 2, 3, 8));
  assert.deepEqual(line.columns.u, Float64Array.of(0, 1, 4));
});

test("arrows are scaled by a round number", () => {
  assert.deepEqual([0.37, 1, 99, 2e-7].map(roundBelow), [0.2, 1, 50, 2e-7]);
});
