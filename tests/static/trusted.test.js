// Where a quadratic model is trusted: the edge has no beads where the region is narrow, and the picture says what the rule says.

import assert from "node:assert/strict";
import { test } from "node:test";

import { joined } from "../../static/plot/isolines.js";
import { trusted } from "../../static/plot/trusted.js";

/** @typedef {import("../../static/plot/field.js").Field} Field */
/** @typedef {import("../../static/plot/window.js").Window} Window */

const SHARE = 0.1;
/** @type {Window} */
const WINDOW = [[-2, 2], [-1, 3]];
/** @type {Field} */
const rosenbrock = (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
/** Of Rosenbrock at (−1.2, 1). @type {Field} */
const quadratic = (x, y) => {
  const [u, v] = [x + 1.2, y - 1];
  return 24.2 - 215.6 * u - 88 * v + (1330 * u * u + 960 * u * v + 200 * v * v) / 2;
};
/** @type {(f: Field) => Field} */
const trust = (f) => (x, y) => SHARE * Math.abs(f(x, y) - 24.2) + 1e-10 * Math.abs(f(x, y)) - Math.abs(quadratic(x, y) - f(x, y));
const found = trusted({ f: rosenbrock, quadratic, trust: trust(rosenbrock) }, { value: 24.2, share: SHARE }, WINDOW);

test("the edge is a few long lines, also where two of them are closer than the grid's points", () => {
  assert.ok(joined(found.edge).length < 12, `${joined(found.edge).length} lines`);
});

test("on the edge the model is wrong by the share, as near as the cells of the grid are flat", () => {
  const flat = ((4 / 120) ** 2 / 8) * 3000; // by f's curvature and the model's; the margin reaches thousands in the window
  for (const [ax, ay, bx, by] of found.edge) {
    const margin = trust(rosenbrock)((ax + bx) / 2, (ay + by) / 2);
    assert.ok(Math.abs(margin) < flat, `${margin} at ${ax}, ${ay}`);
  }
});

test("nearly all places of the picture are told as by the rule", () => {
  const { cover } = found;
  const side = cover.length - 1;
  let wrong = 0;
  cover.forEach((row, j) => row.forEach((part, i) => { if (part > 0.5 !== (trust(rosenbrock)(-2 + (4 * i) / side, -1 + (4 * j) / side) >= 0)) wrong += 1; }));
  assert.ok(wrong < 0.002 * (side + 1) ** 2, `${wrong}`);
});

test("a gap that is narrower than a place leaves a faint line, and no dots", () => {
  const f = (/** @type {number} */ x, /** @type {number} */ y) => 1 + x + 0.3 * y; // as at its model's level, where only equality would do
  const { cover } = trusted({ f, quadratic: (x, y) => f(x, y) + 0.002, trust: () => 0 }, { value: 1, share: 1 }, [[-1, 1], [-1, 1]]);
  const middle = cover.slice(5, -5).map((row) => Math.min(...row));
  assert.ok(Math.min(...middle) > 0.5 && Math.max(...middle) < 0.95, `${Math.min(...middle)} to ${Math.max(...middle)}`);
});

test("a surface that is its own model is trusted everywhere, without an edge", () => {
  const { edge, cover } = trusted({ f: quadratic, quadratic, trust: trust(quadratic) }, { value: 24.2, share: SHARE }, WINDOW);
  assert.deepEqual(edge, []);
  assert.ok(cover.flat().every((part) => part === 1));
});
