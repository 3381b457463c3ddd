// Three curves with one slope: gradient descent's step is the same on all, what comes of it is not, and Newton's follows the curvature.

import assert from "node:assert/strict";
import { test } from "node:test";

import { descent, descentWords, heldAt, newton, newtonWords, refusalOf, rise, windowOf } from "../../static/plot/three.js";

test("the same step falls less, just as much, or more than the slope promises", () => {
  const step = descent(-1, 0.5);
  assert.equal(step, 0.5);
  assert.deepEqual([1, 0, -0.5].map((bend) => rise({ slope: -1, bend }, step)), [-0.375, -0.5, -0.5625]);
  assert.match(descentWords({ slope: -1, bend: 1 }, 0.5), /goes 0.5: f falls by 0.375, less than the slope promises/);
  assert.match(descentWords({ slope: -1, bend: 0 }, 0.5), /f falls by 0.5, as the slope promises/);
  assert.match(descentWords({ slope: -1, bend: -0.5 }, 0.5), /f falls by 0.563, more than the slope promises/);
});

test("a step that is too long ends higher than it began, and is said to bounce where α·c is above 2", () => {
  assert.match(descentWords({ slope: -1, bend: 2 }, 1), /beyond the bottom and up again: f stays as it is\.$/);
  assert.match(descentWords({ slope: -1, bend: 2 }, 1.5), /f rises by 0.75\. α·c = 3 is above 2/);
  assert.equal(descentWords({ slope: 0, bend: 2 }, 1.5), "stays where it is.");
});

test("Newton's step leads to the bottom, to the top, or nowhere", () => {
  assert.deepEqual(newton({ slope: -1, bend: 2 }), { step: 0.5, leads: "bottom" });
  assert.deepEqual(newton({ slope: -1, bend: -0.5 }), { step: -2, leads: "top" });
  assert.deepEqual(newton({ slope: -1, bend: 0 }), { step: null, leads: "none" });
  assert.deepEqual(newton({ slope: 0, bend: -1 }), { step: 0, leads: "stays" });
  assert.match(newtonWords({ slope: -1, bend: 2 }), /goes −g\/c = 0.5, to the bottom: f falls by 0.25\./);
  assert.match(newtonWords({ slope: -1, bend: -0.5 }), /goes −g\/c = −2, uphill to the top: f rises by 1\./);
  assert.match(newtonWords({ slope: -1, bend: 0 }), /no step/);
});

test("the picture has room for Newton's steps, but for those that are very far", () => {
  const across = (/** @type {number[]} */ ...bends) => windowOf(bends.map((bend) => ({ slope: -1, bend })))[0][1];
  assert.deepEqual([across(1, 0, -0.5), across(1, 0.3, -0.5), across(1, 0.01, -0.5)], [3, 4, 3]);
});

test("the handle of a curve stands on it, inside the picture", () => {
  for (const bend of [-2, 0, 2]) {
    const curve = { slope: 2, bend };
    for (const window of [windowOf([curve]), windowOf([{ slope: 2, bend: 0.3 }])]) assert.ok(Math.abs(rise(curve, heldAt(curve, window))) < window[1][1]);
  }
});

test("a number outside its slider, or none at all, is refused with the range", () => {
  const rate = { label: "Learning rate", low: 0, high: 2 };
  for (const value of [2.5, -1, "two", null]) assert.equal(refusalOf(value, rate), "Learning rate must be a number from 0 to 2. The old value is kept.");
  for (const value of [0, 1.5, 2]) assert.equal(refusalOf(value, rate), "");
});
