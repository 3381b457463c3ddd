// Where a path leaves the map, and where its label stands.

import assert from "node:assert/strict";
import { test } from "node:test";

import { atEdge, spaced, uncovered } from "../../static/plot/layers/exits.js";

const axes = { left: 10, right: 110, top: 20, bottom: 220 };

test("a way ends at the first edge that it meets", () => {
  assert.deepEqual(atEdge(60, 120, 100, 0, axes), [110, 120]);
  assert.deepEqual(atEdge(60, 120, -100, 20, axes), [10, 130]);
  assert.deepEqual(atEdge(60, 120, 10, 400, axes), [62.5, 220]);
  assert.deepEqual(atEdge(60, 120, 0, -200, axes), [60, 20]);
});

test("a way that meets none ends where it ends", () => {
  assert.deepEqual(atEdge(60, 120, 5, -6, axes), [65, 114]);
  assert.deepEqual(atEdge(60, 120, 0, 0, axes), [60, 120]);
});

test("a free place is taken as it is", () => {
  const labels = [{ x: 10, y: 30 }, { x: 100, y: 60 }];
  assert.deepEqual(spaced({ x: 100, y: 30 }, labels, axes), { x: 100, y: 30 });
  assert.deepEqual(labels.at(-1), { x: 100, y: 30 });
});

test("a label moves line by line towards the middle until it hides no other", () => {
  const upper = [{ x: 50, y: 30 }, { x: 60, y: 44 }];
  assert.deepEqual(spaced({ x: 55, y: 30 }, upper, axes), { x: 55, y: 58 });
  assert.deepEqual(spaced({ x: 55, y: 210 }, [{ x: 50, y: 210 }], axes), { x: 55, y: 196 });
});

test("labels that are asked for at one place stand apart", () => {
  /** @type {{ x: number, y: number }[]} */
  const labels = [];
  for (let i = 0; i < 5; i += 1) spaced({ x: 50, y: 30 }, labels, axes);
  assert.deepEqual(labels.map(({ y }) => y), [30, 44, 58, 72, 86]);
});

test("a label does not lie under the buttons of the map, however large they are", () => {
  assert.deepEqual(uncovered({ x: 60, y: 30 }, axes, 1), { x: 60, y: 94 });
  assert.deepEqual(uncovered({ x: 160, y: 30 }, axes, 1), { x: 160, y: 30 });
  assert.deepEqual(uncovered({ x: 160, y: 30 }, axes, 1.5), { x: 160, y: 131 });
  assert.deepEqual(uncovered({ x: 60, y: 120 }, axes, 1), { x: 60, y: 120 });
});
