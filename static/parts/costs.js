// What ways to take account of curvature cost, in networks of several sizes, as a table.

import { Choice } from "./choice.js";
import { element } from "./theme.js";
import { bytes, quantity } from "../plot/quantities.js";

/** @import { CurvatureCost, CurvatureMatrices } from "../wire/messages.js" */

/** @type {Record<"memory" | "numbers" | "work", { name: string, written: (value: number) => string }>} */
const SHOWN = {
  memory: { name: "Memory", written: bytes },
  numbers: { name: "Numbers stored", written: quantity },
  work: { name: "Multiplications per step", written: quantity },
};

/**
 * Why nobody inverts the whole matrix of a large network.
 * @param {Pick<CurvatureMatrices, "sizes" | "costs">} message
 */
export function costWords({ sizes, costs }) {
  const [whole] = costs;
  const last = sizes.length - 1;
  if (!whole) return "";
  return `With ${quantity(sizes[last])} weights, the whole matrix takes ${bytes(whole.memory[last])}, and one step with it takes ${quantity(whole.work[last])} multiplications. That is too much, so methods keep only a part of it.`;
}

export class Costs {
  /** @type {keyof typeof SHOWN} */
  shown = "memory";

  /** @type {Pick<CurvatureMatrices, "sizes" | "costs"> | null} */
  message = null;

  constructor() {
    this.choice = new Choice("Which cost is shown", (key) => { this.shown = /** @type {keyof typeof SHOWN} */ (key); this.fill(); });
    this.choice.offer(Object.entries(SHOWN).map(([key, { name }]) => ({ key, name })));
    this.words = element("p", {});
    this.table = element("table", {});
    this.node = element("section", { class: "rv-costs", "data-testid": "costs", "aria-label": "What it costs" },
      element("h3", {}, "What does it cost?"), this.words, this.choice.node, element("div", { class: "rv-costs-scroll", tabindex: 0, role: "group", "aria-label": "Costs by the number of weights" }, this.table));
  }

  /** @param {Pick<CurvatureMatrices, "sizes" | "costs">} message */
  show(message) {
    this.message = message;
    this.node.hidden = !message.costs.length;
    this.words.textContent = costWords(message);
    this.fill();
  }

  fill() {
    const { message, shown } = this;
    if (!message) return;
    this.choice.press(shown);
    const { written } = SHOWN[shown];
    const head = element("tr", {}, element("th", { scope: "col" }, "weights d"), ...Array.from(message.sizes, (size) => element("th", { scope: "col" }, quantity(size))));
    const row = (/** @type {CurvatureCost} */ cost) => element("tr", {}, element("th", { scope: "row" }, cost.name), ...Array.from(cost[shown], (value) => element("td", {}, written(value))));
    this.table.replaceChildren(element("thead", {}, head), element("tbody", {}, ...message.costs.map(row)));
  }
}
