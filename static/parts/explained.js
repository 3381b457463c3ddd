// What the numbers at the clock say of learning, below the pictures of what each method has learned.

import { quantity } from "../plot/quantities.js";

/** @import { Method, Training } from "./training.js" */

const AND = new Intl.ListFormat("en-GB");

/**
 * @param {{ methods: Pick<Method, "name" | "inside" | "muted">[], training: Pick<Training, "moments"> }} shown
 * @param {number} place  of the moment at the clock, −1 before the first
 * @returns {string} "" where no method that is seen has a moment there
 */
export function explained({ methods, training: { moments } }, place) {
  if (place < 0) return "";
  const seen = methods.flatMap(({ name, inside, muted }, i) => {
    const [first, now] = [moments[0].methods[i], moments[place].methods[i]];
    return !muted && first && now ? [{ name, inside, first, now }] : [];
  });
  if (!seen.length) return "";
  const unmoved = seen.filter(({ now: { gradient } }) => gradient.length > 1 && gradient.subarray(0, -1).every((length) => length === 0)).map(({ inside }) => inside);
  const still = unmoved.length ? ` With ${AND.format(unmoved)} no gradient reaches a hidden layer: it is 0 there.` : "";
  return `${place ? course(seen) : before(seen)}${still}`;
}

/** @typedef {{ name: string, inside: string, first: import("../wire/messages.js").MethodMoment, now: import("../wire/messages.js").MethodMoment }} Seen */

/** @param {Seen[]} seen */
function before(seen) {
  const losses = seen.map(({ now: { loss } }) => loss);
  const [least, most] = [Math.min(...losses), Math.max(...losses)];
  return `Before the first step the training loss is ${least === most ? quantity(most) : `${quantity(least)} to ${quantity(most)}`}.`;
}

/** @param {Seen[]} seen */
function course(seen) {
  const best = seen.reduce((one, other) => (other.now.loss < one.now.loss ? other : one));
  const { name, first, now: { loss, held_out: held } } = best;
  if (!(loss < first.loss)) return `No method has a training loss below its first one, ${quantity(first.loss)}.`;
  const times = held / loss;
  const beside = Number.isFinite(times) ? `, ${quantity(times)} times as much` : "";
  return `${name} has the lowest training loss: it fell from ${quantity(first.loss)} to ${quantity(loss)}. Its held-out loss is ${quantity(held)}${beside}.`;
}
