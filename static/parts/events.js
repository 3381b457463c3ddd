// Events: what happened on the paths. Pins on the map and marks on the timeline lead to them; a tip tells them.

import { drawing } from "../plot/drawing.js";
import { sample } from "../plot/ink.js";
import { element } from "./theme.js";
import { asCount } from "../plot/quantities.js";

/** @import { MarkedEvent } from "../wire/messages.js" */
/** @import { Method, Race } from "./race.js" */
/** @typedef {MarkedEvent & { method: Method }} Happening  an event, and the method on whose path it is */

/**
 * What the reader does at an event: meets it at a node, by pointing, focus or a tap, and leaves it.
 * @typedef {{ meet: (event: Happening, node: Element) => void, leave: () => void }} Reader
 */

/** @type {Record<string, string>} */
const GLYPHS = { // on a square from −5 to 5
  "zig-zag": "M-4.4 1.8L-2.2 -2.2L0 1.8L2.2 -2.2L4.4 1.8",
  overshoot: "M-4.2 -2.6V-.6A3.6 3.6 0 0 0 3.4 -.6V-3.4M1.2 -1.4L3.4 -3.8L5 -1.2",
  stall: "M-1.8 -2.8V2.8M1.8 -2.8V2.8",
  "saddle escape": "M-4 -3.4Q0 .8 4 -3.4M0 -1.2V3.8M-2 1.8L0 4L2 1.8",
  "basin switch": "M-4.6 -2.4C-4.2 4 -.6 4 0 -1C.6 4 4.2 4 4.6 -2.4",
  clipping: "M-4.4 0H1.8M-.6 -2.4L1.8 0L-.6 2.4M3.8 -3.6V3.6",
  cycling: "M3.1 -1.9A3.6 3.6 0 1 0 3.5 1M3.7 -4.2V-1.5H1",
  divergence: "M-3 3L3 -3M-.8 -3.2H3.2V.8",
  convergence: "M-3.4 .2L-1 2.7L3.5 -2.5",
};
const RADIUS = 7.5; // pixels of a pin's head
const STEM = 19; // pixels from a point to the middle of its pin's head
const ANGLES = [-70, -110, -30, -150, 20, 160, 60, 120, 90].map((degrees) => (degrees * Math.PI) / 180); // where a head may stand, the best first
const ROUNDS = 4; // how many times as long a stem may be where others are in the way
const GAP = 13; // pixels between the marks of the timeline
const NUDGED = { top: 7, bottom: 19 }; // pixels below the top of the timeline: the middle of a mark, and where its stem ends

const bus = new EventTarget();
/**
 * The reader wants to see this step.
 * @param {number} step
 */
export const ask = (step) => bus.dispatchEvent(new CustomEvent("step", { detail: step }));
/**
 * @param {(step: number) => void} act
 * @param {AbortSignal} signal
 */
export const answer = (act, signal) => bus.addEventListener("step", (event) => act(/** @type {CustomEvent<number>} */ (event).detail), { signal });

/**
 * The sign of a kind, as an SVG of its own.
 * @param {string} kind
 */
export const sign = (kind) => drawing("svg", { viewBox: "-8 -8 16 16", class: "rv-sign", "aria-hidden": "true" }, ...head(kind));
const head = (/** @type {string} */ kind) => [drawing("circle", { r: RADIUS }), drawing("path", { d: GLYPHS[kind] })];

/**
 * The events of all methods in order of their steps, each with its method; of a race in which they are not to be marked, none.
 * @param {Race} race
 * @returns {Happening[]}
 */
export const happened = ({ events, methods }) => (events ? methods : [])
  .flatMap((method) => method.events.map((event) => ({ ...event, method })))
  .sort((a, b) => a.step - b.step);

/**
 * Lets the reader meet an event at a node, and leave it.
 * @param {HTMLElement | SVGElement} node
 * @param {Happening} event
 * @param {Reader} reader
 */
function listen(node, event, { meet, leave }) {
  for (const name of ["click", "pointerenter"]) node.addEventListener(name, () => meet(event, node));
  if (node instanceof HTMLElement) { // a drawing that listened for the focus could have it: the tab key would end in the map
    node.addEventListener("focus", () => meet(event, node));
    node.addEventListener("blur", leave);
  }
  node.addEventListener("pointerleave", (left) => { if (left instanceof PointerEvent && left.pointerType === "mouse") leave(); }); // a finger has left before one can read
}

