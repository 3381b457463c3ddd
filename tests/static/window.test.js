// Windows of a map: what they hold, how they change, and how they are written.

import assert from "node:assert/strict";
import { test } from "node:test";

import { firstLeft, grown, inside, lookText, nearer, overflows, rounded, windowAround, zoomedOut } from "../../static/plot/window.js";

/** @typedef {import("../../static/plot/window.js").Window} Window */

/** @type {Window} */
const domain = [[-2, 2], [0, 10]];

/** @type {(...points: [x: number, y: number][]) => import("../../static/plot/window.js").Run} */
const run = (...points) => ({ x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) });

test("a window grows by its own sides, and shrinks likewise", () => {
  assert.deepEqual(grown(domain, 0.5), [[-4, 4], [-5, 15]]);
  assert.deepEqual(grown(domain, -0.25), [[-1, 1], [2.5, 7.5]]);
});

test("a point that is looked at from nearer stays where it is", () => {
  assert.deepEqual(nearer(domain, 2, [1, 10]), [[-0.5, 1.5], [5, 10]]);
  assert.deepEqual(nearer(domain, 0.5, [0, 0]), [[-4, 4], [0, 20]]);
});

test("the edge is inside; what is no number is not", () => {
  for (const [x, y] of [[-2, 0], [2, 10], [0, 5]]) assert.ok(inside(domain, x, y), `${x}, ${y}`);
  for (const [x, y] of [[-2.01, 5], [2.01, 5], [0, -0.01], [0, 10.01], [NaN, 5], [0, NaN]]) assert.ok(!inside(domain, x, y), `${x}, ${y}`);
});

test("the window around runs is the domain where they stay in it", () => {
  assert.deepEqual(windowAround(domain, [run([0, 5], [1, 6])]), domain);
});

test("it has the domain's shape and middle, and holds every point with some room", () => {
  const [[x0, x1], [y0, y1]] = windowAround(domain, [run([0, 5], [6, 5]), run([0, 7])]);
  assert.ok(x1 > 6 && x1 < 7);
  assert.ok(Math.abs((y1 - y0) / (x1 - x0) - 10 / 4) < 1e-12);
  assert.ok(Math.abs(x0 + x1) < 1e-12 && Math.abs(y0 + y1 - 10) < 1e-12);
  assert.ok(inside(windowAround(domain, [run([0, -90])]), 0, -90));
});

test("points that are nowhere do not count", () => {
  const lost = run([0, 5], [NaN, NaN], [Infinity, 5]);
  assert.deepEqual(windowAround(domain, [lost]), domain);
  assert.ok(!overflows(domain, [lost]));
});

test("a path has left where it is far beyond the domain, or nowhere", () => {
  assert.equal(firstLeft(domain, [run([0, 5], [6, 5], [-9, 5])]), Infinity);
  assert.equal(firstLeft(domain, [run([0, 5], [6, 5], [11, 5]), run([0, 5])]), 2);
  assert.equal(firstLeft(domain, [run([0, 5], [1, 5], [1, 5]), run([0, 5], [NaN, NaN])]), 1);
});

test("zooming out shows all paths until the first one leaves, whatever comes later", () => {
  const runs = [run([0, 5], [6, 5], [400, 5], [NaN, NaN]), run([0, 5], [0, 5], [8, 5], [9, 5])];
  const { window, further } = zoomedOut(domain, domain, runs);
  assert.equal(further, false);
  assert.ok(inside(window, 6, 5) && !inside(window, 7, 5));
});

test("from there it is ten times as wide each time, and ends with every point", () => {
  const runs = [run([0, 5], [6, 5], [4000, 5], [NaN, NaN]), run([0, 5], [0, 5], [8, 5], [9, 5])];
  const windows = [zoomedOut(domain, domain, runs).window];
  while (overflows(windows[windows.length - 1], runs)) {
    const { window, further } = zoomedOut(windows[windows.length - 1], domain, runs);
    assert.ok(further);
    windows.push(window);
    assert.ok(windows.length < 10);
  }
  const wide = windows.map(([[x0, x1]]) => x1 - x0);
  assert.equal(windows.length, 4);
  assert.ok(Math.abs(wide[1] / wide[0] - 10) < 1e-9 && wide[2] < 10 * wide[1] + 1e-9);
  assert.deepEqual(windows[3], windowAround(domain, runs));
});

test("a path that leaves with its first step is followed from the domain on", () => {
  const { window, further } = zoomedOut(domain, domain, [run([0, 5], [1e4, 5])]);
  assert.equal(further, false);
  assert.deepEqual(window, grown(domain, 4.5));
});

test("a window beside the paths is left for the one that holds them", () => {
  const runs = [run([0, 5], [6, 5])];
  assert.deepEqual(zoomedOut([[100, 104], [0, 10]], domain, runs).window, windowAround(domain, runs));
});

test("a run overflows by a single point", () => {
  assert.ok(!overflows(domain, [run([0, 5]), run([2, 10])]));
  assert.ok(overflows(domain, [run([0, 5]), run([0, 5], [0, 11], [0, 5])]));
});

test("a point has as many decimals as its window can show", () => {
  assert.deepEqual(rounded(domain, 1.23456, 4.56789), [1.235, 4.57]);
  assert.deepEqual(rounded([[0, 1e-4], [0, 5000]], 1.23456789e-5, 1234.56), [1.23e-5, 1235]);
});

test("no window is so small that a number has more than fifteen decimals", () => {
  assert.deepEqual(rounded([[0, 1e-14], [0, 1e-14]], 1 / 3, 0), [0.333333333333333, 0]);
});

test("a link has the window ten times as fine as a point, and says nothing of the domain", () => {
  assert.equal(lookText([[-1.23456789, 2], [0.12345678, 10]], domain), "-1.2346,2,0.1235,10");
  assert.equal(lookText([[-2, 2], [0, 10]], domain), null);
});
