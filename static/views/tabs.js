// The tabs that lead from page to page: links with the whole set-up in them, which can be opened beside this page. A tab of
// several pages is a menu of them, and on a phone all of them are one.

import { oneStop } from "../parts/row_of_stops.js";
import { skip } from "../parts/skip.js";
import { element } from "../parts/theme.js";
import { plainly } from "../parts/way.js";
import { View, mounted } from "../view.js";
import { go } from "../wire/address.js";
import { settled } from "../wire/post.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Tabs>} */
class Tabs extends View {
  /** @type {HTMLButtonElement | null} the menu that is open */
  open = null;

  shut = new AbortController(); // aborted when no menu is open any more

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
      return button ? element("li", {}, button, element("ul", { "aria-label": title }, ...pages.map(link))) : link(pages[0]);
    };
    this.root.append(this.phone, element("ul", {}, ...tabs.map(tab)));
    this.root.addEventListener("click", (event) => this.pressed(event));
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget instanceof Node) this.left(relatedTarget); });
    /** @type {() => HTMLElement[]} */
    const members = () => (this.phone.checkVisibility() ? [this.phone] : [...this.root.querySelectorAll(/** @type {"a"} */ (":scope > ul > li > :is(a, button)"))]);
    this.rest = oneStop(this.root, members);
    skip(this.signal);
  }

  /** @param {string} name */
  menu(name) {
    const button = element("button", { type: "button", class: name, "aria-expanded": "false", onclick: () => this.unfold(this.open === button ? null : button) });
    return button;
  }

  /**
   * The links of a menu that can be seen.
   * @param {HTMLElement} button
   * @returns {HTMLElement[]}
   */
  within = (button) => [...(button.nextElementSibling?.querySelectorAll("a") ?? [])];

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
    const tab = this.links.find(({ title }) => title === here)?.node;
    this.rest(this.menus.find(({ button }) => button.dataset.here === "true")?.button ?? tab);
  }

  /**
   * Opens a menu, and closes the one that was open.
   * @param {HTMLButtonElement | null} button
   */
  unfold(button) {
    this.open?.setAttribute("aria-expanded", "false");
    button?.setAttribute("aria-expanded", "true");
    this.open = button;
    this.shut.abort();
    if (!button) return;
    this.shut = new AbortController();
    if (button === this.phone) this.within(button).forEach((link) => { link.tabIndex = 0; });
    window.addEventListener("pointerdown", ({ target }) => { if (target instanceof Node) this.left(target); }, { capture: true, signal: AbortSignal.any([this.signal, this.shut.signal]) });
  }

  /**
   * The reader is at another place: a menu that does not have it is closed.
   * @param {Node} place
   */
  left(place) {
    if (this.open && !this.open.parentElement?.contains(place)) this.unfold(null);
  }

  /**
   * Escape closes a menu, Up and Down open it and lead through its links, Left and Right lead on to the next tab.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.open && ["Escape", "ArrowLeft", "ArrowRight"].includes(key)) this.fold();
    const button = this.open ?? (target instanceof HTMLButtonElement ? target : null);
    if (!button || !["ArrowDown", "ArrowUp"].includes(key)) return;
    event.preventDefault();
    this.unfold(button);
    const links = this.within(button);
    const at = links.findIndex((link) => link === document.activeElement);
    links.at(key === "ArrowDown" ? (at + 1) % links.length : Math.max(at, 0) - 1)?.focus();
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
    if (!link || !plainly(event)) return;
    event.preventDefault();
    this.fold();
    settled(() => go(link.href)); // what was typed just before is in the link then
  }
}

export default mounted(Tabs);
