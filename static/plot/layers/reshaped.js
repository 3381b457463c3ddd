// The ground while the surface's shape is in the hand: its bands as a coarse picture, above what Plotly drew of the shape before.

import { bandSize, sideOf, spread } from "../field.js";
import { element } from "../../parts/theme.js";

const SIDE = 128; // points of the picture's side, at most
const MOST = 800_000; // samples that it is worked out from: it follows the hand

/**
 * Red, green and blue of #rrggbb.
 * @param {string} colour
 */
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** @type {HTMLCanvasElement | null} made when its size is first needed */
let canvas = null;

/**
 * The bands over a window, the top row first.
 * @param {import("../projection.js").Projection<import("../ground.js").Grounded>} projection
 */
function picture({ race: { surface, bands }, window, colours }) {
  const [{ f, height }, [[x0, x1], [y0, y1]], scale] = [surface, window, spread(surface, window)];
  const side = sideOf(surface, SIDE, MOST);
  if (canvas?.width !== side) canvas = element("canvas", { width: side, height: side });
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = ctx.createImageData(side, side);
  const [low, high] = bands[colours.name].map(channels);
  const [size, most] = [bandSize(scale), Math.round((scale.high - scale.low) / bandSize(scale))];
  for (let row = 0, at = 0; row < side; row += 1) {
    const y = y1 - ((y1 - y0) * (row + 0.5)) / side;
    for (let column = 0; column < side; column += 1, at += 4) {
      const z = height(f(x0 + ((x1 - x0) * (column + 0.5)) / side, y));
      if (Number.isNaN(z)) continue; // f has no value there: what lies below shows through
      const part = Math.min(Math.max(Math.round((z - scale.low) / size), 0), most) / most;
      for (let i = 0; i < 3; i += 1) image.data[at + i] = low[i] + part * (high[i] - low[i]);
      image.data[at + 3] = 255;
    }
  }
  ctx.putImageData(image, 0, 0);
  return canvas;
}

/** @type {import("../projection.js").Layer<import("../ground.js").Grounded>} */
export const reshaped = {
  still(ctx, projection) {
    if (!projection.race.surface.reshaped) return;
    const { left, top, right, bottom } = projection.axes;
    ctx.fillStyle = projection.colours.page;
    ctx.fillRect(left, top, right - left, bottom - top);
    ctx.drawImage(picture(projection), left, top, right - left, bottom - top);
  },
};
