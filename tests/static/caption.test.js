// What is said above a training: it follows the clock, what is seen, and the tab.

import assert from "node:assert/strict";
import { test } from "node:test";

import { captionOf } from "../../static/parts/caption.js";
import { Training } from "../../static/parts/training.js";

const method = (/** @type {string} */ name, muted = false) => ({ key: name, name, inside: name, muted });
/** @type {(losses: (number | null)[]) => any} */
const moment = (losses) => losses.map((held) => (held === null ? null : { held_out: held }));

/** @param {{ tab?: string, methods?: ReturnType<typeof method>[], end?: boolean, apart?: boolean }} [how] */
function shown({ tab = "learned", methods = [method("SGD"), method("Adam")], end = true, apart = false } = {}) {
  const training = new Training();
  [[0.7, 0.7], [0.3, 0.2], [0.1371, null]].forEach((losses, i) => training.take({ kind: "moment", step: 50 * i, methods: moment(losses) }));
  if (end) training.take({ kind: "end", why: "done", step: 100, sentences: [] });
  return /** @type {any} */ ({ message: { tab, picture: "plane", steps: 100, apart }, methods, training });
}

test("at the start it says what to do and what to watch, by the tab", () => {
  assert.equal(captionOf(shown(), 0), "Two methods train the same network from the same initial weights. Press Play: watch the line between the classes bend around the samples.");
  assert.match(captionOf(shown({ tab: "layers", apart: true }), 0), /from different initial weights\. Press Play: watch whether the first layers/);
  assert.equal(captionOf(shown({ tab: "between" }), -1), "Two methods train the same network from the same initial weights.");
  assert.equal(captionOf(shown({ tab: "compare" }), 0), "");
});

test("then who is ahead, of those that are seen and have not broken off", () => {
  assert.equal(captionOf(shown(), 1), "Adam has the lowest held-out loss, 0.2, at step 50; SGD has the highest, 0.3.");
  assert.equal(captionOf(shown({ methods: [method("SGD"), method("Adam", true)] }), 1), "SGD has a held-out loss of 0.3 at step 50.");
  const own = [{ ...method("Momentum"), inside: "momentum" }, method("Adam")];
  assert.match(captionOf(shown({ methods: own }), 1), /^Adam .*; momentum has the highest/);
  assert.equal(captionOf(shown({ end: false }), 2), "SGD has a held-out loss of 0.137 at step 100.");
});

test("and at the end what came of it", () => {
  assert.match(captionOf(shown(), 2), /^SGD has a held-out loss of 0\.137 after 100 steps\. Press Play to watch from step 0\.$/);
});
