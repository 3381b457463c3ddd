// A landscape of losses: the surface made from its grid, moments and distances of paths, and what is said of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { colourTicks, cutWords, explainedWords, farthest, headWords, lossSurface, lowest, minimaWords, missingWords, momentAt, pathWords, valueOf } from "../../static/plot/losses.js";
import { terrain } from "../../static/plot/terrain.js";
import { stretches, wear, wornBy } from "../../static/plot/wear.js";

/** @type {(...rows: number[][]) => Float32Array[]} */
const rows = (...all) => all.map((row) => Float32Array.from(row));
const scale = { kind: "log", low: -1, high: 1, minimum: 0, offset: 0, label: "log₁₀ loss", note: "" };
/** @type {import("../../static/plot/losses.js").Gridded} */
const plane = { which: "pca", axes: ["a", "b"], window: [[0, 2], [10, 12]], loss: rows([1, 2, 3], [4, 5, 6], [7, NaN, 9]), held_out: rows([10, 10, 10], [10, 10, 10], [10, 10, 100]), scale };

test("at the grid's points the surface is the loss, between them it changes evenly, outside it is unknown", () => {
  const { f } = lossSurface(plane, false);
  assert.deepEqual([f(0, 10), f(2, 12), f(1, 11)], [1, 9, 5]);
  assert.equal(f(0.5, 10.5), 3);
  for (const [x, y] of [[-0.1, 11], [2.1, 11], [1, 9.9], [1, 12]]) assert.ok(Number.isNaN(f(x, y)));
});

test("what is drawn is the very grid, by its heights; a part of it is made from what lies between", () => {
  const surface = lossSurface(plane, true);
  const whole = terrain(surface, plane.window);
  assert.equal(whole.field, surface.grid);
  assert.deepEqual(whole.field.z[2], [1, 1, 2]);
  const part = terrain(surface, [[0, 1], [10, 11]]);
  assert.ok(part.field.z.flat().every((height) => Math.abs(height - 1) < 1e-9));
});

test("a path below the surface has room in the view in 3-D", () => {
  const surface = { ...lossSurface(plane, true), floor: -3 };
  assert.deepEqual(terrain(surface, plane.window).range, [-3, 2]);
  assert.deepEqual(terrain({ ...surface, floor: surface.height(lowest([])) }, plane.window).range, [1, 2]);
});

test("a finer grid and the other loss are the same surface, another plane is another", () => {
  const { id } = lossSurface(plane, false);
  assert.equal(lossSurface({ ...plane, loss: rows([1, 2], [3, 4]) }, true).id, id);
  assert.notEqual(lossSurface({ ...plane, which: "ends" }, false).id, id);
});

test("planes that are compared have one scale", () => {
  const shared = { ...scale, high: 4 };
  assert.equal(lossSurface(plane, false, shared).scale, shared);
});

test("a step between two moments is that part of the way between them", () => {
  const steps = Uint16Array.of(0, 10, 20, 25);
  assert.deepEqual([0, 5, 10, 22.5, 25, 400, -1].map((step) => momentAt(steps, step)), [0, 0.5, 1, 2.5, 3, 3, 0]);
  assert.equal(momentAt(Uint16Array.of(0), 7), 0);
});

test("a path that has broken off stays at its last number", () => {
  const values = [4, 2, 1, NaN, NaN];
  assert.deepEqual([0.5, 2, 2.5, 4].map((moment) => valueOf(values, moment)), [3, 1, 1, 1]);
});

test("the farther from the plane, the more worn", () => {
  assert.deepEqual([...wornBy([0, 1, 2, NaN], 2)], [0, 3, 5, 0]);
  assert.deepEqual([...wornBy([0, 0], 0)], [0, 0]);
  assert.ok(wear(5).width < wear(1).width && wear(5).alpha < wear(1).alpha);
  assert.deepEqual(wear(), { width: 1, alpha: 1 });
});

test("stretches are equally worn and leave no gap", () => {
  assert.deepEqual(stretches(Uint8Array.of(0, 0, 1, 1, 0), 4), [[0, 2], [2, 4]]);
  assert.deepEqual(stretches(Uint8Array.of(2, 2), 1), [[0, 1]]);
  assert.deepEqual(stretches(Uint8Array.of(2), 0), []);
});

