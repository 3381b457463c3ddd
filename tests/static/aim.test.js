// A hand on a slider: how far the slider goes with it, coarse and fine.

import assert from "node:assert/strict";
import { test } from "node:test";

import { FINER, moved } from "../../static/parts/aim.js";

/** @typedef {import("../../static/parts/aim.js").Grip} Grip */

/** @type {(grip: Grip, ...moves: [x: number, fine: boolean][]) => Grip} */
const after = (grip, ...moves) => moves.reduce((held, [x, fine]) => moved(held, x, fine), grip);
const AT_HALF = { x: 0.25, place: 0.5, fine: false }; // a hand that did not press where the slider stands

test("a coarse hand takes the slider as far as it goes, a fine one a tenth as far", () => {
  assert.equal(after(AT_HALF, [0.5, false]).place, 0.75);
  assert.equal(after({ ...AT_HALF, fine: true }, [0.5, true]).place, 0.5 + 0.25 / FINER);
});

test("a hand that becomes fine, and coarse again, goes on from where the slider stands", () => {
  const { place } = after(AT_HALF, [0.5, false], [0.5, true], [0.75, true], [0.75, false]);
  assert.equal(place, 0.75 + 0.25 / FINER);
});

test("a hand that comes back from beyond an end finds the slider where it left it", () => {
  assert.ok(after(AT_HALF, [1.5, false]).place > 1);
  assert.equal(after(AT_HALF, [1.5, false], [0.25, false]).place, 0.5);
});

test("a hand that becomes fine beyond an end has the slider at the end", () => {
  assert.equal(after(AT_HALF, [1.5, false], [1.25, true]).place, 1 - 0.25 / FINER);
});
