// A surface in the browser: its formula, its heights, its bands.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bandSize, compile, grid, heights, scaleIn, spread, valueAt } from "../../static/plot/field.js";
import { operations } from "../../static/plot/operations.js";

test("a tree is worked out from its leaves", () => {
  const f = compile(["+", ["^", "x", 2], ["*", 10, ["neg", "y"]]]);
  assert.equal(f(3, 2), 9 - 20);
});

test("a power of two is a product, bit for bit", () => {
  for (const x of [1.1, -2.7, 1e155, 3e-170]) assert.equal(compile(["^", "x", 2])(x, 0), x * x);
});

test("coordinates are told apart, and numbers are numbers", () => {
  assert.deepEqual([compile("x")(1, 2), compile("y")(1, 2), compile(0.5)(1, 2)], [1, 2, 0.5]);
});

test("least and greatest of as many values as there are", () => {
  /** @type {import("../../static/plot/field.js").Tree[]} */
  const values = ["x", "y", ["*", "x", "y"], 0.25];
  const [least, most] = [compile(["min", ...values]), compile(["max", ...values])];
  /** @type {[x: number, y: number, least: number, most: number][]} */
  const known = [[-1, -2, -2, 2], [-4, -3, -4, 12], [5, 0.5, 0.25, 5], [-2, 3, -6, 3], [0.1, 0.2, 0.1 * 0.2, 0.25]];
  for (const [x, y, low, high] of known) assert.deepEqual([least(x, y), most(x, y)], [low, high]);
});

test("an operation that nobody knows is refused by its name", () => {
  assert.throws(() => compile(["gamma", "x"]), /does not know the operation gamma/);
  assert.ok(operations.includes("atan2") && !operations.includes("gamma"));
});

const SCALES = [
  { kind: "linear", minimum: 0, offset: 0 },
  { kind: "log", minimum: -4.5, offset: 1e-3 },
  { kind: "symlog", minimum: 0, offset: 0.7 },
];

for (const scale of SCALES) {
  test(`${scale.kind}: from a height back to the value that has it`, () => {
    for (const f of [-4, -0.3, 0, 0.2, 17, 1e6]) {
      assert.ok(Math.abs(valueAt(scale, heights(scale)(f)) - f) <= 1e-12 * Math.max(1, Math.abs(f)), String(f));
    }
  });

  test(`${scale.kind}: what is not finite has no height`, () => {
    for (const f of [Infinity, -Infinity, NaN]) assert.ok(Number.isNaN(heights(scale)(f)));
  });
}

test("a logarithmic height ends at the minimum, however little a value lies below it", () => {
  const height = heights({ kind: "log", minimum: 1, offset: 0.1 });
  assert.equal(height(1 - 1e-15), height(1));
});

test("a grid reaches both ends of its window, rows upwards", () => {
  const { x, y, z } = grid((u, v) => 10 * u + v, (f) => f + 0.5, [[0, 1], [2, 4]], 3);
  assert.deepEqual([x, y], [[0, 0.5, 1], [2, 3, 4]]);
  assert.deepEqual(z, [[2.5, 7.5, 12.5], [3.5, 8.5, 13.5], [4.5, 9.5, 14.5]]);
});

test("bands share the scale evenly; a flat one has bands of one", () => {
  assert.equal(bandSize({ low: 0, high: 8 }), 0.5);
  assert.equal(bandSize({ low: 3, high: 3 }), 1);
});

test("bands are spread over what a window holds", () => {
  const surface = { f: compile(["/", "x", "y"]), height: heights(SCALES[0]), scale: { ...SCALES[0], low: -9, high: 9 } };
  const { low, high } = spread(surface, [[0, 2], [1, 2]]);
  assert.deepEqual([low, high], [0, 2]);
});

test("where a window is flat the scale stays the surface's", () => {
  const scale = { ...SCALES[0], low: -9, high: 9 };
  assert.equal(spread({ f: () => 3, height: (f) => f, scale }, [[0, 1], [0, 1]]), scale);
});

test("a window far beyond the surface's own has bands of its own, a part of it or a little more has not", () => {
  const surface = { domain: /** @type {import("../../static/plot/window.js").Window} */ ([[0, 1], [0, 1]]), f: (/** @type {number} */ x) => x, height: (/** @type {number} */ f) => f, scale: { ...SCALES[0], low: 0, high: 1 } };
  for (const ends of [[0, 1], [0.4, 0.5], [-0.2, 1.2]]) assert.equal(scaleIn(surface, [[ends[0], ends[1]], [0, 1]]), surface.scale);
  const { low, high } = scaleIn(surface, [[-9, 11], [-9, 11]]);
  assert.deepEqual([low, high], [-9, 11]);
});
