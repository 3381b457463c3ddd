// The tools of the stage: zoom, events, which views are seen, predicting and saving.

import { menu } from "./menu.js";
import { element } from "./theme.js";

const TOGETHER = "Show every path up to the step at which the first one diverges; that one leaves the picture there"; // what Zoom out to fit does,
const FURTHER = "Every path is seen up to the step at which the first one diverges. Show ten times as much"; // and once more
const LAID = ["Ring of 8 around the start", "Grid of 5 × 5 over the window"]; // of further starts
const PARTS = { curve: ["Curve", "f over its weight"], map: ["Map", "the map"], relief: ["3-D", "the surface in three dimensions"], data: ["Data", "the samples, and the model beside them"] };

/**
 * @param {string} label
 * @param {string} title
 * @param {() => void} press
 * @param {Record<string, any>} more  attributes
 */
const tool = (label, title, press, more = {}) => element("button", { type: "button", class: "rv-tool", title, onclick: press, ...more }, label);

export class Toolbar {
  /**
   * @param {HTMLElement} host
   * @param {object} act  what each tool does
   * @param {() => void} act.fit
   * @param {() => void} act.home
   * @param {(by: number) => void} act.zoom
   * @param {() => void} act.mark
   * @param {() => void} act.slopes
   * @param {(pattern: "points" | "ring" | "grid") => void} act.starts  further starts in a ring or a grid, or none
   * @param {() => void} act.add
   * @param {(part: string) => void} act.view
   * @param {(game: string) => void} act.predict
   * @param {(kind: import("./record.js").Kind) => void} act.record
   * @param {() => void} act.keys
   */
  constructor(host, act) {
    this.sampled = false; // whether the surface is made from samples
    this.fit = tool("Zoom out to fit", TOGETHER, () => act.fit(), { "data-testid": "zoom-to-fit", hidden: true });
    this.home = tool("Reset view", "Back to the surface's own window", () => act.home(), { hidden: true });
    this.look = element("div", { class: "rv-look", role: "group", "aria-label": "What is seen of the surface" }, this.fit, this.home); // on the picture: they come and go
    this.events = tool("Events", "Mark what happens on the paths: zig-zags, overshoots, stalls and more", () => act.mark(), { "data-testid": "events" });
    this.slopes = tool("Gradients", "Show in which direction each sample pulls the weights, and the mean", () => act.slopes(), { "data-testid": "slopes" });
    const laid = [
      [LAID[0], "Every method also starts at 8 points around the start", () => act.starts("ring")],
      [LAID[1], "Every method also starts at 25 points over the window", () => act.starts("grid")],
      ["Clear", "Only the first start is left", () => act.starts("points")],
    ];
    this.starts = menu("Starts", "Start every method at further points too", /** @type {[string, string, () => void][]} */ (laid), "Shift-click the picture to add a start, or a start to remove it.");
    this.add = tool("Add starts", "Each tap on the picture adds a start, or removes the one that it meets", () => act.add(), { "data-testid": "add-starts", "aria-pressed": "false" });
    this.views = Object.entries(PARTS).map(([key, [label, what]]) => tool(label, `Show or hide ${what}`, () => act.view(key), { "data-view": key }));
    this.choice = element("span", { class: "rv-segments", role: "group", "aria-label": "Views" }, ...this.views);
    this.predict = menu("Predict", "Guess first, then see", [
      ["Who does best?", "Put the methods in order before you see their paths", () => act.predict("rank")],
      ["Where do they end?", "Click where each method will end before you see its path", () => act.predict("end")],
    ]);
    this.saving = menu("Save", "Save the map or the curve as a picture or a film", [
      ["Picture (PNG)", "As it is now", () => act.record("png")],
      ["Animation (GIF)", "The race as a moving picture, for slides and pages", () => act.record("gif")],
      ["Video", "The race as a video, recorded while it plays: WebM, or MP4 where the browser has only that", () => act.record("video")],
    ]);
    host.append(
      tool("−", "Zoom out", () => act.zoom(0.6), { "aria-label": "Zoom out" }),
      tool("+", "Zoom in", () => act.zoom(1.6), { "aria-label": "Zoom in" }),
      this.events, this.slopes, this.starts, this.add, this.choice, this.predict, this.saving,
      tool("?", "Keys (?)", () => act.keys(), { "aria-label": "Keys", "aria-haspopup": "dialog" }),
    );
  }

  /**
   * What a link hides or locks.
   * @param {import("./race.js").Race} race
   * @param {{ offered: boolean, waits: boolean, tapped: boolean }} how  whether something can be predicted, a guess is awaited, and the map is tapped, not clicked
   */
  setOut({ views, samples, starts, locked }, { offered, waits, tapped }) {
    this.choice.hidden = Object.keys(views).length === 1; // one view needs no choice
    const parts = new Set(Object.values(views).flat());
    for (const button of this.views) button.hidden = !parts.has(button.dataset.view ?? "");
    this.sampled = Boolean(samples);
    const row = parts.has("curve"); // f has one weight
    for (const [i, text] of (row ? ["Row of 8 around the start", "Row of 25 over the window"] : LAID).entries()) this.starts.querySelectorAll("button")[i].textContent = text;
    this.starts.hidden = locked.includes("start") || waits || !starts.patterns;
    this.add.hidden = locked.includes("start") || waits || !tapped;
    for (const button of [...this.views, this.events, this.slopes]) button.disabled = locked.includes("tools");
    this.predict.hidden = !offered;
  }

  /**
   * What can be done about the window: nothing where it is the surface's own and no path leaves it.
   * @param {{ leaves: boolean, further: boolean, home: boolean }} window  whether a path leaves it, whether the paths that stay together are seen whole, and whether it is the surface's own
   */
  atWindow({ leaves, further, home }) {
    this.fit.hidden = !leaves;
    this.fit.textContent = further ? "Zoom out further" : "Zoom out to fit";
    this.fit.title = further ? FURTHER : TOGETHER;
    this.home.hidden = home;
  }

  /**
   * The parts that are shown; what is saved is the map or the curve, with all paths, so there is nothing to save without.
   * @param {string[]} parts
   * @param {boolean} waits  whether the race waits for a guess
   */
  arrange(parts, waits) {
    this.saving.hidden = !(parts.includes("map") || parts.includes("curve")) || waits;
    const drawn = parts.includes("map") || !parts.includes("curve"); // the gradients, which a curve does not show
    this.slopes.hidden = !this.sampled || !drawn;
    for (const button of this.views) button.setAttribute("aria-pressed", String(parts.includes(button.dataset.view ?? "")));
  }
}
