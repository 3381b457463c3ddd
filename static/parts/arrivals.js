// How the runs from further starts did, in words.

import { asCount } from "../plot/quantities.js";

/**
 * How many of some runs arrived, and when.
 * @param {{ arrived: number | null }[]} runs
 * @param {number} starts  that there are; more than there are runs where some could not be walked here
 * @param {boolean} known  whether a minimum is known at which a run can arrive
 */
export function arrivalsOf(runs, starts, known) {
  const missing = starts - runs.length;
  const lacks = missing ? `${asCount(missing)} could not be computed here` : "";
  if (!runs.length) return lacks;
  if (!known) return ["no known minimum", lacks].filter(Boolean).join("; ");
  const steps = runs.flatMap(({ arrived }) => arrived ?? []).sort((a, b) => a - b);
  const [count, all] = [asCount(steps.length), asCount(starts)];
  const middle = steps[Math.ceil(steps.length / 2) - 1];
  const when = steps.length > 1 ? `, half of them by step ${asCount(middle)}` : steps.length ? `, at step ${asCount(middle)}` : "";
  const told = steps.length ? `${count} of ${all} ${steps.length === 1 ? "arrives" : "arrive"}${when}` : `none of ${all} arrives`;
  return lacks ? `${told}; ${lacks}` : told;
}
