// The landscape of the loss over the plane that is chosen, as far as it has come.

import { Landscape } from "./landscape.js";
import { element } from "./theme.js";

/** @import { Pane, Shown } from "./training.js" */

const COMING = "The landscape is worked out once the training is at its end, or stopped…";

/** @implements {Pane} */
export class Planes {
  /** @type {Landscape | null} made when it is first seen: a map and a view in 3-D take their time */
  landscape = null;

  drawn = /** @type {unknown[]} */ ([]); // what the landscape shows

  /** @param {ConstructorParameters<typeof Landscape>[1]} options */
  constructor(options) {
    this.options = options;
    this.said = element("p", { class: "rv-empty", role: "status" });
    this.place = element("div", {});
    this.node = element("div", { class: "rv-pane" }, this.said, this.place);
  }

  /** @param {Shown} shown */
  show({ message, training, colours }) {
    const plane = training.planes.get(message.plane);
    this.said.hidden = Boolean(plane);
    this.said.textContent = COMING;
    this.place.hidden = !plane;
    const drawn = [plane, colours, message.methods, message.of];
    if (!plane || drawn.every((one, i) => one === this.drawn[i])) return;
    this.drawn = drawn;
    this.landscape ??= new Landscape(this.place, this.options);
    const { landscape, options } = this;
    options.enqueue(() => (drawn === this.drawn ? landscape.show(plane, colours, message) : undefined));
  }

  /** @param {number} step */
  tick(step) {
    this.landscape?.tick(step);
  }

  resize() {
    this.options.enqueue(() => this.landscape?.resize());
  }
}
