// A scene of a lesson: what is told, what is asked, what was measured, and the way on, by mouse or by keyboard.

import { arrival } from "./lessons.js";
import { TYPING } from "../parts/keys.js";
import { element, paint } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { Sender } from "../wire/sender.js";

const LETTERS = "ABCD";
const paragraphs = (texts) => texts.map((text) => element("p", {}, text));
const key = (letter) => element("kbd", { "aria-hidden": "true" }, letter);

class Lesson extends View {
  constructor(parent) {
    super(parent, element("article", { class: "rv-lesson", "data-testid": "lesson" }));
    this.sender = new Sender(this.signal);
    this.told = new Map(); // scene -> what the reader has done there: { chosen, open }
    window.addEventListener("keydown", (event) => this.key(event), { capture: true, signal: this.signal });
    this.arriving = arrival.byList;
    arrival.byList = false;
  }

  receive(message) {
    const data = { ...message };
    data.checks ??= this.data?.checks ?? []; // not judged anew while something is in the hand
    const place = `${data.lesson} ${data.scene}`;
    const moved = this.data && place !== this.place;
    this.sender.answered(data.serial);
    if (moved) this.over = false;
    this.data = data;
    this.place = place;
    if (!this.told.has(place)) this.told.set(place, { chosen: null, open: false });
    this.draw();
    if (moved || this.arriving) this.focus();
    this.arriving = false;
  }

  get here() {
    return this.told.get(this.place);
  }

  /** Built anew from what is known; whoever stood on a button stands on it still. */
  draw() {
    const held = this.root.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const { title, scene, scenes } = this.data;
    paint(this.root);
    this.root.dataset.scene = this.over ? "over" : scene;
    const dots = Array.from({ length: scenes }, (_, i) => element("i", { class: i + 1 === scene && !this.over ? "rv-here" : i < scene || this.over ? "rv-past" : "" }));
    this.root.replaceChildren(
      element("header", {},
        this.button("list", "‹ All lessons", () => this.go("", 1), { class: "rv-lesson-list" }),
        element("p", { class: "rv-lesson-title" }, title),
        element("p", { class: "rv-lesson-progress" }, element("span", { "aria-hidden": "true" }, ...dots), this.over ? "the end" : `${scene} of ${scenes}`)),
      ...(this.over ? this.end() : this.scene()), this.ways(), this.keys());
    if (held) this.root.querySelector(`[data-key="${held}"]:not(:disabled)`)?.focus({ preventScroll: true });
  }

  scene() {
    const { heading, narration, observe, question, choices, answer, changed } = this.data;
    const parts = [
      element("h2", { tabindex: -1 }, heading), ...paragraphs(narration),
      element("p", { class: "rv-observe" }, element("b", {}, "Observe: "), observe),
    ];
    if (question) {
      parts.push(element("p", { class: "rv-question", id: "rv-question" }, question));
      if (choices.length) parts.push(element("div", { class: "rv-choices", role: "group", "aria-labelledby": "rv-question" }, ...choices.map((text, i) => this.choice(text, i))));
    }
    const open = this.here.open || !question;
    const said = element("div", { class: "rv-answer", role: "status" }, ...(open ? [...this.verdict(), ...paragraphs(answer), ...this.measured()] : []));
    parts.push(said);
    if (!open) parts.push(this.button("explain", ["Explain", key("E")], () => this.explain(), { class: "rv-tool" }));
    if (changed) {
      parts.push(element("p", { class: "rv-changed" }, "You have changed this race. ", this.button("back", "Back to the lesson’s setting", () => this.send("back", {}), { class: "rv-tool" })));
    }
    return parts;
  }

  choice(text, i) {
    const { chosen } = this.here;
    const letter = LETTERS[i];
    const right = this.data.right.includes(letter);
    const mark = chosen === null || (letter !== chosen && !right) ? "" : right ? "right" : "wrong";
    return this.button(letter, [key(letter), " ", element("span", {}, text), element("span", { class: "rv-mark" }, { right: "✓", wrong: "✗" }[mark] ?? "")], () => this.choose(letter),
      { class: `rv-choice ${mark && `rv-${mark}`}`, "aria-pressed": String(letter === chosen), "aria-label": `${letter}: ${text}${mark && `, ${mark}`}` });
  }

