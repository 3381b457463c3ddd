// The surface's shape: its condition number where that can be chosen, and folded away how it is turned and stretched.

import { Row } from "../parts/row.js";
import { element, paint } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { say } from "../wire/hand.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {Omit<messages.ShapeChange, "serial">} Change */

const NAMES = /** @type {const} */ (["kappa", "turn", "stretch"]);

/** @extends {View<messages.Shape, { change: messages.ShapeChange }>} */
class Shape extends View {
  /** @type {Row | null} */
  kappa = null;

  seen = false; // whether a message was

  /**
   * @param {HTMLElement} parent
   * @param {messages.Shape} data
   */
  constructor(parent, { motion }) {
    const fields = element("fieldset", { class: "rv-deck rv-shape", "aria-label": "Shape of the surface", "data-testid": "shape" });
    super(parent, fields);
    this.fields = fields;
    this.sender = new Sender(this.signal);
    this.rows = motion.map((spec) => this.row(spec));
    this.said = element("small", {});
    this.reset = element("button", { type: "button", class: "rv-reset", title: "As the catalogue has it", onclick: () => this.send({ reset: true, final: true }) }, "put back");
    this.fold = element("details", {}, element("summary", {}, element("span", {}, "Turn and stretch"), this.said), ...this.rows.map((row) => row.node), this.reset);
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.root.append(this.fold, this.problem);
    this.onTheme(() => paint(this.root));
  }

  /** @param {messages.Slider} spec */
  row(spec) {
    const name = NAMES.find((known) => known === spec.name);
    return new Row(spec, "of the surface", (change) => this.send({ name, ...change }));
  }

  /** @param {messages.Shape} data */
  receive({ kappa, motion, said, problem, serial, locked }) {
    this.fields.disabled = locked;
    this.sender.answered(serial);
    paint(this.root);
    if (Boolean(kappa) !== Boolean(this.kappa)) {
      this.kappa?.node.remove();
      this.kappa = kappa ? this.row(kappa) : null;
      if (this.kappa) this.root.prepend(this.kappa.node);
    }
    if (kappa) this.kappa?.show(kappa.value);
    this.rows.forEach((row, i) => row.show(motion[i].value));
    if (said && !this.seen) this.fold.open = true; // what a link has turned is seen to be
    this.seen = true;
    this.said.textContent = said;
    this.reset.hidden = !said;
    this.problem.hidden = !problem;
    this.problem.textContent = problem ?? "";
  }

  /**
   * Tells the server of a change; while it is in the hand only where the stage cannot follow by itself.
   * @param {Change} change
   */
  send(change) {
    const { name, value } = change;
    /** @type {import("../wire/hand.js").Move | null} */
    const move = name && typeof value === "number" ? { what: "shape", name, value } : null;
    if (move && say("move", move) && !change.final) return;
    this.sender.send(name ?? "reset", (payload) => {
      if (move) say("asked", { move, component: "shape", serial: payload.serial });
      this.tell("change", payload);
    }, change);
  }
}

export default mounted(Shape);
