// A link for a lecture, put together from what is to be hidden or locked, how large things are and how the race plays.

import { address } from "../wire/address.js";
import { copied, field, say } from "./copy.js";
import { element } from "./theme.js";

/** @import * as messages from "../wire/messages.js" */

/** @type {Record<messages.LecturePart["state"], string>} */
const STATES = { show: "Show", lock: "Lock", hide: "Hide" };
const FRAME = { width: 800, height: 620 }; // pixels of a frame in a course page

const escaped = (/** @type {string} */ text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

export class Lecture {
  /**
   * @param {HTMLElement} host
   * @param {AbortSignal} signal  ends it
   */
  constructor(host, signal) {
    this.signal = signal;
    /** @type {string[]} */
    this.names = []; // of the parts
    /** @type {messages.LectureDefaults} */
    this.defaults = { size: "", play: "", speed: "" };
    this.parts = element("tbody", {});
    this.size = element("input", { type: "range", step: 0.05, id: "rv-lecture-size" });
    this.sized = element("output", { for: "rv-lecture-size" });
    this.play = element("select", { id: "rv-lecture-play" });
    this.speed = element("select", { id: "rv-lecture-speed" });
    this.link = field("Link for the lecture");
    this.frame = field("Code for a course page", "textarea");
    /** @type {(of: HTMLInputElement | HTMLTextAreaElement, words: string) => HTMLElement} */
    const copy = (of, words) => {
      const button = element("button", { type: "button", "aria-label": words, onclick: () => this.copy(of, button) }, "Copy");
      return button;
    };
    /** @type {(words: string, control: HTMLElement, ...more: HTMLElement[]) => HTMLElement} */
    const labelled = (words, control, ...more) => element("div", { class: "rv-lecture-row" }, element("label", { for: control.id }, words), control, ...more);
    this.open = element("a", { class: "rv-lecture-open", target: "_blank", rel: "noopener" }, "Open it in a new tab");
    this.node = element("div", { class: "rv-lecture" },
      element("p", {}, "A link for your class. This page does not change: try the link in a new tab."),
      element("table", {}, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Part of the page"), ...Object.values(STATES).map((words) => element("th", { scope: "col" }, words)))), this.parts),
      labelled("Type and lines", this.size, this.sized), labelled("The race plays", this.play), labelled("at speed", this.speed),
      element("h3", {}, "The link"), element("div", { class: "rv-copy" }, this.link, copy(this.link, "Copy the link for the lecture")), this.open,
      element("h3", {}, "In a course page: map, playback and caption"), element("div", { class: "rv-copy" }, this.frame, copy(this.frame, "Copy the code for a course page")));
    this.node.addEventListener("input", () => this.write());
    host.append(this.node);
  }

  /**
   * Begins with what this page's own link has.
   * @param {messages.Share} share
   */
  show({ parts, sizes, size, plays, play, speeds, speed, defaults }) {
    this.names = parts.map(({ name }) => name);
    this.defaults = defaults;
    this.parts.replaceChildren(...parts.map((part) => this.row(part)));
    Object.assign(this.size, { min: sizes[0], max: sizes[1], value: size });
    /** @type {(select: HTMLSelectElement, options: messages.Option[], chosen: string) => void} */
    const fill = (select, options, chosen) => select.replaceChildren(...options.map(({ value, words }) => element("option", { value, selected: value === chosen }, words)));
    fill(this.play, plays, play);
    fill(this.speed, speeds, speed);
    this.write();
  }

  /** @param {messages.LecturePart} part */
  row({ name, what, lockable, state }) {
    const choices = Object.entries(STATES).map(([value, words]) => element("td", {}, ...(value === "lock" && !lockable ? [] : [element("input", { type: "radio", name: `rv-part-${name}`, value, checked: value === state, "aria-label": `${words}: ${what}` })])));
    return element("tr", { "data-part": name }, element("th", { scope: "row" }, what), ...choices);
  }

  /**
   * The parts that are in one state, as a link names them; null for none.
   * @param {messages.LecturePart["state"]} state
   */
  named(state) {
    const chosen = this.names.filter((name) => this.parts.querySelector(`[data-part="${name}"] input:checked`)?.getAttribute("value") === state);
    return chosen.join() || null;
  }

  write() {
    /** @type {(name: keyof messages.LectureDefaults, text: string) => string | null} */
    const unlessDefault = (name, text) => (text === this.defaults[name] ? null : text);
    this.sized.textContent = `${this.size.value}×`;
    const lecture = {
      hide: this.named("hide"), lock: this.named("lock"), size: unlessDefault("size", this.size.value), play: unlessDefault("play", this.play.value),
      speed: unlessDefault("speed", this.speed.value), embed: null,
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
