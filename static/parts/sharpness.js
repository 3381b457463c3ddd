// The sharpness of each method's loss against the step: λmax, with the limit up to which the method is stable.

import { Charts } from "../plot/charts.js";
import { element } from "./theme.js";
import { stepsOf } from "./standing.js";
import { quantity } from "../plot/quantities.js";

/** @import { Pane, Shown } from "./training.js" */

const ABOUT = "λmax is the largest curvature of the loss at a method's weights. The dashed line is the method's limit of stability: 2\u2060/\u2060α for gradient descent, more with momentum. Methods that scale their steps have no line. An L2 penalty adds its λ₂ to every curvature, so the limit is lower by λ₂. With decoupled decay, or a penalty for Nesterov, no line is drawn. Watch whether λmax grows to the limit and stays there: this is the edge of stability.";
/** @type {(every: number) => string} */
const EVERY = (every) => ` λmax is computed every ${every === 1 ? "step" : stepsOf(every)} and at the end; straight lines join these points.`;
const BATCHED = " The limit holds if each step sees all samples. Here each step sees a batch, so λmax may stay below the limit.";
const UNKNOWN = "λmax of this training is not known.";

/** @implements {Pane} */
export class Sharpness {
  /** @param {(step: number) => void} onSeek  the reader has pressed a step */
  constructor(onSeek) {
    this.about = element("p", { class: "rv-footnote" });
    this.place = element("div", { class: "rv-charts rv-charts-sharpness", role: "group", "aria-label": "λmax against the step" });
    this.node = element("div", { class: "rv-pane" }, this.about, this.place);
    this.charts = new Charts(this.place, onSeek);
  }

  /** @param {Shown} shown */
  show({ message: { steps, sharp, batched }, methods, training, colours }) {
    const charts = methods.flatMap((method, i) => {
      if (method.muted) return [];
      const away = training.rose(i);
      const limits = training.series(i, ({ limit }) => limit);
      return [{
        title: `λmax of ${method.name}`,
        lines: [
          { ...method, colour: colours.ink, values: limits, beside: "limit", away, label: `limit ${quantity(limits.findLast(Number.isFinite) ?? NaN)}` },
          { ...method, values: training.series(i, ({ sharpness }) => sharpness), joined: true, away },
        ],
      }];
    });
    const known = methods.some((_, i) => training.series(i, ({ sharpness }) => sharpness).some(Number.isFinite));
    this.about.textContent = known || !training.moments.length ? ABOUT + (batched ? BATCHED : "") + EVERY(sharp) : UNKNOWN;
    this.charts.show(charts, training.steps, steps, colours, { together: true });
  }

  /** @param {number} step */
  tick(step) {
    this.charts.tick(step);
  }

  resize() {
    this.charts.resize();
  }
}
