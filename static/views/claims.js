// The claims: each a line with its verdict, unfolded to the experiment behind it; filtered by verdict and by group.

import { element } from "../parts/theme.js";
import { quantity } from "../plot/quantities.js";
import { View, mounted } from "../view.js";

/** @import * as messages from "../wire/messages.js" */

const percent = (/** @type {number} */ share) => `${quantity(100 * share)}\u00a0%`;
const of = (/** @type {messages.SettingTally} */ { held, cases }) => `${held.toLocaleString("en")} of ${cases.toLocaleString("en")}`;
const capital = (/** @type {string} */ text) => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
const bar = (/** @type {number} */ share) => element("i", { class: "rv-portion", "aria-hidden": "true", style: `--share: ${share}` });

/**
 * The verdict's word with its sign: neither depends on the colour.
 * @param {messages.VerdictWord} verdict
 */
function badge({ word, glyph, leans }) {
  return element("b", { class: "rv-verdict", "data-leans": leans }, element("span", { "aria-hidden": "true" }, glyph), word);
}

/**
 * The verdict as it was computed, in a line: its share of how many cases in how many settings, or its two sides.
 * @param {messages.SideTally} side
 */
function line({ where, word, share, cases, settings }) {
  if (where) return element("span", { class: "rv-claim-share" }, `${capital(where)}: ${word}, `, element("b", {}, percent(share)));
  const all = settings.length === 1 ? "in its one setting" : `in ${settings.length} settings`;
  return element("span", { class: "rv-claim-share" }, element("b", {}, percent(share)), ` of ${cases.toLocaleString("en")} cases · ${all}`);
}

/**
 * A row for each setting: its name, a bar, the count.
 * @param {string} whence  how these were measured, if not on record
 * @param {messages.SideTally} side
 */
function table(whence, { where, word, share, settings }) {
  return element("table", {}, element("caption", {}, `${capital(`${whence}${where || "all settings"}`)}: ${word}, held in ${percent(share)}`),
    element("tbody", {}, ...settings.map((setting) => element("tr", {},
      element("th", { scope: "row" }, setting.name),
      element("td", {}, bar(setting.held / setting.cases)),
      element("td", {}, of(setting))))));
}

class Claim {
  text = ""; // of the message that it shows

  /**
   * @param {Claims} list
   * @param {messages.ClaimCard} spec
   */
  constructor(list, spec) {
    this.list = list;
    this.key = spec.key;
    this.group = spec.group;
    this.word = spec.record.word;
    this.line = element("summary", { onclick: () => list.toggled(this) });
    this.body = element("div", { class: "rv-claim-body" });
    this.node = element("details", { class: "rv-claim", "data-claim": spec.key }, this.line, this.body);
  }

  /**
   * @param {messages.ClaimCard} spec
   * @param {messages.VerdictWord[]} words
   */
  receive(spec, words) {
    const text = JSON.stringify(spec);
    if (text === this.text) return;
    this.text = text;
    const verdict = words.filter(({ word }) => word === spec.record.word).map(badge);
    this.line.replaceChildren(...verdict, element("span", { class: "rv-claim-statement" }, spec.statement),
      element("span", { class: "rv-claim-shares" }, ...spec.record.sides.map(line)));
    const see = element("a", { class: "rv-claim-see", href: this.address(spec.see.address), onclick: (/** @type {MouseEvent} */ event) => this.list.seen(event, this) }, `See it: ${spec.see.page}`);
    const again = element("button", { type: "button", class: "rv-claim-again", onclick: () => this.list.again(this) }, spec.fresh ? "Run more" : "Run it again here");
    this.body.replaceChildren(
      element("div", { class: "rv-claim-words" },
        element("p", {}, element("b", {}, "Who says it"), spec.said),
        element("p", {}, element("b", {}, "The experiment"), spec.experiment),
        element("p", {}, element("b", {}, "What to look at"), spec.look),
        element("div", { class: "rv-claim-acts" }, see, again)),
      element("div", { class: "rv-claim-numbers" },
        ...spec.record.sides.map((side) => table("", side)),
        element("p", { class: "rv-claim-made" }, spec.record.made),
        ...(spec.fresh ? [element("div", { class: "rv-claim-fresh", role: "status" },
          ...spec.fresh.sides.map((side) => table("Run here, ", side)))] : [])));
  }

