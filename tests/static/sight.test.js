// Where a picture stands that a slider far below it has pushed out of the window.

import assert from "node:assert/strict";
import { test } from "node:test";

import { aside } from "../../static/parts/sight.js";

const HEIGHT = 844; // of a phone's window
/** @type {(top: number, height: number) => { top: number, bottom: number }} */
const at = (top, height) => ({ top, bottom: top + height });

test("a picture of which half is seen stays where it is", () => {
  assert.equal(aside(at(100, 370), at(600, 56), HEIGHT), null);
  assert.equal(aside(at(-130, 370), at(600, 56), HEIGHT), null);
  assert.notEqual(aside(at(-140, 370), at(600, 56), HEIGHT), null);
  assert.notEqual(aside(at(800, 370), at(600, 56), HEIGHT), null);
});

for (const top of [60, 120, 260, 420, 780]) {
  test(`it covers neither the row at ${top} nor the page's head, and is in the window`, () => {
    const row = at(top, 56);
    const place = aside(at(-500, 370), row, HEIGHT);
    assert.ok(place && place.size >= 150 && place.size < 370);
    assert.ok(place.top >= 48 && place.top + place.size <= HEIGHT);
    assert.ok(place.top + place.size <= row.top || place.top >= row.bottom);
  });
}
