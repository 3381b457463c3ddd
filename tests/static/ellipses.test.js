// Ellipses of matrices: how far they reach, and where their axes are marked.

import assert from "node:assert/strict";
import { test } from "node:test";

import { radii, tick } from "../../static/parts/ellipses.js";

test("an ellipse reaches as far as the roots of the eigenvalues; a zero that rounding put below it is none", () => {
  const of = (/** @type {number} */ value) => ({ value, along: /** @type {[number, number]} */ ([1, 0]) });
  assert.deepEqual(radii([of(9), of(4)]), [3, 2]);
  assert.deepEqual(radii([of(9), of(-1e-18)]), [3, 0]);
});

test("the mark on an axis is a pleasant number within the picture", () => {
  assert.deepEqual([7.3, 4.9, 1, 0.013, 2.2e5].map(tick), [5, 2, 1, 0.01, 2e5]);
});