  /**
   * Below wherever the app stands.
   * @param {messages.Address} address
   */
  address({ path, query }) {
    return new URL(`./${path}?${new URLSearchParams(query)}`, document.baseURI).href;
  }
}

/** @typedef {[value: string, ...content: (Node | string)[]]} Option  and what stands on its button */

/** Buttons of which one is pressed; "" stands for all. */
class Choice {
  /**
   * @param {string} label
   * @param {Option[]} options
   * @param {() => void} chosen  is called when one was
   */
  constructor(label, options, chosen) {
    this.value = "";
    this.buttons = options.map(([value, ...content]) => element("button", { type: "button", "data-value": value, onclick: () => { this.value = value; chosen(); } }, ...content));
    this.node = element("div", { class: "rv-claims-choice", role: "group", "aria-label": label }, ...this.buttons);
  }

  show() {
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset.value === this.value));
  }
}

/** @extends {View<messages.ClaimList, Record<"open" | "see" | "again", messages.ClaimChosen>>} */
class Claims extends View {
  /** @type {string | undefined} key of the claim that was unfolded last; empty for none */
  open = undefined;

  /**
   * @param {HTMLElement} parent
   * @param {messages.ClaimList} data
   */
  constructor(parent, data) {
    super(parent, element("div", { class: "rv-claims", "data-testid": "claims" }));
    this.claims = data.claims.map((spec) => new Claim(this, spec));
    this.groups = Object.entries(data.groups).map(([group, title]) => {
      const claims = this.claims.filter((claim) => claim.group === group);
      return { claims, node: element("section", { "aria-label": title }, element("h2", {}, title), ...claims.map((claim) => claim.node)) };
    });
    const many = (/** @type {string} */ word) => this.claims.filter((claim) => claim.word === word).length;
    /** @type {(verdict: messages.VerdictWord) => Option} */
    const verdict = ({ word, glyph }) => [word, element("span", { "aria-hidden": "true" }, glyph), ` ${word} ${many(word)}`];
    this.verdict = new Choice("Verdict", [["", `All ${this.claims.length}`], ...data.words.map(verdict)], () => this.filter());
    const filled = Object.entries(data.groups).filter(([key]) => this.claims.some(({ group }) => group === key));
    this.about = new Choice("Group", [["", "All groups"], ...filled], () => this.filter());
    this.none = element("p", { class: "rv-claims-none", role: "status" });
    this.root.append(
      element("p", { class: "rv-claims-about" }, data.about),
      this.verdict.node, this.about.node, this.none, ...this.groups.map(({ node }) => node));
    this.filter();
  }

  /** @param {messages.ClaimList} data */
  receive(data) {
    this.claims.forEach((claim, place) => claim.receive(data.claims[place], data.words));
    if (data.open === this.open) return;
    const first = this.open === undefined;
    this.open = data.open;
    const claim = this.claims.find(({ key }) => key === data.open);
    if (!claim || claim.node.open) return;
    claim.node.open = true;
    if (first) claim.node.scrollIntoView({ block: "center" });
  }

  filter() {
    this.verdict.show();
    this.about.show();
    for (const claim of this.claims) {
      const fits = (/** @type {string} */ wanted, /** @type {string} */ has) => !wanted || wanted === has;
      claim.node.hidden = !(fits(this.verdict.value, claim.word) && fits(this.about.value, claim.group));
    }
    for (const { node, claims } of this.groups) node.hidden = claims.every((claim) => claim.node.hidden);
    const found = this.claims.some((claim) => !claim.node.hidden);
    this.none.textContent = found ? "" : "No claim of this group has this verdict.";
  }

  /**
   * The browser folds and unfolds by itself; the link names the claim that was unfolded last.
   * @param {Claim} claim
   */
  toggled(claim) {
    const opens = !claim.node.open;
    if (!opens && this.open !== claim.key) return;
    this.open = opens ? claim.key : "";
    this.ask("open", this.open);
  }

  /**
   * @param {MouseEvent} event
   * @param {Claim} claim
   */
  seen(event, claim) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return; // opened beside this page
    event.preventDefault();
    this.ask("see", claim.key);
  }

  /** @param {Claim} claim */
  again(claim) {
    this.ask("again", claim.key);
  }

  /**
   * Never twice the same, which the server would not take for news if it was stopped over the first.
   * @param {"open" | "see" | "again"} what
   * @param {string} claim  its key
   */
  ask(what, claim) {
    this.tell(what, { claim, at: Date.now() });
  }
}

export default mounted(Claims);
