// The run of the cell that is meant in the figure beside: its path on a small map, what happened, and its numbers.

import { hear, tell } from "../wire/cells.js";
import { compile, heights } from "../plot/field.js";
import { marker, sample } from "../plot/ink.js";
import { ContourMap } from "../plot/map.js";
import { mounted } from "../wire/mounted.js";
import { Sender } from "../wire/sender.js";
import { element, exact, number, paint } from "../parts/theme.js";

class PathMap extends ContourMap {
  /** Nothing is dragged here: the start is a ring that stays. */
  placeHandle() {
    this.handle.hidden = true;
  }

  drawStill(axes) {
    super.drawStill(axes);
    const [x, y] = this.race.start;
    const ctx = this.still.getContext("2d");
    for (const [rim, rimWidth] of [[this.colours.halo, 4.5], [this.colours.ink, 2]]) {
      marker(ctx, "circle", axes.toX(x), axes.toY(y), 6, { fill: "transparent", rim, rimWidth });
    }
  }
}

class Preview {
  constructor(parent) {
    this.sender = new Sender();
    this.queue = Promise.resolve();
    this.build(parent);
    this.map = new PathMap(this.host, { onPick: () => {}, onWindow: () => {} });
    this.ended = new AbortController();
    const { signal } = this.ended;
    hear("look", (cell) => this.ask(cell), signal);
    hear("load", () => this.sender.waiting.clear(), signal);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => requestAnimationFrame(() => this.enqueue(() => this.show())), { signal });
    this.sizes = new ResizeObserver(() => {
      clearTimeout(this.resizing);
      this.resizing = setTimeout(() => this.enqueue(() => this.map.resize()), 80);
    });
    this.sizes.observe(this.host);
  }

  build(parent) {
    this.title = element("b", {});
    this.host = element("div", { class: "rv-map", role: "img", "aria-label": "The path on the contour map" });
    this.said = element("div", { class: "rv-preview-said", "aria-live": "polite" });
    this.race = element("button", { type: "button", class: "rv-tool rv-race", onclick: () => tell("load", this.cell) }, "Race this");
    this.root = element("section", { class: "rv-stage rv-preview", "data-testid": "preview", "aria-label": "The run of one cell" },
      element("div", { class: "rv-preview-head" }, this.title, this.race), this.host, this.said);
    parent.append(this.root);
  }

  enqueue(work) {
    this.queue = this.queue.then(() => (this.root.isConnected ? work() : undefined)).catch((error) => {
      if (this.root.isConnected) console.error(error);
    });
    return this.queue;
  }

  ask(cell) {
    this.sender.send("look", (payload) => this.component.setTriggerValue("look", payload), cell);
  }

  receive(component) {
    this.component = component;
    if (component.data !== this.bytes) {
      this.bytes = component.data;
      this.message = component.data;
      const { surface } = this.message;
      surface.f = compile(surface.tree);
      surface.height = heights(surface.scale);
      this.sender.answered(this.message.serial);
    }
    this.enqueue(() => this.show());
  }

  async show() {
    const colours = paint(this.root);
    const { message } = this;
    if (message === this.shown && colours === this.map.colours) return;
    this.shown = message;
    for (const method of message.methods) method.colour = method.colours[colours.name];
    this.cell = message.cell;
    this.race.hidden = !message.cell;
    this.title.textContent = message.title;
    this.said.replaceChildren(...message.lines.map((line) => this.line(line, colours.name)));
    await this.map.show(message, colours);
    this.map.tick(message.steps);
    Object.assign(this.root.dataset, { cell: message.cell ? `${message.cell.row},${message.cell.column}` : "", serial: message.serial });
  }

  /** A fact about the cell, "name value", or a sentence, which may be a method's and then has its colour. */
  line({ name, value, sentence, ...style }, theme) {
    if (sentence === undefined) {
      const [shown, whole] = typeof value === "string" ? [value, ""] : [number(value), Number.isFinite(value) ? exact(value) : ""];
      return element("p", { class: "rv-fact", "data-fact": name }, element("span", {}, name), element("b", { title: whole }, shown));
    }
    const chip = style.colours ? [sample(style, style.colours[theme])] : [];
    return element("p", {}, ...chip, sentence);
  }

  remove() {
    this.sizes.disconnect();
    this.ended.abort();
    this.root.remove();
  }
}

export default mounted(Preview);
