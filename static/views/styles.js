// The stylesheet of the page: another one when the type is to be of another size.

import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Styles>} */
class Styles extends View {
  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("span", { hidden: "" }));
  }

  /** @param {messages.Styles} data */
  receive({ address }) {
    const href = new URL(address, document.baseURI).href;
    const [...before] = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[data-styles]"));
    if (before.some((link) => link.href === href)) return;
    const link = element("link", { rel: "stylesheet", href, "data-styles": "" });
    link.addEventListener("load", () => before.forEach((old) => old.remove())); // not sooner: the page is never without
    document.body.append(link);
  }
}

export default mounted(Styles);
