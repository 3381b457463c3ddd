// The steps that methods would take from a point, all on one map.

import { line, marker, stroke } from "../ink.js";

const SAME = 3; // pixels: ends of steps this close are one place
const FARTHEST = 4000; // pixels: what flies off is drawn as far as a canvas can

/**
 * Steps that end in the same place lie in one another like rings, so that each is seen.
 * @type {import("../projection.js").Layer<Pick<import("../../wire/messages.js").Curvature, "start" | "steppers">>}
 */
export const steppers = {
  moving(ctx, { race, axes: { toX, toY }, colours: { name, halo } }) {
    if (!race.steppers) return;
    const [x, y] = [toX(race.start[0]), toY(race.start[1])];
    const ends = race.steppers.flatMap(({ to, ...stepper }) => (to ? [{ ...stepper, x: toX(to[0]), y: toY(to[1]) }] : []));
    const moved = ends.filter((end) => Math.hypot(end.x - x, end.y - y) >= 1);
    const under = moved.map((end, i) => moved.slice(i + 1).filter((other) => Math.hypot(other.x - end.x, other.y - end.y) < SAME).length);
    moved.forEach((end, i) => {
      const far = FARTHEST / Math.max(Math.hypot(end.x - x, end.y - y), FARTHEST);
      line(ctx, [x, x + far * (end.x - x)], [y, y + far * (end.y - y)], 0, 1);
      stroke(ctx, { colour: end.colours[name], width: 2.5 + 3.5 * under[i], dash: under[i] ? [] : end.dash, halo });
    });
    moved.forEach((end, i) => marker(ctx, end.marker, end.x, end.y, 5.5 + 3.5 * under[i], { fill: end.colours[name], rim: halo }));
  },
};
