// The address that has all a reader sees: the one in the bar, and what the browser alone knows and no server was asked about.

/** @type {Map<string, string | null>} */
const known = new Map(); // query parameter -> its text, or null where it is at its default

let standing = ""; // the whole set-up, for an address that says nothing of it

/**
 * The whole set-up as an address has it: what a link to this page has where the address in the bar has none.
 * @param {string} query
 */
export const stand = (query) => { standing = query; };

/**
 * Keeps what the browser alone knows; `text` is null where it is at its default.
 * @param {string} name
 * @param {string | null} text
 */
export const keep = (name, text) => known.set(name, text);

/**
 * What was kept is not known any more.
 * @param {...string} names
 */
export const forget = (...names) => names.forEach((name) => known.delete(name));

/**
 * The link to this page as it is now, with some `changes`: query parameter -> text, or null for none.
 * @param {Record<string, string | null>} changes
 */
export function address(changes = {}) {
  const url = new URL(window.location.href);
  if ([...url.searchParams.keys()].every((name) => name.startsWith("embed"))) new URLSearchParams(standing).forEach((text, name) => url.searchParams.set(name, text));
  for (const [name, text] of [...known, ...Object.entries(changes)]) {
    if (text === null) url.searchParams.delete(name);
    else url.searchParams.set(name, text);
  }
  url.search = url.search.replaceAll("%2C", ",").replaceAll("%3A", ":"); // as short and readable as an address may be
  return url.href;
}

/**
 * Goes to another page of the app: an entry of the history, as if the reader had gone forward to it, which the app follows.
 * @param {string} href
 */
export function go(href) {
  if (href === window.location.href) return;
  window.history.pushState({}, "", href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
