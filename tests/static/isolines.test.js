// Lines of equal height, cell by cell.

import assert from "node:assert/strict";
import { test } from "node:test";

import { grid } from "../../static/plot/field.js";
import { segments } from "../../static/plot/isolines.js";

const asIs = (/** @type {number} */ f) => f;

test("a plane is cut straight, each height where it lies", () => {
  assert.deepEqual(segments({ x: [0, 4], y: [0, 1], z: [[0, 4], [0, 4]] }, [1, 3]), [[1, 0, 1, 1], [3, 0, 3, 1]]);
});

test("a height that no corner lies beyond leaves nothing", () => {
  assert.deepEqual(segments({ x: [0, 1], y: [0, 1], z: [[0, 1], [1, 2]] }, [-1, 0, 2.5]), []);
});

test("a saddle is cut twice", () => {
  assert.equal(segments({ x: [0, 1], y: [0, 1], z: [[1, -1], [-1, 1]] }, [0]).length, 2);
});

test("a cell with a corner that is not finite is left out, and only that one", () => {
  for (const nowhere of [NaN, Infinity, -Infinity]) {
    const z = [[0, 2, 0], [0, 2, nowhere]];
    assert.deepEqual(segments({ x: [0, 1, 2], y: [0, 1], z }, [1]), [[0.5, 0, 0.5, 1]]);
  }
});

test("a circle is closed: every end of a segment is the end of another", () => {
  const found = segments(grid((x, y) => x * x + y * y, asIs, [[-1.3, 1.2], [-1.1, 1.4]], 12), [1]);
  const ends = new Map();
  for (const [a, b, c, d] of found) {
    for (const end of [`${a.toFixed(9)},${b.toFixed(9)}`, `${c.toFixed(9)},${d.toFixed(9)}`]) ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  assert.ok(found.length > 12);
  assert.deepEqual(new Set(ends.values()), new Set([2]));
});
