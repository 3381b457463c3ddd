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
 * The part of the place around each point of two grids on which their functions are of opposite signs; NaN where one has no value.
 * @param {number[][]} one
 * @param {number[][]} other
 */
function opposed(one, other) {
  /** @type {(z: number, across: number, up: number) => number} the part on which a function is positive */
  const positive = (z, across, up) => {
    const [square, slope] = [4 * z * z, across * across + up * up]; // twice z, for slopes are by two places
    return square < slope / 4 ? 0.5 + (2 * z) / Math.sqrt(slope) : 0.5 + Math.sign(z) / 2;
  };
  const last = one.length - 1;
  return one.map((row, j) => {
    const [low, high] = [Math.max(j - 1, 0), Math.min(j + 1, last)];
    return row.map((z, i) => {
      const [left, right] = [Math.max(i - 1, 0), Math.min(i + 1, last)];
      const [ax, ay, bx, by] = [row[right] - row[left], one[high][i] - one[low][i], other[j][right] - other[j][left], other[high][i] - other[low][i]];
      const [a, b] = [positive(z, ax, ay), positive(other[j][i], bx, by)];
      return ax * bx + ay * by > 0 ? Math.abs(a - b) : 1 - Math.abs(a + b - 1); // where they rise the same way, and where not
    });
  });
}

/**
 * Where the model is trusted in a window: the edge, and row by row from the lowest y on which part of each place.
 * @param {Pick<Models, "quadratic" | "trust"> & { f: Field }} models
 * @param {{ value: number, share: number }} how  f at the point, and the share
 * @param {Window} window
 * @returns {{ edge: Segment[], cover: number[][] }}
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
  return { edge, cover: opposed(one, other) };
}
