// The table of the steps that methods would take from a point: how long each is, where it leads, and what can be set of it.

import { Row } from "./row.js";
import { element } from "./theme.js";
import { inFull, quantity } from "../plot/quantities.js";

/** @import * as messages from "../wire/messages.js" */

const HEADS = ["One step from here", "", "Length", "f there"];

/** The row of a method in the table. */
class Line {
  /**
   * @param {messages.StepperRow} stepper
   * @param {(name: string, value: number | string | null, final: boolean) => void} set
   */
  constructor({ key, name, teaches, slider }, set) {
    this.setting = slider && new Row(slider, name, ({ value, final }) => set(slider.name, value, final));
    this.remark = element("span", { class: "rv-remark" });
    this.length = element("td", { class: "rv-number rv-length" });
    this.there = element("td", { class: "rv-number rv-there" });
    this.node = element("tr", { "data-step": key, title: teaches },
      element("th", { scope: "row" }, element("i", { class: "rv-chip" }), name),
      element("td", {}, ...(this.setting ? [this.setting.node] : []), this.remark), this.length, this.there);
  }

  /**
   * @param {messages.StepperRow} stepper
   * @param {[number, number]} start
   * @param {"light" | "dark"} theme
   * @param {boolean} current  whether the slider may follow
   */
  show({ colours, to, value, note, slider, differs }, start, theme, current) {
    this.node.style.setProperty("--colour", colours[theme]);
    const length = to ? Math.hypot(to[0] - start[0], to[1] - start[1]) : null;
    Object.assign(this.node.dataset, { length: length ?? "", to: to ? to.join(",") : "" });
    this.length.textContent = quantity(length);
    this.there.textContent = value === null ? "–" : quantity(value);
    this.there.title = value === null ? "" : inFull(value);
    this.remark.textContent = note;
    this.remark.title = note ? differs : "";
    if (slider && current) this.setting?.show(slider.value);
  }
}

export class Steppers {
  /** @param {(name: string, value: number | string | null, final: boolean) => void} set  is told what the reader sets of a method */
  constructor(set) {
    this.set = set;
    /** @type {Line[]} */
    this.lines = [];
    /** @type {string | undefined} */
    this.adjustable = undefined; // keys of the methods of which something can be set
    this.body = element("tbody", {});
    this.node = element("table", { class: "rv-steppers" },
      element("thead", {}, element("tr", {}, ...HEADS.map((text, i) => element("th", { class: i > 1 ? "rv-number" : null }, text)))), this.body);
  }

  /**
   * @param {messages.StepperRow[]} steppers
   * @param {[number, number]} start
   * @param {"light" | "dark"} theme
   * @param {boolean} current  whether the sliders may follow: not while the reader has gone on
   */
  show(steppers, start, theme, current) {
    const adjustable = steppers.filter(({ slider }) => slider).map(({ key }) => key).join();
    if (adjustable !== this.adjustable) {
      this.lines = steppers.map((stepper) => new Line(stepper, this.set));
      this.body.replaceChildren(...this.lines.map(({ node }) => node));
    }
    this.adjustable = adjustable;
    steppers.forEach((stepper, i) => this.lines[i].show(stepper, start, theme, current));
  }
}
