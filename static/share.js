// At the right of the tabs: the link to this very page, with the whole set-up.

import { address } from "./address.js";
import { copied, field, say } from "./copy.js";
import { drawing } from "./drawing.js";
import { mounted } from "./mounted.js";
import { element, paint } from "./theme.js";

const MARGIN = 8; // pixels between a panel and the edge of the window
const LINK = "M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.6-1.6"; // two links of a chain

const picture = (d) => drawing("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, drawing("path", { d }));

/** Puts an open panel below its button, within the window. */
function below(panel, button) {
  const { right, bottom } = button.getBoundingClientRect();
  Object.assign(panel.style, { top: `${bottom + MARGIN}px`, right: `${Math.max(MARGIN, document.documentElement.clientWidth - right)}px`, maxHeight: `${window.innerHeight - bottom - 2 * MARGIN}px` });
}

class Share {
  constructor(parent) {
    this.copy = element("button", { type: "button", class: "rv-share-button", title: "Copy a link to this page as it is, with the whole set-up", onclick: () => this.copyLink() },
      picture(LINK), element("span", {}, "Copy link"));
    this.link = field("Link to this page");
    this.byHand = element("div", { class: "rv-panel rv-by-hand", popover: "auto", role: "dialog", "aria-label": "Link to this page" },
      element("p", {}, "The browser does not let this page copy. The link is selected: press Ctrl+C, or ⌘C on a Mac."), this.link);
    this.status = element("span", { class: "rv-unseen", role: "status" });
    this.root = element("section", { class: "rv-share", "aria-label": "Share", "data-testid": "share" }, this.copy, this.byHand, this.status);
    parent.append(this.root);
  }

  receive() {
    paint(this.root);
  }

  async copyLink() {
    const link = address();
    if (await copied(link)) {
      say(this.copy.lastChild, "Copied");
      this.status.textContent = "The link was copied.";
      return;
    }
    this.link.value = link;
    this.byHand.showPopover();
    below(this.byHand, this.copy);
    this.link.focus();
  }

  remove() {
    this.root.remove();
  }
}

export default mounted(Share);
