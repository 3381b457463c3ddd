// Light or dark, and how a number is written: what every part of the stage agrees on.

const luminance = (colour) => {
  const [r, g, b] = colour.match(/[\d.]+/g).map(Number);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
};

/** The theme in force where `element` stands, read from the page's own background. */
export function themeOf(element) {
  const probe = document.createElement("i");
  probe.style.color = "var(--st-background-color, #fff)";
  element.append(probe);
  const dark = luminance(getComputedStyle(probe).color) < 0.5;
  probe.remove();
  return dark ? "dark" : "light";
}

/** Marks `element` with its theme and returns the stylesheet's colours by short name. */
export function paint(element) {
  const name = themeOf(element);
  element.dataset.theme = name;
  const style = getComputedStyle(element);
  const colour = (short) => style.getPropertyValue(`--rv-${short}`).trim();
  return {
    name, ink: colour("ink"), quiet: colour("quiet"), line: colour("line"), page: colour("page"),
    low: colour("low"), high: colour("high"), contour: colour("contour"), halo: colour("halo"),
  };
}

/** Three significant digits unless more are asked for; powers of ten as 1e-4, never 1.00e-4. */
export function number(value, digits = 3) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size >= 1e5 || size < 1e-3
    ? value.toExponential(digits - 1).replace(/\.?0+e/, "e").replace("e+", "e")
    : String(Number(value.toPrecision(digits)));
  return text.replace(/^-/, "−");
}

/** All the digits a float64 has. */
export const exact = (value) => (Number.isNaN(value) ? "–" : String(value).replace(/^-/, "−"));

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
