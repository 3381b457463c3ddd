// The figure of an experiment: Plotly draws it, a canvas above it marks the cell that is meant, by pointer or by keys.

import { Crew } from "../engine/crew.js";
import { Engine } from "../engine/engine.js";
import { LivingMap } from "../parts/living.js";
import { coarse, onPress } from "../parts/press.js";
import { keepInSight } from "../parts/sight.js";
import { element, paint } from "../parts/theme.js";
import { chips, narrowed } from "../plot/bars.js";
import { Chart } from "../plot/chart.js";
import { enlarged } from "../plot/enlarge.js";
import { fresh, sizeOf } from "../plot/ink.js";
import { fill, tinted } from "../plot/tinted.js";
import { View, mounted } from "../view.js";
import { hear, tell } from "../wire/cells.js";
import { hear as feel } from "../wire/hand.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Ends } from "../plot/window.js" */

/** @type {Record<string, [across: number, up: number]>} */
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const SELECTED = 1.5; // times as thick is the frame of a cell that was chosen
const FAR = 10; // cells that an arrow key goes with Shift
const PICTURE = 720; // pixels across, at least

const NARROW = 560; // pixels: below this there is no room beside the figure
const LEAST = 280; // pixels across that a figure needs for type as it is

/**
 * `whole` with those of its parts replaced that `other` names, as deep as they lie; the parts of a list go by their places.
 * @param {any} whole
 * @param {any} other
 */
function merged(whole, other) {
  if (other === undefined) return whole;
  /** @type {(value: unknown) => boolean} */
  const parts = (value) => value !== null && typeof value === "object";
  if (!parts(whole) || !parts(other) || Array.isArray(other)) return other;
  const copy = Array.isArray(whole) ? [...whole] : { ...whole };
  for (const [key, part] of Object.entries(other)) copy[key] = merged(whole[key], part);
  return copy;
}

/** @extends {View<messages.FigureShown, { load: messages.FigureLoad }>} */
class Figure extends View {
  id = ""; // of the figure that is drawn

  /** @type {import("../plot/bars.js").Figure} that is drawn */
  figure = { data: [], layout: {} };

  /** @type {[Ends, Ends]} the ends of its axes */
  whole = [[0, 1], [0, 1]];

  /** @type {import("../parts/theme.js").Colours | null} those that it is drawn in */
  colours = null;

  size = { width: 0, height: 0, enlarged: 1 };
  narrow = false; // whether it is drawn without its bars
  leaving = false; // whether the reader goes to the race

  /** @type {messages.Cell | null} that is meant */
  cell = null;

  selected = false; // whether that cell was chosen, by a press or by keys: then pointing at others changes nothing

  /** @type {import("../parts/living.js").Shown | null} what the browser has walked while something is in the hand */
  walked = null;

  /**
   * @param {HTMLElement} parent
   * @param {messages.FigureShown} data
   */
  constructor(parent, data) {
    super(parent, element("section", { class: "rv-stage rv-figure", "data-testid": "figure", "data-revision": 0 }));
    const { signal } = this;
    this.message = data;
    this.revision = 0;
    this.chart = new Chart(signal);
    this.mark = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.ground = element("canvas", { class: "rv-canvas rv-living", "aria-hidden": "true" }); // beneath the plot, whose paper lets it show through
    this.excuse = element("p", { class: "rv-excuse", role: "status", hidden: true });
    this.home = element("button", { type: "button", class: "rv-tool rv-home", hidden: true, title: "Back to the whole figure", onclick: () => this.enqueue(() => this.reset()) }, "Reset view");
    this.host = element("div", { class: "rv-chart" }, this.ground, this.chart.node, this.mark, this.home);
    this.legend = element("div", { class: "rv-bars" });
    this.root.append(this.host, this.legend, this.excuse);
    this.living = new LivingMap({ engine: new Engine(), crew: new Crew(signal), signal,
      show: (walked) => { this.walked = walked; this.paintWalked(); },
      say: (sentence) => { this.excuse.textContent = sentence; this.excuse.hidden = false; } });
    feel("move", (move) => this.follow(this.living.move(move)), signal);
    feel("asked", ({ move, component, serial }) => this.living.asked(move, component, serial), signal);
    hear("load", (cell) => this.load(cell), signal);
    hear("save", () => this.enqueue(() => this.save()), signal);
    this.take();
    keepInSight([this.host], signal);
    this.listen(signal);
    this.onTheme(() => this.draw());
    this.onResize([this.host], () => this.resized());
  }

  /** @param {messages.FigureShown} data */
  receive(data) {
    this.leaving = false;
    if (data !== this.message) {
      this.message = data;
      this.colours = null;
      this.take();
    }
    this.enqueue(() => this.draw());
  }

