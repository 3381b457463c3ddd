// A link for a lecture: one of a few presets, and in its details what is hidden or locked, how large things are and how the race plays.

import { address } from "../wire/address.js";
import { copied, field, say } from "./copy.js";
import { wayTo } from "./way.js";
import { Poster } from "./poster.js";
import { element } from "./theme.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {messages.LecturePart["state"]} State */

/** @type {Record<State, string>} */
const STATES = { show: "Show", lock: "Lock", hide: "Hide" };
const FRAME = { width: 800, height: 620 }; // pixels of a frame in a course page

const escaped = (/** @type {string} */ text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/**
 * The parts that are in one state as a link names them: by one word where there is one for just these, null for none.
 * @param {Map<string, State>} states  by part
 * @param {State} state
 * @param {readonly messages.LectureGroup[]} groups
 */
export function named(states, state, groups) {
  const names = [...states].flatMap(([name, its]) => (its === state ? [name] : [])).join();
  return groups.find((group) => group.state === state && group.parts.join() === names)?.name ?? (names || null);
}

/**
 * How a preset has a part.
 * @param {messages.LecturePreset} preset
 * @param {string} name
 * @returns {State}
 */
const stateIn = ({ hide, lock }, name) => (hide.includes(name) ? "hide" : lock.includes(name) ? "lock" : "show");

export class Lecture {
  /** @type {Map<string, State>} by part, those of other pages among them */
  states = new Map();

  /** @type {messages.Share | undefined} */
  data = undefined;

  predict = "";

  /**
   * @param {HTMLElement} host
   * @param {AbortSignal} signal  ends it
   */
  constructor(host, signal) {
    this.signal = signal;
    this.presets = element("div", { class: "rv-presets", role: "group", "aria-label": "Presets" });
    this.parts = element("tbody", {});
    this.free = element("select", { id: "rv-lecture-free" });
    this.size = element("input", { type: "range", step: 0.05, id: "rv-lecture-size" });
    this.sized = element("output", { for: "rv-lecture-size" });
    this.play = element("select", { id: "rv-lecture-play" });
    this.speed = element("select", { id: "rv-lecture-speed" });
    this.link = field("Link for the lecture");
    this.frame = field("Code for a course page", "textarea");
    this.framed = element("p", {});
    /** @type {(of: HTMLInputElement | HTMLTextAreaElement, words: string) => HTMLElement} */
    const copy = (of, words) => {
      const button = element("button", { type: "button", "aria-label": words, onclick: () => this.copy(of, button) }, "Copy");
      return button;
    };
    /** @type {(words: string, control: HTMLElement, ...more: HTMLElement[]) => HTMLElement} */
    const labelled = (words, control, ...more) => element("div", { class: "rv-lecture-row" }, element("label", { for: control.id }, words), control, ...more);
    this.freed = labelled("Rate left free", this.free);
    this.open = element("a", { class: "rv-lecture-open", target: "_blank", rel: "noopener" }, "Open it in a new tab");
    const code = element("button", { type: "button", "aria-haspopup": "dialog", "aria-label": "QR code of the link for the lecture", onclick: () => this.poster.open(this.link.value) }, "QR code");
    this.node = element("div", { class: "rv-lecture" },
      element("p", {}, "A link for your class. This page does not change: try the link in a new tab."),
      element("p", {}, wayTo("./teaching", "Teacher’s guide: five links for a 45-minute lecture")),
      this.presets, this.freed,
      element("details", {}, element("summary", {}, "Details"),
        element("table", {}, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Part of the page"), ...Object.values(STATES).map((words) => element("th", { scope: "col" }, words)))), this.parts),
        labelled("Type and lines", this.size, this.sized), labelled("The race plays", this.play), labelled("at speed", this.speed)),
      element("h3", {}, "The link"), element("div", { class: "rv-copy" }, this.link, copy(this.link, "Copy the link for the lecture"), code), this.open,
      element("h3", {}, "In a course page: map, playback and caption"), element("div", { class: "rv-copy" }, this.frame, copy(this.frame, "Copy the code for a course page")), this.framed);
    this.poster = new Poster(this.node);
    this.node.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "radio") this.states.set(target.dataset.part ?? "", /** @type {State} */ (target.value));
      this.write();
    });
    host.append(this.node);
  }

  /**
   * Begins with what this page's own link has.
   * @param {messages.Share} share
   */
  show(share) {
    this.data = share;
    this.predict = share.predict;
    this.states = new Map(share.parts.map(({ name, state }) => [name, state]));
    this.presets.replaceChildren(...share.presets.map((preset) => element("button", { type: "button", "data-preset": preset.name, onclick: () => this.choose(preset) }, element("b", {}, preset.title), element("span", {}, preset.what))));
    this.parts.replaceChildren(...share.parts.filter(({ here }) => here).map((part) => this.row(part)));
    Object.assign(this.size, { min: share.sizes[0], max: share.sizes[1], value: share.size });
    /** @type {(select: HTMLSelectElement, options: readonly messages.Option[], chosen: string) => void} */
    const fill = (select, options, chosen) => select.replaceChildren(...options.map(({ value, words }) => element("option", { value, selected: value === chosen }, words)));
    fill(this.play, share.plays, share.play);
    fill(this.speed, share.speeds, share.speed);
    fill(this.free, [{ value: "", words: "none" }, ...share.rates], share.free);
    this.framed.textContent = share.framed;
    this.framed.hidden = !share.framed;
    this.write();
  }

  /** @param {messages.LecturePreset} preset */
  choose(preset) {
    for (const name of this.states.keys()) this.states.set(name, stateIn(preset, name));
    this.predict = preset.predict;
    this.size.value = String(preset.size);
    this.play.value = preset.play;
    this.free.value = preset.frees ? this.free.value || this.data?.rates[0]?.value || "" : "";
    this.write();
  }

  /**
   * Whether all is as a preset has it.
   * @param {messages.LecturePreset} preset
   */
  chosen(preset) {
    return [...this.states].every(([name, state]) => state === stateIn(preset, name)) && this.size.valueAsNumber === preset.size
      && this.play.value === preset.play && this.predict === preset.predict && Boolean(this.free.value) === preset.frees;
  }

  /** @param {messages.LecturePart} part */
  row({ name, what, lockable }) {
    const choices = Object.entries(STATES).map(([value, words]) => element("td", {}, ...(value === "lock" && !lockable ? [] : [element("input", { type: "radio", name: `rv-part-${name}`, value, "data-part": name, "aria-label": `${words}: ${what}` })])));
    return element("tr", {}, element("th", { scope: "row" }, what), ...choices);
  }

  /** Shows what was chosen, and writes the link and the code that say it. */
  write() {
    if (!this.data) return;
    const { states, data: { defaults, presets, groups, rates } } = this;
    for (const radio of this.parts.querySelectorAll("input")) radio.checked = radio.value === states.get(radio.dataset.part ?? "");
    for (const button of this.presets.querySelectorAll("button")) {
      const preset = presets.find(({ name }) => name === button.dataset.preset);
      button.setAttribute("aria-pressed", String(Boolean(preset && this.chosen(preset))));
    }
    const locked = ["methods", "trainers"].some((name) => states.get(name) === "lock");
    this.freed.hidden = !rates.length || !locked;
    /** @type {(name: keyof messages.LectureDefaults, text: string) => string | null} */
    const unlessDefault = (name, text) => (text === defaults[name] ? null : text);
    this.sized.textContent = `${this.size.value}×`;
    const lecture = {
      hide: named(states, "hide", groups), lock: named(states, "lock", groups), free: (locked && this.free.value) || null, size: unlessDefault("size", this.size.value),
      play: unlessDefault("play", this.play.value), speed: unlessDefault("speed", this.speed.value), predict: unlessDefault("predict", this.predict), embed: null,
    };
    this.link.value = this.open.href = address(lecture);
    this.frame.value = `<iframe src="${escaped(address({ ...lecture, embed: "true" }))}" title="Ravine: watch optimizers descend" width="${FRAME.width}" height="${FRAME.height}" style="border: 0"></iframe>`;
  }

  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} of
   * @param {HTMLElement} button
   */
  async copy(of, button) {
    if (await copied(of.value)) say(button, "Copied", this.signal);
    else of.focus(); // which selects it
  }
}
