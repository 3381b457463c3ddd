// The changes of a setting during a race, a row each below its own: from which step on, to what value, and away with it.

import { Row } from "./row.js";
import { element } from "./theme.js";
import { asCount } from "../plot/quantities.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {import("./schedule.js").Change} Change */

const LATE = "The race ends before this change. Make the race longer, or change at an earlier step.";

class Piece {
  /**
   * @param {messages.HyperSlider} spec  of the setting
   * @param {number} step
   * @param {string} of  names the method
   * @param {(change: Change) => void} send
   */
  constructor(spec, step, of, send) {
    const name = `${spec.label}, ${of}`;
    this.step = step;
    this.row = new Row({ ...spec, label: `${spec.label} from step ${asCount(step)}` }, of, (change) => send({ at: step, ...change }));
    this.field = element("input", { type: "text", class: "rv-piece-step", inputmode: "numeric", spellcheck: "false", autocomplete: "off", value: String(step), "aria-label": `Step of this change of ${name}`, title: "Type another step" });
    this.field.addEventListener("change", () => this.type(send));
    this.field.addEventListener("focus", () => this.field.select());
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.field.blur();
      if (event.key === "Escape") { this.field.value = String(step); this.field.blur(); }
    });
    this.away = element("button", { type: "button", class: "rv-piece-away", "aria-label": `Remove the change of ${name} at step ${asCount(step)}`, title: "Remove this change", onclick: () => send({ at: step, value: null, final: true }) }, "×");
    this.row.label.replaceChildren("from step ", this.field);
    this.row.node.append(this.away);
    this.row.node.classList.add("rv-piece");
  }

  /** @param {(change: Change) => void} send */
  type(send) {
    const typed = this.field.value.trim();
    const number = Number(typed);
    this.field.value = String(this.step); // until the server has answered
    if (typed !== "" && number !== this.step) send({ at: this.step, since: Number.isFinite(number) ? number : typed, final: true });
  }

  /**
   * @param {number} value
   * @param {boolean} late  whether the race ends before it
   */
  show(value, late) {
    this.row.show(value);
    this.row.node.classList.toggle("rv-late", late);
    this.field.title = late ? LATE : "Type another step";
  }
}

export class Pieces {
  /** @type {Piece[]} */
  all = [];

  /**
   * @param {messages.HyperSlider} spec  of the setting
   * @param {string} of  names the method
   * @param {(change: Change) => void} send
   * @param {HTMLElement} home  where the keyboard goes once no change is left
   */
  constructor(spec, of, send, home) {
    this.spec = spec;
    this.of = of;
    this.home = home;
    this.send = send;
    this.node = element("div", { class: "rv-pieces", role: "group", "aria-label": `Changes of ${spec.label}, ${of}`, hidden: true });
  }

  /** @param {messages.HyperSlider} spec */
  show({ changes, schedule }) {
    this.node.hidden = !changes.length;
    if (changes.map(({ step }) => step).join() !== this.all.map(({ step }) => step).join()) this.renew(changes);
    const steps = schedule?.steps.at(-1) ?? Infinity;
    changes.forEach(({ step, value }, i) => this.all[i].show(value, step >= steps));
  }

  /**
   * Other rows, for changes at other steps. The keyboard stays where it was among them.
   * @param {messages.SettingChange[]} changes
   */
  renew(changes) {
    const { activeElement } = document;
    const place = this.all.findIndex(({ row }) => row.node.contains(activeElement));
    this.all = changes.map(({ step }) => this.all.find((piece) => piece.step === step) ?? new Piece(this.spec, step, this.of, this.send));
    this.node.replaceChildren(...this.all.map(({ row }) => row.node));
    if (place < 0 || this.node.contains(document.activeElement)) return;
    const near = this.all.at(Math.min(place, this.all.length - 1));
    (near?.field ?? this.home).focus({ preventScroll: true });
  }
}
