// One number, or a few, that are typed: a label above an input each, whose arrow keys go up and down.

import { written } from "./scales.js";
import { element } from "./theme.js";

const DIGITS = 6; // that are shown of a number; all of them stand in its title

/**
 * What was typed: a number where it is one, else the text, or null for none.
 * @param {string} text
 * @returns {number | string | null}
 */
export function typed(text) {
  const plain = text.trim().replace("−", "-");
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : plain || null;
}

/** @param {number} value */
export const shown = (value) => written(Number(value.toPrecision(DIGITS)));

export class Field {
  /**
   * @param {string} label
   * @param {(value: number | string | null) => void} send  passes on what the reader types
   * @param {number} [step]  what an arrow key adds; with none the number is sent by another control
   */
  constructor(label, send, step) {
    this.value = NaN; // before the first is shown
    this.send = send;
    this.input = element("input", { type: "text", inputmode: "decimal", spellcheck: "false", autocomplete: "off", maxlength: 40 });
    this.node = element("label", { class: "rv-field" }, element("span", {}, label), this.input);
    this.input.addEventListener("focus", () => this.input.select());
    if (step === undefined) return;
    this.input.addEventListener("change", () => { if (this.input.value !== shown(this.value)) this.send(typed(this.input.value)); });
    this.input.addEventListener("keydown", (event) => this.key(event, step));
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} step
   */
  key(event, step) {
    if (event.key === "Enter") this.input.blur();
    if (event.key === "Escape") { this.input.value = shown(this.value); this.input.blur(); }
    const way = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (!way) return;
    event.preventDefault();
    const from = typed(this.input.value);
    const value = Number(((typeof from === "number" ? from : this.value) + way * step).toPrecision(12));
    this.input.value = shown(value);
    this.send(value);
  }

  /**
   * Shows what the server has, unless the reader is typing something else.
   * @param {number} value
   */
  show(value) {
    const untouched = this.input.value === shown(this.value) || document.activeElement !== this.input;
    this.value = value;
    this.input.title = String(value);
    if (untouched) this.input.value = shown(value);
  }
}