  verdict() {
    const { chosen } = this.here;
    if (chosen === null) return [];
    const right = this.data.right.includes(chosen);
    return [element("p", { class: `rv-reply rv-${right ? "right" : "wrong"}` }, right ? "Yes." : `Not quite: it is ${[...this.data.right].join(" and ")}.`)];
  }

  measured() {
    const { checks, changed } = this.data;
    return [element("section", { class: "rv-measured", "aria-label": "Measured" },
      element("h3", {}, changed ? "Measured with your settings" : "Measured"),
      element("ul", {}, ...checks.map(({ holds, sentence }) => element("li", { class: holds ? "rv-right" : "rv-wrong", "data-holds": String(holds) }, element("span", { class: "rv-mark", "aria-label": holds ? "holds" : "does not hold" }, holds ? "✓" : "✗"), element("span", {}, sentence)))))];
  }

  end() {
    const { seen, next } = this.data;
    return [
      element("h2", { tabindex: -1 }, "What you have seen"), element("ul", { class: "rv-seen" }, ...seen.map((text) => element("li", {}, text))),
      element("p", {}, next ? `The next lesson: ${next.title}.` : "This was the last lesson. The race is yours now."),
    ];
  }

  ways() {
    const { scene, scenes, next } = this.data;
    const onward = this.over ? (next ? "Next lesson" : null) : scene < scenes ? "Next" : "What you have seen";
    return element("nav", { class: "rv-ways", "aria-label": "Scenes" },
      this.button("previous", ["‹ Back", key("P")], () => this.previous(), { class: "rv-tool", disabled: scene === 1 && !this.over }),
      onward && this.button("next", [`${onward} ›`, key("N")], () => this.next(), { class: "rv-tool rv-onward" }));
  }

  keys() {
    return element("footer", {},
      this.button("try", "Try it yourself in the race", () => this.send("try", {}), { class: "rv-tool", title: "The race with this very set-up, free of the lesson" }),
      element("p", { class: "rv-lesson-keys" }, key("N"), " next ", key("P"), " back ", ...(this.data.question && !this.over ? [...this.data.choices.map((_, i) => key(LETTERS[i])), this.data.choices.length ? " answer " : "", key("E"), " explain "] : []),
        key("space"), " play ", key("←"), key("→"), " step ", key("0"), " to the start"));
  }

  button(name, label, press, more) {
    return element("button", { type: "button", "data-key": name, onclick: press, ...more }, ...[label].flat());
  }

  choose(letter) {
    if (!this.data.choices[LETTERS.indexOf(letter)]) return;
    this.here.chosen = letter;
    this.explain();
  }

  explain() {
    this.here.open = true;
    this.draw();
    this.root.querySelector(".rv-answer").scrollIntoView({ block: "nearest" });
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

  turn(over) {
    this.over = over;
    this.draw();
    this.focus();
  }

  /** To the top of what is to be read next, so that a screen reader begins there and Tab goes on from there. */
  focus() {
    this.root.querySelector("h2").focus();
    this.root.scrollIntoView({ block: "nearest" });
  }

  go(lesson, scene) {
    this.send("go", { lesson, scene });
  }

  send(topic, payload) {
    this.sender.send(topic, (stamped) => this.tell(topic, stamped), payload);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
    const letter = event.key.toUpperCase();
    const choosing = !this.over && this.data.question;
    const action = {
      N: () => this.next(), P: () => this.previous(), ...(choosing && { E: () => this.explain(), ...Object.fromEntries([...LETTERS].map((l) => [l, () => this.choose(l)])) }),
    }[letter];
    if (!action) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // Streamlit has a use of its own for C
    action();
  }
}

export default mounted(Lesson);
