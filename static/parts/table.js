// Data as a table in a window of its own: typed, pasted or opened from a file, what was understood of them, and what of them is used.

import { caretBelow, pointAt } from "./caret.js";
import { element } from "./theme.js";
import { timer } from "./timer.js";

const RESTED = 350; // milliseconds after the last key, when the table is read
const FILES = ".csv,.tsv,.txt";
const FILE = "data.csv";
const BYTES = 4; // of a character, at most

/** @import * as messages from "../wire/messages.js" */
/** @typedef {Omit<messages.TableTyped, "serial">} Typed */

export class Table {
  most = 0; // characters that are read

  opened = -1; // of the text that is shown

  /** @type {Map<string, HTMLSelectElement>} the columns that the model needs, by name */
  columns = new Map();

  /**
   * @param {object} act
   * @param {(table: Typed) => void} act.send  passes on what was typed, or is to be used
   * @param {(content: string) => void} act.open  passes on a file, its bytes in base64
   * @param {() => void} act.back  asks for the data that the surface has
   * @param {() => void} act.close
   * @param {AbortSignal} signal
   */
  constructor({ send, open, back, close }, signal) {
    this.send = send;
    this.pass = open;
    const later = timer(signal);
    this.text = element("textarea", { rows: 12, spellcheck: "false", autocomplete: "off", wrap: "off", "aria-label": "Data: one row per line", placeholder: "speed,distance\n4,2\n7,4" });
    this.file = element("input", { type: "file", accept: FILES, class: "rv-unseen", "aria-label": "Open a file with data" });
    this.open = element("button", { type: "button", class: "rv-tool", onclick: () => this.file.click() }, "Open a file…");
    this.save = element("button", { type: "button", class: "rv-tool", onclick: () => this.download() }, "Save as CSV");
    this.back = element("button", { type: "button", class: "rv-tool", title: "Back to the surface's own data", onclick: back }, "Put back");
    this.said = element("p", { class: "rv-footnote", role: "status" });
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.taken = element("div", { class: "rv-fields" });
    this.label = element("span", {});
    this.formula = element("input", { type: "text", spellcheck: "false", autocomplete: "off", maxlength: 300 });
    this.caret = caretBelow();
    this.wrong = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.loss = element("div", { hidden: true }, element("label", { class: "rv-field rv-own" }, this.label, this.formula), this.caret, this.wrong);
    this.use = element("button", { type: "button", class: "rv-tool rv-first", onclick: () => this.tell(true) }, "Use these data");
    this.node = element("dialog", { class: "rv-table", "aria-label": "Data as a table", "data-testid": "table" },
      element("h2", {}, "Data as a table"),
      element("p", {}, "Paste cells from a spreadsheet, or lines of comma-separated values: one row per sample, up to 1,000 rows. The first row may name the columns."),
      this.text, this.problem, this.said, this.taken, this.loss,
      element("div", { class: "rv-table-tools" }, this.use, this.open, this.save, this.back, element("button", { type: "button", class: "rv-tool", onclick: () => this.node.close() }, "Close"), this.file));
    this.text.addEventListener("input", () => later.start(() => this.tell(false), RESTED));
    this.text.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.length <= this.most) return;
      event.preventDefault(); // a field holds so much, but takes its time
      this.tooLong(text);
    });
    this.formula.addEventListener("input", () => later.start(() => this.tell(false), RESTED));
    this.file.addEventListener("change", () => this.read(this.file.files?.[0]));
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", (event) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      this.read(file);
    });
    this.node.addEventListener("close", close);
  }

  /** @param {messages.DataTable | null} table */
  show(table) {
    if (!table) {
      if (this.node.open) this.node.close();
      return;
    }
    const { text, said, usable, problem, columns, formula, opened, changed, most } = table;
    this.back.hidden = !changed;
    this.most = most;
    if (!this.node.open || opened !== this.opened) {
      this.opened = opened;
      this.text.value = text;
      if (!this.node.open) this.node.showModal();
      this.text.focus();
      this.text.setSelectionRange(0, 0);
      this.text.scrollTop = 0;
    }
    this.said.textContent = said;
    this.warn(problem);
    this.use.disabled = !usable;
    this.offer(columns);
    this.loss.hidden = !formula;
    if (formula) {
      this.label.textContent = formula.label;
      if (document.activeElement !== this.formula) this.formula.value = formula.text;
      pointAt(this.caret, formula.text, formula.caret);
      this.wrong.hidden = !formula.problem;
      this.wrong.textContent = formula.problem;
    }
  }

  /** @param {string | null} problem */
  warn(problem) {
    this.problem.hidden = !problem;
    this.problem.textContent = problem;
  }

  /** @param {readonly messages.TableColumn[]} columns */
  offer(columns) {
    this.columns = new Map(columns.map(({ name, taken, known }) => {
      const select = element("select", { onchange: () => this.tell(false) }, ...known.map(({ value, words }) => element("option", { value, selected: value === taken }, words)));
      return [name, select];
    }));
    this.taken.replaceChildren(...columns.map(({ name, label }) => element("label", { class: "rv-field" }, element("span", {}, label), /** @type {Node} */ (this.columns.get(name)))));
  }

  /** @param {boolean} use  whether the data are to be used */
  tell(use) {
    const text = this.text.value;
    if (text.length > this.most) {
      this.tooLong(text);
      this.use.disabled = true;
      return;
    }
    const columns = Object.fromEntries([...this.columns].map(([name, { value }]) => [name, value]));
    this.send({ text, columns, formula: this.loss.hidden ? null : this.formula.value, use });
  }

  /** @param {string} text */
  tooLong(text) {
    const [lines, characters, most] = [text.split("\n").length, text.length, this.most].map((count) => count.toLocaleString("en"));
    this.warn(`These data have ${lines} lines and ${characters} characters. Up to 1,000 rows and ${most} characters are possible. Take a part of the data.`);
  }

  /** @param {File | undefined} file */
  async read(file) {
    if (!file) return;
    this.file.value = "";
    if (file.size > BYTES * this.most) {
      this.warn(`This file has ${file.size.toLocaleString("en")} bytes. Up to 1,000 rows are possible. Take a part of the data.`);
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    this.pass(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
  }

  /** The table as a file. */
  download() {
    const address = URL.createObjectURL(new Blob([this.text.value], { type: "text/csv" }));
    element("a", { href: address, download: FILE }).click();
    URL.revokeObjectURL(address);
  }
}
