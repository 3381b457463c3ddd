// Predict, then reveal: the reader sorts the methods, or says where each will end, before a path is known to the browser.

import { sample } from "../plot/ink.js";
import { rounded } from "../plot/window.js";
import { element } from "./theme.js";
import { named, quantity } from "../plot/quantities.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Race } from "./race.js" */
/** @import { Point, Window } from "../plot/window.js" */

/** @typedef {import("../plot/map.js").ContourMap<Race> | import("../plot/graph.js").Graph<Race>} Plane  a map, or the graph of one weight */

const STEP = 0.02; // of the window, by which an arrow key moves a guess; a tenth of it with Shift
/** @type {Record<string, Point>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
const NOWHERE = "nowhere in the window";

export class Game {
  /**
   * @param {HTMLElement} host
   * @param {Plane} map  on which guesses are placed
   * @param {object} calls
   * @param {(wish: string) => void} calls.ask  chooses a game, another round or none
   * @param {(guess: messages.StageGuess) => void} calls.guess  is the reader's answer
   * @param {() => void} calls.finish  shows the end of the race at once
   */
  constructor(host, map, { ask, guess, finish }) {
    this.host = host;
    this.map = map;
    this.ask = ask;
    this.guess = guess;
    this.finish = finish;
    /** @type {[string, string]} */
    this.axes = ["x", "y"]; // until a race is shown
    /** @type {messages.Game | null} */
    this.game = null; // that is played
    this.offered = false; // whether one can be begun
    this.about = ""; // what is guessed: another one is another round
    /** @type {"light" | "dark"} */
    this.theme = "light";
    /** @type {Window} */
    this.domain = [[0, 1], [0, 1]]; // of the surface
    /** @type {string[]} */
    this.order = []; // keys of the methods, the best first
    /** @type {Map<string, Point | null>} */
    this.ends = new Map(); // a method's key -> where it ends, or null for nowhere
    this.chosen = ""; // key of the method that a click on the map places
    this.dragged = ""; // and of the one that is dragged
    this.seen = false; // whether the race that was guessed about has been at its end: then the result stays told
    /** @type {HTMLElement | null} */
    this.verdict = null;
    /** @type {Map<string, HTMLButtonElement & { at: Point }>} */
    this.markers = new Map(); // a method's key -> its guess on the map
    /** @type {Set<Plane>} those that tell where points lie */
    this.stood = new Set();
    this.on(map);
  }

  /**
   * Guesses are placed on this map, or on this graph.
   * @param {Plane} map
   */
  on(map) {
    if (!this.stood.has(map)) map.stand({ place: (projection) => { if (this.map === map) this.project(projection); } });
    this.stood.add(map);
    this.map = map;
    for (const marker of this.markers.values()) if (marker.parentElement !== map.host) map.host.append(marker);
  }

  /** Whether the race waits for a guess. */
  get waits() {
    return Boolean(this.game?.waits);
  }

  /** Whether a guess has been made about a race that has not been seen to its end: nothing on the page tells the result. */
  get secret() {
    return Boolean(this.game?.judged) && !this.seen;
  }

  /** Whether a click on the map is a guess. */
  get places() {
    return this.waits && this.game?.kind === "end";
  }

  /** Whether the guess is made elsewhere, and nothing may be moved meanwhile. */
  get still() {
    return this.waits && this.game?.kind === "scene";
  }

  /**
   * @param {Race} race
   * @param {{ name: "light" | "dark" }} theme
   */
  show({ game: offered, surface, start }, { name: theme }) {
    const game = offered?.kind === "off" ? null : offered;
    this.offered = Boolean(offered) && !game;
    this.host.hidden = !game || game.kind === "scene";
    const about = game ? JSON.stringify([game.kind, surface.id, start, game.methods.map(({ key }) => key), Boolean(game.judged)]) : "";
    this.game = game;
    this.theme = theme;
    this.domain = surface.domain;
    this.axes = surface.axes;
    if (about !== this.about) this.seen = false;
    if (about !== this.about && game && !game.judged) this.begin(game);
    this.about = about;
    this.draw();
  }

  /**
   * A new round.
   * @param {messages.Game} game
   */
  begin({ methods }) {
    this.order = methods.map(({ key }) => key);
    this.ends.clear();
    this.chosen = this.order[0];
  }

  /**
   * One of the methods that are guessed about.
   * @param {string} key
   */
  method(key) {
    const found = this.game?.methods.find((method) => method.key === key);
    if (!found) throw new Error(`Nothing is guessed about ${key}.`);
    return found;
  }

  /** @param {string} key */
  chip(key) {
    const method = this.method(key);
    return [sample(method, method.colours[this.theme]), element("b", {}, method.name)];
  }

  /**
   * @param {string} text
   * @param {() => void} press
   * @param {Record<string, any>} more  attributes
   */
  button(text, press, more = {}) {
    return element("button", { type: "button", class: "rv-tool", onclick: press, ...more }, text);
  }

  draw() {
    if (this.game && !this.host.hidden) this.fill(this.game);
    this.mark();
  }

  /** @param {messages.Game} game */
  fill({ kind, rule, judged }) {
    const { activeElement } = document;
    const held = activeElement instanceof HTMLElement && this.host.contains(activeElement) && activeElement.dataset.does;
    this.host.dataset.game = kind;
    const leave = this.button("Back to the race", () => this.ask("off"));
    if (judged) {
      this.verdict ??= element("div", { role: "status" });
      this.host.replaceChildren(this.verdict, element("p", { class: "rv-game-foot" }, this.button("Again, from another start", () => this.ask("again")), leave));
      this.tell(this.seen);
    } else {
      const ready = kind === "rank" || this.ends.size === this.order.length;
      const play = this.button("Play and see", () => this.send(), { class: "rv-tool rv-go", "data-does": "play", disabled: !ready });
      const left = ready ? rule : `${this.ends.size} of ${this.order.length} placed. ${rule}`;
      this.host.replaceChildren(kind === "rank" ? this.sorting() : this.placing(), element("p", { class: "rv-game-foot" }, play, leave, element("small", {}, left)));
    }
    /** @type {HTMLElement | null} */
    const again = this.host.querySelector(`[data-does="${held}"]:not(:disabled)`);
    if (held) again?.focus();
  }

  // --- an order ------------------------------------------------------------------------------------------------------

  sorting() {
    const rows = this.order.map((key, place) => {
      const { name } = this.method(key);
      /** @type {(by: number, sign: string, word: string) => HTMLElement} */
      const move = (by, sign, word) => this.button(sign, () => this.move(key, place + by), { "aria-label": `${name} ${word}`, title: word, "data-does": `${word} ${key}`, disabled: !(place + by in this.order) });
      const row = element("li", { draggable: true, "data-method": key }, ...this.chip(key), move(-1, "◀", "earlier"), move(1, "▶", "later"));
      row.addEventListener("dragstart", (event) => { if (event.dataTransfer) event.dataTransfer.effectAllowed = "move"; this.dragged = key; });
      row.addEventListener("dragover", (event) => event.preventDefault());
      row.addEventListener("drop", (event) => { event.preventDefault(); this.move(this.dragged, place); });
      return row;
    });
    return element("ol", { class: "rv-order", "aria-label": "Your order, the best first" }, ...rows);
  }

  /**
   * @param {string} key
   * @param {number} place
   */
  move(key, place) {
    this.order = this.order.filter((other) => other !== key).toSpliced(place, 0, key);
    this.draw();
  }

  // --- places --------------------------------------------------------------------------------------------------------

  placing() {
    const rows = this.order.map((key) => {
      const { name } = this.method(key);
      const end = this.ends.get(key);
      const where = end ? `${quantity(end[0])}, ${quantity(end[1])}` : end === null ? NOWHERE : "not placed yet";
      const choose = element("button", { type: "button", class: "rv-tool rv-choice", "aria-pressed": key === this.chosen, "data-does": `choose ${key}`, onclick: () => { this.chosen = key; this.draw(); } }, ...this.chip(key), element("span", {}, where));
      const [x, y] = end ?? this.domain.map(([low, high]) => (low + high) / 2);
      return element("li", { "data-method": key }, choose,
        this.button("+", () => { this.place(x, y, key); this.markers.get(key)?.focus(); }, { "aria-label": `Place ${name} with the arrow keys`, title: "Place it with the arrow keys", "data-does": `place ${key}` }),
        this.button("nowhere", () => this.put(key, null), { "aria-label": `${name} ends ${NOWHERE}`, title: `It ends ${NOWHERE}: it diverges, or leaves the window`, "aria-pressed": end === null, "data-does": `nowhere ${key}` }));
    });
    return element("ul", { class: "rv-order", "aria-label": "Where each method will end" }, ...rows);
  }

  /**
   * A click on the map: the chosen method ends here, and the next one that has no place is chosen.
   * @param {number} x
   * @param {number} y
   * @param {string} key  of the method
   */
  place(x, y, key = this.chosen) {
    this.put(key, [x, y]);
  }

  /**
   * @param {string} key
   * @param {Point | null} end
   */
  put(key, end) {
    this.ends.set(key, end);
    this.chosen = this.order.find((other) => !this.ends.has(other)) ?? key;
    this.draw();
  }

  /** The guesses as they stand on the map: while they are made they can be moved, afterwards they only show. */
  mark() {
    const guess = this.game?.judged?.guess ?? Object.fromEntries(this.ends);
    const ends = this.game?.kind === "end" && !Array.isArray(guess) ? Object.entries(guess) : [];
    for (const [key, marker] of this.markers) {
      if (ends.some(([placed, end]) => placed === key && end)) continue;
      marker.remove();
      this.markers.delete(key);
    }
    for (const [key, end] of ends) {
      if (!end) continue;
      const [x, y] = end;
      const marker = this.markers.get(key) ?? this.marker(key, end);
      const method = this.method(key);
      marker.disabled = !this.waits;
      marker.setAttribute("aria-label", `Your guess for ${method.name}: ${named(this.axes, [x, y]).join(", ")}${this.waits ? ". Arrow keys move it" : ""}`);
      marker.title = `Your guess for ${method.name}`;
      marker.style.setProperty("--colour", method.colours[this.theme]);
      marker.at = end;
    }
    if (this.map.projection) this.project(this.map.projection);
  }

  /**
   * @param {string} key  of a method
   * @param {Point} at  where it is guessed to end
   */
  marker(key, at) {
    const marker = Object.assign(element("button", { type: "button", class: "rv-guess", "data-method": key }), { at });
    marker.addEventListener("keydown", (event) => this.nudge(event, key));
    this.markers.set(key, marker);
    this.map.host.append(marker);
    return marker;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} key  of the method
   */
  nudge(event, key) {
    const way = WAYS[event.key];
    const end = this.ends.get(key);
    if (!way || !end || !this.waits) return;
    event.preventDefault();
    event.stopPropagation();
    const step = STEP * (event.shiftKey ? 0.1 : 1);
    const [x, y] = end.map((at, i) => at + way[i] * step * (this.domain[i][1] - this.domain[i][0]));
    this.ends.set(key, rounded(this.map.window, x, y));
    this.draw();
  }

  /** @param {{ axes: import("../plot/chart.js").Axes }} projection */
  project({ axes: { left, right, top, bottom } }) {
    for (const marker of this.markers.values()) {
      const [px, py] = this.map.pixelOf(...marker.at);
      marker.hidden = !(px >= left && px <= right && py >= top && py <= bottom);
      marker.style.translate = `${px}px ${py}px`;
    }
  }

  // --- the answer ----------------------------------------------------------------------------------------------------

  send() {
    this.guess(this.game?.kind === "rank" ? { order: this.order } : { places: Object.fromEntries(this.ends) });
  }

  /**
   * What was guessed beside what was: two orders, or how far each guess is off.
   * @param {messages.GameResult["guess"]} guess
   * @param {messages.GameRow[]} rows
   */
  answer(guess, rows) {
    const ranked = Array.isArray(guess);
    const cell = (/** @type {string} */ key) => element("td", {}, element("span", { class: "rv-game-chip" }, ...this.chip(key)));
    const heads = ranked ? ["", "Your order", "Actual order", ""] : ["Method", "Your guess was"];
    const lines = rows.map(({ key, words }, place) => (ranked
      ? element("tr", {}, element("td", {}, `${place + 1}.`), cell(guess[place]), cell(key), element("td", {}, words))
      : element("tr", {}, cell(key), element("td", {}, words))));
    return element("table", { class: "rv-game-answer" },
      element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)))), element("tbody", {}, ...lines));
  }

  /**
   * The score is told once the race has been seen to its end, and not before.
   * @param {boolean} over  whether it is at its end now
   */
  tell(over) {
    if (!this.game?.judged || !this.verdict) return;
    this.seen ||= over;
    const { score, text, rows, guess, tally } = this.game.judged;
    const told = this.seen ? `${score} ${text}` : "waiting";
    if (this.verdict.dataset.told === told) return;
    this.verdict.dataset.told = told;
    this.verdict.replaceChildren(...(this.seen
      ? [element("b", { class: "rv-score" }, `${score}`), element("span", { class: "rv-of" }, " of 100"), this.answer(guess, rows), element("p", {}, text), element("small", {}, tally)]
      : [element("p", {}, "Your guess is in. Watch what happens. ", this.button("Show the result", this.finish, { "data-does": "finish" }))]));
  }
}
