// The race as the hand has it: moves on top of what the server told, until it has answered them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Live, fallen, scores, scoresInHand } from "../../static/parts/live.js";

/** An engine whose runs end where they are told: the start's x and the rate. */
class Engine {
  walks = 0;

  /** @type {unknown} of the last walk */
  noise = null;

  /** @type {any} of the last walk */
  programs = null;

  reshaped() { return null; }

  able = true;

  ready() { return this.able; }

  /** @type {Record<string, number | Float64Array>} of the last walk */
  hypers = {};

  async prepare() {}

  /**
   * @param {string} _kind
   * @param {Record<string, number>} parameters
   */
  table(_kind, parameters) { return Float64Array.of(...Object.values(parameters)); }

  /**
   * @param {any} programs
   * @param {string} _method
   * @param {import("../../static/engine/engine.js").Setting} setting
   */
  walk(programs, _method, { start, hypers, noise = null }) {
    this.programs = programs;
    this.noise = noise;
    if (!this.able) return null;
    this.walks += 1;
    this.hypers = hypers;
    const rate = typeof hypers.lr === "number" ? hypers.lr : hypers.lr[0];
    const series = Float64Array.of(start[0], rate);
    return { x: series, y: series, value: series, gradient: series, gap: null, distance: null, stability: series, evals: 2, loss: rate, arrived: 1, left: null, stopped: 1, gone: null };
  }
}

const method = (/** @type {string} */ key) => ({ key, hypers: { lr: 0.1 }, x: Float64Array.of(9, 9), changes: {}, sentence: "told", events: [{}], moments: [{}], outcome: "converged" });

/** @param {Record<string, number>} answered */
const told = (answered = {}) => /** @type {any} */ ({ answered, start: [0, 0], starts: { points: [], around: false, most: 50, patterns: true }, steps: 1, noise: null, beside: { runs: [], lack: "" }, surface: { programs: {}, shape: null }, methods: [method("adam"), method("newton")] });

function begun() {
  const engine = new Engine();
  const live = new Live(/** @type {any} */ (engine));
  live.take(told());
  return { engine, live };
}

/** @param {Live} live */
const ends = (live) => live.race?.methods.map(({ x }) => [...x]);

test("until something is moved the race is the server's own", () => {
  const { live } = begun();
  assert.equal(live.race, live.told);
  assert.deepEqual(live.race && scores(live.race), []);
});

test("a start moves every run, and what the server alone knows is left out", () => {
  const { live } = begun();
  assert.ok(live.move({ what: "start", value: [5, 6] }));
  assert.deepEqual(ends(live), [[5, 0.1], [5, 0.1]]);
  assert.deepEqual(live.race?.start, [5, 6]);
  assert.deepEqual(live.race?.methods.map(({ sentence, events, moments }) => [sentence, events, moments]), [["", [], []], ["", [], []]]);
  assert.deepEqual(live.race && scores(live.race).map(({ loss, arrived }) => [loss, arrived]), [[0.1, 1], [0.1, 1]]);
});

test("a setting moves its own method alone, and walks it once", () => {
  const { live, engine } = begun();
  assert.ok(live.move({ what: "hyper", method: "adam", name: "lr", value: 0.5 }));
  assert.deepEqual([ends(live), ends(live)], [[[0, 0.5], [9, 9]], [[0, 0.5], [9, 9]]]);
  assert.equal(engine.walks, 1);
  live.move({ what: "hyper", method: "adam", name: "lr", value: { kind: "cosine", parameters: { start: 0.7, steps: 3 } } });
  assert.deepEqual(ends(live)?.[0], [0, 0.7]);
});

test("a setting that is changed from a step on is walked with its values, and the steps are marked", () => {
  const { live, engine } = begun();
  const changes = [{ step: 2, value: 0.5 }];
  live.take({ ...told(), steps: 4 });
  live.move({ what: "hyper", method: "adam", name: "lr", value: { first: 0.1, changes } });
  assert.deepEqual(engine.hypers.lr, Float64Array.of(0.1, 0.1, 0.5, 0.5));
  live.move({ what: "hyper", method: "adam", name: "lr", value: { first: { kind: "cosine", parameters: { a: 7, b: 6, c: 5, d: 4 } }, changes } });
  assert.deepEqual(engine.hypers.lr, Float64Array.of(7, 6, 0.5, 0.5));
  assert.deepEqual(live.race?.methods.map((racer) => racer.changes), [{ lr: [2] }, {}]);
});

