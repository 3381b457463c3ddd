// Where a quadratic model can be trusted: it is wrong by at most a share of the change of f, |q − f| ≤ share · |f − f(p)|.
//
// The edge of this is where q − f is the share of f − f(p), or the opposite of it. These two differences are smooth, so that
// lines of zeros are found whole where the region is too narrow for the grid.

import { grid } from "./field.js";
import { segments } from "./isolines.js";

/** @import { Field, Models } from "./field.js" */
/** @import { Segment } from "./isolines.js" */
/** @import { Window } from "./window.js" */

const POINTS = 121; // a side of the grid
const BESIDE = 0.5; // of a cell: so far from an edge it is asked whether the model is trusted

const asIs = (/** @type {number} */ v) => v;

/**
 * A list with what lies half-way between its members.
 * @template Member
 * @param {Member[]} list
 * @param {(one: Member, next: Member) => Member} halfway
 */
function doubled(list, halfway) {
  const all = [list[0]];
  for (let k = 1; k < list.length; k += 1) all.push(halfway(list[k - 1], list[k]), list[k]);
  return all;
}

/** @type {(z: number[][]) => number[][]} a grid with the means of its points between them */
const closer = (z) => doubled(z.map((row) => doubled(row, (one, next) => (one + next) / 2)), (low, high) => low.map((one, i) => (one + high[i]) / 2));

/**
 * Where the model is trusted in a window: the edge, and row by row from the lowest y whether it is trusted at a place.
 * @param {Pick<Models, "quadratic" | "trust"> & { f: Field }} models
 * @param {{ value: number, share: number }} how  f at the point, and the share
 * @param {Window} window
 * @returns {{ edge: Segment[], rows: boolean[][] }}
 */
export function trusted({ f, quadratic, trust }, { value, share }, window) {
  const { x, y, z: values } = grid(f, asIs, window, POINTS);
  const { z: models } = grid(quadratic, asIs, window, POINTS);
  const both = [share, -share].map((part) => values.map((row, j) => row.map((z, i) => models[j][i] - z - part * (z - value))));
  const [dx, dy] = [BESIDE * (x[1] - x[0]), BESIDE * (y[1] - y[0])];
  const edge = both.flatMap((z) => segments({ x, y, z }, [0])).filter(([ax, ay, bx, by]) => {
    const [u, v] = [(bx - ax) / dx, (by - ay) / dy];
    const length = Math.hypot(u, v);
    const side = (/** @type {1 | -1} */ sign) => trust((ax + bx) / 2 - (sign * dx * v) / length, (ay + by) / 2 + (sign * dy * u) / length);
    return side(1) < 0 || side(-1) < 0; // a line of zeros may run through the region, where f and the model are the same
  });
  const [one, other] = both.map(closer);
  return { edge, rows: one.map((row, j) => row.map((zero, i) => zero * other[j][i] <= 0)) };
}
