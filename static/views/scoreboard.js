// The scoreboard: one row a method in its colour, sorted by the column the reader chooses.

import { element, paint } from "../parts/theme.js";
import { levels } from "../parts/ties.js";
import { inFull, quantity } from "../plot/quantities.js";
import { sample } from "../plot/ink.js";
import { View, mounted } from "../view.js";
import * as arrivals from "../wire/arrivals.js";
import { hear } from "../wire/hand.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {messages.Table["rows"][number]} Row */

const ABREAST = 4; // numbers for which a phone has room; more stand in two lines

/** An equation such as σ = 1 stays on one line. */
const unbroken = (/** @type {string} */ sentence) => sentence.replaceAll(" = ", "\u00a0=\u00a0");

/**
 * What stands in a column of a row; null for nothing.
 * @param {Row} row
 * @param {string} column
 * @returns {number | string | null}
 */
const valueIn = (row, column) => Reflect.get(row, column) ?? null;

/**
 * A number that stands there.
 * @param {Row} row
 * @param {string} column
 */
function numberIn(row, column) {
  const value = valueIn(row, column);
  return typeof value === "number" ? value : null;
}

/** @extends {View<messages.Table>} */
class Scoreboard extends View {
  /**
   * @param {HTMLElement} parent
   * @param {messages.Table} data
   */
  constructor(parent, data) {
    super(parent, element("section", { class: "rv-scores", "aria-label": "Scoreboard", "data-testid": "scoreboard" }));
    this.data = data;
    this.sorted = { column: "", down: false }; // "" as the server has them, until the reader sorts
    this.onTheme(() => this.draw());
    hear("scores", (scores) => this.follow(scores), this.signal);
    arrivals.hear((found) => this.arrive(found), this.signal);
  }

  /** @type {arrivals.Arrivals} of the runs from further starts, as the stage has counted them */
  arrivals = {};

  /** @param {messages.Table} data */
  receive(data) {
    this.data = this.counted(data);
    this.draw();
  }

  /**
   * The table with what the stage has counted.
   * @param {messages.Table} data
   * @returns {messages.Table}
   */
  counted(data) {
    return { ...data, rows: data.rows.map((row) => ("starts" in row ? { ...row, starts: this.arrivals[row.method] ?? null } : row)) };
  }

  /** @param {arrivals.Arrivals} found */
  arrive(found) {
    if (JSON.stringify(found) === JSON.stringify(this.arrivals)) return; // as while the hand moves what they do not depend on
    this.arrivals = found;
    this.data = this.counted(this.data);
    const at = this.data.columns.findIndex(({ key }) => key === "starts");
    const theme = paint(this.root).name;
    for (const row of at < 0 ? [] : this.data.rows) this.root.querySelector(`tr[data-method="${row.method}"]`)?.children[at]?.replaceWith(this.cell(row, this.data.columns[at], theme));
  }

  /**
   * While the hand moves, the numbers are those of the race as it is then, in rows that stay where they are; what only the server knows is dimmed.
   * @param {import("../wire/hand.js").Score[] | null} scores  null once the server has answered
   */
  follow(scores) {
    this.root.classList.toggle("rv-moving", Boolean(scores));
    if (!scores) { this.draw(); return; }
    const theme = paint(this.root).name;
    for (const score of scores) {
      const row = this.data.rows.find(({ method }) => method === score.method);
      const line = this.root.querySelector(`tr[data-method="${score.method}"]`);
      if (!row || line?.children.length !== this.data.columns.length) continue;
      this.data.columns.forEach((column, i) => {
        if (!(column.key in score)) line.children[i].classList.toggle("rv-before", column.key !== "name");
        else line.children[i].replaceWith(this.cell({ ...row, ...score }, column, theme));
      });
    }
  }

  /** By which column they are sorted, and whether the last come first. */
  get order() {
    return this.sorted.column ? this.sorted : { column: this.data.sorted, down: false };
  }

