// A link from one page of the app to another: a plain press goes there within the app, and takes the set-up along.

import { address, go } from "../wire/address.js";
import { settled } from "../wire/post.js";
import { element } from "./theme.js";

/**
 * Whether a link was pressed to be followed here: with a key held the browser opens it where it always does.
 * @param {MouseEvent} event
 */
export const plainly = (event) => !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/**
 * @param {string} path  of a page's address, from any other page
 * @param {string} words
 */
export function wayTo(path, words) {
  const link = element("a", { class: "rv-way", href: path }, words);
  link.addEventListener("click", (event) => {
    if (!plainly(event)) return;
    event.preventDefault();
    settled(() => { // what was typed just before is in the address then
      const there = new URL(path, window.location.href);
      there.search = new URL(address()).search;
      go(there.href);
    });
  });
  return link;
}
