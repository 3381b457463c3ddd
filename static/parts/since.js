// "Change from here": while it is on, a setting that is moved is changed from that step of the race on, and the past stays.

import { element } from "./theme.js";
import { asCount } from "../plot/quantities.js";

const ABOUT = "From this step on, the sliders change only the rest of the paths. The part before stays.";
const ENDS = "The sliders now change the rest of the race, and replace later changes of the same setting. Press again, or Esc, to end this.";
const UNTIL = {
  start: "At step 0, the sliders change the whole race. Go to a later step to change only the rest.",
  end: "The race ends at this step. Go to an earlier step to change what follows.",
  methods: "The settings are locked here.",
  transport: "The playback is locked here.",
};
const TYPING = "input[type=text], input[type=search], textarea, select, dialog";

export class Since {
  /** @type {number | null} the step from which on settings are changed; null for the whole race */
  step = null;

  /** @type {"methods" | "transport" | undefined} what is locked, so that nothing can be changed from a step on */
  locked = undefined;

  /**
   * @param {import("./clock.js").Clock} clock
   * @param {object} options
   * @param {(step: number | null) => void} options.onSince
   * @param {AbortSignal} options.signal
   */
  constructor(clock, { onSince, signal }) {
    this.clock = clock;
    this.onSince = onSince;
    this.button = element("button", { type: "button", class: "rv-tool rv-since", "aria-pressed": "false", onclick: () => this.press() });
    this.mark = element("i", { class: "rv-since-mark", hidden: true });
    window.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || this.step === null) return;
      if (!(event.target instanceof Element && event.target.closest(TYPING))) this.set(null);
    }, { signal });
    signal.addEventListener("abort", () => this.set(null));
  }

  press() {
    if (this.step !== null) { this.set(null); return; }
    const { clock } = this;
    clock.pause();
    this.set(Math.min(Math.max(Math.round(clock.step), 1), clock.steps - 1));
  }

  /** @param {number | null} step */
  set(step) {
    if (step === this.step) return;
    this.step = step;
    this.onSince(step);
    this.tick();
  }

  /** @param {import("./race.js").Race} race */
  show({ steps, locked, hidden, game }) {
    this.locked = /** @type {const} */ (["methods", "transport"]).find((name) => locked.includes(name));
    this.button.hidden = hidden.includes("methods");
    if (this.step !== null && (this.step >= steps || this.locked || this.button.hidden || game?.waits)) this.set(null);
    else if (this.step !== null) this.onSince(this.step); // what settings are there may be new
    this.tick();
  }

  tick() {
    const { step, clock: { step: now, steps }, button, mark } = this;
    const on = step !== null;
    const reason = this.locked ? UNTIL[this.locked] : now < 1 ? UNTIL.start : now >= steps ? UNTIL.end : null;
    const words = on ? `Changing from step ${asCount(step)}` : "Change from here";
    if (button.textContent !== words) button.textContent = words;
    button.ariaPressed = String(on);
    button.title = on ? ENDS : reason ?? ABOUT;
    button.disabled = !on && reason !== null;
    mark.hidden = !on;
    if (on) mark.style.setProperty("--at", String(step / steps));
  }
}
