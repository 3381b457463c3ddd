// What is measured along a path that was walked: by the functions that the server measures with, which are translated.

/** @typedef {import("../wire/messages.js").Programs} Programs */
/** @typedef {import("../wire/messages.js").SurfaceShape} Shape */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./engine.js").Path} Path */

/**
 * @typedef {object} Measures
 * @property {Float64Array | null} gap  f above its lowest known minimum; null where none is known
 * @property {Float64Array | null} distance  to the nearest known minimum; null where that is the server's to say
 * @property {number} evals  evaluations spent
 * @property {number | null} loss  the last value there is
 * @property {number | null} arrived  the first step within tolerance of the lowest known minimum
 * @property {number | null} left  the step from which it was out of it again until the end
 * @property {number} stopped  the step at which it went wrong, else the last
 * @property {"diverged" | "undefined" | "no step" | null} gone  how it went wrong, if it did
 */

/**
 * @param {Rules} rules
 * @param {Programs} programs
 * @param {Shape} shape  that the surface had
 * @param {Path} path
 * @param {number} gone  the step at which it went wrong, or −1
 * @returns {Measures}
 */
export function measured(rules, programs, shape, path, gone) {
  const { lowest, most } = programs;
  const points = path.x.length;
  const end = gone < 0 ? points - 1 : gone;
  const last = Number.isNaN(path.value[end]) ? end - 1 : end;
  const gap = lowest === null ? null : path.value.map((value) => rules.above(value, lowest));
  const { arrived, left } = lowest === null || most === null ? { arrived: null, left: null } : within(rules, path.value, last, lowest, most);
  return {
    gap,
    distance: distances(rules, programs, shape, path),
    evals: path.spent,
    loss: last < 0 ? null : path.value[last],
    arrived,
    left: gone < 0 ? left : null,
    stopped: end,
    gone: gone < 0 ? null : ending(rules, programs, path, gone),
  };
}

/**
 * When a path first came within tolerance of the lowest minimum, and from when on it was out of it again.
 * @param {Rules} rules
 * @param {Float64Array} values
 * @param {number} last  of the values that are numbers
 * @param {number} lowest
 * @param {number} most
 */
function within(rules, values, last, lowest, most) {
  let first = -1;
  let inside = -1;
  for (let step = 0; step <= last; step += 1) {
    if (!rules.arrived(values[step], lowest, most)) continue;
    if (first < 0) first = step;
    inside = step;
  }
  return { arrived: first < 0 ? null : first, left: first >= 0 && inside < last ? inside + 1 : null };
}

/**
 * How far the nearest known minimum is from each point.
 * @param {Rules} rules
 * @param {Programs} programs
 * @param {Shape} shape
 * @param {Path} path
 */
function distances(rules, programs, shape, { x, y }) {
  const minima = minimaOf(rules, programs, shape);
  if (!minima) return null;
  const found = new Float64Array(x.length);
  for (let step = 0; step < x.length; step += 1) {
    let nearest = NaN;
    for (const [mx, my] of minima) {
      const away = rules.length(x[step] - mx, programs.single ? 0 : y[step] - my); // f does not depend on the other coordinate
      if (!(away >= nearest)) nearest = away;
    }
    found[step] = nearest;
  }
  return found;
}

/**
 * Where the known minima are, in a shape that may be another than the one they are told of.
 * @param {Rules} rules
 * @param {Programs} programs
 * @param {Shape} shape
 * @returns {[number, number][] | null}
 */
const minimaOf = (rules, programs, shape) => programs.minima?.map((minimum) => carried(rules, programs, shape, minimum)) ?? null;

/**
 * Where a point of a surface is carried when it is turned and stretched into a shape.
 * @param {Rules} rules
 * @param {Programs} programs
 * @param {Shape} shape
 * @param {[number, number]} point
 */
export function carried(rules, { middle, shape: own }, shape, [x, y]) {
  if (shape.turn === own.turn && shape.stretch === own.stretch) return /** @type {[number, number]} */ ([x, y]);
  const [a, b, u, c, d, v] = rules.motion(...middle, own.turn, own.stretch);
  return rules.carried(a * x + b * y + u, c * x + d * y + v, ...middle, shape.turn, shape.stretch);
}

/**
 * How a run went wrong at its last point.
 * @param {Rules} rules
 * @param {Programs} programs
 * @param {Path} path
 * @param {number} gone
 */
function ending(rules, { far, height, high }, { x, y, value }, gone) {
  if (rules.flown(x[gone], y[gone], value[gone], far, high * (height + Math.abs(value[0])))) return "diverged";
  return Number.isNaN(x[gone] + y[gone]) ? "no step" : "undefined";
}
