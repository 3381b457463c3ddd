// A link as a QR code, which a phone reads from a projector: what is dark in it, and the SVG that shows it.

import { drawing } from "../plot/drawing.js";

/** @typedef {typeof import("../vendor/qrcode.js")} Library */

export const QUIET = 4; // modules of light around a code, which readers need
export const MOST = 1273; // characters of a link: what a code of the finest version that we draw has room for
const FINEST = 25; // version: 117 modules on a side, which a phone tells apart at the back of a room

/** Where the library is: ui/server/serving.py says so; it is fetched when the first code is asked for. */
const place = () => Reflect.get(globalThis, "ravineMade")?.qrcode ?? new URL("../vendor/qrcode.js", import.meta.url).href;

/**
 * What is dark in the code of a link, row by row; null where the link is too long for one. A quarter less of the code can be
 * lost (L in place of M) where it would be too fine otherwise.
 * @param {Library} library
 * @param {string} link  as a browser writes addresses: each character is one byte
 * @returns {boolean[][] | null}
 */
export function matrix({ encoder }, link) {
  if (link.length > MOST) return null;
  for (const correction of /** @type {const} */ (["M", "L"])) {
    const code = encoder(0, correction);
    code.addData(link, "Byte");
    code.make();
    const side = code.getModuleCount();
    if (side > 17 + 4 * FINEST) continue;
    const places = Array.from({ length: side }, (_, i) => i);
    return places.map((row) => places.map((column) => code.isDark(row, column)));
  }
  return null;
}

/**
 * The d of a path that fills what is dark, a module being 1 × 1, with the quiet zone around it.
 * @param {boolean[][]} dark
 */
export function outline(dark) {
  let path = "";
  dark.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      path += `M${from + QUIET} ${y + QUIET}h${x + 1 - from}v1h${from - x - 1}z`;
    }
  });
  return path;
}

/**
 * The code of a link as a picture; null where the link is too long.
 * @param {string} link
 */
export async function picture(link) {
  /** @type {Library} */
  const library = await import(place());
  const dark = matrix(library, link);
  if (!dark) return null;
  const side = dark.length + 2 * QUIET;
  return drawing("svg", { class: "rv-code", viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": "QR code of the link", "shape-rendering": "crispEdges" },
    drawing("path", { class: "rv-code-light", d: `M0 0h${side}v${side}h${-side}z` }), drawing("path", { class: "rv-code-dark", d: outline(dark) }));
}

const HERE = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/;

/**
 * Whether an address leads back to the machine that asks for it, so that no other machine can follow it.
 * @param {string} link
 */
export const loopback = (link) => HERE.test(new URL(link).hostname);
