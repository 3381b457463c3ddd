// Questions to the server: one at a time, the latest wins, nothing is queued.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Sender } from "../../static/wire/sender.js";

globalThis.requestAnimationFrame = (act) => {
  act(0);
  return 0;
};
mock.timers.enable({ apis: ["setTimeout"] });

let now = 0;
mock.method(performance, "now", () => now);

/** @type {any[]} */
let sent = [];
const transmit = (/** @type {object} */ payload) => { sent.push(payload); };

let leaving = new AbortController();
const fresh = () => new Sender(leaving.signal);

/** The server answers the question that it was sent last. @param {Sender} sender */
function answer(sender) {
  sender.answered(sent.at(-1).serial);
  mock.timers.tick(0);
}

beforeEach(() => {
  sent = [];
  leaving = new AbortController();
});

test("a first question goes at once, with a serial that grows", () => {
  const sender = fresh();
  sender.send("start", transmit, { x: 1 });
  answer(sender);
  sender.send("start", transmit, { x: 2 });
  assert.deepEqual(sent.map(({ x }) => x), [1, 2]);
  assert.ok(sent[1].serial > sent[0].serial);
});

test("of what waits only the newest of each topic is sent, one after the other", () => {
  const sender = fresh();
  sender.send("start", transmit, { x: 0 });
  for (const x of [1, 2, 3]) sender.send("start", transmit, { x });
  sender.send("rate", transmit, { x: 10 });
  sender.send("rate", transmit, { x: 11 });
  assert.deepEqual(sent.map(({ x }) => x), [0]);
  answer(sender);
  assert.deepEqual(sent.map(({ x }) => x), [0, 3]);
  answer(sender);
  assert.deepEqual(sent.map(({ x }) => x), [0, 3, 11]);
  assert.equal(sender.resting, false);
  answer(sender);
  assert.equal(sender.resting, true);
});

test("a question that found no answer in four seconds holds up no other", () => {
  const sender = fresh();
  sender.send("start", transmit, { x: 1 });
  now += 3999;
  sender.send("start", transmit, { x: 2 });
  assert.equal(sent.length, 1);
  now += 2;
  sender.send("start", transmit, { x: 3 });
  assert.deepEqual(sent.map(({ x }) => x), [1, 3]);
  answer(sender);
  assert.equal(sent.length, 2, "what waited was of the same topic, and older");
});

test("a server that was started anew is asked once more, and only once", () => {
  const sender = fresh();
  sender.send("start", transmit, { x: 1 });
  sender.answered(0);
  assert.deepEqual(sent.map(({ x }) => x), [1, 1]);
  assert.equal(sent[1].serial, sent[0].serial);
  sender.answered(0);
  assert.equal(sent.length, 2);
  answer(sender);
  assert.equal(sender.resting, true);
});

test("an answer that nobody asked for changes nothing", () => {
  const sender = fresh();
  sender.answered(3);
  assert.equal(sender.resting, true);
});

test("what waits when the view leaves the page is not sent", () => {
  const sender = fresh();
  sender.send("start", transmit, { x: 1 });
  sender.send("start", transmit, { x: 2 });
  leaving.abort();
  answer(sender);
  assert.deepEqual(sent.map(({ x }) => x), [1]);
});
