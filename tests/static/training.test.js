// What has come of a training: its moments by step, a method that broke off, and how it is said to stand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { standing } from "../../static/parts/standing.js";
import { Training } from "../../static/parts/training.js";
import { finite } from "../../static/plot/charts.js";
import { placeOf } from "../../static/plot/rising.js";

/** @typedef {import("../../static/wire/messages.js").MethodMoment} MethodMoment */

/** @type {(loss: number) => MethodMoment} */
const state = (loss) => ({
  loss, held_out: 2 * loss, accuracy: 1, held_accuracy: 1, sharpness: NaN, limit: NaN, picture: [],
  gradient: Float64Array.of(loss), activation: Float64Array.of(1), dead: Float64Array.of(NaN), rate: Float64Array.of(0),
});

/** @type {(...losses: (number | null)[][]) => Training} with a moment every five steps, the losses of its methods in each */
function training(...losses) {
  const made = new Training();
  losses.forEach((each, i) => made.take({ kind: "moment", step: 5 * i, methods: each.map((loss) => (loss === null ? null : state(loss))) }));
  return made;
}

test("the place of a step is that of the last number up to it", () => {
  const steps = Float64Array.of(0, 5, 10);
  assert.deepEqual([-1, 0, 4.9, 5, 99].map((step) => placeOf(steps, step)), [-1, 0, 0, 1, 2]);
  assert.equal(placeOf([], 3), -1);
});

test("a line that is joined goes over the moments without a number", () => {
  assert.deepEqual(finite([NaN, 1, NaN, Infinity, 2, 3], 4), [1, 4]);
});

test("moments become series, with nothing where a method has broken off", () => {
  const told = training([3, 1], [2, null], [1, null]);
  assert.deepEqual([...told.steps], [0, 5, 10]);
  assert.equal(told.head, 10);
  assert.deepEqual([...told.series(0, ({ loss }) => loss)], [3, 2, 1]);
  assert.deepEqual([...told.series(1, ({ loss }) => loss)], [1, NaN, NaN]);
});

test("what is told twice stands once", () => {
  const told = training([3], [2]);
  told.take({ kind: "moment", step: 5, methods: [state(9)] });
  assert.deepEqual([[...told.steps], [...told.series(0, ({ loss }) => loss)]], [[0, 5], [3, 2]]);
});

test("what was told of a step is gone when the training goes on", () => {
  const told = training([3], [2]);
  told.take({ kind: "no_plane", which: "pca", sentence: "" });
  assert.equal(told.planes.size, 1);
  told.take({ kind: "moment", step: 5, methods: [state(2)] }); // which was told before
  assert.equal(told.planes.size, 1);
  told.take({ kind: "moment", step: 10, methods: [state(1)] });
  assert.equal(told.planes.size, 0);
});

test("a method that has broken off keeps its last picture, and at the end it is said why", () => {
  const told = training([3, 1], [2, null], [1, null]);
  assert.equal(told.of(1, 2)?.loss, 1);
  assert.equal(told.of(0, 2)?.loss, 1);
  assert.equal(told.of(0, -1), null);
  assert.equal(told.saidOf(1, 0), "");
  assert.equal(told.saidOf(1, 2), "It diverged by step 5.");
  told.take({ kind: "end", why: "done", step: 10, sentences: ["fine", "It diverged at step 3."] });
  assert.equal(told.saidOf(1, 2), "It diverged at step 3.");
  assert.equal(told.saidOf(0, 2), "");
});

test("a loss that ends above where it began is told at the end, and counts as not learned", () => {
  const told = training([3, 1, 1], [2, 5, null]);
  assert.equal(told.saidOf(1, 1), "");
  told.take({ kind: "end", why: "done", step: 5, sentences: ["fine", "It rose.", "It diverged."] });
  assert.deepEqual([0, 1, 2].map((method) => told.saidOf(method, 1)), ["", "It rose.", "It diverged."]);
  assert.equal(told.saidOf(1, 0), "");
  assert.equal(told.failed, 2);
});

test("every message counts, and one after the end takes that back", () => {
  const told = training([1]);
  told.take({ kind: "wait", ahead: 2 });
  told.take({ kind: "end", why: "stopped", step: 0, sentences: [] });
  assert.deepEqual([told.count, told.ahead, told.end?.why], [3, 2, "stopped"]);
  told.take({ kind: "wait", ahead: 0 });
  assert.equal(told.end, null);
});

test("how it stands, and what can be done", () => {
  /** @type {(end: object | null, how?: object, more?: object) => string[]} */
  const said = (end, how = {}, more = {}) => {
    const { words, press } = standing({ moments: [1], ahead: 0, head: 4, failed: 0, planes: new Map(), lines: new Map(), ...more, end: end && /** @type {any} */ ({ step: 5, sentences: [], ...end }) }, { line: "open", going: true, parted: false, steps: 9, ...how });
    return [words, press];
  };
  assert.deepEqual(said(null), ["Training…", "Stop"]);
  assert.deepEqual(said(null, {}, { moments: [] }), ["The training begins…", "Stop"]);
  assert.deepEqual(said(null, {}, { ahead: 1 }), ["The training waits for another one on this server…", "Stop"]);
  assert.deepEqual(said(null, { compared: true }, { ahead: 1 }), ["Waits for its turn…", "Stop"]);
  assert.deepEqual(said(null, { compared: true, unheard: true }, { moments: [] }), ["Waits for its turn…", "Stop"]);
  assert.deepEqual(said(null, { steps: 4 }), ["Trained for 4 steps. Computing the landscapes…", "Stop"]);
  assert.deepEqual(said(null, { steps: 4 }, { planes: new Map([["pca", 1]]) }), ["Trained for 4 steps. Computing the lines between the solutions…", "Stop"]);
  assert.deepEqual(said(null, { going: false }), ["Stopping…", "Go on"]);
  assert.deepEqual(said(null, { going: false, parted: true }), ["Stopped here at step 4. For others who watch it, it goes on.", "Go on"]);
  assert.deepEqual(said({ why: "stopped" }), ["Stopped at step 5.", "Go on"]);
  assert.deepEqual(said({ why: "done" }), ["Trained for 5 steps.", ""]);
  assert.deepEqual(said({ why: "done" }, {}, { failed: 1 }), ["Trained for 5 steps. One method has not learned; “What each method has learned” says why.", ""]);
  assert.deepEqual(said({ why: "failed", sentences: ["It died.", "Go on."] }), ["It died. Go on.", "Go on"]);
  assert.equal(said(null, { line: "lost" })[1], "");
  assert.equal(said(null, { line: "unknown" })[1], "Go on");
});
