// Matrices of curvature as pictures: the matrix itself, what methods keep of it beside it, and what that costs.

import { Choice } from "./choice.js";
import { Costs } from "./costs.js";
import { element } from "./theme.js";
import { asCount, quantity } from "../plot/quantities.js";
import { TICKS, largest, pixelsOf, placeOf, tones } from "../plot/heat.js";
import { fresh, sharpness } from "../plot/ink.js";
import { shades } from "../plot/tinted.js";

/** @import { Approximation, CurvatureMatrices, CurvatureMatrix, NetworkMethod } from "../wire/messages.js" */
/** @import { Colours } from "./theme.js" */
/** @typedef {{ methods: NetworkMethod[], signed: Record<"light" | "dark", string[]> }} Shown  `signed` are colours from −most over 0 to most */
/** @typedef {{ row: number, column: number }} Cell */

const RATIO = 4; // pixels of the screen in one of the page's, at most
/** @type {Record<string, [down: number, across: number]>} */
const WAYS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/**
 * How far an approximation is from the matrix, in words.
 * @param {Pick<Approximation, "error" | "angle">} approximation
 */
export function errorWords({ error, angle }) {
  const off = Number.isNaN(error) ? "Its error is not known." : `Off by ${quantity(100 * error)}\u00a0%.`;
  return `${off} ${Number.isNaN(angle) ? "No step to compare." : `Its step points ${quantity(angle)}° away.`}`;
}

/** One matrix with what is said of it. */
class Picture {
  /** @type {Approximation | null} */
  shown = null;

  /** @param {(cell: Cell | null) => void} onPoint  the reader points at an entry, or leaves */
  constructor(onPoint) {
    this.still = element("canvas", { "aria-hidden": "true" });
    this.mark = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.entry = element("output", { class: "rv-readout", "aria-live": "off", hidden: true });
    this.box = element("div", { class: "rv-matrix-box", tabindex: 0, role: "img" }, this.still, this.mark, this.entry);
    this.name = element("b");
    this.words = element("p");
    this.about = element("p", { class: "rv-matrix-about" });
    this.node = element("figure", { class: "rv-matrix" }, element("figcaption", {}, this.name), this.box, this.words, this.about);
    for (const name of /** @type {const} */ (["pointermove", "pointerdown"])) this.box.addEventListener(name, (event) => onPoint(this.under(event)));
    this.box.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") onPoint(null); });
  }

  /** Entries of a side. */
  get count() {
    return this.shown?.matrix.length ?? 0;
  }

  /**
   * The entry under the pointer.
   * @param {PointerEvent} event
   * @returns {Cell | null}
   */
  under({ clientX, clientY }) {
    const { left, top, width, height } = this.still.getBoundingClientRect();
    const place = (/** @type {number} */ at, /** @type {number} */ length) => Math.floor((at / length) * this.count);
    const cell = { row: place(clientY - top, height), column: place(clientX - left, width) };
    return Object.values(cell).every((each) => each >= 0 && each < this.count) ? cell : null;
  }

  /**
   * @param {Approximation} approximation
   * @param {boolean} itself  whether it is the matrix that others approximate
   */
  say(approximation, itself) {
    const { name, about, numbers, cost } = approximation;
    this.shown = approximation;
    this.name.textContent = name;
    this.words.textContent = itself ? `${this.count} × ${this.count} entries.` : errorWords(approximation);
    this.about.textContent = `${about} It stores ${numbers} numbers; a step takes ${cost} multiplications.`;
    this.box.setAttribute("aria-label", `${name}, as a picture. ${this.words.textContent} Arrow keys go from entry to entry.`);
  }

  /**
   * @param {number} most
   * @param {import("../plot/tinted.js").Rgb[]} colours
   * @param {ArrayLike<number>} blocks  where those of the layers begin
   * @param {string} rule  colour of the lines between them
   */
  paint(most, colours, blocks, rule) {
    const { shown, still, count } = this;
    const side = Math.round(this.box.clientWidth * sharpness(RATIO));
    if (!shown || !side) return;
    Object.assign(still, { width: side, height: side });
    const ctx = /** @type {CanvasRenderingContext2D} */ (still.getContext("2d"));
    ctx.putImageData(new ImageData(tones(pixelsOf(shown.matrix, side), most, colours), side), 0, 0);
    ctx.fillStyle = rule;
    const thick = Math.max(Math.round(sharpness(RATIO)), 1);
    for (const block of Array.from(blocks).filter((begin) => begin > 0)) {
      const at = Math.ceil((block * side) / count) - Math.floor(thick / 2);
      ctx.fillRect(at, 0, thick, side);
      ctx.fillRect(0, at, side, thick);
    }
  }

  /**
   * Frames an entry, and says what it is.
   * @param {Cell | null} cell
   * @param {Colours} colours
   */
  point(cell, { ink, halo }) {
    const { count, shown } = this;
    const size = this.box.clientWidth;
    const ctx = fresh(this.mark, { width: size, height: size });
    this.entry.hidden = !cell;
    if (!cell || !shown || !count) return;
    this.entry.textContent = quantity(shown.matrix[cell.row][cell.column], 2); // it comes with no more digits
    const each = size / count;
    const spare = Math.max(0, 7 - each) / 2; // small entries are framed so that they are seen
    for (const [colour, thick] of /** @type {const} */ ([[halo, 4], [ink, 1.75]])) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = thick;
      ctx.strokeRect(cell.column * each - spare - 1, cell.row * each - spare - 1, each + 2 * spare + 2, each + 2 * spare + 2);
    }
    const right = cell.column > count / 2 && cell.row < count / 3; // the number stands where it covers nothing that is meant
    this.entry.classList.toggle("rv-matrix-left", right);
  }
}

