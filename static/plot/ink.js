// Drawing on a canvas: lines with a halo, markers, stars, arrows. Colour, dash and marker always differ together.

import { FONT } from "../parts/theme.js";

/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {HTMLCanvasElement & { enlarged?: number }} Canvas drawn on by fresh(), which notes how much larger than usual */
/** @typedef {{ width: number, height: number, enlarged?: number, ratio?: number }} Size in CSS pixels; `ratio` of them are one of the screen's */
/** @typedef {{ colour: string, width: number, dash?: number[], alpha?: number, halo?: string | null }} Look of a line */

/**
 * How a method is drawn, with its colour in the theme in force.
 * @typedef {import("../wire/messages.js").Look & { colour: string }} Coloured
 */

/** @type {(sides: number, first: number) => number[]} */
const turn = (sides, first) => Array.from({ length: sides }, (_, i) => first + (2 * Math.PI * i) / sides);
/** @type {(angles: number[]) => [x: number, y: number][]} */
const corners = (angles) => angles.map((a) => [Math.cos(a), Math.sin(a)]);
/** @type {(points: number, inner: number) => [x: number, y: number][]} */
const star = (points, inner) => turn(2 * points, -Math.PI / 2).map((a, i) => {
  const r = i % 2 ? inner : 1.25;
  return [r * Math.cos(a), r * Math.sin(a)];
});

/** @type {Record<string, number[][]>} */
const OUTLINES = {
  square: corners(turn(4, Math.PI / 4)).map(([x, y]) => [1.2 * x, 1.2 * y]),
  diamond: corners(turn(4, 0)).map(([x, y]) => [1.25 * x, 1.25 * y]),
  triangle: corners(turn(3, -Math.PI / 2)).map(([x, y]) => [1.3 * x, 1.3 * y]),
  wedge: corners(turn(3, Math.PI / 2)).map(([x, y]) => [1.3 * x, 1.3 * y]),
  pentagon: corners(turn(5, -Math.PI / 2)),
  hexagon: corners(turn(6, 0)),
  cross: [[-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4], [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4],
    [-1.2, 0.4], [-1.2, -0.4], [-0.4, -0.4]],
  star: star(5, 0.55),
};

/** The line of a pinned run: a wide pale band, where living paths are thin and strong. */
export const PINNED = { width: 7, alpha: 0.34, dash: [] };

/**
 * How much larger than usual everything is drawn on this canvas, for a projector.
 * @param {Context} ctx
 */
export const enlarged = (ctx) => /** @type {Canvas} */ (ctx.canvas).enlarged ?? 1;

/**
 * @param {Context} ctx
 * @param {string} shape  a key of OUTLINES; any other is a circle
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function trace(ctx, shape, x, y, radius) {
  ctx.beginPath();
  if (!(shape in OUTLINES)) ctx.arc(x, y, radius, 0, 2 * Math.PI);
  else OUTLINES[shape].forEach(([u, v]) => ctx.lineTo(x + radius * u, y + radius * v));
  ctx.closePath();
}

/**
 * @param {Context} ctx
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {{ fill: string, rim: string, rimWidth?: number }} look
 */
export function marker(ctx, shape, x, y, radius, { fill, rim, rimWidth = 1.5 }) {
  trace(ctx, shape, x, y, radius * enlarged(ctx));
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = rim;
  ctx.lineWidth = rimWidth * enlarged(ctx);
  ctx.stroke();
}

/**
 * A ring with a halo; `wide` and `thin` are the widths of the halo and of the ring.
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {{ ink: string, halo: string, wide: number, thin: number }} look
 */
export function ring(ctx, x, y, radius, { ink, halo, wide, thin }) {
  marker(ctx, "circle", x, y, radius, { fill: "transparent", rim: halo, rimWidth: wide });
  marker(ctx, "circle", x, y, radius, { fill: "transparent", rim: ink, rimWidth: thin });
}

/**
 * The marker of a pinned run: the method's own, not filled.
 * @param {Context} ctx
 * @param {{ marker: string, colour: string }} run
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} halo
 */
export function hollow(ctx, { marker: shape, colour }, x, y, radius, halo) {
  marker(ctx, shape, x, y, radius, { fill: "transparent", rim: halo, rimWidth: 4 });
  marker(ctx, shape, x, y, radius, { fill: "transparent", rim: colour, rimWidth: 1.8 });
}

/**
 * A line through xs, ys from index `from` to `to`; gaps where a number is not finite.
 * @param {Context} ctx
 * @param {ArrayLike<number>} xs
 * @param {ArrayLike<number>} ys
 * @param {number} from
 * @param {number} to
 */
