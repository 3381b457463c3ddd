// How it stands with a training: a sentence for the reader, and what the button beside the timeline does.

/** @import { Line } from "../wire/follow.js" */
/** @import { Training } from "./training.js" */

const OTHERS = (/** @type {number} */ ahead) => (ahead === 1 ? "another one" : `${ahead} others`);

const FAILED = (/** @type {number} */ count) => ` ${count === 1 ? "One method has" : `${count} methods have`} not learned; “What each has learned” says why.`;

/**
 * @param {Pick<Training, "end" | "ahead" | "head" | "failed"> & { moments: readonly unknown[] }} training
 * @param {{ line: Line, going: boolean, parted: boolean }} how  it stands with the stream, whether it is to run, and whether it does so for others alone
 * @returns {{ words: string, alarm: boolean, press: "" | "Stop" | "Go on" }} `press` is "" where there is nothing to be done
 */
export function standing({ end, moments, ahead, head, failed }, { line, going, parted }) {
  if (end?.why === "failed") return { words: end.sentences.join(" "), alarm: true, press: "Go on" };
  if (end?.why === "done") return { words: `Trained for ${end.step} steps.${failed ? FAILED(failed) : ""}`, alarm: false, press: "" };
  if (end) return { words: `Stopped at step ${end.step}.`, alarm: false, press: "Go on" };
  if (line === "unknown") return { words: "The server does not have this training any more. Go on to train again.", alarm: true, press: "Go on" };
  if (line === "lost") return { words: "The connection is lost. The page keeps trying.", alarm: true, press: "" };
  if (parted) return { words: `Stopped here at step ${head}. Others still watch it train.`, alarm: false, press: "Go on" };
  if (!going) return { words: "Stopping…", alarm: false, press: "Go on" };
  if (ahead) return { words: `The training waits for ${OTHERS(ahead)} on this server…`, alarm: false, press: "Stop" };
  if (!moments.length) return { words: "The training begins…", alarm: false, press: "Stop" };
  return { words: "Training…", alarm: false, press: "Stop" };
}
