// Which words of a text are terms: whole words, the longest, once in a block.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Terms } from "../../static/parts/terms.js";

const term = (/** @type {string[]} */ ...words) => ({ name: words[0], words, meaning: "", page: "", path: null });
const TERMS = new Terms([
  term("loss"), term("gradient", "gradients"), term("gradient descent"), term("largest eigenvalue λmax", "λmax"), term("learning rate α", "learning rate", "α"),
  term("held-out loss", "held-out (validation) loss"), term("minimum", "minima"),
]);
const found = (/** @type {string} */ text) => TERMS.find(text).map(({ from, to }) => text.slice(from, to));

test("a term is found in any case, and only as a whole word", () => {
  assert.deepEqual(found("Loss and glossary, lossless; LOSS"), ["Loss", "LOSS"]);
  assert.deepEqual(found("minimal minima, minimum3 a_minimum the minimum."), ["minima", "minimum"]);
});

test("the longest that fits is meant", () => {
  assert.deepEqual(TERMS.find("Gradient descent and its gradients").map(({ term: { name } }) => name), ["gradient descent", "gradient"]);
  assert.deepEqual(found("the held-out (validation) loss"), ["held-out (validation) loss"]);
});

test("signs are words as well", () => {
  assert.deepEqual(found("Learning rate α, α·λmax / its limit, 2/λmax"), ["Learning rate α", "α", "λmax", "λmax"]);
});

test("of a place the term is known that stands there", () => {
  const text = "the gradient, 0 at a minimum";
  assert.equal(TERMS.at(text, 6)?.term.name, "gradient");
  assert.equal(TERMS.at(text, 16), undefined);
  assert.equal(TERMS.at(text, text.length)?.term.name, "minimum");
});

test("in a block each is marked once, wherever its texts are cut", () => {
  const firsts = TERMS.first(["loss, a loss", "the gradient and the loss", "gradients"]);
  assert.deepEqual(firsts.map((each) => each.map(({ term: { name } }) => name)), [["loss"], ["gradient"], []]);
});
