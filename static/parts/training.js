// What has come of a training so far: its moments in order, and the planes, lines and matrices that were told beside them.

/** @import * as messages from "../wire/messages.js" */
/** @import { Coloured } from "../plot/ink.js" */
/** @import { Told } from "../wire/follow.js" */
/** @import { Compared } from "./comparison.js" */
/** @import { Colours } from "./theme.js" */
/** @typedef {messages.NetworkMethod & Coloured & { muted: boolean }} Method  that trains, with its colour in the theme in force; a muted one is not drawn */
/** @typedef {{ look: Method | Compared["variant"], training: Training, method: number }} Curve  of losses: how it is drawn, and the place of its method among those of a training */
/** @typedef {{ message: messages.Networks, training: Training, besides: Training, compared: Compared[], curves: Curve[], steps: Float64Array, methods: Method[], colours: Colours }} Shown  what is drawn of a training; `besides` has the planes and matrices that are looked at, `compared` the variants, `steps` those of the moments of the longest curve */

/**
 * A view of a training on the page: it is shown all that has come, then where the clock is and the place of the moment there,
 * −1 before the first; and it measures its places when they have another size.
 * @typedef {object} Pane
 * @property {HTMLElement} node
 * @property {(shown: Shown) => void} show
 * @property {(step: number, place: number) => void} tick
 * @property {() => void} resize
 */

export class Training {
  count = 0; // messages that were taken

  /** @type {messages.Moment[]} by their steps */
  moments = [];

  /** The step of each moment. */
  steps = new Float64Array();

  /** @type {Map<string, messages.LossPlane | messages.NoPlane>} the newest by its directions */
  planes = new Map();

  /** @type {Map<string, messages.LossLine>} the newest by its ends, which stand side by side with a space */
  lines = new Map();

  /** @type {Map<string, messages.CurvatureMatrices>} the newest by the key of its method */
  matrices = new Map();

  ahead = 0; // trainings that it waits for

  /** @type {messages.TrainingEnd | null} of the stream, as long as it has not gone on */
  end = null;

  /** @param {Told} told */
  take(told) {
    this.count += 1;
    this.goesOn();
    if (told.kind === "moment" && (told.step > this.head || !this.moments.length)) { // a server that was started anew tells some twice
      for (const old of [this.planes, this.lines, this.matrices]) old.clear(); // they were of the step before
      this.moments.push(told);
      this.steps = Float64Array.of(...this.steps, told.step);
    }
    if (told.kind === "plane" || told.kind === "no_plane") this.planes.set(told.which, told);
    else if (told.kind === "line") this.lines.set(told.ends.join(" "), told);
    else if (told.kind === "matrices") this.matrices.set(told.method, told);
    else if (told.kind === "end") this.end = told;
    else if (told.kind === "wait") this.ahead = told.ahead;
  }

  /** It is not at its end any more. */
  goesOn() {
    this.end = null;
  }

  /** The step of the newest moment. */
  get head() {
    return this.moments.at(-1)?.step ?? 0;
  }

  /**
   * A method's moment at a place, or its last one where it has broken off before; null where there is none.
   * @param {number} method  its place among the cards
   * @param {number} place  of the moment
   */
  of(method, place) {
    for (let at = place; at >= 0; at -= 1) {
      const moment = this.moments[at].methods[method];
      if (moment) return { ...moment, step: this.moments[at].step };
    }
    return null;
  }

  /**
   * A number of a method at every moment; NaN once it has broken off.
   * @param {number} method  its place among the cards
   * @param {(moment: messages.MethodMoment) => number} number
   */
  series(method, number) {
    return Float64Array.from(this.moments, ({ methods }) => {
      const moment = methods[method];
      return moment ? number(moment) : NaN;
    });
  }

  /**
   * Whether a method that has not broken off has a larger loss now than where it began.
   * @param {number} method  its place among the cards
   */
  rose(method) {
    const [first, last] = [this.moments[0], this.moments.at(-1)].map((moment) => moment?.methods[method]?.loss ?? NaN);
    return last > first;
  }

  /** How many methods have broken off, or have a larger loss than where they began. */
  get failed() {
    return (this.moments.at(-1)?.methods ?? []).filter((moment, i) => !moment || this.rose(i)).length;
  }

  /**
   * What is said of a method at a moment: that it has broken off, and at the end why, or that its loss has risen; "" before.
   * @param {number} method  its place among the cards
   * @param {number} place  of the moment
   */
  saidOf(method, place) {
    if (place < 0) return "";
    if (this.moments[place].methods[method]) return place === this.moments.length - 1 && this.rose(method) ? this.end?.sentences[method] ?? "" : "";
    const gone = this.moments.find(({ methods }) => !methods[method]);
    return this.end?.sentences[method] ?? `It diverged by step ${gone?.step.toLocaleString("en")}.`;
  }
}
