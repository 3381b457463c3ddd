// The list of lessons, under their headings; each is a link, and opens here.

import { leads } from "../parts/leads.js";
import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";

/** @import * as messages from "../wire/messages.js" */

export const arrival = { byList: false }; // whether a lesson was opened from this list, which then has no focus any more

/** @extends {View<messages.LessonList, { open: messages.LessonOpen }>} */
class Lessons extends View {
  /**
   * @param {HTMLElement} parent
   * @param {messages.LessonList} data
   */
  constructor(parent, data) {
    super(parent, element("nav", { class: "rv-lessons", "aria-label": "Lessons", "data-testid": "lessons" }));
    let number = 0;
    const card = (/** @type {messages.LessonCard} */ { key, title, teaches, scenes }) => element("li", {},
      element("a", { class: "rv-lesson-card", href: `?lesson=${key}`, "data-lesson": key, onclick: (/** @type {MouseEvent} */ event) => this.clicked(event, key) },
        element("span", { class: "rv-lesson-number", "aria-hidden": "true" }, String(number += 1)),
        element("span", {}, element("b", {}, title), element("span", {}, teaches), element("small", {}, `${scenes} scenes`))));
    const part = (/** @type {messages.LessonPart} */ { title, lessons }) => element("section", { "aria-label": title }, element("h2", {}, title), element("ol", {}, ...lessons.map(card)));
    this.root.append(
      element("p", {}, "Short walks from a question to its answer. Each scene is a race or a training that you can play, change and take along; each number in it is measured as you look."),
      element("p", {}, leads("./teaching", "For teachers: five links for a 45-minute lecture"), " · ", leads("./glossary", "Glossary: what each term means")),
      ...data.parts.map(part));
  }

  /**
   * @param {MouseEvent} event
   * @param {string} lesson  its key
   */
  clicked(event, lesson) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    arrival.byList = true;
    this.tell("open", { lesson });
  }
}

export default mounted(Lessons);
