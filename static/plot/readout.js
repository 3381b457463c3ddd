// What is under the pointer on a map, in words: where that is and how high, or what else is known of it.

import { element } from "../parts/theme.js";
import { named, quantity } from "./quantities.js";

/**
 * What is said of a point instead of where and how high it is; null for nothing.
 * @template Race
 * @typedef {(projection: import("./projection.js").Projection<Race>, x: number, y: number) => string | null} Told
 */

/**
 * As many significant digits as tell the hundredths of a window apart: three, and more where it is small and far from 0.
 * @param {readonly import("./window.js").Ends[]} window
 */
const digitsIn = (window) => Math.max(3, ...window.map(([low, high]) => Math.ceil(Math.log10((100 * Math.max(-low, high)) / (high - low)))));

/**
 * Where a point of a surface is and how high: its coordinates in as many digits as tell the hundredths of a window.
 * @param {Pick<import("./field.js").Drawable, "f" | "axes" | "called">} surface
 * @param {number} x
 * @param {number} y
 * @param {readonly import("./window.js").Ends[]} window  that is seen, if any
 */
export const inNumbers = ({ f, axes, called = "f" }, x, y, window = []) => `${named(axes, [x, y], digitsIn(window)).join("   ")}   ${called} ${quantity(f(x, y))}`;

/**
 * What a readout stands on: a map, or a graph.
 * @template Race
 * @typedef {object} Read
 * @property {HTMLElement} host
 * @property {import("./projection.js").Projection<Race> | null} projection
 * @property {import("./window.js").Window} window
 * @property {(event: { clientX: number, clientY: number }) => import("./window.js").Point | null} pointAt
 */

/** @template {import("./map.js").Mapped} Race */
export class Readout {
  /**
   * @param {Read<Race>} map
   * @param {Told<Race>} told
   */
  constructor(map, told) {
    this.map = map;
    this.told = told;
    this.node = element("output", { class: "rv-readout", "aria-live": "off", hidden: true });
    for (const name of /** @type {const} */ (["pointermove", "pointerdown"])) map.host.addEventListener(name, (event) => this.read(event));
    map.host.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") this.node.hidden = true; }); // a finger has left before one can read
  }

  /** @param {PointerEvent} event */
  read(event) {
    const { projection } = this.map;
    const point = projection && this.map.pointAt(event);
    this.node.hidden = !point;
    if (!projection || !point) return;
    const [x, y] = point;
    this.node.textContent = this.told(projection, x, y) ?? inNumbers(projection.race.surface, x, y, this.map.window ?? []);
  }
}
