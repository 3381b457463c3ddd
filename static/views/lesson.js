// A scene of a lesson: what is told, what is asked, what came of it, and the way on, by mouse or by keyboard. Until the
// reader has guessed, the server sends neither path nor answer. Then the race plays, and at its end it is told.

import { arrival } from "./lessons.js";
import { typesInto } from "../parts/keys.js";
import { element, paint } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { hear, say } from "../wire/beside.js";
import { done, keep } from "../wire/progress.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */

const LETTERS = "ABCD";
const NARROW = "(max-width: 860px)"; // there the race stands below what is told
const MARKS = { right: "✓", wrong: "✗", "": "" };
const paragraphs = (/** @type {string[]} */ texts) => texts.map((text) => element("p", {}, text));
const key = (/** @type {string} */ letter) => element("kbd", { "aria-hidden": "true" }, letter);

/** @extends {View<messages.LessonScene, { go: messages.SceneGo, guess: messages.SceneGuess, back: messages.SceneBack, try: messages.SceneTry, see: messages.SceneSee }>} */
class Lesson extends View {
  place = ""; // lesson and scene, once one is shown
  recalled = ""; // the place whose guess, made in another visit, was sent last
  watched = ""; // the place that was guessed about in this visit, until its race has been seen to its end
  guess = ""; // the letter that was chosen there
  over = false; // whether the lesson is

  /** @type {messages.CheckedClaim[]} as they were judged last */
  checks = [];

  /** @type {import("../wire/beside.js").Said["ended"]} how the race beside it stands */
  ended = { play: 0, over: false };

  /**
   * @param {HTMLElement} parent
   * @param {messages.LessonScene} data
   */
  constructor(parent, data) {
    super(parent, element("article", { class: "rv-lesson", "data-testid": "lesson" }));
    this.sender = new Sender(this.signal);
    this.data = data;
    window.addEventListener("keydown", (event) => this.key(event), { capture: true, signal: this.signal });
    hear("ended", (ended) => this.hears(ended), this.signal);
    this.arriving = arrival.byList;
    arrival.byList = false;
  }

  /** @param {messages.LessonScene} data */
  receive(data) {
    if (data.checks) this.checks = data.checks; // not judged anew while something is in the hand
    const place = `${data.lesson} ${data.scene}`;
    const moved = this.place && place !== this.place;
    this.sender.answered(data.serial);
    if (moved) this.over = false;
    if (place !== this.watched) this.watched = "";
    const { told, data: { waits: hidden } } = this;
    this.data = data;
    this.place = place;
    if (data.waits) this.recall();
    else keep(data.lesson, data.scene, { letter: data.chosen, right: data.chosen !== "" && data.right.includes(data.chosen) });
    this.draw();
    if (hidden && this.watched) say("watch", { again: false });
    if (moved || this.arriving) this.focus();
    else if (this.told && !told) this.show();
    this.arriving = false;
  }

  /** Whether all is told: no guess is awaited, and the race that was guessed about has been seen to its end. */
  get told() {
    const { watched, ended, data } = this;
    return !data.waits && (!watched || data.trains || (ended.over && ended.play >= data.plays));
  }

  /** A scene that was answered in another visit with this browser is shown as it was left. */
  recall() {
    const { place, data: { lesson, scene } } = this;
    const before = done(lesson, scene);
    if (!before || this.recalled === place) return;
    this.recalled = place;
    this.ask({ letter: before.letter, before: true });
  }

  /** @param {import("../wire/beside.js").Said["ended"]} ended */
  hears(ended) {
    const told = this.told;
    this.ended = ended;
    if (!this.watched || !this.told || told) return;
    this.watched = ""; // once it is told it stays so, whatever is played again
    this.draw();
    this.show();
  }

  /** Built anew from what is known; whoever stood on a button stands on it still. */
  draw() {
    const { activeElement } = document;
    const inside = activeElement instanceof HTMLElement && this.root.contains(activeElement);
    const held = inside ? activeElement.dataset.key : null;
    const { title, scene, scenes, waits } = this.data;
    paint(this.root);
    Object.assign(this.root.dataset, { scene: this.over ? "over" : String(scene), waits: String(waits), told: String(this.told) });
    const dots = Array.from({ length: scenes }, (_, i) => element("i", { class: i + 1 === scene && !this.over ? "rv-here" : i < scene || this.over ? "rv-past" : "" }));
    this.root.replaceChildren(
      element("header", {},
        this.button("list", "‹ All lessons", () => this.go("", 1), { class: "rv-lesson-list" }),
        ...(this.told && !this.over && !this.data.trains ? [this.button("again", "▶ Play again", () => say("watch", { again: true }), { class: "rv-lesson-again" })] : []),
        element("h1", { class: "rv-lesson-title" }, title),
        element("p", { class: "rv-lesson-progress" }, element("span", { "aria-hidden": "true" }, ...dots), this.over ? "the end" : `${scene} of ${scenes}`)),
      ...(this.over ? this.end() : this.scene()), this.ways(), this.keys());
    /** @type {HTMLElement | null} */
    const again = this.root.querySelector(`[data-key="${held}"]:not(:disabled)`);
    if (held) (again ?? this.said)?.focus({ preventScroll: true });
  }

