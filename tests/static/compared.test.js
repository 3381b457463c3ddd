// Variants that are compared: one scale for all landscapes, what differs in numbers, the bands of a small one, and how all of them stand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { together } from "../../static/parts/together.js";
import { banded } from "../../static/plot/bands.js";
import { common, difference, unexpected } from "../../static/plot/compared.js";
import { heights, valueAt } from "../../static/plot/field.js";

/** @type {(loss: number[][], heldOut?: number[][]) => { loss: Float32Array[], held_out: Float32Array[] }} */
const plane = (loss, heldOut = loss) => ({ loss: loss.map((row) => Float32Array.from(row)), held_out: heldOut.map((row) => Float32Array.from(row)) });

test("one scale spans the losses of all planes, be they in one of them only", () => {
  const scale = common([plane([[0.5, 1]], [[0.25, NaN]]), plane([[2, Infinity]], [[64, 3]])]);
  assert.ok(scale);
  const height = heights(scale);
  assert.deepEqual([height(0.25), height(64)], [scale.low, scale.high]);
  assert.ok(Math.abs(valueAt(scale, scale.high) - 64) < 1e-9);
  assert.ok(height(NaN) !== height(NaN));
});

test("a loss of 0 has a height, and where no loss is a number there is no scale", () => {
  const scale = common([plane([[0, 0.5]])]);
  assert.ok(scale && Number.isFinite(scale.low) && heights(scale)(0) === scale.low);
  assert.equal(common([plane([[NaN, Infinity]])]), null);
  assert.equal(common([]), null);
});

test("what differs is told of every variant, with a dash where it is not known yet", () => {
  const ends = [{ name: "Plain", moment: null, minima: 18 }, { name: "With skips", moment: null, minima: null }];
  assert.deepEqual(difference("minima", ends, 300), { title: "Local minima in the plane", each: [{ name: "Plain", value: "18" }, { name: "With skips", value: "–" }] });
  assert.equal(difference("sharpness", ends, 300), null);
});

test("what is not as expected is said once both numbers are known, and nothing where it is", () => {
  const example = { question: "plain", fewer: "skip", than: "plain", otherwise: "They do not." };
  const ends = (/** @type {number | null} */ plain, /** @type {number | null} */ skip) => [{ key: "plain", name: "", moment: null, minima: plain }, { key: "skip", name: "", moment: null, minima: skip }];
  assert.equal(unexpected(example, "minima", ends(1, 2)), "They do not.");
  assert.equal(unexpected(example, "minima", ends(1, 1)), "They do not.");
  for (const known of [ends(18, 1), ends(null, 2), ends(1, null)]) assert.equal(unexpected(example, "minima", known), "");
  assert.equal(unexpected(null, "minima", ends(1, 2)), "");
});

test("bands are the ramp's, the lowest row at the bottom, and nothing where there is no height", () => {
  const pixels = banded([[0, 0], [16, NaN]], 2, { low: 0, high: 16 }, ["#000000", "#ffffff"]);
  const tone = (/** @type {number} */ at) => [...pixels.slice(4 * at, 4 * at + 4)];
  assert.equal(tone(0)[3], 0); // a number that is none is in all of this cell
  const whole = banded([[0, 0], [16, 16]], 4, { low: 0, high: 16 }, ["#000000", "#ffffff"]);
  const column = [0, 4, 8, 12].map((at) => whole[4 * at]);
  assert.deepEqual(column, column.toSorted((a, b) => b - a));
  assert.ok(column[0] > 200 && column[3] < 50);
});

test("all stand together: stop while one trains, go on where one rests, and nothing once all are done", () => {
  const trained = { name: "Plain", standing: { words: "Trained for 300 steps.", alarm: false, press: /** @type {const} */ ("") }, done: true, waits: false };
  const going = { name: "With skips", standing: { words: "Training…", alarm: false, press: /** @type {const} */ ("Stop") }, done: false, waits: false };
  const failed = { name: "With both", standing: { words: "It died.", alarm: true, press: /** @type {const} */ ("Go on") }, done: false, waits: false };
  assert.deepEqual(together([trained, failed, going]), { words: "Trained: 1 of 3. With skips: Training…", alarm: false, press: "Stop" });
  assert.equal(together([{ ...going, name: "Plain", waits: true }, going]).words, "Trained: 0 of 2. With skips: Training…");
  assert.deepEqual(together([trained, failed]), { words: "Trained: 1 of 2. With both: It died.", alarm: true, press: "Go on" });
  assert.deepEqual(together([trained]), { words: "Trained: 1 of 1.", alarm: false, press: "" });
});
