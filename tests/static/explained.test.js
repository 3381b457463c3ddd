// What the numbers at the clock say of learning.

import assert from "node:assert/strict";
import { test } from "node:test";
import { explained } from "../../static/parts/explained.js";

const moment = (/** @type {number} */ loss, /** @type {number} */ heldOut, gradient = [1, 1]) => /** @type {any} */ ({ loss, held_out: heldOut, gradient: Float64Array.from(gradient) });
const methods = [{ name: "SGD", inside: "SGD", muted: false }, { name: "Adam", inside: "Adam", muted: false }];
/** @type {(...moments: any[][]) => any} */
const training = (...moments) => ({ moments: moments.map((each) => ({ methods: each })) });

test("the lowest training loss is told with where it began, and with the loss of what is held out", () => {
  const trained = { methods, training: training([moment(0.7, 0.7), moment(0.7, 0.7)], [moment(0.2, 0.3), moment(0.1, 0.25)]) };
  assert.equal(explained(trained, -1), "");
  assert.equal(explained(trained, 0), "Before the first step the training loss is 0.7.");
  assert.equal(explained(trained, 1), "Adam has the lowest training loss: it fell from 0.7 to 0.1. Its held-out loss is 0.25, 2.5 times as much.");
  assert.match(explained({ ...trained, methods: [methods[0], { ...methods[1], muted: true }] }, 1), /^SGD has the lowest/);
});

test("weights that no gradient reaches are told, and a loss that has not fallen; a method that broke off is left out", () => {
  const still = [moment(0.7, 0.7, [0, 1]), moment(0.7, 0.7)];
  const trained = { methods, training: training(still, [moment(0.7, 0.7, [0, 1]), moment(0.8, 0.9)], [null, null]) };
  assert.equal(explained(trained, 0), "Before the first step the training loss is 0.7. With SGD no gradient reaches a hidden layer: it is 0 there.");
  assert.match(explained(trained, 1), /^No method has a training loss below its first one, 0.7. With SGD no gradient/);
  assert.equal(explained(trained, 2), "");
});
