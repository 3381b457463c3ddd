// The lines on which a quadratic has a value: each point has it, and no part of a line is missing.

import assert from "node:assert/strict";
import { test } from "node:test";

import { conics } from "../../static/plot/conics.js";
import { grid } from "../../static/plot/field.js";
import { segments } from "../../static/plot/isolines.js";

/** @typedef {import("../../static/plot/conics.js").Quadratic} Quadratic */
/** @typedef {import("../../static/plot/window.js").Window} Window */
/** @typedef {import("../../static/plot/window.js").Point} Point */

/** @type {(quadratic: Quadratic) => (x: number, y: number) => number} */
const valueOf = ({ at, value, gradient: [gx, gy], hessian: [xx, xy, yy] }) => (x, y) => {
  const [u, v] = [x - at[0], y - at[1]];
  return value + gx * u + gy * v + (xx * u * u + 2 * xy * u * v + yy * v * v) / 2;
};

/** @type {(point: Point, from: Point, to: Point) => number} */
function distance([x, y], [ax, ay], [bx, by]) {
  const [u, v] = [bx - ax, by - ay];
  const part = Math.min(Math.max(((x - ax) * u + (y - ay) * v) / (u * u + v * v || 1), 0), 1);
  return Math.hypot(x - ax - part * u, y - ay - part * v);
}

/** @type {[name: string, quadratic: Quadratic, levels: number[], window: Window][]} */
const CASES = [
  ["ellipses", { at: [0.3, -0.2], value: 1, gradient: [0.5, -1], hessian: [2, 0.7, 3] }, [0.9, 1.5, 3], [[-2, 2], [-1, 3]]],
  ["hyperbolas", { at: [0, 0], value: 0, gradient: [0.1, 0.2], hessian: [2, 1.5, -1] }, [-1, -0.1, 0.1, 1], [[-2, 2], [-2, 2]]],
  ["lines that cross", { at: [0.1, 0.2], value: 0, gradient: [0, 0], hessian: [1, 2, 1] }, [0], [[-1, 1], [-1, 1]]],
  ["parabolas", { at: [0, 0], value: 0, gradient: [1, -1], hessian: [2, 2, 2] }, [-1, 0, 1], [[-2, 2], [-2, 2]]],
  ["lines side by side", { at: [0, 0], value: 0, gradient: [0, 0], hessian: [1, -2, 4] }, [0.3, 1], [[-2, 2], [-2, 2]]],
  ["the lines of a plane", { at: [0, 0], value: 2, gradient: [1, -3], hessian: [0, 0, 0] }, [0, 2, 5], [[-2, 2], [-2, 2]]],
  ["a plane that hardly bends", { at: [0, 0], value: 2, gradient: [1, 0], hessian: [0, 0, 1e-12] }, [1.5, 2.5], [[-2, 2], [-2, 2]]],
  ["Rosenbrock's valley", { at: [-1.2, 1], value: 24.2, gradient: [-215.6, -88], hessian: [1330, 480, 200] }, [5, 10, 100, 1000], [[-2, 2], [-1, 3]]],
  ["a needle", { at: [0, 0], value: 0, gradient: [0, 0], hessian: [1e-9, 0, 1] }, [1e-6, 0.1], [[-1, 1], [-1, 1]]],
  ["a window far wider than tall", { at: [100, 0], value: 0, gradient: [0, 0], hessian: [1e-6, 1e-4, 1] }, [1e-3, 0.1], [[-500, 500], [-1, 1]]],
];

for (const [name, quadratic, levels, window] of CASES) {
  const f = valueOf(quadratic);
  const [[x0, x1], [y0, y1]] = window;
  const [wide, tall] = [x1 - x0, y1 - y0];
  const corners = [f(x0, y0), f(x0, y1), f(x1, y0), f(x1, y1), quadratic.value];
  const scale = Math.max(...corners) - Math.min(...corners);

  test(`${name}: each point has the value, to 1e-9 of what the window spans`, () => {
    for (const level of levels) {
      const points = conics(quadratic, [level], window).flat();
      assert.ok(points.length > 1, `nothing at ${level}`);
      for (const [x, y] of points) {
        const reach = Math.max(1, (Math.abs(x - x0) / wide) ** 2, (Math.abs(y - y0) / tall) ** 2); // an end may lie outside
        assert.ok(Math.abs(f(x, y) - level) <= 1e-9 * scale * reach, `${f(x, y)} at ${x}, ${y} instead of ${level}`);
      }
    }
  });

  test(`${name}: what a fine grid finds lies on the lines, which have no gap`, () => {
    const lines = conics(quadratic, levels, window).map((line) => line.map(([x, y]) => /** @type {Point} */ ([x / wide, y / tall])));
    for (const [ax, ay, bx, by] of segments(grid(f, (z) => z, window, 81), levels)) {
      /** @type {Point} */
      const middle = [(ax + bx) / 2 / wide, (ay + by) / 2 / tall];
      const nearest = Math.min(...lines.flatMap((line) => line.slice(1).map((to, k) => distance(middle, line[k], to))));
      assert.ok(nearest < 0.01, `nothing within ${nearest} of ${middle}`);
    }
  });
}

test("a value that the quadratic has nowhere leaves nothing, and neither does one beyond the window", () => {
  const quadratic = /** @type {Quadratic} */ ({ at: [0, 0], value: 0, gradient: [0, 0], hessian: [2, 0, 2] });
  assert.deepEqual(conics(quadratic, [-1, 100], [[-1, 1], [-1, 1]]), []);
});
