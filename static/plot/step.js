// One step of a run in numbers: its ends, its parts with how large they are drawn, and the window that shows it well.

const [SHORTEST, LONGEST] = [0.06, 0.6]; // of the map's side: what length of step the map is kept for
const DEEPEST = 30; // halvings of the surface's own window
const EDGE = 0.04; // of the window: an end that is nearer to its edge counts as out of sight
const SHARE = 0.36; // of a new window's side that a step takes at most
const REACH = 0.32; // of the map's side: how long the longest arrow is that is not drawn to scale
const SMALL = 24; // pixels: what would be shorter beside the gradient has a scale of its own
const [TOO_SHORT, TOO_LONG] = [5, 0.75]; // pixels, and of the map's side: lengths at which true scale is given up
const RELATIVE = ["gradient", "momentum", "squares"]; // parts that are measured against each other

export const finite = (...values) => values.every(Number.isFinite);

/** The largest of 1, 2 and 5 times a power of ten that is no more than a value. */
const nice = (value) => {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 2, 1].find((digit) => digit * power <= value * 1.000001) * power;
};

/** Where a step leads from and to: [[x, y], [x, y]]. */
export function ends({ methods: [{ x, y }] }, step) {
  return [[x[step - 1], y[step - 1]], [x[step], y[step]]];
}

/** The window that shows a step well: `window` as long as it does. */
export function windowFor(race, step, window) {
  const [[ax, ay], [bx, by]] = ends(race, step);
  const [[x0, x1], [y0, y1]] = window;
  const [[d0, d1], [e0, e1]] = race.surface.domain;
  if (!finite(ax, ay)) return window;
  const [tx, ty] = finite(bx, by) ? [bx, by] : [ax, ay];
  const share = Math.max(Math.abs(tx - ax) / (x1 - x0), Math.abs(ty - ay) / (y1 - y0));
  const within = (u, low, high) => u > low + EDGE * (high - low) && u < high - EDGE * (high - low);
  const seen = [ax, tx].every((u) => within(u, x0, x1)) && [ay, ty].every((v) => within(v, y0, y1));
  if (seen && share > SHORTEST && share < LONGEST) return window;
  const whole = Math.max(Math.abs(tx - ax) / (d1 - d0), Math.abs(ty - ay) / (e1 - e0));
  const halvings = Math.min(Math.max(Math.floor(Math.log2(SHARE / whole)), -DEEPEST), DEEPEST);
  const deep = Number.isFinite(halvings) ? halvings : DEEPEST;
  const half = [(d1 - d0) / 2 ** (deep + 1), (e1 - e0) / 2 ** (deep + 1)];
  const middle = [(ax + tx) / 2, (ay + ty) / 2];
  return middle.map((u, axis) => [u - half[axis], u + half[axis]]);
}

/** How many times its true length each part is drawn: gradients, and what is measured against them, all the same if they can be seen. */
function factors(parts, { toX, toY, left, right }) {
  const side = right - left;
  const pixels = ({ pair: [x, y] }) => Math.hypot(toX(x) - toX(0), toY(y) - toY(0));
  const own = (part) => nice((REACH * side) / pixels(part));
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

/** The parts of a step as they are drawn on a map: each { part, shape, at, pair, factor, colour, … }. */
export function partsAt({ race, axes, colours }, step) {
  const parts = race.parts.map(({ at_x: atX, at_y: atY, x, y, ...part }) => (
    { ...part, at: [atX[step], atY[step]], pair: [x[step], y[step]], colour: part.colours[colours.name] }
  ));
  const sizes = factors(parts, axes);
  return parts.map((part, place) => ({ ...part, factor: sizes[place] }));
}
