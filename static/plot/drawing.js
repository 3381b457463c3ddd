// Pictures made of SVG elements: a surface in bands, as the server has cut it.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 */
export function drawing(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/**
 * A surface's bands, the lowest first.
 * @param {[path: string, colour: string][]} bands
 */
export const bandsDrawn = (bands) => bands.map(([d, fill]) => drawing("path", { d, fill, "fill-rule": "evenodd" }));
