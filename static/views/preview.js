// The run of the cell that is meant in the figure beside: its path on a small map, what happened, and its numbers.

import { element, exact, number, paint } from "../parts/theme.js";
import { compile, heights } from "../plot/field.js";
import { sample } from "../plot/ink.js";
import { exits } from "../plot/layers/exits.js";
import { minima, start } from "../plot/layers/marks.js";
import { faint, walked } from "../plot/layers/paths.js";
import { ContourMap } from "../plot/map.js";
import { View, mounted } from "../view.js";
import { hear, tell } from "../wire/cells.js";
import { Sender } from "../wire/sender.js";

class Preview extends View {
  constructor(parent) {
    super(parent, element("section", { class: "rv-stage rv-preview", "data-testid": "preview", "aria-label": "The run of one cell" }));
    this.sender = new Sender(this.signal);
    this.build();
    this.map = new ContourMap(this.host, { signal: this.signal, layers: [faint, walked, minima, exits, start] });
    hear("look", (cell) => this.ask(cell), this.signal);
    hear("load", () => this.sender.waiting.clear(), this.signal);
    this.onTheme(() => this.show());
    this.onResize([this.host], () => this.map.resize());
  }

  build() {
    this.title = element("b", {});
    this.host = element("div", { class: "rv-map", role: "img", "aria-label": "The path on the contour map" });
    this.said = element("div", { class: "rv-preview-said", "aria-live": "polite" });
    this.race = element("button", { type: "button", class: "rv-tool rv-race", onclick: () => tell("load", this.cell) }, "Race this");
    this.root.append(element("div", { class: "rv-preview-head" }, this.title, this.race), this.host, this.said);
  }

  ask(cell) {
    this.sender.send("look", (payload) => this.tell("look", payload), cell);
  }

  receive(data) {
    if (data !== this.message) {
      this.message = data;
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
}

export default mounted(Preview);
