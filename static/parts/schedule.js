// A hyperparameter's schedule: its curve, small in the row and large in the picker, where its kind and numbers are chosen.

import { Pieces } from "./pieces.js";
import { Row } from "./row.js";
import { element } from "./theme.js";
import { asCount, inFull, quantity } from "../plot/quantities.js";
import { drawing } from "../plot/drawing.js";
import { changedBy } from "../wire/changes.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {Omit<messages.DeckChange, "serial" | "method" | "hyper" | "final"> & { final?: boolean }} Change  of a hyperparameter; final unless it is said not to be */

export const NONE = "constant"; // the kind that is no schedule: a slider

const HINT = "Change it from step to step";

/**
 * The curve over the race as a picture of 100 by 100 that stretches; what it shows is said in words.
 * @param {messages.DrawnSchedule} schedule
 * @param {string} words
 */
function plot({ steps, values }, words) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, last] = [steps[0], steps[steps.length - 1]];
  const x = (/** @type {number} */ step) => 100 * (steps.length > 1 ? (step - first) / (last - first) : 0);
  const y = (/** @type {number} */ value) => (high > low ? 96 - (92 * (value - low)) / (high - low) : 50);
  const points = steps.map((step, i) => `${x(step).toFixed(2)},${y(values[i]).toFixed(2)}`);
  if (points.length === 1) points.push(`100,${y(values[0])}`);
  return drawing("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", class: "rv-curve", role: "img", "aria-label": words },
    drawing("polyline", { points: points.join(" "), "vector-effect": "non-scaling-stroke" }));
}

