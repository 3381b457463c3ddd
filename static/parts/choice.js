// A few buttons side by side, of which one is chosen.

import { element } from "./theme.js";

export class Choice {
  /** `choose(key)` is called when the reader presses one. */
  constructor(label, choose) {
    this.choose = choose;
    this.node = element("span", { class: "rv-segments", role: "group", "aria-label": label });
  }

  /** Offers other options { key, name } than before, if they are others. */
  offer(options) {
    const keys = options.map(({ key }) => key).join();
    if (this.node.dataset.keys === keys) return;
    this.node.dataset.keys = keys;
    this.node.replaceChildren(...options.map(({ key, name }) => element("button", { type: "button", class: "rv-tool", "data-key": key, onclick: () => this.choose(key) }, name)));
  }

  press(chosen) {
    for (const button of this.node.children) button.setAttribute("aria-pressed", button.dataset.key === chosen);
  }
}
