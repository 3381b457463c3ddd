// The losses of every method against the step, and how many classes are right: training and held-out.

import { Charts } from "../plot/charts.js";
import { element } from "./theme.js";

/** @import { MethodMoment } from "../wire/messages.js" */
/** @import { Pane, Shown } from "./training.js" */

export const HELD = "held_out"; // whose loss it is
export const LOSSES = [{ key: "training", name: "Training loss" }, { key: HELD, name: "Held-out loss" }];
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
  show({ message: { classes, steps }, curves, steps: known, colours }) {
    /** @type {(title: string, trained: (moment: MethodMoment) => number, heldOut: (moment: MethodMoment) => number, whole?: number) => import("../plot/charts.js").Chart} */
    const chart = (title, trained, heldOut, whole) => ({
      whole,
      title,
      lines: curves.flatMap(({ look, training, method }) => [
        { ...look, away: whole === undefined && training.rose(method), values: padded(training.series(method, heldOut), known.length), beside: "held out" },
        { ...look, away: whole === undefined && training.rose(method), values: padded(training.series(method, trained), known.length) },
      ]),
    });
    const charts = [chart("Loss", ({ loss }) => loss, (moment) => moment.held_out)];
    if (classes.length) charts.push(chart("Accuracy, %", ({ accuracy }) => 100 * accuracy, (moment) => 100 * moment.held_accuracy, 100));
    this.charts.show(charts, known, steps, colours);
  }

  /** @param {number} step */
  tick(step) {
    this.charts.tick(step);
  }

  resize() {
    this.charts.resize();
  }
}

/**
 * A series with NaN for the moments that are still to come.
 * @param {Float64Array} values
 * @param {number} length
 */
const padded = (values, length) => Float64Array.from({ length }, (_, i) => values[i] ?? NaN);
