// The methods as cards in their colour: a switch, hyperparameters as sliders, every value typed exactly when wanted.

import { marker, stroke } from "./ink.js";
import { Sender } from "./sender.js";
import { element, paint } from "./theme.js";

const TICKS = 1000; // positions of a slider

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

/** A slider gives round values: two significant digits, of 1 − v where the scale is that of 1 − v. */
function tidy(value, { scale, low, high }) {
  if (scale === "one-minus-log") return Number((1 - Number((1 - value).toPrecision(2))).toPrecision(12));
  if (scale === "linear") return Number(value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(high - low)))));
  return Number(value.toPrecision(2));
}

const written = (value) => (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5) ? value.toExponential().replace("e+", "e") : String(value));

class Row {
  constructor(deck, card, hyper) {
    Object.assign(this, { deck, card, hyper });
    const name = `${hyper.label}, ${card.name}`;
    this.slider = element("input", { type: "range", min: 0, max: TICKS, step: 1, "aria-label": name, "data-hyper": hyper.name });
    this.text = element("input", { type: "text", inputmode: "decimal", spellcheck: "false", autocomplete: "off", "aria-label": `${name}, exact value` });
    this.node = element("div", { class: "rv-row", title: hyper.help },
      element("label", {}, element("span", {}, hyper.label), element("i", {}, hyper.sign)), this.slider, this.text);
    this.slider.addEventListener("input", () => this.slide(false));
    this.slider.addEventListener("change", () => this.slide(true));
    this.text.addEventListener("change", () => this.type());
    this.text.addEventListener("focus", () => this.text.select());
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.text.blur();
      if (event.key === "Escape") { this.show(this.value); this.text.blur(); }
    });
  }

  get scale() { return SCALES[this.hyper.scale]; }

  slide(final) {
    this.held = !final;
    const value = tidy(this.scale.from(this.slider.valueAsNumber / TICKS, this.hyper), this.hyper);
    this.value = value;
    this.text.value = written(value);
    this.fill();
    this.deck.send({ method: this.card.key, hyper: this.hyper.name, value, final });
  }

  type() {
    const typed = this.text.value.trim().replace("−", "-");
    const number = typed !== "" && Number.isFinite(Number(typed));
    this.deck.send({ method: this.card.key, hyper: this.hyper.name, value: number ? Number(typed) : typed || null, final: true });
  }

  show(value) {
    if (this.held) return;
    this.value = value;
    const place = this.scale.to(value, this.hyper);
    this.slider.value = Math.round(TICKS * Math.min(Math.max(place, 0), 1));
    this.slider.setAttribute("aria-valuetext", written(value));
    if (document.activeElement !== this.text) this.text.value = written(value);
    this.node.classList.toggle("rv-beyond", place < -1e-9 || place > 1 + 1e-9);
    this.fill();
  }

  fill() {
    this.slider.style.setProperty("--done", `${(100 * this.slider.value) / TICKS}%`);
  }
}

class Card {
  constructor(deck, spec) {
    this.key = spec.key;
    this.name = spec.name;
    this.toggle = element("input", { type: "checkbox", role: "switch", "aria-label": spec.name });
    this.toggle.addEventListener("change", () => deck.send({ method: spec.key, on: this.toggle.checked, final: true }));
    this.reset = element("button", { type: "button", class: "rv-reset", title: "Back to the defaults", "aria-label": `Reset ${spec.name} to its defaults`,
      onclick: () => deck.send({ method: spec.key, reset: true, final: true }) }, "reset");
    this.rows = spec.hypers.map((hyper) => new Row(deck, this, hyper));
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.body = element("div", { class: "rv-card-body" }, ...this.rows.map((row) => row.node), this.problem);
    this.swatch = element("canvas", { class: "rv-swatch", width: 68, height: 28, "aria-hidden": "true" });
    this.node = element("article", { class: "rv-card", "data-method": spec.key },
      element("header", { title: spec.teaches }, element("label", {}, this.toggle, this.swatch, element("b", {}, spec.name)), this.reset), this.body);
  }

  show(state, theme) {
    const { on, values, changed, problem, style } = state;
    const colour = style[theme];
    this.node.style.setProperty("--colour", colour);
    this.toggle.checked = on;
    this.node.classList.toggle("rv-on", on);
    this.body.hidden = !on;
    this.reset.hidden = !(on && changed);
    this.rows.forEach((row) => row.show(values[row.hyper.name]));
    this.problem.hidden = !problem;
    this.problem.textContent = problem ?? "";
    this.draw(style, colour);
  }

  draw(style, colour) {
    const ctx = this.swatch.getContext("2d");
    ctx.setTransform(2, 0, 0, 2, 0, 0);
    ctx.clearRect(0, 0, 34, 14);
    ctx.beginPath();
    ctx.moveTo(1, 7);
    ctx.lineTo(27, 7);
    stroke(ctx, { colour, width: 2.2, dash: style.dash });
    marker(ctx, style.marker, 27, 7, 4.6, { fill: colour, rim: "transparent" });
  }
}

class Deck {
  constructor(parent) {
    this.sender = new Sender();
    this.root = element("section", { class: "rv-deck", "aria-label": "Methods", "data-testid": "methods" });
    parent.append(this.root);
    this.scheme = window.matchMedia("(prefers-color-scheme: dark)");
    this.scheme.addEventListener("change", () => requestAnimationFrame(() => this.paint()));
  }

  receive(component) {
    this.component = component;
    const { cards, states, serial } = component.data;
    if (!this.cards) {
      this.cards = cards.map((spec) => new Card(this, spec));
      this.root.append(...this.cards.map((card) => card.node));
    }
    this.sender.answered(serial);
    const text = JSON.stringify(states);
    if (text === this.text && paint(this.root) === this.theme) return;
    Object.assign(this, { states, text });
    this.paint();
  }

  paint() {
    this.theme = paint(this.root);
    this.cards.forEach((card) => card.show(this.states[card.key], this.theme.name));
  }

  send(change) {
    this.sender.send(`${change.method}.${change.hyper ?? "card"}`, (payload) => this.component.setTriggerValue("change", payload), change);
  }
}

const decks = new WeakMap();

export default function mount(component) {
  const parent = component.parentElement;
  if (!decks.has(parent)) decks.set(parent, new Deck(parent));
  decks.get(parent).receive(component);
}
