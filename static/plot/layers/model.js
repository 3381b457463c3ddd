// The quadratic model at a point: its contours, where it can be trusted, and where a signed layer is zero.

import { conics } from "../conics.js";
import { bandSize, valueAt } from "../field.js";
import { fresh, stroke } from "../ink.js";
import { segments } from "../isolines.js";
import { trusted } from "../trusted.js";
import { element } from "../../parts/theme.js";

/**
 * What the model is drawn from.
 * @typedef {Pick<import("../../wire/messages.js").Curvature, "colours" | "local" | "share" | "start"> & { surface: import("../field.js").Surface, models: import("../field.js").Models | null, field: import("../bends.js").Field | null }} Modelled
 */

/** @typedef {import("../projection.js").Projection<Modelled>} Projection */
/** @typedef {import("../isolines.js").Segment} Segment */

/**
 * A picture, one pixel for each place, as opaque as the part of it that is covered.
 * @param {number[][]} cover  rows from the lowest
 * @param {string} colour
 */
function maskOf(cover, colour) {
  const canvas = element("canvas");
  const side = cover.length;
  const ctx = fresh(canvas, { width: side, height: side, ratio: 1 });
  ctx.fillStyle = colour;
  cover.forEach((row, j) => {
    for (let from = 0, to = 1; from < side; from = to, to += 1) {
      while (to < side && row[to] === row[from]) to += 1;
      if (!(row[from] > 0)) continue;
      ctx.globalAlpha = row[from];
      ctx.fillRect(from, side - 1 - j, to - from, 1);
    }
  });
  return canvas;
}

/**
 * Lines and segments in the plane, and the window they were looked for in.
 * @param {Projection} projection
 * @returns {{ contours: import("../window.js").Point[][], edge: Segment[], zero: Segment[], mask: HTMLCanvasElement | null, window: import("../window.js").Window }}
 */
function overlayOf({ race: { models, local, share, start, surface, field, colours }, window, drawn: { scale }, colours: { name } }) {
  const zero = field?.signed ? segments(field.grid, [0]) : [];
  if (!models || !local) return { contours: [], edge: [], zero, mask: null, window };
  const size = bandSize(scale);
  /** @type {number[]} */
  const levels = [];
  for (let level = scale.low + size / 2; level <= scale.high; level += size) levels.push(valueAt(scale, level));
  const { edge, cover } = trusted({ ...models, f: surface.f }, { value: local.value, share }, window);
  return {
    contours: conics({ ...local, at: start }, levels, window), edge, zero, mask: maskOf(cover, colours.model[name]), window,
  };
}

/**
 * The contours are at the levels of the surface's own. They are looked for once for each message and each drawing of the
 * ground, not again while the hand pans.
 * @returns {import("../projection.js").Layer<Modelled>}
 */
export function model() {
  /** @type {Pick<Projection, "race" | "drawn"> & { overlay: ReturnType<typeof overlayOf> } | null} */
  let known = null;
  const prepared = (/** @type {Projection} */ projection) => {
    const { race, drawn } = projection;
    if (race !== known?.race || drawn !== known.drawn) known = { race, drawn, overlay: overlayOf(projection) };
    return known.overlay;
  };
  return {
    moving(ctx, projection) {
      const { race, axes: { toX, toY }, colours: { ink, halo, name } } = projection;
      const { contours, edge, mask, zero, window: [[x0, x1], [y0, y1]] } = prepared(projection);
      const colour = race.colours.model[name];
      const path = (/** @type {Segment[]} */ found) => {
        ctx.beginPath();
        for (const [ax, ay, bx, by] of found) {
          ctx.moveTo(toX(ax), toY(ay));
          ctx.lineTo(toX(bx), toY(by));
        }
      };
      const lines = (/** @type {import("../window.js").Point[][]} */ found) => {
        ctx.beginPath();
        for (const line of found) line.forEach(([x, y], k) => (k ? ctx.lineTo(toX(x), toY(y)) : ctx.moveTo(toX(x), toY(y))));
      };
      if (mask) {
        const [half, tall] = [(x1 - x0) / (mask.width - 1) / 2, (y1 - y0) / (mask.height - 1) / 2];
        ctx.globalAlpha = 0.16;
        ctx.drawImage(mask, toX(x0 - half), toY(y1 + tall), toX(x1 + half) - toX(x0 - half), toY(y0 - tall) - toY(y1 + tall));
        ctx.globalAlpha = 1;
        path(edge);
        stroke(ctx, { colour, width: 1.2, alpha: 0.7 });
      }
      lines(contours);
      stroke(ctx, { colour, width: 1, alpha: 0.45 });
      path(zero);
      stroke(ctx, { colour: ink, width: 1.8, halo });
    },
  };
}
