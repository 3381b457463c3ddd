// The list of lessons, under their headings; each is a link, and opens here.

import { mounted } from "../wire/mounted.js";
import { element } from "../parts/theme.js";

export const arrival = { byList: false }; // whether a lesson was opened from this list, which then has no focus any more

class Lessons {
  constructor(parent, data) {
    let number = 0;
    const card = ({ key, title, teaches, scenes }) => element("li", {},
      element("a", { class: "rv-lesson-card", href: `?lesson=${key}`, "data-lesson": key, onclick: (event) => this.clicked(event, key) },
        element("span", { class: "rv-lesson-number", "aria-hidden": "true" }, String(number += 1)),
        element("span", {}, element("b", {}, title), element("span", {}, teaches), element("small", {}, `${scenes} scenes`))));
    const part = ({ title, lessons }) => element("section", { "aria-label": title }, element("h2", {}, title), element("ol", {}, ...lessons.map(card)));
    this.root = element("nav", { class: "rv-lessons", "aria-label": "Lessons", "data-testid": "lessons" },
      element("h1", {}, "Lessons"),
      element("p", {}, "Short walks from a question to its answer. Each scene is a race that you can play, change and take along; each number in it is measured as you look."),
      ...data.parts.map(part));
    parent.append(this.root);
  }

  clicked(event, lesson) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    arrival.byList = true;
    this.component.setTriggerValue("open", { lesson });
  }

  receive(component) {
    this.component = component;
  }

  remove() {
    this.root.remove();
  }
}

export default mounted(Lessons);
