// A parameter of the formula as a row: its slider, a key that sweeps it from end to end, and its ends, which can be typed.

import { Field, typed } from "./field.js";
import { Row } from "./row.js";
import { placeOf, valueAt } from "./scales.js";
import { element } from "./theme.js";
import { within } from "./aim.js";
import { hold, release } from "../wire/holding.js";

/** @import { LetterSlider, SliderEdited } from "../wire/messages.js" */
/** @import { Send } from "./row.js" */
/** @typedef {Omit<SliderEdited, "serial" | "held">} Edit */

const ACROSS = 5000; // milliseconds from one end to the other
const LATE = 100; // milliseconds that a frame counts for at most: after a pause of the page the sweep goes on where it stood
const JUMP = 0.1; // of the slider, at each press where motion is not wanted

/**
 * Where a sweep is after a while: up to the high end, down to the low one, and back to where it began.
 * @param {number} from  where it began, 0 to 1
 * @param {number} way  gone so far, in lengths of the slider
 */
export function swept(from, way) {
  const there = from + way;
  if (there <= 1) return there;
  return there <= 2 ? 2 - there : Math.min(there - 2, from);
}

/**
 * The value that a sweep shows: on the steps of the slider where it has some, and at its end the one with which it began.
 * @param {{ from: number, value: number, way: number }} sweep
 * @param {import("./scales.js").Span} span
 */
export const passed = ({ from, value, way }, span) => (way >= 2 ? value : valueAt(within(swept(from, way)), span, !span.step));

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Letter {
  /** @type {{ from: number, value: number, way: number, at: number, frame: number } | null} the sweep that goes on; null where none does */
  sweep = null;

  /**
   * @param {LetterSlider} spec
   * @param {object} how
   * @param {Send} how.send  passes on a value
   * @param {(edit: Edit) => void} how.edit  passes on another slider
   * @param {AbortSignal} how.signal
   */
  constructor(spec, { send, edit, signal }) {
    this.spec = spec;
    this.row = new Row(spec, "of the surface", send);
    this.key = element("button", { type: "button", class: "rv-sweep", onclick: () => this.press() });
    this.opener = element("button", { type: "button", class: "rv-ends", "aria-label": `Slider of ${spec.label}`, title: "Ends and step of this slider", "aria-expanded": "false", onclick: () => this.open(Boolean(this.form.hidden)) }, "⋯");
    this.row.node.append(element("span", { class: "rv-letter-keys" }, this.key, this.opener));
    this.low = new Field("From", () => {});
    this.high = new Field("To", () => {});
    this.step = new Field("By", () => {});
    this.log = element("input", { type: "checkbox", onchange: () => this.steps() });
    this.back = element("button", { type: "button", class: "rv-reset", onclick: () => edit({ name: spec.name }) }, "Put back");
    this.form = element("form", { class: "rv-letter-ends", hidden: true },
      element("div", { class: "rv-fields" }, this.low.node, this.high.node, this.step.node),
      element("div", { class: "rv-framed" }, element("label", {}, this.log, " logarithmic"), element("button", { class: "rv-tool" }, "Set"), this.back));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [low, high, step] = [this.low, this.high, this.step].map(({ input }) => typed(input.value));
      edit({ name: spec.name, low, high, step: this.log.checked ? null : step, log: this.log.checked });
    });
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.node = element("div", { class: "rv-letter" }, this.row.node, this.form, this.problem);
    this.named();
    this.row.rail.addEventListener("pointerdown", () => this.stop(), { capture: true, signal });
    this.row.text.addEventListener("focus", () => this.stop(), { signal });
    window.addEventListener("keydown", (event) => { if (event.key === "Escape") this.stop(); }, { signal });
    signal.addEventListener("abort", () => this.leave());
  }

  /** @param {LetterSlider} spec */
  show({ value, low, high, step, scale, edited, problem }) {
    this.row.show(value);
    this.problem.hidden = !problem;
    this.problem.textContent = problem ?? "";
    if (document.activeElement instanceof Element && this.form.contains(document.activeElement) && !this.form.hidden && this.spec.edited === edited) return;
    this.low.show(low);
    this.high.show(high);
    this.step.input.value = step === null ? "" : String(step);
    this.log.checked = scale === "log";
    this.back.hidden = !edited;
    this.steps();
  }

  /** A logarithmic slider has no steps. */
  steps() {
    this.step.input.disabled = this.log.checked;
  }

  /** @param {boolean} open */
  open(open) {
    this.form.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    if (open) this.low.input.focus();
  }

  // --- the sweep -----------------------------------------------------------------------------------------------------

  named() {
    const what = this.sweep ? "Pause" : "Play";
    this.key.setAttribute("aria-pressed", String(Boolean(this.sweep)));
    this.key.setAttribute("aria-label", `${what} ${this.spec.label}`);
    this.key.title = this.sweep ? "Pause" : still() ? "Go a tenth of the slider on" : "Sweep it to its high end, to its low end and back";
  }

  press() {
    if (this.sweep) this.stop();
    else if (still()) this.jump();
    else this.begin();
  }

  /** A step at a time, where motion is not wanted: from the high end on to the low one. */
  jump() {
    const place = within(placeOf(this.row.value, this.spec));
    this.row.set(valueAt(place > 1 - 1e-9 ? 0 : within(place + JUMP), this.spec));
    this.row.send({ value: this.row.value, final: true });
  }

  begin() {
    const from = within(placeOf(this.row.value, this.spec));
    this.row.held = true;
    this.sweep = { from, value: this.row.value, way: 0, at: performance.now(), frame: requestAnimationFrame((now) => this.go(now)) };
    this.named();
  }

  /** @param {number} now */
  go(now) {
    const { sweep, row, spec } = this;
    if (!sweep) return;
    sweep.way += Math.min(Math.max(now - sweep.at, 0), LATE) / ACROSS;
    sweep.at = now;
    row.set(passed(sweep, spec));
    row.send({ value: row.value, final: false });
    hold(row.node);
    if (sweep.way >= 2) this.stop();
    else sweep.frame = requestAnimationFrame((later) => this.go(later));
  }

  /** The sweep ends: the value at which it stands is the last word. */
  stop() {
    if (!this.leave()) return;
    this.row.send({ value: this.row.value, final: true });
  }

  /** Ends the sweep without a word; returns whether there was one. */
  leave() {
    const { sweep, row } = this;
    if (!sweep) return false;
    cancelAnimationFrame(sweep.frame);
    this.sweep = null;
    row.held = false;
    release();
    this.named();
    return true;
  }
}
