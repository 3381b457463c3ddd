// How it stands with several trainings that are looked at together.

/** @import { standing } from "./standing.js" */
/** @typedef {ReturnType<typeof standing>} Standing */

/**
 * The standing of all of them in one: what the button does, it does to all.
 * @param {{ name: string, standing: Standing, done: boolean, waits: boolean }[]} each  by the order in which they are trained
 * @returns {Standing}
 */
export function together(each) {
  const trained = each.filter(({ done }) => done).length;
  const counted = `Trained: ${trained} of ${each.length}.`;
  const stoppable = each.filter(({ standing: { press } }) => press === "Stop");
  const going = stoppable.find(({ waits }) => !waits) ?? stoppable[0];
  if (going) return { words: `${counted} ${going.name}: ${going.standing.words}`, alarm: false, press: "Stop" };
  const resting = each.find(({ standing: { press } }) => press === "Go on");
  if (resting) return { words: `${counted} ${resting.name}: ${resting.standing.words}`, alarm: resting.standing.alarm, press: "Go on" };
  return { words: counted, alarm: false, press: "" };
}
