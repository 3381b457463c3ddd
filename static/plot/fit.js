// The data view: the samples, and what each method's model makes of them at the step where the clock stands.

import { batchAt } from "./counting.js";
import { labelFont } from "./frame.js";
import { PINNED, fresh, headOf, hollow, label, line, marker, sharpness, sizeOf, stroke } from "./ink.js";
import { drawPlane, planeOf, titleFont } from "./plane.js";
import { SIGNS, boundaryOf, curveOf, edited, crowds, levelOf, moved, nearest, planOf, steady, windowOf } from "./samples.js";
import { inside } from "./window.js";
import { element } from "../parts/theme.js";
import { quantity } from "./quantities.js";

/** @typedef {import("../parts/theme.js").Colours} Colours */
/** @typedef {import("./ink.js").Context} Context */
/** @typedef {import("./ink.js").Coloured} Coloured */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./counting.js").Batches} Batches */
/** @typedef {import("./samples.js").Drawn} Drawn */
/** @typedef {import("./samples.js").Edit} Edit */
/** @typedef {import("./samples.js").Plan} Plan */
/** @typedef {import("./samples.js").Samples} Samples */
/** @typedef {import("./window.js").Point} Point */
/** @typedef {import("./window.js").Run & Coloured & { name: string }} Run */

/**
 * What is drawn of a race; `samples` is null where the surface is made from none.
 * @typedef {object} Race
 * @property {Samples | null} samples
 * @property {{ key: string }} surface
 * @property {Run[]} methods
 * @property {Run | null} pinned
 * @property {number} steps
 * @property {Batches | null} batches  null where each step sees all samples
 * @property {Record<"light" | "dark", string[]>} bands
 */

const RADII = { few: 5.5, many: 3, manyFrom: 500 }; // pixels of a sample
const LINE = { width: 2.4 };
const APART = 8; // pixels between the title of an axis and what stands beside it
const DIMMED = 0.4; // of a sample that is not in the step's batch
const REACH = { mouse: 12, touch: 24 }; // pixels within which a sample is taken hold of
/** @type {Record<string, Point>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const STEPS = 100; // of an arrow key, from one side of the plane to the other

/**
 * How wide a sample is drawn where there are so many.
 * @param {number} count
 */
const radiusOf = (count) => RADII.many + (RADII.few - RADII.many) * Math.max(0, 1 - count / RADII.manyFrom);

/**
 * A number between the ends of a window, in as many digits as can be seen there.
 * @param {number} value
 * @param {import("./window.js").Ends} ends
 */
const seen = (value, [low, high]) => Number(value.toFixed(Math.min(Math.max(0, 3 - Math.floor(Math.log10(high - low))), 15)));

/**
 * What has to be said of what is drawn; "" where it explains itself.
 * @param {Samples} samples
 * @param {Plan} plan
 */
function noteOn(samples, { target, classes }) {
  if (!samples.model) return "This loss is not one model with one or two inputs, so only the samples are drawn.";
  return target && !classes ? `Lines: where the output is ${quantity(levelOf(samples))}, the mean of ${target}. Samples are coloured by ${target}, as the map is by height.` : "";
}

export class Fit {
  /** @type {Race | null} */
  race = null;

  /** @type {Colours | null} */
  colours = null;

  /** @type {Samples | null} what is drawn: the race's, with what the hand has changed */
  samples = null;

  /** @type {Plan | null} of these */
  plan = null;

  /** @type {import("./window.js").Window} */
  window = [[0, 1], [0, 1]]; // until a race is shown

  windowOf = ""; // what was drawn in it
  /** @type {Plane | null} */
  plane = null;

  size = { width: 0, height: 0, enlarged: 1 }; // until a race is shown
  step = 0;

  /** @type {number | null} the sample that is chosen, by its place */
  chosen = null;

