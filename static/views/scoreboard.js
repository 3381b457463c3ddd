// The scoreboard: one row a method in its colour, sorted by the column the reader chooses.

import { element, exact, number, paint } from "../parts/theme.js";
import { sample } from "../plot/ink.js";
import { View, mounted } from "../view.js";

/** An equation such as σ = 1 stays on one line. */
const unbroken = (sentence) => sentence.replaceAll(" = ", "\u00a0=\u00a0");

class Scoreboard extends View {
  constructor(parent) {
    super(parent, element("section", { class: "rv-scores", "aria-label": "Scoreboard", "data-testid": "scoreboard" }));
    this.sorted = { column: "loss", down: false };
    this.onTheme(() => this.draw());
  }

  receive(data) {
    this.data = data;
    this.draw();
  }

  sort(column) {
    this.sorted = { column, down: this.sorted.column === column && !this.sorted.down };
    this.draw();
  }

  /** What is not known stands last, whichever way the column is sorted. */
  ordered() {
    const { column, down } = this.sorted;
    const known = (row) => row[column] !== null && row[column] !== undefined;
    const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, undefined, { numeric: true }) : a - b) * (down ? -1 : 1);
    return [...this.data.rows].sort((a, b) => known(b) - known(a) || (known(a) ? compare(a[column], b[column]) : 0));
  }

  draw() {
    const theme = this.theme = paint(this.root).name;
    const head = this.data.columns.map(({ key, label, title, text }) => {
      const active = this.sorted.column === key;
      const mark = active ? (this.sorted.down ? " ↓" : " ↑") : "";
      return element("th", { scope: "col", class: text ? "" : "rv-number", "aria-sort": active ? (this.sorted.down ? "descending" : "ascending") : "none" },
        element("button", { type: "button", title, onclick: () => this.sort(key) }, label + mark));
    });
    const rows = this.ordered().map((row) => element("tr", { "data-method": row.method, class: row.muted ? "rv-muted" : "", style: `--colour:${row.colours[theme]}` },
      ...this.data.columns.map((column) => this.cell(row, column))));
    const table = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
    const note = element("p", { class: "rv-footnote" }, this.data.note);
    this.root.replaceChildren(rows.length ? table : element("p", { class: "rv-empty" }, "Switch a method on to see its result here."), note);
  }

  cell(row, { key, text, unit, between, missing = "–" }) {
    if (key === "name") return element("th", { scope: "row" }, sample(row, row.colours[this.theme]), row.name);
    if (text) return element("td", {}, unbroken(row[key] ?? missing));
    const value = row[key];
    if (value === null || value === undefined) return element("td", { class: "rv-number" }, missing);
    if (unit) return element("td", { class: "rv-number" }, `${number(100 * value)} ${unit}`);
    const shown = Number.isInteger(value) && Math.abs(value) < 1e5 ? String(value) : number(value);
    const about = between && row[between[0]] !== row[between[1]] ? [element("span", { class: "rv-between" }, ` (${between.map((end) => number(row[end], 2)).join(" – ")})`)] : [];
    return element("td", { class: "rv-number", title: exact(value) }, shown, ...about);
  }
}

export default mounted(Scoreboard);
