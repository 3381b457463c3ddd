// How it stands with a training: a sentence for the reader, and what the button beside the timeline does.

/** @import { Line } from "../wire/follow.js" */
/** @import { Training } from "./training.js" */

const OTHERS = (/** @type {number} */ ahead) => (ahead === 1 ? "another one" : `${ahead} others`);

/**
 * @param {Pick<Training, "end" | "ahead"> & { moments: readonly unknown[] }} training
 * @param {{ line: Line, going: boolean }} how  it stands with the stream, and whether it is to run
 * @returns {{ words: string, alarm: boolean, press: "" | "Stop" | "Go on" }} `press` is "" where there is nothing to be done
 */
export function standing({ end, moments, ahead }, { line, going }) {
  if (end?.why === "failed") return { words: end.sentences.join(" "), alarm: true, press: "Go on" };
  if (end?.why === "done") return { words: `Trained for ${end.step} steps.`, alarm: false, press: "" };
  if (end) return { words: `Stopped at step ${end.step}.`, alarm: false, press: "Go on" };
  if (line === "unknown") return { words: "The server does not have this training any more. Go on to train again.", alarm: true, press: "Go on" };
  if (line === "lost") return { words: "The connection is lost. The page keeps trying.", alarm: true, press: "" };
  if (!going) return { words: "Stopping…", alarm: false, press: "Go on" };
  if (ahead) return { words: `The training waits for ${OTHERS(ahead)} on this server…`, alarm: false, press: "Stop" };
  if (!moments.length) return { words: "The training begins…", alarm: false, press: "Stop" };
  return { words: "Training…", alarm: false, press: "Stop" };
}