  async draw() {
    const colours = paint(this.root);
    const { message } = this;
    const by = Math.min(sizeOf(this.host).enlarged, Math.max(1, this.host.clientWidth / LEAST));
    this.host.style.height = message.height ? `${message.height * by}px` : "";
    const narrow = this.host.clientWidth < NARROW * by;
    if (colours === this.colours && narrow === this.narrow) return;
    this.colours = colours;
    this.narrow = narrow;
    this.size = sizeOf(this.host);
    const figure = merged(message.figure, colours.name === "dark" ? message.dark : undefined);
    this.figure = enlarged(figure, by);
    /** @type {import("../plot/bars.js").Figure} */
    const { data, layout } = narrow ? enlarged(narrowed(figure), by) : this.figure;
    this.legend.replaceChildren(...(narrow ? chips(this.figure) : []));
    const first = !this.chart.drawn;
    if (first) [this.cell, this.selected] = [message.selected, Boolean(message.selected)];
    else if (this.id !== message.id) this.release();
    await this.chart.draw(data, { ...structuredClone(layout), uirevision: message.id, autosize: true, dragmode: coarse() ? false : "pan" }, { scrollZoom: !coarse(), doubleClick: false });
    if (first) for (const event of ["plotly_relayout", "plotly_relayouting"]) this.chart.on(event, () => this.moved());
    this.host.tabIndex = message.cells ? 0 : -1;
    this.host.setAttribute("role", message.cells ? "application" : "img");
    this.host.setAttribute("aria-label", message.label);
    this.host.classList.toggle("rv-aimed", Boolean(message.cells));
    this.id = message.id;
    this.whole = [layout.xaxis.range, layout.yaxis.range];
    this.moved();
    this.revision += 1;
    Object.assign(this.root.dataset, { revision: this.revision, id: message.id });
    this.follow(true);
  }

  // --- while a setting is in the hand --------------------------------------------------------------------------------

  take() {
    this.excuse.hidden = true;
    this.living.take(this.message.living, this.message.answered).catch((error) => console.warn("The server draws this map:", error));
    if (!this.living.moving) this.walked = null;
  }

  /**
   * What only the server knows is dimmed while its figure is out of date; once it is not, what was painted meanwhile is gone.
   * @param {boolean} taken  whether the map follows
   */
  follow(taken) {
    if (!taken) return false;
    const { moving } = this.living;
    this.root.classList.toggle("rv-moving", moving);
    this.root.classList.toggle("rv-reshaped", this.living.reshaped);
    if (!moving && this.walked) {
      this.walked = null;
      this.paintWalked();
    }
    return true;
  }

  /** Paints what the browser has walked in the place of the heat map, beneath all that is drawn above that. */
  paintWalked() {
    const { walked, colours, message: { living, cells } } = this;
    const ctx = fresh(this.ground, this.size);
    const shown = Boolean(walked && living && cells?.y && colours);
    this.host.classList.toggle("rv-walked", shown);
    if (!walked || !living || !cells?.y || !colours) return;
    const { columns, rows, x, y } = cells;
    const image = new ImageData(columns, rows);
    fill(image, tinted(living, walked.cells, colours.name), walked.spans);
    const picture = element("canvas", { width: columns, height: rows });
    picture.getContext("2d")?.putImageData(image, 0, 0);
    const { left, right, top, bottom, toX, toY } = this.axes();
    /** @type {(ends: Ends, count: number) => Ends} */
    const edges = ([low, high], count) => [low - (high - low) / (2 * (count - 1)), high + (high - low) / (2 * (count - 1))];
    const [[x0, x1], [y0, y1]] = [edges(x, columns).map(toX), edges(y, rows).map(toY)];
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    ctx.imageSmoothingEnabled = false;
    ctx.drawImage(picture, x0, y1, x1 - x0, y0 - y1);
    ctx.restore();
    Object.assign(this.root.dataset, { walked: JSON.stringify(walked.moves), side: walked.spans.rows.length, took: walked.took.toFixed(1) });
  }

  /** The view has moved: the mark follows, and the way back is offered. */
  moved() {
    this.paintWalked();
    this.home.hidden = String(this.chart.axes().window) === String(this.whole);
    this.markCell();
  }

  reset() {
    const [x, y] = this.whole;
    return this.chart.relayout({ "xaxis.range": x, "yaxis.range": y });
  }

  async resized() {
    const size = sizeOf(this.host);
    if (String(Object.values(size)) === String(Object.values(this.size))) return;
    this.size = size;
    await this.chart.resize();
    await this.draw();
    this.markCell();
  }

  // --- cells ---------------------------------------------------------------------------------------------------------

  axes() {
    const axes = this.chart.axes();
    return this.message.cells?.y ? axes : { ...axes, ...this.chart.reach }; // a column may cross several charts
  }

  /**
   * The cell under the pointer; null outside of all.
   * @param {MouseEvent} event
   */
  cellAt(event) {
    const { cells } = this.message;
    if (!cells || !this.chart.drawn) return null;
    const box = this.host.getBoundingClientRect();
    const { left, right, top, bottom, fromX, fromY } = this.axes();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    if (px < left || px > right || py < top || py > bottom) return null;
    const { columns, rows, x, y } = cells;
    /** @type {(value: number, ends: Ends, count: number) => number} */
    const place = (value, [low, high], count) => Math.round(((value - low) / (high - low)) * (count - 1));
    const cell = { column: place(fromX(px), x, columns), row: y ? place(fromY(py), y, rows) : 0 };
    return cell.column >= 0 && cell.column < columns && cell.row >= 0 && cell.row < rows ? cell : null;
  }

