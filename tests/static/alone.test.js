// The set-up of a page that still computes: what stands in the page is checked, and what the reader does is.

import assert from "node:assert/strict";
import { test } from "node:test";

import { batchesOf } from "../../static/alone/batches.js";
import { Unusable, numbered, opened, retuned, sampled, shaped } from "../../static/alone/setup.js";

/** @type {(least: number, below: number, more?: object) => any} */
const bound = (least, below, more = {}) => ({ least, below, least_too: true, below_too: true, whole: false, words: `number from ${least} to ${below}`, words_at_any_step: `number from ${least} to ${below}`, ...more });
const RATE = bound(0, Infinity, { least_too: false, below_too: false, words: "number above 0", words_at_any_step: "number of at least 0" });
const SETUP = {
  start: [1, 2], starts: { points: [], around: false, most: 2, patterns: false }, steps: 300, noise: 0, parameters: { a: 2 }, turn: 0, stretch: 1, view: "both", play: "once", speed: 1, muted: [], batch: null, order: "shuffle", columns: {}, counted: "steps", stability: false, arrows: false,
  methods: { descent: { lr: 0.1 } },
};
const method = (/** @type {string} */ key) => ({ racer: { key, rows: [] }, defaults: { lr: 0.01 }, bounds: { lr: RATE } });

/** @type {any} */
const told = {
  setup: SETUP,
  bounds: { start: bound(-9, 9), steps: bound(1, 2000, { whole: true }), noise: bound(0, 9), turn: bound(-180, 180), stretch: bound(0.1, 10) },
  choices: { view: ["both", "map"], play: ["once", "still"], order: ["shuffle", "replace"], counted: ["steps", "epochs"] }, drawn: {}, kinds: { ramp: { start: bound(0, 9), end: bound(0, 9) } },
  change: bound(1, 2000, { whole: true }), changes: 2, longest: 10, noise: { draws: [new Float64Array(500), new Float64Array(500)] },
  methods: [method("descent"), method("other")], stage: { pace: { speeds: [1, 2] }, surface: { programs: { shape: { parameters: { a: 2 }, turn: 0, stretch: 1 } } } }, letters: { a: bound(1, 100) },
};

/** @type {import("../../static/alone/setup.js").Table} */
const table = (_kind, { start, end }, steps) => Float64Array.from({ length: steps }, (_, s) => start + (end - start) * s);

const edited = (/** @type {object} */ changes) => opened(told, JSON.stringify({ ...SETUP, ...changes }), table);
const tuned = (/** @type {unknown} */ lr) => edited({ methods: { descent: { lr } } });

test("what an edit says is what opens", () => {
  const steps = edited({ steps: 50, start: [-1, 0.5], view: "map", speed: 2, turn: 30, muted: ["other"] });
  assert.deepEqual(steps, { setup: { ...SETUP, steps: 50, start: [-1, 0.5], view: "map", speed: 2, turn: 30, muted: ["other"] }, note: "" });
  assert.deepEqual(tuned(0.5).setup.methods, { descent: { lr: 0.5 } });
  assert.deepEqual(edited({ methods: { other: {}, descent: {} } }).setup.methods, { descent: { lr: 0.1 }, other: { lr: 0.01 } });
  const ramp = { kind: "ramp", parameters: { start: 1, end: 2 } };
  assert.deepEqual(tuned(ramp).setup.methods.descent.lr, ramp);
  const changes = [{ step: 20, value: 0 }, { step: 10, value: 1 }];
  assert.deepEqual(tuned({ first: ramp, changes }).setup.methods.descent.lr, { first: ramp, changes: changes.toReversed() });
});

test("what is optional has no number until it is set, and none once it is taken away", () => {
  const known = { ...told, methods: [{ racer: { key: "descent", rows: [] }, defaults: { lr: 0.01, clip: null }, bounds: { lr: RATE, clip: RATE } }] };
  const setup = /** @type {any} */ ({ ...SETUP, methods: { descent: { lr: 0.1, clip: null } } });
  const moved = (/** @type {any} */ before, /** @type {object} */ change) => retuned(known, before, /** @type {any} */ ({ method: "descent", hyper: "clip", ...change }), table);
  const set = moved(setup, { value: 2 });
  assert.deepEqual(set.methods.descent, { lr: 0.1, clip: 2 });
  assert.deepEqual(moved(set, { value: null }).methods.descent, { lr: 0.1, clip: null });
  assert.throws(() => moved(set, { value: 0 }), /clip must be a number above 0/);
  assert.throws(() => moved(setup, { value: 2, since: 10 }), /Set it for the whole race first/);
  assert.deepEqual(moved(moved(set, { value: 1, since: 10 }), { value: null }).methods.descent, { lr: 0.1, clip: null });
});

