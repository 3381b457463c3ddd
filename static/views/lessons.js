// The list of lessons, under their headings; each is a link, and opens here. What one has done of them this browser knows alone.

import { wayTo } from "../parts/way.js";
import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { done, forget, latest, progress } from "../wire/progress.js";

/** @import * as messages from "../wire/messages.js" */

export const arrival = { byList: false }; // whether a lesson was opened from this list, which then has no focus any more

const ABOUT = "Each scene asks you a question first. Guess, watch the race or the training, then read the answer. Every number is measured when you open the scene.";

/** @extends {View<messages.LessonList, { open: messages.LessonOpen, forget: messages.LessonsForget }>} */
class Lessons extends View {
  /**
   * @param {HTMLElement} parent
   * @param {messages.LessonList} data
   */
  constructor(parent, data) {
    super(parent, element("nav", { class: "rv-lessons", "aria-label": "Lessons", "data-testid": "lessons" }));
    this.data = data;
    this.draw();
  }

  draw() {
    const lessons = this.data.parts.flatMap((part) => part.lessons);
    this.root.replaceChildren(element("p", {}, ABOUT), element("p", {}, wayTo("./teaching", "For teachers: five links for a 45-minute lecture"), " · ", wayTo("./glossary", "Glossary: what each term means")), this.standing(lessons), ...this.data.parts.map((part) => this.part(part, lessons)));
  }

  /**
   * How far one is, and the way on.
   * @param {messages.LessonCard[]} lessons
   */
  standing(lessons) {
    const each = lessons.map((lesson) => ({ lesson, ...progress(lesson) }));
    const sum = (/** @type {(one: typeof each[number]) => number} */ of) => each.reduce((total, one) => total + of(one), 0);
    const seen = sum((one) => one.seen);
    const last = each.findIndex((one) => one.lesson.key === latest()?.lesson);
    const next = [...each.slice(Math.max(last, 0)), ...each].find((one) => one.next !== null);
    const way = next ? [this.link(next.lesson.key, next.next ?? 1, { class: "rv-tool rv-onward" }, seen ? `Go on: ${next.lesson.title} ›` : "Begin with the first lesson ›")] : [];
    if (!seen) return element("div", { class: "rv-standing" }, ...way);
    const scenes = sum((one) => one.lesson.scenes);
    const right = sum((one) => one.right);
    const told = `${seen} of ${scenes} scenes seen, ${right} ${right === 1 ? "guess" : "guesses"} right.`;
    return element("div", { class: "rv-standing" },
      element("p", { "data-testid": "done" }, element("progress", { max: scenes, value: seen, "aria-label": "Scenes seen" }), element("span", {}, told)), ...way,
      element("button", { type: "button", class: "rv-forget", title: "Only this browser knows what you have done", onclick: () => this.forget() }, "Forget what I have done"));
  }

  /**
   * @param {messages.LessonPart} part
   * @param {messages.LessonCard[]} all
   */
  part({ title, lessons }, all) {
    return element("section", { "aria-label": title }, element("h2", {}, title), element("ol", {}, ...lessons.map((lesson) => element("li", {}, this.card(lesson, all.indexOf(lesson) + 1)))));
  }

  /**
   * @param {messages.LessonCard} lesson
   * @param {number} number  in the list, from 1
   */
  card(lesson, number) {
    const { key, title, teaches, scenes, picture } = lesson;
    const { seen, right, next } = progress(lesson);
    const standing = seen ? [element("i", { "aria-hidden": "true", style: `--part: ${seen / scenes}` }), `${seen} of ${scenes} scenes seen, ${right} right`] : [`${scenes} scenes`];
    return this.link(key, next ?? 1, { class: "rv-lesson-card", "data-lesson": key, "data-seen": seen, "data-shown": String(Boolean(done(key, 1))) },
      new DOMParser().parseFromString(picture, "image/svg+xml").documentElement,
      element("span", {}, element("h3", {}, element("span", { "aria-hidden": "true" }, `${number} `), title), element("span", {}, teaches), element("small", {}, ...standing)));
  }

  /**
   * A link to a scene, that opens here.
   * @param {string} lesson  its key
   * @param {number} scene  from 1
   * @param {Record<string, any>} more  attributes
   * @param {(Node | string)[]} label
   */
  link(lesson, scene, more, ...label) {
    return element("a", { href: scene > 1 ? `?lesson=${lesson}&scene=${scene}` : `?lesson=${lesson}`, onclick: (/** @type {MouseEvent} */ event) => this.clicked(event, lesson, scene), ...more }, ...label);
  }

  /**
   * @param {MouseEvent} event
   * @param {string} lesson  its key
   * @param {number} scene  from 1
   */
  clicked(event, lesson, scene) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    arrival.byList = true;
    this.tell("open", { lesson, scene });
  }

  /** Forgets all that was done, and the reader is at the first scene again. */
  forget() {
    forget();
    this.tell("forget", {});
    this.draw();
    this.root.querySelector("a")?.focus();
  }
}

export default mounted(Lessons);
