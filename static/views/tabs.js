// The tabs that lead from page to page: links with the whole set-up in them, which can be opened beside this page. A tab of
// several pages is a menu of them, and on a phone all of them are one.

import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { go } from "../wire/address.js";
import { settled } from "../wire/post.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Tabs>} */
class Tabs extends View {
  /** @type {HTMLButtonElement | null} the menu that is open */
  open = null;

  /**
   * @param {HTMLElement} parent
   * @param {messages.Tabs} data
   */
  constructor(parent, { tabs }) {
    super(parent, element("nav", { class: "rv-tabs", "aria-label": "Pages" }));
    this.links = tabs.flatMap(({ pages }) => pages).map(({ title, path }) => ({ title, path, node: element("a") }));
    this.menus = tabs.filter(({ pages }) => pages.length > 1).map((tab) => ({ ...tab, button: this.menu("rv-tab-menu") }));
    this.phone = this.menu("rv-tab-all");
    const link = (/** @type {messages.TabPage} */ { path }) => element("li", {}, ...this.links.filter((each) => each.path === path).map(({ node }) => node));
    /** @type {(tab: messages.Tab) => HTMLElement} */
    const tab = ({ title, pages }) => {
      const button = this.menus.find((menu) => menu.title === title)?.button;
      return button ? element("li", {}, button, element("ul", {}, ...pages.map(link))) : link(pages[0]);
    };
    this.root.append(this.phone, element("ul", {}, ...tabs.map(tab)));
    this.root.addEventListener("click", (event) => this.pressed(event));
    const { signal } = this;
    window.addEventListener("pointerdown", ({ target }) => { if (!(target instanceof Node && this.root.contains(target))) this.unfold(null); }, { capture: true, signal });
    this.root.addEventListener("keydown", ({ key }) => { if (key === "Escape") this.fold(); });
    this.root.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget instanceof Node && !this.root.contains(relatedTarget)) this.unfold(null); });
  }

  /** @param {string} name */
  menu(name) {
    const button = element("button", { type: "button", class: name, "aria-expanded": "false", onclick: () => this.unfold(this.open === button ? null : button) });
    return button;
  }

  /** @param {messages.Tabs} data */
  receive({ here, query }) {
    for (const { title, path, node } of this.links) {
      node.setAttribute("href", path + (query && `?${query}`));
      node.ariaCurrent = title === here ? "page" : null;
      node.replaceChildren(element(title === here ? "strong" : "span", {}, title));
    }
    for (const { title, pages, button } of this.menus) {
      const inside = pages.some((page) => page.title === here);
      button.dataset.here = String(inside);
      button.replaceChildren(element(inside ? "strong" : "span", {}, inside ? `${title}: ${here}` : title));
    }
    this.phone.replaceChildren(element("strong", {}, here));
  }

  /**
   * Opens a menu, and closes the one that was open.
   * @param {HTMLButtonElement | null} button
   */
  unfold(button) {
    this.open?.setAttribute("aria-expanded", "false");
    button?.setAttribute("aria-expanded", "true");
    this.open = button;
  }

  /** Closes the menu that is open: the focus goes back to its button. */
  fold() {
    const { open } = this;
    this.unfold(null);
    open?.focus();
  }

  /**
   * A plain press goes there within the app; with a key held the browser opens the link where it always does.
   * @param {MouseEvent} event
   */
  pressed(event) {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.unfold(null);
    settled(() => go(link.href)); // what was typed just before is in the link then
  }
}

export default mounted(Tabs);
