// One step of a run in numbers: its ends, its parts with how large they are drawn, and the window that shows it well.

const [SHORTEST, LONGEST] = [0.06, 0.6]; // of the map's side: what length of step the map is kept for
const SMALLEST = 0.17; // of the map's side: a triangle that takes less cannot be read
const DEEPEST = 30; // halvings of the surface's own window
const EDGE = 0.04; // of the window: an end that is nearer to its edge counts as out of sight
const SHARE = 0.36; // of a new window's side that a step takes at most
const REACH = 0.32; // of the map's side: how long the longest arrow is that is not drawn to scale
const SMALL = 24; // pixels: what would be shorter beside the gradient has a scale of its own
const [TOO_SHORT, TOO_LONG] = [5, 0.75]; // pixels, and of the map's side: lengths at which true scale is given up
const RELATIVE = ["gradient", "momentum", "squares"]; // parts that are measured against each other

/** @typedef {import("./window.js").Point} Point */
/** @typedef {import("./window.js").Window} Window */
/** @typedef {{ methods: import("./window.js").Run[] }} Walked  the first of them is the one whose step it is */
/** @typedef {Omit<import("../wire/messages.js").StepPart, "at_x" | "at_y" | "x" | "y"> & { at: Point, pair: Point, colour: string }} Part  at one step */
/** @typedef {Part & { factor: number }} Sized  how many times its true length it is drawn */

/** @param {number[]} values */
export const finite = (...values) => values.every(Number.isFinite);

/**
 * The largest of 1, 2 and 5 times a power of ten that is no more than a value.
 * @param {number} value
 */
const nice = (value) => {
  const power = 10 ** Math.floor(Math.log10(value));
  return Number([5, 2, 1].find((digit) => digit * power <= value * 1.000001)) * power;
};

/**
 * Where a step leads from and to.
 * @param {Walked} race
 * @param {number} step
 * @returns {[from: Point, to: Point]}
 */
export function ends({ methods: [{ x, y }] }, step) {
  return [[x[step - 1], y[step - 1]], [x[step], y[step]]];
}

/**
 * The corners of the triangle after a step; none where the method keeps none, or there is none yet.
 * @param {{ corners?: ArrayLike<number>[] }} race  x, y of the first, of the second, of the third
 * @param {number} step
 * @returns {Point[]}
 */
export function cornersAt({ corners = [] }, step) {
  const points = [0, 2, 4].filter((place) => place < corners.length).map((place) => /** @type {Point} */ ([corners[place][step], corners[place + 1][step]]));
  return points.every(([x, y]) => finite(x, y)) ? points : [];
}

/**
 * The window that shows a step well: `window` as long as it does.
 * @param {Walked & { surface: { domain: Window }, corners?: ArrayLike<number>[] }} race
 * @param {number} step
 * @param {Window} window
 * @returns {Window}
 */
export function windowFor(race, step, window) {
  const [[ax, ay], [bx, by]] = ends(race, step);
  const [[x0, x1], [y0, y1]] = window;
  const [[d0, d1], [e0, e1]] = race.surface.domain;
  if (!finite(ax, ay)) return window;
  const [tx, ty] = finite(bx, by) ? [bx, by] : [ax, ay];
  const points = [[ax, ay], [tx, ty], ...cornersAt(race, step - 1), ...cornersAt(race, step)];
  const [left, right, bottom, top] = [0, 1].flatMap((at) => [Math.min(...points.map((point) => point[at])), Math.max(...points.map((point) => point[at]))]);
  const share = Math.max((right - left) / (x1 - x0), (top - bottom) / (y1 - y0));
  /** @type {(u: number, low: number, high: number) => boolean} */
  const within = (u, low, high) => u > low + EDGE * (high - low) && u < high - EDGE * (high - low);
  const shortest = cornersAt(race, step).length ? SMALLEST : SHORTEST;
  const seen = [left, right].every((u) => within(u, x0, x1)) && [bottom, top].every((v) => within(v, y0, y1));
  if (seen && (share === 0 || (share > shortest && share < LONGEST))) return window; // a step of no length is seen anywhere
  const whole = Math.max((right - left) / (d1 - d0), (top - bottom) / (e1 - e0));
  const halvings = whole === 0 ? 0 : Math.min(Math.max(Math.floor(Math.log2(SHARE / whole)), -DEEPEST), DEEPEST);
  const [half, tall] = [(d1 - d0) / 2 ** (halvings + 1), (e1 - e0) / 2 ** (halvings + 1)];
  const [u, v] = [(left + right) / 2, (bottom + top) / 2];
  return [[u - half, u + half], [v - tall, v + tall]];
}

/**
 * How many times its true length each part is drawn: gradients, and what is measured against them, all the same if they can be seen.
 * @param {Part[]} parts
 * @param {import("./chart.js").Axes} axes
 */
function factors(parts, { toX, toY, left, right }) {
  const side = right - left;
  const pixels = (/** @type {Part} */ { pair: [x, y] }) => Math.hypot(toX(x) - toX(0), toY(y) - toY(0));
  const own = (/** @type {Part} */ part) => nice((REACH * side) / pixels(part));
  const relative = parts.filter(({ part }) => RELATIVE.includes(part));
  const longest = Math.max(0, ...relative.map(pixels).filter(Number.isFinite));
  const shared = longest > 0 ? nice((REACH * side) / longest) : 1;
  return parts.map((part) => {
    const length = pixels(part);
    if (relative.includes(part)) return shared * length >= SMALL || !(length > 0) ? shared : own(part);
    const fits = part.part === "step" || !(length > 0) || (length >= TOO_SHORT && length <= TOO_LONG * side);
    return fits ? 1 : own(part);
  });
}

/**
 * The parts of a step as they are drawn on a map.
 * @param {Pick<import("./projection.js").Projection<{ parts: import("../wire/messages.js").StepPart[] }>, "race" | "axes" | "colours">} projection
 * @param {number} step
 * @returns {Sized[]}
 */
export function partsAt({ race, axes, colours }, step) {
  /** @type {Part[]} */
  const parts = race.parts.map(({ at_x: atX, at_y: atY, x, y, ...part }) => (
    { ...part, at: [atX[step], atY[step]], pair: [x[step], y[step]], colour: part.colours[colours.name] }
  ));
  const sizes = factors(parts, axes);
  return parts.map((part, place) => ({ ...part, factor: sizes[place] }));
}
