// Lines of equal height on a grid, found cell by cell: for what changes with every move of the hand, where Plotly would be too slow.

/** @typedef {[x0: number, y0: number, x1: number, y1: number]} Segment */

/**
 * The segments along which a grid has one of some heights; none in cells with a corner that is not finite.
 * @param {import("./field.js").Grid} grid
 * @param {number[]} levels
 */
export function segments({ x, y, z }, levels) {
  /** @type {Segment[]} */
  const found = [];
  for (let j = 0; j + 1 < y.length; j += 1) {
    const [low, high] = [z[j], z[j + 1]];
    for (let i = 0; i + 1 < x.length; i += 1) {
      const [a, b, c, d] = [low[i], low[i + 1], high[i + 1], high[i]]; // round the cell, from its lower left
      const [least, most] = [Math.min(a, b, c, d), Math.max(a, b, c, d)];
      if (!Number.isFinite(least + most)) continue;
      for (const level of levels) {
        if (level > least && level <= most) across(found, level, [x[i], x[i + 1]], [y[j], y[j + 1]], a, b, c, d);
      }
    }
  }
  return found;
}

/**
 * Adds the segments of one height in one cell, with heights a to d round it from its lower left.
 * @param {Segment[]} found
 * @param {number} level
 * @param {[number, number]} xs
 * @param {[number, number]} ys
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d
 */
function across(found, level, [x0, x1], [y0, y1], a, b, c, d) {
  /** @type {(from: number, to: number, before: number, after: number) => number} */
  const between = (from, to, before, after) => from + ((to - from) * (level - before)) / (after - before);
  /** @type {[x: number, y: number][]} */
  const crossings = [];
  if (a < level !== b < level) crossings.push([between(x0, x1, a, b), y0]);
  if (b < level !== c < level) crossings.push([x1, between(y0, y1, b, c)]);
  if (c < level !== d < level) crossings.push([between(x0, x1, d, c), y1]);
  if (d < level !== a < level) crossings.push([x0, between(y0, y1, a, d)]);
  for (let k = 0; k + 1 < crossings.length; k += 2) found.push([...crossings[k], ...crossings[k + 1]]);
}