test("what is left out is as it was exported", () => {
  assert.deepEqual(opened(told, "{}", table), { setup: SETUP, note: "" });
});

for (const [what, text, says] of /** @type {[string, string, RegExp][]} */ ([
  ["no JSON", "{start: 1", /not valid JSON/],
  ["a list", "[]", /must be an object/],
  ["nothing", "null", /must be an object/],
])) {
  test(`${what} opens the race as it was exported, with a note`, () => {
    const { setup, note } = opened(told, text, table);
    assert.equal(setup, SETUP);
    assert.match(note, says);
    assert.match(note, /shown as it was exported/);
  });
}

for (const [what, changes, says] of /** @type {[string, object, RegExp][]} */ ([
  ["more further starts than there can be", { starts: { points: [[1, 1], [2, 2], [3, 3]] } }, /At most 2 further starts are possible/],
  ["a further start that is too far out", { starts: { points: [[1, 10]] } }, /y of a further start must be a number from -9 to 9/],
  ["a start of one number", { start: [1] }, /start must be two numbers/],
  ["a start that is words", { start: ["a", 0] }, /x of the start must be a number from -9 to 9/],
  ["a start too far out", { start: [0, 10] }, /y of the start/],
  ["steps that are no whole number", { steps: 1.5 }, /steps must be a/],
  ["steps as text", { steps: "300" }, /steps must be a/],
  ["more noise than is allowed", { noise: 10 }, /noise must be a/],
  ["noise for more steps than are drawn", { noise: 1, steps: 600 }, /at most 500 steps here/],
  ["a letter that the formula does not have", { parameters: { k: 10 } }, /parameters cannot have “k”/],
  ["a letter beyond what it can be", { parameters: { a: 0.5 } }, /a must be a/],
  ["a turn that is null", { turn: null }, /turn must be a/],
  ["an unknown view", { view: "side" }, /view must be one of both, map/],
  ["an unknown speed", { speed: 3 }, /speed must be one of 1, 2/],
  ["an unknown name", { stepz: 3 }, /cannot have “stepz”/],
  ["a name that every object has", { methods: { constructor: {} } }, /cannot have “constructor”/],
  ["methods as a list", { methods: [] }, /methods must be an object/],
  ["an unknown method", { methods: { sgd: {} } }, /cannot have “sgd”/],
  ["an unknown setting", { methods: { descent: { rate: 1 } } }, /descent cannot have “rate”/],
  ["a rate that is not positive", { methods: { descent: { lr: 0 } } }, /lr must be a number above 0/],
  ["a rate that is null", { methods: { descent: { lr: null } } }, /lr must be a number above 0/],
  ["an unknown schedule", { methods: { descent: { lr: { kind: "toString", parameters: {} } } } }, /schedule that this page does not know/],
  ["a schedule without a parameter", { methods: { descent: { lr: { kind: "ramp", parameters: { start: 1 } } } } }, /end of ramp must be a/],
  ["a schedule that falls below what is allowed", { methods: { descent: { lr: { kind: "ramp", parameters: { start: 1, end: 0 } } } } }, /lr must be a number of at least 0 at every step/],
  ["a change at no step", { methods: { descent: { lr: { first: 1, changes: [{ step: 0, value: 1 }] } } } }, /step of a change of lr/],
  ["two changes at a step", { methods: { descent: { lr: { first: 1, changes: [{ step: 5, value: 1 }, { step: 5, value: 2 }] } } } }, /two changes at step 5/],
  ["no changes at all", { methods: { descent: { lr: { first: 1, changes: [] } } } }, /changed 1 to 2 times/],
  ["muted as a word", { muted: "other" }, /muted must be a list/],
])) {
  test(`${what} opens the race as it was exported, with a note`, () => {
    const { setup, note } = edited(changes);
    assert.equal(setup, SETUP);
    assert.match(note, says);
  });
}

