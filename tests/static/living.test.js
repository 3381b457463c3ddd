// A map that follows the hand: coarse while it moves, fine when it rests, the server's again when that has answered.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LivingMap, TOO_SLOW, blocks, middles } from "../../static/parts/living.js";

/** @typedef {import("../../static/wire/hand.js").Move} Move */

const shape = { parameters: {}, turn: 0, stretch: 1 };
const axis = (/** @type {string} */ name, points = 40) => ({ name, values: Float64Array.from({ length: points }, (_, i) => i) });
const draws = [Float64Array.of(1, -1), Float64Array.of(2, 3)];
const told = /** @type {any} */ ({ programs: { shape, columns: {} }, method: "adam", steps: 2, start: [0, 0], hypers: { lr: 0.1, beta1: 0.9 }, level: 0, draws, across: axis("x"), up: axis("y"), minima: [[1, 2]], near: 0.1 });
/** @type {(value: number) => Move} */
const beta = (value) => ({ what: "hyper", method: "adam", name: "beta1", value });

class Engine {
  async prepare() {}

  cells(/** @type {any} */ _programs, /** @type {string} */ method, shaped = false) { return method === "adam" ? `text ${shaped}` : ""; }

  table() { return null; }

  follow(/** @type {any} */ _programs, /** @type {any} */ _shape, /** @type {any} */ minima) { return minima; }

  known(/** @type {any} */ programs) { return programs; }

  lies(/** @type {any} */ _programs, /** @type {any} */ asked) {
    return asked.turn === 0 ? null : { motion: [asked.turn], numbers: Object.values(asked.parameters), carried: (/** @type {number[]} */ [x, y]) => [x + asked.turn, y] };
  }
}

/** A living map whose workers answer when they are told to. */
async function begun(living = told) {
  /** @type {{ asked: any, done: (cells: any) => void, failed: (error: Error) => void }[]} */
  const waiting = [];
  const seen = { shown: /** @type {any[]} */ ([]), said: /** @type {string[]} */ ([]) };
  const crew = { ask: (/** @type {any} */ asked) => new Promise((done, failed) => { waiting.push({ asked, done, failed }); }) };
  const map = new LivingMap(/** @type {any} */ ({ engine: new Engine(), crew, show: (/** @type {any} */ shown) => seen.shown.push(shown), say: (/** @type {string} */ sentence) => seen.said.push(sentence), signal: new AbortController().signal }));
  await map.take(living, {});
  const answer = async (/** @type {any} */ cells = {}) => { waiting.shift()?.done(cells); await new Promise((then) => { setImmediate(then); }); };
  return { map, waiting, seen, answer };
}

/** @type {(waiting: any[]) => Promise<void>} */
const until = async (waiting) => { while (!waiting.length) await new Promise((then) => { setTimeout(then, 5); }); };

test("a side is cut into blocks of one size, each of which has its middle", () => {
  assert.deepEqual(blocks(10, 4), [0, 3, 6, 9]);
  assert.deepEqual(middles(blocks(10, 4), 10), [1, 4, 7, 9]);
  assert.deepEqual(blocks(5, 67), [0, 1, 2, 3, 4]);
  assert.deepEqual(blocks(5, Infinity), [0, 1, 2, 3, 4]);
});

test("while a coarse map is walked the hand moves on: the next has its latest value, and those between are never walked", async () => {
  const { map, waiting, seen, answer } = await begun();
  for (const value of [0.91, 0.92, 0.93]) assert.ok(map.move(beta(value)));
  assert.equal(waiting.length, 1);
  assert.equal(waiting[0].asked.question.hypers.beta1, 0.91);
  await answer();
  assert.deepEqual([seen.shown.length, waiting.length, waiting[0].asked.question.hypers.beta1], [1, 1, 0.93]);
  assert.ok(waiting[0].asked.rows.length < 40);
  await answer();
  await until(waiting); // the hand rests
  assert.equal(waiting[0].asked.rows.length, 40);
});

test("a fine map gives way to the hand that moves again", async () => {
  const { map, waiting, seen, answer } = await begun();
  map.move(beta(0.91));
  await answer();
  await until(waiting);
  map.move(beta(0.95));
  assert.deepEqual(waiting.map(({ asked }) => asked.question.hypers.beta1), [0.91, 0.95]);
  await answer(null); // what the crew gives for a question that another has taken the place of
  assert.equal(seen.shown.length, 1);
});

test("the map is the server's again once it has answered the question, and not before", async () => {
  const { map, waiting, seen, answer } = await begun();
  map.move(beta(0.91));
  map.asked(beta(0.91), "settings", 7);
  await map.take({ ...told }, { settings: 6 });
  assert.ok(map.moving);
  await answer(); // of the map before
  assert.deepEqual([seen.shown.length, waiting[0].asked.question.hypers.beta1], [0, 0.91]); // and walked anew on the newer one
  await map.take({ ...told }, { settings: 7 });
  await answer();
  assert.deepEqual([map.moving, seen.shown.length, waiting.length], [false, 0, 0]);
});

test("noise and shape move the map: the start and the minima are carried along", async () => {
  const { map, waiting } = await begun();
  map.move({ what: "shape", name: "turn", value: 5 });
  assert.ok(map.reshaped);
  const { question, text } = waiting[0].asked;
  assert.deepEqual([text, question.start, question.minima, question.shape], ["text true", [5, 0], [[6, 2]], { motion: [5], numbers: [] }]);
  const other = await begun();
  other.map.move({ what: "noise", value: 0.5 });
  assert.deepEqual(other.waiting[0].asked.question.noise.map((/** @type {Float64Array} */ each) => [...each]), [[0.5, -0.5], [1, 1.5]]);
});

test("what the map cannot follow is left to the server", async () => {
  const { map } = await begun();
  assert.equal(map.move({ what: "hyper", method: "momentum", name: "beta", value: 0.5 }), false);
  assert.equal(map.move({ what: "start", value: [1, 1] }), false);
  const { map: none } = await begun(null);
  assert.equal(none.move(beta(0.5)), false);
  assert.equal(none.moving, false);
});

test("where even the coarsest map takes too long, the reader is told, and the map waits for the server", async (context) => {
  const { map, waiting, seen, answer } = await begun();
  let now = 0;
  context.mock.method(performance, "now", () => { now += 1000; return now; });
  const sides = [];
  for (const value of [0.91, 0.92, 0.93, 0.94]) {
    assert.ok(map.move(beta(value)));
    sides.push(waiting[0]?.asked.rows.length);
    await answer();
  }
  assert.deepEqual(sides, [20, 20, 10, undefined]); // the first has begun the workers, and is not counted
  assert.deepEqual(seen.said, [TOO_SLOW]);
  assert.ok(map.moving);
});

test("workers that fail are not asked again, and the reader is told", async () => {
  const { map, waiting, seen } = await begun();
  const warn = console.warn;
  console.warn = () => {};
  map.move(beta(0.91));
  waiting.shift()?.failed(new Error("no worker"));
  await new Promise((then) => { setImmediate(then); });
  console.warn = warn;
  assert.deepEqual(seen.said, [TOO_SLOW]);
  assert.ok(map.move(beta(0.92)));
  assert.equal(waiting.length, 0);
});
