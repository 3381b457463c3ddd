// A minimum is seen although a ball rests on it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bottoms } from "../../static/plot/layers/critical.js";

test("minima that are points have a star above the balls; saddles, maxima and lines have none", () => {
  /** @type {number[]} */
  const stars = [];
  /** @type {any} */
  const ctx = { canvas: {}, beginPath() {}, closePath() { stars.push(this.x); }, fill() {}, stroke() {}, lineTo(/** @type {number} */ x) { this.x = Math.round(x / 100) * 100; }, moveTo() {}, getTransform: () => ({ a: 1 }) };
  const points = [["minimum", 2], ["maximum", 3], ["saddle", 4], ["tip", 5], ["trough", 6]].map(([kind, x]) => ({ kind, x, y: 0, line: kind === "trough" ? [[6, 0], [7, 0]] : [] }));
  const scale = (/** @type {number} */ x) => 100 * x;
  bottoms.moving?.(ctx, /** @type {any} */ ({ race: { critical: { points }, surface: { minima: [[1, 0]] } }, axes: { toX: scale, toY: scale }, colours: { star: "" } }), 0);
  assert.deepEqual(stars, [100, 200, 500]);
});
