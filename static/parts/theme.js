// Light or dark, and how an element is made: what every part agrees on.

export const FONT = "'Source Sans', 'Source Sans Pro', sans-serif"; // Streamlit's own, which is there already

/** @typedef {{ name: "light" | "dark", ink: string, quiet: string, line: string, page: string, contour: string, ridge: string, halo: string, star: string, rim: string, sample: string, other: string }} Colours */

/** @type {WeakMap<HTMLElement, { background: string, colours: Colours }>} */
const painted = new WeakMap(); // the page's background that an element was painted for, and the colours it got

/**
 * Whether a CSS colour is dark: Streamlit writes its theme's colours as #rrggbb or rgb().
 * @param {string} colour
 */
export function isDark(colour) {
  const hex = colour.match(/^#(..)(..)(..)/);
  const [r, g, b] = hex ? hex.slice(1).map((pair) => parseInt(pair, 16)) : colour.match(/[\d.]+/g)?.map(Number) ?? [255, 255, 255];
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

/**
 * Marks an element with the theme in force and returns the stylesheet's colours by short name; the same object until the theme changes.
 * @param {HTMLElement} node
 */
export function paint(node) {
  const background = getComputedStyle(node).getPropertyValue("--st-background-color").trim();
  const before = painted.get(node);
  if (before?.background === background) return before.colours;
  const name = isDark(background) ? "dark" : "light";
  node.dataset.theme = name;
  const style = getComputedStyle(node);
  const of = (/** @type {string} */ short) => style.getPropertyValue(`--rv-${short}`).trim();
  /** @type {Colours} */
  const colours = {
    name, ink: of("ink"), quiet: of("quiet"), line: of("line"), page: of("page"), contour: of("contour"), ridge: of("ridge"), halo: of("halo"),
    star: of("star"), rim: of("rim"), sample: of("sample"), other: of("other"),
  };
  painted.set(node, { background, colours });
  return colours;
}

/**
 * An element with its attributes, its listeners ("onclick") and what stands in it. An attribute that is false, null or undefined is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} attributes
 * @param {...(Node | string)} children
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}
