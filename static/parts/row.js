// One number as a row: its name, a slider with its scale, and the exact value, which can be typed.

import { element } from "./theme.js";

const TICKS = 1000; // positions of a slider
const WAYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** A slider's position, 0 to 1, from a value and back, by the declared scale. */
const SCALES = {
  linear: { to: (v, { low, high }) => (v - low) / (high - low), from: (p, { low, high }) => low + p * (high - low) },
  log: {
    to: (v, { low, high }) => Math.log(v / low) / Math.log(high / low),
    from: (p, { low, high }) => low * (high / low) ** p,
  },
  "one-minus-log": {
    to: (v, { low, high }) => Math.log((1 - low) / (1 - v)) / Math.log((1 - low) / (1 - high)),
    from: (p, { low, high }) => 1 - (1 - low) * ((1 - high) / (1 - low)) ** p,
  },
};

/** A slider gives round values: whole ones, or two significant digits, of 1 − v where the scale is that of 1 − v. */
function tidy(value, { scale, whole, low, high }) {
  if (whole) return Math.round(value);
  if (scale === "one-minus-log") return Number((1 - Number((1 - value).toPrecision(2))).toPrecision(12));
  if (scale === "linear") return Number(value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(high - low)))));
  return Number(value.toPrecision(2));
}

const written = (value) => (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5) ? value.toExponential().replace("e+", "e") : String(value));

export class Row {
  /** `of` is what the number belongs to, in words; `send({ value, final })` passes on what the reader does. */
  constructor(spec, of, send) {
    Object.assign(this, { spec, send });
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

  at(position) {
    return tidy(SCALES[this.spec.scale].from(position / TICKS, this.spec), this.spec);
  }

  slide(final, value = this.at(this.slider.valueAsNumber)) {
    this.held = !final;
    this.value = value;
    this.text.value = written(value);
    this.fill();
    this.send({ value, final });
  }

  /** An arrow goes to the next whole or round value, however many positions away that is. */
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
    this.slider.value = position;
    this.slide(true);
  }

  type() {
    const typed = this.text.value.trim().replace("−", "-");
    const number = typed !== "" && Number.isFinite(Number(typed));
    this.send({ value: number ? Number(typed) : typed || null, final: true });
  }

  show(value) {
    if (this.held) return;
    this.value = value;
    const place = SCALES[this.spec.scale].to(value, this.spec);
    this.slider.value = Math.round(TICKS * Math.min(Math.max(place, 0), 1));
    this.slider.setAttribute("aria-valuetext", written(value));
    if (document.activeElement !== this.text) this.text.value = written(value);
    const low = place < -1e-9 && value !== 0; // 0 has no place on a log scale, and its end stands for it
    this.node.classList.toggle("rv-beyond", low || place > 1 + 1e-9);
    this.fill();
  }

  fill() {
    this.slider.style.setProperty("--done", `${(100 * this.slider.value) / TICKS}%`);
  }
}
