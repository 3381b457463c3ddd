// The ring at the start of a race, or at another point that can be moved: by dragging it, or by the arrow keys.

import { inside, rounded } from "./window.js";
import { element } from "../parts/theme.js";
import { named } from "./quantities.js";

/** @type {Record<string, import("./window.js").Point>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const STEPS = 100; // of an arrow key, from one side of the window to the other

/**
 * What a handle stands on: the map, or the surface in three dimensions.
 * @typedef {object} Held
 * @property {HTMLElement} host
 * @property {{ start: import("./window.js").Point } | null} race
 * @property {import("./window.js").Window} window
 * @property {(event: { clientX: number, clientY: number }, box: DOMRect) => import("./window.js").Point | null} pointAt
 * @property {(x: number, y: number) => [px: number, py: number]} pixelOf
 * @property {import("./map.js").Pick} onPick
 */

export class Handle {
  /** @type {DOMRect | null} of the map, while the ring is dragged */
  box = null;

  /** @type {import("./window.js").Point | null} where to */
  dragged = null;

  /** @type {import("./window.js").Point | null} where the hand has found it, once it has moved it */
  before = null;

  /** From the middle of the ring to where it was taken hold of, in pixels: the ring stays so under the hand. */
  grip = { across: 0, down: 0 };

  /**
   * @param {Held} map
   * @param {object} words
   * @param {string} words.testid
   * @param {string} words.title
   * @param {(point: string) => string} words.label  for a point in words
   * @param {number} [words.weights]  how many coordinates are said: f may have one weight
   */
  constructor(map, { testid, title, label, weights = 2 }) {
    this.map = map;
    this.weights = weights;
    this.label = label;
    this.node = element("button", { class: "rv-start", type: "button", "data-testid": testid, title });
    this.listen();
  }

  /** @param {{ race: { start: import("./window.js").Point, surface: { axes: [string, string] } }, window: import("./window.js").Window }} shown */
  place({ race: { start: [x, y], surface: { axes } }, window }) {
    if (this.box) return;
    this.node.hidden = !inside(window, x, y);
    this.move(x, y);
    this.node.setAttribute("aria-label", this.label(named(axes, [x, y]).slice(0, this.weights).join(", ")));
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  move(x, y) {
    this.node.style.translate = this.map.pixelOf(x, y).map((pixels) => `${pixels}px`).join(" ");
  }

  listen() {
    const { node, map } = this;
    node.addEventListener("pointerdown", (event) => {
      this.box = map.host.getBoundingClientRect();
      const { left, right, top, bottom } = node.getBoundingClientRect();
      this.grip = { across: event.clientX - (left + right) / 2, down: event.clientY - (top + bottom) / 2 };
      node.setPointerCapture(event.pointerId);
      event.preventDefault();
      node.focus({ preventScroll: true });
    });
    node.addEventListener("pointermove", (event) => {
      const { across, down } = this.grip;
      const point = this.box && map.pointAt({ clientX: event.clientX - across, clientY: event.clientY - down }, this.box);
      if (!point) return;
      this.before ??= map.race?.start ?? null;
      this.move(...point);
      this.dragged = point;
      map.onPick(...point, { final: false, play: false });
    });
    const release = () => {
      this.box = null;
      if (this.dragged) map.onPick(...this.dragged, { final: true, play: false });
      this.dragged = this.before = null;
    };
    node.addEventListener("pointerup", release);
    node.addEventListener("pointercancel", release);
    node.addEventListener("keydown", (event) => this.key(event));
  }

  /**
   * The ring goes back to where the hand has found it, and stays there until it is taken hold of again.
   * @param {import("./window.js").Point} start
   */
  putBack(start) {
    this.box = this.dragged = this.before = null;
    this.map.onPick(...start, { final: true, play: false });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape" && this.before) this.putBack(this.before);
    const way = WAYS[event.key];
    const { window, race } = this.map;
    if (!way || !race) return;
    event.preventDefault();
    event.stopPropagation();
    const [[x0, x1], [y0, y1]] = window;
    const [x, y] = race.start;
    const moved = rounded(window, x + (way[0] * (x1 - x0)) / STEPS, y + (way[1] * (y1 - y0)) / STEPS);
    this.map.onPick(...moved, { final: true, play: false });
  }
}
