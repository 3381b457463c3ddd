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

const FAR = 5; // times as far from the middle as the domain's edge: a path that is farther has left, and what it does there says nothing of the others
const ROOM = 1.08; // so that no point lies on the edge
const FURTHER = 10; // times as wide

/**
 * How far a point is from the middle of a domain: 1 at its edge.
 * @param {Window} domain
 * @returns {(x: number, y: number) => number}
 */
const distance = ([[x0, x1], [y0, y1]]) => (x, y) => Math.max(Math.abs(2 * x - x0 - x1) / (x1 - x0), Math.abs(2 * y - y0 - y1) / (y1 - y0));

/**
 * The first step at which any path has left: it is far beyond the domain, or nowhere. Infinity where all stay.
 * @param {Window} domain
 * @param {Run[]} runs
 */
export function firstLeft(domain, runs) {
  const far = distance(domain);
  const left = runs.map(({ x, y }) => x.findIndex((u, i) => !(far(u, y[i]) <= FAR))).filter((step) => step >= 0);
  return Math.min(Infinity, ...left);
}

/**
 * The smallest window of the domain's shape that holds the domain and every recorded point of every path before a step.
 * @param {Window} domain
 * @param {Run[]} runs
 * @param {number} [before]
 * @returns {Window}
 */
export function windowAround(domain, runs, before = Infinity) {
  const far = distance(domain);
  let zoom = 1;
  for (const { x, y } of runs) {
    for (let i = 0; i < x.length && i < before; i += 1) {
      const away = far(x[i], y[i]);
      if (Number.isFinite(away)) zoom = Math.max(zoom, away * ROOM);
    }
  }
  return grown(domain, (zoom - 1) / 2);
}

/**
 * Whether a window holds another one; the last digits of its ends have no say.
 * @param {Window} window
 * @param {Window} other
 */
const holds = (window, other) => {
  const [[x0, x1], [y0, y1]] = grown(window, 1e-4);
  const [across, up] = other;
  return x0 <= across[0] && x1 >= across[1] && y0 <= up[0] && y1 >= up[1];
};

/**
 * The next window when the reader zooms out from one: first all paths until the first of them leaves. From there on it is ten
 * times as wide each time, until it holds every point that any path has.
 * @param {Window} window  that is seen
 * @param {Window} domain
 * @param {Run[]} runs
 * @returns {{ window: Window, further: boolean }}  further: the paths until the first one leaves are in sight already
 */
export function zoomedOut(window, domain, runs) {
  const together = windowAround(domain, runs, firstLeft(domain, runs));
  const whole = windowAround(domain, runs);
  if (!holds(window, together)) return { window: together, further: false };
  const [[x0, x1], [y0, y1]] = domain;
  const zoom = Math.max((window[0][1] - window[0][0]) / (x1 - x0), (window[1][1] - window[1][0]) / (y1 - y0));
  const wider = grown(domain, (zoom * FURTHER - 1) / 2);
  return { window: holds(wider, whole) ? whole : wider, further: !holds(domain, window) };
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
