// Where the minima of a surface go while a parameter of its formula is moved: each is followed from where it was told to be, by
// Newton's method, on a way of small changes of the parameters.

/** @typedef {[number, number]} Point */
/**
 * A surface whose parameters can be set.
 * @typedef {object} Ground
 * @property {(numbers: number[]) => void} set
 * @property {(x: number, y: number) => number} value
 * @property {(x: number, y: number) => number[]} gradient
 * @property {(x: number, y: number) => number[]} hessian  its entries xx, xy and yy
 */

const PARTS = 16; // of the way from the parameters that were told to those in the hand
const STEPS = 20; // of Newton's method at each of them, at most
const STILL = 1e-10; // the length of a step, beside the point's own, at which it has arrived
const AS_LOW = 1e-6; // of the tolerance: a minimum that is higher by less is as low (experiments/geometry/known.py)

/**
 * The minimum near a point; null where Newton's method finds none.
 * @param {Ground} ground
 * @param {Point} point
 * @returns {Point | null}
 */
function near({ gradient, hessian }, point) {
  let [x, y] = point;
  for (let step = 0; step < STEPS; step += 1) {
    const [gx, gy] = gradient(x, y);
    const [xx, xy, yy] = hessian(x, y);
    const area = xx * yy - xy * xy;
    if (!(xx > 0 && area > 0)) return null; // no valley on all sides, or no number
    const [dx, dy] = [(yy * gx - xy * gy) / area, (xx * gy - xy * gx) / area];
    [x, y] = [x - dx, y - dy];
    if (Math.abs(dx) + Math.abs(dy) <= STILL * (1 + Math.abs(x) + Math.abs(y))) return [x, y];
  }
  return null;
}

/**
 * Where minima have gone; null where one is lost.
 * @param {Ground} ground
 * @param {number[]} from  the parameters with which they are where they are
 * @param {number[]} to
 * @param {Point[]} minima
 * @returns {Point[] | null}
 */
export function followed(ground, from, to, minima) {
  let points = minima;
  for (let part = 1; part <= PARTS; part += 1) {
    ground.set(part < PARTS ? from.map((number, i) => number + (part / PARTS) * (to[i] - number)) : to);
    const found = points.map((point) => near(ground, point));
    if (found.includes(null)) return null;
    points = /** @type {Point[]} */ (found);
  }
  return points;
}

/**
 * The lowest of some minima, and f there.
 * @param {Ground} ground
 * @param {Point[]} minima
 * @param {number} tolerance  how far above it f may be to have arrived
 */
export function lowestOf(ground, minima, tolerance) {
  const values = minima.map(([x, y]) => ground.value(x, y));
  const lowest = Math.min(...values);
  return { lowest, minima: minima.filter((_, i) => values[i] <= lowest + AS_LOW * tolerance) };
}