/** Pins on the map: a head with the sign of the kind, and a stem to the point. Those ahead of the clock are faint. */
export class Pins {
  /**
   * @param {Reader} reader
   * @param {(event: Happening, race: Race) => number[]} [placeOf]  where an event is, as the projection counts
   */
  constructor(reader, placeOf = ({ x, y }) => [x, y]) {
    this.reader = reader;
    this.placeOf = placeOf;
    this.node = drawing("svg", { class: "rv-events", "aria-hidden": "true" }); // what they say is on the timeline and in the list too
    /** @type {{ event: Happening, node: SVGElement, stem: SVGElement, top: SVGElement, ahead?: boolean }[]} */
    this.all = [];
  }

  /** @param {Happening[]} events */
  show(events) {
    this.all = events.map((event) => {
      const stem = drawing("line");
      const top = drawing("g", { class: "rv-event-head" }, ...head(event.kind));
      const node = drawing("g", { class: "rv-event", "data-kind": event.kind, "data-step": event.step, style: `--colour: ${event.method.colour}` }, stem, top);
      listen(node, event, this.reader);
      return { event, node, stem, top };
    });
    this.node.replaceChildren(...this.all.map(({ node }) => node));
  }

  /**
   * Puts the pins of what is in view where they hide neither the start nor a minimum, and no other pin.
   * @param {import("../plot/projection.js").Projection<Race>} projection
   */
  place({ race, axes: { toX, toY, left, right, top, bottom }, size: { enlarged: by } }) {
    const { start, surface } = race;
    const placed = [start, ...surface.minima].map(([x, y]) => [toX(x), toY(y)]);
    const away = 2 * RADIUS * by + 2;
    for (const pin of this.all) {
      const [u, v] = this.placeOf(pin.event, race);
      const [x, y] = [toX(u), toY(v)];
      const inView = x >= left && x <= right && y >= top && y <= bottom;
      pin.node.classList.toggle("rv-outside", !inView);
      if (!inView) continue;
      const free = (/** @type {number[]} */ [across, down]) => across > left + away / 2 && across < right - away / 2 && down > top + away / 2 && down < bottom - away / 2 && placed.every(([p, q]) => Math.hypot(across - p, down - q) >= away);
      const spots = Array.from({ length: ROUNDS }, (_, round) => ANGLES.map((angle) => [x + (1 + 0.8 * round) * STEM * by * Math.cos(angle), y + (1 + 0.8 * round) * STEM * by * Math.sin(angle)])).flat();
      const spot = spots.find(free) ?? spots[0];
      placed.push(spot);
      for (const [name, value] of Object.entries({ x1: x, y1: y, x2: spot[0], y2: spot[1] })) pin.stem.setAttribute(name, String(value));
      pin.top.setAttribute("transform", `translate(${spot[0]} ${spot[1]}) scale(${by})`);
    }
  }

  /** @param {number} step */
  tick(step) {
    for (const pin of this.all) {
      const ahead = pin.event.step > step;
      if (ahead === pin.ahead) continue;
      pin.ahead = ahead;
      pin.node.classList.toggle("rv-ahead", ahead);
    }
  }

  /**
   * Brings the pin of an event to the front; null for none.
   * @param {Happening | null} event
   */
  point(event) {
    for (const pin of this.all) {
      const meant = pin.event === event;
      pin.node.classList.toggle("rv-meant", meant);
      if (meant) this.node.append(pin.node);
    }
  }
}

/**
 * Places for xs, in rising order, that are `gap` apart and as near to them as can be, from 0 to `most`.
 * @param {number[]} xs
 * @param {number} gap
 * @param {number} most
 */
