// The settings of the method that a map shows, as the sliders of its card.

import { HyperRow, moveOf } from "../parts/schedule.js";
import { element, paint } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import * as hand from "../wire/hand.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Settings, { change: messages.DeckChange }>} */
class Settings extends View {
  made = ""; // of what the rows were made

  /** @type {HyperRow[]} */
  rows = [];

  /**
   * @param {HTMLElement} parent
   * @param {messages.Settings} data
   */
  constructor(parent, data) {
    const fields = element("fieldset", { class: "rv-deck rv-card-body", "aria-label": "Settings of the method", "data-testid": "settings" });
    super(parent, fields);
    this.fields = fields;
    this.shown = data;
    this.sender = new Sender(this.signal);
    this.list = element("div", {});
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.root.append(this.list, this.problem);
    this.onTheme(() => paint(this.root));
  }

  /** @param {messages.Settings} data */
  receive(data) {
    const { method, name, rows, kinds, problem, serial } = this.shown = data;
    this.sender.answered(serial);
    paint(this.root);
    const made = JSON.stringify([method, name, rows.map((row) => row.name)]);
    if (made !== this.made) {
      this.made = made;
      this.rows = rows.map((row) => new HyperRow(row, kinds, name, (change) => this.send({ method, hyper: row.name, final: true, ...change })));
      this.list.replaceChildren(...this.rows.map((row) => row.node));
    }
    this.rows.forEach((row, i) => row.show(rows[i], null));
    this.problem.hidden = !problem;
    this.problem.textContent = problem ?? "";
  }

  /**
   * Tells the server of a change; while it is in the hand only where the map cannot follow by itself.
   * @param {Omit<messages.DeckChange, "serial">} change
   */
  send(change) {
    const row = this.shown.rows.find(({ name }) => name === change.hyper);
    const topic = [change.method, change.hyper, change.parameter, change.since, change.at].join(".");
    hand.bring(this.sender, { component: "settings", topic, move: row ? moveOf(row, change) : null, transmit: (payload) => this.tell("change", payload) }, change);
  }
}

export default mounted(Settings);
