// One number as a row: its name and its exact value, which can be typed, and below them a slider of the row's whole width.

import { onAim, within } from "./aim.js";
import { brief, decades, next, placeOf, valueAt, written } from "./scales.js";
import { element } from "./theme.js";
import { quantity } from "../plot/quantities.js";
import { hold, release } from "../wire/holding.js";

const RESTED = 250; // milliseconds after the last key, when the hand rests
const TICKS = 1000; // from one end of the slider to the other
/** @type {Record<string, 1 | -1>} */
const WAYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
const HINT = "Drag to change it. With Shift, or a second finger on the screen, it moves ten times finer. Esc restores the old value.";

/**
 * A number that can be set: what the server tells of it.
 * @typedef {import("./scales.js").Span & { name: string, label: string, sign: string, help?: string, from_one?: string }} Spec  `from_one` is said beside a value of 1 or more
 */
/** @typedef {(change: { value: number | string | null, final: boolean }) => void} Send a value that is not a number is text as it was typed, or null for none */

export class Row {
  /**
   * @param {Spec} spec
   * @param {string} of  what the number belongs to, in words
   * @param {Send} send  passes on what the reader does
   */
  constructor(spec, of, send) {
    this.spec = spec;
    this.send = send;
    this.value = NaN; // before the first is shown
    this.told = NaN; // the latest that was to be shown: it waits while a hand is on the slider
    this.held = false; // whether a hand is on the slider
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined; // ends the moves by keys
    /** @type {number | null} the value that a hand has found, once it has changed it */
    this.before = null;
    const name = `${spec.label}, ${of}`;
    this.slider = element("input", { type: "range", min: 0, max: TICKS, step: "any", "aria-label": name, "data-hyper": spec.name });
    this.text = element("input", { type: "text", inputmode: "decimal", spellcheck: "false", autocomplete: "off", "aria-label": `${name}, exact value`, title: "Type a value" });
    this.label = element("label", {}, element("span", {}, spec.label), element("i", {}, spec.sign));
    this.rail = element("div", { class: "rv-rail", title: HINT }, ...decades(spec).map((place) => element("i", { style: `left: ${100 * place}%` })), this.slider);
    this.node = element("div", { class: "rv-row", title: spec.help }, this.label, this.text, this.rail);
    this.says = spec.from_one ? element("small", { class: "rv-says", hidden: true }, spec.from_one) : null;
    if (this.says) this.node.append(this.says);
    this.outside = element("small", { class: "rv-says", hidden: true });
    this.node.append(this.outside);
    this.listen();
  }

  listen() {
    const { slider, text, rail } = this;
    onAim(rail, { hold: () => this.take(), move: (place, fine) => this.move(place, fine), drop: (back) => this.drop(back) });
    slider.addEventListener("input", () => this.slide(false)); // of keys like Page Up, and of what helps to read and to reach the page
    slider.addEventListener("change", () => this.slide(true));
    slider.addEventListener("keydown", (event) => this.key(event));
    slider.addEventListener("blur", () => this.rest());
    text.addEventListener("change", () => this.type());
    text.addEventListener("focus", () => { text.value = written(this.value); }); // every digit, as long as it may be typed
    text.addEventListener("blur", () => this.name());
    for (const name of ["focus", "dblclick"]) text.addEventListener(name, () => text.select());
    text.addEventListener("keydown", (event) => {
      if (event.key === "Enter") text.blur();
      if (event.key === "Escape") {
        text.value = written(this.value);
        text.blur();
      }
    });
  }

  // --- what the reader does ------------------------------------------------------------------------------------------

  /** A hand comes; null where the slider cannot be moved. */
  take() {
    if (this.slider.matches(":disabled")) return null;
    this.held = true;
    this.before = null;
    this.slider.focus({ preventScroll: true });
    this.node.classList.add("rv-held");
    return within(placeOf(this.value, this.spec));
  }

  /**
   * @param {number} place
   * @param {boolean} fine
   */
  move(place, fine) {
    this.node.classList.toggle("rv-fine", fine);
    hold(this.node);
    const value = valueAt(place, this.spec, fine);
    if (value === this.value) return;
    this.before ??= this.value;
    this.set(value);
    this.send({ value, final: false });
  }

  /** @param {boolean} back  whether to where the hand has found it */
  drop(back) {
    this.held = false;
    this.node.classList.remove("rv-held", "rv-fine");
    release();
    if (this.before === null) {
      this.show(this.told);
      return;
    }
    if (back) this.set(this.before);
    this.send({ value: this.value, final: true });
  }

  /** @param {boolean} final */
  slide(final) {
    this.held = !final;
    this.set(valueAt(this.slider.valueAsNumber / TICKS, this.spec));
    this.send({ value: this.value, final });
  }

  /**
   * An arrow goes to the next whole or round value; with Shift to one with a digit more.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    const value = next(this.value, way, this.spec, event.shiftKey);
    if (value === this.value) return;
    this.held = true;
    this.set(value);
    this.send({ value, final: false });
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), RESTED);
  }

  /** The keys rest: that is the last word. */
  rest() {
    if (this.resting === undefined) return;
    clearTimeout(this.resting);
    this.resting = undefined;
    this.held = false;
    this.send({ value: this.value, final: true });
  }

  type() {
    const typed = this.text.value.trim().replace("−", "-");
    const number = typed !== "" && Number.isFinite(Number(typed));
    this.send({ value: number ? Number(typed) : typed || null, final: true });
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  /** @param {number} value */
  show(value) {
    this.told = value;
    if (!this.held) this.set(value);
  }

  /** Names the value in its field, in short where it is long: the tooltip has all of it. */
  name() {
    const [short, whole] = [brief(this.value, this.spec), written(this.value)];
    this.text.value = short;
    this.text.title = short === whole ? "Type a value" : `Exactly ${whole}. Type another value`;
  }

  /** @param {number} value */
  set(value) {
    this.value = value;
    const place = placeOf(value, this.spec);
    this.slider.valueAsNumber = TICKS * within(place);
    this.slider.style.setProperty("--done", `${100 * within(place)}%`);
    this.slider.setAttribute("aria-valuetext", written(value));
    if (document.activeElement !== this.text) this.name();
    const low = place < -1e-9 && value !== 0; // 0 has no place on a log scale, and its end stands for it
    const beyond = low || place > 1 + 1e-9;
    this.node.classList.toggle("rv-beyond", beyond);
    if (this.says) this.says.hidden = value < 1;
    this.outside.hidden = !beyond || Boolean(this.says && !this.says.hidden);
    if (beyond) this.outside.textContent = `This value is outside the slider, which goes from ${quantity(this.spec.low)} to ${quantity(this.spec.high)}.`;
  }
}
