// A race in the pixels of a map, and the order in which layers are painted.

import assert from "node:assert/strict";
import { test } from "node:test";

import { paintMoving, paintStill, pathsOf, pixels, run } from "../../static/plot/projection.js";
import { axesOver } from "./axes.js";

/** @typedef {import("../../static/plot/projection.js").Raced} Raced */
/** @typedef {import("../../static/plot/projection.js").Projection<Raced>} Projection */

const axes = axesOver([[0, 10], [0, 5]], 200, 100);

/** @type {(x: number[], y: number[]) => import("../../static/plot/projection.js").Method} */
const method = (x, y) => ({
  x: Float64Array.from(x), y: Float64Array.from(y), colours: { light: "#000", dark: "#fff" }, colour: "#000", dash: [], marker: "circle", outcome: "running", stopped: 0,
});

/** @type {(...methods: import("../../static/plot/projection.js").Method[]) => Projection} */
const projected = (...methods) => ({
  race: { methods }, axes, window: axes.window, size: { width: 200, height: 100, enlarged: 1 }, drawn: { window: axes.window, scale: { kind: "linear", low: 0, high: 1, minimum: 0, offset: 0 } },
  colours: { name: "light", ink: "", quiet: "", line: "", page: "", contour: "", ridge: "", halo: "", star: "", rim: "", sample: "", other: "" },
});

test("x goes to the right, y goes up", () => {
  const { xs, ys } = pixels({ x: [0, 5, 10], y: [0, 1, 5] }, axes);
  assert.deepEqual([[...xs], [...ys]], [[0, 100, 200], [100, 80, 0]]);
});

test("a run ends at its last point that is one", () => {
  assert.equal(run(method([0, 1, 2, NaN], [0, 1, 2, NaN]), axes).last, 2);
  assert.equal(run(method([NaN], [NaN]), axes).last, -1);
});

test("steps are dots as long as few of them are in view", () => {
  const many = Array.from({ length: 59 }, () => 5);
  const dots = (/** @type {number[]} */ x) => pathsOf(projected(method(x, x.map(() => 1))))[0].dots;
  assert.ok(dots(many));
  assert.ok(!dots([...many, 5]));
  assert.ok(dots([...many, 11, -3, NaN])); // out of view
});

test("paths are worked out once for a projection", () => {
  const now = projected(method([0, 1], [0, 1]));
  assert.equal(pathsOf(now), pathsOf(now));
  assert.notEqual(pathsOf(now), pathsOf({ ...now }));
});

/** What is painted of two layers, and how it is clipped. */
function painted(/** @type {(layers: import("../../static/plot/projection.js").Layer<Raced>[], ctx: CanvasRenderingContext2D) => void} */ paint) {
  /** @type {string[]} */
  const done = [];
  const told = (/** @type {string} */ what) => (/** @type {unknown[]} */ ...how) => { done.push([what, ...how.filter((part) => typeof part === "number")].join(" ")); };
  const ctx = { save: told("save"), beginPath: told("begin"), rect: told("rect"), clip: told("clip"), restore: told("restore") };
  paint([{ still: told("still a"), over: told("over a") }, { still: told("still b"), moving: told("moving b") }], /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (ctx)));
  return done;
}

test("still layers are painted in order within the axes, and then what lies over all of them", () => {
  const done = painted((layers, ctx) => paintStill(layers, ctx, projected()));
  assert.deepEqual(done, ["save", "begin", "rect 0 0 200 100", "clip", "still a", "still b", "restore", "over a"]);
});

test("what moves is painted within the axes, at its step", () => {
  const done = painted((layers, ctx) => paintMoving(layers, ctx, projected(), 3.5));
  assert.deepEqual(done, ["save", "begin", "rect 0 0 200 100", "clip", "moving b 3.5", "restore"]);
});
