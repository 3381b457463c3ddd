// Minima that are followed while a parameter is moved.

import assert from "node:assert/strict";
import { test } from "node:test";

import { followed, lowestOf } from "../../../static/engine/minima.js";

/** (x² − a)² + b x + (y − a)², which has two minima while b is small. */
function wells() {
  let [a, b] = [1, 0];
  return {
    set: (/** @type {number[]} */ numbers) => { [a, b] = numbers; },
    value: (/** @type {number} */ x, /** @type {number} */ y) => (x * x - a) ** 2 + b * x + (y - a) ** 2,
    gradient: (/** @type {number} */ x, /** @type {number} */ y) => [4 * x * (x * x - a) + b, 2 * (y - a)],
    hessian: (/** @type {number} */ x) => [12 * x * x - 4 * a, 0, 2],
  };
}

/** @type {[number, number][]} */
const TWO = [[-1, 1], [1, 1]];

test("each minimum is followed over a long way, and keeps its place among them", () => {
  assert.deepEqual(followed(wells(), [1, 0], [4, 0], TWO)?.map((point) => point.map((part) => Number(part.toFixed(9)))), [[-2, 4], [2, 4]]);
});

test("of minima that come to lie at different heights the lowest counts", () => {
  const ground = wells();
  const found = followed(ground, [1, 0], [1, 0.5], TWO) ?? [];
  const { lowest, minima } = lowestOf(ground, found, 0.1);
  assert.deepEqual([minima.length, minima[0][0] < -1, lowest < 0], [1, true, true]);
});

test("a minimum that is lost says so", () => {
  assert.equal(followed(wells(), [1, 0], [1, 5], TWO), null);
});
