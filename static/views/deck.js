// The methods: those that race as cards in their colour, the others by family, to be found and added.

import { narrow } from "../parts/narrow.js";
import { HyperRow, NONE, moveOf } from "../parts/schedule.js";
import { element, paint } from "../parts/theme.js";
import { sample } from "../plot/ink.js";
import { View, mounted } from "../view.js";
import { bring, hear as hearHand } from "../wire/hand.js";
import { hear, toggle } from "../wire/muting.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Since } from "../wire/hand.js" */
/** @typedef {Omit<messages.DeckChange, "serial">} Change */

const LAST_KEY = 9;

/**
 * What a setting of a method is at the step from which on settings are changed. Only the stage knows every value of a schedule.
 * @param {string} method  its key
 * @param {messages.HyperSlider} row
 * @param {Since} since
 */
function valueAt(method, { name, value, schedule, changes }, since) {
  const change = changes.findLast(({ step }) => step <= since.step);
  const scheduled = schedule && schedule.kind !== NONE ? since.value(method, name) : undefined;
  return change?.value ?? scheduled ?? value;
}

/**
 * Why no method is found to add.
 * @param {string} typed
 * @param {readonly { name: string }[]} racing  the methods in the race that are called so
 */
export function noneToAdd(typed, racing) {
  if (!typed) return "All methods are in the race.";
  if (racing.length) return `${racing.map(({ name }) => name).join(", ")}: in the race already.`;
  return `No method to add is called “${typed}”. Try another word.`;
}

class Card {
  /**
   * @param {Deck} deck
   * @param {messages.Racer} spec
   * @param {messages.ScheduleKind[]} kinds
   */
  constructor(deck, spec, kinds) {
    this.name = spec.name;
    /** @type {number | null} */
    this.place = null;
    this.open = !narrow().matches;
    this.toggle = element("input", { type: "checkbox", role: "switch", checked: true, "aria-label": spec.name });
    this.toggle.addEventListener("change", () => deck.put(spec.key, false));
    this.reset = element("button", { type: "button", class: "rv-reset", title: "Back to the defaults", "aria-label": `Reset ${spec.name} to its defaults`,
      onclick: () => deck.send({ method: spec.key, reset: true, final: true }) }, "↺");
    this.pin = element("button", { type: "button", class: "rv-pin", "aria-label": `Pin this run of ${spec.name}`, "aria-pressed": "false",
      onclick: () => deck.pin(spec.key, this.pin.getAttribute("aria-pressed") !== "true") }, "pin");
    this.difference = element("p", { class: "rv-difference", role: "status", hidden: true });
    this.fold = element("button", { type: "button", class: "rv-fold", "aria-label": `Settings of ${spec.name}`, title: "Settings", onclick: () => { this.open = !this.open; this.unfold(); } });
    this.rows = spec.rows.map((row) => new HyperRow(row, kinds, spec.name, (change) => deck.send({ method: spec.key, hyper: row.name, final: true, ...change })));
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.body = element("div", { class: "rv-card-body" }, ...this.rows.map((row) => row.node));
    this.swatch = element("span", { class: "rv-swatch-place" });
    this.cap = element("button", { type: "button", class: "rv-cap", onclick: () => toggle(spec.key) });
    this.node = element("article", { class: "rv-card", "data-method": spec.key },
      element("header", { title: spec.teaches }, element("label", {}, this.toggle, this.swatch, element("b", {}, spec.name)), this.reset, this.cap, this.pin, this.fold), this.body, this.difference, this.problem);
    this.unfold();
  }

  unfold() {
    this.body.hidden = !this.open;
    this.fold.setAttribute("aria-expanded", String(this.open));
  }

  /**
   * @param {messages.Racer} racer
   * @param {"light" | "dark"} theme
   * @param {messages.Deck} deck
   * @param {Since | null} since
   */
  show({ key, rows, changed, problem, style, place, muted, name, pinned }, theme, { hidden, locked }, since) {
    this.name = name;
    this.place = place;
    this.cap.hidden = !place;
    this.cap.textContent = place && place > LAST_KEY ? "·" : String(place ?? "");
    this.mute(muted);
    this.toggle.disabled = locked.includes("add");
    this.node.hidden = hidden.includes("methods");
    const colour = style?.[theme] ?? "var(--rv-line)";
    this.node.style.setProperty("--colour", colour);
    this.toggle.checked = true;
    this.reset.hidden = !changed || locked.includes("methods");
    this.rows.forEach((row, i) => row.show(rows[i], since && { step: since.step, value: valueAt(key, rows[i], since) }));
    this.pin.setAttribute("aria-pressed", String(Boolean(pinned)));
    this.pin.title = pinned ? "Unpin: remove the pinned run" : "Pin: keep this run in the picture, and compare it with what you change";
    this.pin.hidden = !style || hidden.includes("pin");
    this.difference.hidden = !pinned;
    if (this.difference.textContent !== (pinned ?? "")) this.difference.textContent = pinned ?? "";
    this.problem.hidden = !problem;
    this.problem.textContent = problem ?? "";
    this.swatch.replaceChildren(...(style ? [sample(style, colour)] : []));
  }