export function spread(xs, gap, most) {
  const apart = Math.min(gap, xs.length > 1 ? most / (xs.length - 1) : gap);
  /** @type {{ count: number, sum: number }[]} */
  const blocks = []; // each: how many, and the sum of where its first one would be for the sake of each
  for (const x of xs) {
    let block = { count: 1, sum: x };
    for (let before = blocks.at(-1); before; before = blocks.at(-1)) {
      if (before.sum / before.count + before.count * apart <= block.sum / block.count) break;
      blocks.pop();
      block = { count: before.count + block.count, sum: before.sum + block.sum - block.count * before.count * apart };
    }
    blocks.push(block);
  }
  let least = 0;
  const firsts = blocks.map(({ count, sum }) => {
    const first = Math.max(least, Math.min(sum / count, most - (count - 1) * apart));
    least = first + count * apart;
    return first;
  });
  return blocks.flatMap(({ count }, i) => Array.from({ length: count }, (_, k) => firsts[i] + k * apart));
}

/** Marks on the timeline, one an event. Tab leads to one of them, and the arrow keys from one to the next. */
export class Marks {
  /**
   * @param {HTMLElement} host
   * @param {Reader} reader
   * @param {AbortSignal} signal  ends them
   */
  constructor(host, reader, signal) {
    this.host = host;
    this.reader = reader;
    this.steps = 0; // of the race
    /** @type {{ event: Happening, node: HTMLButtonElement, stem: SVGElement }[]} */
    this.all = [];
    this.stems = drawing("svg", { class: "rv-stems", "aria-hidden": "true" });
    host.addEventListener("keydown", (event) => this.key(event));
    const sizes = new ResizeObserver(() => this.place());
    sizes.observe(host);
    signal.addEventListener("abort", () => sizes.disconnect());
  }

  /**
   * @param {Happening[]} events
   * @param {number} steps  of the race
   */
  show(events, steps) {
    this.steps = steps;
    this.all = events.map((event, i) => {
      const style = `--colour: ${event.method.colour}`;
      const node = element("button", { type: "button", class: "rv-mark-event", "aria-label": event.sentence, tabindex: i ? -1 : 0, "data-kind": event.kind, "data-step": event.step, style }, sign(event.kind));
      listen(node, event, this.reader);
      node.addEventListener("focus", () => this.all.forEach((mark) => { mark.node.tabIndex = mark.node === node ? 0 : -1; }));
      return { event, node, stem: drawing("line", { style }) };
    });
    this.stems.replaceChildren(...this.all.map(({ stem }) => stem));
    this.host.replaceChildren(this.stems, ...this.all.map(({ node }) => node));
    this.place();
  }

  place() {
    const width = this.host.clientWidth;
    const xs = this.all.map(({ event }) => (width * event.step) / this.steps);
    spread(xs, GAP, width).forEach((x, i) => {
      const { node, stem } = this.all[i];
      node.style.left = `${x}px`;
      for (const [name, value] of Object.entries({ x1: x, y1: NUDGED.top, x2: xs[i], y2: NUDGED.bottom })) stem.setAttribute(name, String(value));
    });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const at = this.all.findIndex(({ node }) => node === event.target);
    /** @type {Record<string, number>} */
    const places = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: this.all.length - 1 };
    const next = places[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.all[next]?.node.focus();
  }

  /** @param {Happening | null} event */
  point(event) {
    for (const mark of this.all) mark.node.classList.toggle("rv-meant", mark.event === event);
  }
}

/** What an event is, beside the node that was pointed at. */
export class Tip {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.box = element("div", { class: "rv-tip rv-event-tip", role: "tooltip", hidden: true });
    root.append(this.box);
  }

  /**
   * @param {Happening} event
   * @param {Element} node
   */
  show({ kind, step, until, sentence, method }, node) {
    const when = until > step ? `steps ${asCount(step)} to ${asCount(until)}` : `step ${asCount(step)}`;
    this.box.replaceChildren(element("div", { class: "rv-tip-head" }, sample(method, method.colour), `${kind[0].toUpperCase()}${kind.slice(1)}, ${when}`), element("p", {}, sentence));
    this.box.hidden = false;
    const [around, from, { offsetWidth: width, offsetHeight: height }] = [this.root.getBoundingClientRect(), node.getBoundingClientRect(), this.box];
    const middle = (from.left + from.right) / 2 - around.left;
    const above = from.top - around.top - height - 8;
    this.box.style.left = `${Math.max(0, Math.min(middle - width / 2, around.width - width))}px`;
    this.box.style.top = `${above + around.top > 50 ? above : from.bottom - around.top + 8}px`;
  }

  hide() {
    this.box.hidden = true;
  }
}
