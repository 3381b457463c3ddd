// What the thin lines, the dots and the circles of a noisy race are.

import { element, number } from "./theme.js";

const sample = (kind, text) => element("span", { class: `rv-sample rv-sample-${kind}` }, element("i"), text);

/** Fills `host` for a race; hides it when the race is without noise. */
export function explain(host, { noise, surface }) {
  host.hidden = !noise;
  if (!noise) return;
  const { runs, shown, steps, within } = noise;
  const samples = [sample("ghost", "the path without noise")];
  if (steps.length) {
    const count = shown < runs ? `${shown} of ${runs}` : `${runs}`;
    samples.push(sample("fan", `${count} noisy runs${steps[1] > 1 ? `, every ${steps[1]} steps` : ""}`));
  }
  if (runs && surface.minima.length) samples.push(sample("circle", `success: within ${number(within)} of a minimum at the end`));
  host.replaceChildren(...samples);
}
