// The line between two networks: from either end, its barrier, and what is said of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { axisOf, barrierOf, farthestApart, lineFrom, lineWords } from "../../static/plot/between.js";

/** @type {import("../../static/wire/messages.js").LossLine} */
const line = {
  kind: "line", ends: ["adam", "start"], at: Float64Array.of(-0.5, 0, 0.25, 0.5, 1, 1.5), loss: Float64Array.of(9, 1, 4, 3, 2, 7), held_out: Float64Array.of(9, 2, 2, 2, 2, 9),
  barrier: 2.75, held_barrier: 0,
};

test("a line is found from either end", () => {
  assert.equal(lineFrom([line], "adam", "start"), line);
  const back = lineFrom([line], "start", "adam");
  assert.deepEqual(back?.ends, ["start", "adam"]);
  assert.deepEqual([...back?.at ?? []], [-0.5, 0, 0.5, 0.75, 1, 1.5]);
  assert.deepEqual([...back?.loss ?? []], [7, 2, 3, 4, 1, 9]);
  assert.deepEqual([...line.loss], [9, 1, 4, 3, 2, 7]);
  assert.equal(lineFrom([line], "adam", "momentum"), null);
});

test("at first the ends with the highest barrier between them are chosen, not the start", () => {
  const between = (/** @type {[string, string]} */ ends, /** @type {number} */ barrier) => ({ ...line, ends, barrier });
  const lines = [between(["start", "adam"], 9), between(["adam", "momentum"], 0), between(["adam", "sgd"], 2), between(["momentum", "sgd"], NaN)];
  assert.deepEqual(farthestApart(lines), ["adam", "sgd"]);
  assert.deepEqual(farthestApart(lines.slice(0, 1)), ["start", "adam"]);
  assert.deepEqual(farthestApart([]), ["", ""]);
});

test("the barrier is above the straight line between the ends, not beyond them", () => {
  assert.deepEqual(barrierOf(line, "loss"), { place: 0.25, top: 4, foot: 1.25 });
  assert.equal(barrierOf(line, "held_out"), null);
  assert.equal(barrierOf({ ...line, loss: Float64Array.of(0, 2, 1, 1, 0, 0) }, "loss"), null);
});

test("the barrier is told with its number", () => {
  assert.deepEqual(lineWords(line, ["Adam", "the start"]), ["There is a barrier on the way from Adam to the start. The training loss rises 2.75 above the straight line between both ends, to 4. The held-out loss does not rise."]);
  const [none] = lineWords({ ...line, barrier: 0, held_barrier: 0.5, loss: line.held_out }, ["Adam", "the start"]);
  assert.equal(none, "There is no barrier on the way from Adam to the start. The training loss never rises above the straight line between both ends. The held-out loss rises 0.5.");
});

test("a loss that is not known is said", () => {
  assert.match(lineWords({ ...line, barrier: NaN }, ["Adam", "the start"])[0], /not finite everywhere/);
  assert.match(lineWords({ ...line, loss: Float64Array.of(NaN, 1, 4, 3, 2, 7) }, ["A", "B"])[1], /^Where the line has a gap/);
});

test("both losses are on the axis, by powers of ten where they span some", () => {
  assert.deepEqual(axisOf(line), { type: "linear", range: [1, 9] });
  assert.deepEqual(axisOf({ ...line, held_out: Float64Array.of(900, 2, 2, 2, 2, 9) }), { type: "log", range: [0, 3] });
});
