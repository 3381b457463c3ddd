// The key to the colours of a landscape of losses: from the lowest to the highest, with losses beside them.

import { colourTicks } from "../plot/losses.js";
import { element } from "./theme.js";
import { quantity } from "../plot/quantities.js";

const TICKS = 4; // losses beside the colours

/**
 * @param {string} name  of the loss
 * @param {import("../wire/messages.js").HeightScale} scale
 * @param {string[]} ramp  colours from low to high
 */
export function heightsKey(name, scale, ramp) {
  const ticks = colourTicks(scale, TICKS).map(({ place, loss }) => element("span", { style: `left: ${100 * place}%` }, quantity(loss, 2)));
  return element("div", { class: "rv-heights" }, element("span", {}, name),
    element("div", {}, element("i", { style: `background: linear-gradient(to right, ${ramp.join(", ")})` }), element("small", {}, ...ticks)), element("span", {}, scale.note));
}
