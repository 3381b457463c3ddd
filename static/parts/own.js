// The reader's own formula: what was typed, with a caret below what cannot be read of it; how it was read, where its weights can
// be chosen; and what can be typed at all.

import { caretBelow, pointAt } from "./caret.js";
import { element } from "./theme.js";

/** @import * as messages from "../wire/messages.js" */

const NONE = ""; // the second weight of a formula that is to have one

/**
 * Which letters are the weights once one of them is another: one that was the other weight changes places with it.
 * @param {string[]} weights  one or two
 * @param {number} place  of the one that is chosen
 * @param {string} letter  NONE for none
 */
export function chosen(weights, place, letter) {
  const found = [...weights];
  const other = found.indexOf(letter);
  if (other >= 0 && place < found.length) found[other] = found[place];
  found[place] = letter;
  return found.filter((weight) => weight !== NONE);
}

/** Which of its letters are the weights: each can be chosen anew, and a press on a parameter makes it the last of them. */
class Reading {
  made = "";

  /** @param {(weights: string[]) => void} choose */
  constructor(choose) {
    this.choose = choose;
    this.node = element("p", { class: "rv-reading", "data-testid": "reading" });
  }

  /**
   * @param {messages.FormulaLetters | null} letters
   * @param {boolean} locked
   */
  show(letters, locked) {
    this.node.hidden = !letters?.weights.length;
    const made = JSON.stringify([letters, locked]);
    if (!letters || made === this.made) return;
    this.made = made;
    const { weights, parameters } = letters;
    const all = [...weights, ...parameters], keys = weights.map(({ key }) => key);
    const several = all.length > 1;
    const shown = weights.map(({ text }) => text);
    const selects = (several ? [0, 1] : []).map((place) => element("select", { "aria-label": place ? "Second weight" : "First weight", disabled: locked, onchange: (/** @type {Event} */ { target }) => {
      if (target instanceof HTMLSelectElement) this.choose(chosen(keys, place, target.value));
    } },
    ...all.map(({ key, text }) => element("option", { value: key, selected: key === keys[place] }, text)),
    ...(place ? [element("option", { value: NONE, selected: keys.length < 2 }, "none")] : [])));
    const buttons = parameters.map(({ key, text }) => element("button", { type: "button", disabled: locked, title: `Make ${text} a weight in place of ${shown[shown.length - 1]}`, onclick: () => this.choose(chosen(keys, keys.length - 1, key)) }, text));
    this.node.replaceChildren(
      element("span", {}, keys.length > 1 ? "Weights " : "Weight ", ...(several ? selects : [element("i", {}, shown.join(", "))])),
      ...(buttons.length ? [element("span", {}, buttons.length > 1 ? " · parameters " : " · parameter ", ...buttons)] : []),
    );
  }
}

/** What can be typed, and how it is read; it comes when it is first asked for. */
class Help {
  /** @param {() => void} ask */
  constructor(ask) {
    this.ask = ask;
    this.table = element("table", {});
    this.node = element("details", { class: "rv-typed" }, element("summary", {}, element("span", {}, "What can be typed")), this.table);
    this.node.addEventListener("toggle", () => { if (this.node.open && !this.table.rows.length) this.ask(); });
  }

  /** @param {messages.Spelling[] | null} spellings  null where they were not asked for */
  show(spellings) {
    if (!spellings) return;
    const groups = Map.groupBy(spellings, ({ group }) => group);
    this.table.replaceChildren(
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "You may write"), element("th", { scope: "col" }, "It is read as"))),
      ...Array.from(groups, ([name, rows]) => element("tbody", {},
        element("tr", {}, element("th", { colspan: 2, scope: "rowgroup" }, name)),
        ...rows.map(({ spelling, plain }) => element("tr", {}, element("td", plain === null ? { colspan: 2 } : {}, element("code", {}, spelling)), ...(plain === null ? [] : [element("td", {}, element("code", {}, plain))]))))),
    );
  }
}

export class Own {
  text = ""; // as the server has it
  longest = Infinity; // characters that are sent

  /**
   * @param {object} how
   * @param {(text: string) => void} how.send  passes on what the reader types
   * @param {(weights: string[]) => void} how.choose  passes on which letters are to be the weights
   * @param {() => void} how.ask  asks what can be typed
   * @param {(surface: string) => void} how.pick  passes on the key of a surface that was named in place of a formula
   */
  constructor({ send, choose, ask, pick }) {
    this.input = element("input", { type: "text", spellcheck: "false", autocomplete: "off" });
    this.label = element("span", {});
    this.caret = caretBelow();
    this.caret.dataset.testid = "caret";
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.offers = element("p", { class: "rv-offers", hidden: true });
    this.pick = pick;
    this.reading = new Reading(choose);
    this.notes = element("div", { class: "rv-quiet-notes", role: "status" });
    this.help = new Help(ask);
    this.node = element("div", { hidden: true }, element("label", { class: "rv-field rv-own" }, this.label, this.input), this.caret, this.problem, this.offers, this.reading.node, this.notes, this.help.node);
    this.input.addEventListener("change", () => send(this.cut));
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.input.blur();
      if (event.key === "Escape") { this.input.value = this.text; this.input.blur(); }
    });
  }

  /** What is sent of a text that is too long: enough to be refused. The whole of it stays in its field. */
  get cut() {
    return this.input.value.slice(0, this.longest + 1);
  }

  /**
   * @param {messages.OwnFormula | null} formula
   * @param {messages.Spelling[] | null} spellings
   * @param {boolean} locked
   */
  show(formula, spellings, locked) {
    this.node.hidden = !formula;
    if (!formula) return;
    const { text, caret, problem, label, longest, letters, notes, offers } = formula;
    this.longest = longest;
    this.label.textContent = label;
    if (this.cut !== text && (this.text !== text || document.activeElement !== this.input)) this.input.value = text;
    this.text = text;
    this.input.disabled = locked;
    pointAt(this.caret, text, caret);
    this.problem.hidden = !problem;
    this.problem.textContent = problem;
    this.offers.hidden = !offers.length;
    this.offers.replaceChildren(...offers.map(({ key, name }) => element("button", { type: "button", disabled: locked, onclick: () => this.pick(key) }, `Race on ${name}`)));
    this.reading.show(letters, locked);
    this.notes.replaceChildren(...notes.map((note) => element("p", {}, note)));
    this.help.show(spellings);
  }
}
