// At the right of the tabs: the link to this very page with the whole set-up, one for a lecture, and the way out of a lecture.

import { copied, field, say } from "../parts/copy.js";
import { Lecture } from "../parts/lecture.js";
import { plainly } from "../parts/way.js";
import { Poster } from "../parts/poster.js";
import { oneStop } from "../parts/row_of_stops.js";
import { element, paint } from "../parts/theme.js";
import { drawing } from "../plot/drawing.js";
import { View, mounted } from "../view.js";
import { address, go, stand } from "../wire/address.js";
import { settled } from "../wire/post.js";

/** @import * as messages from "../wire/messages.js" */

const MARGIN = 8; // pixels between a panel and the edge of the window
const WIDEST = 430;
const LINK = "M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.6-1.6"; // two links of a chain
const CODE = "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2M14 20h2M18 18h2v2"; // three squares and some modules
const SCREEN = "M3 4h18M4 4v11h16V4M12 15v4M8 20l4-2 4 2"; // a screen on its stand
const OUT = "M12 15V4M8 8l4-4 4 4M5 12v7h14v-7"; // an arrow out of a box
const ALL = "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5";

const picture = (/** @type {string} */ d) => drawing("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, drawing("path", { d }));

/**
 * Puts an open panel below its button, within the window.
 * @param {HTMLElement} panel
 * @param {HTMLElement} button
 */
function below(panel, button) {
  const { right, bottom } = button.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const free = clientWidth - MARGIN - Math.min(WIDEST, clientWidth - 2 * MARGIN);
  Object.assign(panel.style, { top: `${bottom + MARGIN}px`, right: `${Math.max(MARGIN, Math.min(clientWidth - right, free))}px`, maxHeight: `${window.innerHeight - bottom - 2 * MARGIN}px` });
}

/** @extends {View<messages.Share, { leave: true }>} */
class Share extends View {
  /**
   * @param {HTMLElement} parent
   * @param {messages.Share} data
   */
  constructor(parent, data) {
    super(parent, element("section", { class: "rv-share", "aria-label": "Share", "data-testid": "share" }));
    this.data = data;
    this.copied = element("span", {}, "Copy link");
    this.copy = element("button", { type: "button", class: "rv-share-button", title: "Copy a link to this page as it is, with the whole set-up", onclick: () => this.copyLink() },
      picture(LINK), this.copied);
    this.link = field("Link to this page");
    this.byHand = element("div", { class: "rv-panel rv-by-hand", popover: "auto", role: "dialog", "aria-label": "Link to this page" },
      element("p", {}, "The browser does not allow this page to copy. The link is selected: press Ctrl+C, or ⌘C on a Mac."), this.link);
    this.status = element("span", { class: "rv-unseen", role: "status" });
    this.poster = new Poster(this.root);
    this.code = element("button", { type: "button", class: "rv-share-button", title: "Show this link as a QR code, for phones in a lecture room", "aria-haspopup": "dialog", onclick: () => this.poster.open(address()) }, picture(CODE), element("span", {}, "QR code"));
    this.lecture = element("button", { type: "button", class: "rv-share-button", title: "Make a link for a lecture or a course page: hide parts, lock settings, enlarge type", "aria-haspopup": "dialog" }, picture(SCREEN), element("span", {}, "Lecture"));
    this.composer = element("div", { class: "rv-panel", popover: "auto", role: "dialog", "aria-label": "A link for a lecture" });
    this.composed = new Lecture(this.composer, this.signal);
    this.lecture.popoverTargetElement = this.composer;
    this.composer.addEventListener("beforetoggle", ({ newState }) => {
      if (newState !== "open") return;
      this.composed.show(this.data);
      below(this.composer, this.lecture);
    });
    this.leaving = element("button", { type: "button", class: "rv-share-button", title: "Leave the lecture view: show every part, and unlock every setting", onclick: () => this.tell("leave", true) }, picture(ALL), element("span", {}, "Show everything"));
    this.exported = element("a", { class: "rv-share-button", title: "Scripts, a notebook and the numbers of this race" }, picture(OUT), element("span", {}, "Export"));
    this.exported.addEventListener("click", (event) => {
      if (!plainly(event)) return;
      event.preventDefault();
      settled(() => go(this.exported.href));
    });
    this.root.append(this.leaving, this.lecture, this.exported, this.copy, this.code, this.byHand, this.composer, this.status);
    this.rest = oneStop(this.root, () => [...this.root.querySelectorAll(/** @type {"a"} */ (":scope > .rv-share-button:not([hidden])"))]);
  }

  /** @param {messages.Share} data */
  receive(data) {
    this.data = data;
    paint(this.root);
    this.leaving.hidden = !data.leave;
    this.root.dataset.leave = String(data.leave);
    this.copy.hidden = this.code.hidden = this.lecture.hidden = !data.share;
    this.exported.hidden = !data.share || data.export === null;
    if (data.export !== null) this.exported.setAttribute("href", `${data.export}?${data.query}`);
    stand(data.query);
    this.rest();
  }

  async copyLink() {
    const link = address();
    if (await copied(link)) {
      say(this.copied, "Copied", this.signal);
      this.status.textContent = "The link was copied.";
      return;
    }
    this.link.value = link;
    this.byHand.showPopover();
    below(this.byHand, this.copy);
    this.link.focus();
  }
}

export default mounted(Share);
