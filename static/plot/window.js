// The window of a map, [[x0, x1], [y0, y1]]: what it holds, and which one holds what is to be seen.

/** @typedef {[x: number, y: number]} Point */
/** @typedef {[low: number, high: number]} Ends */
/** @typedef {[x: Ends, y: Ends]} Window  the ends of x, and those of y */
/** @typedef {{ x: Float64Array, y: Float64Array }} Run  step by step; NaN where there is no point */

/**
 * A window that is larger by a share of itself at each side.
 * @param {Window} window
 * @param {number} by
 * @returns {Window}
 */
export function grown([[x0, x1], [y0, y1]], by) {
  const [dx, dy] = [(x1 - x0) * by, (y1 - y0) * by];
  return [[x0 - dx, x1 + dx], [y0 - dy, y1 + dy]];
}

/**
 * A window that is smaller by a factor, with a point where it was in it.
 * @param {Window} window
 * @param {number} by
 * @param {Point} point
 * @returns {Window}
 */
export function nearer([across, up], by, [x, y]) {
  /** @type {(ends: Ends, middle: number) => Ends} */
  const towards = ([low, high], middle) => [middle + (low - middle) / by, middle + (high - middle) / by];
  return [towards(across, x), towards(up, y)];
}

/**
 * Whether a point lies in a window.
 * @param {Window} window
 * @param {number} x
 * @param {number} y
 */
export const inside = ([[x0, x1], [y0, y1]], x, y) => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/**
 * The smallest window of the domain's shape that holds the domain and every recorded point of every path.
 * @param {Window} domain
 * @param {Run[]} runs
 * @returns {Window}
 */
export function windowAround(domain, runs) {
  const [[x0, x1], [y0, y1]] = domain;
  const centre = [(x0 + x1) / 2, (y0 + y1) / 2];
  const half = [(x1 - x0) / 2, (y1 - y0) / 2];
  let zoom = 1;
  for (const { x, y } of runs) {
    for (let i = 0; i < x.length; i += 1) {
      const far = Math.max(Math.abs(x[i] - centre[0]) / half[0], Math.abs(y[i] - centre[1]) / half[1]);
      if (Number.isFinite(far)) zoom = Math.max(zoom, far * 1.08);
    }
  }
  return [[centre[0] - zoom * half[0], centre[0] + zoom * half[0]], [centre[1] - zoom * half[1], centre[1] + zoom * half[1]]];
}

/**
 * Whether any run has a recorded point outside a window.
 * @param {Window} window
 * @param {Run[]} runs
 */
export const overflows = (window, runs) => runs.some(({ x, y }) => x.some((u, i) => Number.isFinite(u) && !inside(window, u, y[i])));

/**
 * How many decimals tell two places on an axis apart, of which `more` makes ten times as many.
 * @param {Ends} ends
 * @param {number} more
 */
const decimals = ([low, high], more) => Math.min(Math.max(0, more - Math.floor(Math.log10(high - low))), 15);

/**
 * A point in as many decimals as a window can show.
 * @param {Window} window
 * @param {number} x
 * @param {number} y
 * @returns {Point}
 */
export const rounded = ([across, up], x, y) => [Number(x.toFixed(decimals(across, 3))), Number(y.toFixed(decimals(up, 3)))];

/**
 * A window as a link has it: x0,x1,y0,y1 as fine as can be seen; null for the domain itself.
 * @param {Window} window
 * @param {Window} domain
 * @returns {string | null}
 */
export function lookText(window, domain) {
  if (String(window) === String(domain)) return null;
  return window.map((ends) => ends.map((end) => Number(end.toFixed(decimals(ends, 4))))).join();
}