const SAMPLED = { ...SETUP, steps: 4, batch: 2, columns: { u: [0, 1, 2, 3, 4], t: [1, 1, 2, 3, 3] } };
/** @type {any} */
const fitted = {
  ...told, setup: SAMPLED,
  bounds: { ...told.bounds, batch: bound(1, 5, { whole: true }), columns: bound(-1e30, 1e30) },
  drawn: { shuffle: Uint16Array.of(3, 1, 4, 0, 2, 2, 0, 1, 4, 3), replace: Uint16Array.of(4, 4, 1, 0, 3, 2, 2) },
};
const resampled = (/** @type {object} */ changes) => opened(fitted, JSON.stringify({ ...SAMPLED, ...changes }), table);

test("data and batches are edited; a column that is left out is as it was exported", () => {
  const edit = resampled({ columns: { t: [5, 5, 5, 5, 5] }, batch: 3, order: "replace", steps: 2 });
  assert.deepEqual(edit, { setup: { ...SAMPLED, columns: { u: [0, 1, 2, 3, 4], t: [5, 5, 5, 5, 5] }, batch: 3, order: "replace", steps: 2 }, note: "" });
});

for (const [what, changes, says] of /** @type {[string, object, RegExp][]} */ ([
  ["a column that is short", { columns: { u: [1, 2] } }, /The column u must be a list of 5 numbers/],
  ["a column that is words", { columns: { u: "0 1 2 3 4" } }, /The column u must be a list of 5 numbers/],
  ["a sample that is text", { columns: { t: [1, 2, "=cmd()", 4, 5] } }, /Sample 3 of the column t must be a number from/],
  ["a column that nobody knows", { columns: { v: [1, 2, 3, 4, 5] } }, /columns cannot have “v”/],
  ["no columns at all", { columns: null }, /columns must be an object/],
  ["a batch of half a sample", { batch: 0.5 }, /batch must be a number from 1 to 5/],
  ["a batch of more than there are", { batch: 6 }, /batch must be/],
  ["an order that nobody knows", { order: "sorted" }, /order must be one of shuffle, replace/],
  ["an axis that nobody knows", { counted: "hours" }, /counted must be one of steps, epochs/],
  ["arrows as a word", { arrows: "yes" }, /arrows must be true or false/],
  ["more steps than samples were drawn for", { steps: 7 }, /With batches of 2 a race has at most 6 steps here/],
])) {
  test(`${what} opens the race over data as it was exported, with a note`, () => {
    const { setup, note } = resampled(changes);
    assert.equal(setup, SAMPLED);
    assert.match(note, says);
  });
}

test("a surface without data has no batches", () => {
  assert.match(edited({ batch: 2 }).note, /batch must be null/);
  assert.match(edited({ columns: { u: [1] } }).note, /columns cannot have “u”/);
  assert.equal(batchesOf(told, SETUP), null);
});

test("batches are cut from the samples that were drawn, an epoch at a time, and have the order of the data", () => {
  const rows = (/** @type {object} */ changes) => {
    const found = batchesOf(fitted, { ...SAMPLED, ...changes });
    return found && Array.from({ length: found.begins.length - 1 }, (_, k) => [...found.rows.subarray(found.begins[k], found.begins[k + 1])]);
  };
  assert.deepEqual(rows({}), [[1, 3], [0, 4], [2], [0, 2]]);
  assert.deepEqual(rows({ order: "replace", batch: 3, steps: 2 }), [[1, 4, 4], [0, 2, 3]]);
  assert.deepEqual(rows({ batch: 5, steps: 2 }), null); // all samples, once: no batch
  assert.deepEqual(rows({ batch: 5, steps: 1, order: "replace" }), [[0, 1, 3, 4, 4]]);
});

