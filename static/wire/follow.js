// Follows a training: its messages are fetched as they come, and after a loss from the first one that is missing.

import { decode } from "./message.js";
import { cutter } from "./stream.js";

/** @import * as messages from "./messages.js" */
/** @typedef {messages.Moment | messages.TrainingWait | messages.LossPlane | messages.NoPlane | messages.LossLine | messages.CurvatureMatrices | messages.TrainingEnd} Told  a message of a training */
/** @typedef {"asked" | "open" | "lost" | "unknown"} Line  how it stands with the stream: asked for, there, lost and asked for again, or of a training that the server does not know */

const [SOON, LATEST] = [250, 8000]; // milliseconds before a lost stream is asked for again: at first, and at most
const [UNKNOWN, BEFORE, DIED, BUSY] = [404, 409, 500, 503];
const LATER = [UNKNOWN, BEFORE, DIED, BUSY]; // what a server answers that was started anew and has not trained again, whose process has died, or that is busy

/**
 * Fetches what a training tells, from message `count` on, until it has ended or `signal` is aborted.
 * @param {string} training
 * @param {object} how
 * @param {() => number} how.count  messages that were taken
 * @param {(told: Told) => void} how.take
 * @param {(line: Line) => void} how.note  is told how it stands with the stream
 * @param {AbortSignal} how.signal
 */
export async function follow(training, { count, take, note, signal }) {
  let [ended, wait] = [false, SOON];
  const cut = () => cutter((bytes) => {
    if (signal.aborted) return;
    /** @type {Told} */
    const told = decode(bytes);
    ended = told.kind === "end";
    wait = SOON;
    take(told);
  });
  note("asked");
  while (!ended && !signal.aborted) {
    let unknown = false;
    try {
      const address = `training/${encodeURIComponent(training)}?from=${count()}`;
      const answer = await (asked(address) ?? fetch(new URL(address, document.baseURI), { signal }));
      unknown = answer.status === UNKNOWN;
      if (answer.ok && answer.body) {
        note("open");
        await read(answer.body, cut());
      }
    } catch {
      // the connection is lost: asked again below
    }
    if (ended || signal.aborted) return;
    note(unknown ? "unknown" : "lost");
    await rest(wait, signal);
    wait = Math.min(2 * wait, LATEST);
  }
}

/**
 * The answer that the first page has asked for already (see ui/server/serving.py), once.
 * @param {string} address
 * @returns {Promise<Response> | undefined}
 */
function asked(address) {
  const soon = Reflect.get(globalThis, "ravineSoon") ?? {};
  const answer = soon[address];
  delete soon[address];
  return answer;
}

/**
 * Fetches what is worked out when it is asked for: all of its messages. Asks again while the server is too busy, has failed,
 * cannot be reached, or has not trained that far.
 * @param {string} address
 * @param {{ take: (told: Told) => void, signal: AbortSignal }} how
 */
export async function gather(address, { take, signal }) {
  for (let wait = SOON; !signal.aborted; wait = Math.min(2 * wait, LATEST)) {
    try {
      const answer = await fetch(new URL(address, document.baseURI), { signal });
      if (answer.ok && answer.body) {
        await read(answer.body, cutter((bytes) => take(decode(bytes))));
        return;
      }
      if (!LATER.includes(answer.status)) return;
    } catch {
      // asked again below
    }
    await rest(wait, signal);
  }
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {(piece: Uint8Array) => void} take
 */
async function read(stream, take) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(value);
  }
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal  which ends it early
 */
const rest = (milliseconds, signal) => new Promise((done) => {
  const waiting = setTimeout(done, milliseconds);
  signal.addEventListener("abort", () => { clearTimeout(waiting); done(undefined); }, { once: true });
});
