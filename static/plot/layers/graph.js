// What stands on the graph of f over one weight: where f has no height, the curve, and at the present step of one method
// the tangent, the parabola of second order and the step as an arrow on the axis.

import { arrow, headOf, line, marker, stroke } from "../ink.js";
import { localOf, polynomial } from "../profile.js";
import { pathsOf } from "../projection.js";

const HATCH = 7; // pixels from one line to the next where f has no height
const POINTS = 81; // of a parabola
const SAME = 1; // pixels: a model that is nowhere farther from f looks like it
const LIFT = 9; // pixels from the axis to the arrow above it
const SHORTEST = 1.5; // pixels: a shorter step is no arrow

/** @type {{ name: string, degree: number, look: string, dash: number[], of: (local: { slope: number, bend: number }, way: number) => number }[]} f near a point, from it on */
const MODELS = [
  { name: "tangent", degree: 1, look: "dotted", dash: [2, 4], of: ({ slope }, d) => slope * d },
  { name: "parabola", degree: 2, look: "dashed", dash: [9, 5], of: ({ slope, bend }, d) => slope * d + (bend / 2) * d * d },
];

/** @typedef {import("../ink.js").Context} Context */
/** @typedef {import("../graph.js").Lifted<import("../graph.js").Drawable & import("../projection.js").Raced>} Lifted */
/** @typedef {import("../projection.js").Projection<Lifted>} Shown */
/** @typedef {import("../projection.js").Layer<Lifted>} Layer */

/**
 * Where f has no height, and the curve with gaps there. Where it jumps or ends, nothing is drawn across.
 * @type {Layer}
 */
export const curve = {
  still(ctx, { race: { graph }, axes, colours }) {
    const { toX, toY, top, bottom } = axes;
    for (const [from, to] of graph.gaps) hatch(ctx, [toX(from), toX(to)], [top, bottom], colours.quiet);
    for (const piece of graph.pieces) {
      line(ctx, piece.map(({ x }) => toX(x)), piece.map(({ y }) => toY(y)), 0, piece.length - 1);
      stroke(ctx, { colour: colours.ink, width: 2.4 });
    }
  },
};

/**
 * @param {Context} ctx
 * @param {[number, number]} across  in pixels
 * @param {[number, number]} down
 * @param {string} colour
 */
function hatch(ctx, [left, right], [top, bottom], colour) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  ctx.beginPath();
  for (let x = left - (bottom - top); x < right; x += HATCH) {
    ctx.moveTo(x, bottom);
    ctx.lineTo(x + bottom - top, top);
  }
  stroke(ctx, { colour, width: 1, alpha: 0.3 });
  ctx.restore();
}

/**
 * The stretch around each minimum in which a noisy run has succeeded that ends there.
 * @type {import("../projection.js").Layer<Pick<import("../../parts/race.js").Race, "noise" | "surface">>}
 */
export const within = {
  still(ctx, { race: { noise, surface }, axes: { toX, toY }, colours: { ink, halo } }) {
    if (!noise?.runs) return;
    for (const [x, y] of surface.minima) {
      const [left, right, at] = [toX(x - noise.within), toX(x + noise.within), toY(y)];
      line(ctx, [left, left, left, right, right, right], [at - 5, at + 5, at, at, at + 5, at - 5], 0, 5);
      stroke(ctx, { colour: ink, width: 1.2, dash: [3, 3], halo });
    }
  },
};

/**
 * What every path has ahead of it, faint: its points, from each to the next.
 * @type {Layer}
 */
export const ahead = {
  still(ctx, projection) {
    for (const { method, xs, ys, last } of pathsOf(projection)) {
      line(ctx, xs, ys, 0, last);
      stroke(ctx, { colour: method.colour, width: 1.2, dash: method.dash, alpha: 0.25 });
    }
  },
};

/**
 * The tangent and the parabola at a point of the curve, over all that is seen. What looks like f everywhere is not drawn.
 * Null where f has none.
 * @param {Pick<Shown, "axes" | "window"> & { race: { graph: { f: (x: number) => number } } }} projection
 * @param {number} x
 */
export function modelsAt({ race: { graph: { f } }, axes: { toY, top, bottom }, window: [[x0, x1], [low, high]] }, x) {
  const local = localOf(f, x, x1 - x0, high - low);
  if (!local) return null;
  const y = f(x);
  const places = [...Array.from({ length: POINTS }, (_, i) => x0 + ((x1 - x0) * i) / (POINTS - 1)), x].sort((a, b) => a - b);
  const seen = (/** @type {number} */ height) => Math.min(Math.max(toY(height), top), bottom);
  return MODELS.map(({ of, ...model }) => {
    const points = places.map((at) => /** @type {[number, number]} */ ([at, y + of(local, at - x)]));
    return { ...model, points, shown: !points.every(([at, height]) => Math.abs(seen(height) - seen(f(at))) < SAME) };
  });
}

/**
 * Draws them.
 * @param {Context} ctx
 * @param {Parameters<typeof modelsAt>[0]} projection
 * @param {number} x
 * @param {string} colour
 */
export function drawModels(ctx, projection, x, colour) {
  const { toX, toY } = projection.axes;
  for (const { points, shown, dash } of modelsAt(projection, x) ?? []) {
    if (!shown) continue;
    line(ctx, points.map(([at]) => toX(at)), points.map(([, y]) => toY(y)), 0, points.length - 1);
    stroke(ctx, { colour, width: 1.2, dash });
  }
}