  /** @param {boolean} muted  whether the path is not drawn */
  mute(muted) {
    this.node.classList.toggle("rv-muted", muted);
    this.cap.setAttribute("aria-pressed", String(!muted));
    this.cap.setAttribute("aria-label", `${this.cap.textContent}: path of ${this.name}`);
    this.cap.title = `${muted ? "Show" : "Hide"} this path${Number(this.place) <= LAST_KEY ? ` (key ${this.place})` : ""}`;
  }
}

/** A family's methods that do not race, each a switch that is off; what a surface refuses cannot be switched on. */
class Family {
  /**
   * @param {Deck} deck
   * @param {messages.MethodFamily} family
   */
  constructor(deck, { key, name, open }) {
    this.searching = false;
    this.deck = deck;
    this.open = open && !narrow().matches;
    this.count = element("small", {});
    this.fold = element("button", { type: "button", class: "rv-fold", "aria-controls": `family-${key}`, onclick: () => { this.open = !this.open; this.unfold(); } }, element("span", {}, name), this.count);
    this.chips = element("div", { class: "rv-chips", id: `family-${key}`, role: "group", "aria-label": name });
    this.node = element("section", { class: "rv-family" }, element("h2", {}, this.fold), this.chips);
  }

  /**
   * @param {messages.FamilyMethod[]} sought  those to show of all
   * @param {boolean} searching  a search opens the family while it lasts
   */
  show(sought, searching) {
    this.searching = searching;
    this.node.hidden = !sought.length;
    this.count.textContent = String(sought.length);
    const reasons = new Set(sought.flatMap(({ refusal }) => refusal || []));
    this.chips.replaceChildren(...sought.map((method) => this.chip(method)), ...Array.from(reasons, (reason) => element("p", {}, reason)));
    this.unfold();
  }

  /** @param {messages.FamilyMethod} method */
  chip({ key, name, teaches, refusal }) {
    return element("button", { type: "button", role: "switch", "aria-checked": "false", "aria-disabled": Boolean(refusal) && "true", "data-method": key, title: refusal ?? teaches,
      onclick: () => { if (!refusal) this.deck.put(key, true); } }, name);
  }

  unfold() {
    const open = this.open || this.searching;
    this.chips.hidden = !open;
    this.fold.setAttribute("aria-expanded", String(open));
  }
}

/** @extends {View<messages.Deck, { change: messages.DeckChange }>} */
class Deck extends View {
  /** @type {messages.Deck} */
  shown = { racers: [], families: [], problem: null, kept: null, kinds: [], hidden: [], locked: [], serial: 0 }; // until a message has come

  text = ""; // of what is shown

  /** @type {import("../parts/theme.js").Colours | null} */
  theme = null;

  /** @type {Since | null} the step from which on settings are changed; null for the whole race */
  since = null;

  /** @type {Family[]} */
  folds = [];

  /** @type {messages.FamilyMethod[][]} by family, those that are found */
  sought = [];

