// The window that shows a link as a QR code to a whole class: as large as the screen allows, the address in text below it.

import { MOST, loopback, picture } from "./code.js";
import { element } from "./theme.js";

const count = (/** @type {number} */ number) => number.toLocaleString("en-US");
const LONG = (/** @type {string} */ link) => `This link has ${count(link.length)} characters. A code for more than ${count(MOST)} is too fine for a phone to read from a projector. Use Copy link instead, or leave out data of your own.`;
const ALONE = (/** @type {string} */ host) => `Phones cannot follow this link: ${host} is this computer itself. Open Ravine by the computer’s address in your network first.`;

export class Poster {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.place = element("div", { class: "rv-poster-code" });
    this.words = element("p", { class: "rv-poster-words", role: "status" });
    this.link = element("p", { class: "rv-poster-link" });
    this.close = element("button", { type: "button", onclick: () => this.dialog.close() }, "Close");
    this.whole = element("button", { type: "button", onclick: () => this.turn() }, "Full screen");
    this.sheet = element("div", { class: "rv-poster-sheet" }, this.place, this.words, this.link, element("div", { class: "rv-poster-tools" }, this.whole, this.close));
    this.dialog = element("dialog", { class: "rv-poster", "aria-label": "QR code of the link" }, this.sheet);
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    this.dialog.addEventListener("close", () => { if (document.fullscreenElement === this.sheet) document.exitFullscreen(); });
    this.sheet.addEventListener("fullscreenchange", () => this.say());
    host.append(this.dialog);
  }

  /**
   * Shows the code of a link, or the sentence why there is none.
   * @param {string} link
   */
  async open(link) {
    const drawn = await picture(link);
    this.place.replaceChildren(...(drawn ? [drawn] : []));
    this.place.hidden = !drawn;
    this.whole.hidden = !drawn || !document.fullscreenEnabled;
    if (drawn) this.words.textContent = loopback(link) ? ALONE(new URL(link).hostname) : "";
    else this.words.textContent = LONG(link);
    this.link.textContent = link;
    this.dialog.dataset.drawn = String(Boolean(drawn));
    this.say();
    this.dialog.showModal();
    this.close.focus();
  }

  say() {
    this.whole.textContent = document.fullscreenElement ? "Leave full screen" : "Full screen";
  }

  turn() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.sheet.requestFullscreen();
  }
}
