// What happened, step by step: a folded list of the events of a race. Pressing one shows its step on the stage.

import { ask, sign } from "../parts/events.js";
import { element, paint } from "../parts/theme.js";
import { asCount } from "../plot/quantities.js";
import { View, mounted } from "../view.js";
import { hear } from "../wire/hand.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Happened, { fold: messages.HappenedFold }>} */
class Happened extends View {
  /** @type {messages.HappenedEvent[] | null} */
  events = null;

  asked = false; // whether the server sends the events

  /** @param {HTMLElement} parent */
  constructor(parent) {
    const fold = element("details", { class: "rv-happened", "data-testid": "happened" });
    super(parent, fold);
    this.fold = fold;
    this.list = element("ol");
    this.count = element("small");
    this.root.append(element("summary", {}, "What happened, step by step", this.count), this.list);
    this.root.addEventListener("toggle", () => this.toggled());
    this.onTheme(() => this.draw());
    hear("scores", (scores) => { this.root.classList.toggle("rv-before", Boolean(scores)); }, this.signal); // of the race as it was
  }

  /** @param {messages.Happened} data */
  receive({ count, events }) {
    this.events = events;
    this.asked ||= Boolean(events);
    this.count.textContent = `${count} ${count === 1 ? "event" : "events"}`;
    this.draw();
  }

  /** The events come when they are first looked at, and no more when they are folded away. */
  toggled() {
    const { open } = this.fold;
    if (open !== this.asked) this.tell("fold", { open });
    this.asked = open;
    this.draw();
  }

  /** Nobody reads what is folded: it is not drawn. */
  draw() {
    const theme = paint(this.root).name;
    if (!this.fold.open || !this.events) return;
    this.list.replaceChildren(...this.events.map(({ method, kind, step, sentence }) => element("li", { style: `--colour: ${method.colours[theme]}` },
      element("button", { type: "button", "data-kind": kind, onclick: () => ask(step) }, sign(kind), element("span", { class: "rv-happened-step" }, `step ${asCount(step)}`), element("span", {}, sentence)))));
  }
}

export default mounted(Happened);
