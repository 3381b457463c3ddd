// The numbers of a race: where it starts, its steps, its noise or its batches and their seed, and what a noisy race is judged by.

import { Choice } from "../parts/choice.js";
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

  labels = ""; // of the fields

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
    const labels = group.fields.map(({ label }) => label).join();
    if (this.labels !== labels) {
      this.labels = labels;
      for (const { node } of this.fields) node.remove();
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

/** How the batches of a race are drawn: how many samples each has, in which order they come, and what that comes to. */
class Batches {
  /**
   * @param {messages.Batches} batches
   * @param {(change: Change) => void} send
   */
  constructor({ size, orders }, send) {
    this.size = row(size, (change) => send({ name: "batch", ...change }));
    this.order = new Choice("How batches are drawn", (value) => send({ name: "order", value, final: true }));
    this.order.offer(orders.map(({ value, words }) => ({ key: value, name: words })));
    this.said = element("p", { class: "rv-footnote", role: "status" });
    this.node = element("fieldset", { class: "rv-batches", "data-testid": "batches" }, this.size.node, this.order.node, this.said);
  }

  /**
   * @param {messages.Batches} batches
   * @param {boolean} locked
   */
  show({ size, orders, order, said }, locked) {
    this.node.disabled = locked;
    this.size.show(size.value);
    this.order.press(order);
    this.order.node.hidden = size.value >= size.high && order === orders[0].value; // all samples come in no order
    this.said.textContent = said;
  }
}

/**
 * A slider that has a name of its own, as a number of the race.
 * @param {messages.Slider} spec
 * @param {import("../parts/row.js").Send} send
 */
function row(spec, send) {
  const made = new Row(spec, RACE, send);
  made.text.ariaLabel = spec.label;
  made.slider.ariaLabel = `${spec.label}, slider`;
  return made;
}

/** @extends {View<messages.Numbers, { change: messages.NumberChange }>} */
class Numbers extends View {
  /** @type {Row | null} */
  noise = null;

  /** @type {Batches | null} */
  batches = null;

  of = 0; // how many samples the batches are drawn from

  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-deck rv-race-numbers", "aria-label": "Numbers of the race", "data-testid": "numbers" }));
    this.sender = new Sender(this.signal);
    const group = () => new Group((change) => this.send(change));
    this.groups = { start: group(), run: group(), fan: group() };
    this.warning = element("p", { class: "rv-problem", role: "status", hidden: true });
    this.seed = element("button", { type: "button", class: "rv-reset", "aria-label": "New seed", onclick: () => this.send({ name: "seed", new: true, final: true }) }, "new");
    this.standIn = element("p", { class: "rv-footnote", hidden: true });
    this.groups.run.line.append(this.seed);
    this.groups.run.line.after(this.standIn);
    this.root.append(this.groups.start.node, this.warning, this.groups.run.node, this.groups.fan.node);
    this.onTheme(() => paint(this.root));
    hear("start", (start) => this.groups.start.follow(start), this.signal);
  }

  /** @param {messages.Numbers} data */
  receive({ start, warning, run, noise, stand_in: standIn, batches, fan, serial }) {
    this.sender.answered(serial);
    paint(this.root);
    this.groups.start.show(start);
    this.groups.run.show(run);
    this.groups.fan.show(fan);
    this.warning.hidden = !warning;
    this.warning.textContent = warning;
    this.seed.title = batches ? "Draw new batches" : "Draw another seed";
    this.chance(noise, batches, run?.locked ?? false);
    this.standIn.hidden = !standIn;
    this.standIn.textContent = standIn;
  }

  /**
   * Noise or batches stand with the steps and the seed, between them and what is wrong with one of them.
   * @param {messages.Slider | null} noise
   * @param {messages.Batches | null} batches
   * @param {boolean} locked
   */
  chance(noise, batches, locked) {
    const { line } = this.groups.run;
    if (!noise) {
      this.noise?.node.remove();
      this.noise = null;
    } else {
      if (!this.noise) line.after((this.noise = row(noise, (change) => this.send({ name: "noise", ...change }))).node);
      this.noise.show(noise.value);
    }
    if (this.batches && batches?.size.high !== this.of) {
      this.batches.node.remove();
      this.batches = null;
    }
    if (!batches) return;
    this.of = batches.size.high;
    if (!this.batches) line.after((this.batches = new Batches(batches, (change) => this.send(change))).node);
    this.batches.show(batches, locked);
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
