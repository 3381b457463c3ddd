// A row of buttons and links that is one tab stop: the arrow keys lead from one to the next, Home and End to the ends.

/** Selects what such a row has, while the keyboard leads through it: the arrows are the row's then. */
export const IN_ROW = "[data-one-stop] :focus-visible";

/**
 * Makes one tab stop of what stands in a row.
 * @param {HTMLElement} root  that holds the row
 * @param {() => HTMLElement[]} members  that can be seen at the time, in their order
 * @returns {(first?: HTMLElement) => void}  to be called when the members are others: `first` becomes the stop, if no other has the focus
 */
export function oneStop(root, members) {
  root.dataset.oneStop = "";
  /** @type {HTMLElement | undefined} */
  let stop;
  const rest = (/** @type {HTMLElement | undefined} */ first = stop) => {
    const all = members();
    stop = all.find((node) => node === document.activeElement) ?? (first && all.includes(first) ? first : all[0]);
    for (const node of all) node.tabIndex = node === stop ? 0 : -1;
  };
  root.addEventListener("focusin", ({ target }) => { if (target instanceof HTMLElement && members().includes(target)) rest(target); });
  root.addEventListener("keydown", (event) => {
    const all = members();
    const at = all.findIndex((node) => node === document.activeElement);
    /** @type {Record<string, number>} */
    const places = { ArrowLeft: at - 1, ArrowRight: (at + 1) % all.length, Home: 0, End: -1 };
    if (at < 0 || !(event.key in places) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    all.at(places[event.key])?.focus();
  });
  return rest;
}