/** The button with a curve on it. */
function curveIcon() {
  return drawing("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, drawing("path", { d: "M2 3c6 0 6 10 12 10", "vector-effect": "non-scaling-stroke" }));
}

/**
 * A setting in words that is changed during the race.
 * @param {messages.HyperSlider} spec
 * @param {string} name  of its schedule
 */
const saidInPieces = ({ value, schedule, changes }, name) => [schedule?.kind === NONE ? inFull(value) : name, ...changes.map((change) => `then ${inFull(change.value)} from step ${asCount(change.step)}`)].join(", ");

/** @type {(schedule: messages.DrawnSchedule, name: string) => string} */
const said = ({ steps, values }, name) => `${name}: ${quantity(values[0])} at step 1, ${quantity(values[Math.floor(values.length / 2)])} half way, ${quantity(values.at(-1))} at step ${asCount(steps.at(-1) ?? 0)}`;

export class Picker {
  /**
   * @param {messages.ScheduleKind[]} kinds
   * @param {string} of  names the hyperparameter and its method
   * @param {(change: Change) => void} send  passes on a kind, or a parameter and its value
   */
  constructor(kinds, of, send) {
    this.kinds = kinds;
    this.of = of;
    this.send = send;
    /** @type {string | undefined} */
    this.shown = undefined; // key of the kind whose parameters stand in rows
    /** @type {Row[]} */
    this.parameters = [];
    this.select = element("select", { "aria-label": `Schedule of ${of}` }, ...kinds.map(({ key, name }) => element("option", { value: key }, name)));
    this.select.addEventListener("change", () => send({ kind: this.select.value, final: true }));
    this.teaches = element("p", {});
    this.figure = element("figure", { hidden: true });
    this.rows = element("div", {});
    this.node = element("div", { class: "rv-picker", role: "group", "aria-label": `Schedule of ${of}`, hidden: true }, this.select, this.teaches, this.figure, this.rows);
  }

  /**
   * The kind of a schedule; null stands for none.
   * @param {messages.DrawnSchedule | null} schedule
   */
  kind(schedule) {
    const wanted = schedule?.kind ?? NONE;
    const kind = this.kinds.find(({ key }) => key === wanted);
    if (!kind) throw new Error(`There is no schedule called ${wanted}.`);
    return kind;
  }

  /** @param {messages.HyperSlider} spec */
  show(spec) {
    const { schedule, changes } = spec;
    const kind = this.kind(schedule);
    this.select.value = kind.key;
    this.teaches.textContent = kind.teaches;
    this.figure.hidden = !schedule;
    if (this.shown !== schedule?.kind) {
      this.shown = schedule?.kind;
      this.parameters = (schedule?.parameters ?? []).map((parameter) => new Row(parameter, `schedule of ${this.of}`, (change) => this.send({ parameter: parameter.name, ...change })));
      this.rows.replaceChildren(...this.parameters.map((row) => row.node));
    }
    if (!schedule) return;
    schedule.parameters.forEach(({ value }, i) => this.parameters[i].show(value));
    const { steps, values } = schedule;
    this.figure.replaceChildren(plot(schedule, changes.length ? saidInPieces(spec, kind.name) : said(schedule, kind.name)),
      element("span", { class: "rv-most" }, quantity(Math.max(...values))), element("span", { class: "rv-least" }, quantity(Math.min(...values))),
      element("figcaption", {}, element("span", {}, "step 1"), element("span", {}, `step ${asCount(steps.at(-1) ?? 0)}`)));
  }
}

/**
 * A row of a method: a slider and a button, or under a schedule its small curve; either opens the picker below. Under it
 * stand its changes during the race. While settings are changed from a step on, the slider is that of the rest of the race.
 */
export class HyperRow {
  /**
   * @param {messages.HyperSlider} spec
   * @param {messages.ScheduleKind[]} kinds
   * @param {string} of  names the method
   * @param {(change: Change) => void} send
   */
  constructor(spec, kinds, of, send) {
    /** @type {number | null} the step from which on the slider changes it */
    this.since = null;
    this.row = new Row(spec, of, (change) => send(this.since === null ? change : { ...change, since: this.since }));
    this.from = element("small", { class: "rv-from", hidden: true });
    this.row.label.append(this.from);
    this.pieces = new Pieces(spec, of, send, this.row.slider);
    this.node = element("fieldset", { class: "rv-setting" }, this.row.node, this.pieces.node);
    this.name = `${spec.label}, ${of}`;
    this.picker = new Picker(kinds, this.name, send);
    const press = () => this.open(Boolean(this.picker.node.hidden));
    this.button = element("button", { type: "button", class: "rv-schedule", "aria-label": `Schedule of ${this.name}`, title: HINT, onclick: press }, curveIcon());
    this.small = element("button", { type: "button", class: "rv-scheduled", onclick: press });
    this.optional = spec.optional;
    this.on = element("button", { type: "button", class: "rv-unset", "aria-label": `${this.name}: none. Set it`, title: `Set it to ${inFull(spec.value)}`, hidden: true, onclick: () => send({ value: spec.value }) }, "none");
    this.off = element("button", { type: "button", class: "rv-piece-away rv-unsets", "aria-label": `No ${spec.label.toLowerCase()}, ${of}`, title: "Switch it off", hidden: true, onclick: () => send({ value: null }) }, "×");
    if (this.optional) {
      this.row.node.append(this.on);
      this.row.label.after(this.off);
    }
    this.whole = spec.whole; // then it has no schedule, which gives fractions
    if (this.whole) return;
    if (!spec.fixed) this.row.node.append(this.button, this.small);
    this.row.node.after(this.picker.node);
    this.unfold(false);
  }

  /** @param {boolean} yes */
  open(yes) {
    this.unfold(yes);
    const place = yes ? this.picker.select : [this.button, this.small].find((button) => !button.hidden);
    place?.focus({ preventScroll: true });
  }

  /** @param {boolean} yes */
  unfold(yes) {
    this.picker.node.hidden = !yes;
    for (const button of [this.button, this.small]) button.setAttribute("aria-expanded", String(yes));
  }

  /**
   * Whether it has a number at all: an optional one that has none is a row of one line. The keyboard goes with the change.
   * @param {boolean} yes
   */
  set(yes) {
    const left = [this.on, this.off].find((button) => button === document.activeElement);
    this.row.node.classList.toggle("rv-without", !yes);
    this.on.hidden = yes;
    this.off.hidden = !yes;
    if (!yes) this.picker.node.hidden = true;
    if (left?.hidden) (yes ? this.row.slider : this.on).focus({ preventScroll: true });
  }

  /**
   * @param {messages.HyperSlider} spec
   * @param {{ step: number, value: number } | null} since  the step from which on it is changed, and what it is there; null for the whole race
   */
  show(spec, since) {
    const { value, schedule, changes } = spec;
    this.node.disabled = spec.locked;
    const follows = Boolean(schedule) && schedule?.kind !== NONE;
    const slides = since !== null || !follows;
    const { rail, text } = this.row;
    rail.hidden = text.hidden = !slides || spec.off;
    if (this.optional) this.set(!spec.off);
    this.since = since?.step ?? null;
    this.from.hidden = !since;
    this.from.textContent = since ? `from step ${asCount(since.step)}` : "";
    this.row.slider.setAttribute("aria-description", since ? `Changes it from step ${asCount(since.step)} on` : "");
    if (slides) this.row.show(since?.value ?? value);
    this.pieces.show(spec);
    if (this.whole) return;
    this.picker.show(spec);
    this.button.hidden = !slides || spec.off;
    this.small.hidden = slides;
    if (!schedule) {
      this.button.replaceChildren(curveIcon());
      this.button.title = HINT;
      return;
    }
    const { name } = this.picker.kind(schedule);
    const words = changes.length ? saidInPieces(spec, name) : said(schedule, name);
    this.small.replaceChildren(plot(schedule, words), element("span", {}, name));
    this.small.setAttribute("aria-label", `Schedule of ${this.name}: ${words}`);
    this.small.title = this.button.title = words;
    this.button.replaceChildren(plot(schedule, words));
  }
}

/**
 * What a change of a row moves, if that is all it does; what is typed beyond a slider's ends the server judges first.
 * @param {messages.HyperSlider} row
 * @param {Change & { method: string }} change
 * @returns {import("../wire/hand.js").Move | null}
 */
export function moveOf(row, { method, kind, parameter, value = null, since = null, at = null }) {
  if (kind) return null;
  const { name, schedule, changes } = row;
  const spec = parameter ? schedule?.parameters.find((each) => each.name === parameter) : row;
  if (!spec || (typeof value === "number" ? value < spec.low || value > spec.high : value !== null || at === null)) return null;
  const parameters = Object.fromEntries(schedule?.parameters.map((each) => [each.name, each === spec && typeof value === "number" ? value : each.value]) ?? []);
  const scheduled = schedule && schedule.kind !== NONE && { kind: schedule.kind, parameters };
  const later = at !== null || since !== null;
  const first = (later || parameter) && scheduled ? scheduled : later || typeof value !== "number" ? row.value : value;
  const changed = later ? changedBy(changes, { since, at, value }) : changes;
  return changed && { what: "hyper", method, name, value: changed.length ? { first, changes: changed } : first };
}
