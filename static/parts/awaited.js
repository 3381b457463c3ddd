// Panes whose content comes once the training is at its end, or stopped: the landscape, the lines between solutions, the matrices.

import { Between } from "./between.js";
import { Landscape } from "./landscape.js";
import { Matrices } from "./matrices.js";
import { element } from "./theme.js";

/** @import { Pane, Shown } from "./training.js" */

/**
 * @typedef {object} Options
 * @property {AbortSignal} signal  with which they end
 * @property {(work: () => unknown) => Promise<unknown>} enqueue  does one work after another
 * @property {import("./clock.js").Clock} clock
 * @property {(name: "plane" | "of" | "method" | "matrix" | "compare", value: string) => void} onSet  the reader wants to look at something else
 */

/**
 * @template Told
 * @typedef {object} Content  what a pane shows
 * @property {string} coming  what is said while it trains
 * @property {string} working  and when the training is at its end
 * @property {(shown: Shown) => string} [missed]  and when it ended without what its own stream has, as a long step was cut short
 * @property {(shown: Shown) => Told | null} read  what is drawn; null as long as it has not come
 * @property {(host: HTMLElement) => { show: (told: Told, shown: Shown) => unknown, tick?: (step: number) => void, resize: () => unknown }} build
 */

/**
 * @template Told
 * @implements {Pane}
 */
class Awaited {
  /** @type {ReturnType<Content<Told>["build"]> | null} built when it is first seen, since that takes its time */
  content = null;

  /** @type {unknown[]} what the content shows */
  drawn = [];

  /**
   * @param {Content<Told>} how
   * @param {Options} options
   */
  constructor(how, { enqueue }) {
    this.how = how;
    this.enqueue = enqueue;
    this.said = element("p", { class: "rv-empty", role: "status" });
    this.place = element("div", {});
    this.node = element("div", { class: "rv-pane" }, this.said, this.place);
  }

  /** @param {Shown} shown */
  show(shown) {
    const told = this.how.read(shown);
    this.said.hidden = told !== null;
    const { coming, working, missed } = this.how;
    const after = (shown.besides === shown.training && missed?.(shown)) || working;
    this.said.textContent = shown.training.end ? after : coming;
    this.place.hidden = told === null;
    const drawn = [...(Array.isArray(told) ? told : [told]), shown.message.of, shown.colours, JSON.stringify(shown.methods)];
    if (told === null || (drawn.length === this.drawn.length && drawn.every((one, i) => one === this.drawn[i]))) return;
    this.drawn = drawn;
    this.content ??= this.how.build(this.place);
    const { content } = this;
    this.enqueue(() => (drawn === this.drawn ? content.show(told, shown) : undefined));
  }

  /** @param {number} step */
  tick(step) {
    this.content?.tick?.(step);
  }

  resize() {
    this.enqueue(() => this.content?.resize());
  }
}

/** @type {(options: Options) => Pane} the landscape of the loss over the plane that is chosen */
export const landscape = (options) => new Awaited({
  coming: "The landscape appears when the training has ended or is stopped.",
  working: "Computing the landscape…",
  missed: () => "The training stopped before its landscape was computed. Press Go on to get it at the end.",
  read: ({ besides, message }) => besides.planes.get(message.plane) ?? null,
  build(host) {
    const made = new Landscape(host, { ...options, onPlane: (plane) => options.onSet("plane", plane), onLoss: (of) => options.onSet("of", of) });
    return {
      show: (plane, { message, colours }) => made.show(plane, colours, message),
      tick: (step) => made.tick(step),
      resize: () => made.resize(),
    };
  },
}, options);

/** @type {(options: Options) => Pane} the loss along the line between any two solutions */
export const between = (options) => new Awaited({
  coming: "The lines between the solutions appear when the training has ended or is stopped.",
  working: "Computing the lines…",
  missed: ({ training: { end } }) => (end?.why === "done" ? "All methods diverged, so there are no solutions to draw lines between. Lower their learning rates." : "The training stopped before its lines were computed. Press Go on to get them at the end."),
  read: ({ training }) => (training.lines.size ? [...training.lines.values()] : null),
  build(host) {
    const made = new Between(host, options);
    return {
      show: (lines, { message, colours }) => made.show(lines, colours, message),
      resize: () => made.resize(),
    };
  },
}, options);

/** @type {(options: Options) => Pane} the matrices of curvature of the method that is looked at */
export const curvature = (options) => new Awaited({
  coming: "The matrices appear when the training has ended or is stopped.",
  working: "Computing the matrices…",
  read: ({ besides, message }) => besides.matrices.get(message.method) ?? null,
  build(host) {
    const made = new Matrices(host, { ...options, onMethod: (method) => options.onSet("method", method), onKind: (kind) => options.onSet("matrix", kind) });
    return {
      show: (matrices, { message, colours }) => made.show(matrices, colours, message),
      resize: () => made.resize(),
    };
  },
}, options);
