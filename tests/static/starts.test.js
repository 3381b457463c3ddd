// Runs from further starts: what is drawn of them, what is said of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { arrivalsOf } from "../../static/parts/arrivals.js";
import { bones, startTold, starts as layer, strengths } from "../../static/plot/layers/starts.js";

const run = (/** @type {number[]} */ x) => ({ start: /** @type {[number, number]} */ ([x[0], 0]), x: Float32Array.from(x), y: new Float32Array(x.length), arrived: null });

test("points that a screen cannot tell apart are one, and the last one stays", () => {
  assert.deepEqual(bones(run([0, 0.2, 1, 1.1, 5, 5.1, 5.2]), 0.5, 0.5), [0, 2, 4, 6]);
  assert.deepEqual(bones(run([0, 2, 1e30, NaN, NaN]), 0.5, 0.5), [0, 1, 2]);
});

test("a path is named with its start, where the pointer is near it", () => {
  const toX = (/** @type {number} */ x) => 10 * x;
  const projection = /** @type {any} */ ({ race: { surface: { axes: ["x", "y"] }, further: [{ key: "adam", name: "Adam", colour: "", runs: [run([1, 9])] }] }, axes: { left: 0, right: 100, top: -50, bottom: 50, toX, toY: toX } });
  assert.equal(startTold(projection, 5, 0.4), "Adam from x 1, y 0");
  assert.equal(startTold(projection, 5, 2), null);
});

test("few short paths are strong; long ones are paler, but are seen", () => {
  const [short, long, endless] = strengths([4, 40, 1e6]);
  assert.equal(short, 1);
  assert.ok(long < 0.5 && long > endless && endless > 0.1, `${long} ${endless}`);
});

test("the paths of a method that wanders lie below the others, and are paler; what is not seen does not count", () => {
  const wander = Array.from({ length: 3000 }, (_, i) => i % 10);
  const methods = { calm: [1, 3], wild: wander, away: [1, ...wander.map((x) => 100 + x)] };
  const further = Object.entries(methods).map(([colour, x]) => ({ key: colour, name: colour, colour, runs: [run(x)] }));
  const toX = (/** @type {number} */ x) => 10 * x;
  /** @type {[string, number][]} */
  const drawn = [];
  const ctx = { canvas: {}, beginPath() {}, moveTo() {}, lineTo() {}, setLineDash() {}, stroke() { drawn.push([this.strokeStyle, this.globalAlpha]); }, strokeStyle: "", globalAlpha: 1 };
  layer.still?.(/** @type {any} */ (ctx), /** @type {any} */ ({ race: { further }, axes: { left: 0, right: 100, top: -50, bottom: 50, toX, toY: toX }, colours: {} }));
  const [[first, pale], [, strong], [, alike]] = drawn; // the wildest first
  assert.equal(first, "wild");
  assert.ok(pale < strong / 2 && strong === alike, String(drawn));
});

test("how many arrive, in words that are true", () => {
  const told = (/** @type {(number | null)[]} */ steps, starts = steps.length, known = true) => arrivalsOf(steps.map((arrived) => ({ arrived })), starts, known);
  assert.equal(told([40, null, 12, 1200]), "3 of 4 arrive, half of them by step 40");
  assert.equal(told([null, 7]), "1 of 2 arrives, at step 7");
  assert.equal(told([null, null]), "none of 2 arrives");
  assert.equal(told([5, 9], 3), "2 of 3 arrive, half of them by step 5; 1 could not be computed here");
  assert.equal(told([null], 1, false), "no known minimum");
});