  scene() {
    const { told, data: { heading, narration, observe, question, choices, answer, changed, waits, trains } } = this;
    const parts = [element("h2", { tabindex: -1 }, heading), ...(changed ? [this.note()] : []), ...paragraphs(narration)];
    parts.push(element("p", { class: "rv-ask", id: "rv-ask" }, question),
      element("div", { class: "rv-choices", role: "group", "aria-labelledby": "rv-ask" }, ...choices.map((text, i) => this.choice(text, i))));
    if (waits) parts.push(element("p", { class: "rv-awaits" }, `Guess, and ${trains ? "the training is shown" : "the race plays"}. `, this.button("show", ["Show me", key("E")], () => this.answer(""), { class: "rv-tool" })));
    if (!changed && !waits) parts.push(element("p", { class: "rv-observe" }, element("b", {}, "Observe: "), observe));
    const watching = [element("p", {}, "Your guess is in. Watch what happens. ", this.button("show", ["Tell me now", key("E")], () => this.tellNow(), { class: "rv-tool" }))];
    parts.push(element("div", { class: "rv-answer", role: "status", tabindex: -1 }, ...(waits ? [] : told ? [this.verdict(), ...paragraphs(answer), ...this.picture(), ...this.measured()] : watching)));
    return parts;
  }

  /** Of a changed race: what is told is not about it, and what was to be watched may not be there. */
  note() {
    return element("p", { class: "rv-changed" }, `You have changed this ${this.data.trains ? "training" : "race"}. The text is about the lesson’s own setting. `,
      this.button("back", "Back to the lesson’s setting", () => this.wish("back"), { class: "rv-tool" }));
  }

  /**
   * @param {string} text
   * @param {number} i  its place, from 0
   */
  choice(text, i) {
    const { told, guess, place, watched, data: { waits, right } } = this;
    const letter = LETTERS[i];
    const chosen = waits || watched === place ? guess : this.data.chosen;
    const mark = !told ? "" : right.includes(letter) ? "right" : letter === chosen ? "wrong" : "";
    return this.button(letter, [key(letter), " ", element("span", {}, text), element("span", { class: "rv-mark" }, MARKS[mark])], () => this.choose(letter),
      { class: `rv-choice ${mark && `rv-${mark}`}`, disabled: !waits, "aria-pressed": String(letter === chosen), "aria-label": `${letter}: ${text}${mark && `, ${mark}`}` });
  }

  verdict() {
    const { chosen, right } = this.data;
    const answer = [...right].join(" and ");
    if (!chosen) return element("p", { class: "rv-reply" }, `The answer is ${answer}.`);
    const so = right.includes(chosen);
    return element("p", { class: `rv-reply rv-${so ? "right" : "wrong"}` }, so ? "Yes, you were right." : `Not quite: it is ${answer}.`);
  }

  /** Where else it can be seen. */
  picture() {
    const { see } = this.data;
    return see ? [element("p", {}, `The page ${see.page} draws ${see.shows}. `, this.button("see", `See it on ${see.page}`, () => this.wish("see"), { class: "rv-tool" }))] : [];
  }

  measured() {
    const { checks, data: { changed } } = this;
    return [element("section", { class: "rv-measured", "aria-label": "Measured" },
      element("h3", {}, changed ? "Measured with your settings" : "Measured"),
      element("ul", {}, ...checks.map(({ holds, sentence }) => element("li", { class: holds ? "rv-right" : "rv-wrong", "data-holds": String(holds) }, element("span", { class: "rv-mark", "aria-label": holds ? "holds" : "does not hold" }, holds ? "✓" : "✗"), element("span", {}, sentence)))))];
  }

  end() {
    const { seen, next } = this.data;
    return [
      element("h2", { tabindex: -1 }, "What you have seen"), element("ul", { class: "rv-seen" }, ...seen.map((text) => element("li", {}, text))),
      element("p", {}, next ? `The next lesson: ${next.title}.` : "This was the last lesson. Now it is your turn."),
    ];
  }

