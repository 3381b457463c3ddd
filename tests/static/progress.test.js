// What one has done of the lessons: kept by the scene, bounded, and harmless where the browser keeps nothing.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { done, forget, keep, latest, progress } from "../../static/wire/progress.js";

/** A browser's storage, of which `refuses` says what fails. */
class Kept {
  /** @param {{ get?: boolean, set?: boolean }} refuses */
  constructor(refuses = {}) {
    this.refuses = refuses;
    /** @type {Map<string, string>} */
    this.items = new Map();
  }

  /** @param {string} key */
  getItem(key) {
    if (this.refuses.get) throw new Error("SecurityError");
    return this.items.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    if (this.refuses.set) throw new Error("QuotaExceededError");
    this.items.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.items.delete(key);
  }
}

const RAVINE = { key: "ravine", scenes: 4 };
/** @param {unknown} storage */
const browser = (storage) => { Object.assign(globalThis, { window: { localStorage: storage } }); };

beforeEach(() => browser(new Kept()));

test("nothing is done at first", () => {
  assert.equal(done("ravine", 1), undefined);
  assert.equal(latest(), null);
  assert.deepEqual(progress(RAVINE), { seen: 0, right: 0, next: 1 });
});

test("a scene is found again as it was left, and the first one that was not seen is next", () => {
  keep("ravine", 1, { letter: "A", right: false });
  keep("ravine", 2, { letter: "B", right: true });
  keep("ravine", 4, { letter: "", right: false });
  keep("rate", 1, { letter: "C", right: true });
  assert.deepEqual(done("ravine", 2), { letter: "B", right: true });
  assert.deepEqual(progress(RAVINE), { seen: 3, right: 1, next: 3 });
  assert.deepEqual(latest(), { lesson: "rate", scene: 1 });
  keep("ravine", 3, { letter: "A", right: true });
  assert.deepEqual(progress(RAVINE), { seen: 4, right: 2, next: null });
});

test("forgetting leaves nothing", () => {
  const storage = new Kept();
  browser(storage);
  keep("ravine", 1, { letter: "A", right: false });
  assert.equal(storage.items.size, 1);
  forget();
  assert.equal(done("ravine", 1), undefined);
  assert.equal(storage.items.size, 0);
});

test("only so much is kept, the latest", () => {
  for (let scene = 1; scene <= 600; scene += 1) keep("long", scene, { letter: "A", right: true });
  assert.equal(done("long", 100), undefined);
  assert.ok(done("long", 101) && done("long", 600));
});

test("what was written by somebody else is left out", () => {
  const storage = new Kept();
  browser(storage);
  for (const text of ["{", "null", "7", "[]"]) {
    storage.items.set("ravine lessons 1", text);
    assert.deepEqual(progress(RAVINE), { seen: 0, right: 0, next: 1 });
  }
  storage.items.set("ravine lessons 1", JSON.stringify({ "ravine 1": { letter: "AB", right: true }, "ravine 2": { letter: "A" }, "ravine 3": 1, "ravine 4": { letter: "A", right: true } }));
  assert.deepEqual(progress(RAVINE), { seen: 1, right: 1, next: 1 });
});

test("a browser that keeps nothing does no harm", () => {
  const throwing = Object.defineProperty({}, "localStorage", { get() { throw new Error("SecurityError"); } });
  for (const host of [throwing, { localStorage: undefined }, { localStorage: new Kept({ get: true, set: true }) }, { localStorage: new Kept({ set: true }) }]) {
    Object.assign(globalThis, { window: host });
    keep("ravine", 1, { letter: "A", right: true });
    assert.equal(done("ravine", 1), undefined);
    forget();
    assert.deepEqual(progress(RAVINE), { seen: 0, right: 0, next: 1 });
  }
});
