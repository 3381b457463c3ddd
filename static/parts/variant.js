// The card of a variant: the landscape around its end, and what it has learned at the clock's step with its numbers.

import { Learned } from "./learned.js";
import { HELD } from "./losses.js";
import { element } from "./theme.js";
import { drawBands } from "../plot/bands.js";
import { fresh, marker, sample, sizeOf } from "../plot/ink.js";
import { lossSurface } from "../plot/losses.js";
import { placeOf } from "../plot/rising.js";
import { quantity } from "../plot/quantities.js";

/** @import { Compared } from "./comparison.js" */
/** @import { Shown } from "./training.js" */
/** @import { HeightScale, MethodMoment } from "../wire/messages.js" */

/** @type {[title: string, told: (moment: MethodMoment) => number][]} numbers at the clock */
const ROWS = [["Training loss", ({ loss }) => loss], ["Held-out loss", ({ held_out: heldOut }) => heldOut], ["λmax", ({ sharpness }) => sharpness]];
const END = 4; // pixels, the radius of the mark at the end of the training

const finite = (/** @type {Float32Array[]} */ rows) => rows.some((row) => row.some(Number.isFinite));

export class Variant {
  /** @type {Compared | null} */
  compared = null;

  /** @type {Shown | null} */
  shown = null;

  /** @type {HeightScale | null} */
  scale = null;

  /** @type {unknown[]} what the landscape was drawn of */
  drawn = [];

  /** @type {ReturnType<typeof lossSurface> | null} that is drawn */
  surface = null;

  dealt = ""; // what the card was made of

  /**
   * @param {string} key
   * @param {() => void} onTake  it is to become the set-up of the page
   */
  constructor(key, onTake) {
    this.key = key;
    this.swatch = element("span", { class: "rv-swatch-place" });
    this.name = element("b", {});
    this.take = element("button", { type: "button", class: "rv-tool rv-take", onclick: onTake }, "Use this");
    this.present = element("span", { class: "rv-present" }, "in use");
    this.canvas = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.said = element("p", { class: "rv-variant-said" });
    this.tip = element("output", { class: "rv-readout", "aria-live": "off", hidden: true });
    this.ground = element("div", { class: "rv-variant-ground", role: "img" }, this.canvas, this.said, this.tip);
    this.ground.addEventListener("pointermove", (event) => this.point(event));
    this.ground.addEventListener("pointerleave", () => this.point(null));
    this.learned = new Learned();
    this.cells = ["Local minima", "Median depth", ...ROWS.map(([title]) => title)].map((title) => ({ title, cell: element("td", {}) }));
    this.came = element("p", { class: "rv-came" });
    this.node = element("article", { class: "rv-learner rv-variant", "data-variant": key },
      element("header", {}, this.swatch, this.name, this.take, this.present), this.ground,
      element("div", { class: "rv-variant-numbers" }, this.learned.node,
        element("table", {}, element("tbody", {}, ...this.cells.map(({ title, cell }) => element("tr", {}, element("th", { scope: "row" }, title), cell))))),
      this.came);
  }

  /** The place of the method that is looked at among the cards. */
  get method() {
    return this.shown?.methods.findIndex(({ key }) => key === this.shown?.message.method) ?? -1;
  }

  /**
   * @param {Compared} compared
   * @param {Shown} shown
   * @param {HeightScale | null} scale  of all landscapes that stand side by side
   */
  show(compared, shown, scale) {
    Object.assign(this, { compared, shown, scale });
    const { variant, own } = compared;
    const { message, colours } = shown;
    const dealt = JSON.stringify([variant, message.training, message.method, colours.name]);
    if (dealt !== this.dealt) {
      this.dealt = dealt;
      this.node.style.setProperty("--colour", variant.colour);
      this.node.ariaLabel = variant.name;
      this.name.textContent = variant.name;
      this.take.setAttribute("aria-label", `Use this: ${variant.name}`);
      this.take.title = variant.network ? `Make this the set-up of the page: ${variant.network}` : "";
      this.swatch.replaceChildren(sample(variant, variant.colour));
      this.learned.show(variant, message, colours);
    }
    this.take.hidden = own || !variant.training || message.locked.includes("variants");
    this.present.hidden = !own;
    this.paint();
  }

  /** Draws the landscape, where it is another than before. */
  paint() {
    const { compared, shown, scale } = this;
    if (!compared || !shown) return;
    const { plane, standing, training } = compared;
    const { message, colours } = shown;
    const ground = plane?.kind === "plane" ? plane : null;
    const missing = plane?.kind === "no_plane" ? plane.sentence : training.end?.why === "done" ? "Computing the landscape…" : standing.words;
    const words = ground ? (finite(ground.loss) ? "" : "The losses around the end are too large to draw.") : missing;
    if (this.said.textContent !== words) this.said.textContent = words;
    this.said.classList.toggle("rv-problem", !ground && standing.alarm);
    this.cells[0].cell.textContent = ground ? quantity(ground.minima) : "–";
    this.cells[1].cell.textContent = quantity(ground?.depth);
    this.ground.ariaLabel = ground ? `Landscape of the loss around the end: ${compared.variant.name}` : words;
    const size = sizeOf(this.ground);
    const drawn = [ground, scale, message.of, colours, size.width];
    if (drawn.every((each, i) => each === this.drawn[i])) return;
    this.drawn = drawn;
    const ctx = fresh(this.canvas, size);
    this.surface = ground && scale && lossSurface(ground, message.of === HELD, scale);
    if (!this.surface || !scale || !size.width) return;
    drawBands(ctx, this.surface.grid, { scale, ramp: message.bands[colours.name], contour: colours.contour, side: size.width });
    marker(ctx, compared.variant.marker, size.width / 2, size.width / 2, END, { fill: compared.variant.colour, rim: colours.halo });
  }

  /** @param {number} step  at the clock */
  tick(step) {
    const { compared, method } = this;
    if (!compared) return;
    const { training, variant } = compared;
    const place = placeOf(training.steps, step);
    const moment = training.of(method, place);
    ROWS.forEach(([, told], i) => {
      const words = moment ? quantity(told(moment)) : "–";
      const { cell } = this.cells[i + 2];
      if (cell.textContent !== words) cell.textContent = words;
    });
    const said = training.saidOf(method, place);
    if (this.came.textContent !== said) this.came.textContent = said;
    this.node.classList.toggle("rv-broken", Boolean(said));
    this.node.classList.toggle("rv-awaited", !moment);
    this.node.dataset.state = variant.refusal ? "refused" : training.end?.why ?? "going";
    this.learned.tick(moment?.picture ?? null);
  }

  /**
   * Says the loss under the pointer.
   * @param {PointerEvent | null} event
   */
  point(event) {
    const { surface, tip } = this;
    tip.hidden = !surface || !event;
    if (!surface || !event) return;
    const { left, top, width, height } = this.ground.getBoundingClientRect();
    const [[x0, x1], [y0, y1]] = surface.domain;
    tip.textContent = `loss ${quantity(surface.f(x0 + ((event.clientX - left) / width) * (x1 - x0), y1 - ((event.clientY - top) / height) * (y1 - y0)))}`;
  }

  /** Measures its places, and draws in them. */
  resize() {
    this.learned.resize();
    this.paint();
  }
}