  ways() {
    const { scene, scenes, next } = this.data;
    const onward = this.over ? (next ? "Next lesson" : null) : scene < scenes ? "Next" : "What you have seen";
    return element("nav", { class: "rv-ways", "aria-label": "Scenes" },
      this.button("previous", ["‹ Back", key("P")], () => this.previous(), { class: "rv-tool", disabled: scene === 1 && !this.over }),
      ...(onward ? [this.button("next", [`${onward} ›`, key("N")], () => this.next(), { class: `rv-tool ${this.told || this.over ? "rv-onward" : ""}` })] : []));
  }

  keys() {
    const { over, told, data: { waits, choices, trains } } = this;
    const answers = waits && !over ? [...choices.map((_, i) => key(LETTERS[i])), " guess "] : [];
    return element("footer", {},
      ...(waits && !over ? [] : [this.button("try", trains ? "Try it yourself on Networks" : "Try it yourself in the race", () => this.wish("try"), { class: "rv-tool", title: `The ${trains ? "training" : "race"} with this very set-up, free of the lesson` })]),
      element("p", { class: "rv-lesson-keys" }, key("N"), " next ", key("P"), " back ", ...answers, ...(told || over ? [] : [key("E"), " show "]),
        ...(waits ? [] : [key("space"), " play ", key("←"), key("→"), " step ", key("0"), " to the start"])));
  }

  /**
   * @param {string} name
   * @param {string | (Node | string)[]} label
   * @param {() => void} press
   * @param {Record<string, any>} more  attributes
   */
  button(name, label, press, more) {
    return element("button", { type: "button", "data-key": name, onclick: press, ...more }, ...[label].flat());
  }

  /** Where it is told what happened. */
  get said() {
    return /** @type {HTMLElement | null} */ (this.root.querySelector(".rv-answer"));
  }

  /** @param {string} letter */
  choose(letter) {
    if (this.data.waits && this.data.choices[LETTERS.indexOf(letter)]) this.answer(letter);
  }

  /**
   * The reader has guessed, or wants to be shown.
   * @param {string} letter  "" for no guess
   */
  answer(letter) {
    this.watched = letter ? this.place : "";
    this.guess = letter;
    this.draw();
    this.ask({ letter, before: false });
  }

  /** What happened is told before the race has been seen to its end. */
  tellNow() {
    this.watched = "";
    this.draw();
    this.show();
  }

  show() {
    this.said?.scrollIntoView({ block: window.matchMedia(NARROW).matches ? "start" : "nearest" }); // there the race lies below all of it
  }

  next() {
    const { lesson, scene, scenes, next } = this.data;
    if (this.over && next) this.go(next.key, 1);
    else if (scene < scenes) this.go(lesson, scene + 1);
    else this.turn(true);
  }

  previous() {
    const { lesson, scene } = this.data;
    if (this.over) this.turn(false);
    else if (scene > 1) this.go(lesson, scene - 1);
  }

  /** @param {boolean} over  whether the lesson is */
  turn(over) {
    this.over = over;
    this.draw();
    this.focus();
  }

  /** To the top of what is to be read next, so that a screen reader begins there and Tab goes on from there. */
  focus() {
    this.root.querySelector("h2")?.focus();
    this.root.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {string} lesson  its key; empty for the list
   * @param {number} scene  from 1
   */
  go(lesson, scene) {
    this.sender.send("go", (payload) => this.tell("go", payload), { lesson, scene });
  }

  /** @param {{ letter: string, before: boolean }} guess */
  ask(guess) {
    const { lesson, scene } = this.data;
    this.sender.send("guess", (payload) => this.tell("guess", payload), { lesson, scene, ...guess });
  }

  /** @param {"back" | "try" | "see"} topic */
  wish(topic) {
    this.sender.send(topic, (payload) => this.tell(topic, payload), {});
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typesInto(event.target)) return;
    const letter = event.key.toUpperCase();
    const show = this.data.waits ? () => this.answer("") : () => this.tellNow();
    /** @type {Record<string, () => void>} */
    const actions = {
      N: () => this.next(), P: () => this.previous(), ...(!this.over && { E: show, ...Object.fromEntries([...LETTERS].map((l) => [l, () => this.choose(l)])) }),
    };
    const action = actions[letter];
    if (!action) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // Streamlit has a use of its own for C
    action();
  }
}

export default mounted(Lesson);
