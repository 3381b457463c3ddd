// The surface as pixels: what is seen of it, in which colour, and where its lines are.

import assert from "node:assert/strict";
import { test } from "node:test";

import { camera } from "../../static/plot/camera.js";
import { fan } from "../../static/plot/fan.js";
import { poseOf } from "../../static/plot/orbit.js";
import { raster, toneOf } from "../../static/plot/raster.js";
import { terrain } from "../../static/plot/terrain.js";

const SIZE = { width: 120, height: 100 };
/** @type {import("../../static/plot/window.js").Window} */
const WINDOW = [[-1, 1], [-1, 1]];
const FROM_ABOVE = { eye: { x: 0, y: -0.01, z: 2.5 }, center: { x: 0, y: 0, z: 0 } };
const FROM_THE_SIDE = { eye: { x: 0, y: -2.5, z: 0.4 }, center: { x: 0, y: 0, z: 0 } };

/** Black below, white on top, evenly lit; red lines. @type {import("../../static/plot/raster.js").Dress} */
const DRESS = {
  tones: [[0, 0, 0], [255, 255, 255]], ends: [0, 1], lighting: { ambient: 1, diffuse: 0 },
  lines: { start: 0.5, end: 0.5, size: 1, tone: [255, 0, 0], width: 1 },
};

/**
 * What is seen at the place of (x, y, z): its colour and whether there is anything.
 * @param {import("../../static/plot/field.js").Field} f
 * @param {import("../../static/plot/orbit.js").Orbit} orbit
 */
function seen(f, orbit, dress = DRESS, land = /** @type {import("../../static/plot/terrain.js").Terrain} */ (terrain({ f, height: (z) => z }, WINDOW))) {
  const pose = poseOf(orbit, SIZE, land);
  const pixels = raster(land, pose, SIZE, dress);
  const { pixel } = camera(pose, SIZE, land);
  return (/** @type {number} */ x, /** @type {number} */ y, z = land.ground(x, y)) => {
    const [across, down] = pixel(x, y, z).map(Math.floor);
    return [...pixels.slice(4 * (down * SIZE.width + across), 4 * (down * SIZE.width + across) + 4)];
  };
}

const plain = { ...DRESS, lines: { ...DRESS.lines, start: 9, end: 9 } };

test("a colour as the stylesheet writes it", () => assert.deepEqual(toneOf("#0a80ff"), [10, 128, 255]));

test("a height has its colour, and beside the surface there is none", () => {
  const at = seen((x) => (x + 1) / 2, FROM_ABOVE, plain);
  for (const [x, share] of [[-0.5, 0.25], [0, 0.5], [0.5, 0.75]]) {
    const [red, green, blue, alpha] = at(x, 0.2);
    assert.ok(Math.abs(red - 255 * share) < 8 && red === green && green === blue && alpha === 255, `${red} at ${x}`);
  }
  assert.equal(at(-1.3, 0, 0)[3], 0);
});

test("heights beyond the ends have the colours of the ends", () => {
  const at = seen((x) => 4 * x, FROM_ABOVE, plain);
  assert.deepEqual(at(-0.8, 0), [0, 0, 0, 255]);
  assert.deepEqual(at(0.8, 0), [255, 255, 255, 255]);
});

test("what is nearer hides what is behind it", () => {
  const wall = (/** @type {number} */ _x, /** @type {number} */ y) => (y < 0 ? 1 : 0);
  assert.ok(seen(wall, FROM_THE_SIDE, plain)(0, 0.5, 0)[0] > 20);
  assert.equal(seen((x, y) => wall(x, -y), FROM_THE_SIDE, plain)(0, -0.5, 0)[0], 0);
});

test("where the surface is not defined there is a hole", () => {
  const at = seen((x, y) => (Math.hypot(x, y) < 0.4 ? NaN : 0.5), FROM_ABOVE, plain);
  assert.equal(at(0, 0, 0.5)[3], 0);
  assert.equal(at(0.7, 0.7)[3], 255);
});

test("a line of equal height is a pixel or two wide, and where that height is", () => {
  const at = seen((x) => (x + 1) / 2, FROM_ABOVE);
  const red = (/** @type {number} */ x) => { const [r, g] = at(x, 0.1); return r - g > 60; };
  const found = Array.from({ length: 401 }, (_, i) => (i - 200) / 200).filter(red);
  assert.ok(found.length > 0 && Math.max(...found.map(Math.abs)) < 0.06, `${found}`);
});

test("a slope that faces the lamp is lighter than one that does not", () => {
  const lit = seen((x) => -Math.abs(x), FROM_ABOVE, { ...plain, tones: [[200, 200, 200], [200, 200, 200]], lighting: { ambient: 0.4, diffuse: 0.5 } });
  assert.ok(lit(-0.5, 0)[0] > lit(0.5, 0)[0] + 10);
});

test("every cell of a surface is covered: no pixel falls between two", () => {
  const land = terrain({ f: () => 0.5, height: (z) => z }, WINDOW);
  const pose = poseOf(FROM_ABOVE, SIZE, land);
  const pixels = raster(land, pose, SIZE, plain);
  const { pixel } = camera(pose, SIZE, land);
  const [left, bottom] = pixel(-0.9, -0.9, 0.5);
  const [right, top] = pixel(0.9, 0.9, 0.5);
  for (let row = Math.ceil(top); row < bottom; row += 1) {
    for (let column = Math.ceil(left); column < right; column += 1) assert.equal(pixels[4 * (row * SIZE.width + column) + 3], 255, `${column}, ${row}`);
  }
});

test("what is behind the eye is not drawn", () => {
  const inside = { eye: { x: 0, y: 0.1, z: 0.2 }, center: { x: 0, y: -0.4, z: 0 } };
  const land = terrain({ f: (_x, y) => (y > 0.4 ? 1 : 0), height: (z) => z }, WINDOW);
  const pixels = raster(land, poseOf(inside, SIZE, land), SIZE, plain);
  const tones = new Set(Array.from({ length: pixels.length / 4 }, (_, i) => (pixels[4 * i + 3] ? pixels[4 * i] : 0)));
  assert.deepEqual([...tones], [0]);
});

test("light falls on rays as on a grid, whichever way a mesh runs", () => {
  const f = (/** @type {number} */ x, /** @type {number} */ y) => 1 - Math.hypot(x, y) / 2;
  const work = fan(f, WINDOW, [0, 0], 1);
  let made = work.next();
  while (!made.done) made = work.next();
  const lamp = { ...plain, tones: /** @type {typeof DRESS.tones} */ ([[200, 200, 200], [200, 200, 200]]), lighting: { ambient: 0.2, diffuse: 0.7 } };
  const even = terrain({ f, height: (z) => z }, WINDOW);
  const [onGrid, onRays] = [seen(f, FROM_ABOVE, lamp), seen(f, FROM_ABOVE, lamp, { ...even, field: made.value.sheet })];
  for (const [x, y] of [[0.5, 0.1], [-0.5, 0.2], [0.1, 0.6], [-0.2, -0.6], [0.4, -0.4]]) {
    assert.ok(Math.abs(onGrid(x, y)[0] - onRays(x, y)[0]) < 4, `${onGrid(x, y)} on a grid, ${onRays(x, y)} on rays at ${x}, ${y}`);
  }
});
