// The button that saves the figure beside it as a picture.

import { tell } from "../wire/cells.js";
import { element } from "../parts/theme.js";

export default function mount({ parentElement: parent }) {
  if (parent.querySelector("button")) return;
  parent.append(element("button", { type: "button", class: "rv-picture", title: "Save the figure as a picture, as it is shown", onclick: () => tell("save") }, "PNG"));
}
