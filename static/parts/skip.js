// The first tab stop of a page: Streamlit's own link to the main part, which would begin with our bar. It leads past that.

const LINK = 'a[href="#stMain"]';
const PLACES = [".rv-stage", ".st-key-main", ".rv-question"]; // the first that a page has is what the page is about

/**
 * Leads the link to what the page is about.
 * @param {AbortSignal} signal  ends it
 */
export function skip(signal) {
  document.querySelector(LINK)?.addEventListener("click", (event) => {
    const place = PLACES.map((selector) => document.querySelector(selector)).find((node) => node instanceof HTMLElement);
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    place.tabIndex = -1;
    place.focus();
  }, { signal });
}
