// The picture of a method in its entry of the catalogue: an SVG of our own making, with what happened in words below it.

import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Portrait>} */
class Portrait extends View {
  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("figure", { class: "rv-portrait" }));
  }

  /** @param {messages.Portrait} data */
  receive({ picture, happened, where }) {
    this.root.replaceChildren(
      new DOMParser().parseFromString(picture, "image/svg+xml").documentElement,
      element("figcaption", {}, happened, " ", element("span", {}, where)));
  }
}

export default mounted(Portrait);
