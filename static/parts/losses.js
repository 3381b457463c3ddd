// The losses of every method against the step, and how many classes are right: training and held-out.

import { Charts } from "../plot/charts.js";
import { element } from "./theme.js";

/** @import { MethodMoment } from "../wire/messages.js" */
/** @import { Pane, Shown } from "./training.js" */

const KEY = [["trained", "training"], ["beside", "held out"]]; // the lines, and what they are

/** @implements {Pane} */
export class Losses {
  /** @param {(step: number) => void} onSeek  the reader has pressed a step */
  constructor(onSeek) {
    const place = element("div", { class: "rv-charts rv-charts-losses", role: "group", "aria-label": "Loss and accuracy against the step" });
    this.node = element("div", { class: "rv-pane" },
      element("p", { class: "rv-legend" }, ...KEY.map(([line, text]) => element("span", { class: `rv-sample rv-line-${line}` }, element("i"), text))), place);
    this.charts = new Charts(place, onSeek);
  }

  /** @param {Shown} shown */
  show({ message: { classes, steps }, methods, training, colours }) {
    /** @type {(title: string, trained: (moment: MethodMoment) => number, heldOut: (moment: MethodMoment) => number) => import("../plot/charts.js").Chart} */
    const chart = (title, trained, heldOut) => ({
      title,
      lines: methods.flatMap((method, i) => [
        { ...method, values: training.series(i, heldOut), beside: "held out" },
        { ...method, values: training.series(i, trained) },
      ]),
    });
    const charts = [chart("Loss", ({ loss }) => loss, (moment) => moment.held_out)];
    if (classes.length) charts.push({ ...chart("Accuracy, %", ({ accuracy }) => 100 * accuracy, (moment) => 100 * moment.held_accuracy), whole: 100 });
    this.charts.show(charts, training.steps, steps, colours);
  }

  /** @param {number} step */
  tick(step) {
    this.charts.tick(step);
  }

  resize() {
    this.charts.resize();
  }
}