  /** @type {{ method: string, on: boolean } | null} what the reader has switched */
  moved = null;

  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-deck", "aria-label": "Methods", "data-testid": "methods" }));
    this.sender = new Sender(this.signal);
    /** @type {Map<string, { made: string, card: Card }>} */
    this.cards = new Map(); // a method's key -> its card, and what that was made from
    this.racing = element("div", { class: "rv-racing" });
    this.search = element("input", { type: "search", placeholder: "Add a method", "aria-label": "Find a method to add", spellcheck: "false", autocomplete: "off" });
    this.search.addEventListener("input", () => this.seek());
    this.search.addEventListener("keydown", (event) => this.key(event));
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.nothing = element("p", { class: "rv-nothing", role: "status", hidden: true });
    this.absent = element("p", { class: "rv-difference rv-absent", role: "status", hidden: true });
    this.others = element("fieldset", { class: "rv-others" }, this.nothing);
    this.root.append(this.search, this.problem, this.racing, this.absent, this.others);
    hear("muted", (muted) => this.shown.racers.forEach(({ key }) => this.cards.get(key)?.card.mute(muted.has(key))), this.signal);
    hearHand("since", (since) => { this.since = since; this.paint(); }, this.signal);
    this.onTheme(() => this.paint());
  }

  /** @param {messages.Deck} data */
  receive(data) {
    this.sender.answered(data.serial);
    const text = JSON.stringify({ ...data, serial: undefined });
    if (text === this.text) { // nothing is new but perhaps the theme; what was typed meanwhile, and came to nothing, gives way
      this.paint();
      return;
    }
    const regrouped = JSON.stringify(data.families) !== JSON.stringify(this.shown.families);
    this.shown = data;
    this.text = text;
    if (!this.folds.length) {
      this.folds = data.families.map((family) => new Family(this, family));
      this.others.append(...this.folds.map((fold) => fold.node));
    }
    this.others.hidden = this.search.hidden = data.hidden.includes("add");
    this.others.disabled = this.search.disabled = data.locked.includes("add");
    this.problem.hidden = !data.problem;
    this.problem.textContent = data.problem;
    this.paint();
    this.showAbsent();
    if (regrouped) this.seek();
    this.follow();
  }

  paint() {
    const theme = this.theme = paint(this.root);
    const { racers } = this.shown;
    const cards = racers.map((racer) => this.card(racer));
    for (const node of [...this.racing.children]) if (!cards.some((card) => card.node === node)) node.remove();
    cards.forEach((card, i) => {
      if (this.racing.children[i] !== card.node) this.racing.insertBefore(card.node, this.racing.children[i] ?? null);
      card.show(racers[i], theme.name, this.shown, this.since);
    });
  }

  /** The pinned run of a method that does not race: what it did, and a way to let it go. */
  showAbsent() {
    const { kept } = this.shown;
    this.absent.hidden = !kept;
    if (!kept) return;
    const { method, text } = kept;
    this.absent.replaceChildren(text, " ", element("button", { type: "button", class: "rv-reset", onclick: () => this.pin(method, false) }, "Unpin"));
  }

  /**
   * @param {string} method  its key
   * @param {boolean} pin
   */
  pin(method, pin) {
    this.send({ method, pin, final: true });
  }

  /**
   * A method's card stays the same while it races, and after, unless its name or its hyperparameters change.
   * @param {messages.Racer} racer
   */
  card(racer) {
    const made = JSON.stringify([racer.name, racer.rows.map(({ name }) => name)]);
    const before = this.cards.get(racer.key);
    if (before?.made === made) return before.card;
    const card = new Card(this, racer, this.shown.kinds);
    this.cards.set(racer.key, { made, card });
    return card;
  }

  /** Shows the methods whose name, key or family has what was typed; all of them if nothing was. */
  seek() {
    const typed = this.search.value.trim().toLowerCase();
    const { families } = this.shown;
    const found = (/** @type {messages.MethodFamily} */ family) => family.methods.filter((method) => [method.name, method.key, family.name].some((words) => words.toLowerCase().includes(typed)));
    this.sought = families.map(found);
    this.folds.forEach((fold, i) => fold.show(this.sought[i], typed !== ""));
    (typed ? this.problem : this.absent).after(this.others); // what is found stands where it was asked for
    this.nothing.hidden = this.sought.some((methods) => methods.length);
    this.nothing.textContent = noneToAdd(this.search.value.trim(), this.shown.racers.filter(({ name, key }) => [name, key].some((words) => words.toLowerCase().includes(typed))));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const first = this.sought.flat().find((method) => !method.refusal);
    if (event.key === "Enter" && this.search.value.trim() && first) this.put(first.key, true);
    if (event.key === "Escape") this.found();
  }

  /** The search is over. */
  found() {
    this.search.value = "";
    this.seek();
  }

  /**
   * Puts a method into the race, or takes it out.
   * @param {string} method  its key
   * @param {boolean} on
   */
  put(method, on) {
    this.moved = { method, on };
    if (on) this.found();
    this.send({ method, on, final: true });
  }

  /** The switch that was pressed is now another, elsewhere: the keyboard goes with it. */
  follow() {
    if (!this.moved) return;
    const { method, on } = this.moved;
    if (on !== this.shown.racers.some(({ key }) => key === method)) return;
    this.moved = null;
    if (document.activeElement !== document.body) return;
    /** @type {HTMLElement | null | undefined} */
    const place = on ? this.cards.get(method)?.card.toggle : this.others.querySelector(`[data-method=${method}]`);
    (place?.checkVisibility() ? place : this.search).focus({ preventScroll: true });
  }

  /**
   * Tells the server of a change; while it is in the hand only where the stage cannot follow by itself.
   * @param {Change} change
   */
  send(change) {
    const topic = [change.method, change.hyper, change.parameter, change.since, change.at].join(".");
    bring(this.sender, { component: "deck", topic, move: this.moveOf(change), transmit: (payload) => this.tell("change", payload) }, change);
  }

  /**
   * What a change moves in the race, if that is all it does.
   * @param {Change} change
   * @returns {import("../wire/hand.js").Move | null}
   */
  moveOf(change) {
    const row = this.shown.racers.find(({ key }) => key === change.method)?.rows.find(({ name }) => name === change.hyper);
    return row ? moveOf(row, change) : null;
  }
}

export default mounted(Deck);
