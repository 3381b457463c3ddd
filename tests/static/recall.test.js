// What a step remembers: weights by going back, bars that stand for several steps, and what arrows add up to.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inWords, readingOf, stepsOf } from "../../static/parts/weights.js";
import { endsOf, lanesOf, rangesOf } from "../../static/plot/laid.js";
import { grouped, percentKept, shareOf, sumOf, ways, weighted, weightsAt } from "../../static/plot/recall.js";

const series = (/** @type {number[]} */ ...values) => Float64Array.from(values);

/**
 * Momentum: b ← β b + g, and the step is −α b.
 * @param {number} beta
 */
const momentum = (beta) => ({ kept: [[series(beta)]], taken: [series(1)], read: [series(-0.5 * beta)], fresh: series(-0.5) });

test("going back from a step finds the weight of every gradient before it", () => {
  const weights = weightsAt(momentum(0.5), 4);
  assert.deepEqual([...weights], [-0.5, -0.25, -0.125, -0.0625]);
  const gradients = [3, -1, 2, 5];
  let [b, step] = [0, 0];
  for (const g of gradients) [b, step] = [0.5 * b + g, -0.5 * (0.5 * b + g)];
  assert.equal(sumOf(weighted(weights, gradients), 0, 4), step);
});

test("two kept numbers that change with the step are followed through each other", () => {
  const axis = { kept: [[series(0.5, 0.5, 2), series(0, 1, 1)], [series(0), series(0)]], taken: [series(1), series(3)], read: [series(1, 1, 4), series(0)], fresh: series(7) };
  // step 1: a = 1, l = 3. Step 2: a = 0.5·1 + 1·3. Step 3 reads 4 a.
  assert.deepEqual([...weightsAt(axis, 3)], [7, 4, 4 * (0.5 + 3)]);
});

test("a rule that keeps nothing has weights of 0 before its own step", () => {
  assert.deepEqual([...weightsAt({ kept: [], taken: [], read: [], fresh: series(1, 2, 3) }, 3)], [3, 0, 0]);
});

test("few steps have a bar each, and what has less than a hundredth together is one", () => {
  const groups = grouped([weightsAt(momentum(0.5), 30)]);
  assert.deepEqual(groups.at(-1), { from: 7, to: 30, rest: true });
  assert.equal(groups.length, 8);
  assert.ok(shareOf(weightsAt(momentum(0.5), 30), groups[7]) < 0.01);
  const all = weightsAt(momentum(0.5), 30);
  assert.equal(groups.reduce((sum, { from, to }) => sum + sumOf(all, from, to), 0), sumOf(all, 0, 30));
});

test("many steps of equal weight share bars, and none is left out", () => {
  const equal = new Float64Array(300).fill(1);
  const groups = grouped([equal]);
  assert.ok(groups.length <= 49);
  assert.deepEqual([groups[0], groups.at(-1)?.to], [{ from: 0, to: 7, rest: false }, 300]);
  assert.equal(readingOf(groups, [equal], 300), "This step is at the left. A bar stands for 7 steps. The last bar stands for the first 6 steps together: 2 %.");
});

test("steps that have no weight have no bar, and are named", () => {
  const weights = [0.5, -0.5, -0.5, -0.5, -0.5, ...Array.from({ length: 15 }, () => 0)];
  const groups = grouped([weights]);
  assert.equal(groups.at(-1)?.to, 5);
  assert.equal(readingOf(groups, [weights], 20), "This step is at the left. Steps before step 16 have no weight. A bar below zero counts with a minus: it takes back a part of the way.");
  const faded = weightsAt(momentum(0.5), 1200); // 2⁻¹²⁰⁰ is 0 to floats, and no step is without weight
  assert.equal(grouped([faded]).at(-1)?.to, 1200);
});

test("a bar says which steps it stands for, and along which axis where they differ", () => {
  assert.equal(stepsOf({ from: 0, to: 1, rest: false }, 30), "step 30");
  assert.equal(stepsOf({ from: 8, to: 16, rest: false }, 30), "steps 15 to 22 together");
  assert.equal(stepsOf({ from: 20, to: 30, rest: true }, 30), "the first 10 steps together");
  assert.equal(inWords({ from: 0, to: 1, rest: false }, [[3, 1]], 2, ["x", "y"]), "step 2: 3, 75 % of all");
  assert.equal(inWords({ from: 1, to: 2, rest: false }, [[3, 1], [1, 1]], 2, ["u", "v"]), "step 1: along u 1, 25 % of all; along v 1, 50 % of all");
});

test("arrows are laid end to end, and each axis is filled", () => {
  assert.deepEqual(endsOf([[1, 2], [1, -1]]), [[0, 0], [1, 2], [2, 1]]);
  const [x, y] = rangesOf([[0, 0], [1, 20], [2, 10]]);
  assert.deepEqual([x, y].map(([low, high]) => Number((high - low).toFixed(9))), [2.32, 23.2]);
  assert.deepEqual(ways([3, -1, 2], -0.5), { long: 6.5, net: 3.5 });
});

test("of arrows that all but cancel, no percent is left", () => {
  assert.deepEqual([[8, 7e-11], [8, -8], [3, 1]].map(([long, net]) => percentKept({ long, net })), [0, 100, 33.3]);
});

test("an axis along which nothing moves has a range all the same", () => {
  assert.deepEqual(lanesOf(endsOf([[4, 0], [-1, 0]])), { tails: [[0, -1], [4, -2]], heads: [[4, -1], [3, -2]] });
  const [x, y] = rangesOf([[0, 0], [4, 0]]);
  assert.ok(Math.abs(y[1] - y[0] - (x[1] - x[0])) < 1e-12 && rangesOf([[0, 0]])[0][1] > 0);
});
