// The best points within a circle, in numbers: how long the steps are, their λ, what the models promise, and what f does.

import { Row } from "./row.js";
import { element } from "./theme.js";
import { curveWords } from "../plot/ball.js";
import { inFull, quantity } from "../plot/quantities.js";

/** @import { Best, Bent } from "../plot/ball.js" */
/** @import * as messages from "../wire/messages.js" */

const HEADS = ["", "‖s‖", "λ", "promised fall of f", "real fall"];

export class BallNumbers {
  /** @type {Row | null} */
  #row = null;

  /** @param {(radius: number | string | null, final: boolean) => void} set  is told of the radius that the reader chooses */
  constructor(set) {
    this.set = set;
    this.slider = element("div", { class: "rv-ball-slider" });
    this.body = element("tbody", {});
    this.words = element("p", {});
    this.node = element("section", { class: "rv-ball", "data-testid": "ball", "aria-label": "The best step within a circle", hidden: true },
      element("h3", {}, "The best step within a circle"),
      element("p", {}, "Of all steps s up to the radius Δ, which one makes the model lowest? It solves (H + λI) s = −g. For the tangent plane, H counts as 0."),
      this.slider,
      element("table", {}, element("thead", {}, element("tr", {}, ...HEADS.map((text) => element("th", { scope: "col" }, text)))), this.body), this.words);
  }

  /**
   * @param {messages.StepperRow[]} steppers
   * @param {"light" | "dark"} theme
   * @param {number} radius
   */
  show(steppers, theme, radius) {
    const bent = steppers.find(({ key }) => key === "trust_region");
    const straight = steppers.find(({ key }) => key === "gradient_descent");
    if (!bent?.slider || !straight) return;
    if (!this.#row) {
      this.#row = new Row(bent.slider, "of the circle", ({ value, final }) => this.set(value, final));
      this.slider.append(this.#row.node);
    }
    this.colours = [straight.colours[theme], bent.colours[theme]];
    this.slider.style.setProperty("--colour", bent.colours[theme]);
    this.#row.show(radius);
  }

  /**
   * @param {Bent} bent
   * @param {{ plane: Best, parabola: Best }} best
   * @param {(step: [number, number]) => number} falls  by how much f really does
   */
  tell(bent, { plane, parabola }, falls) {
    const number = (/** @type {number} */ value) => element("td", { title: inFull(value) }, quantity(value));
    const row = (/** @type {number} */ place, /** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ more, /** @type {Best} */ { step, shift, promised }) =>
      element("tr", { "data-best": key, style: `--colour:${this.colours?.[place] ?? ""}` },
        element("th", { scope: "row" }, element("i", { class: "rv-chip" }), name, " ", element("small", {}, more)),
        number(Math.hypot(...step)), number(shift), number(promised), number(falls(step)));
    const rate = plane.shift > 0 ? `gradient descent, α = 1/λ = ${quantity(1 / plane.shift)}` : "gradient descent";
    this.body.replaceChildren(
      row(0, "plane", "Tangent plane", rate, plane),
      row(1, "parabola", "Parabola", parabola.shift === 0 && Math.hypot(...parabola.step) ? "Newton’s step" : "trust region", parabola));
    this.words.textContent = curveWords(bent, parabola);
  }
}
