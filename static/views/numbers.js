// The numbers of a race: where it starts, its steps, its noise and the seed of that, and what a noisy race is judged by.

import { Field } from "../parts/field.js";
import { Row } from "../parts/row.js";
import { element, paint } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { bring, hear } from "../wire/hand.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {Omit<messages.NumberChange, "serial">} Change */

const RACE = "of the race"; // what these numbers belong to

/** Fields in one line, and below them why one could not be had. */
class Group {
  /** @type {Field[]} */
  fields = [];

  /** @param {(change: Change) => void} send */
  constructor(send) {
    this.send = send;
    this.line = element("div", { class: "rv-fields" });
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.node = element("fieldset", { hidden: true }, this.line, this.problem);
  }

  /** @param {messages.NumberGroup | null} group */
  show(group) {
    this.node.hidden = !group;
    if (!group) return;
    if (!this.fields.length) {
      this.fields = group.fields.map(({ name, label, step }) => new Field(label, (value) => this.send({ name, value, final: true }), step));
      this.line.prepend(...this.fields.map(({ node }) => node));
    }
    this.follow(group.fields.map(({ value }) => value));
    this.node.disabled = group.locked;
    this.problem.hidden = !group.problem;
    this.problem.textContent = group.problem;
  }

  /** @param {number[]} values  of the fields, in their order */
  follow(values) {
    this.fields.forEach((field, i) => field.show(values[i]));
  }
}

/** @extends {View<messages.Numbers, { change: messages.NumberChange }>} */
class Numbers extends View {
  /** @type {Row | null} */
  noise = null;

  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-deck rv-race-numbers", "aria-label": "Numbers of the race", "data-testid": "numbers" }));
    this.sender = new Sender(this.signal);
    const group = () => new Group((change) => this.send(change));
    this.groups = { start: group(), run: group(), fan: group() };
    this.warning = element("p", { class: "rv-problem", role: "status", hidden: true });
    this.groups.run.line.append(element("button", { type: "button", class: "rv-reset", title: "Draw another seed", "aria-label": "New seed", onclick: () => this.send({ name: "seed", new: true, final: true }) }, "new"));
    this.root.append(this.groups.start.node, this.warning, this.groups.run.node, this.groups.fan.node);
    this.onTheme(() => paint(this.root));
    hear("start", (start) => this.groups.start.follow(start), this.signal);
  }

  /** @param {messages.Numbers} data */
  receive({ start, warning, run, noise, fan, serial }) {
    this.sender.answered(serial);
    paint(this.root);
    this.groups.start.show(start);
    this.groups.run.show(run);
    this.groups.fan.show(fan);
    this.warning.hidden = !warning;
    this.warning.textContent = warning;
    if (!noise) return;
    this.noise ??= this.slider(noise);
    this.noise.show(noise.value);
  }

  /**
   * The noise stands with the steps and the seed, between them and what is wrong with one of the three.
   * @param {messages.Slider} spec
   */
  slider(spec) {
    const row = new Row(spec, RACE, (change) => this.send({ name: "noise", ...change }));
    row.text.ariaLabel = spec.label;
    row.slider.ariaLabel = `${spec.label}, slider`;
    this.groups.run.line.after(row.node);
    return row;
  }

  /**
   * Tells the server of a change, and the stage of the noise. What is typed need not wait: it ends long work.
   * @param {Change} change
   */
  send(change) {
    /** @type {import("../wire/hand.js").Move | null} */
    const move = change.name === "noise" && typeof change.value === "number" ? { what: "noise", value: change.value } : null;
    const transmit = (/** @type {messages.NumberChange} */ payload) => this.tell("change", payload);
    bring(this.sender, { component: "numbers", topic: change.name, move, urgent: change.final, transmit }, change);
  }
}

export default mounted(Numbers);
