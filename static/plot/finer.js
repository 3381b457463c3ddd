// The ground of a map in the pixels of the screen, for where a grid misses what f does between its points: in a narrow valley
// or on close rings. Each pixel has the colour of f there; where heights change fast from one to the next, the mean colour of
// several places in it.

import { bandSize } from "./field.js";
import { shade, shades } from "./tinted.js";

/** @import { Drawable, Grid, Scale } from "./field.js" */
/** @typedef {import("./window.js").Window} Window */
/** @typedef {Pick<Drawable, "f" | "height">} Raised */

const MISSED = 0.5; // bands by which f may differ from a grid's height in the middle of a cell
const CELLS = 4; // cells in which it differs by more, for which a grid will not do
const STEEP = 0.3; // bands from one pixel to the next: where there are more, a pixel has several colours,
const CROWDED = [0.35, 0.7]; // and where there are so many, lines between them are fainter, and cannot be told apart any more
const PLACES = 4; // along the side of a pixel of the page, whose colours are taken together
const LINE = 0.6; // pixels of the page: the width of a line
const ROWS = 4; // of pixels at a time

/**
 * Whether lines of equal height on a grid would miss what f does between its points.
 * @param {Raised} surface
 * @param {Grid} grid
 * @param {Scale} scale
 */
export function misses({ f, height }, { x, y, z }, scale) {
  const most = MISSED * bandSize(scale);
  const seen = (/** @type {number} */ h) => Math.min(Math.max(h, scale.low), scale.high); // colours do not change beyond
  let found = 0;
  for (let j = 0; j + 1 < y.length && found < CELLS; j += 1) {
    for (let i = 0; i + 1 < x.length; i += 1) {
      const corners = (z[j][i] + z[j][i + 1] + z[j + 1][i] + z[j + 1][i + 1]) / 4;
      if (Math.abs(seen(height(f((x[i] + x[i + 1]) / 2, (y[j] + y[j + 1]) / 2))) - seen(corners)) > most) found += 1;
    }
  }
  return found >= CELLS;
}

/**
 * What a ground is dressed in: colours from low to high, and that of the lines with its opacity.
 * @typedef {{ ramp: string[], line: [red: number, green: number, blue: number, alpha: number] }} Dress
 */

/**
 * The ground over a window in RGBA, the top row first; transparent where f has no value. It is worked out in turns, so that
 * nothing has to wait for it.
 * @param {Raised} surface
 * @param {Scale} scale
 * @param {Window} window
 * @param {{ width: number, height: number, ratio: number }} size  of the picture; `ratio` of its pixels are one of the page's
 * @param {Dress} dress
 * @returns {Generator<void, Uint8ClampedArray<ArrayBuffer>, void>}
 */
export const pixels = function* pixels({ f, height }, scale, [[x0, x1], [y0, y1]], { width, height: tall, ratio }, { ramp, line }) {
  const size = bandSize(scale);
  const count = Math.round((scale.high - scale.low) / size) || 1;
  const shaded = shades(ramp);
  const tones = Array.from({ length: count + 1 }, (_, k) => shade(shaded, k / count));
  /**
   * The colour of a height, with the line that is near; `steep` bands a pixel, `soft` pixels from a line's edge to where nothing is left of it.
   * @param {number} h
   * @param {number} steep
   * @param {number} soft
   */
  const inked = (h, steep, soft) => {
    const tone = tones[Math.min(Math.max(Math.round((h - scale.low) / size), 0), count)];
    if (!steep || steep > CROWDED[1]) return tone;
    const place = (h - scale.low) / size - 0.5;
    const edge = Math.min(Math.max(Math.round(place), 0), count - 1); // the nearest line
    const near = Math.min(Math.max(((LINE * ratio) / 2 + soft - Math.abs(place - edge) / steep) / (2 * soft), 0), 1);
    const ink = near * line[3] * Math.min((CROWDED[1] - steep) / (CROWDED[1] - CROWDED[0]), 1);
    return ink ? tone.map((part, i) => (1 - ink) * part + ink * line[i]) : tone;
  };
  const [dx, dy] = [(x1 - x0) / width, (y1 - y0) / tall];
  const at = (/** @type {number} */ column, /** @type {number} */ row) => height(f(x0 + column * dx, y1 - row * dy));
  const heights = new Float64Array(width * tall);
  for (let row = 0, k = 0; row < tall; row += 1) {
    for (let column = 0; column < width; column += 1, k += 1) heights[k] = at(column + 0.5, row + 0.5);
    if (row % ROWS === 0) yield;
  }
  const places = Math.ceil(PLACES / ratio);
  /**
   * The mean colour of places × places in a pixel.
   * @param {number} column
   * @param {number} row
   */
  const meanColour = (column, row) => {
    const sum = [0, 0, 0, 0];
    let above = Array.from({ length: places }, (_, i) => at(column + (i + 0.5) / places, row - 0.5 / places));
    for (let j = 0; j < places; j += 1) {
      let before = at(column - 0.5 / places, row + (j + 0.5) / places);
      above = above.map((up, i) => {
        const h = at(column + (i + 0.5) / places, row + (j + 0.5) / places);
        if (!Number.isNaN(h)) [...inked(h, (Math.hypot(apart(h, before), apart(h, up)) * places) / size, 0.5 / places), 1].forEach((part, c) => { sum[c] += part; });
        before = h;
        return h;
      });
    }
    return sum.map((part) => part / sum[3]);
  };
  const image = new Uint8ClampedArray(4 * width * tall);
  for (let row = 0, k = 0; row < tall; row += 1) {
    for (let column = 0; column < width; column += 1, k += 1) {
      const h = heights[k];
      if (Number.isNaN(h)) continue;
      const across = Math.max(apart(h, heights[column ? k - 1 : k]), apart(h, heights[column + 1 < width ? k + 1 : k]));
      const up = Math.max(apart(h, heights[row ? k - width : k]), apart(h, heights[row + 1 < tall ? k + width : k]));
      const steep = Math.hypot(across, up) / size; // bands a pixel
      const [red, green, blue] = steep > STEEP ? meanColour(column, row) : inked(h, steep, 0.5);
      image[4 * k] = red;
      image[4 * k + 1] = green;
      image[4 * k + 2] = blue;
      image[4 * k + 3] = 255;
    }
    if (row % ROWS === 0) yield;
  }
  return image;
};

/**
 * How far two heights are from each other; 0 where there is only one.
 * @param {number} h
 * @param {number} other
 */
const apart = (h, other) => (Number.isNaN(other) ? 0 : Math.abs(h - other));

/**
 * The numbers of a colour such as rgba(60, 84, 104, .34).
 * @param {string} colour
 * @returns {Dress["line"]}
 */
export function numbersOf(colour) {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, alpha];
}
