// What the curves count along their axis, and which samples a step sees.

import assert from "node:assert/strict";
import { test } from "node:test";

import { batchAt, counting } from "../../static/plot/counting.js";
import { panels } from "../../static/plot/panels.js";

/** Five samples in batches of two: an epoch is 2, 2 and 1 of them. */
const batches = { rows: Uint16Array.of(1, 4, 0, 3, 2, 0, 1, 2, 3), begins: Float64Array.of(0, 2, 4, 5, 7, 9) };
const race = { steps: 5, count: 5, batches };

test("a step sees its batch", () => {
  assert.deepEqual([0, 2, 4].map((step) => [...batchAt(batches, step)]), [[1, 4], [2], [2, 3]]);
});

test("samples and epochs are what the batches have had, steps are steps", () => {
  const samples = counting("samples", race);
  assert.deepEqual([samples.total, samples.at(3), samples.at(2.5), samples.stepOf(5), samples.stepOf(4.5)], [9, 5, 4.5, 3, 2.5]);
  const epochs = counting("epochs", race);
  assert.deepEqual([epochs.total, epochs.at(3), epochs.stepOf(1)], [1.8, 1, 3]);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((step) => epochs.stepOf(epochs.at(step))), [0, 1, 2, 3, 4, 5]);
  assert.deepEqual([counting("steps", race).at(2), counting("epochs", { ...race, count: 0 }).unit], [2, "steps"]);
});

test("without batches each step is an epoch", () => {
  const { at, total } = counting("epochs", { ...race, batches: null });
  assert.deepEqual([at(3), total, counting("samples", { ...race, batches: null }).total], [3, 5, 25]);
});

test("an epoch's tick stands at the step that ends it", () => {
  const [{ ticks, toX, left, right }] = panels([{ name: "value", title: "Loss", axis: { type: "linear", range: [0, 1] } }], counting("epochs", race), { width: 400, height: 200, enlarged: 1 }, (text) => 6 * text.length);
  const first = ticks.x.find(({ text }) => text === "1");
  assert.equal(first?.at, 3);
  assert.ok(Math.abs(toX(3) - (left + (5 / 9) * (right - left))) < 1e-9);
});
