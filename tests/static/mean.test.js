// The mean of a formula over samples, as the map draws it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { compile, sideOf } from "../../static/plot/field.js";

/** @typedef {import("../../static/plot/field.js").Tree} Tree */

const columns = { u: Float64Array.of(1, -2, 0.5), t: Float64Array.of(3, 0.1, -1) };
const places = [[0, 0], [1, 0], [1, 2], [-0.3, 2], [-0.3, 7], [1e200, -1e200], [NaN, 1], [1, NaN], [1, 2]];

/**
 * @param {(x: number, y: number, u: number, t: number) => number} loss
 * @param {number} x
 * @param {number} y
 */
function plainly(loss, x, y) {
  let sum = 0;
  for (const [i, u] of columns.u.entries()) sum += loss(x, y, u, columns.t[i]);
  return sum / columns.u.length;
}

/** @type {[string, Tree, (x: number, y: number, u: number, t: number) => number][]} */
const LOSSES = [
  ["squares", ["^", ["-", "data_t", ["+", ["*", "x", "data_u"], "y"]], 2], (x, y, u, t) => (t - (x * u + y)) * (t - (x * u + y))],
  ["a curve", ["ln", ["+", 1, ["exp", ["neg", ["*", "data_t", "x"]]]]], (x, _y, _u, t) => Math.log(1 + Math.exp(-(t * x)))],
  ["least and greatest", ["max", ["min", "data_u", "y", 1], "x", ["abs", "data_t"]], (x, y, u, t) => Math.max(Math.min(u, y, 1), x, Math.abs(t))],
  ["no coordinate", ["/", ["tanh", "data_u"], "data_t"], (_x, _y, u, t) => Math.tanh(u) / t],
];

for (const [name, tree, loss] of LOSSES) {
  test(`of ${name}, wherever it was asked before`, () => {
    const f = compile(["mean", tree], columns);
    for (const [x, y] of [...places, ...places.toReversed()]) assert.equal(f(x, y), plainly(loss, x, y), `${x}, ${y}`);
  });
}

test("a mean is a part of a tree like any other, and one of what holds no column is that", () => {
  const f = compile(["-", ["*", 2, ["mean", ["*", "x", "data_u"]]], ["mean", ["^", "y", 3]]], columns);
  assert.equal(f(4, 2), 2 * ((4 - 8 + 2) / 3) - 8);
});

test("what it does not know is refused by its name", () => {
  for (const tree of /** @type {Tree[]} */ ([["mean", "data_v"], ["mean", "data_constructor"], "data_u"])) assert.throws(() => compile(tree, columns), /does not know data_/);
  assert.throws(() => compile(["mean", ["gamma", "data_u"]], columns), /does not know the operation gamma/);
  assert.throws(() => compile(["mean", ["constructor", "x"]], columns), /does not know the operation constructor/);
});

test("a grid over many samples is coarser, and one over few is as it was", () => {
  const over = (/** @type {number} */ count) => sideOf({ columns: { u: new Float64Array(count) } }, 150);
  assert.deepEqual([sideOf({ columns: {} }, 150), over(5)], [150, 150]);
  assert.ok(over(1000) < over(200) && over(200) < 150 && over(1000) >= 24);
  assert.equal(sideOf({ columns: { u: new Float64Array(1000) } }, 12), 12);
});
