// The axis of a curve: which values it shows, and where its ticks are.

import assert from "node:assert/strict";
import { test } from "node:test";

import { axisFor, decades } from "../../static/plot/axis.js";

/** @type {(values: number[], outcome?: string) => import("../../static/plot/axis.js").Run} */
const run = (values, outcome) => ({
  name: "a", outcome, colours: { light: "#000", dark: "#000" }, colour: "#000", dash: [], marker: "circle",
  value: Float64Array.from(values), gradient: null, gap: null, distance: null, stability: null,
});

/** @type {(values: number[], edge?: number) => import("../../static/plot/axis.js").Axis} */
const axis = (values, edge) => axisFor("value", [run(values)], edge);

test("an axis ends at round numbers beyond its values", () => {
  assert.deepEqual(axis([0.3, 4.2, 2]), { type: "linear", range: [0, 4.5] });
  assert.deepEqual(axis([-13, 38]), { type: "linear", range: [-15, 40] });
});

test("it has a length where all values are zero, or none is a number", () => {
  assert.deepEqual(axis([0, 0]), { type: "linear", range: [0, 0.5] });
  assert.deepEqual(axis([NaN, Infinity]), { type: "linear", range: [0, 1] });
});

test("many powers of ten are read on a logarithmic axis, in whole decades", () => {
  assert.deepEqual(axis([350, 2, 0.04]), { type: "log", range: [-2, 3] });
  assert.equal(axis([100, 1]).type, "linear");
});

test("a zero does not spoil it, a negative value does", () => {
  assert.deepEqual(axis([350, 0.04, 0]), { type: "log", range: [-2, 3] });
  assert.equal(axis([350, 0.04, -1]).type, "linear");
});

test("it opens on the twelve highest decades", () => {
  assert.deepEqual(axis([10, 1e-30]).range, [-11, 1]);
});

test("the edge is on the axis", () => {
  assert.deepEqual(axis([0.2, 0.4], 2).range, [0, 2]);
});

test("what a diverging method does runs off the axis, unless there is no other", () => {
  const [calm, lost] = [run([1, 2, 3], "converged"), run([1, 1e9], "diverged")];
  assert.deepEqual(axisFor("value", [calm, lost], undefined), axis([1, 2, 3]));
  assert.deepEqual(axisFor("value", [lost], undefined), { type: "log", range: [0, 9] });
});

test("ticks of a logarithmic axis are whole decades apart, about four of them; Plotly places those of a linear one", () => {
  assert.deepEqual([[0, 2], [0, 4], [-3, 4], [-11, 1]].map(([low, high]) => decades({ type: "log", range: [low, high] })), [1, 1, 2, 3]);
  assert.equal(decades({ type: "linear", range: [0, 80] }), null);
});
