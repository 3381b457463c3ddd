// The surface's shape: the parameters of its formula, and folded away how it is turned and stretched, and the window of its map.

import { Field, typed } from "../parts/field.js";
import { Letter } from "../parts/letter.js";
import { Row } from "../parts/row.js";
import { element, paint } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { bring } from "../wire/hand.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {Omit<messages.ShapeChange, "serial">} Change */

/** The window of the map: its limits, which are sent together. What was typed stays until it can be shown or is put back. */
class Window {
  /**
   * @param {readonly string[]} names  of the limits
   * @param {(limits: (number | string | null)[]) => void} send  passes on limits, or none for the surface's own
   */
  constructor(names, send) {
    this.fields = names.map((name) => new Field(name, () => {}));
    const line = (/** @type {Field[]} */ fields) => element("div", { class: "rv-fields" }, ...fields.map(({ node }) => node));
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.note = element("small", { hidden: true });
    this.back = element("button", { type: "button", class: "rv-reset", onclick: () => send([]) }, "Put back");
    this.up = line(this.fields.slice(2));
    this.form = element("form", {}, line(this.fields.slice(0, 2)), this.up, this.problem, this.note,
      element("div", { class: "rv-framed" }, element("button", { class: "rv-tool" }, "Show this window"), this.back));
    this.form.addEventListener("submit", (event) => { event.preventDefault(); send(this.fields.map(({ input }) => typed(input.value))); });
    this.node = element("details", { class: "rv-window" }, element("summary", {}, element("span", {}, "Window")), this.form);
  }

  /** @param {messages.Window} window */
  show({ limits, changed, problem, note }) {
    if (!problem) this.fields.forEach((field, i) => field.show(limits[i]));
    this.problem.hidden = !problem;
    this.problem.textContent = problem;
    this.note.hidden = !note;
    this.note.textContent = note;
    this.back.hidden = !changed && !problem;
  }
}

/** @extends {View<messages.Shape, { change: messages.ShapeChange, slider: messages.SliderEdited, window: messages.WindowChange }>} */
class Shape extends View {
  /** @type {Letter[]} */
  letters = [];

  made = ""; // what the rows of the letters were made for

  seen = false; // whether a message was

  /**
   * @param {HTMLElement} parent
   * @param {messages.Shape} data
   */
  constructor(parent, { motion, window }) {
    const fields = element("fieldset", { class: "rv-deck rv-shape", "aria-label": "Shape of the surface", "data-testid": "shape" });
    super(parent, fields);
    this.fields = fields;
    this.sender = new Sender(this.signal);
    this.rows = motion.map((spec) => new Row(spec, "of the surface", (change) => this.send({ name: spec.name, ...change })));
    this.list = element("div", { class: "rv-letters" });
    this.said = element("small", {});
    this.reset = element("button", { type: "button", class: "rv-reset", title: "Back to the original shape", onclick: () => this.send({ reset: true, final: true }) }, "put back");
    this.fold = element("details", {}, element("summary", {}, element("span", {}, "Turn and stretch"), this.said), ...this.rows.map((row) => row.node), this.reset);
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.window = new Window(window.names, (limits) => this.sender.send("window", (payload) => this.tell("window", payload), { limits }));
    this.root.append(this.list, this.fold, this.problem, this.window.node);
    this.onTheme(() => paint(this.root));
  }

  /**
   * The rows of the formula's parameters, made anew where there are others, or one has another slider.
   * @param {messages.LetterSlider[]} letters
   */
  write(letters) {
    const made = JSON.stringify(letters.map(({ value: _, problem: __, ...spec }) => spec));
    if (made !== this.made) {
      const open = new Set(this.letters.filter(({ form }) => !form.hidden).map(({ spec }) => spec.name));
      for (const letter of this.letters) letter.leave();
      this.made = made;
      this.letters = letters.map((spec) => new Letter(spec, {
        signal: this.signal, send: (change) => this.send({ name: spec.name, ...change }),
        edit: (edit) => this.sender.send("slider", (payload) => this.tell("slider", payload), edit),
      }));
      for (const letter of this.letters) if (open.has(letter.spec.name)) letter.open(true);
      this.list.replaceChildren(...this.letters.map(({ node }) => node));
    }
    this.letters.forEach((letter, i) => letter.show(letters[i]));
    this.list.hidden = !letters.length;
  }

  /** @param {messages.Shape} data */
  receive({ letters, curve, motion, said, window, problem, serial, locked }) {
    this.fields.disabled = locked;
    this.sender.answered(serial);
    paint(this.root);
    this.write(letters);
    this.rows.forEach((row, i) => row.show(motion[i].value));
    if (said && !this.seen) this.fold.open = true; // what a link has turned is seen to be
    this.seen = true;
    this.fold.hidden = curve && !said;
    this.window.up.hidden = curve;
    this.said.textContent = said;
    this.reset.hidden = !said;
    this.problem.hidden = !problem;
    this.problem.textContent = problem ?? "";
    this.window.show(window);
  }

  /**
   * Tells the server of a change; while it is in the hand only where the stage cannot follow by itself.
   * @param {Change} change
   */
  send(change) {
    const { name, value } = change;
    /** @type {import("../wire/hand.js").Move | null} */
    const move = name && typeof value === "number" ? { what: "shape", name, value } : null;
    bring(this.sender, { component: "shape", topic: name ?? "reset", move, transmit: (payload) => this.tell("change", payload) }, change);
  }
}

export default mounted(Shape);
