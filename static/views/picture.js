// The button that saves the figure beside it as a picture.

import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { tell } from "../wire/cells.js";

class Picture extends View {
  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("button", { type: "button", class: "rv-picture", title: "Save the figure as a picture, as it is shown", onclick: () => tell("save", undefined) }, "PNG"));
  }
}

export default mounted(Picture);
