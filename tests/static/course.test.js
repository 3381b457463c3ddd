// The cut through a surface: its direction, and how far it goes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { course, trustedUpTo } from "../../static/plot/course.js";

/** @type {import("../../static/plot/window.js").Window} */
const WINDOW = [[-10, 10], [-5, 5]];

/**
 * A race that is cut from (1, 0) along x; the quadratic model is trusted where `trust` says so.
 * @param {import("../../static/plot/field.js").Field} trust
 * @returns {import("../../static/plot/course.js").Cuttable}
 */
const cut = (trust) => ({
  start: [1, 0], cut: "x", models: { linear: () => 0, quadratic: () => 0, trust },
  cuts: [{ key: "y", name: "y", along: [0, 1] }, { key: "x", name: "x", along: [1, 0] }, { key: "gradient", name: "gradient", along: null }],
});

/** @param {import("../../static/plot/field.js").Field} trust */
const reach = (trust) => course(cut(trust), WINDOW)?.reach ?? NaN;

test("a cut goes in the chosen direction", () => {
  assert.deepEqual(course(cut(() => 1), WINDOW)?.along, [1, 0]);
  assert.deepEqual(course({ ...cut(() => 1), cut: "y" }, WINDOW)?.along, [0, 1]);
});

test("there is none without a direction, or without a model", () => {
  assert.equal(course({ ...cut(() => 1), cut: "gradient" }, WINDOW), null);
  assert.equal(course({ ...cut(() => 1), models: null }, WINDOW), null);
  assert.equal(course({ ...cut(() => 1), cuts: null }, WINDOW), null);
});

test("it goes two and a half times as far as the model is trusted, to the farther side", () => {
  assert.ok(Math.abs(reach((x) => 2 - Math.abs(x - 1)) - 5) < 0.1);
  assert.ok(Math.abs(reach((x) => (x > 1 ? 0.5 - (x - 1) : 3 - (1 - x))) - 7.5) < 0.1);
});

test("but no farther than half of the map, and far enough to be seen", () => {
  assert.equal(reach(() => 1), 10);
  assert.equal(reach(() => -1), 0.2);
});

test("where the model is no number it is not trusted", () => {
  assert.ok(Math.abs(reach((x) => (Math.abs(x - 1) < 2 ? 1 : NaN)) - 5) < 0.1);
});

test("a model is trusted up to the place where its margin turns negative, to many digits", () => {
  const models = { linear: () => 0, quadratic: () => 0, trust: (/** @type {number} */ x) => 0.123456 - x };
  assert.ok(Math.abs(trustedUpTo(models, [0, 0], [1, 0], 4) - 0.123456) < 1e-6);
  assert.equal(trustedUpTo(models, [0, 0], [-1, 0], 4), Infinity);
});
