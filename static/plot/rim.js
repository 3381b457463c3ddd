// The ring on a circle around a point of the map: dragged away from the point or towards it, it sets the radius.

import { Handle } from "./handle.js";
import { inside } from "./window.js";

/** @typedef {import("./window.js").Point} Point */

const FACTOR = 1.1; // of an arrow key
/** @type {Record<string, 1 | -1>} */
const WAYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/**
 * Where the ring stands on the circle, from its middle: across the gradient, where no step leads, on a side that is seen.
 * @param {Point} start
 * @param {Point} gradient
 * @param {number} radius
 * @param {import("./window.js").Window} window
 * @returns {Point}
 */
export function rimOf([x, y], gradient, radius, window) {
  const slope = Math.hypot(...gradient);
  /** @type {Point} */
  const [u, v] = slope ? [gradient[0] / slope, gradient[1] / slope] : [0, 1];
  /** @type {Point[]} */
  const sides = [[-v, u], [v, -u], [u, v], [-u, -v]];
  const [a, b] = sides.find(([p, q]) => inside(window, x + radius * p, y + radius * q)) ?? sides[0];
  return [x + radius * a, y + radius * b];
}

/**
 * @typedef {object} Circle  as it is now
 * @property {Point} start
 * @property {Point} gradient
 * @property {number} radius
 * @property {[string, string]} axes
 */

/** It stands on a map as other things do. */
export class Rim {
  /**
   * @param {import("./handle.js").Held} map
   * @param {() => Circle | null} circle
   * @param {(radius: number, final: boolean) => void} set
   */
  constructor(map, circle, set) {
    this.circle = circle;
    this.handle = new Handle({
      host: map.host,
      get race() { return null; },
      get window() { return map.window; },
      pointAt: (event, box) => map.pointAt(event, box),
      pixelOf: (x, y) => map.pixelOf(x, y),
      onPick: (x, y, { final }) => {
        const now = circle();
        if (now) set(Math.hypot(x - now.start[0], y - now.start[1]), final);
      },
    }, { testid: "radius-marker", title: "Drag to change the radius", label: (point) => `The circle’s edge at ${point}: drag the ring, or change the radius with the arrow keys` });
    this.node = this.handle.node;
    this.node.classList.add("rv-rim");
    this.node.addEventListener("keydown", (event) => {
      const [way, now] = [WAYS[event.key], circle()];
      if (!way || !now) return;
      event.preventDefault();
      event.stopPropagation();
      set(now.radius * FACTOR ** way, true);
    });
  }

  /** @param {{ window: import("./window.js").Window }} projection */
  place({ window }) {
    const now = this.circle();
    if (!now) {
      this.node.hidden = true;
      return;
    }
    const start = rimOf(now.start, now.gradient, now.radius, window);
    this.handle.place({ race: { start, surface: { axes: now.axes } }, window });
  }
}