test("a move ends with the answer to its own question, not with one before", () => {
  const { live } = begun();
  /** @type {import("../../static/wire/hand.js").Move[]} */
  const [first, second] = [{ what: "start", value: [5, 6] }, { what: "start", value: [7, 8] }];
  live.move(first);
  live.asked(first, "stage", 11);
  live.take(told({ stage: 10, deck: 99 }));
  assert.deepEqual(live.race?.start, [5, 6]);
  live.move(second); // in the hand again
  live.take(told({ stage: 11 }));
  assert.deepEqual(live.race?.start, [7, 8]);
  live.asked(second, "stage", 12);
  live.take(told({ stage: 12 }));
  assert.equal(live.moving, false);
});

test("what the browser cannot walk is left to the server, and changes nothing", () => {
  const { live, engine } = begun();
  live.move({ what: "start", value: [5, 6] });
  engine.able = false;
  assert.equal(live.move({ what: "start", value: [7, 8] }), false);
  engine.able = true;
  assert.deepEqual(live.race?.start, [5, 6]);
});

test("a race that takes too long to walk is left to the server until it is another race", () => {
  const { live, engine } = begun();
  const walk = engine.walk.bind(engine);
  engine.walk = (...how) => { const until = performance.now() + 120; while (performance.now() < until); return walk(...how); };
  const move = (/** @type {number} */ value) => live.move({ what: "hyper", method: "adam", name: "lr", value });
  assert.ok(move(0.4) && !live.slow, "once may be chance");
  assert.equal(move(0.5), false);
  assert.ok(live.slow);
  assert.equal(live.race?.methods[0].x[1], 0.4);
  engine.walk = walk;
  assert.equal(live.move({ what: "hyper", method: "adam", name: "lr", value: 0.5 }), false);
  live.take({ ...told(), steps: 2 });
  assert.ok(live.move({ what: "hyper", method: "adam", name: "lr", value: 0.5 }) && !live.slow);
});

test("of a shape in the hand no score is told that only the server knows", () => {
  const walk = /** @type {any} */ ({ arrived: 3, left: null, evals: 9, gone: null });
  const [stayed, flown] = [{ key: "adam", value: Float64Array.of(2), walk }, { key: "newton", value: Float64Array.of(5), walk: { ...walk, gone: "diverged" } }];
  const race = (/** @type {boolean} */ reshaped) => /** @type {any} */ ({ methods: [stayed, flown], surface: { reshaped } });
  assert.deepEqual(scoresInHand(race(true)), [{ method: "adam", loss: 2, gap: null, evals: 9 }, { method: "newton" }]);
  assert.deepEqual(scoresInHand(race(false)).map(({ arrived }) => arrived), [3, 3]);
});

test("a method that has just come is left out until it can be walked", () => {
  const { live, engine } = begun();
  live.move({ what: "start", value: [5, 6] });
  const walk = engine.walk.bind(engine);
  engine.walk = (...how) => (how[1] === "newton" ? null : walk(...how));
  live.take(told());
  assert.deepEqual(live.race?.methods.map(({ key }) => key), ["adam"]);
  engine.walk = walk;
  assert.deepEqual(ends(live), [[5, 0.1], [5, 0.1]]);
});

test("samples in the hand are walked on, and no minimum is known of them", () => {
  const { engine, live } = begun();
  const samples = /** @type {any} */ ({ columns: { u: Float64Array.of(1, 2) }, held_out: null });
  live.take(/** @type {any} */ ({ ...told(), samples, titles: { gap: "Above", gradient: "Slope" }, loss: "Loss", surface: { programs: { columns: samples.columns, lowest: 3, minima: [[0, 0]] }, minima: [[0, 0]] } }));
  const moved = { ...samples, columns: { u: Float64Array.of(1, 5) } };
  assert.equal(live.move({ what: "samples", value: moved }), true);
  const { titles, samples: shown, methods } = /** @type {import("../../static/parts/race.js").Race} */ (live.race);
  assert.deepEqual([titles, methods.length], [{ value: "Loss", gradient: "Slope" }, 2]);
  assert.equal(shown, moved);
  assert.deepEqual([engine.programs.columns, engine.programs.lowest, engine.programs.minima], [moved.columns, null, null]);
});

/**
 * @param {[number, number][]} points
 * @param {boolean} around
 */
