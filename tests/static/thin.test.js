// Lines with as few points as the screen can tell from all of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { thinned } from "../../static/plot/thin.js";

const NARROW = 0.3; // pixels a step: several steps in a column of the screen

/** @type {(length: number, y: (step: number) => number) => number[]} */
const curve = (length, y) => Array.from({ length }, (_, step) => y(step));

/** @type {Record<string, number[]>} */
const CURVES = {
  straight: curve(1001, (i) => 150 - 0.1 * i),
  falling: curve(1001, (i) => 150 * Math.exp(-i / 90)),
  swinging: curve(1001, (i) => 70 + 60 * Math.sin(i / 17)),
  bouncing: curve(1001, (i) => 70 + (i % 2 ? 60 : -60) * Math.exp(-i / 400)),
  jumping: curve(1001, (i) => (i === 500 ? 1e5 : 80)),
  noisy: curve(1001, (i) => 70 + 50 * Math.sin(i * i)),
};

/**
 * The height of the line through the points that were kept, at a step.
 * @param {number[]} ys
 * @param {Uint32Array} kept
 * @param {number} step
 */
function heightAt(ys, kept, step) {
  const after = kept.findIndex((at) => at >= step);
  const [to, from] = [kept[after], kept[Math.max(after - 1, 0)]];
  return to === step ? ys[to] : ys[from] + ((ys[to] - ys[from]) * (step - from)) / (to - from);
}

for (const [name, ys] of Object.entries(CURVES)) {
  test(`a ${name} line with room for every step stays within a quarter of a pixel`, () => {
    const kept = thinned(ys, 1.5);
    for (const step of ys.keys()) assert.ok(Math.abs(heightAt(ys, kept, step) - ys[step]) <= 0.25, `step ${step}`);
  });

  test(`a ${name} line reaches in every column as high and as low as all its points do, and no further than those next to it`, () => {
    const kept = thinned(ys, NARROW);
    const reach = (/** @type {number[]} */ steps, /** @type {(step: number) => number} */ y) => {
      /** @type {[low: number, high: number][]} */
      const found = [];
      for (const step of steps) {
        const column = Math.floor(step * NARROW);
        const [low, high] = found[column] ?? [Infinity, -Infinity];
        found[column] = [Math.min(low, y(step)), Math.max(high, y(step))];
      }
      return found;
    };
    const steps = [...ys.keys()];
    const [all, thin] = [reach(steps, (step) => ys[step]), reach(steps, (step) => heightAt(ys, kept, step))];
    all.forEach(([low, high], column) => {
      const near = all.slice(Math.max(column - 1, 0), column + 2);
      const [lowest, highest] = [Math.min(...near.map((one) => one[0])), Math.max(...near.map((one) => one[1]))];
      const [thinLow, thinHigh] = thin[column];
      const text = `column ${column}: ${thin[column]} for ${low}, ${high}`;
      assert.ok(thinLow <= low + 0.25 && thinHigh >= high - 0.25, text);
      assert.ok(thinLow >= lowest - 0.25 && thinHigh <= highest + 0.25, text);
    });
  });

  test(`a ${name} line begins and ends where it did, and has no more than two points a column`, () => {
    const kept = thinned(ys, NARROW);
    assert.deepEqual([kept[0], kept.at(-1)], [0, 1000]);
    assert.ok(kept.every((step, i) => !i || step > kept[i - 1]));
    assert.ok(kept.length <= 2 * Math.ceil(1001 * NARROW) + 2, String(kept.length));
  });
}

test("what is straight needs its ends alone, a smooth curve few points", () => {
  assert.deepEqual([...thinned(CURVES.straight, 1)], [0, 1000]);
  assert.ok(thinned(CURVES.falling, 1).length < 60);
});

test("gaps stay gaps, with the points at both sides", () => {
  const ys = curve(100, (i) => (i < 3 || (i >= 40 && i < 60) || i === 70 || i > 90 ? NaN : i / 10));
  const kept = [...thinned(ys, NARROW)];
  for (const step of [0, 3, 39, 40, 60, 69, 70, 71, 90, 91]) assert.ok(kept.includes(step), `step ${step} of ${kept}`);
  assert.equal(kept.filter((step) => Number.isNaN(ys[step])).length, 4);
});

test("a line of nothing, of one point, and of no numbers", () => {
  assert.deepEqual([...thinned([], 1)], []);
  assert.deepEqual([...thinned([5], 1)], [0]);
  assert.deepEqual([...thinned([NaN, NaN, NaN], 1)], [0]);
  assert.deepEqual([...thinned([NaN, 5, NaN], 1)], [0, 1, 2]);
});
