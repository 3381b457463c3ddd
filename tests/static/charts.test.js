// The axes of charts that are told moment by moment.

import assert from "node:assert/strict";
import { test } from "node:test";

import { axisOf } from "../../static/plot/charts.js";

const look = { name: "A", colour: "", marker: "circle" };
/** @type {(...values: number[]) => import("../../static/plot/charts.js").Line} */
const line = (...values) => ({ ...look, values: Float64Array.from(values) });

test("a loss that spans much is read on a log scale; accuracy never is, and ends at 100", () => {
  const lines = [line(2, 40, 97)];
  assert.deepEqual(axisOf({ lines }).axis, { type: "log", range: [0, 2] });
  assert.deepEqual(axisOf({ lines, whole: 100 }), { axis: { type: "linear", range: [0, 100] }, top: null });
  assert.deepEqual(axisOf({ lines: [line(96, 97)], whole: 100 }).axis, { type: "linear", range: [96, 100] });
});

test("a few peaks run off the chart, and it is told above which number", () => {
  const values = Array.from({ length: 100 }, (_, i) => (i === 50 ? 9000 : 1 + i / 100));
  const { axis, top } = axisOf({ lines: [line(...values)] });
  assert.ok(top !== null && top < 9000 && axis.type === "linear");
});

test("a line that runs away leaves at the top, as long as there are others", () => {
  const lost = { ...line(1, 1e10, 1e30), away: true };
  const { axis, top } = axisOf({ lines: [line(1, 0.8, 0.6), lost] });
  assert.deepEqual(axis, axisOf({ lines: [line(1, 0.8, 0.6)] }).axis);
  assert.ok(top !== null && top >= 1 && top < 10);
  assert.equal(axisOf({ lines: [lost] }).axis.type, "log");
});
