// A terrain as pixels, for where there is no WebGL: two triangles a cell, of which the nearest are seen, in the colours of their heights.

import { product, times } from "./camera.js";

const EDGE = 1e-6; // a share of a triangle's side, so that no pixel falls between two of them
const LAMP = [-0.45, -0.25, 0.86]; // where the light comes from

/** @typedef {[red: number, green: number, blue: number]} Tone  each 0 to 255 */

/**
 * The tone of a colour that is written #rrggbb.
 * @param {string} colour
 * @returns {Tone}
 */
export function toneOf(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return [red, green, blue];
}

/**
 * How a surface is dressed: the ends of its colours and the heights that have them, the lines of equal height, the light.
 * @typedef {object} Dress
 * @property {[low: Tone, high: Tone]} tones
 * @property {import("./window.js").Ends} ends  heights of the two tones
 * @property {{ start: number, end: number, size: number, tone: Tone, width: number }} lines  `width` in pixels
 * @property {{ ambient: number, diffuse: number }} lighting
 */

/**
 * The grid's points in pixels, by rows: where they are, how deep, how high the surface is and how well lit, all NaN where it is not seen.
 * @param {import("./terrain.js").Terrain} terrain
 * @param {import("./chart.js").Pose} pose
 * @param {{ width: number, height: number }} size
 * @param {Dress["lighting"]} lighting
 */
function corners({ field: { x, y, z } }, { model, view, projection, stretch }, { width, height }, { ambient, diffuse }) {
  const whole = product(projection, product(view, model));
  const [count, side] = [z.length, z[0].length];
  const made = () => new Float32Array(count * side).fill(NaN);
  const xOf = (/** @type {number} */ j, /** @type {number} */ i) => { const place = x[j]; return typeof place === "object" ? place[i] : /** @type {number} */ (x[i]); };
  const yOf = (/** @type {number} */ j, /** @type {number} */ i) => { const place = y[j]; return typeof place === "object" ? place[i] : place; };
  const [px, py, depth, light] = [made(), made(), made(), made()];
  const unit = stretch.map((by, i) => by * model[5 * i]);
  /** The way from one point of the mesh to another, as it is seen; level where one of them has no height. @type {(j: number, i: number, l: number, k: number) => number[]} */
  const way = (j, i, l, k) => [(xOf(l, k) - xOf(j, i)) * unit[0], (yOf(l, k) - yOf(j, i)) * unit[1], (z[l][k] - z[j][i]) * unit[2] || 0];
  for (let j = 0, k = 0; j < count; j += 1) {
    const [below, above] = [Math.max(j - 1, 0), Math.min(j + 1, count - 1)];
    for (let i = 0; i < side; i += 1, k += 1) {
      const [u, v, d, w] = times(whole, [xOf(j, i) * stretch[0], yOf(j, i) * stretch[1], z[j][i] * stretch[2], 1]);
      if (!(w > 0)) continue; // behind the eye, or no surface there
      [px[k], py[k], depth[k]] = [0.5 * width * (1 + u / w), 0.5 * height * (1 - v / w), d / w];
      const [left, right] = [Math.max(i - 1, 0), Math.min(i + 1, side - 1)];
      const [a, b] = [way(j, left, j, right), way(below, i, above, i)];
      const normal = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
      const length = Math.hypot(...normal); // none where points of the mesh meet, and there it counts as level
      const lit = length ? normal.reduce((sum, part, axis) => sum + part * LAMP[axis], 0) / length : LAMP[2];
      light[k] = Math.min(ambient + diffuse * Math.abs(lit), 1);
    }
  }
  return { px, py, depth, light, heights: Float32Array.from(z.flat()) };
}

/**
 * The terrain as a pose sees it, in RGBA; transparent where there is nothing.
 * @param {import("./terrain.js").Terrain} terrain
 * @param {import("./chart.js").Pose} pose
 * @param {{ width: number, height: number }} size  whole pixels
 * @param {Dress} dress
 */
export function raster(terrain, pose, { width, height }, { tones: [low, high], ends: [floor, top], lines, lighting }) {
  const pixels = new Uint8ClampedArray(4 * width * height);
  const nearest = new Float32Array(width * height).fill(Infinity);
  const bands = Math.floor((lines.end - lines.start) / lines.size);
  const half = lines.width / 2 + 0.5; // pixels from the middle of a line to where nothing is left of it
  const { px, py, depth, light, heights } = corners(terrain, pose, { width, height }, lighting);

  /** @type {(a: number, b: number, c: number) => void} */
  const triangle = (a, b, c) => {
    const [x, y] = [px[a], py[a]];
    const [bx, by, cx, cy] = [px[b] - x, py[b] - y, px[c] - x, py[c] - y];
    const area = bx * cy - cx * by;
    if (!area || Number.isNaN(area)) return;
    const [left, right] = [Math.max(Math.ceil(x + Math.min(0, bx, cx) - 0.5), 0), Math.min(Math.floor(x + Math.max(0, bx, cx) - 0.5), width - 1)];
    const [first, last] = [Math.max(Math.ceil(y + Math.min(0, by, cy) - 0.5), 0), Math.min(Math.floor(y + Math.max(0, by, cy) - 0.5), height - 1)];
    const [h, hb, hc] = [heights[a], heights[b] - heights[a], heights[c] - heights[a]];
    const [z, zb, zc] = [depth[a], depth[b] - depth[a], depth[c] - depth[a]];
    const [s, sb, sc] = [light[a], light[b] - light[a], light[c] - light[a]];
    const steep = Math.hypot(hb * cy - hc * by, hc * bx - hb * cx) / Math.abs(area) / lines.size; // bands a pixel
    const lined = steep < 0.5; // seen from the side, lines would lie on each other
    const [across, down] = [cy / area, -by / area]; // what a pixel to the right adds to the shares of b and of c
    for (let row = first; row <= last; row += 1) {
      const below = row + 0.5 - y;
      let u = ((left + 0.5 - x) * cy - cx * below) / area - across;
      let v = (bx * below - (left + 0.5 - x) * by) / area - down;
      for (let at = row * width + left; at <= row * width + right; at += 1) {
        u += across;
        v += down;
        if (u < -EDGE || v < -EDGE || u + v > 1 + EDGE) continue;
        const far = z + u * zb + v * zc;
        if (far >= nearest[at]) continue;
        nearest[at] = far;
        const lies = h + u * hb + v * hc;
        const share = Math.min(Math.max((lies - floor) / (top - floor), 0), 1);
        const lit = s + u * sb + v * sc;
        const place = (lies - lines.start) / lines.size;
        const band = Math.floor(place + 0.5);
        const ink = lined && band >= 0 && band <= bands ? Math.min(Math.max(half - Math.abs(place - band) / steep, 0), 1) : 0;
        const bare = (1 - ink) * lit;
        pixels[4 * at] = bare * (low[0] + share * (high[0] - low[0])) + ink * lines.tone[0];
        pixels[4 * at + 1] = bare * (low[1] + share * (high[1] - low[1])) + ink * lines.tone[1];
        pixels[4 * at + 2] = bare * (low[2] + share * (high[2] - low[2])) + ink * lines.tone[2];
        pixels[4 * at + 3] = 255;
      }
    }
  };

  const { z } = terrain.field;
  const side = z[0].length;
  for (let j = 0; j + 1 < z.length; j += 1) {
    for (let k = j * side; k + 1 < (j + 1) * side; k += 1) {
      triangle(k, k + 1, k + side + 1);
      triangle(k, k + side + 1, k + side);
    }
  }
  return pixels;
}
