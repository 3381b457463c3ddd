// One number as a row: its name, a slider with its scale, and the exact value, which can be typed.

import { placeOf, valueAt, written } from "./scales.js";
import { element } from "./theme.js";

const TICKS = 1000; // positions of a slider
/** @type {Record<string, 1 | -1>} */
const WAYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/**
 * A number that can be set: what the server tells of it.
 * @typedef {import("./scales.js").Span & { name: string, label: string, sign: string, help?: string }} Spec
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
    this.held = false; // whether a hand is on the slider
    const name = `${spec.label}, ${of}`;
    this.slider = element("input", { type: "range", min: 0, max: TICKS, step: 1, "aria-label": name, "data-hyper": spec.name });
    this.text = element("input", { type: "text", inputmode: "decimal", spellcheck: "false", autocomplete: "off", "aria-label": `${name}, exact value` });
    this.label = element("label", {}, element("span", {}, spec.label), element("i", {}, spec.sign));
    this.node = element("div", { class: "rv-row", title: spec.help }, this.label, this.slider, this.text);
    this.slider.addEventListener("input", () => this.slide(false));
    this.slider.addEventListener("change", () => this.slide(true));
    this.slider.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("change", () => this.type());
    this.text.addEventListener("focus", () => this.text.select());
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.text.blur();
      if (event.key === "Escape") { this.show(this.value); this.text.blur(); }
    });
  }

  /** @param {number} position  of the slider */
  at(position) {
    return valueAt(position / TICKS, this.spec);
  }

  /**
   * @param {boolean} final
   * @param {number} value
   */
  slide(final, value = this.at(this.slider.valueAsNumber)) {
    this.held = !final;
    this.value = value;
    this.text.value = written(value);
    this.fill();
    this.send({ value, final });
  }

  /**
   * An arrow goes to the next whole or round value, however many positions away that is.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    const { whole, low, high } = this.spec;
    if (whole) {
      this.slide(true, Math.min(Math.max(this.value + way, low), high));
      return;
    }
    let position = this.slider.valueAsNumber;
    do position += way; while (position > 0 && position < TICKS && this.at(position) === this.value);
    this.slider.valueAsNumber = position;
    this.slide(true);
  }

  type() {
    const typed = this.text.value.trim().replace("−", "-");
    const number = typed !== "" && Number.isFinite(Number(typed));
    this.send({ value: number ? Number(typed) : typed || null, final: true });
  }

  /** @param {number} value */
  show(value) {
    if (this.held) return;
    this.value = value;
    const place = placeOf(value, this.spec);
    this.slider.valueAsNumber = Math.round(TICKS * Math.min(Math.max(place, 0), 1));
    this.slider.setAttribute("aria-valuetext", written(value));
    if (document.activeElement !== this.text) this.text.value = written(value);
    const low = place < -1e-9 && value !== 0; // 0 has no place on a log scale, and its end stands for it
    this.node.classList.toggle("rv-beyond", low || place > 1 + 1e-9);
    this.fill();
  }

  fill() {
    this.slider.style.setProperty("--done", `${(100 * this.slider.valueAsNumber) / TICKS}%`);
  }
}
