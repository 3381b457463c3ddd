// The ground of a map in the pixels of the screen: where a grid misses what f does, lines of equal height have no gaps.

import assert from "node:assert/strict";
import { test } from "node:test";

import { grid } from "../../static/plot/field.js";
import { misses, numbersOf, pixels } from "../../static/plot/finer.js";

/** @typedef {import("../../static/plot/window.js").Window} Window */

const SCALE = /** @type {const} */ ({ kind: "linear", low: 0, high: 16, minimum: 0, offset: 0 }); // its bands are 1 high
/** @type {Window} */
const WINDOW = [[0, 1], [0, 1]];
const asIs = (/** @type {number} */ z) => z;
/** A valley along a slanted line, narrower than a cell of the grid. */
const valley = (/** @type {number} */ x, /** @type {number} */ y) => 16 * Math.min(1, 60 * Math.abs(y - 0.3 - 0.37 * x));
const SIDE = 200;

/**
 * @param {(x: number, y: number) => number} f
 * @param {import("../../static/plot/finer.js").Dress} dress
 */
function drawn(f, dress) {
  const work = pixels({ f, height: asIs }, SCALE, WINDOW, { width: SIDE, height: SIDE, ratio: 1 }, dress);
  for (;;) {
    const { done, value } = work.next();
    if (done) return (/** @type {number} */ column, /** @type {number} */ row) => [...value.subarray(4 * (row * SIDE + column), 4 * (row * SIDE + column) + 4)];
  }
}

const bare = { ramp: ["#ffffff", "#000000"], line: /** @type {[number, number, number, number]} */ ([0, 0, 0, 0]) };

test("a grid misses a valley that is narrower than its cells, and no plane", () => {
  const of = (/** @type {(x: number, y: number) => number} */ f) => misses({ f, height: asIs }, grid(f, asIs, WINDOW, 60), SCALE);
  assert.equal(of(valley), true);
  assert.equal(of((x, y) => 8 * x + 8 * y), false);
  assert.equal(of((x) => (x < 0.5 ? NaN : 16 * x)), false);
  assert.equal(of((x, y) => (x + y) * 1e4), false); // beyond the colours
});

test("the floor of a narrow valley is light in every column", () => {
  const at = drawn(valley, bare);
  for (let column = 0; column < SIDE; column += 1) {
    const lightest = Math.max(...Array.from({ length: SIDE }, (_, row) => at(column, row)[0]));
    assert.ok(lightest > 60, `column ${column}: ${lightest}`);
  }
});

test("a line of equal height runs through every column, and is where that height is", () => {
  const at = drawn((x, y) => 16 * y + 3 * Math.sin(6 * x), { ramp: ["#ffffff", "#ffffff"], line: [0, 0, 0, 1] });
  for (let column = 0; column < SIDE; column += 1) {
    const x = (column + 0.5) / SIDE;
    const row = SIDE * (1 - (8.5 - 3 * Math.sin(6 * x)) / 16) - 0.5; // the edge between two bands
    const ink = [-1, 0, 1].map((by) => 255 - at(column, Math.round(row) + by)[0]);
    assert.ok(Math.max(...ink) > 60, `column ${column}: ${ink}`);
    assert.ok(255 - at(column, Math.round(row) + 6)[0] < 10);
  }
});

test("a band has its colour, and nothing is drawn where f has no value", () => {
  const at = drawn((x) => (x < 0.5 ? NaN : 4.2), bare);
  assert.deepEqual(at(10, 10), [0, 0, 0, 0]);
  const [red, , , alpha] = at(150, 10);
  assert.ok(Math.abs(red - 255 * (1 - 4 / 16)) < 2 && alpha === 255);
});

test("a colour of the theme in numbers", () => {
  assert.deepEqual(numbersOf("rgba(60, 84, 104, .34)"), [60, 84, 104, 0.34]);
  assert.deepEqual(numbersOf("rgb(1, 2, 3)"), [1, 2, 3, 1]);
});
