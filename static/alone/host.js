// Plays the server's part in a page that still computes: it holds the set-up, hears what the views wish, and answers with
// the messages that the server would send. Nothing is asked of anybody else.

import { Engine } from "../engine/engine.js";
import { paint } from "../parts/theme.js";
import deck from "../views/deck.js";
import numbers from "../views/numbers.js";
import scoreboard from "../views/scoreboard.js";
import shape from "../views/shape.js";
import stage from "../views/stage.js";
import { decode } from "../wire/message.js";
import { messagesOf } from "./race.js";
import { Unusable, numbered, opened, retuned, sampled, shaped, startsOf } from "./setup.js";
import { follow, surfaceIn } from "./surface.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Component } from "../view.js" */
/** @import { Setup } from "./setup.js" */
/** @typedef {"stage" | "deck" | "table" | "shape" | "numbers"} Place */
/** @typedef {{ setup: Setup, plays?: boolean }} Change  what a wish comes to, and whether the race is to play from its start */

/** @type {Record<Place, { mount: (component: Component) => () => void, place: string }>} */
const VIEWS = {
  shape: { mount: shape, place: "shape" }, numbers: { mount: numbers, place: "numbers" }, deck: { mount: deck, place: "deck" },
  stage: { mount: stage, place: "stage" }, table: { mount: scoreboard, place: "scoreboard" },
};
const PLACES = /** @type {Place[]} */ (Object.keys(VIEWS));
const KEPT = " The old set-up is kept.";
const BROKEN = "This page is damaged, so the race cannot be shown. ";

/** @param {string} id */
const text = (id) => document.getElementById(id)?.textContent ?? "";

/**
 * What the server has told: the JSON and the arrays behind it, as they would come in one message.
 * @returns {messages.Alone}
 */
function told() {
  const json = new TextEncoder().encode(text("told"));
  const arrays = Uint8Array.from(atob(text("arrays")), (letter) => letter.charCodeAt(0));
  const packed = new Uint8Array(4 + json.length + arrays.length);
  new DataView(packed.buffer).setUint32(0, json.length, true);
  packed.set(json, 4);
  packed.set(arrays, 4 + json.length);
  return decode(packed);
}

/** @param {string} words */
function note(words) {
  const notes = document.getElementById("notes");
  if (!notes) return;
  notes.textContent = words;
  notes.hidden = !words;
}

class Host {
  plays = 1; // the race plays when the page opens

  /** @type {Record<string, string>} by its place, why what was asked could not be had */
  problems = {};

  /** @type {Record<string, number>} by component, the number of its last question */
  answered = {};

  /** @type {Promise<void> | null} the answer that is on its way */
  answering = null;

  again = false; // whether something was asked since

  /**
   * @param {messages.Alone} alone
   * @param {Setup} setup
   * @param {Engine} engine  with the rules
   */
  constructor(alone, setup, engine) {
    this.told = alone;
    this.setup = setup;
    this.engine = engine;
  }

  /** @type {import("./setup.js").Table} */
  table = (...asked) => this.engine.table(...asked);

  /**
   * What a wish of a view comes to: null for one that only a server can grant. Throws Unusable.
   * @param {string} wish  component.name
   * @param {any} value
   * @returns {Change | null}
   */
  change(wish, value) {
    const { told: alone, setup } = this;
    if (wish === "stage.pick") {
      const [one, other] = [{ name: /** @type {const} */ ("x"), value: value.x, final: true }, { name: /** @type {const} */ ("y"), value: value.y, final: true }];
      return { setup: numbered(alone, numbered(alone, setup, one), other), plays: value.play };
    }
    if (wish === "stage.starts") return { setup: { ...setup, starts: startsOf(alone, { ...setup.starts, points: value.points, around: false }) } };
    if (wish === "stage.mute") return { setup: { ...setup, muted: value.muted } };
    if (wish === "stage.view") return { setup: { ...setup, view: value.view } };
    if (wish === "stage.counted") return { setup: { ...setup, counted: value.counted } };
    if (wish === "stage.stability") return { setup: { ...setup, stability: value.shown } };
    if (wish === "stage.arrows") return { setup: { ...setup, arrows: value.shown } };
    if (wish === "stage.sample") return { setup: sampled(alone, setup, value) };
    if (wish === "deck.change") return { setup: retuned(alone, setup, value, this.table) };
    if (wish === "numbers.change") return { setup: numbered(alone, setup, value), plays: value.name === "x" || value.name === "y" };
    if (wish === "shape.change") return { setup: this.reshaped(shaped(alone, setup, value)) };
    return null;
  }

  /**
   * A set-up with another shape of the surface: its starts go with it.
   * @param {Setup} setup
   */
  reshaped(setup) {
    const { parameters, turn, stretch } = setup;
    const before = surfaceIn(this.told, this.setup, this.engine);
    const carried = (/** @type {[number, number]} */ point) => follow(before, { parameters, turn, stretch }, point, this.engine);
    const { around, points } = setup.starts;
    return { ...setup, start: carried(setup.start), starts: { ...setup.starts, points: around ? points : points.map(carried) } };
  }

  /**
   * A view has a wish.
   * @param {Place} view
   * @param {string} wish
   * @param {any} value
   */
  hear(view, wish, value) {
    const place = view === "deck" ? value.method : wish === "sample" ? "samples" : view === "stage" || value.name === "x" || value.name === "y" ? "start" : view === "numbers" ? "run" : view;
    if (typeof value?.serial === "number") this.answered[view] = value.serial;
    try {
      const change = this.change(`${view}.${wish}`, value);
      if (!change) return;
      delete this.problems[place];
      this.setup = change.setup;
      if (change.plays) this.plays += 1;
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      this.problems[place] = error.message + KEPT;
    }
    this.answer();
  }

  /** Answers once what is being heard has been; one answer at a time, the newest. */
  answer() {
    this.again = true;
    this.answering ??= Promise.resolve().then(async () => {
      while (this.again) {
        this.again = false;
        await this.show();
      }
    }).finally(() => { this.answering = null; });
    return this.answering;
  }

  async show() {
    const { told: alone, engine } = this;
    await engine.prepare(surfaceIn(alone, this.setup, engine).programs, Object.keys(this.setup.methods));
    const found = messagesOf(alone, this.setup, this, engine);
    for (const view of PLACES) {
      const { mount, place } = VIEWS[view];
      const parentElement = /** @type {HTMLElement} */ (document.querySelector(`.st-key-${place}`));
      mount({ name: place, parentElement, data: found[view], setTriggerValue: (wish, value) => this.hear(view, wish, value) });
    }
  }
}

/** Opens the page: the set-up that stands in it, or if that cannot be used the one that was exported, and a note. */
export async function begin() {
  const page = document.body;
  paint(page);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint(page));
  try {
    const alone = told();
    const { programs } = alone.stage.surface;
    if (!programs) throw new Error("This page cannot compute the surface.");
    const engine = new Engine();
    await engine.prepare(programs, []);
    const { setup, note: why } = opened(alone, text("setup"), (...asked) => engine.table(...asked));
    note(why || alone.note);
    await new Host(alone, setup, engine).answer();
  } catch (error) {
    console.error(error);
    note(BROKEN + document.getElementById("more")?.textContent);
  }
}