test("a sample is moved; samples are neither added nor removed, and held-out ones stay", () => {
  /** @type {any} */
  const edited_ = SAMPLED;
  const edit = (/** @type {object} */ changes) => ({ place: 1, values: { u: 7 }, final: true, ...changes });
  assert.deepEqual(sampled(fitted, edited_, edit({})).columns, { u: [0, 7, 2, 3, 4], t: [1, 1, 2, 3, 3] });
  assert.throws(() => sampled(fitted, edited_, edit({ place: null })), /in Ravine they can be added/);
  assert.throws(() => sampled(fitted, edited_, edit({ values: null })), /in Ravine they can be added/);
  assert.throws(() => sampled(fitted, edited_, edit({ place: 5 })), /held out/);
  assert.throws(() => sampled(fitted, edited_, edit({ values: { u: NaN } })), /Sample 2 of the column u/);
});

test("the reader chooses the batch and its order", () => {
  /** @type {any} */
  const chosen = SAMPLED;
  assert.equal(numbered(fitted, chosen, { name: "batch", value: 4, final: true }).batch, 4);
  assert.equal(numbered(fitted, { ...chosen, batch: null, steps: 1 }, { name: "order", value: "replace", final: true }).batch, 5);
  assert.throws(() => numbered(fitted, chosen, { name: "batch", value: 9, final: true }), /Batch size must be a number from 1 to 5/);
  assert.throws(() => numbered(fitted, chosen, { name: "order", value: "replace", final: true }), /at most 3 steps here/);
});

/** @type {any} */
const setup = SETUP;
const lr = (/** @type {any} */ changed) => changed.methods.descent.lr;

test("a method is switched, tuned and put back", () => {
  assert.deepEqual(retuned(told, setup, { method: "other", on: true, final: true }, table).methods, { descent: { lr: 0.1 }, other: { lr: 0.01 } });
  assert.deepEqual(retuned(told, setup, { method: "descent", on: false, final: true }, table).methods, {});
  assert.equal(lr(retuned(told, setup, { method: "descent", hyper: "lr", value: 2, final: true }, table)), 2);
  assert.equal(lr(retuned(told, setup, { method: "descent", hyper: "lr", value: null, final: true }, table)), 0.01);
  assert.equal(lr(retuned(told, setup, { method: "descent", reset: true, final: true }, table)), 0.01);
  assert.throws(() => retuned(told, setup, { method: "descent", hyper: "lr", value: "fast", final: true }, table), Unusable);
});

test("a setting is changed from a step on, and its changes are changed", () => {
  const wish = { method: "descent", hyper: "lr", final: true };
  const once = retuned(told, setup, { ...wish, since: 60, value: 0.02 }, table);
  assert.deepEqual(lr(once), { first: 0.1, changes: [{ step: 60, value: 0.02 }] });
  assert.deepEqual(lr(retuned(told, once, { ...wish, at: 60, value: 0.03 }, table)), { first: 0.1, changes: [{ step: 60, value: 0.03 }] });
  assert.deepEqual(lr(retuned(told, once, { ...wish, at: 60, since: 70 }, table)), { first: 0.1, changes: [{ step: 70, value: 0.02 }] });
  assert.deepEqual(lr(retuned(told, once, { ...wish, value: 0.5 }, table)), { first: 0.5, changes: [{ step: 60, value: 0.02 }] });
  assert.equal(lr(retuned(told, once, { ...wish, at: 60, value: null }, table)), 0.1);
  assert.throws(() => retuned(told, once, { ...wish, at: 60, value: -1 }, table), Unusable);
});

test("numbers and the shape are held to their bounds", () => {
  assert.deepEqual(numbered(told, setup, { name: "y", value: 5, final: true }).start, [1, 5]);
  assert.throws(() => numbered(told, setup, { name: "x", value: 90, final: true }), /Start x must be a number from -9 to 9/);
  assert.throws(() => numbered(told, { ...setup, steps: 600 }, { name: "noise", value: 1, final: true }), /at most 500 steps/);
  assert.equal(shaped(told, setup, { name: "turn", value: 45, final: true }).turn, 45);
  assert.equal(shaped(told, { ...setup, turn: 45 }, { reset: true, final: true }).turn, 0);
  assert.deepEqual(shaped(told, setup, { name: "p.a", value: 45, final: true }).parameters, { a: 45 });
  assert.equal(shaped(told, setup, { name: "p.k", value: 45, final: true }), setup);
  assert.throws(() => shaped(told, setup, { name: "stretch", value: 0, final: true }), Unusable);
});
