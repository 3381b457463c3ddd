// A few buttons side by side, of which one is chosen.

import { element } from "./theme.js";

export class Choice {
  /**
   * @param {string} label
   * @param {(key: string) => void} choose  is called when the reader presses one
   */
  constructor(label, choose) {
    this.choose = choose;
    /** @type {HTMLButtonElement[]} */
    this.buttons = [];
    this.node = element("span", { class: "rv-segments", role: "group", "aria-label": label });
  }

  /**
   * Offers other options than before, if they are others.
   * @param {{ key: string, name: string }[]} options
   */
  offer(options) {
    const keys = options.map(({ key }) => key).join();
    if (this.node.dataset.keys === keys) return;
    this.node.dataset.keys = keys;
    this.buttons = options.map(({ key, name }) => element("button", { type: "button", class: "rv-tool", "data-key": key, onclick: () => this.choose(key) }, name));
    this.node.replaceChildren(...this.buttons);
  }

  /** @param {string} chosen  its key */
  press(chosen) {
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset.key === chosen));
  }
}
