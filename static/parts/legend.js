// What the marks on the map are: the critical points, and of a noisy race the thin lines, the dots and the circles.

import { KINDS, mark } from "../plot/layers/critical.js";
import { fresh, marker, sample } from "../plot/ink.js";
import { SIGNS, planOf } from "../plot/samples.js";
import { toggle } from "../wire/muting.js";
import { element } from "./theme.js";
import { inFull } from "../plot/quantities.js";

const SIDE = 14; // pixels of a mark's picture

/** @import * as messages from "../wire/messages.js" */
/** @import { Method, Pinned, Race } from "./race.js" */
/** @import { Colours } from "./theme.js" */

/** @type {(kind: string, text: string) => HTMLElement} */
const sign = (kind, text) => element("span", { class: `rv-sample rv-sample-${kind}` }, element("i"), text);

/**
 * Fills `host` for a race; hides it where everything explains itself. It stays while the critical points are not known.
 * Where there are no cards it also says which path is whose, and hides the path that is pressed.
 * @param {HTMLElement} host
 * @param {Race} race
 * @param {Colours} colours
 * @param {Set<string>} muted  keys of methods
 */
export function explain(host, race, colours, muted) {
  const { critical: found, hidden } = race;
  if (!found) return;
  const samples = hidden.includes("legend") ? [] : [...(hidden.includes("methods") ? racers(race.methods, muted) : []), ...critical(found, colours), ...noisy(race), ...further(race), ...pinned(race.pinned), ...sampled(race, colours)];
  host.hidden = !samples.length;
  host.replaceChildren(...samples);
}

/** @type {(methods: Method[], muted: Set<string>) => HTMLElement[]} */
const racers = (methods, muted) => methods.map((method) => element("button", {
  type: "button", class: `rv-sample rv-sample-racer${muted.has(method.key) ? " rv-muted" : ""}`, "data-method": method.key, "aria-pressed": !muted.has(method.key),
  title: "Hide or show this path", onclick: () => toggle(method.key),
}, sample(method, method.colour), method.name));

/**
 * How many critical points there are of each kind, at least where a finer search might find more; nothing for a single minimum, which has a star that all know.
 * @param {messages.CriticalPoints} found
 * @param {Colours} colours
 */
function critical(found, colours) {
  if (found.counts.minimum === 1 && Object.keys(found.counts).length === 1) return [];
  const shown = (/** @type {string} */ kind) => found.points.some((point) => point.kind === kind);
  const least = found.whole ? "" : "at least ";
  const count = (/** @type {string} */ kind) => `${least}${found.counts[kind]} ${KINDS[kind][found.counts[kind] === 1 ? 0 : 1]}`;
  const kinds = Object.keys(KINDS).filter((kind) => found.counts[kind]);
  const hidden = kinds.filter((kind) => !shown(kind));
  const samples = kinds.filter(shown).map((kind) => {
    const picture = element("canvas", { style: `width: ${SIDE}px; height: ${SIDE}px`, "aria-hidden": "true" });
    mark(fresh(picture, { width: SIDE, height: SIDE }), kind, SIDE / 2, SIDE / 2, colours);
    return element("span", { class: "rv-sample rv-sample-critical" }, picture, count(kind));
  });
  if (hidden.length) samples.push(element("span", { class: "rv-sample-critical" }, `${hidden.map(count).join(" and ")}: too many to mark`));
  return samples;
}

/** @param {Pinned | null} run */
function pinned(run) {
  if (!run) return [];
  const kept = sign("pinned", run.name);
  kept.style.setProperty("--colour", run.colour);
  return [kept];
}

/**
 * What the samples in the data view are, where they are of several kinds.
 * @param {Race} race
 * @param {Colours} colours
 */
function sampled({ samples }, colours) {
  if (!samples) return [];
  const { classes, target } = planOf(samples);
  const kinds = classes ? classes.map((value, i) => ({ text: `${target} = ${inFull(value)}`, shape: SIGNS[i], fill: i ? colours.other : colours.sample })) : [];
  if (samples.held_out) kinds.push({ text: "held out", shape: SIGNS[0], fill: colours.halo });
  return kinds.map((kind) => kindOf(kind, colours));
}

/**
 * A kind of samples: their mark and what they are.
 * @param {{ text: string, shape: string, fill: string }} kind
 * @param {Colours} colours
 */
export function kindOf({ text, shape, fill }, colours) {
  const picture = element("canvas", { style: `width: ${SIDE}px; height: ${SIDE}px`, "aria-hidden": "true" });
  marker(fresh(picture, { width: SIDE, height: SIDE }), shape, SIDE / 2, SIDE / 2, 4.5, { fill, rim: colours.ink, rimWidth: 1 });
  return element("span", { class: "rv-sample rv-sample-kind" }, picture, text);
}

/**
 * How many further starts there are.
 * @param {Race} race
 */
const further = ({ starts: { points: { length } } }) => (length ? [sign("starts", `${length} further start${length === 1 ? "" : "s"}, with thin paths`)] : []);

/** @param {Race} race */
function noisy({ noise, surface, samples }) {
  if (!noise) return [];
  const { runs, shown, steps, within } = noise;
  const signs = [sign("ghost", samples ? "the path if each step saw all samples" : "the path without noise")];
  if (steps.length) {
    const count = shown < runs ? `${shown} of ${runs}` : `${runs}`;
    signs.push(sign("fan", `${count} ${samples ? "runs with batches of their own" : "noisy runs"}${steps[1] > 1 ? `, every ${steps[1]} steps` : ""}`));
  }
  if (runs && surface.minima.length) signs.push(sign("circle", `success: within ${inFull(within)} of a minimum at the end`));
  return signs;
}
