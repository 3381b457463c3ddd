// The controls that move a clock, and the timeline that shows where it stands.

import { drawing } from "../plot/drawing.js";
import { element } from "./theme.js";
import { asCount } from "../plot/quantities.js";

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

/** @type {(name: keyof typeof ICONS, label: string, press: () => void) => HTMLButtonElement} */
export const key = (name, label, press) => element("button", { type: "button", class: `rv-key rv-key-${name}`, "aria-label": label, title: label, onclick: press }, icon(name));

export class Playback {
  /**
   * @param {import("./clock.js").Clock} clock
   * @param {object} options
   * @param {(by: -1 | 1) => void} options.nudge  goes a step back or forward
   * @param {() => void} [options.onSpeed]  the reader has chosen another speed
   */
  constructor(clock, { nudge, onSpeed = () => {} }) {
    this.clock = clock;
    this.restart = key("restart", "Restart (R)", () => clock.restart());
    this.back = key("back", "One step back (←)", () => nudge(-1));
    this.play = key("play", "Play", () => clock.toggle());
    this.forward = key("forward", "One step forward (→)", () => nudge(1));
    this.slider = element("input", { type: "range", min: 0, step: 1, class: "rv-timeline", "aria-label": "Step" });
    this.slider.addEventListener("input", () => {
      const step = Number(this.slider.value); // read before the pause, which sets the slider to where the clock stands
      clock.pause();
      clock.seek(step);
    });
    this.count = element("output", { class: "rv-count", "aria-label": "Step count" });
    this.speed = element("select", { class: "rv-speed", "aria-label": "Speed", title: "Speed" });
    this.speed.addEventListener("change", () => { clock.speed = Number(this.speed.value); onSpeed(); });
  }

  /**
   * @param {readonly number[]} speeds  among which the reader can choose
   * @param {number} chosen
   */
  offer(speeds, chosen) {
    this.speed.replaceChildren(...speeds.map((speed) => element("option", { value: speed, selected: speed === chosen }, `${speed}×`)));
    this.clock.speed = chosen;
  }

  /**
   * @param {number} steps  of the whole
   * @param {string} count  where the clock stands, in words
   */
  tick(steps, count) {
    const { step, playing } = this.clock;
    const whole = Math.floor(step);
    this.slider.max = String(steps);
    this.slider.valueAsNumber = whole;
    this.slider.style.setProperty("--done", `${steps ? (100 * step) / steps : 0}%`);
    this.slider.setAttribute("aria-valuetext", `step ${asCount(whole)} of ${asCount(steps)}`);
    this.count.textContent = count;
    const name = playing ? "pause" : "play";
    if (this.play.dataset.icon === name) return;
    this.play.dataset.icon = name;
    this.play.replaceChildren(icon(name));
    const label = playing ? "Pause (space)" : "Play (space)";
    this.play.setAttribute("aria-label", label);
    this.play.title = label;
  }
}
