// The camera of the 3-D view where there is no WebGL: it sees what Plotly's own sees, and goes round the middle.

import assert from "node:assert/strict";
import { test } from "node:test";

import { camera, eyeOf, times } from "../../static/plot/camera.js";
import { OPENING, away, poseOf, turned } from "../../static/plot/orbit.js";
import { terrain } from "../../static/plot/terrain.js";

/** @typedef {import("../../static/plot/orbit.js").Orbit} Orbit */

const SIZE = { width: 560, height: 500 };
/** @type {import("../../static/plot/window.js").Window} */
const WINDOW = [[-2, 2], [-2, 2]];
const LAND = terrain({ f: (x, y) => x * x / 2 + 90 * y * y, height: (z) => z }, WINDOW);

/** @type {(a: number[], b: number[], slack: number) => void} */
const near = (a, b, slack) => a.forEach((value, i) => assert.ok(Math.abs(value - b[i]) <= slack, `${a} is not ${b}`));
/** @type {(orbit: Orbit) => [far: number, height: number]} */
const spanned = ({ eye, center }) => [Math.hypot(eye.x - center.x, eye.y - center.y, eye.z - center.z), eye.z - center.z];

// Read from Plotly 4.1.1, with this camera, in this size.
const READ = { eye: { x: -1.3, y: -0.95, z: 1.3 }, center: { x: 0, y: 0, z: -0.12 } };
const PLOTLYS = {
  view: [0.5900165893423099, 0.5340398577151206, -0.6055426117726825, 0, -0.807391122257898, 0.3902598960225881, -0.44251190860311407, 0,
    0, 0.7499990959514901, 0.6614388528593913, 0, 0, 0.08999989151417886, -2.067462217194655, 1],
  projection: [2.155547823547406, 0, 0, 0, 0, 2.414213562373095, 0, 0, 0, 0, -1.000020000200002, -1, 0, 0, -0.020000200002000017, 0],
};

test("a view is Plotly's", () => {
  const { view, projection } = poseOf(READ, SIZE, LAND);
  near(view, PLOTLYS.view, 1e-12);
  near(projection, PLOTLYS.projection, 1e-9);
});

test("the terrain fills a box around the middle", () => {
  const { model, stretch } = poseOf(OPENING, SIZE, LAND);
  const [low, high] = LAND.range;
  const corner = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ z) => times(model, [x * stretch[0], y * stretch[1], z * stretch[2], 1]);
  near(corner(-2, -2, low), [-0.5, -0.5, -0.31, 1], 1e-12);
  near(corner(2, 2, high), [0.5, 0.5, 0.31, 1], 1e-12);
});

test("the eye is where the orbit has it, and looks at its middle", () => {
  const { view } = poseOf(OPENING, SIZE, LAND);
  near(eyeOf(view), Object.values(OPENING.eye), 1e-12);
  near(times(view, [...Object.values(OPENING.center), 1]).slice(0, 2), [0, 0], 1e-12);
});

test("under the pixel of a point of the surface lies that point, however the view is turned", () => {
  for (const orbit of [OPENING, turned(OPENING, 2, 0.3), away(turned(OPENING, -1, 0.2), 0.8)]) {
    const { pixel, under } = camera(poseOf(orbit, SIZE, LAND), SIZE, LAND);
    for (const [x, y] of [[0, 0], [1.2, -0.1]]) near(under(...pixel(x, y, LAND.ground(x, y))) ?? [], [x, y], 1e-3);
  }
});

test("a turn goes round the middle, back again by its opposite, and never over the top", () => {
  const there = turned(OPENING, 0.7, 0.2);
  assert.ok(Math.abs(spanned(there)[0] - spanned(OPENING)[0]) < 1e-12);
  assert.ok(spanned(there)[1] > spanned(OPENING)[1]);
  near(Object.values(turned(there, -0.7, -0.2).eye), Object.values(OPENING.eye), 1e-12);
  const [far, height] = spanned(turned(OPENING, 0, 9));
  assert.ok(height < far && height > 0.99 * far);
});

test("away is farther on the same line", () => {
  const [far, height] = spanned(OPENING);
  near(spanned(away(OPENING, 2)), [2 * far, 2 * height], 1e-12);
});
