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

const APART = 1e-6; // of the longest side of what segments span: ends that are closer are one

/**
 * Segments joined into lines where they meet, so that dashes run on: the points of each line.
 * @param {Segment[]} found
 */
export function joined(found) {
  const all = found.flat();
  const unit = APART * (Math.max(...all) - Math.min(...all)) || 1;
  const name = (/** @type {number} */ x, /** @type {number} */ y) => `${Math.round(x / unit)} ${Math.round(y / unit)}`;
  /** @type {Map<string, Set<number>>} by an end, the segments that meet there */
  const meeting = new Map();
  const left = new Set(found.keys());
  found.forEach(([ax, ay, bx, by], i) => {
    const ends = [name(ax, ay), name(bx, by)];
    if (ends[0] === ends[1]) left.delete(i); // a line through a corner of a cell
    else for (const end of ends) meeting.set(end, (meeting.get(end) ?? new Set()).add(i));
  });
  /**
   * Goes on from an end for as long as there is a segment.
   * @type {(x: number, y: number) => [number, number][]}
   */
  const onwards = (x, y) => {
    /** @type {[number, number][]} */
    const way = [];
    for (let at = name(x, y); ;) {
      const next = [...(meeting.get(at) ?? [])].find((i) => left.has(i));
      if (next === undefined) return way;
      left.delete(next);
      const [ax, ay, bx, by] = found[next];
      const point = /** @type {[number, number]} */ (name(ax, ay) === at ? [bx, by] : [ax, ay]);
      way.push(point);
      at = name(...point);
    }
  };
  /** @type {[number, number][][]} */
  const lines = [];
  for (const first of found.keys()) {
    if (!left.delete(first)) continue;
    const [ax, ay, bx, by] = found[first];
    lines.push([...onwards(ax, ay).reverse(), [ax, ay], [bx, by], ...onwards(bx, by)]);
  }
  return lines;
}
