// What Plotly draws, and the only place that knows Plotly's private fields: their names are its own, and may change with its version.

import Plotly from "../vendor/plotly.js";
import { element } from "../parts/theme.js";

/** @typedef {import("../vendor/plotly.js").Trace} Trace  as Plotly documents it */
/** @typedef {import("../vendor/plotly.js").Layout} Layout  likewise */

/**
 * The axes of a chart: where they lie in the plot, in CSS pixels, and from their numbers to pixels and back. A
 * logarithmic axis counts in powers of ten.
 * @typedef {object} Axes
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {import("./window.js").Window} window  the ends of x, and those of y
 * @property {(x: number) => number} toX
 * @property {(y: number) => number} toY
 * @property {(pixel: number) => number} fromX
 * @property {(pixel: number) => number} fromY
 */

/**
 * The camera of a 3-D view: 4 × 4 matrices by columns, and by how much x, y and z are stretched before them.
 * @typedef {{ model: number[], view: number[], projection: number[], stretch: number[] }} Pose
 */

/**
 * A picture by its address, once it is there to be drawn.
 * @param {string} address
 */
export async function pictureOf(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return picture;
}

export class Chart {
  #signal;
  /** @type {Promise<unknown>} */
  #drawing = Promise.resolve();
  /** @type {unknown} */
  #watched = null; // the 3-D view that tells of its frames

  /**
   * An empty element in which Plotly draws, until `signal` is aborted.
   * @param {AbortSignal} signal
   */
  constructor(signal) {
    this.node = /** @type {import("../vendor/plotly.js").Drawn} */ (element("div", { class: "rv-plot" })); // once something is drawn
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#drawing.catch(() => {}).then(() => Plotly.purge(this.node)));
  }

  /** Whether anything has been drawn. */
  get drawn() {
    return Boolean(this.node._fullLayout);
  }

  /**
   * Draws, or changes what is drawn into this.
   * @param {Trace[]} traces
   * @param {Layout} layout
   * @param {import("../vendor/plotly.js").Config} config
   */
  draw(traces, layout, config) {
    return this.#work(() => Plotly.react(this.node, traces, layout, { displayModeBar: false, responsive: false, ...config }));
  }

  /**
   * Changes some of the layout, each part by its path: { "xaxis.range": [0, 1] }.
   * @param {Layout} changes
   */
  relayout(changes) {
    return this.#work(() => Plotly.relayout(this.node, changes));
  }

  /** Takes away what is drawn. */
  clear() {
    Plotly.purge(this.node);
  }

  /** Draws in the size that the element has now. */
  resize() {
    return this.#work(() => Plotly.Plots.resize(this.node));
  }

  /**
   * Calls `act` at one of Plotly's own events, once something has been drawn.
   * @param {string} event
   * @param {(change: Record<string, any>) => void} act
   */
  on(event, act) {
    this.node.on(event, act);
  }

  /**
   * What is drawn, as the address of a PNG.
   * @param {{ width: number, height: number, scale?: number, figure?: HTMLElement | { data: Trace[], layout: Layout } }} how  `figure` is drawn in its stead
   * @returns {Promise<string>}
   */
  picture({ figure = this.node, ...how }) {
    return Plotly.toImage(figure, { format: "png", ...how });
  }

  /** @param {() => unknown} work */
  #work(work) {
    if (!this.#signal.aborted) this.#drawing = Promise.resolve(work());
    return this.#drawing;
  }

  // --- in the plane ----------------------------------------------------------------------------------------------------

  /**
   * The axes of the first chart in the plot.
   * @returns {Axes}
   */
  axes() {
    const { xaxis: x, yaxis: y } = this.node._fullLayout;
    return {
      left: x._offset, right: x._offset + x._length, top: y._offset, bottom: y._offset + y._length,
      window: [[...x.range], [...y.range]],
      toX: (v) => x._offset + x.l2p(v), toY: (v) => y._offset + y.l2p(v),
      fromX: (p) => x.p2l(p - x._offset), fromY: (p) => y.p2l(p - y._offset),
    };
  }

  /** From where to where the charts reach down, all of them together: { top, bottom } in CSS pixels. */
  get reach() {
    const { t, h } = this.node._fullLayout._size;
    return { top: t, bottom: t + h };
  }

  // --- in space --------------------------------------------------------------------------------------------------------

  get #scene() {
    const scene = this.node._fullLayout?.scene?._scene;
    if (!scene) throw new Error("Plotly has drawn no 3-D view.");
    return scene;
  }

  /** Whether there is a 3-D view: without WebGL, Plotly draws none. */
  get solid() {
    return Boolean(this.node._fullLayout?.scene?._scene?.glplot);
  }

  /** The camera as a layout has it; undefined before there is a 3-D view. */
  get camera() {
    return this.solid ? this.#scene.getCamera() : undefined;
  }

  /** @returns {Pose} */
  get pose() {
    const { glplot, dataScale } = this.#scene;
    const { model, view, projection } = glplot.cameraParams;
    return { model: [...model], view: [...view], projection: [...projection], stretch: [...dataScale] };
  }

  /**
   * Calls `act` after every frame of the 3-D view; to be asked for again when it was drawn, for Plotly may have made a new one.
   * @param {() => void} act
   */
  onFrame(act) {
    const { glplot } = this.#scene;
    if (glplot === this.#watched) return;
    this.#watched = glplot;
    const before = glplot.onrender;
    glplot.onrender = () => { before(); act(); };
  }

  /**
   * Calls `act` when the 3-D view has lost WebGL; to be asked for again as well. Plotly itself would wait for it, maybe for ever.
   * The frame in which it finds out goes on to its end first.
   * @param {() => void} act
   */
  onLoss(act) {
    this.#scene.glplot.oncontextloss = () => queueMicrotask(act);
  }
}
