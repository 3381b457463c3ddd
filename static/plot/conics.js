// The lines on which a quadratic has one of some values: ellipses, hyperbolas, parabolas, pairs of lines, from their equation.
//
// All is worked out in a frame (p, q) that is turned about the middle of the window, whose sides are 1: an equation of second
// degree in q has up to two roots at each p, and between the places where these meet, each of them is a smooth line.

const STEPS = 48; // of a line from one place where it may turn to the next
const HALF = Math.SQRT1_2; // how far p reaches: to the corners of the window

/** @typedef {import("./window.js").Point} Point */
/** @typedef {import("./window.js").Window} Window */

/**
 * value + gradientᵀs + ½ sᵀHs, with s the way from a point; the Hessian H by its entries xx, xy, yy.
 * @typedef {{ at: Point, value: number, gradient: Point, hessian: [xx: number, xy: number, yy: number] }} Quadratic
 */

/**
 * A quadratic as one of the way from another point, in units of its own along each axis.
 * @param {Quadratic} quadratic
 * @param {Point} at
 * @param {Point} units
 * @returns {Quadratic}
 */
function moved({ at: [x0, y0], value, gradient: [gx, gy], hessian: [xx, xy, yy] }, [x, y], [wide, tall]) {
  const [u, v] = [x - x0, y - y0];
  return {
    at: [x, y], value: value + gx * u + gy * v + (xx * u * u + 2 * xy * u * v + yy * v * v) / 2,
    gradient: [(gx + xx * u + xy * v) * wide, (gy + xy * u + yy * v) * tall], hessian: [xx * wide * wide, xy * wide * tall, yy * tall * tall],
  };
}

/**
 * The direction along which a quadratic changes most within the window: that in which it bends most, or its gradient's where it
 * hardly bends. Towards this, no line is steep but where it turns.
 * @param {Quadratic} quadratic
 * @returns {Point}
 */
function steepest({ gradient: [gx, gy], hessian: [xx, xy, yy] }) {
  const [mean, apart] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)];
  const slope = Math.hypot(gx, gy);
  if (Math.abs(mean) + apart < slope) return [gx / slope, gy / slope];
  const angle = Math.atan2(2 * xy, xx - yy) / 2; // of the larger curvature
  return mean < 0 ? [-Math.sin(angle), Math.cos(angle)] : [Math.cos(angle), Math.sin(angle)];
}

/**
 * Where a + bp + cp² = 0, rising; none where it is zero everywhere.
 * @param {number} a
 * @param {number} b
 * @param {number} c
 */
function roots(a, b, c) {
  const under = b * b - 4 * a * c;
  if (under < 0) return [];
  const far = -(b + (b < 0 ? -1 : 1) * Math.sqrt(under)) / 2; // a sum of numbers of one sign, so that no digits are lost
  return [far / c, a / far].filter(Number.isFinite).sort((one, other) => one - other);
}

/**
 * The stretches of p on which q has roots, each of which turns at its ends only.
 * @param {number[]} under  a + bp + cp², under the root
 * @returns {import("./window.js").Ends[]}
 */
function stretches([a, b, c]) {
  const inner = [...roots(a, b, c), -b / (2 * c)].filter((p) => Math.abs(p) < HALF);
  const places = [-HALF, ...inner.sort((one, other) => one - other), HALF];
  const pairs = places.slice(1).map((to, k) => /** @type {import("./window.js").Ends} */ ([places[k], to]));
  return pairs.filter(([from, to]) => { const p = (from + to) / 2; return a + p * (b + p * c) >= 0; });
}

/** Whether a way between two points lies beyond one side of the window. @type {(from: Point, to: Point) => boolean} */
const beyond = (from, to) => from.some((u, axis) => Math.min(u, to[axis]) > 0.5 || Math.max(u, to[axis]) < -0.5);

/**
 * The parts of a line that may be seen in the window, each with the points at its ends.
 * @param {Point[]} line  in the window's units, about its middle
 */
function within(line) {
  /** @type {Point[][]} */
  const parts = [];
  for (let k = 1, open = false; k < line.length; k += 1) {
    const seen = !beyond(line[k - 1], line[k]);
    if (seen && !open) parts.push([line[k - 1]]);
    if (seen) parts[parts.length - 1].push(line[k]);
    open = seen;
  }
  return parts;
}

/**
 * The lines in a window on which a quadratic has one of some values, as points on them.
 * @param {Quadratic} quadratic
 * @param {number[]} levels
 * @param {Window} window
 * @returns {Point[][]}
 */
export function conics(quadratic, levels, [[x0, x1], [y0, y1]]) {
  const [wide, tall] = [x1 - x0, y1 - y0];
  const here = moved(quadratic, [(x0 + x1) / 2, (y0 + y1) / 2], [wide, tall]);
  const [[gx, gy], [xx, xy, yy]] = [here.gradient, here.hessian];
  const [cos, sin] = steepest(here); // of q; p lies at a right angle to it
  const [a, b] = [gx * sin - gy * cos, gx * cos + gy * sin];
  const along = xx * sin * sin - 2 * xy * sin * cos + yy * cos * cos;
  const mixed = (xx - yy) * sin * cos + xy * (sin * sin - cos * cos);
  const across = xx * cos * cos + 2 * xy * sin * cos + yy * sin * sin;
  return levels.flatMap((level) => {
    const rest = here.value - level;
    const under = [b * b - 2 * across * rest, 2 * (b * mixed - across * a), mixed * mixed - across * along];
    return stretches(under).flatMap(([from, to]) => {
      /** @type {[Point[], Point[]]} */
      const sheets = [[], []];
      for (let k = 0; k <= STEPS; k += 1) {
        const p = (from + to) / 2 - ((to - from) / 2) * Math.cos((Math.PI * k) / STEPS); // close steps where a line may turn
        const [linear, constant] = [b + mixed * p, rest + p * (a + (p * along) / 2)];
        const root = Math.sqrt(Math.max(under[0] + p * (under[1] + p * under[2]), 0)); // zero at an end, rounding apart
        const [far, near] = linear < 0 ? [root - linear, -root - linear] : [-root - linear, root - linear];
        const other = Math.abs(far) > Math.abs(across) ? (2 * constant) / far : near / across; // whichever keeps its digits
        const both = linear < 0 ? [far / across, other] : [other, far / across];
        both.forEach((q, sheet) => { if (Number.isFinite(q)) sheets[sheet].push([p * sin + q * cos, q * sin - p * cos]); });
      }
      return sheets.flatMap(within).map((line) => line.map(([u, v]) => /** @type {Point} */ ([here.at[0] + u * wide, here.at[1] + v * tall])));
    });
  });
}
