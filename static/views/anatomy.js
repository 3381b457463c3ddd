// One step taken apart on the map: the path faint, the step with its arrows and boxes, and the timeline that leads from step to step.

import { TYPING } from "../parts/keys.js";
import { element, exact, number, paint } from "../parts/theme.js";
import { timer } from "../parts/timer.js";
import { icon } from "../parts/transport.js";
import { compile, heights } from "../plot/field.js";
import { spreadOut } from "../plot/ground.js";
import { exits } from "../plot/layers/exits.js";
import { minima } from "../plot/layers/marks.js";
import { faint } from "../plot/layers/paths.js";
import { nearest, step } from "../plot/layers/step.js";
import { ContourMap } from "../plot/map.js";
import { partsAt, windowFor } from "../plot/step.js";
import { View, mounted } from "../view.js";
import { Sender } from "../wire/sender.js";

const SETTLED = 500; // milliseconds after which a step that the hand rests on goes into the address

class Anatomy extends View {
  constructor(parent) {
    super(parent, element("section", { class: "rv-stage rv-anatomy", "data-testid": "anatomy", "aria-label": "A step taken apart", "data-revision": 0 }));
    this.sender = new Sender(this.signal);
    this.settling = timer(this.signal);
    this.revision = 0;
    this.build();
    this.map = new ContourMap(this.host, {
      signal: this.signal, ground: spreadOut, layers: [faint, minima, exits, step],
      onPick: (x, y, { final }) => final && this.seek(nearest(this.map.projection, x, y)), onWindow: () => this.explain(),
    });
    window.addEventListener("keydown", (event) => this.key(event), { capture: true, signal: this.signal });
    this.onTheme(() => this.repaint());
    this.onResize([this.host], () => this.resized());
  }

  build() {
    this.host = element("div", { class: "rv-map", role: "group", "aria-label": "The step on the map. Press on the path to choose a step." });
    const button = (name, label, by) => element("button", { type: "button", class: "rv-key", "aria-label": label, title: label, onclick: () => this.seek(this.step + by) }, icon(name));
    this.slider = element("input", { type: "range", min: 1, step: 1, class: "rv-timeline", "aria-label": "Step" });
    this.slider.addEventListener("input", () => this.seek(Number(this.slider.value)));
    this.count = element("output", { class: "rv-count", "aria-label": "Step count" });
    this.legend = element("table", { class: "rv-parts", "aria-label": "What is drawn" });
    this.root.append(
      this.host,
      element("div", { class: "rv-transport", role: "toolbar", "aria-label": "Steps" },
        button("back", "One step back (←)", -1), button("forward", "One step forward (→)", 1), element("div", { class: "rv-track" }, this.slider), this.count),
      this.legend);
  }

  receive(data) {
    if (data === this.message) {
      this.enqueue(() => this.repaint());
      return;
    }
    this.message = data;
    const { asked, waiting } = this.sender;
    const current = !waiting.size && !(asked && data.serial < asked.serial); // the reader has not gone on meanwhile
    this.sender.answered(data.serial);
    if (current) this.step = data.step;
    this.enqueue(() => (data === this.message ? this.show(data) : undefined));
  }

  async show(race) {
    const colours = paint(this.root);
    race.surface.f = compile(race.surface.tree);
    race.surface.height = heights(race.surface.scale);
    for (const method of race.methods) method.colour = method.colours[colours.name];
    this.race = race;
    this.slider.max = race.steps;
    this.map.step = this.step;
    await this.map.show(race, colours);
    await this.follow();
  }

  /** Shows the present step, on another window if it needs one. */
  async follow() {
    const { step: at, map, race } = this;
    const window = at <= race.last ? windowFor(race, at, map.window) : map.window;
    map.step = at;
    if (window === map.window) map.tick(at);
    else await map.look(window);
    this.explain();
    this.revision += 1;
    Object.assign(this.root.dataset, { step: at, method: race.methods[0].key, revision: this.revision });
  }

  seek(wanted) {
    if (!this.race) return;
    const next = Math.min(Math.max(wanted, 1), this.race.steps);
    if (next === this.step) return;
    this.step = next;
    this.tickTimeline();
    this.enqueue(() => (next === this.step ? this.follow() : undefined));
    this.ask(false);
    this.settling.start(() => this.ask(true), SETTLED);
  }

  /** Asks the server for the formulas of the step; a final step goes into the address as well. */
  ask(final) {
    this.sender.send("step", (payload) => this.tell("step", payload), { step: this.step, final });
  }

  tickTimeline() {
    const { steps, last } = this.race;
    this.slider.value = this.step;
    this.slider.style.setProperty("--done", `${(100 * (this.step - 1)) / Math.max(steps - 1, 1)}%`);
    this.slider.setAttribute("aria-valuetext", `step ${this.step} of ${steps}${this.step > last ? ", which the run did not reach" : ""}`);
    this.count.textContent = `${this.step} / ${steps}`;
  }

  /** The legend: each part with its numbers, and how many times its true length it is drawn. */
  explain() {
    this.tickTimeline();
    const parts = this.step <= this.race.last ? partsAt(this.map.projection, this.step) : [];
    this.legend.replaceChildren(...parts.map(({ part, mark, meaning, colour, shape, factor, pair: [x, y] }) => element("tr", { "data-part": part, style: `--colour:${colour}` },
      element("td", {}, element("i", { class: `rv-sample-${shape}${part === "step" ? " rv-sample-step" : ""}` })),
      element("th", { scope: "row" }, ...(mark ? [element("b", {}, mark), " "] : []), meaning),
      element("td", { class: "rv-number", title: shape === "circle" ? exact(x) : `${exact(x)}, ${exact(y)}` }, { arrow: `${number(x)}, ${number(y)}`, box: `± ${number(x)}, ± ${number(y)}`, circle: number(x) }[shape]),
      element("td", { class: "rv-scale" }, factor === 1 ? "to scale" : `drawn × ${number(factor)}`))));
  }

  async repaint() {
    if (this.race && paint(this.root) !== this.map.colours) await this.show(this.race);
  }

  async resized() {
    const size = `${this.host.clientWidth} ${this.host.clientHeight}`;
    if (!this.race || size === this.drawnAt) return;
    this.drawnAt = size;
    await this.map.resize();
    this.explain();
  }

  key(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(TYPING)) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!by) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.seek(this.step + by);
  }
}

export default mounted(Anatomy);
