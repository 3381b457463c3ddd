// Landscapes that are compared: one scale for all of them, and in numbers what differs.

import { stepsOf } from "../parts/standing.js";
import { quantity } from "./quantities.js";

/** @import { HeightScale, LossPlane, MethodMoment, Networks } from "../wire/messages.js" */
/** @typedef {{ name: string, moment: MethodMoment | null, minima: number | null }} End  of a variant: what it is called, where it is, and how many minima the plane around it has */

/**
 * One scale for the losses of several planes, training and held-out, so that a loss has the same colour in all of them. It is
 * logarithmic, since ends of training lie close to 0; losses that hardly differ lie evenly on it. Null where no loss is known.
 * @param {Pick<LossPlane, "loss" | "held_out">[]} planes
 * @returns {HeightScale | null}
 */
export function common(planes) {
  let [least, most, smallest] = [Infinity, -Infinity, Infinity];
  for (const row of planes.flatMap(({ loss, held_out: heldOut }) => [...loss, ...heldOut])) {
    for (const value of row) {
      if (!Number.isFinite(value)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
      if (value > 0 && value < smallest) smallest = value;
    }
  }
  if (least > most) return null;
  const offset = Number.isFinite(smallest) ? smallest : 1;
  const high = Math.log10(most + offset);
  return { kind: "log", low: Math.log10(least + offset), high, minimum: 0, offset, label: "log₁₀ loss", note: `Colour: log₁₀(loss\u00a0+\u00a0${quantity(offset, 2)}), the same for all` };
}

/** @typedef {Networks["differs"][number]} Differs */
/** @type {Record<Differs, { title: (steps: number) => string, of: (end: End) => number | null }>} */
const NUMBERS = {
  minima: { title: () => "Local minima in the plane", of: ({ minima }) => minima },
  loss: { title: (steps) => `Training loss after ${stepsOf(steps)}`, of: ({ moment }) => moment && moment.loss },
  held_out: { title: (steps) => `Held-out loss after ${stepsOf(steps)}`, of: ({ moment }) => moment && moment.held_out },
  sharpness: { title: (steps) => `λmax after ${stepsOf(steps)}`, of: ({ moment }) => moment && moment.sharpness },
};

/**
 * A number of every variant, side by side; null as long as none is known.
 * @param {Differs} differs  which number
 * @param {End[]} ends
 * @param {number} steps
 */
export function difference(differs, ends, steps) {
  const { title, of } = NUMBERS[differs];
  const known = ends.map((end) => ({ name: end.name, value: of(end) }));
  return known.every(({ value }) => value === null) ? null : { title: title(steps), each: known.map(({ name, value }) => ({ name, value: quantity(value) })) };
}

/**
 * What is said of variants that are not as is expected of them; "" as long as that is not known, and where they are.
 * @param {Networks["example"]} example  in which they are
 * @param {Differs} differs  the number that is expected to be smaller
 * @param {(End & { key: string })[]} ends
 */
export function unexpected(example, differs, ends) {
  if (!example) return "";
  const [fewer, than] = [example.fewer, example.than].map((wanted) => {
    const end = ends.find(({ key }) => key === wanted);
    return end ? NUMBERS[differs].of(end) : null;
  });
  return fewer === null || than === null || fewer < than ? "" : example.otherwise;
}
