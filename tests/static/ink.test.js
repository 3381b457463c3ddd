// Where things are drawn: the head of a path, and lines with gaps.

import assert from "node:assert/strict";
import { test } from "node:test";

import { headOf, line } from "../../static/plot/ink.js";

const path = { xs: [0, 10, 20, NaN], ys: [0, 2, -2, NaN], last: 2 };

test("a head lies between the points of its step", () => {
  assert.deepEqual(headOf(path, 1), [10, 2]);
  assert.deepEqual(headOf(path, 1.25), [12.5, 1]);
});

test("no head goes further than its path", () => {
  assert.deepEqual(headOf(path, 2.5), [20, -2]);
  assert.deepEqual(headOf(path, 90), [20, -2]);
  assert.deepEqual(headOf({ xs: [0, 1, 2], ys: [0, 1, 2], last: 1 }, 1.5), [1, 1]);
});

test("before a point that is nowhere it waits", () => {
  assert.deepEqual(headOf({ xs: [0, NaN, 5], ys: [1, NaN, 5], last: 2 }, 0.5), [0, 1]);
});

/**
 * What line() does to a context.
 * @param {number[]} xs
 * @param {number[]} ys
 * @param {number} from
 * @param {number} to
 */
function strokes(xs, ys, from, to) {
  /** @type {string[]} */
  const done = [];
  const told = (/** @type {string} */ what) => (/** @type {number[]} */ ...at) => { done.push([what, ...at].join(" ")); };
  const ctx = { beginPath: told("begin"), moveTo: told("move"), lineTo: told("line") };
  line(/** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (ctx)), xs, ys, from, to);
  return done;
}

test("a line joins the points of its part", () => {
  assert.deepEqual(strokes([0, 1, 2, 3], [5, 6, 7, 8], 1, 3), ["begin", "move 1 6", "line 2 7", "line 3 8"]);
});

test("it leaves a gap where a number is not finite", () => {
  assert.deepEqual(strokes([0, 1, 2, 3], [5, NaN, 7, 8], 0, 3), ["begin", "move 0 5", "move 2 7", "line 3 8"]);
  assert.deepEqual(strokes([0, Infinity], [5, 5], 0, 1), ["begin", "move 0 5"]);
});
