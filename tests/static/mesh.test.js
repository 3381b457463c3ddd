// Meshes of the 3-D view: along a valley's floor they lie on the surface, where a grid of even steps has saw teeth.

import assert from "node:assert/strict";
import { test } from "node:test";

import { finer, terrain } from "../../static/plot/terrain.js";
import { inside } from "../../static/plot/window.js";

/** @typedef {import("../../static/plot/window.js").Window} Window */
/** @typedef {import("../../static/plot/field.js").Field} Field */

/** Curved, with a floor that a grid meets seldom. @type {Field} */
const rosenbrock = (x, y) => Math.log10((1 - x) ** 2 + 100 * (y - x * x) ** 2 + 0.52);
/** With a kink. @type {Field} */
const bukin = (x, y) => 100 * Math.sqrt(Math.abs(y - 0.01 * x * x)) + 0.01 * Math.abs(x + 10);
/** @type {Field} */
const waves = (x, y) => -(1 + Math.cos(12 * Math.hypot(x, y))) / ((x * x + y * y) / 2 + 2);
/** @type {Field} */
const ring = (x, y) => Math.log10((Math.hypot(x, y) - 5) ** 2 + 2e-4);
/** With kinks along both axes. @type {Field} */
const walls = (x, y) => -(Math.abs(Math.sin(x) * Math.sin(y)) ** 0.3);
/** @type {Field} */
const rings = (x, y) => Math.sin(10 * (x * x + y * y));

/**
 * How far the drawn surface is from f, at the worst of many places of a line, as a share of its height; before and after.
 * @param {Field} f
 * @param {Window} window
 * @param {(part: number) => [number, number]} line
 */
function off(f, window, line) {
  const surface = { f, height: (/** @type {number} */ z) => z };
  const land = terrain(surface, window);
  const work = finer(surface, land);
  let found = work.next();
  while (!found.done) found = work.next();
  const mesh = found.value;
  if (!mesh) return null;
  const worst = (/** @type {Field} */ ground) => Math.max(...Array.from({ length: 997 }, (_, i) => {
    const [x, y] = line((i + 0.5) / 997);
    return Math.abs(ground(x, y) - f(x, y));
  })) / (mesh.range[1] - mesh.range[0]);
  return { mesh, before: worst(land.ground), after: worst(mesh.ground) };
}

for (const [name, f, window, line, share] of /** @type {[string, Field, Window, (part: number) => [number, number], number][]} */ ([
  ["Rosenbrock's valley", rosenbrock, [[-2, 2], [-1, 3]], (part) => [3 * part - 1.5, (3 * part - 1.5) ** 2], 0.005],
  ["Bukin's kink", bukin, [[-15, -5], [-3, 3]], (part) => [-15 + 10 * part, 0.01 * (-15 + 10 * part) ** 2], 0.005],
  ["a wave round the middle", waves, [[-5.12, 5.12], [-5.12, 5.12]], (part) => [1.3 * Math.cos(2 * Math.PI * part), 1.3 * Math.sin(2 * Math.PI * part)], 0.005],
  ["a wall", walls, [[-10, 10], [-10, 10]], (part) => [Math.PI, 20 * part - 10], 0.005],
  ["a ring", rings, [[-2, 2], [-2, 2]], (part) => [1.3 * Math.cos(2 * Math.PI * part), 1.3 * Math.sin(2 * Math.PI * part)], 0.05],
])) {
  test(`along the floor of ${name} the mesh is within ${share} of the height`, () => {
    const found = off(f, window, line);
    assert.ok(found && found.before > 0.05, "a grid of even steps would do");
    assert.ok(found.after < share, `${found.after}`);
  });
}

test("what is drawn at the mesh's points is f, and nothing lies outside the window", () => {
  const found = off(bukin, [[-15, -5], [-3, 3]], () => [-10, 1]);
  assert.ok(found);
  const { field: { x, y, z }, ground } = found.mesh;
  for (let j = 0; j < z.length; j += 7) {
    for (let i = 0; i < z[0].length; i += 7) {
      const [u, v] = [x, y].map((rows) => [rows[j]].flat()[i]);
      assert.equal(z[j][i], bukin(u, v));
      assert.ok(u >= -15 && u <= -5 && v >= -3 && v <= 3);
      assert.ok(Math.abs(ground(u, v) - z[j][i]) < 1e-9);
    }
  }
  assert.equal(ground(-15.01, 0), -Infinity);
});

test("a surface that a grid shows well keeps it", () => {
  assert.equal(off((x, y) => x * x + 10 * y * y, [[-2, 2], [-2, 2]], () => [0, 0]), null);
  assert.equal(off((x, y) => (x < 0 ? NaN : x + y), [[-2, 2], [-2, 2]], () => [1, 0]), null);
});

for (const [name, window] of /** @type {[string, Window][]} */ ([["round its centre", [[-6, 5.5], [-6, 6]]], ["beside its centre", [[1, 6], [2, 6]]], ["far from its centre", [[-2, 2], [4, 6]]]])) {
  test(`${name}, a line of equal height of the ring goes through all rays, at one distance`, () => {
    const found = off(ring, window, (part) => [0, 4.8 + 0.4 * part]);
    assert.ok(found);
    const { field: { x, y, z } } = found.mesh;
    const [level, distance] = [-2, 5 - Math.sqrt(0.01 - 2e-4)]; // of its inner flank
    let met = 0;
    z.forEach((row, j) => {
      const [us, vs] = [x, y].map((rows) => [rows[j]].flat());
      const angle = Math.atan2(vs[vs.length - 1], us[us.length - 1]);
      if (!inside(window, 0.98 * distance * Math.cos(angle), 0.98 * distance * Math.sin(angle)) || !inside(window, distance * Math.cos(angle), distance * Math.sin(angle))) return;
      const i = row.findIndex((height, k) => k > 0 && row[k - 1] > level && height <= level);
      assert.ok(i > 0, `a gap at ${angle}`);
      const part = (level - row[i - 1]) / (row[i] - row[i - 1]);
      const [u, v] = [us, vs].map((line) => line[i - 1] + part * (line[i] - line[i - 1]));
      assert.ok(Math.abs(Math.hypot(u, v) - distance) < 0.01, `${Math.hypot(u, v)} at ${angle}`);
      met += 1;
    });
    assert.ok(met > 60, `${met}`);
  });
}
