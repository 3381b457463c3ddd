// Arrows laid end to end on a plane, and the arrow that they add up to. Each axis has the scale that fills the plane.

import { arrow, fresh, line, marker, sizeOf, stroke } from "./ink.js";
import { evenTicks } from "./ticks.js";
import { FONT, element } from "../parts/theme.js";

const EDGE = { left: 62, right: 14, top: 12, bottom: 34 };
const ROOM = 0.08; // of the range, on either side of what is drawn
const FLAT = 1e-9; // of the longer range: a shorter one is given no scale of its own

/** @typedef {import("./window.js").Point} Point */
/** @typedef {import("./window.js").Ends} Ends */
/**
 * @typedef {object} Laid
 * @property {Point[]} pieces  in the order in which they are laid
 * @property {Point | null} rest  that is added last, and is no gradient
 * @property {readonly string[]} axes  what is along each, in words
 * @property {number | null} picked  the place of the piece that is pointed at
 * @property {import("../parts/theme.js").Colours} colours
 * @property {{ piece: string, sum: string }} ink
 */

/**
 * The ends of the pieces, laid end to end from 0.
 * @param {Point[]} pieces
 * @returns {Point[]}
 */
export function endsOf(pieces) {
  /** @type {Point[]} */
  const ends = [[0, 0]];
  pieces.forEach(([dx, dy], i) => ends.push([ends[i][0] + dx, ends[i][1] + dy]));
  return ends;
}

/**
 * The ranges that the ends fill, with room around them.
 * @param {Point[]} ends
 * @returns {[Ends, Ends]}
 */
export function rangesOf(ends) {
  const [x, y] = [0, 1].map((axis) => {
    const values = ends.map((end) => end[axis]).filter(Number.isFinite);
    return { low: Math.min(...values), high: Math.max(...values) };
  });
  const most = Math.max(x.high - x.low, y.high - y.low) || 1;
  return /** @type {[Ends, Ends]} */ ([x, y].map(({ low, high }) => {
    const size = high - low > FLAT * most ? high - low : most;
    const [middle, half] = [(low + high) / 2, size * (0.5 + ROOM)];
    return [middle - half, middle + half];
  }));
}

/**
 * The ends where nothing leads along the second axis: each piece has a lane of its own, below the one before.
 * @param {Point[]} ends
 * @returns {{ tails: Point[], heads: Point[] }}
 */
export const lanesOf = (ends) => ({
  tails: ends.slice(0, -1).map(([x], i) => [x, -1 - i]),
  heads: ends.slice(1).map(([x], i) => [x, -1 - i]),
});

export class LaidArrows {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.canvas = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    host.append(this.canvas);
    this.size = { width: 0, height: 0, enlarged: 1 };
    this.measure();
  }

  /** Enlarged, it is so with all that stands around it. */
  measure() {
    this.size = { ...sizeOf(this.host), enlarged: 1 };
  }

  /**
   * @param {Laid} laid
   * @returns {number} how many times as wide the first axis is drawn as the second is tall; NaN where nothing leads along that
   */
  show({ pieces, rest, axes, picked, colours, ink }) {
    const { width, height, enlarged: by } = this.size;
    const ctx = fresh(this.canvas, this.size);
    if (!width) return NaN;
    const ends = endsOf(rest ? [...pieces, rest] : pieces);
    const flat = ends.every(([, y]) => y === 0);
    const { tails, heads } = flat ? lanesOf(ends) : { tails: ends.slice(0, -1), heads: ends.slice(1) };
    const [[x0, x1], [y0, y1]] = flat ? [rangesOf(ends)[0], /** @type {Ends} */ ([-heads.length - 1, 1])] : rangesOf(ends);
    const [left, right, top, bottom] = [EDGE.left * by, width - EDGE.right, EDGE.top, height - EDGE.bottom * by];
    const toX = (/** @type {number} */ x) => left + ((x - x0) / (x1 - x0)) * (right - left);
    const toY = (/** @type {number} */ y) => bottom - ((y - y0) / (y1 - y0)) * (bottom - top);
    this.#axes(ctx, { left, right, top, bottom, by }, { toX, toY, window: [[x0, x1], [y0, y1]], axes: flat ? [axes[0], ""] : axes, colours });
    const draw = (/** @type {Point} */ [ax, ay], /** @type {Point} */ [bx, by2], /** @type {import("./ink.js").Look} */ look) => {
      const [px, py, qx, qy] = [toX(ax), toY(ay), toX(bx), toY(by2)];
      const length = Math.hypot(qx - px, qy - py);
      if (!(length > 0.5)) return;
      const size = Math.min(4 + 2 * look.width, length);
      const part = (length - 0.8 * size * by) / length;
      line(ctx, [px, px + Math.max(part, 0) * (qx - px)], [py, py + Math.max(part, 0) * (qy - py)], 0, 1);
      stroke(ctx, look);
      arrow(ctx, qx, qy, qx - px, qy - py, { colour: look.colour, halo: colours.halo, size });
    };
    const last = /** @type {Point} */ (ends.at(-1));
    draw([0, 0], last, { colour: ink.sum, width: 5, halo: colours.halo });
    pieces.forEach((_, i) => draw(tails[i], heads[i], { colour: ink.piece, width: picked === i ? 4.5 : 1.7, alpha: picked === null || picked === i ? 1 : 0.45 }));
    if (rest) draw(tails[pieces.length], heads[pieces.length], { colour: colours.quiet, width: 1.7, dash: [3, 3] });
    marker(ctx, "circle", toX(0), toY(0), 5, { fill: colours.halo, rim: colours.ink, rimWidth: 2.5 });
    return flat ? NaN : ((right - left) / (x1 - x0)) / ((bottom - top) / (y1 - y0));
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {{ left: number, right: number, top: number, bottom: number, by: number }} box
   * @param {{ toX: (x: number) => number, toY: (y: number) => number, window: [Ends, Ends], axes: readonly string[], colours: import("../parts/theme.js").Colours }} scale
   */
  #axes(ctx, { left, right, top, bottom, by }, { toX, toY, window: [[x0, x1], [y0, y1]], axes, colours }) {
    Object.assign(ctx, { strokeStyle: colours.line, lineWidth: 1, fillStyle: colours.quiet, font: `${11 * by}px ${FONT}`, textBaseline: "middle", textAlign: "right" });
    const rule = (/** @type {number[]} */ xs, /** @type {number[]} */ ys) => {
      line(ctx, xs, ys, 0, 1);
      ctx.stroke();
    };
    for (const { at, text } of axes[1] ? evenTicks(y0, y1, 4) : []) {
      rule([left, right], [toY(at), toY(at)]);
      ctx.fillText(text, left - 7, toY(at));
    }
    ctx.textAlign = "center";
    for (const { at, text } of evenTicks(x0, x1, 4)) {
      rule([toX(at), toX(at)], [top, bottom]);
      ctx.fillText(text, toX(at), bottom + 11 * by);
    }
    ctx.fillText(axes[0], (left + right) / 2, bottom + 26 * by);
    ctx.save();
    ctx.translate(9 * by, (top + bottom) / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(axes[1], 0, 0);
    ctx.restore();
  }
}
