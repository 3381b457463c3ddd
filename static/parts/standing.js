// How it stands with a training: a sentence for the reader, and what the button beside the timeline does.

/** @import { Line } from "../wire/follow.js" */
/** @import { Training } from "./training.js" */

const OTHERS = (/** @type {number} */ ahead) => (ahead === 1 ? "another one" : `${ahead} others`);

export const stepsOf = (/** @type {number} */ count) => (count === 1 ? "1 step" : `${count.toLocaleString("en")} steps`);
export const TURN = "Waits for its turn…";

const FAILED = (/** @type {number} */ count) => ` ${count === 1 ? "One method has" : `${count} methods have`} not learned; “What each method has learned” says why.`;

/**
 * What is worked out when all steps are taken, by what of it has come: a coarse grid of every plane, the lines, and finer grids.
 * @param {Pick<Training, "planes" | "lines">} training
 */
const next = ({ planes, lines }) => (lines.size ? "Computing finer landscapes…" : planes.size ? "Computing the lines between the solutions…" : "Computing the landscapes…");

/**
 * @param {Pick<Training, "end" | "ahead" | "head" | "failed" | "planes" | "lines"> & { moments: readonly unknown[] }} training
 * @param {{ line: Line, going: boolean, parted: boolean, steps: number, compared?: boolean, unheard?: boolean }} how  it stands with the stream, whether it is to run, whether it does so for others alone, for how many steps, whether it stands beside others of the page, and whether nothing was heard of it yet
 * @returns {{ words: string, alarm: boolean, press: "" | "Stop" | "Go on" }} `press` is "" where there is nothing to be done
 */
export function standing({ end, moments, ahead, head, failed, planes, lines }, { line, going, parted, steps, compared = false, unheard = false }) {
  if (end?.why === "failed") return { words: end.sentences.join(" "), alarm: true, press: "Go on" };
  if (end?.why === "done") return { words: `Trained for ${stepsOf(end.step)}.${failed ? FAILED(failed) : ""}`, alarm: false, press: "" };
  if (end) return { words: `Stopped at step ${end.step.toLocaleString("en")}.`, alarm: false, press: "Go on" };
  if (line === "unknown") return { words: "The server no longer has this training. Press Go on to train again.", alarm: true, press: "Go on" };
  if (line === "lost") return { words: "The connection is lost. The page keeps trying to reconnect.", alarm: true, press: "" };
  if (parted) return { words: `Stopped here at step ${head.toLocaleString("en")}. For others who watch it, it goes on.`, alarm: false, press: "Go on" };
  if (!going) return { words: "Stopping…", alarm: false, press: "Go on" };
  if (compared && (ahead || unheard)) return { words: TURN, alarm: false, press: "Stop" };
  if (ahead) return { words: `The training waits for ${OTHERS(ahead)} on this server…`, alarm: false, press: "Stop" };
  if (!moments.length) return { words: "The training begins…", alarm: false, press: "Stop" };
  return { words: head < steps ? "Training…" : `Trained for ${stepsOf(head)}. ${next({ planes, lines })}`, alarm: false, press: "Stop" };
}
