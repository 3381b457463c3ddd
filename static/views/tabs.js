// The tabs that lead from page to page: links with the whole set-up in them, which can be opened beside this page.

import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { go } from "../wire/address.js";
import { settled } from "../wire/post.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Tabs>} */
class Tabs extends View {
  /**
   * @param {HTMLElement} parent
   * @param {messages.Tabs} data
   */
  constructor(parent, { pages }) {
    super(parent, element("nav", { class: "rv-tabs", "aria-label": "Pages" }));
    this.links = pages.map(({ title }) => ({ title, node: element("a") }));
    this.root.append(...this.links.map(({ node }) => node));
    this.root.addEventListener("click", (event) => this.pressed(event));
  }

  /** @param {messages.Tabs} data */
  receive({ pages, here, query }) {
    this.links.forEach(({ title, node }, i) => {
      node.setAttribute("href", pages[i].path + (query && `?${query}`));
      node.ariaCurrent = title === here ? "page" : null;
      node.replaceChildren(element(title === here ? "strong" : "span", {}, title));
    });
  }

  /**
   * A plain press goes there within the app; with a key held the browser opens the link where it always does.
   * @param {MouseEvent} event
   */
  pressed(event) {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    settled(() => go(link.href)); // what was typed just before is in the link then
  }
}

export default mounted(Tabs);
