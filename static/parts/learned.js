// The picture of what a network has learned: it moves with the clock below the samples, which rest; a curve moves above them.

import { LEARNED, axes, scattered } from "../plot/learned.js";
import { fresh, sizeOf } from "../plot/ink.js";
import { element } from "./theme.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Colours } from "./theme.js" */

/** @type {Record<messages.Networks["picture"], string>} */
const PICTURES = {
  plane: "Its probability of each class, and the line between the classes",
  curve: "Its curve through the samples",
  confusion: "Which classes it confuses",
};

export class Learned {
  /** @type {messages.Networks | null} */
  message = null;

  /** @type {Colours | null} */
  colours = null;

  colour = ""; // of its method

  /** @type {Float32Array[] | null | undefined} the picture that is painted, null for none; undefined where it is to be painted anew */
  painted = undefined;

  size = { width: 0, height: 0, enlarged: 1 }; // until it is measured

  constructor() {
    const canvas = () => element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.moving = canvas();
    this.still = canvas();
    this.node = element("div", { class: "rv-learned", role: "img" }, this.moving, this.still);
  }

  /**
   * @param {{ name: string, colour: string }} whose
   * @param {messages.Networks} message
   * @param {Colours} colours
   */
  show({ name, colour }, message, colours) {
    Object.assign(this, { colour, message, colours });
    this.node.append(...(message.picture === "curve" ? [this.still, this.moving] : [this.moving, this.still]));
    this.node.ariaLabel = `${PICTURES[message.picture]}: ${name}`;
    this.resize();
  }

  /** Measures its place, and paints what rests in it. */
  resize() {
    const { message, colours } = this;
    if (!message || !colours) return;
    this.size = sizeOf(this.node);
    this.painted = undefined;
    const ctx = fresh(this.still, this.size);
    if (!message.samples || !this.size.width) return;
    scattered(ctx, message.samples, this.where(message), colours);
    axes(ctx, message.picture, this.where(message), colours);
  }

  /** @param {messages.Networks} message */
  where({ window, classes }) {
    return { window, classes, side: this.size.width, colour: this.colour };
  }

  /** @param {Float32Array[] | null} picture  at the clock */
  tick(picture) {
    const { message, colours } = this;
    if (!message || !colours || picture === this.painted || !this.size.width) return;
    this.painted = picture;
    const ctx = fresh(this.moving, this.size);
    if (picture?.length) LEARNED[message.picture](ctx, picture, this.where(message), colours);
  }
}