  /** @param {string} column  its key */
  sort(column) {
    this.sorted = { column, down: this.order.column === column && !this.order.down };
    this.draw();
  }

  /**
   * The rows as they are sorted. What is not known stands last, whichever way. Of those that are a tie, another field
   * decides, and what is not known there counts as never.
   */
  ordered() {
    const { rows, columns, alike } = this.data;
    const { column, down } = this.order;
    const { then, heights } = columns.find(({ key }) => key === column) ?? { then: "", heights: false };
    const places = heights ? levels(rows.map((row) => numberIn(row, column)), alike) : [];
    /** @type {(a: number | string, b: number | string) => number} */
    const compare = (a, b) => (typeof a === "string" ? a.localeCompare(String(b), undefined, { numeric: true }) : a < Number(b) ? -1 : Number(a > Number(b)));
    const placed = rows.map((row, at) => ({ row, value: valueIn(row, column), place: places[at] }));
    const later = (/** @type {Row} */ row) => (then ? numberIn(row, then) ?? Infinity : 0);
    return placed.sort((one, other) => {
      const [a, b] = [one.value, other.value];
      const tied = compare(later(one.row), later(other.row));
      if (a === null || b === null) return Number(a === null) - Number(b === null) || tied;
      const order = (heights ? one.place - other.place : compare(a, b)) || tied;
      return down ? -order : order;
    }).map(({ row }) => row);
  }

  draw() {
    const theme = paint(this.root).name;
    const head = this.data.columns.map(({ key, label, title, text }) => {
      const active = this.order.column === key;
      const mark = active ? (this.order.down ? " ↓" : " ↑") : "";
      return element("th", { scope: "col", class: text ? (key === "name" ? "" : "rv-wide") : "rv-number", "aria-sort": active ? (this.sorted.down ? "descending" : "ascending") : "none" },
        element("button", { type: "button", title, onclick: () => this.sort(key) }, label + mark));
    });
    const rows = this.ordered().map((row) => element("tr", { "data-method": row.method, class: "muted" in row && row.muted ? "rv-muted" : "", style: `--colour:${row.colours[theme]}` },
      ...this.data.columns.map((column) => this.cell(row, column, theme))));
    const numbers = this.data.columns.filter(({ text }) => !text).length;
    const table = element("table", { style: `--numbers:${numbers};--abreast:${numbers > ABREAST ? ABREAST - 1 : numbers}` }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
    const note = element("p", { class: "rv-footnote" }, this.data.note);
    this.root.replaceChildren(rows.length ? table : element("p", { class: "rv-empty" }, "Switch a method on to see its result here."), note);
  }

  /**
   * @param {Row} row
   * @param {messages.Column} column
   * @param {"light" | "dark"} theme
   */
  cell(row, { key, label, text, unit, between, missing, endless, least }, theme) {
    if (key === "name") return element("th", { scope: "row" }, sample(row, row.colours[theme]), row.name);
    const value = valueIn(row, key);
    if (text) return element("td", { class: "rv-wide", "data-column": key }, unbroken(typeof value === "string" ? value : missing));
    const number = { class: "rv-number", "data-label": label };
    if (typeof value !== "number") return element("td", number, missing);
    if (unit) return element("td", number, `${quantity(100 * value)}\u00a0${unit}`);
    const words = (/** @type {number | null} */ height) => (height !== null && Math.abs(height) <= least && least > 0 ? `≤ ${quantity(least)}` : quantity(height));
    const shown = value === Infinity ? endless : words(value);
    const [low, high] = between ? between.map((end) => words(numberIn(row, end))) : ["", ""];
    const about = low !== high ? [element("span", { class: "rv-between" }, ` (${low} – ${high})`)] : [];
    return element("td", { ...number, title: inFull(value) }, shown, ...about);
  }
}

export default mounted(Scoreboard);
