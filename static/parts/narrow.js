// Whether the page is laid out as on a phone, one part below another.

const WIDTH = 860; // pixels, as in the stylesheet

/** The query that says so now: with larger type a page is narrow sooner. */
export const narrow = () => window.matchMedia(`(max-width: ${WIDTH * (Number(getComputedStyle(document.documentElement).getPropertyValue("--rv-size")) || 1)}px)`);