const withStarts = (points, around) => ({ ...told(), starts: { points, around, most: 50, patterns: true }, noise: { level: 2, draws: [Float64Array.of(1), Float64Array.of(3)] } });

test("every method is walked from each further start, through the noise of the first; what has not changed is not walked again", () => {
  const { live, engine } = begun();
  live.take(withStarts([[7, 8], [3, 4]], false));
  const found = () => live.race && live.further(live.race)?.map(({ key, runs }) => [key, runs.map(({ start, x }) => [...start, x[0]])]);
  assert.deepEqual(found(), [["adam", [[7, 8, 7], [3, 4, 3]]], ["newton", [[7, 8, 7], [3, 4, 3]]]]);
  assert.deepEqual(engine.noise, [Float64Array.of(2), Float64Array.of(6)]);
  const before = engine.walks;
  assert.ok(found());
  assert.equal(engine.walks, before);
  live.move({ what: "hyper", method: "adam", name: "lr", value: 0.5 });
  assert.deepEqual(live.race && live.further(live.race)?.map(({ runs }) => [...runs[0].x]), [[7, 0.5], [7, Math.fround(0.1)]]);
});

test("a ring goes with the first start, and points stay", () => {
  const { live } = begun();
  for (const [around, x] of /** @type {[boolean, number][]} */ ([[true, 6], [false, 1]])) {
    live.take(withStarts([[1, 0]], around));
    live.move({ what: "start", value: [5, 5] });
    assert.deepEqual(live.race && live.further(live.race)?.map(({ runs }) => runs[0].start[0]), [x, x]);
  }
});

test("points that the hand has placed stand in the place of what was told, and the first runs stay", () => {
  const { live } = begun();
  live.take(withStarts([[1, 0]], true));
  live.move({ what: "starts", value: [[2, 2], [4, 4]] });
  assert.deepEqual(ends(live), [[9, 9], [9, 9]]);
  assert.deepEqual(live.race && live.further(live.race)?.[0].runs.map(({ start }) => start[0]), [2, 4]);
});

test("what the browser cannot walk yet is walked when it can", () => {
  const { live, engine } = begun();
  engine.able = false;
  live.take(withStarts([[7, 8]], false));
  const runs = () => live.race && live.further(live.race)?.map((each) => each.runs.length);
  assert.deepEqual(runs(), [0, 0]);
  engine.able = true;
  assert.deepEqual(runs(), [1, 1]);
});

test("the server is asked for runs from further starts that cannot be walked here, once, and what it tells of them is shown", async () => {
  const engine = new Engine();
  const walk = engine.walk.bind(engine);
  engine.walk = (programs, key, setting) => (key === "adam" && setting.start[0] === 7 ? null : walk(programs, key, setting));
  const live = new Live(/** @type {any} */ (engine));
  await live.take(withStarts([[5, 0], [7, 0]], false));
  assert.deepEqual(live.race && live.lacking(live.race), ["adam"]);
  const path = [Float32Array.of(7, 6), Float32Array.of(0, 1)];
  await live.take({ ...withStarts([[5, 0], [7, 0]], false), beside: { runs: [{ method: "adam", paths: [path, path], arrived: [null, 1] }], lack: "" } });
  assert.deepEqual(live.race && live.lacking(live.race), []);
  const runs = () => live.race && live.further(live.race)?.map((each) => each.runs.map(({ x }) => x[1]));
  assert.deepEqual(runs(), [[Math.fround(0.1), 6], [Math.fround(0.1), Math.fround(0.1)]]);
  live.move({ what: "starts", value: [[7, 0]] });
  assert.deepEqual(runs()?.[0], [], "those that were told are of other starts");
  await live.take({ ...withStarts([[7, 0]], false), beside: { runs: [], lack: "too long" } });
  assert.deepEqual(live.race && live.lacking(live.race), []);
});

test("a run that falls below the known minimum is told from one that ends beside it", () => {
  const programs = /** @type {any} */ ({ lowest: -3, most: -2.9 });
  const falls = (/** @type {number[] | null} */ gap) => fallen(programs, [{ gap: Float64Array.of(5, 1) }, { gap: gap && Float64Array.from(gap) }]);
  assert.deepEqual([[4, -1e-9], [4, -0.2, NaN], null].map(falls), [false, true, false]);
  assert.equal(fallen(null, [{ gap: null }]), false);
});
