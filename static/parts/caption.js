// The line above a training: what to do and what to watch, then who is ahead at the clock, and at the end what came of it.

import { stepsOf } from "./standing.js";
import { quantity } from "../plot/quantities.js";


/** @import * as messages from "../wire/messages.js" */
/** @import { Method, Training } from "./training.js" */

const COUNTS = ["No method trains", "One method trains", "Two methods train", "Three methods train", "Four methods train"];

/** @type {Record<messages.Networks["picture"], string>} what to watch of what each has learned */
const LEARNING = {
  plane: "watch the line between the classes bend around the samples",
  curve: "watch each curve come closer to the samples",
  confusion: "watch the diagonal fill: these samples are classified correctly",
};

/** @type {Record<string, (picture: messages.Networks["picture"]) => string>} by the key of a tab; what stands still there has none */
const WATCH = {
  learned: (picture) => LEARNING[picture],
  layers: () => "watch whether the first layers learn as fast as the last",
  sharpness: () => "watch whether λmax grows to its limit",
  landscape: () => "watch which way each method goes down",
};

/**
 * @param {{ message: messages.Networks, methods: Method[], training: Training }} shown
 * @param {number} place  of the moment at the clock, −1 before the first
 * @returns {string} "" where there is nothing to be said, as in a tab that is not about these methods
 */
export function captionOf({ message: { tab, picture, steps, apart }, methods, training }, place) {
  if (tab === "compare") return "";
  const seen = methods.flatMap((method, i) => (method.muted ? [] : [{ ...method, moment: place < 0 ? null : training.moments[place].methods[i] }]));
  const step = training.steps[place] ?? 0;
  const last = Boolean(training.end) && place === training.moments.length - 1;
  const watch = WATCH[tab]?.(picture);
  const play = watch ? `Press Play: ${watch}.` : "";
  const start = apart ? "from different initial weights" : "from the same initial weights";
  if (!step) return `${COUNTS[methods.length]} the same network${methods.length > 1 ? ` ${start}` : ""}. ${play}`.trim();
  const sentence = ahead(seen, step, last && step === steps);
  return last && watch ? `${sentence} Press Play to watch from step 0.`.trim() : sentence;
}

/**
 * Who has the lowest held-out loss at a step, and who the highest.
 * @param {{ name: string, inside: string, moment: messages.MethodMoment | null }[]} seen
 * @param {number} step
 * @param {boolean} over  whether no step follows
 */
function ahead(seen, step, over) {
  const known = seen.flatMap(({ name, inside, moment }) => (moment && Number.isFinite(moment.held_out) ? [{ name, inside, loss: moment.held_out }] : [])).sort((a, b) => a.loss - b.loss);
  const [best, worst] = [known[0], known[known.length - 1]];
  const when = over ? `after ${stepsOf(step)}` : `at step ${step.toLocaleString("en")}`;
  if (!best) return "";
  if (best === worst) return `${best.name} has a held-out loss of ${quantity(best.loss)} ${when}.`;
  return `${best.name} has the lowest held-out loss, ${quantity(best.loss)}, ${when}; ${worst.inside} has the highest, ${quantity(worst.loss)}.`;
}
