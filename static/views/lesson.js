// A scene of a lesson: what is told, what is asked, what was measured, and the way on, by mouse or by keyboard.

import { arrival } from "./lessons.js";
import { typesInto } from "../parts/keys.js";
import { element, paint } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {{ chosen: string | null, open: boolean }} Told  of a scene: the letter that was chosen there, and whether it is explained */

const LETTERS = "ABCD";
const MARKS = { right: "✓", wrong: "✗", "": "" };
const paragraphs = (/** @type {string[]} */ texts) => texts.map((text) => element("p", {}, text));
const key = (/** @type {string} */ letter) => element("kbd", { "aria-hidden": "true" }, letter);

/** @extends {View<messages.LessonScene, { go: messages.SceneGo, back: messages.SceneBack, try: messages.SceneTry }>} */
class Lesson extends View {
  place = ""; // lesson and scene, once one is shown
  over = false; // whether the lesson is

  /** @type {messages.CheckedClaim[]} as they were judged last */
  checks = [];

  /** @type {Told} */
  here = { chosen: null, open: false };

  /**
   * @param {HTMLElement} parent
   * @param {messages.LessonScene} data
   */
  constructor(parent, data) {
    super(parent, element("article", { class: "rv-lesson", "data-testid": "lesson" }));
    this.sender = new Sender(this.signal);
    this.data = data;
    /** @type {Map<string, Told>} */
    this.told = new Map(); // by scene
    window.addEventListener("keydown", (event) => this.key(event), { capture: true, signal: this.signal });
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
    this.data = data;
    this.place = place;
    this.here = this.told.get(place) ?? { chosen: null, open: false };
    this.told.set(place, this.here);
    this.draw();
    if (moved || this.arriving) this.focus();
    this.arriving = false;
  }

  /** Built anew from what is known; whoever stood on a button stands on it still. */
  draw() {
    const { activeElement } = document;
    const held = activeElement instanceof HTMLElement && this.root.contains(activeElement) ? activeElement.dataset.key : null;
    const { title, scene, scenes } = this.data;
    paint(this.root);
    this.root.dataset.scene = this.over ? "over" : String(scene);
    const dots = Array.from({ length: scenes }, (_, i) => element("i", { class: i + 1 === scene && !this.over ? "rv-here" : i < scene || this.over ? "rv-past" : "" }));
    this.root.replaceChildren(
      element("header", {},
        this.button("list", "‹ All lessons", () => this.go("", 1), { class: "rv-lesson-list" }),
        element("p", { class: "rv-lesson-title" }, title),
        element("p", { class: "rv-lesson-progress" }, element("span", { "aria-hidden": "true" }, ...dots), this.over ? "the end" : `${scene} of ${scenes}`)),
      ...(this.over ? this.end() : this.scene()), this.ways(), this.keys());
    /** @type {HTMLElement | null} */
    const again = this.root.querySelector(`[data-key="${held}"]:not(:disabled)`);
    if (held) again?.focus({ preventScroll: true });
  }

  scene() {
    const { heading, narration, observe, question, choices, answer, changed } = this.data;
    /** @type {HTMLElement[]} */
    const parts = [
      element("h2", { tabindex: -1 }, heading), ...(changed ? [this.note()] : []), ...paragraphs(narration),
      ...(changed ? [] : [element("p", { class: "rv-observe" }, element("b", {}, "Observe: "), observe)]),
    ];
    if (question) {
      parts.push(element("p", { class: "rv-question", id: "rv-question" }, question));
      if (choices.length) parts.push(element("div", { class: "rv-choices", role: "group", "aria-labelledby": "rv-question" }, ...choices.map((text, i) => this.choice(text, i))));
    }
    const open = this.here.open || !question;
    const said = element("div", { class: "rv-answer", role: "status" }, ...(open ? [...this.verdict(), ...paragraphs(answer), ...this.measured()] : []));
    parts.push(said);
    if (!open) parts.push(this.button("explain", ["Explain", key("E")], () => this.explain(), { class: "rv-tool" }));
    return parts;
  }

  /** Of a changed race: what is told is not about it, and what was to be observed may not be there. */
  note() {
    return element("p", { class: "rv-changed" }, `You have changed this ${this.data.trains ? "training" : "race"}. The text is about the lesson’s own setting. `,
      this.button("back", "Back to the lesson’s setting", () => this.ask("back"), { class: "rv-tool" }));
  }

  /**
   * @param {string} text
   * @param {number} i  its place, from 0
   */
  choice(text, i) {
    const { chosen } = this.here;
    const letter = LETTERS[i];
    const right = this.data.right.includes(letter);
    const mark = chosen === null || (letter !== chosen && !right) ? "" : right ? "right" : "wrong";
    return this.button(letter, [key(letter), " ", element("span", {}, text), element("span", { class: "rv-mark" }, MARKS[mark])], () => this.choose(letter),
      { class: `rv-choice ${mark && `rv-${mark}`}`, "aria-pressed": String(letter === chosen), "aria-label": `${letter}: ${text}${mark && `, ${mark}`}` });
  }

  verdict() {
    const { chosen } = this.here;
    if (chosen === null) return [];
    const right = this.data.right.includes(chosen);
    return [element("p", { class: `rv-reply rv-${right ? "right" : "wrong"}` }, right ? "Yes." : `Not quite: it is ${[...this.data.right].join(" and ")}.`)];
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
      ...(onward ? [this.button("next", [`${onward} ›`, key("N")], () => this.next(), { class: "rv-tool rv-onward" })] : []));
  }

  keys() {
    return element("footer", {},
      this.button("try", this.data.trains ? "Try it yourself on Networks" : "Try it yourself in the race", () => this.ask("try"), { class: "rv-tool", title: `The ${this.data.trains ? "training" : "race"} with this very set-up, free of the lesson` }),
      element("p", { class: "rv-lesson-keys" }, key("N"), " next ", key("P"), " back ", ...(this.data.question && !this.over ? [...this.data.choices.map((_, i) => key(LETTERS[i])), this.data.choices.length ? " answer " : "", key("E"), " explain "] : []),
        key("space"), " play ", key("←"), key("→"), " step ", key("0"), " to the start"));
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

  /** @param {string} letter */
  choose(letter) {
    if (!this.data.choices[LETTERS.indexOf(letter)]) return;
    this.here.chosen = letter;
    this.explain();
  }

  explain() {
    this.here.open = true;
    this.draw();
    this.root.querySelector(".rv-answer")?.scrollIntoView({ block: "nearest" });
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

  /** @param {"back" | "try"} topic */
  ask(topic) {
    this.sender.send(topic, (payload) => this.tell(topic, payload), {});
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typesInto(event.target)) return;
    const letter = event.key.toUpperCase();
    const choosing = !this.over && this.data.question;
    /** @type {Record<string, () => void>} */
    const actions = {
      N: () => this.next(), P: () => this.previous(), ...(choosing && { E: () => this.explain(), ...Object.fromEntries([...LETTERS].map((l) => [l, () => this.choose(l)])) }),
    };
    const action = actions[letter];
    if (!action) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // Streamlit has a use of its own for C
    action();
  }
}

export default mounted(Lesson);
