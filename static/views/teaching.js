// The teacher's guide: a lecture in links, each with its minutes, what to ask and what to conclude, and a QR code; on paper one sheet.

import { picture } from "../parts/code.js";
import { Poster } from "../parts/poster.js";
import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Teaching>} */
class Teaching extends View {
  /**
   * @param {HTMLElement} parent
   * @param {messages.Teaching} data
   */
  constructor(parent, { stops }) {
    super(parent, element("article", { class: "rv-teaching", "data-testid": "teaching" }));
    this.poster = new Poster(this.root);
    this.root.prepend(
      element("p", {}, "Show the question and the QR code; the class opens the link on phones or laptops. Each number below was measured on the race that its link opens. ",
        element("button", { type: "button", class: "rv-share-button", onclick: () => window.print() }, "Print this page")),
      element("ol", {}, ...stops.map((stop) => this.stop(stop))));
  }

  /** @param {messages.TeachingStop} stop */
  stop({ title, begins, ends, path, ask, do: doing, see, conclude }) {
    const link = new URL(path, window.location.href).href;
    const code = element("button", { type: "button", class: "rv-teaching-code", "aria-haspopup": "dialog", "aria-label": `QR code: ${title}`, title: "Show this code to the class", onclick: () => this.poster.open(link) });
    picture(link).then((drawn) => { if (drawn) code.replaceChildren(drawn); });
    /** @type {(name: string, text: string) => HTMLElement[]} */
    const row = (name, text) => [element("dt", {}, name), element("dd", {}, text)];
    return element("li", {},
      element("small", {}, `Minute ${begins} to ${ends}`),
      element("h2", {}, element("a", { href: path, target: "_blank", rel: "noopener" }, title)),
      element("dl", {}, ...row("Ask", ask), ...row("The class", doing), ...row("They see", see), ...row("Conclude", conclude)), code);
  }
}

export default mounted(Teaching);
