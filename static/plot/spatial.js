// A race in the pixels of the 3-D view, and how it is painted there. What the surface hides is faint.

import { PINNED, headOf, line, marker, ring, stroke } from "./ink.js";
import { bones, lastBefore } from "./layers/starts.js";
import { wear } from "./wear.js";
import { inside } from "./window.js";

const LIFT = 0.004; // of the surface's height, by which paths lie above it
const GRAIN = 1 / 400; // of the window's side: points of a path from a further start that are closer are drawn as one
const BEHIND = 0.45; // opacity of what the surface hides

/** @typedef {import("./ink.js").Context} Context */
/** @typedef {import("../wire/messages.js").StageMethod} Sent */
/**
 * A method with the value at each of its points; where it is off the drawn surface, with how worn it is there.
 * @typedef {import("./projection.js").Method & Pick<Sent, "value" | "events" | "ghost_x" | "ghost_y"> & { worn?: Uint8Array }} Method
 */

/**
 * What the 3-D view shows of a race; `events` is whether those on the paths are marked, `startValue` the value
 * at the start where that is not the surface's.
 * @typedef {import("./ground.js").Grounded & { start: Point, startValue?: number, methods: Method[], pinned: import("./projection.js").Run | null, events: boolean } & import("./layers/starts.js").Further} Race
 */

/** @typedef {import("./window.js").Point} Point */
/** @typedef {(x: number, y: number, value?: number) => [px: number, py: number, z: number]} Place  in pixels, of a point on the surface; and its height */

/**
 * Where a path's points are on the surface, below them or above.
 * @param {Method} method
 * @param {import("./window.js").Window} window
 * @param {Place} at
 */
function feetOf({ x, y }, window, at) {
  const feet = Array.from(x, (u, i) => (inside(window, u, y[i]) ? at(u, y[i]) : [NaN, NaN]));
  return { xs: Float32Array.from(feet, ([px]) => px), ys: Float32Array.from(feet, ([, py]) => py) };
}

/**
 * A path in pixels, with what of it is behind the surface; what lies outside the window is left out, not pressed to the edge.
 * @param {Method} method
 * @param {import("./window.js").Window} window
 * @param {Place} at
 * @param {(x: number, y: number, z: number) => boolean} hidden
 */
function pathOf(method, window, at, hidden) {
  const count = method.x.length;
  const path = { method, xs: new Float32Array(count).fill(NaN), ys: new Float32Array(count).fill(NaN), behind: new Uint8Array(count), last: -1, feet: method.worn && feetOf(method, window, at) };
  for (let i = 0; i < count; i += 1) {
    const [x, y] = [method.x[i], method.y[i]];
    if (Number.isFinite(x)) path.last = i;
    if (!inside(window, x, y)) continue;
    const [px, py, z] = at(x, y, method.value[i]);
    [path.xs[i], path.ys[i]] = [px, py];
    path.behind[i] = hidden(x, y, z) ? 1 : 0;
  }
  return path;
}

/**
 * All that is painted of a race, in pixels.
 * @param {Race} race
 * @param {import("./terrain.js").Terrain} terrain
 * @param {Pick<import("./camera.js").Camera, "pixel" | "hidden">} camera
 */
export function spatial(race, { window, range: [low, high] }, { pixel, hidden }) {
  const { f, height, minima } = race.surface;
  const lift = LIFT * (high - low);
  /** @type {Place} */
  const at = (x, y, value = f(x, y)) => {
    const z = height(value) + lift;
    return [...pixel(x, y, z), z];
  };
  const noiseless = race.methods.flatMap(({ colour, ghost_x: x, ghost_y: y }) => (x && y ? [{ x, y, drawn: { colour, width: 1, alpha: 0.5 } }] : []));
  const ghosts = race.pinned ? [...noiseless, { ...race.pinned, drawn: { ...PINNED, colour: race.pinned.colour } }] : noiseless;
  const here = (/** @type {Point} */ [x, y]) => inside(window, x, y);
  const grain = /** @type {[number, number]} */ (window.map(([from, to]) => (to - from) * GRAIN));
  /** @type {(x: ArrayLike<number>, y: ArrayLike<number>) => { xs: number[], ys: number[], last: number }} */
  const spotsOf = (x, y) => {
    const spots = Array.from(x, (u, i) => (inside(window, u, y[i]) ? at(u, y[i]) : [NaN, NaN]));
    return { xs: spots.map(([px]) => px), ys: spots.map(([, py]) => py), last: spots.findLastIndex(([px]) => Number.isFinite(px)) };
  };
  return {
    paths: race.methods.map((method) => pathOf(method, window, at, hidden)),
    ghosts: ghosts.map(({ drawn, x, y }) => ({ drawn, ...spotsOf(x, y) })),
    further: (race.further ?? []).flatMap(({ colour, runs }) => runs.map((run) => {
      const steps = bones(run, ...grain);
      return { colour, steps, ...spotsOf(steps.map((i) => run.x[i]), steps.map((i) => run.y[i])) };
    })),
    places: (race.places ?? []).filter(here).map(([x, y]) => at(x, y)),
    start: here(race.start) ? at(...race.start, race.startValue) : null,
    stars: minima.filter(here).map(([x, y]) => at(x, y)),
    events: race.events,
  };
}

