import assert from "node:assert/strict";
import { test } from "node:test";

import { allSoFar, soFar } from "../../static/parts/moments.js";

const RACE = {
  methods: [
    { moments: [{ step: 1, sentence: "A began to zig-zag at step 1.", lost: false }, { step: 40, sentence: "A arrived at step 40.", lost: false }] },
    { moments: [{ step: 7, sentence: "B overshot at step 7.", lost: false }, { step: 90, sentence: "B settled at step 90.", lost: false }] },
    { moments: [] },
  ],
};

test("nothing is told before it has happened", () => {
  assert.equal(soFar(RACE, 0), "");
  assert.equal(soFar(RACE, 0.9), "");
  assert.equal(soFar(RACE, 6.99), "A began to zig-zag at step 1.");
});

test("the latest moments are told in their order, and no more than two", () => {
  assert.equal(soFar(RACE, 7), "A began to zig-zag at step 1. B overshot at step 7.");
  assert.equal(soFar(RACE, 300), "A arrived at step 40. B settled at step 90.");
});

test("that a method is lost stays told, whatever others do afterwards", () => {
  const lost = { moments: [{ step: 5, sentence: "C diverged at step 5.", lost: true }] };
  assert.equal(soFar({ methods: [...RACE.methods, lost] }, 6), "A began to zig-zag at step 1. C diverged at step 5.");
  assert.equal(soFar({ methods: [...RACE.methods, lost] }, 300), "C diverged at step 5. B settled at step 90.");
});

test("of a method that is not drawn nothing is told", () => {
  assert.equal(soFar({ methods: RACE.methods.slice(1) }, 300), "B overshot at step 7. B settled at step 90.");
});

test("all that will be said while it plays is known beforehand", () => {
  assert.deepEqual(allSoFar(RACE), [1, 7, 40, 90].map((step) => soFar(RACE, step)));
});
