// The surface's shape: its condition number where that can be chosen, and folded away how it is turned and stretched.

import { Row } from "../parts/row.js";
import { element, paint } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { Sender } from "../wire/sender.js";

class Shape extends View {
  constructor(parent, { motion }) {
    super(parent, element("fieldset", { class: "rv-deck rv-shape", "aria-label": "Shape of the surface", "data-testid": "shape" }));
    this.sender = new Sender(this.signal);
    this.rows = motion.map((spec) => this.row(spec));
    this.said = element("small", {});
    this.reset = element("button", { type: "button", class: "rv-reset", title: "As the catalogue has it", onclick: () => this.send({ reset: true, final: true }) }, "put back");
    this.fold = element("details", {}, element("summary", {}, element("span", {}, "Turn and stretch"), this.said), ...this.rows.map((row) => row.node), this.reset);
    this.problem = element("p", { class: "rv-problem", role: "alert", hidden: true });
    this.root.append(this.fold, this.problem);
    this.onTheme(() => paint(this.root));
  }

  row(spec) {
    return new Row(spec, "of the surface", (change) => this.send({ name: spec.name, ...change }));
  }

  receive({ kappa, motion, said, problem, serial, locked }) {
    this.root.disabled = locked;
    this.sender.answered(serial);
    paint(this.root);
    if (Boolean(kappa) !== Boolean(this.kappa)) {
      this.kappa?.node.remove();
      this.kappa = kappa ? this.row(kappa) : null;
      if (this.kappa) this.root.prepend(this.kappa.node);
    }
    this.kappa?.show(kappa.value);
    this.rows.forEach((row, i) => row.show(motion[i].value));
    if (said && !this.seen) this.fold.open = true; // what a link has turned is seen to be
    this.seen = true;
    this.said.textContent = said;
    this.reset.hidden = !said;
    this.problem.hidden = !problem;
    this.problem.textContent = problem ?? "";
  }

  send(change) {
    this.sender.send(change.name, (payload) => this.tell("change", payload), change);
  }
}

export default mounted(Shape);
