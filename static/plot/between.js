// The loss along the straight line between two networks: which line is meant, where its barrier is, and what is said of it.

import { axisFor } from "./axis.js";
import { quantity } from "./quantities.js";

/** @import { LossLine } from "../wire/messages.js" */

export const START = "start"; // in a line's ends, the weights before the first step

/**
 * The line from one network to another, turned round if it was told from the other; null where it was not told.
 * @param {LossLine[]} lines
 * @param {string} from
 * @param {string} to
 * @returns {LossLine | null}
 */
export function lineFrom(lines, from, to) {
  const there = lines.find(({ ends: [a, b] }) => a === from && b === to);
  if (there) return there;
  const back = lines.find(({ ends: [a, b] }) => a === to && b === from);
  return back ? { ...back, ends: [from, to], at: back.at.map((at) => 1 - at).reverse(), loss: back.loss.slice().reverse(), held_out: back.held_out.slice().reverse() } : null;
}

/**
 * The two ends with the highest barrier between them, those of methods first; two empty names where there is no line.
 * @param {LossLine[]} lines
 * @returns {[from: string, to: string]}
 */
export function farthestApart(lines) {
  const solutions = lines.filter(({ ends }) => !ends.includes(START));
  const [first = null, ...others] = solutions.length ? solutions : lines;
  return others.reduce((best, line) => (best && line.barrier > best.barrier ? line : best), first)?.ends ?? ["", ""];
}

/**
 * Where along a line a loss is highest above the straight line between its values at both ends: its place, and both heights
 * there. Null where it never is above.
 * @param {LossLine} line
 * @param {"loss" | "held_out"} name
 */
export function barrierOf(line, name) {
  const { at, [name]: losses } = line;
  const [first, last] = [at.indexOf(0), at.indexOf(1)];
  let [best, least] = [-1, 0];
  for (let i = first; i <= last; i += 1) {
    const above = losses[i] - straight(losses[first], losses[last], at[i]);
    if (above > least) [best, least] = [i, above];
  }
  return best < 0 ? null : { place: at[best], top: losses[best], foot: straight(losses[first], losses[last], at[best]) };
}

/** @type {(one: number, other: number, at: number) => number} */
export const straight = (one, other, at) => (1 - at) * one + at * other;

/**
 * The axis of heights of a line.
 * @param {LossLine} line
 */
export const axisOf = ({ loss, held_out: heldOut }) => axisFor("value", [{ colour: "", colours: { light: "", dark: "" }, dash: [], marker: "", name: "", value: loss, held_out: heldOut }], undefined);

/**
 * What a line shows, in sentences.
 * @param {LossLine} line
 * @param {[from: string, to: string]} names  of its ends
 */
export function lineWords(line, [from, to]) {
  const { barrier, held_barrier: held, loss } = line;
  const way = `from ${from} to ${to}`;
  if (!Number.isFinite(barrier)) return [`On the way ${way}, the training loss is not finite everywhere, so its barrier is not known.`];
  const told = barrierOf(line, "loss");
  const training = told && barrier > 0
    ? `There is a barrier on the way ${way}. The training loss rises ${quantity(barrier)} above the straight line between both ends, to ${quantity(told.top)}.`
    : `There is no barrier on the way ${way}. The training loss never rises above the straight line between both ends.`;
  const heldOut = held > 0 ? `The held-out loss rises ${quantity(held)}.` : Number.isFinite(held) ? "The held-out loss does not rise above its own line either." : "The held-out loss is not known everywhere.";
  const broken = loss.some((one) => !Number.isFinite(one)) ? ["Where the line has a gap, the loss is not finite."] : [];
  return [`${training} ${barrier > 0 && held === 0 ? "The held-out loss does not rise." : heldOut}`, ...broken];
}
