import assert from "node:assert/strict";
import { test } from "node:test";

import { grid } from "../../static/plot/field.js";
import { tangled } from "../../static/plot/ground.js";

const WINDOW = /** @type {import("../../static/plot/window.js").Window} */ ([[-5, 5], [-5, 5]]);
const over = (/** @type {(x: number, y: number) => number} */ f) => grid(f, (h) => h, WINDOW, 150);

test("lines of equal height are drawn but where f changes by several of them from each point of the grid to the next", () => {
  const scale = /** @type {import("../../static/plot/field.js").Scale} */ ({ low: -1, high: 1 });
  assert.equal(tangled(over((x, y) => x * y), scale), false);
  assert.equal(tangled(over((x, y) => Math.sin(8 * x) * Math.cos(8 * y)), scale), false, "many hills, each seen");
  assert.equal(tangled(over((x, y) => (x < y ? -1e300 : 1e300)), scale), false, "a jump");
  assert.equal(tangled(over((x, y) => Math.tan(1000 * x) / Math.tan(1000 * y)), scale), true);
  assert.equal(tangled(over(() => NaN), scale), false);
});
