// The graph of one weight: no line is drawn where f has none, and nothing is cut without a word.

import assert from "node:assert/strict";
import { test } from "node:test";

import { modelsAt, modelsNamed } from "../../static/plot/layers/graph.js";
import { gaps, heightsOf, localOf, profile } from "../../static/plot/profile.js";
import { axesOver } from "./axes.js";

/** @type {[number, number]} */
const WINDOW = [-3, 3];
const close = (/** @type {number} */ a, /** @type {number} */ b, within = 1e-6) => assert.ok(Math.abs(a - b) <= within, `${a} is not ${b}`);

test("a smooth curve is one piece, close to f everywhere", () => {
  const f = (/** @type {number} */ x) => Math.sin(9 * x) + Math.sqrt(Math.abs(x));
  const [piece, ...others] = profile(f, WINDOW, 3);
  assert.equal(others.length, 0);
  piece.slice(1).forEach(({ x, y }, i) => {
    const middle = (x + piece[i].x) / 2;
    assert.ok(Math.abs(f(middle) - (y + piece[i].y) / 2) < 0.01, `far off at ${middle}`);
  });
});

test("where f has no value there is a gap, and its edge is exact", () => {
  const pieces = profile((x) => Math.sqrt(x - 1), WINDOW, 2);
  assert.equal(pieces.length, 1);
  close(pieces[0][0].x, 1);
  const [[from, to]] = gaps(pieces, WINDOW);
  close(from, -3);
  close(to, 1);
});

test("a jump and a pole are not drawn across", () => {
  assert.equal(profile((x) => (x < 0.1 ? 0 : 1), WINDOW, 1).length, 2);
  assert.ok(profile((x) => 1 / (x - 0.01), WINDOW, 10).length >= 2);
  assert.deepEqual(gaps(profile((x) => (x < 0.1 ? 0 : 1), WINDOW, 1), WINDOW), []);
});

test("the heights are all that is seen, or it is said how far f goes on", () => {
  const whole = heightsOf((x) => x * x, WINDOW);
  assert.deepEqual(whole.cut, { low: null, high: null });
  assert.ok(whole.range[0] < 0 && whole.range[1] > 9);
  const pole = heightsOf((x) => 1 / (x * x), WINDOW);
  assert.ok(pole.cut.high !== null && pole.cut.high > pole.range[1] && pole.cut.low === null);
  assert.ok(heightsOf((x) => 1 / (x * x), WINDOW, [500]).range[1] > 500);
  assert.deepEqual(heightsOf(() => NaN, WINDOW).range, [0, 1]);
  const [low, high] = heightsOf(() => 4, WINDOW).range;
  assert.ok(low < 4 && high > 4);
});

test("the tangent and the parabola are those of f, and there are none at a kink", () => {
  const found = localOf((x) => x ** 3, 1.5, 6, 30);
  assert.ok(found);
  close(found.slope, 6.75, 1e-4);
  close(found.bend, 9, 1e-3);
  assert.deepEqual(localOf((x) => 2 * x + 1, 0.3, 6, 10)?.bend.toFixed(4).replace("-", ""), "0.0000");
  assert.equal(localOf(Math.abs, 0, 6, 3), null);
  assert.equal(localOf(Math.sqrt, 0, 6, 3), null);
});

/** @type {(f: (x: number) => number, across?: [number, number]) => Parameters<typeof modelsNamed>[0]} */
function seen(f, across = WINDOW) {
  const { window, ...axes } = axesOver([across, [-1, 10]], 300, 200);
  return /** @type {Parameters<typeof modelsNamed>[0]} */ (/** @type {unknown} */ ({ race: { graph: { f }, surface: { domain: [WINDOW, WINDOW] } }, axes, window }));
}

test("a model that looks like f is not drawn", () => {
  const drawn = (/** @type {(x: number) => number} */ f) => modelsAt(seen(f), 1)?.map(({ shown }) => shown);
  assert.deepEqual(drawn((x) => (x - 1) ** 2), [true, false]);
  assert.deepEqual(drawn((x) => 2 * x + 1), [false, false]);
  assert.deepEqual(drawn((x) => (x - 1) ** 2 + Math.sin(x)), [true, true]);
  assert.equal(drawn((x) => Math.abs(x - 1)), undefined);
});

test("only a model that is f everywhere is said to be f itself", () => {
  const [itself, here] = ["the parabola is f itself", "the parabola looks like f here"];
  assert.equal(modelsNamed(seen((x) => 10 * (x - 1.3) ** 2 - 7 * x), 1), `tangent dotted, ${itself}`);
  assert.equal(modelsNamed(seen((x) => 0.1 * x + 3), 1), `the tangent is f itself, ${itself}`);
  const quartic = (/** @type {number} */ x) => x ** 4 / 4 - x * x / 2 + 2;
  assert.equal(modelsNamed(seen(quartic), 1), "tangent dotted, parabola dashed");
  assert.equal(modelsNamed(seen(quartic, [0.98, 1.02]), 1), `the tangent looks like f here, ${here}`);
  assert.equal(modelsNamed(seen(Math.abs, [0.5, 1.5]), 1), `the tangent looks like f here, ${here}`);
});
