// Settings that are changed during a race: what a reader's wish makes of the changes, and the values that follow.

import assert from "node:assert/strict";
import { test } from "node:test";

import { across } from "../../static/plot/layers/changes.js";
import { changedBy, filled, turns } from "../../static/wire/changes.js";

const CHANGES = [{ step: 3, value: 0.5 }, { step: 6, value: 0.2 }];

test("from a step on there is one value, and what was to come is gone", () => {
  assert.deepEqual(changedBy(CHANGES, { since: 8, value: 1 }), [...CHANGES, { step: 8, value: 1 }]);
  assert.deepEqual(changedBy(CHANGES, { since: 6, value: 1 }), [CHANGES[0], { step: 6, value: 1 }]);
  assert.deepEqual(changedBy(CHANGES, { since: 1, value: 1 }), [{ step: 1, value: 1 }]);
});

test("a change gets another value, or is taken away, and the others stay", () => {
  assert.deepEqual(changedBy(CHANGES, { at: 3, value: 1 }), [{ step: 3, value: 1 }, CHANGES[1]]);
  assert.deepEqual(changedBy(CHANGES, { at: 3, value: null }), [CHANGES[1]]);
});

test("what the server has to judge is left to it", () => {
  for (const wish of [{ since: "soon", value: 1 }, { since: 4, value: "x" }, { at: 4, value: 1 }, { at: 3, value: "x" }, { at: 3, since: 6 }, { value: 1 }]) assert.equal(changedBy(CHANGES, wish), null);
});

test("the values are those of the last change before each step, over a number or a schedule", () => {
  assert.deepEqual([...filled(9, CHANGES, 8)], [9, 9, 9, 0.5, 0.5, 0.5, 0.2, 0.2]);
  const schedule = Float64Array.of(1, 2, 3, 4, 5);
  assert.deepEqual([...filled(schedule, CHANGES, 5)], [1, 2, 3, 0.5, 0.5]);
  assert.deepEqual([...schedule], [1, 2, 3, 4, 5]);
});

test("a method's path turns once at a step, however many settings are changed there", () => {
  assert.deepEqual(turns({ changes: { lr: [60, 20], beta: [60] } }), [20, 60]);
});

test("the mark of a change lies across the path, its middle on the point that is as it was", () => {
  const path = { xs: [0, 10, 20, 20, 20], ys: [0, 0, 0, 30, 30], last: 3 };
  assert.deepEqual(across(path, 1, 7), { xs: [10, 10], ys: [-7, 7] });
  assert.deepEqual(across(path, 3, 7), { xs: [27, 13], ys: [30, 30] });
  assert.deepEqual(across({ xs: [5, 5, 5], ys: [6, 6, 6], last: 2 }, 1, 7), { xs: [5, 5], ys: [-1, 13] });
});