  /** @param {messages.Cell | null} cell */
  point(cell) {
    if (!cell || this.leaving || (cell.row === this.cell?.row && cell.column === this.cell?.column)) return;
    this.cell = cell;
    this.markCell();
    tell("look", { ...cell, id: this.id });
  }

  /**
   * The cell stays the one that is meant, so that the way to what stands beside it leads over others.
   * @param {messages.Cell} cell
   */
  select(cell) {
    this.selected = true;
    this.point(cell);
    this.markCell();
  }

  /** No cell is meant any more. */
  release() {
    [this.cell, this.selected] = [null, false];
    this.markCell();
  }

  /** A frame around the cell that is meant, as wide as is needed to be seen; a figure without rows has a line there. */
  markCell() {
    const ctx = fresh(this.mark, this.size);
    const { cell, colours, message: { cells } } = this;
    this.root.dataset.selected = cell && this.selected ? `${cell.row},${cell.column}` : "";
    if (!cell || !cells || !colours) return;
    const { columns, rows, x, y } = cells;
    const { left, right, top, bottom, toX, toY } = this.axes();
    /** @type {(to: (at: number) => number, ends: Ends, count: number, place: number) => [from: number, wide: number]} */
    const span = (to, [low, end], count, place) => {
      const step = (end - low) / (count - 1);
      const [a, b] = [to(low + (place - 0.5) * step), to(low + (place + 0.5) * step)].sort((p, q) => p - q);
      const spare = Math.max(0, 9 - (b - a)) / 2;
      return [a - spare, b - a + 2 * spare];
    };
    const [px, wide] = span(toX, x, columns, cell.column);
    const [py, high] = y ? span(toY, y, rows, cell.row) : [top - 2, bottom - top + 4];
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    const by = this.selected ? SELECTED : 1;
    for (const { colour, thick } of [{ colour: colours.halo, thick: 4 * by }, { colour: colours.ink, thick: 1.75 * by }]) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = thick;
      ctx.strokeRect(px - 1, py - 1, wide + 2, high + 2);
    }
  }

  /**
   * Loads a cell into the race. Streamlit takes what components tell it in one go for a wish of one part of the page, and
   * that of the preview would swallow this one: so it waits for what was told before, and nothing is pointed at meanwhile.
   * @param {messages.Cell} cell
   */
  load({ row, column }) {
    this.leaving = true;
    setTimeout(() => this.tell("load", { row, column, id: this.id }));
  }

  // --- the reader's hand ---------------------------------------------------------------------------------------------

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.host.addEventListener("pointermove", (event) => { if (event.pointerType !== "touch" && !event.buttons && !this.selected) this.point(this.cellAt(event)); }, { signal });
    onPress(this.host, {
      signal,
      up: (event, { tap, target }) => {
        const cell = tap && target !== this.home ? this.cellAt(event) : null;
        if (cell) this.select(cell);
      },
    });
    this.host.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { cells } = this.message;
    if (!cells || event.target !== this.host) return;
    if (event.key === "Escape" && this.selected) this.release();
    const way = KEYS[event.key];
    const loaded = !way && event.key === "Enter" ? this.cell : null;
    if (!way && !loaded) return;
    event.preventDefault();
    event.stopPropagation();
    if (loaded) {
      tell("load", loaded);
      return;
    }
    const from = this.cell ?? { column: Math.floor(cells.columns / 2), row: Math.floor(cells.rows / 2) };
    const step = event.shiftKey ? FAR : 1;
    const within = (/** @type {number} */ value, /** @type {number} */ count) => Math.min(Math.max(value, 0), count - 1);
    this.select({ column: within(from.column + step * way[0], cells.columns), row: within(from.row + step * way[1], cells.rows) });
  }

  // --- a picture to keep ---------------------------------------------------------------------------------------------

  /** Saves what is shown as a PNG, twice as large, with its title, on the page's ground. */
  async save() {
    const { data, layout } = this.figure;
    const [width, height] = [Math.max(this.size.width, PICTURE), this.size.height];
    const title = { text: this.message.title, x: 0.02, xanchor: "left", font: { size: 15 } };
    const [x, y] = this.chart.axes().window;
    const view = { xaxis: { ...layout.xaxis, range: x }, yaxis: { ...layout.yaxis, range: y } };
    const figure = { data, layout: { ...layout, ...view, width, height: height + 40, title, font: { ...layout.font, family: "sans-serif" }, margin: { ...layout.margin, t: 54 }, paper_bgcolor: this.colours?.page } };
    const address = await this.chart.picture({ figure, width, height: height + 40, scale: 2 });
    element("a", { href: address, download: `${this.message.file}.png` }).click();
  }
}

export default mounted(Figure);
