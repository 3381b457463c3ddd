// The table of the steps that methods would take from a point: how long each is, where it leads, and what can be set of it.

import { Row } from "./row.js";
import { element, exact, number } from "./theme.js";

const HEADS = ["One step from here", "", "Length", "f there"];

export class Steppers {
  /** `set(name, value, final)` is told what the reader sets of a method. */
  constructor(set) {
    this.set = set;
    this.rows = new Map(); // a method's key -> the row of what can be set of it
    this.body = element("tbody", {});
    this.node = element("table", { class: "rv-steppers" },
      element("thead", {}, element("tr", {}, ...HEADS.map((text, i) => element("th", { class: i > 1 ? "rv-number" : null }, text)))), this.body);
  }

  /** `current` is whether the sliders may follow: not while the reader has gone on. */
  show({ steppers, start }, theme, current) {
    const adjustable = steppers.filter(({ slider }) => slider).map(({ key }) => key).join();
    if (adjustable !== this.adjustable) this.body.replaceChildren(...steppers.map((stepper) => this.row(stepper)));
    this.adjustable = adjustable;
    for (const { key, colours, to, value, note, slider, differs } of steppers) {
      const row = this.body.querySelector(`[data-step="${key}"]`);
      row.style.setProperty("--colour", colours[theme]);
      const length = to ? Math.hypot(to[0] - start[0], to[1] - start[1]) : null;
      Object.assign(row.dataset, { length: length ?? "", to: to ? to.join(",") : "" });
      row.querySelector(".rv-length").textContent = number(length);
      const there = row.querySelector(".rv-there");
      there.textContent = value === null ? "–" : number(value, 4);
      there.title = value === null ? "" : exact(value);
      const remark = row.querySelector(".rv-remark");
      remark.textContent = note;
      remark.title = note ? differs : "";
      if (slider && current) this.rows.get(key).show(slider.value);
    }
  }

  row({ key, name, teaches, slider }) {
    const remark = element("span", { class: "rv-remark" });
    const middle = element("td", {}, remark);
    if (slider) {
      const row = new Row(slider, name, ({ value, final }) => this.set(slider.name, value, final));
      this.rows.set(key, row);
      middle.prepend(row.node);
    }
    return element("tr", { "data-step": key, title: teaches },
      element("th", { scope: "row" }, element("i", { class: "rv-chip" }), name), middle, element("td", { class: "rv-number rv-length" }), element("td", { class: "rv-number rv-there" }));
  }
}