/**
 * What their lines are, in words. On a small window a curve looks like its models; only a polynomial is one of them.
 * @param {Parameters<typeof modelsAt>[0] & { race: { surface: { domain: import("../window.js").Window } } }} projection
 * @param {number} x
 */
export function modelsNamed(projection, x) {
  const { graph: { f }, surface: { domain: [whole] } } = projection.race;
  const found = modelsAt(projection, x);
  const [[low, high]] = projection.window;
  if (!found) return x >= low && x <= high ? "f has no tangent here" : ""; // far away none can be found
  return found.map(({ name, degree, shown, look }) => (shown ? `${name} ${look}` : `the ${name} ${polynomial(f, whole, degree) ? "is f itself" : "looks like f here"}`)).join(", ");
}

/**
 * The method that is looked at and where its ball is at a step; null where it has no path.
 * @param {Shown} projection
 * @param {number} step
 */
function lookedAt(projection, step) {
  const { race } = projection;
  const place = race.methods.findIndex(({ key }) => key === race.graph.looked);
  const path = pathsOf(projection)[place];
  return path && path.last >= 0 ? { method: race.methods[place], x: placeOf(path, step) } : null;
}

/**
 * The tangent and the parabola at the ball of the method that is looked at, below the curve.
 * @type {Layer}
 */
export const models = {
  under(ctx, projection, step) {
    const looked = lookedAt(projection, step);
    if (looked) drawModels(ctx, projection, looked.x, looked.method.colour);
  },
};

/**
 * What their lines are, in words; nothing where no method races.
 * @param {Shown} projection
 * @param {number} step
 */
export function modelsTold(projection, step) {
  const looked = lookedAt(projection, step);
  const words = looked && modelsNamed(projection, looked.x);
  return words ? `${looked.method.name}: ${words}` : "";
}

/**
 * The step that is taken now, on the axis, and up to the curve at both of its ends.
 * @param {Context} ctx
 * @param {Shown} projection
 * @param {ReturnType<typeof pathsOf>[number]} path
 * @param {number} step
 */
function stepOf(ctx, { axes: { bottom }, colours: { halo }, size: { enlarged } }, { method: { colour }, xs, ys, last }, step) {
  const at = Math.floor(step);
  if (at >= last) return; // no step follows
  const [from, to, y] = [xs[at], xs[at + 1], bottom - LIFT * enlarged];
  for (const i of [at, at + 1]) {
    line(ctx, [xs[i], xs[i]], [ys[i], y], 0, 1);
    stroke(ctx, { colour, width: 1, dash: [1, 3], alpha: 0.8 });
  }
  if (Math.abs(to - from) < SHORTEST) return;
  const way = Math.sign(to - from);
  const head = Math.min(9 * enlarged, Math.abs(to - from));
  line(ctx, [from, to - 0.8 * way * head], [y, y], 0, 1);
  stroke(ctx, { colour, width: 3, halo });
  arrow(ctx, to, y, way, 0, { colour, halo, size: head / enlarged });
}

/**
 * Where on the axis a ball is that rolls along a path.
 * @param {ReturnType<typeof pathsOf>[number]} path
 * @param {number} step  which may lie between two
 */
function placeOf({ method: { x }, last }, step) {
  const at = Math.min(Math.floor(step), last);
  const part = at < last && Number.isFinite(x[at + 1]) ? step - at : 0;
  return x[at] + part * ((x[at + 1] ?? x[at]) - x[at]);
}

/**
 * Each path so far: a dot on the curve for every step.
 * @param {Context} ctx
 * @param {Shown} projection
 * @param {number} step
 */
function drawPaths(ctx, projection, step) {
  for (const path of pathsOf(projection)) {
    const { method, xs, ys } = path;
    const whole = Math.min(Math.floor(step), path.last);
    line(ctx, xs, ys, 0, whole);
    ctx.lineTo(...headOf(path, step));
    stroke(ctx, { colour: method.colour, width: 1.4, dash: method.dash, alpha: 0.75 });
    ctx.fillStyle = method.colour;
    for (let i = 0; i <= whole; i += 1) {
      ctx.beginPath();
      ctx.arc(xs[i], ys[i], 2.6 * projection.size.enlarged, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
}

/**
 * The balls, on the curve.
 * @param {Context} ctx
 * @param {Shown} projection
 * @param {number} step
 */
function drawBalls(ctx, projection, step) {
  const { race: { graph }, axes: { toX, toY }, colours: { halo } } = projection;
  for (const path of pathsOf(projection)) {
    const x = placeOf(path, step);
    if (path.last >= 0) marker(ctx, path.method.marker, toX(x), toY(graph.f(x)), 7, { fill: path.method.colour, rim: halo });
  }
}

/**
 * Each path so far; and the balls, which roll on the curve from one step to the next. Of one method the step that is taken now, too.
 * @type {Layer}
 */
export const balls = {
  moving(ctx, projection, step) {
    const { race } = projection;
    const looked = pathsOf(projection)[race.methods.findIndex(({ key }) => key === race.graph.looked)];
    drawPaths(ctx, projection, step);
    if (looked) stepOf(ctx, projection, looked, step);
    drawBalls(ctx, projection, step);
  },
};

/**
 * Each path so far, and the balls.
 * @type {Layer}
 */
export const rolled = {
  moving(ctx, projection, step) {
    drawPaths(ctx, projection, step);
    drawBalls(ctx, projection, step);
  },
};
