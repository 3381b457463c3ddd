// The colours of a map's cells, from what came of their runs: as the server's figure has them.

/** @typedef {import("../engine/cells.js").Cells} Cells */
/** @typedef {import("../wire/messages.js").Paint} Paint */
/** @typedef {import("../wire/messages.js").Living} Living */
/** @typedef {[number, number, number]} Rgb */

const SHADES = 256; // that a ramp is cut into

/**
 * #rrggbb as three numbers.
 * @param {string} colour
 * @returns {Rgb}
 */
const rgb = (colour) => /** @type {Rgb} */ ([1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));

/**
 * A ramp of colours, cut into shades.
 * @param {string[]} ramp
 */
export function shades(ramp) {
  const stops = ramp.map(rgb);
  return Array.from({ length: SHADES }, (_, i) => {
    const at = (i / (SHADES - 1)) * (stops.length - 1);
    const before = Math.min(Math.floor(at), stops.length - 2);
    return /** @type {Rgb} */ (stops[before].map((part, c) => part + (at - before) * (stops[before + 1][c] - part)));
  });
}

/** @type {(shaded: Rgb[], place: number) => Rgb} */
export const shade = (shaded, place) => shaded[Math.round(Math.min(Math.max(place, 0), 1) * (SHADES - 1))];

/**
 * The colour of each cell; null where only the server can tell.
 * @param {Living} living
 * @param {Cells} cells
 * @param {"light" | "dark"} theme
 * @returns {(place: number) => Rgb | null}
 */
export function tinted({ paint, short, steps, minima, programs: { lowest, most } }, cells, theme) {
  const ramps = paint.ramps[theme].map(shades);
  const classes = Object.fromEntries(Object.entries(paint.classes[theme]).map(([name, colour]) => [name, rgb(colour)]));
  const settled = (/** @type {number} */ place) => cells.last[place] <= short;
  const lost = (/** @type {number} */ place) => cells.gone[place] >= 0;
  /** @type {Record<string, (place: number) => Rgb>} */
  const colour = {
    ends: (place) => {
      const reached = cells.reached[place];
      if (reached < 0) return lost(place) ? classes.gone : classes.moving;
      return shade(ramps[reached], paint.tones[settled(place) ? cells.since[place] : steps]);
    },
    steps: (place) => {
      if (cells.arrived[place] >= 0) return shade(ramps[0], paint.tones[cells.arrived[place]]);
      return lost(place) ? classes.gone : classes.moving;
    },
    gap: (place) => {
      if (lost(place)) return classes.gone;
      const gap = cells.value[place] - (lowest ?? 0);
      const height = paint.log ? Math.log10(Math.max(gap, paint.floor)) : gap;
      return shade(ramps[0], (height - paint.low) / (paint.high - paint.low));
    },
    outcome: (place) => {
      if (lost(place)) return classes.gone;
      const arrived = minima.length ? cells.reached[place] >= 0 : most !== null && cells.value[place] <= most; // minima are told where chance has a say
      if (!arrived) return classes.moving;
      return settled(place) ? classes.converged : classes.arrived;
    },
  };
  return (place) => (Number.isNaN(cells.gone[place]) ? null : colour[paint.says](place));
}

/**
 * A picture of a map, a pixel for each of its cells, its first row at the bottom.
 * @param {ImageData} image
 * @param {(place: number) => Rgb | null} colour  of the cells that were walked, row by row
 * @param {{ rows: number[], columns: number[] }} spans  where the block of each of these begins; the last ends with the map
 */
export function fill({ data, width, height }, colour, { rows, columns }) {
  for (let i = 0; i < rows.length; i += 1) {
    for (let j = 0; j < columns.length; j += 1) {
      const [red, green, blue] = colour(i * columns.length + j) ?? [0, 0, 0];
      const alpha = colour(i * columns.length + j) ? 255 : 0;
      for (let row = rows[i]; row < (rows[i + 1] ?? height); row += 1) {
        for (let column = columns[j]; column < (columns[j + 1] ?? width); column += 1) {
          const at = 4 * ((height - 1 - row) * width + column);
          data[at] = red;
          data[at + 1] = green;
          data[at + 2] = blue;
          data[at + 3] = alpha;
        }
      }
    }
  }
}
