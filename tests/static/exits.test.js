// Where a path leaves the map, and where its label stands.

import assert from "node:assert/strict";
import { test } from "node:test";

import { atEdge, inkOf, spaced, uncovered } from "../../static/plot/layers/exits.js";

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

test("a label makes way for the paths, to the side where fewer lie, and does not go far for a little", () => {
  const path = { xs: [10, 80], ys: [118, 118] };
  const other = { xs: [10, 80, NaN], ys: [134, 134, NaN] };
  const ink = inkOf([path, other], axes);
  const place = (/** @type {number} */ y) => spaced({ x: 22, y }, [], axes, (spot) => ink(spot.x, spot.x + 64, spot.y - 7, spot.y + 7)).y;
  assert.equal(place(119), 105);
  assert.equal(place(134), 148);
  assert.equal(place(60), 60);
  assert.equal(ink(90, 110, 20, 220), 0);
});

test("where every place is taken, a label stands where it is asked for", () => {
  const all = Array.from({ length: 30 }, (_, i) => ({ x: 50, y: 10 * i }));
  assert.deepEqual(spaced({ x: 50, y: 100 }, all, axes), { x: 50, y: 100 });
});

test("a label does not lie under the buttons of the map, however large they are", () => {
  assert.deepEqual(uncovered({ x: 60, y: 30 }, axes, 1), { x: 60, y: 94 });
  assert.deepEqual(uncovered({ x: 160, y: 30 }, axes, 1), { x: 160, y: 30 });
  assert.deepEqual(uncovered({ x: 160, y: 30 }, axes, 1.5), { x: 160, y: 131 });
  assert.deepEqual(uncovered({ x: 60, y: 120 }, axes, 1), { x: 60, y: 120 });
});
