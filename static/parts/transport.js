// Play, pause, step, scrub, speed, loop, restart: everything that moves the clock, and what shows where it stands.

import { counting } from "../plot/counting.js";
import { address } from "../wire/address.js";
import { Marks } from "./events.js";
import { Playback, key } from "./playback.js";
import { countOf } from "../plot/samples.js";
import { Since } from "./since.js";
import { element } from "./theme.js";
import { asCount, quantity } from "../plot/quantities.js";

/** @import { Pace } from "../wire/messages.js" */
/** @import { Race } from "./race.js" */

/** @type {Record<import("../plot/counting.js").Unit, string>} */
const UNITS = { steps: "steps", epochs: "epochs", samples: "samples" };
const COUNTED = "What the curves count. A step sees each sample of its batch once, even if a method asks for the gradient several times; evaluations count every request. An epoch is one pass through all samples.";

export class Transport {
  /**
   * @param {HTMLElement} host
   * @param {import("./clock.js").Clock} clock
   * @param {object} options
   * @param {(step: number) => void} options.onOpen  the reader wants to see a step taken apart
   * @param {(name: "speed" | "play", text: string | null) => void} options.onPace  what the reader chose: a parameter of the
   *   link, and its text or null for the default
   * @param {(unit: string) => void} options.onCounted  what the reader chose to be counted
   * @param {(step: number | null) => void} options.onSince  settings are changed from this step on; null for the whole race
   * @param {import("./events.js").Reader} options.reader
   * @param {AbortSignal} options.signal
   */
  constructor(host, clock, { onOpen, onPace, onCounted, onSince, reader, signal }) {
    this.clock = clock;
    this.onPace = onPace;
    /** @type {Pace | undefined} */
    this.pace = undefined; // as the link has it, once it was shown
    this.playback = new Playback(clock, { nudge: (by) => clock.nudge(by), onSpeed: () => this.tell() });
    this.loop = key("loop", "Loop", () => { clock.loop = !clock.loop; this.tell(); this.tick(); });
    const marks = element("div", { class: "rv-marks", role: "group", "aria-label": "Events" });
    this.marks = new Marks(marks, reader, signal);
    this.counting = counting("steps", { steps: 0, count: 0, batches: null }); // until a race is shown
    this.unit = element("select", { class: "rv-speed", "aria-label": "Count", title: COUNTED, onchange: () => onCounted(this.unit.value) }, ...Object.entries(UNITS).map(([value, words]) => element("option", { value }, words)));
    this.open = element("button", { type: "button", class: "rv-tool rv-open", title: "Look inside this step: its formulas with their numbers, its arrows in the picture", onclick: () => onOpen(Math.floor(clock.step)) }, "Open this step");
    this.since = new Since(clock, { onSince, signal });
    this.out = element("a", { class: "rv-tool rv-open", target: "_blank", rel: "noopener", title: "The same race with all settings, in a new tab", href: "" }, "Open in Ravine");
    for (const event of ["pointerdown", "focus", "click"]) this.out.addEventListener(event, () => { this.out.href = address({ embed: null, embed_options: null, hide: null, lock: null }); });
    const { restart, back, play, forward, slider, count, speed } = this.playback;
    host.append(restart, back, play, forward, element("div", { class: "rv-track" }, marks, this.since.mark, slider), count, this.unit, speed, this.loop, this.since.button, this.open, this.out);
    this.host = host;
  }

  /**
   * The speed and the loop as the link has them; whoever changes them here keeps them until the link does.
   * @param {Race} race
   */
  setOut(race) {
    const { pace, hidden, locked, embedded } = race;
    if (JSON.stringify(pace) !== JSON.stringify(this.pace)) {
      this.pace = pace;
      this.playback.offer(pace.speeds, pace.speed);
      this.clock.loop = pace.play === "loop";
      this.tell();
    }
    this.open.hidden = embedded || hidden.includes("tabs"); // there would be no way back
    this.out.hidden = !embedded || hidden.includes("leave");
    /** @type {NodeListOf<HTMLButtonElement | HTMLSelectElement | HTMLInputElement>} */
    const controls = this.host.querySelectorAll("button, select, input");
    for (const control of controls) control.disabled = locked.includes("transport");
  }

  tell() {
    const play = this.clock.loop ? "loop" : !this.pace || this.pace.play === "loop" ? "once" : this.pace.play;
    this.onPace("play", play === "once" ? null : play);
    this.onPace("speed", this.clock.speed === 1 ? null : String(this.clock.speed));
  }

  /**
   * @param {Race} race
   * @param {import("./events.js").Happening[]} events
   */
  show(race, events) {
    this.setOut(race);
    this.unit.hidden = !race.samples;
    this.counting = counting(race.counted, { ...race, count: race.samples ? countOf(race.samples.columns) : 0 });
    this.unit.value = this.counting.unit;
    this.since.show(race);
    this.marks.show(events, race.steps);
    this.tick();
  }

  tick() {
    const { step, steps, loop } = this.clock;
    const whole = Math.floor(step);
    const { unit, at, total } = this.counting;
    this.playback.tick(steps, unit === "steps" ? `${asCount(whole)} / ${asCount(steps)}` : `${quantity(at(whole))} / ${quantity(total)}`);
    this.loop.setAttribute("aria-pressed", String(loop));
    this.since.tick();
  }
}
