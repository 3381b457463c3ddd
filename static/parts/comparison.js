// The trainings of the variants that are compared: each is followed once, the first ones first.

import { Followed, RESTS } from "./followed.js";
import { Training } from "./training.js";
import { coloured } from "../plot/ink.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Coloured } from "../plot/ink.js" */
/** @import { Colours } from "./theme.js" */
/** @import { standing } from "./standing.js" */

/**
 * A variant with what has come of it.
 * @typedef {object} Compared
 * @property {messages.NetworkVariant & Coloured} variant
 * @property {Training} training
 * @property {messages.LossPlane | messages.NoPlane | null} plane  around the end of the method that is looked at; null as long as it has not come
 * @property {ReturnType<typeof standing>} standing
 * @property {boolean} own  whether it is the set-up of the page
 */

const AT_ONCE = 3; // streams: a browser has few for a server, and others are needed

export class Comparison {
  /** @type {Map<string, Followed>} by the id of the training; that of the page is followed by the page */
  known = new Map();

  /** @param {{ signal: AbortSignal, later: () => void }} how */
  constructor(how) {
    this.how = how;
  }

  /**
   * The variants of a message, each with what has come of it.
   * @param {messages.Networks} message
   * @param {Followed} own  the training of the page
   * @param {Colours} colours
   * @returns {Compared[]}
   */
  all({ variants, training, going, shared, steps }, own, colours) {
    const wanted = variants.map((variant) => variant.training).filter((id) => id && id !== training);
    for (const [id, followed] of this.known) {
      if (wanted.includes(id)) continue;
      followed.leave();
      this.known.delete(id);
    }
    for (const id of wanted) if (!this.known.has(id)) this.known.set(id, new Followed(id, this.how));
    if (going) this.listen();
    return variants.map((variant) => {
      const followed = variant.training === training ? own : this.known.get(variant.training);
      return {
        variant: coloured(variant, colours), training: followed?.training ?? new Training(), plane: followed?.lookedAt(variant.plane).planes.get("random") ?? null,
        standing: followed?.standing({ going, shared, steps, compared: true }) ?? { words: variant.refusal, alarm: true, press: "" }, own: followed === own,
      };
    });
  }

  /** Follows as many as may be at once. */
  listen() {
    const open = [...this.known.values()].filter(({ following }) => following).length;
    [...this.known.values()].filter(({ following, training, line }) => !following && !training.end && line !== "unknown").slice(0, Math.max(0, AT_ONCE - open)).forEach((each) => each.goOn());
  }

  /** Those that were stopped go on, and what the server did not know is begun again. */
  goOn() {
    for (const [id, { line, training }] of this.known) {
      if (line === "unknown") this.known.delete(id);
      else if (!RESTS.has(training.end?.why ?? "")) training.goesOn();
    }
  }

  leave() {
    for (const followed of this.known.values()) followed.leave();
    this.known.clear();
  }
}