  /** @type {{ place: number, dx: number, dy: number, before: Point, moved: boolean } | null} the sample in the hand, and from it to where it is held */
  held = null;

  adding = false; // whether a press adds a sample
  changed = false; // whether what is drawn has changes that the server has not answered

  /** @type {Uint16Array | null} places of the samples in the step's batch; null where it has all */
  batch = null;

  batchOf = -1; // the step whose batch that is

  /**
   * @param {HTMLElement} host
   * @param {object} options
   * @param {AbortSignal} options.signal
   * @param {(edit: Edit, samples: Samples, final: boolean) => void} options.onEdit  the reader has changed the samples into these; not final while in the hand
   */
  constructor(host, { signal, onEdit }) {
    this.host = host;
    this.onEdit = onEdit;
    const canvas = () => element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    this.frame = canvas();
    this.still = canvas();
    this.moving = canvas();
    this.words = element("p", { class: "rv-unseen", id: "rv-samples-words" });
    this.handle = element("button", { type: "button", class: "rv-sample-handle", "data-testid": "sample-handle", hidden: true });
    this.add = element("button", { type: "button", class: "rv-tool", "aria-pressed": "false", title: "Then press where you want it. A double click also adds one", onclick: () => this.setAdding(!this.adding) }, "Add");
    this.remove = element("button", { type: "button", class: "rv-tool", title: "Remove the chosen sample (Delete)", onclick: () => this.removeChosen() }, "Remove");
    this.tools = element("div", { class: "rv-samples-tools", role: "group", "aria-label": "Samples" }, this.add, this.remove);
    this.readout = element("output", { class: "rv-readout", "aria-live": "off", hidden: true });
    this.note = element("p", { class: "rv-samples-note" });
    host.append(this.frame, this.still, this.moving, this.handle, this.tools, this.readout, this.note, this.words);
    host.setAttribute("aria-describedby", "rv-samples-words");
    this.listen(signal);
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  /**
   * @param {Race} race
   * @param {Colours} colours
   */
  show(race, colours) {
    if (!this.size.width) this.size = sizeOf(this.host);
    this.race = race;
    this.colours = colours;
    if (!this.changed) this.samples = race.samples;
    this.draw();
  }

  /** What the hand has changed is answered: what the server tells is shown from now on. */
  settle() {
    if (this.held) return;
    this.changed = false;
  }

  draw() {
    const { race, colours, samples } = this;
    if (!race || !colours || !samples || !this.size.width) return;
    const plan = planOf(samples);
    this.plan = plan;
    const own = windowOf(plan);
    const of = `${race.surface.key} ${Object.values(samples.titles)}`;
    if (!this.held) this.window = of === this.windowOf ? steady(this.window, own) : own;
    this.windowOf = of;
    this.tools.hidden = Boolean(samples.fixed);
    const said = samples.problem || noteOn(samples, plan);
    if (this.note.textContent !== said) this.note.textContent = said; // else its height would be asked for anew with every move of the hand
    this.drawFrame(this.titles(samples, plan), colours);
    this.words.textContent = this.inWords(samples, plan);
    if (this.chosen !== null && !plan.drawn[this.chosen]) this.chosen = null;
    this.placeHandle();
    this.batchOf = -1;
    this.tick(this.step);
  }

  resize() {
    this.size = sizeOf(this.host);
    this.draw();
  }

  /**
   * The axes. A note has a strip of its own above them; the tools stand beside the title, or below it where there is no room.
   * @param {[across: string, up: string]} titles
   * @param {Colours} colours
   */
  drawFrame(titles, colours) {
    const { size, size: { enlarged: by, width }, note, tools } = this;
    const ctx = fresh(this.frame, size);
    const widthIn = (/** @type {string} */ font, /** @type {string} */ text) => {
      ctx.font = font;
      return ctx.measureText(text).width;
    };
    const placed = (/** @type {number} */ below) => planeOf(this.window, size, (text) => widthIn(labelFont(by), text), { above: note.offsetHeight, below });
    const beside = placed(0);
    const until = tools.offsetWidth ? tools.offsetLeft - APART : width;
    const crowded = until - beside.left < widthIn(titleFont(by), titles[0]) && until < width;
    this.plane = crowded ? placed(tools.offsetHeight) : beside;
    drawPlane(ctx, this.plane, { titles, colours, by, ratio: sharpness(), until: crowded ? width - APART : until });
  }

  /**
   * The titles of the axes.
   * @param {Samples} samples
   * @param {Plan} plan
   * @returns {[across: string, up: string]}
   */
  titles({ titles }, { across, up }) {
    const of = (/** @type {string} */ name) => (titles[name] === name ? name : `${titles[name]}, ${name}`);
    return [of(across), up === across ? "" : of(up)];
  }

  /**
   * @param {Samples} samples
   * @param {Plan} plan
   */
  inWords(samples, plan) {
    const [across, up] = this.titles(samples, plan);
    const [trained, heldOut] = [plan.drawn.filter((one) => !one.heldOut).length, plan.drawn.filter((one) => one.heldOut).length];
    const [[x0, x1], [y0, y1]] = this.window;
    const classes = plan.classes ? ` Circles have ${plan.target} ${quantity(plan.classes[0])}, diamonds ${quantity(plan.classes[1])}.` : "";
    const kept = heldOut ? ` ${heldOut} held-out samples are hollow.` : "";
    const lines = samples.model ? ` Each method has ${plan.target ? "a boundary" : "a curve"} in its colour.` : "";
    const hand = samples.fixed ? ` ${samples.fixed}` : " Choose a sample with Tab and Page Up or Page Down; move it with the arrow keys.";
    return `${trained} samples: ${across} from ${quantity(x0)} to ${quantity(x1)} across, ${up} from ${quantity(y0)} to ${quantity(y1)} up.${classes}${kept}${lines}${hand}`;
  }

  /** The samples, those that are not in the step's batch fainter. */
  paintStill() {
    const { plan, plane, colours, race } = this;
    if (!plan || !plane || !colours || !race) return;
    const ctx = fresh(this.still, this.size);
    const radius = radiusOf(plan.drawn.length);
    const lit = this.batch && new Set(this.batch);
    const tone = this.tones(plan, race, colours);
    for (const sample of plan.drawn) {
      const [x, y] = [plane.toX(sample.across), plane.toY(sample.up)];
      if (lit && !lit.has(sample.place)) ctx.globalAlpha = DIMMED;
      const shape = plan.classes && sample.target === plan.classes[1] ? SIGNS[1] : SIGNS[0];
      const wide = lit?.has(sample.place) ? radius + 1.5 : radius;
      if (sample.heldOut) marker(ctx, shape, x, y, wide - 0.4, { fill: colours.halo, rim: colours.ink, rimWidth: 1.2 });
      else marker(ctx, shape, x, y, wide, { fill: tone(sample), rim: colours.ink, rimWidth: lit?.has(sample.place) ? 2 : 1 });
      ctx.globalAlpha = 1;
    }
    for (const { across, up, count } of crowds(plan)) label(ctx, `× ${count}`, plane.toX(across) + radius + 6, plane.toY(up) - radius - 4, { colour: colours.quiet, halo: colours.halo, align: plane.toX(across) > (plane.left + plane.right) / 2 ? "right" : "left" });
  }

  /**
   * The colour of each sample: by its class, by its target from low to high, or one for all.
   * @param {Plan} plan
   * @param {Race} race
   * @param {Colours} colours
   * @returns {(sample: Drawn) => string}
   */
  tones({ target, classes, drawn }, { bands }, { name, sample: usual, other }) {
    if (!target) return () => usual;
    if (classes) return (sample) => (sample.target === classes[0] ? usual : other);
    const [low, high] = [Math.min(...drawn.map((one) => Number(one.target))), Math.max(...drawn.map((one) => Number(one.target)))];
    const ramp = bands[name];
    return (sample) => {
      const part = high > low ? (Number(sample.target) - low) / (high - low) : 0.5;
      return `color-mix(in oklab, ${ramp[ramp.length - 1]} ${100 * part}%, ${ramp[0]})`;
    };
  }

  /** @param {number} step  which may lie between two */
  tick(step) {
    this.step = step;
    const { race, samples, plan, plane, colours } = this;
    if (!race || !samples || !plan || !plane || !colours) return;
    const at = Math.floor(step);
    if (at !== this.batchOf) {
      this.batchOf = at;
      this.batch = race.batches && at < race.steps ? batchAt(race.batches, at) : null;
      this.paintStill();
    }
    const ctx = fresh(this.moving, this.size);
    if (!samples.model) return;
    ctx.save();
    ctx.beginPath();
    ctx.rect(plane.left, plane.top, plane.right - plane.left, plane.bottom - plane.top);
    ctx.clip();
    if (race.pinned) this.drawModel(ctx, race.pinned, step, { share: 0.5, pinned: true });
    race.methods.forEach((method, i) => this.drawModel(ctx, method, step, { share: (i + 1) / (race.methods.length + 1), pinned: false }));
    ctx.restore();
  }

  /**
   * What a run's model makes of the inputs at a step, with the run's marker at a share of its way.
   * @param {Context} ctx
   * @param {Run} run
   * @param {number} step
   * @param {{ share: number, pinned: boolean }} how
   */
  drawModel(ctx, run, step, { share, pinned }) {
    const { samples, plane, colours, window } = this;
    if (!samples?.model || !plane || !colours) return;
    const weights = headOf({ xs: run.x, ys: run.y, last: run.x.findLastIndex(Number.isFinite) }, step);
    const look = pinned ? { ...PINNED, colour: run.colour } : { ...LINE, colour: run.colour, dash: run.dash, halo: colours.halo };
    const sign = (/** @type {number} */ x, /** @type {number} */ y) => {
      if (!Number.isFinite(x + y)) return;
      if (pinned) hollow(ctx, run, x, y, 5, colours.halo);
      else marker(ctx, run.marker, x, y, 5.5, { fill: run.colour, rim: colours.halo });
    };
    if (samples.model.inputs.length === 1) {
      const { u, t } = curveOf(samples.model, weights, window[0]);
      const [xs, ys] = [Float32Array.from(u, plane.toX), Float32Array.from(t, plane.toY)];
      line(ctx, xs, ys, 0, xs.length - 1);
      stroke(ctx, look);
      const at = Math.round(share * (xs.length - 1));
      sign(xs[at], ys[at]);
      return;
    }
    const found = boundaryOf(samples.model, weights, window, levelOf(samples));
    for (const points of found) {
      const [xs, ys] = [points.map(([u]) => plane.toX(u)), points.map(([, v]) => plane.toY(v))];
      line(ctx, xs, ys, 0, xs.length - 1);
      stroke(ctx, look);
    }
    const longest = found.toSorted((one, other) => other.length - one.length)[0];
    if (!longest) return;
    const [u, v] = longest[Math.floor(share * longest.length)];
    sign(plane.toX(u), plane.toY(v));
  }

  // --- the reader's hand ---------------------------------------------------------------------------------------------

  /**
   * Where a pointer is in the plane, in pixels.
   * @param {{ clientX: number, clientY: number }} event
   */
  at({ clientX, clientY }) {
    const { left, top } = this.host.getBoundingClientRect();
    return { px: clientX - left, py: clientY - top };
  }

  /**
   * The sample within reach of a place in pixels.
   * @param {number} px
   * @param {number} py
   * @param {number} reach
   */
  near(px, py, reach) {
    const { plan, plane } = this;
    if (!plan?.drawn.length || !plane) return null;
    const away = (/** @type {Drawn} */ { across, up }) => Math.hypot(plane.toX(across) - px, plane.toY(up) - py);
    const sample = nearest(plan, away);
    return away(sample) <= reach ? sample : null;
  }

  /**
   * Changes the samples: here at once, and then whoever is to know is told.
   * @param {Edit} edit
   * @param {boolean} final
   */
  change(edit, final) {
    if (!this.samples) return;
    this.samples = edited(this.samples, edit);
    this.changed = true;
    this.draw();
    this.onEdit(edit, this.samples, final);
  }

  /**
   * Puts a sample where it is to be.
   * @param {number} place
   * @param {Point} at
   * @param {boolean} final
   */
  move(place, [u, v], final) {
    if (this.plan) this.change({ place, values: moved(this.plan, [seen(u, this.window[0]), seen(v, this.window[1])]) }, final);
  }

  /**
   * Adds a sample at a place in pixels.
   * @param {number} px
   * @param {number} py
   */
  addAt(px, py) {
    const { plan, plane, samples } = this;
    if (!plan || !plane || !samples || samples.fixed) return;
    const [u, v] = [plane.fromX(px), plane.fromY(py)];
    if (!inside(this.window, u, v)) return;
    const like = nearest(plan, ({ across, up }) => Math.hypot(plane.toX(across) - px, plane.toY(up) - py));
    const known = like.heldOut ? samples.held_out : samples.columns;
    const row = like.heldOut ? like.place - plan.drawn.filter((one) => !one.heldOut).length : like.place;
    const values = Object.fromEntries(Object.entries(known ?? {}).map(([name, column]) => [name, column[row]]));
    this.setAdding(false);
    this.chosen = plan.drawn.filter((one) => !one.heldOut).length;
    this.change({ place: null, values: { ...values, ...moved(plan, [seen(u, this.window[0]), seen(v, this.window[1])]) } }, true);
    this.handle.focus({ preventScroll: true });
  }

  removeChosen() {
    if (this.chosen === null || this.samples?.fixed) return;
    const place = this.chosen;
    this.chosen = null;
    this.change({ place, values: null }, true);
    this.choose(Math.min(place, (this.plan?.drawn.length ?? 0) - 1));
  }

  /** What the hand has begun ends: the sample that it holds goes back to where it was. */
  putBack() {
    const { held } = this;
    this.held = null;
    this.setAdding(false);
    if (held?.moved) this.move(held.place, held.before, true);
  }

  /** @param {boolean} adding */
  setAdding(adding) {
    this.adding = adding;
    this.add.setAttribute("aria-pressed", String(adding));
    this.host.classList.toggle("rv-adding", adding);
  }

  /** @param {number} place */
  choose(place) {
    this.chosen = place;
    this.placeHandle();
  }

  placeHandle() {
    const { plan, plane, handle, chosen, samples } = this;
    if (!plan || !plane || !samples) return;
    handle.hidden = Boolean(samples.fixed) || !plan.drawn.length;
    this.remove.disabled = chosen === null;
    const sample = plan.drawn[chosen ?? 0];
    if (!sample) return;
    handle.classList.toggle("rv-chosen", chosen !== null);
    handle.style.translate = `${plane.toX(sample.across)}px ${plane.toY(sample.up)}px`;
    handle.setAttribute("aria-label", `${this.said(sample)}. Sample ${sample.place + 1} of ${plan.drawn.length}: arrow keys move it, Page Up and Page Down choose another, Delete removes it, Insert adds one beside it`);
  }

  /**
   * A sample in words.
   * @param {Drawn} sample
   */
  said({ across, up, target, heldOut }) {
    const { plan } = this;
    if (!plan) return "";
    const parts = [`${plan.across} ${quantity(across)}`, ...(plan.up === plan.across ? [] : [`${plan.up} ${quantity(up)}`]), ...(plan.target ? [`${plan.target} ${quantity(target)}`] : []), ...(heldOut ? ["held out"] : [])];
    return parts.join("   ");
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { host, handle } = this;
    const reach = (/** @type {PointerEvent} */ { pointerType }) => (pointerType === "mouse" ? REACH.mouse : REACH.touch);
    const onTool = (/** @type {Event} */ { target }) => target instanceof Element && target.closest(".rv-samples-tools");
    const still = () => !this.samples || Boolean(this.samples.fixed);
    host.addEventListener("pointerdown", (event) => {
      if (event.button || onTool(event) || still()) return;
      const { px, py } = this.at(event);
      const sample = this.near(px, py, reach(event));
      if (!sample || !this.plane || this.adding) return;
      this.held = { place: sample.place, dx: px - this.plane.toX(sample.across), dy: py - this.plane.toY(sample.up), before: [sample.across, sample.up], moved: false };
      host.setPointerCapture(event.pointerId);
      event.preventDefault();
      this.choose(sample.place);
      handle.focus({ preventScroll: true });
    }, { signal });
    host.addEventListener("touchstart", (event) => { if (this.held) event.preventDefault(); }, { passive: false, signal });
    host.addEventListener("pointermove", (event) => {
      const { px, py } = this.at(event);
      const { held, plane } = this;
      if (held && plane) {
        const x = Math.min(Math.max(px - held.dx, plane.left), plane.right);
        const y = Math.min(Math.max(py - held.dy, plane.top), plane.bottom);
        held.moved = true;
        this.move(held.place, [plane.fromX(x), plane.fromY(y)], false);
      }
      this.read(px, py, reach(event));
    }, { signal });
    const release = () => {
      const { held, plan } = this;
      this.held = null;
      const sample = held?.moved && plan?.drawn[held.place];
      if (sample) this.move(sample.place, [sample.across, sample.up], true);
    };
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) host.addEventListener(name, release, { signal });
    host.addEventListener("click", (event) => {
      const { px, py } = this.at(event);
      if (this.adding && !onTool(event)) this.addAt(px, py);
    }, { signal });
    host.addEventListener("dblclick", (event) => {
      const { px, py } = this.at(event);
      if (!onTool(event) && !this.near(px, py, REACH.mouse)) this.addAt(px, py);
    }, { signal });
    host.addEventListener("pointerleave", () => { this.readout.hidden = true; }, { signal });
    handle.addEventListener("focus", () => this.choose(this.chosen ?? 0), { signal });
    handle.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  /**
   * What is under the pointer, in words.
   * @param {number} px
   * @param {number} py
   * @param {number} reach
   */
  read(px, py, reach) {
    const sample = this.near(px, py, reach);
    this.readout.hidden = !sample;
    this.host.classList.toggle("rv-over", Boolean(sample) && !this.samples?.fixed);
    if (sample) this.readout.textContent = this.said(sample);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { plan, plane, chosen, window: [[x0, x1], [y0, y1]] } = this;
    const sample = plan?.drawn[chosen ?? 0];
    if (!plan || !plane || !sample) return;
    const way = WAYS[event.key];
    const fine = event.shiftKey ? 10 : 1;
    if (way) this.move(sample.place, [sample.across + (way[0] * (x1 - x0)) / STEPS / fine, sample.up + (way[1] * (y1 - y0)) / STEPS / fine], true);
    else if (event.key === "PageDown" || event.key === "PageUp") this.choose((sample.place + (event.key === "PageDown" ? 1 : plan.drawn.length - 1)) % plan.drawn.length);
    else if (event.key === "Delete" || event.key === "Backspace") this.removeChosen();
    else if (event.key === "Insert" || event.key === "+") this.addAt(plane.toX(sample.across) + 3 * this.size.enlarged * RADII.few, plane.toY(sample.up));
    else if (event.key === "Escape") this.putBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