test("broken-off paths have no say in what is farthest and lowest", () => {
  /** @type {(x: number[], away: number[]) => { x: Float64Array, y: Float64Array, away: Float64Array }} */
  const path = (x, away) => ({ x: Float64Array.from(x), y: Float64Array.from(x), away: Float64Array.from(away) });
  const paths = [path([0, NaN], [1, NaN]), path([0, 0.5], [3, 2]), path([0, 1e9], [0, 1e30])];
  assert.equal(farthest(paths, [[-1, 1], [-1, 1]]), 3, "nor those that have left the window");
  assert.equal(farthest([], [[-1, 1], [-1, 1]]), 0);
  assert.equal(lowest([{ value: Float64Array.of(1, NaN) }, { value: Float64Array.of(3, 0.5) }]), 0.5);
});

test("explained variance stands beside what chance would have", () => {
  assert.equal(explainedWords({ explained: 0.9123, by_chance: 0.742 }), "These two directions hold 91.2\u00a0% of the variance of the paths. A random walk of as many steps would have 74.2\u00a0% there.");
  assert.equal(explainedWords({ explained: NaN, by_chance: 0.7 }), "");
});

test("minima are told with the grid they were counted on", () => {
  const grid = Array.from({ length: 51 }, () => new Float32Array(51));
  assert.equal(minimaWords({ minima: 18, depth: 2e-6, loss: grid }), "18 of the 51 × 51 points are lower than all around them, half of them by no more than 2\u00a0×\u00a010⁻⁶.");
  assert.match(minimaWords({ minima: 1, depth: 0.5, loss: grid }), /^1 of the .* is lower .*, by 0.5\.$/);
  assert.match(minimaWords({ minima: 0, depth: NaN, loss: grid }), /^None/);
  assert.equal(minimaWords({ minima: null, depth: NaN, loss: grid }), "");
});

test("what lies above the colours is said, rounding is not", () => {
  const surface = (/** @type {number} */ high) => lossSurface({ ...plane, scale: { ...scale, high } }, true);
  assert.equal(cutWords(surface(2)), "");
  assert.equal(cutWords(surface(2 - 1e-8)), "");
  assert.equal(cutWords(surface(1.5)), "All losses above 31.6 have one colour (11.1\u00a0% of the points).");
});

test("the colours' ticks are losses", () => {
  assert.deepEqual(colourTicks(scale, 3), [{ place: 0, loss: 0.1 }, { place: 0.5, loss: 1 }, { place: 1, loss: 10 }]);
});

test("a moment of a path in words", () => {
  const walked = { name: "Adam", value: Float64Array.of(2, 0.5), away: Float64Array.of(0, 0.314) };
  assert.equal(pathWords(walked, [0, 10], 1, 0.7), "Adam at step 10\nloss 0.5; 0.314 away from the plane\nthe plane has 0.7 here");
  assert.match(pathWords(walked, [0, 10], 0, 2), /in the plane/);
});

test("where a head is: how far away, whether it is in sight, whether its path has broken off", () => {
  const path = { x: Float64Array.of(0, 1, NaN), y: Float64Array.of(0, 5, NaN), away: Float64Array.of(0, 2, NaN) };
  /** @type {import("../../static/plot/window.js").Window} */
  const window = [[-1, 1], [-1, 1]];
  assert.deepEqual([0, 1, 2].map((moment) => headWords(path, moment, window)), ["in the plane", "2 away from the plane, outside this window", "2 away from the plane, outside this window, broken off"]);
  const none = Float64Array.of(NaN);
  assert.equal(headWords({ x: none, y: none, away: none }, 0, window), "broken off before its first moment");
});

test("a plane without a picture says why", () => {
  /** @type {import("../../static/wire/messages.js").LossPlane} */
  const whole = { ...plane, kind: "plane", steps: Uint16Array.of(0), paths: [], explained: NaN, by_chance: NaN, minima: null, depth: NaN, note: "" };
  assert.equal(missingWords(whole, false), "");
  assert.match(missingWords({ ...whole, held_out: rows([NaN, Infinity]) }, true), /^The loss is too large to compute everywhere/);
  assert.equal(missingWords({ kind: "no_plane", which: "ends", sentence: "Add one." }, false), "Add one.");
});