/** @typedef {ReturnType<typeof pathOf>} Path */

/**
 * A dot for every event up to the present step.
 * @param {Context} ctx
 * @param {Path[]} paths
 * @param {number} step
 * @param {string} halo
 */
function drawEvents(ctx, paths, step, halo) {
  for (const { method, xs, ys, behind } of paths) {
    for (const { step: at } of method.events) {
      if (at > step || !Number.isFinite(xs[at])) continue;
      ctx.globalAlpha = behind[at] ? BEHIND : 1;
      marker(ctx, "circle", xs[at], ys[at], 3.4, { fill: halo, rim: method.colour, rimWidth: 2 });
    }
  }
  ctx.globalAlpha = 1;
}

/**
 * The whole path faint, what has been walked strong, in stretches that are all seen or all hidden, and all as worn.
 * @param {Context} ctx
 * @param {Path} path
 * @param {number} step
 * @param {string} halo
 */
function drawPath(ctx, { method, xs, ys, behind, last }, step, halo) {
  line(ctx, xs, ys, 0, last);
  stroke(ctx, { colour: method.colour, width: 1.3, dash: method.dash, alpha: 0.3 });
  const whole = Math.min(Math.floor(step), last);
  for (let from = 0; from < whole;) {
    let to = from + 1;
    while (to < whole && behind[to] === behind[from] && method.worn?.[to] === method.worn?.[from]) to += 1;
    const { width, alpha } = wear(method.worn?.[from]);
    line(ctx, xs, ys, from, to);
    stroke(ctx, behind[from] ? { colour: method.colour, width: 1.5 * width, alpha: BEHIND * alpha, dash: [2, 3] } : { colour: method.colour, width: 2.4 * width, alpha, dash: method.dash, halo });
    from = to;
  }
}

/**
 * A line from the head of a path to the surface, and a dot where it meets that.
 * @param {Context} ctx
 * @param {Point} head
 * @param {Point} foot
 * @param {string} colour
 * @param {string} halo
 */
function drawDrop(ctx, [hx, hy], [fx, fy], colour, halo) {
  if (!Number.isFinite(fx + fy)) return;
  line(ctx, [hx, fx], [hy, fy], 0, 1);
  stroke(ctx, { colour, width: 1.4, dash: [3, 2], halo });
  marker(ctx, "circle", fx, fy, 2.4, { fill: halo, rim: colour, rimWidth: 1.4 });
}

/**
 * @param {Context} ctx
 * @param {Path} path
 * @param {number} step
 * @param {string} halo
 */
function drawHead(ctx, path, step, halo) {
  const at = Math.min(Math.floor(step), path.last);
  if (at < 0 || !Number.isFinite(path.xs[at])) return;
  if (path.feet) drawDrop(ctx, headOf(path, step), headOf({ ...path.feet, last: path.last }, step), path.method.colour, halo);
  ctx.globalAlpha = path.behind[at] ? BEHIND : 1;
  marker(ctx, path.method.marker, ...headOf(path, step), 5.5, { fill: path.method.colour, rim: halo });
  ctx.globalAlpha = 1;
}

/**
 * Paints a race as it is at a step.
 * @param {Context} ctx
 * @param {ReturnType<typeof spatial>} spatial
 * @param {import("../parts/theme.js").Colours} colours
 * @param {number} step
 */
export function paintSpatial(ctx, { paths, ghosts, further, places, start, stars, events }, { halo, ink, star, rim }, step) {
  for (const [x, y] of stars) marker(ctx, "star", x, y, 6.5, { fill: star, rim, rimWidth: 1.3 });
  if (start) ring(ctx, start[0], start[1], 7, { ink, halo, wide: 5, thin: 2.5 });
  for (const { drawn, xs, ys } of ghosts) {
    line(ctx, xs, ys, 0, xs.length - 1);
    stroke(ctx, drawn);
  }
  for (const { colour, xs, ys } of further) {
    line(ctx, xs, ys, 0, xs.length - 1);
    stroke(ctx, { colour, width: 1, alpha: 0.45 });
  }
  for (const [x, y] of places) ring(ctx, x, y, 3.2, { ink, halo, wide: 3, thin: 1.2 });
  for (const { colour, steps, ...path } of further) {
    const at = lastBefore(steps, step);
    const part = at + 1 < steps.length ? (step - steps[at]) / (steps[at + 1] - steps[at]) : 0;
    const [x, y] = headOf(path, at + Math.max(part, 0));
    if (Number.isFinite(x + y)) marker(ctx, "circle", x, y, 2.4, { fill: colour, rim: halo, rimWidth: 0.6 });
  }
  for (const path of paths) drawPath(ctx, path, step, halo);
  if (events) drawEvents(ctx, paths, step, halo);
  for (const path of paths) drawHead(ctx, path, step, halo);
}
