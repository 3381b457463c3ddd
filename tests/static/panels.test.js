// Where the charts of the curves lie, and that their labels have room.

import assert from "node:assert/strict";
import { test } from "node:test";

import { counting } from "../../static/plot/counting.js";
import { asCount } from "../../static/plot/quantities.js";
import { panels } from "../../static/plot/panels.js";

/** @typedef {import("../../static/plot/panels.js").Shown} Shown */

const LETTER = 6; // pixels of every letter, here
const widthOf = (/** @type {string} */ text) => LETTER * text.length;

/** @type {Shown[]} */
const FOUR = [
  { name: "gap", title: "Loss", axis: { type: "log", range: [-10, 2] } }, { name: "gradient", title: "Gradient", axis: { type: "linear", range: [0, 5e-4] } },
  { name: "distance", title: "Distance", axis: { type: "linear", range: [1234.5678, 1234.5682] } }, { name: "stability", title: "Stability", axis: { type: "log", range: [-3, 1] } },
];

/** @type {[width: number, height: number, enlarged: number, count: number][]} */
const SIZES = [[1080, 190, 1, 4], [1080, 190, 1, 1], [820, 285, 1.5, 3], [660, 190, 1, 4], [519, 610, 1, 4], [370, 610, 1, 2], [370, 610, 1.5, 4]];

for (const [width, height, enlarged, count] of SIZES) {
  for (const steps of [1, 3, 7, 300, 100_000]) {
    test(`${count} charts on ${width} × ${height} at ${enlarged}, ${steps} steps`, () => {
      const found = panels(FOUR.slice(0, count), counting("steps", { steps, count: 0, batches: null }), { width, height, enlarged }, widthOf);
      const stacked = width < 520;
      let end = 0; // of the charts before: their labels and titles may not reach back over it
      for (const { left, right, top, bottom, ticks, toX, toStep, toY, axis } of found) {
        const labels = left - Math.max(...ticks.y.map(({ text }) => widthOf(text)));
        assert.ok(right - left > 30 && bottom - top > 30, "room for a curve");
        assert.ok(labels >= (stacked ? 0 : end) && right <= width, "no label lies on another chart");
        assert.ok(top >= (stacked ? end : 0) + 20 * enlarged && bottom <= height - 20 * enlarged, "room for title and labels");
        assert.ok(ticks.y.length >= 2 && ticks.y.length <= 6);
        assert.ok(ticks.x.every(({ at, text }) => Number.isInteger(at) && text === asCount(at)) && ticks.x[0].at === 0);
        ticks.x.slice(1).forEach(({ at, text }, i) => assert.ok(toX(at) - toX(ticks.x[i].at) > widthOf(text), "steps do not overlap"));
        assert.deepEqual([toX(0), Math.round(Math.abs(toX(steps) - right)), Math.round(toStep(toX(steps)))], [left, 0, steps]);
        assert.equal(Math.round(toY(axis.type === "log" ? 10 ** axis.range[0] : axis.range[0])), Math.round(bottom));
        end = stacked ? bottom : right;
      }
      assert.equal(new Set(found.map(({ left, top }) => (stacked ? left : top))).size, 1, "they stand in line");
    });
  }
}
