// The axis of a curve: which values it shows, and where its ticks are.

import assert from "node:assert/strict";
import { test } from "node:test";

import { axisFor, heights } from "../../static/plot/axis.js";

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
  assert.deepEqual(axis([NaN, Infinity]), { type: "linear", range: [0, 1], empty: "unknown" });
});

test("a path that met no curvature has nothing to show, with or without an edge", () => {
  const flat = (/** @type {number[]} */ values) => axisFor("stability", [{ ...run([]), stability: Float64Array.from(values) }], 1).empty;
  assert.deepEqual([flat([0, 0]), flat([0, 1e-9]), flat([NaN])], ["flat", undefined, "unknown"]);
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

test("the edge is on a logarithmic axis, too, however far below the values it lies", () => {
  assert.deepEqual(axis([1e3, 1e6], 2).range, [0, 6]);
  assert.deepEqual(axis([1e3, 1e-3], 1e-12).range, [-12, 3]);
});

test("a constant lies inside its axis, and what differs by rounding is a constant", () => {
  assert.deepEqual(axis([3, 3]).range, [2.5, 3.5]);
  assert.deepEqual(axis([-5, -5]).range, [-5.5, -4.5]);
  assert.deepEqual(axis([3 - 2 ** -51, 3]).range, [2.5, 3.5]);
  assert.deepEqual(axis([3, 3 + 2 ** -51]).range, [2.5, 3.5]);
});

// [lowest, highest]: what an axis may be asked to show, from next to nothing to all that a float64 can hold.
const SPANS = [-304, -300, -150, -20, -3, 0, 1, 7, 150, 300, 308].flatMap((power) => {
  const size = Number(`1e${power}`);
  return [[0, size], [-size, size], [-size, 0], [0.3 * size, 0.9 * size], [size, size * (1 + 1e-3)], [size, size * (1 + 1e-9)], [-size * (1 + 1e-13), -size]];
}).filter(([low, high]) => low === high || high - low > 1e-305); // below that a float64 has few digits

test("whatever the values, they lie on the axis and fill a good part of it", () => {
  for (const [low, high] of SPANS) {
    const { type, range: [from, to] } = axis([low, high]);
    const text = `${low} to ${high}: ${from} to ${to}`;
    assert.equal(type, "linear");
    assert.ok(from <= low && high <= to && from < to && Number.isFinite(from) && Number.isFinite(to), text);
    if (high - low > 1e-14 * Math.abs(high)) assert.ok(high / 4 - low / 4 >= (to / 4 - from / 4) / 3, text); // quarters: the whole may be infinite
  }
});

test("ends of an axis are drawn at its ends, and values between them in between", () => {
  const room = { top: 20, bottom: 120 };
  for (const [low, high] of SPANS) {
    const { range: [from, to] } = axis([low, high]);
    const toY = heights({ type: "linear", range: [from, to] }, room);
    assert.deepEqual([toY(from), toY(to)], [120, 20], `${from} to ${to}`);
    assert.ok(toY(high) >= 20 && toY(low) <= 120 && toY(high) <= toY(low));
  }
  const toY = heights({ type: "log", range: [-300, 300] }, room);
  assert.deepEqual([1e-300, 1, 1e300].map(toY), [120, 70, 20]);
});

test("what lies beyond an axis is drawn far off, and nothing where there is no number", () => {
  const toY = heights({ type: "linear", range: [0, 1] }, { top: 0, bottom: 100 });
  assert.deepEqual([Infinity, -Infinity, 1e300, NaN].map(toY), [-1e5, 1e5, -1e5, NaN]);
  assert.equal(heights({ type: "log", range: [0, 2] }, { top: 0, bottom: 100 })(0), 1e5);
});
