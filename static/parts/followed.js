// A training that is followed: what has come of it by its stream, and what is looked at of it besides.

import { standing } from "./standing.js";
import { Training } from "./training.js";
import { follow, gather } from "../wire/follow.js";

/** @typedef {import("../wire/follow.js").Line} Line */
/** @typedef {Pick<import("../wire/messages.js").Networks, "going" | "shared" | "steps"> & { compared?: boolean }} Going  what the page says of its trainings, and whether several of them stand side by side */

export const RESTS = new Set(["done", "failed"]); // ends after which nothing comes by itself

export class Followed {
  training = new Training();

  /** @type {Line} */
  line = "asked";

  /** @type {AbortController | null} ends what follows the training; null where nothing does */
  following = null;

  /** @type {{ of: string, training: Training, ends: AbortController } | null} what was asked for besides the stream: of which address, after which step */
  besides = null;

  /**
   * @param {string} id  of the training
   * @param {{ signal: AbortSignal, later: () => void }} how  `later` is called when something has come
   */
  constructor(id, { signal, later }) {
    this.id = id;
    this.signal = signal;
    this.later = later;
  }

  /** Follows the training from where it is known. */
  async listen() {
    const { id, training, signal } = this;
    this.following?.abort();
    const following = new AbortController();
    Object.assign(this, { following, line: "asked" });
    training.goesOn();
    await follow(id, {
      signal: AbortSignal.any([signal, following.signal]), count: () => training.count,
      take: (told) => { training.take(told); this.later(); }, note: (line) => { this.line = line; this.later(); },
    });
    if (this.following !== following) return;
    this.following = null;
    this.later();
  }

  /** Follows it again, where more may come of it. One that has failed is begun again when the reader says so. */
  goOn() {
    if (!this.following && !RESTS.has(this.training.end?.why ?? "")) this.listen();
  }

  /**
   * What has come of what is looked at besides the stream, or of the stream where that has all.
   * @param {string} address  of what is looked at; "" where the stream has it
   */
  lookedAt(address) {
    const { training } = this;
    if (!address) return training;
    const of = training.end && training.moments.length ? `${address} ${training.end.step}` : "";
    if (of === this.besides?.of) return this.besides.training;
    this.besides?.ends.abort();
    const besides = { of, training: new Training(), ends: new AbortController() };
    this.besides = besides;
    if (of) gather(address, { signal: AbortSignal.any([this.signal, besides.ends.signal]), take: (told) => { besides.training.take(told); this.later(); } });
    return besides.training;
  }

  /**
   * Whether the reader has stopped it, but it goes on for others.
   * @param {Going | null} told
   */
  parted(told) {
    return !this.following && Boolean(told && !told.going && told.shared.includes(this.id));
  }

  /**
   * How it stands with the training.
   * @param {Going | null} told
   */
  standing(told) {
    return standing(this.training, { line: this.line, going: told?.going ?? true, steps: told?.steps ?? Infinity, compared: told?.compared ?? false, unheard: !this.following && !this.training.count, parted: this.parted(told) });
  }

  /** Nothing more of it is asked for. */
  leave() {
    this.following?.abort();
    this.following = null;
    this.besides?.ends.abort();
    this.besides = null;
  }
}
