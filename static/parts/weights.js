// The weights of past steps as bars, the latest first: one for each step, or for several where they are many.

import { oneStop } from "./row_of_stops.js";
import { element } from "./theme.js";
import { shareOf, sumOf } from "../plot/recall.js";
import { asCount, quantity } from "../plot/quantities.js";

/** @import { Group, Weights } from "../plot/recall.js" */

/** @param {number} share */
const percent = (share) => `${quantity(100 * share, 2)} %`;

/**
 * Which steps a bar stands for, in words.
 * @param {Group} group
 * @param {number} step  that is shown
 */
export function stepsOf({ from, to, rest }, step) {
  const [first, last] = [step - to + 1, step - from];
  if (rest && first === 1) return last === 1 ? "the first step" : `the first ${asCount(last)} steps together`;
  return first === last ? `step ${asCount(last)}` : `steps ${asCount(first)} to ${asCount(last)} together`;
}

/**
 * What a bar has, in words.
 * @param {Group} group
 * @param {Weights[]} lists  one that holds along both axes, or one for each
 * @param {number} step  that is shown
 * @param {readonly string[]} axes  what they are called
 */
export function inWords(group, lists, step, axes) {
  const each = lists.map((weights, i) => `${lists[1] ? `along ${axes[i]} ` : ""}${quantity(sumOf(weights, group.from, group.to))}, ${percent(shareOf(weights, group))} of all`);
  return `${stepsOf(group, step)}: ${each.join("; ")}`;
}

/**
 * How the bars are to be read, in words.
 * @param {Group[]} groups
 * @param {Weights[]} lists
 * @param {number} step
 */
export function readingOf(groups, lists, step) {
  const [first, end] = [groups[0], /** @type {Group} */ (groups.at(-1))];
  const many = first.to - first.from;
  const words = ["This step is at the left."];
  if (many > 1) words.push(`A bar stands for ${many} steps.`);
  if (end.rest) words.push(`The last bar stands for ${stepsOf(end, step)}: ${percent(Math.max(...lists.map((weights) => shareOf(weights, end))))}.`);
  if (end.to < step) words.push(`Steps before step ${asCount(step - end.to + 1)} have no weight.`);
  if (lists.some((weights) => groups.some(({ from, to }) => sumOf(weights, from, to) < 0) && sumOf(weights, 0, step) > 0)) words.push("A bar below zero counts with a minus: it takes back a part of the way.");
  return words.join(" ");
}

export class WeightBars {
  /** @type {HTMLButtonElement[]} */
  #bars = [];

  /** @type {string[]} what each bar has, in words */
  #told = [];

  #reading = "";

  /** @param {(place: number | null) => void} onPick  is told which bar is pointed at */
  constructor(onPick) {
    this.title = element("b", {});
    this.about = element("small", {});
    this.most = element("small", { class: "rv-weights-most" });
    this.row = element("div", { class: "rv-weights-row", role: "group" });
    this.told = element("output", { class: "rv-weights-told", "aria-live": "polite" });
    this.node = element("section", { class: "rv-weights" }, element("header", {}, this.title, " ", this.about), this.most, this.row, this.told);
    this.rest = oneStop(this.row, () => this.#bars.filter(({ hidden }) => !hidden));
    const pick = (/** @type {Event} */ { target }) => {
      const place = target instanceof Element ? this.#bars.findIndex((bar) => bar.contains(target)) : -1;
      this.tell(place < 0 ? null : place);
      onPick(place < 0 ? null : place);
    };
    const leave = () => { this.tell(null); onPick(null); };
    for (const name of ["pointerover", "focusin"]) this.row.addEventListener(name, pick);
    for (const name of ["pointerleave", "focusout"]) this.row.addEventListener(name, leave);
  }

  /** @param {number | null} place  of the bar that is told of; null for how all are to be read */
  tell(place) {
    this.told.textContent = place === null ? this.#reading : this.#told[place] ?? this.#reading;
  }

  /**
   * @param {import("../wire/messages.js").StepWeights} what
   * @param {Weights[]} lists  one that holds along both axes, or one for each
   * @param {Group[]} groups
   * @param {number} step  that is shown
   * @param {{ axes: readonly string[], theme: "light" | "dark" }} look
   */
  show({ title, about, colours }, lists, groups, step, { axes, theme }) {
    this.node.style.setProperty("--colour", colours[theme]);
    this.title.textContent = title;
    this.about.textContent = about;
    this.row.setAttribute("aria-label", title);
    const heights = groups.map(({ from, to }) => lists.map((weights) => sumOf(weights, from, to)));
    // Along each axis the highest bar fills the row: axes that differ may differ by far.
    const tops = lists.map((_, i) => Math.max(...heights.map((each) => Math.abs(each[i])).filter(Number.isFinite)) || 1);
    const sizes = heights.map((each) => each.map((height, i) => height / tops[i]));
    const [high, low] = [Math.max(0, ...sizes.flat().filter(Number.isFinite)), Math.min(0, ...sizes.flat().filter(Number.isFinite))];
    const range = high - low || 1;
    this.most.textContent = lists.map((_, i) => `${quantity(high * tops[i])}${lists[1] ? ` along ${axes[i]}` : ""}`).join(", ");
    this.row.style.setProperty("--zero", `${(100 * high) / range}%`);
    this.#told = groups.map((group) => inWords(group, lists, step, axes));
    this.#reading = readingOf(groups, lists, step);
    while (this.#bars.length < groups.length) this.#add();
    this.#bars.forEach((bar, place) => {
      bar.hidden = place >= groups.length;
      if (bar.hidden) return;
      bar.setAttribute("aria-label", this.#told[place]);
      bar.classList.toggle("rv-weight-rest", groups[place].rest);
      /** @type {HTMLElement[]} */ ([...bar.children]).forEach((side, i) => {
        side.hidden = i >= lists.length;
        const height = sizes[place][i] ?? 0;
        Object.assign(side.style, { top: `${(100 * (high - Math.max(height, 0))) / range}%`, height: `${(100 * Math.abs(height)) / range}%` });
      });
    });
    this.rest();
    const pointed = this.#bars.findIndex((bar) => bar.matches(":hover, :focus"));
    this.tell(pointed < 0 ? null : pointed);
  }

  #add() {
    const bar = element("button", { type: "button", class: "rv-weight", tabindex: -1 }, element("i", {}), element("i", {}));
    this.#bars.push(bar);
    this.row.append(bar);
  }
}
