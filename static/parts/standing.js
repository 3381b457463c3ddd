// How it stands with a training: a sentence for the reader, and what the button beside the timeline does.

/** @import { Networks } from "../wire/messages.js" */
/** @import { Line } from "../wire/follow.js" */
/** @import { Training } from "./training.js" */

const [STOP, GO_ON] = ["Stop training", "Go on"];

/**
 * @param {Pick<Networks, "methods" | "steps">} message
 * @param {Pick<Training, "end" | "head" | "moments">} training
 * @param {Line} line
 * @param {boolean} going  whether it is to run
 * @returns {{ words: string, button: string, alarm: boolean }} `button` is "" where there is none
 */
export function standing({ methods, steps }, { end, head, moments }, line, going) {
  if (!methods.length) return { words: "", button: "", alarm: false };
  if (end?.why === "failed") return { words: end.sentences.join(" "), button: GO_ON, alarm: true };
  if (end?.why === "done") return { words: `Trained for ${end.step} steps.`, button: "", alarm: false };
  if (end?.why === "stopped" && !going) return { words: `Stopped at step ${end.step}. What has been trained stays.`, button: GO_ON, alarm: false };
  if (line === "unknown") return { words: "The server does not know this training any more. Reload the page to train again.", button: "", alarm: true };
  if (line === "lost") return { words: "The connection is lost. It is tried again.", button: "", alarm: true };
  if (!going) return { words: `Stopping at step ${head}…`, button: "", alarm: false };
  if (!moments.length) return { words: "The training is about to begin…", button: STOP, alarm: false };
  return { words: `Training, step ${head} of ${steps}…`, button: STOP, alarm: false };
}
