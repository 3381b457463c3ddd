// What is under the pointer on a map, in words: where that is and how high, or what else is known of it.

import { element, number } from "../parts/theme.js";

export class Readout {
  /** `told(projection, x, y)` is what else is known, or null. */
  constructor(map, told) {
    Object.assign(this, { map, told });
    this.node = element("output", { class: "rv-readout", "aria-live": "off", hidden: true });
    for (const name of ["pointermove", "pointerdown"]) map.host.addEventListener(name, (event) => this.read(event));
    map.host.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") this.node.hidden = true; }); // a finger has left before one can read
  }

  read(event) {
    const { projection } = this.map;
    const point = projection && this.map.pointAt(event);
    this.node.hidden = !point;
    if (!point) return;
    const [x, y] = point;
    this.node.textContent = this.told(projection, x, y) ?? `x ${number(x, 4)}   y ${number(y, 4)}   f ${number(projection.race.surface.f(x, y), 4)}`;
  }
}
