// What a map or a view in 3-D gives to be saved as a picture or a film: itself as it is now, while it goes on on the page.

import { drawRing } from "../plot/layers/marks.js";
import { paintGround, paintMoving, paintStill, paintUnder } from "../plot/projection.js";
import { paintSpatial } from "../plot/spatial.js";

/** @typedef {import("./record.js").Film} Film */
/** @typedef {Film["methods"][number] & { key: string }} Named */
/** @typedef {import("../plot/map.js").Mapped & { methods: Named[] }} Filmed */

/**
 * What a map and a graph have in common.
 * @template Race
 * @typedef {{ projection: import("../plot/projection.js").Projection<Race> | null, layers: import("../plot/projection.js").Layer<Race>[], picture: (ratio: number) => Promise<CanvasImageSource> }} Pictured
 */

/**
 * A map, or a graph.
 * @template {Filmed} Race
 * @param {Pictured<Race>} map
 * @param {{ steps: number, at: (step: number) => number }} clock  of how many steps, and what the map's layers call one of them
 * @returns {Film | null}
 */
export function filmOfMap(map, { steps, at }) {
  const { projection, layers } = map;
  if (!projection) return null;
  const { race, colours, axes, size } = projection;
  const still = (/** @type {CanvasRenderingContext2D} */ ctx) => {
    paintStill(layers, ctx, projection);
    const [x, y] = [axes.toX(race.start[0]), axes.toY(race.start[1])];
    if (x >= axes.left && x <= axes.right && y >= axes.top && y <= axes.bottom) drawRing(ctx, projection, 7, [5, 2.5]);
  };
  const film = { ...about(race), size, colours, steps, ground: (/** @type {number} */ ratio) => map.picture(ratio) };
  if (!layers.some(({ under }) => under)) return { ...film, still: (ctx) => { paintGround(ctx, projection); still(ctx); }, moving: (ctx, step) => paintMoving(layers, ctx, projection, at(step)) };
  return {
    ...film, still() {},
    moving(ctx, step) { // what is still lies above something that moves
      paintUnder(layers, ctx, projection, at(step));
      still(ctx);
      paintMoving(layers, ctx, projection, at(step));
    },
  };
}

/**
 * The map or the graph of a race.
 * @template {Filmed} Race
 * @param {Pictured<Race> & { race: { steps: number } | null }} map
 */
export const filmOfRace = (map) => filmOfMap(map, { steps: map.race?.steps ?? 0, at: (step) => step });

/**
 * A view in 3-D.
 * @param {import("../plot/relief.js").Relief} relief
 * @param {Named[]} methods
 * @param {{ steps: number, at: (step: number) => number }} clock
 * @returns {Film | null}
 */
export function filmOfRelief(relief, methods, { steps, at }) {
  const { race, spatial, colours, size } = relief;
  if (!race || !spatial || !colours) return null;
  const told = about({ surface: race.surface, methods });
  return { ...told, file: `${told.file} 3d`, size, colours, steps, ground: (ratio) => relief.picture(ratio), still() {}, moving: (ctx, step) => paintSpatial(ctx, spatial, colours, at(step)) };
}

/** @type {(race: { surface: { name: string }, methods: Named[] }) => Pick<Film, "title" | "file" | "methods">} */
const about = ({ surface: { name }, methods }) => ({ title: name, file: `${name} ${methods.map(({ key }) => key).join(" ")}`, methods });
