// What colours mean, below a figure that is too narrow to have it beside: a chip for every number or name of its bars.

import { element } from "../parts/theme.js";

const LONG = 24; // characters of a title

/** @typedef {{ data: any[], layout: Record<string, any> }} Figure one of Plotly's, as the server has made it */

/**
 * The colour at a place, 0 to 1, of one of Plotly's scales.
 * @param {[place: number, colour: string][]} scale  rising
 * @param {number} place
 */
function colourAt(scale, place) {
  const after = Math.max(scale.findIndex(([edge]) => edge >= place), 1);
  const [[low, from], [high, to]] = [scale[after - 1], scale[after]];
  const share = high > low ? (100 * (place - low)) / (high - low) : 100;
  return `color-mix(in srgb, ${to} ${Math.min(Math.max(share, 0), 100)}%, ${from})`;
}

/** @type {(trace: any) => boolean} */
const barred = ({ colorbar, showscale }) => Boolean(colorbar) && showscale !== false;

/**
 * A title in two lines, where it is longer than a narrow figure.
 * @param {string} [text]
 */
export function broken(text = "") {
  const [before, after] = [text.lastIndexOf(" ", text.length / 2), text.indexOf(" ", text.length / 2)];
  const at = after < 0 || text.length / 2 - before < after - text.length / 2 ? before : after;
  return text.length > LONG && at > 0 ? `${text.slice(0, at)}<br>${text.slice(at + 1)}` : text;
}

/**
 * The figure without its bars, and with what stands at its right left out.
 * @param {Figure} figure
 */
export function narrowed({ data, layout }) {
  const { xaxis } = layout;
  return {
    data: data.map((trace) => (barred(trace) ? { ...trace, showscale: false } : trace)),
    layout: { ...layout, xaxis: { ...xaxis, automargin: true, title: { ...xaxis?.title, text: broken(xaxis?.title?.text) } }, annotations: [], margin: { ...layout.margin, l: 56, r: 14 } },
  };
}

/**
 * The bars of a figure as paragraphs, the highest of each first as it would stand at the top.
 * @param {Figure} figure
 */
export const chips = ({ data }) => data.filter(barred).map(({ colorbar, colorscale, zmin, zmax }) => {
  /** @type {[at: number, name: string][]} */
  const told = colorbar.tickvals.map((/** @type {number} */ at, /** @type {number} */ i) => [at, colorbar.ticktext[i]]);
  told.sort(([a], [b]) => b - a);
  const title = colorbar.title?.text ? [element("b", {}, colorbar.title.text)] : [];
  return element("p", {}, ...title, ...told.map(([at, name]) => element("span", {},
    element("i", { class: "rv-chip", style: `--colour:${colourAt(colorscale, (at - zmin) / (zmax - zmin))}` }), name)));
});