export function line(ctx, xs, ys, from, to) {
  ctx.beginPath();
  let pen = false;
  for (let i = from; i <= to; i += 1) {
    const ok = Number.isFinite(xs[i]) && Number.isFinite(ys[i]);
    if (ok && pen) ctx.lineTo(xs[i], ys[i]);
    else if (ok) ctx.moveTo(xs[i], ys[i]);
    pen = ok;
  }
}

/**
 * Where the head of a path is at a step that may lie between two of its points; no further than its last.
 * @param {{ xs: ArrayLike<number>, ys: ArrayLike<number>, last: number }} path
 * @param {number} step
 * @returns {[x: number, y: number]}
 */
export function headOf({ xs, ys, last }, step) {
  const at = Math.min(Math.floor(step), last);
  const part = at < last && Number.isFinite(xs[at + 1]) ? step - at : 0;
  return part > 0 ? [xs[at] + part * (xs[at + 1] - xs[at]), ys[at] + part * (ys[at + 1] - ys[at])] : [xs[at], ys[at]];
}

/**
 * @param {Context} ctx
 * @param {Look} look
 */
export function stroke(ctx, { colour, width: usual, dash: pattern = [], alpha = 1, halo = null }) {
  const by = enlarged(ctx);
  const [width, dash] = [by * usual, pattern.map((length) => by * length)];
  ctx.lineJoin = "round";
  ctx.lineCap = dash.length ? "butt" : "round";
  if (halo) {
    ctx.globalAlpha = alpha * 0.8;
    ctx.setLineDash([]);
    ctx.strokeStyle = halo;
    ctx.lineWidth = width + 2 * by;
    ctx.stroke();
  }
  ctx.globalAlpha = alpha;
  ctx.setLineDash(dash);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/**
 * A small arrow head at (x, y) that points along (dx, dy).
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} dx
 * @param {number} dy
 * @param {{ colour: string, halo: string, size?: number }} look
 */
export function arrow(ctx, x, y, dx, dy, { colour, halo, size: usual = 9 }) {
  const angle = Math.atan2(dy, dx);
  const size = usual * enlarged(ctx);
  ctx.beginPath();
  ctx.moveTo(x, y);
  for (const turned of [angle + 2.6, angle - 2.6]) ctx.lineTo(x + size * Math.cos(turned), y + size * Math.sin(turned));
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.strokeStyle = halo;
  ctx.lineWidth = 1;
  ctx.stroke();
}

/**
 * @param {Context} ctx
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {{ colour: string, halo: string, align?: CanvasTextAlign }} look
 */
export function label(ctx, text, x, y, { colour, halo, align = "left" }) {
  ctx.font = `600 ${11.5 * enlarged(ctx)}px ${FONT}`;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.strokeStyle = halo;
  ctx.lineWidth = 4;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/**
 * Pixels of the screen in one of the page's, or the most that is drawn for.
 * @param {number} most
 */
export const sharpness = (most = 2) => Math.min(window.devicePixelRatio || 1, most);

/**
 * A canvas of { width, height } CSS pixels, sharp on any screen: its context, cleared. Sizes are given: asking the page for them costs a layout.
 * @param {Canvas} canvas
 * @param {Size} size
 */
export function fresh(canvas, { width, height, enlarged: by = 1, ratio = sharpness() }) {
  canvas.enlarged = by;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
  const ctx = /** @type {Context} */ (canvas.getContext("2d"));
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}

/** @typedef {Required<Omit<Size, "ratio">>} HostSize */

/**
 * @param {HTMLElement} host
 * @returns {HostSize}
 */
export const sizeOf = (host) => ({ width: host.clientWidth, height: host.clientHeight, enlarged: Number(getComputedStyle(host).getPropertyValue("--rv-size")) || 1 });

/**
 * A method, or another run, with its colour in a theme.
 * @template {import("../wire/messages.js").Look} Run
 * @param {Run} run
 * @param {{ name: "light" | "dark" }} theme
 * @returns {Run & Coloured}
 */
export const coloured = (run, { name }) => ({ ...run, colour: run.colours[name] });

const [SAMPLE_WIDTH, SAMPLE_HEIGHT] = [34, 14]; // pixels

/**
 * A piece of a method's path with its marker, as a small picture: what tells it from others without its colour.
 * @param {{ dash: number[], marker: string }} style
 * @param {string} colour
 */
export function sample({ dash, marker: shape }, colour) {
  const canvas = document.createElement("canvas");
  canvas.className = "rv-swatch";
  canvas.setAttribute("aria-hidden", "true");
  const ctx = fresh(canvas, { width: SAMPLE_WIDTH, height: SAMPLE_HEIGHT });
  line(ctx, [1, 27], [7, 7], 0, 1);
  stroke(ctx, { colour, width: 2.2, dash });
  marker(ctx, shape, 27, 7, 4.6, { fill: colour, rim: "transparent" });
  return canvas;
}
