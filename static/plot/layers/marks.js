// Marks at places of the plane: the surface's minima, and the start of a race where that stays.

import { marker, ring } from "../ink.js";

/**
 * The minima that the surface declares.
 * @type {import("../projection.js").Layer<{ surface: import("../field.js").Surface }>}
 */
export const minima = {
  still(ctx, { race, axes: { toX, toY }, colours: { star, rim } }) {
    for (const [x, y] of race.surface.minima) marker(ctx, "star", toX(x), toY(y), 7, { fill: star, rim, rimWidth: 1.3 });
  },
};

/** @typedef {{ start: import("../window.js").Point }} Started */

/**
 * A ring at the start of a race, with a halo.
 * @param {import("../ink.js").Context} ctx
 * @param {import("../projection.js").Projection<Started>} projection
 * @param {number} radius
 * @param {[halo: number, ring: number]} widths  in pixels
 */
export function drawRing(ctx, { race: { start: [x, y] }, axes: { toX, toY }, colours: { halo, ink } }, radius, [wide, thin]) {
  ring(ctx, toX(x), toY(y), radius, { ink, halo, wide, thin });
}

/**
 * The start of a race that cannot be moved.
 * @type {import("../projection.js").Layer<Started>}
 */
export const start = {
  over(ctx, projection) {
    drawRing(ctx, projection, 6, [4.5, 2]);
  },
};
