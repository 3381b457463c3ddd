// What has happened in a race up to a step: the last moments of the methods that are drawn, in their order. A method that
// is lost is news, so the last such moment stays among them.

/** @import { Race } from "./race.js" */

const MOST = 2; // moments that are told at once: more would not be read while the race plays

/**
 * Everything that is said while a race plays, in the order of the steps.
 * @param {{ methods: Pick<Race["methods"][number], "moments">[] }} race
 */
export const allSoFar = (race) => [...new Set(race.methods.flatMap(({ moments }) => moments.map(({ step }) => step)))].sort((a, b) => a - b).map((step) => soFar(race, step));

/**
 * The latest moments up to a step, in words; "" before the first.
 * @param {{ methods: Pick<Race["methods"][number], "moments">[] }} race  without the methods that are muted
 * @param {number} step
 */
export function soFar({ methods }, step) {
  const past = methods.flatMap(({ moments }) => moments.filter((moment) => moment.step <= step)).sort((a, b) => a.step - b.step);
  const [news, last] = [past.findLastIndex(({ lost }) => lost), past.length - MOST];
  const told = news >= 0 && news < last ? [past[news], ...past.slice(last + 1)] : past.slice(Math.max(0, last));
  return told.map(({ sentence }) => sentence).join(" ");
}
