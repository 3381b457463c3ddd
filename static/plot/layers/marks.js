// Marks at places of the plane: the surface's minima, and the start of a race where that stays.

import { marker } from "../ink.js";

/**
 * The minima that the surface declares.
 * @type {import("../projection.js").Layer}
 */
export const minima = {
  still(ctx, { race, axes: { toX, toY } }) {
    for (const [x, y] of race.surface.minima) marker(ctx, "star", toX(x), toY(y), 7, { fill: "#fff", rim: "#1b2530", rimWidth: 1.3 });
  },
};

/** A ring at the start of a race, with a halo: [width of the halo, width of the ring] in pixels. */
export function drawRing(ctx, { race: { start: [x, y] }, axes: { toX, toY }, colours: { halo, ink } }, radius, [wide, thin]) {
  for (const [rim, rimWidth] of [[halo, wide], [ink, thin]]) marker(ctx, "circle", toX(x), toY(y), radius, { fill: "transparent", rim, rimWidth });
}

/**
 * The start of a race that cannot be moved.
 * @type {import("../projection.js").Layer}
 */
export const start = {
  over(ctx, projection) {
    drawRing(ctx, projection, 6, [4.5, 2]);
  },
};
