// The centre of rings: where all lines along the slope meet.

import assert from "node:assert/strict";
import { test } from "node:test";

import { centreOf } from "../../static/plot/fan.js";

/** @type {import("../../static/plot/window.js").Window} */
const WINDOW = [[-3, 3], [-2, 5]];

test("rings have a centre, in the window or outside", () => {
  for (const [a, b] of [[0, 0], [1, 2.5], [-8, 9]]) {
    const found = centreOf((x, y) => Math.cos(3 * Math.hypot(x - a, y - b)), WINDOW);
    assert.ok(found && Math.hypot(found[0] - a, found[1] - b) < 1e-4, `${found}`);
  }
});

test("slopes, valleys, ellipses and what has no height have none", () => {
  for (const f of /** @type {import("../../static/plot/field.js").Field[]} */ ([
    (x, y) => x + 2 * y, (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, (x, y) => x * x + 2 * y * y, (x, y) => x * x - y * y, () => 1, () => NaN,
    (x, y) => Math.hypot(x, y) + 0.1 * Math.sin(5 * x),
  ])) assert.equal(centreOf(f, WINDOW), null);
});
