// Play, pause, step, scrub, speed, loop, restart: everything that moves the clock, and what shows where it stands.

import { counting } from "../plot/counting.js";
import { drawing } from "../plot/drawing.js";
import { address } from "../wire/address.js";
import { Marks } from "./events.js";
import { countOf } from "../plot/samples.js";
import { Since } from "./since.js";
import { element, number } from "./theme.js";

/** @import { Pace } from "../wire/messages.js" */
/** @import { Race } from "./race.js" */

/** @type {Record<import("../plot/counting.js").Unit, string>} */
const UNITS = { steps: "steps", epochs: "epochs", samples: "samples" };
const COUNTED = "What the curves count. A step sees the samples of its batch, each once, however often a method asks for their gradient: the evaluations count that. An epoch is one pass through all samples.";

const ICONS = {
  restart: "M6 5h2v14H6zM20 5v14L9 12z",
  back: "M15.5 5v14L7 12z",
  forward: "M8.5 5v14L17 12z",
  play: "M7 4.5v15L20 12z",
  pause: "M6.5 5h4v14h-4zM13.5 5h4v14h-4z",
  loop: "M17 2l4 4-4 4V7H7a3 3 0 0 0-3 3v1H2v-1a5 5 0 0 1 5-5h10zM7 22l-4-4 4-4v3h10a3 3 0 0 0 3-3v-1h2v1a5 5 0 0 1-5 5H7z",
};

/** @param {keyof typeof ICONS} name */
export const icon = (name) => drawing("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, drawing("path", { d: ICONS[name] }));

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
    /** @type {(name: keyof typeof ICONS, label: string, press: () => void) => HTMLButtonElement} */
    const button = (name, label, press) => element("button", { type: "button", class: `rv-key rv-key-${name}`, "aria-label": label, title: label, onclick: press }, icon(name));
    this.play = button("play", "Play", () => clock.toggle());
    this.loop = button("loop", "Loop", () => { clock.loop = !clock.loop; this.tell(); this.tick(); });
    this.slider = element("input", { type: "range", min: 0, step: 1, class: "rv-timeline", "aria-label": "Step" });
    this.slider.addEventListener("input", () => {
      const step = Number(this.slider.value); // read before the pause, which sets the slider to where the race stands
      clock.pause();
      clock.seek(step);
    });
    const marks = element("div", { class: "rv-marks", role: "group", "aria-label": "Events" });
    this.marks = new Marks(marks, reader, signal);
    this.count = element("output", { class: "rv-count", "aria-label": "Step count" });
    this.counting = counting("steps", { steps: 0, count: 0, batches: null }); // until a race is shown
    this.unit = element("select", { class: "rv-speed", "aria-label": "Count", title: COUNTED, onchange: () => onCounted(this.unit.value) }, ...Object.entries(UNITS).map(([value, words]) => element("option", { value }, words)));
    this.speed = element("select", { class: "rv-speed", "aria-label": "Speed", title: "Speed" });
    this.speed.addEventListener("change", () => { clock.speed = Number(this.speed.value); this.tell(); });
    this.open = element("button", { type: "button", class: "rv-tool rv-open", title: "Take this step apart: its formulas with their numbers, its arrows on the map", onclick: () => onOpen(Math.floor(clock.step)) }, "Open this step");
    this.since = new Since(clock, { onSince, signal });
    this.out = element("a", { class: "rv-tool rv-open", target: "_blank", rel: "noopener", title: "The same race with everything that can be changed, in a new tab", href: "" }, "Open in Ravine");
    for (const event of ["pointerdown", "focus", "click"]) this.out.addEventListener(event, () => { this.out.href = address({ embed: null, embed_options: null, hide: null, lock: null }); });
    host.append(
      button("restart", "Restart (R)", () => clock.restart()), button("back", "One step back (←)", () => clock.nudge(-1)), this.play,
      button("forward", "One step forward (→)", () => clock.nudge(1)), element("div", { class: "rv-track" }, marks, this.since.mark, this.slider), this.count, this.unit, this.speed, this.loop,
      this.since.button, this.open, this.out,
    );
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
      this.speed.replaceChildren(...pace.speeds.map((s) => element("option", { value: s, selected: s === pace.speed }, `${s}×`)));
      this.clock.speed = pace.speed;
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
    this.slider.max = String(race.steps);
    this.unit.hidden = !race.samples;
    this.counting = counting(race.counted, { ...race, count: race.samples ? countOf(race.samples.columns) : 0 });
    this.unit.value = this.counting.unit;
    this.since.show(race);
    this.marks.show(events, race.steps);
    this.tick();
  }

  tick() {
    const { step, steps, playing, loop } = this.clock;
    const whole = Math.floor(step);
    this.slider.valueAsNumber = whole;
    this.slider.style.setProperty("--done", `${steps ? (100 * step) / steps : 0}%`);
    this.slider.setAttribute("aria-valuetext", `step ${whole} of ${steps}`);
    const { unit, at, total } = this.counting;
    this.count.textContent = unit === "steps" ? `${whole} / ${steps}` : `${number(at(whole))} / ${number(total)}`;
    this.loop.setAttribute("aria-pressed", String(loop));
    this.since.tick();
    const name = playing ? "pause" : "play";
    if (this.play.dataset.icon !== name) {
      this.play.dataset.icon = name;
      this.play.replaceChildren(icon(name));
      const label = playing ? "Pause (space)" : "Play (space)";
      this.play.setAttribute("aria-label", label);
      this.play.title = label;
    }
  }
}
