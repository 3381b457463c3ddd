// What a noisy race has besides its paths: the fan of other runs, the path without noise, and the circles of success.

import { line, stroke } from "../ink.js";
import { memo } from "../memo.js";
import { pixels } from "../projection.js";

const FAINT = 0.22; // each point of a fan: where many of them lie the colour deepens

/** @typedef {import("../../wire/messages.js").StageMethod} Sent */
/** @typedef {import("../projection.js").Run & Pick<Sent, "fan" | "ghost_x" | "ghost_y">} Method */
/** @typedef {{ methods: Method[], noise: import("../../wire/messages.js").Noise | null, surface: import("../field.js").Surface }} Noisy */

const fansOf = memo((/** @type {import("../projection.js").Projection<Noisy>} */ { race, axes }) => race.methods.map((method) => ({ colour: method.colour, runs: (method.fan ?? []).map(([x, y]) => pixels({ x, y }, axes)) })));

/**
 * Where every run is at a step: between two of the steps that are known, on the line between them.
 * @param {import("../ink.js").Context} ctx
 * @param {ReturnType<typeof fansOf>[number]} fan
 * @param {number[]} steps  that are known
 * @param {number} step
 */
function heads(ctx, { colour, runs }, steps, step) {
  if (!runs.length) return;
  const next = Math.max(steps.findIndex((known) => known >= step), 1);
  const part = (step - steps[next - 1]) / (steps[next] - steps[next - 1]);
  ctx.fillStyle = colour;
  ctx.globalAlpha = 0.5;
  for (const { xs, ys } of runs) {
    const [x, y] = [xs, ys].map((at) => at[next - 1] + part * (at[next] - at[next - 1]));
    if (!Number.isFinite(x)) continue;
    ctx.beginPath();
    ctx.arc(x, y, 2, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/**
 * The fans: all points that are known, and a dot for each run.
 * @type {import("../projection.js").Layer<Noisy>}
 */
export const fans = {
  still(ctx, projection) {
    for (const { colour, runs } of fansOf(projection)) {
      ctx.fillStyle = colour;
      ctx.globalAlpha = FAINT;
      for (const { xs, ys } of runs) xs.forEach((x, i) => ctx.fillRect(x - 1, ys[i] - 1, 2, 2));
      ctx.globalAlpha = 1;
    }
  },
  moving(ctx, projection, step) {
    for (const fan of fansOf(projection)) heads(ctx, fan, projection.race.noise?.steps ?? [], step);
  },
};

/**
 * The paths that there would be without noise.
 * @type {import("../projection.js").Layer<Noisy>}
 */
export const ghosts = {
  still(ctx, { race, axes }) {
    for (const { colour, ghost_x: x, ghost_y: y } of race.methods) {
      if (!x || !y) continue;
      const { xs, ys } = pixels({ x, y }, axes);
      line(ctx, xs, ys, 0, xs.length - 1);
      stroke(ctx, { colour, width: 1, alpha: 0.7 });
    }
  },
};

/**
 * Circles around the minima: a noisy run that ends in one has succeeded.
 * @type {import("../projection.js").Layer<Noisy>}
 */
export const success = {
  still(ctx, { race: { noise, surface }, axes: { toX, toY }, colours: { ink, halo } }) {
    if (!noise?.runs) return;
    for (const [x, y] of surface.minima) {
      ctx.beginPath();
      ctx.ellipse(toX(x), toY(y), toX(x + noise.within) - toX(x), toY(y) - toY(y + noise.within), 0, 0, 2 * Math.PI);
      stroke(ctx, { colour: ink, width: 1.2, dash: [3, 3], halo });
    }
  },
};