export class Matrices {
  /** @type {CurvatureMatrices | null} */
  message = null;

  /** @type {Shown | null} */
  shown = null;

  /** @type {Colours | null} */
  colours = null;

  /** @type {Picture[]} */
  pictures = [];

  /** @type {Cell | null} */
  cell = null;

  most = 1;

  /**
   * @param {HTMLElement} host
   * @param {object} options
   * @param {AbortSignal} options.signal  with which it ends
   * @param {(method: string) => void} options.onMethod  the reader wishes the matrices of another method's network
   * @param {(kind: string) => void} options.onKind  the reader wishes another kind of matrix
   */
  constructor(host, { signal, onMethod, onKind }) {
    this.methods = new Choice("Whose network", onMethod);
    this.kinds = new Choice("Matrix", onKind);
    this.sentence = element("p", { class: "rv-problem", role: "status", hidden: true });
    this.about = element("p", { class: "rv-matrices-about" });
    this.grid = element("div", { class: "rv-matrices-grid" });
    this.scale = element("div", { class: "rv-heights rv-matrices-scale" });
    this.names = element("p", { class: "rv-matrices-names", "aria-live": "polite" });
    this.costs = new Costs();
    this.root = element("section", { class: "rv-matrices", "data-testid": "matrices", "aria-label": "Matrices of curvature" },
      element("div", { class: "rv-tools" }, this.kinds.node, this.methods.node), this.sentence, this.about, this.grid, this.costs.node);
    host.append(this.root);
    this.grid.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  /**
   * @param {CurvatureMatrices} message
   * @param {Colours} colours
   * @param {Shown} shown
   */
  show(message, colours, shown) {
    Object.assign(this, { message, colours, shown, cell: null });
    this.methods.node.hidden = shown.methods.length < 2;
    this.methods.offer(shown.methods.map(({ key, name }) => ({ key, name })));
    this.methods.press(message.method);
    this.kinds.offer(Object.entries(message.kinds).map(([key, name]) => ({ key, name })));
    this.costs.show(message);
    this.fill();
  }

  /** @returns {CurvatureMatrix | null} that is shown */
  get matrix() {
    return this.message?.matrix ?? null;
  }

  fill() {
    const { message, matrix, shown, pictures } = this;
    if (!message || !shown) return;
    const problem = message.sentence || matrix?.sentence || "";
    const all = problem || !matrix ? [] : matrix.approximations;
    this.sentence.hidden = !problem;
    this.sentence.textContent = problem;
    this.kinds.node.hidden = !matrix;
    this.kinds.press(matrix?.key ?? "");
    for (const part of [this.about, this.grid]) part.hidden = !all.length;
    const name = shown.methods.find(({ key }) => key === message.method)?.inside ?? message.method;
    if (matrix && all.length) this.about.textContent = `${matrix.about} The matrix is that of the network of ${name} after ${asCount(message.step)} steps. Steps are compared with λ = ${quantity(matrix.damping)} added to the diagonal. In formulas d is the number of weights, w the width of a layer.`;
    while (pictures.length < all.length) pictures.push(new Picture((cell) => this.point(cell)));
    pictures.length = all.length;
    this.grid.replaceChildren(...pictures.map(({ node }) => node));
    pictures.forEach((picture, i) => picture.say(all[i], i === 0));
    pictures[0]?.node.append(this.names, this.scale);
    this.most = largest(all.map((each) => each.matrix));
    Object.assign(this.root.dataset, { kind: matrix?.key ?? "", method: message.method, step: message.step });
    this.paint();
  }

  paint() {
    const { message, shown, colours, most, pictures } = this;
    if (!message || !shown || !colours) return;
    const ramp = shown.signed[colours.name];
    const table = shades(ramp);
    for (const picture of pictures) picture.paint(most, table, message.blocks, colours.quiet);
    this.scale.replaceChildren(
      element("div", {}, element("i", { style: `background: linear-gradient(to right, ${ramp.join(", ")})` }),
        element("small", {}, ...TICKS.map((share) => element("span", { style: `left: ${100 * placeOf(share, 1)}%` }, quantity(share * most))))),
      element("span", {}, "The colour is the cube root of an entry, so that small entries show; it is the same for all matrices. Lines separate the layers."));
    this.point(this.cell);
  }

  resize() {
    this.paint();
  }

  /** @param {Cell | null} cell */
  point(cell) {
    const { message, colours } = this;
    this.cell = cell;
    if (!message || !colours) return;
    for (const picture of this.pictures) picture.point(cell, colours);
    this.names.textContent = cell ? `Row ${cell.row + 1}: ${message.weights[cell.row]}. Column ${cell.column + 1}: ${message.weights[cell.column]}.` : "Point at an entry to read it in every matrix.";
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const way = WAYS[event.key];
    const count = this.pictures[0]?.count ?? 0;
    if (!way || !count || !(event.target instanceof Element) || !event.target.matches(".rv-matrix-box")) return;
    event.preventDefault();
    event.stopPropagation();
    const { row, column } = this.cell ?? { row: 0, column: -way[1] };
    const within = (/** @type {number} */ at) => Math.min(Math.max(at, 0), count - 1);
    this.point({ row: within(row + way[0]), column: within(column + way[1]) });
  }
}
