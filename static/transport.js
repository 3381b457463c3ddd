// Play, pause, step, scrub, speed, loop, restart: everything that moves the clock, and what shows where it stands.

import { element } from "./theme.js";

const SPEEDS = [0.25, 0.5, 1, 2, 4];
const ICONS = {
  restart: "M6 5h2v14H6zM20 5v14L9 12z",
  back: "M15.5 5v14L7 12z",
  forward: "M8.5 5v14L17 12z",
  play: "M7 4.5v15L20 12z",
  pause: "M6.5 5h4v14h-4zM13.5 5h4v14h-4z",
  loop: "M17 2l4 4-4 4V7H7a3 3 0 0 0-3 3v1H2v-1a5 5 0 0 1 5-5h10zM7 22l-4-4 4-4v3h10a3 3 0 0 0 3-3v-1h2v1a5 5 0 0 1-5 5H7z",
};

export const icon = (name) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
};

export class Transport {
  constructor(host, clock, { onOpen }) {
    this.clock = clock;
    const button = (name, label, press) => element("button", { type: "button", class: `rv-key rv-key-${name}`, "aria-label": label, title: label, onclick: press }, icon(name));
    this.play = button("play", "Play", () => clock.toggle());
    this.loop = button("loop", "Loop", () => { clock.loop = !clock.loop; this.tick(); });
    this.slider = element("input", { type: "range", min: 0, step: 1, class: "rv-timeline", "aria-label": "Step" });
    this.slider.addEventListener("input", () => {
      const step = Number(this.slider.value); // read before the pause, which sets the slider to where the race stands
      clock.pause();
      clock.seek(step);
    });
    this.marks = element("div", { class: "rv-marks", "aria-hidden": "true" });
    this.count = element("output", { class: "rv-count", "aria-label": "Step count" });
    this.speed = element("select", { class: "rv-speed", "aria-label": "Speed", title: "Speed" }, ...SPEEDS.map((s) => element("option", { value: s, selected: s === 1 }, `${s}×`)));
    this.speed.addEventListener("change", () => { clock.speed = Number(this.speed.value); });
    host.append(
      button("restart", "Restart (R)", () => clock.restart()), button("back", "One step back (←)", () => clock.nudge(-1)), this.play,
      button("forward", "One step forward (→)", () => clock.nudge(1)), element("div", { class: "rv-track" }, this.marks, this.slider), this.count, this.speed, this.loop,
      element("button", { type: "button", class: "rv-tool rv-open", title: "Take this step apart: its formulas with their numbers, its arrows on the map", onclick: () => onOpen(Math.floor(clock.step)) }, "Open this step"),
    );
  }

  /** Every method's end on the timeline: where it arrived, stalled or diverged. */
  show(race) {
    this.slider.max = race.steps;
    this.marks.replaceChildren(...race.methods.filter((m) => m.outcome !== "limit").map((method) => element("i", {
      style: `left:${(100 * method.stopped) / race.steps}%;background:${method.colour}`, title: method.sentence,
    })));
    this.tick();
  }

  tick() {
    const { step, steps, playing, loop } = this.clock;
    const whole = Math.floor(step);
    this.slider.value = whole;
    this.slider.style.setProperty("--done", `${steps ? (100 * step) / steps : 0}%`);
    this.slider.setAttribute("aria-valuetext", `step ${whole} of ${steps}`);
    this.count.textContent = `${whole} / ${steps}`;
    this.loop.setAttribute("aria-pressed", loop);
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
