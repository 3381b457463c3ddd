// Networks that several methods train, on one clock. All that is drawn has come by the training's stream: play and scrub
// never ask the server.

import { between, curvature, landscape } from "../parts/awaited.js";
import { captionOf } from "../parts/caption.js";
import { Choice } from "../parts/choice.js";
import { Clock } from "../parts/clock.js";
import { Comparison } from "../parts/comparison.js";
import { afterLoss } from "../parts/connection.js";
import { Followed } from "../parts/followed.js";
import { Keys, NETWORK_KEYS, press } from "../parts/keys.js";
import { Layers } from "../parts/layers.js";
import { Learners } from "../parts/learners.js";
import { Losses } from "../parts/losses.js";
import { Playback } from "../parts/playback.js";
import { Sharpness } from "../parts/sharpness.js";
import { TURN } from "../parts/standing.js";
import { element, paint } from "../parts/theme.js";
import { timer } from "../parts/timer.js";
import { together } from "../parts/together.js";
import { Variants } from "../parts/variants.js";
import { coloured } from "../plot/ink.js";
import { placeOf } from "../plot/rising.js";
import { View, mounted } from "../view.js";
import { hear, tell as say, toggle } from "../wire/muting.js";
import { LOST_AFTER, Sender } from "../wire/sender.js";
import { asCount } from "../plot/quantities.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Pane, Shown } from "../parts/training.js" */

const COMPARE = "compare"; // the tab in which variants stand side by side
const NONE = "none"; // what a link calls no method
const PICTURES = ".rv-map, .rv-relief, .rv-matrix-box"; // that are moved by arrow keys

/** @extends {View<messages.Networks, { set: messages.NetworksSet, take: messages.NetworksTake, ask: messages.NetworksAsk, run: messages.NetworksRun }>} */
class Networks extends View {
  /** @type {messages.Networks | null} the latest message */
  message = null;

  /** @type {Shown | null} */
  shown = null;

  /** @type {Partial<Pick<messages.Networks, "tab" | "plane" | "of" | "method" | "matrix" | "compare" | "muted" | "going">>} what the reader has chosen and the server has not told yet */
  chosen = {};

  revision = 0;
  frame = 0; // that is asked for, to show what has come
  opened = ""; // what tells which parts are seen

  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-stage rv-networks", "data-testid": "networks", "aria-label": "Networks in training", "data-revision": 0 }));
    const { signal } = this;
    this.sender = new Sender(signal);
    this.clock = new Clock(() => this.tick());
    this.how = { signal, later: () => this.later() };
    this.followed = new Followed("", this.how);
    this.comparison = new Comparison(this.how);
    const seek = (/** @type {number} */ step) => this.seek(step);
    /** @type {import("../parts/awaited.js").Options} */
    const later = { signal, clock: this.clock, enqueue: (work) => this.enqueue(work), onSet: (name, value) => this.look({ [name]: value }) };
    /** @type {Record<string, Pane>} by the key of their tab */
    this.panes = {
      learned: new Learners(), layers: new Layers(() => this.show()), sharpness: new Sharpness(seek),
      landscape: landscape(later), between: between(later), curvature: curvature(later),
      [COMPARE]: new Variants({
        onSet: later.onSet,
        onTake: (variant) => this.sender.send("take", (payload) => this.tell("take", payload), { variant }),
        onAsk: (question) => this.sender.send("ask", (payload) => this.tell("ask", payload), { question }),
      }),
    };
    this.losses = new Losses(seek);
    this.tabs = new Choice("View", (tab) => this.look({ tab }));
    this.caption = element("span", { class: "rv-outcome", "data-testid": "caption" });
    this.about = element("span", { class: "rv-about" });
    this.said = element("span", { class: "rv-training-state", role: "status" });
    this.playback = new Playback(this.clock, { nudge: (by) => this.nudge(by) });
    const { restart, back, play, forward, slider, count, speed } = this.playback;
    this.received = element("span", { class: "rv-received", "aria-hidden": "true" });
    this.button = element("button", { type: "button", class: "rv-tool rv-run", "data-testid": "run-training", onclick: () => this.run(this.standing.press === "Go on") });
    this.transport = element("div", { class: "rv-transport", role: "toolbar", "aria-label": "Playback" },
      restart, back, play, forward, element("div", { class: "rv-track" }, this.received, slider), count, speed, this.button);
    this.keys = new Keys(this.root, NETWORK_KEYS);
    const help = element("button", { type: "button", class: "rv-tool", title: "Keys (?)", "aria-label": "Keys", "aria-haspopup": "dialog", onclick: () => this.keys.open() }, "?");
    this.root.append(
      element("div", { class: "rv-topline" }, element("p", { class: "rv-caption" }, this.caption, this.about, this.said), element("div", { class: "rv-tools" }, this.tabs.node, help)),
      this.transport, ...Object.values(this.panes).map(({ node }) => node), this.losses.node);
    window.addEventListener("keydown", (event) => this.key(event), { capture: true, signal });
    hear("toggle", (method) => this.mute(method), signal);
    this.reminder = timer(signal);
    afterLoss(() => this.comeBack(), signal);
    signal.addEventListener("abort", () => cancelAnimationFrame(this.frame));
    this.onTheme(() => this.show());
    this.onResize([this.root], () => this.resized());
  }

  /** What each key does. */
  get actions() {
    const { clock } = this;
    const restart = () => clock.restart();
    const mutes = this.message?.methods.map(({ key }, i) => [i + 1, () => toggle(key)]) ?? [];
    return {
      " ": () => clock.toggle(), ArrowRight: () => this.nudge(1), ArrowLeft: () => this.nudge(-1), r: restart, R: restart, 0: () => this.seek(0),
      "?": () => this.keys.open(), ...Object.fromEntries(mutes),
    };
  }

  /** The message with what the reader has chosen since. */
  get told() {
    return this.message && { ...this.message, ...this.chosen };
  }

  /**
   * Keys move the clock; but arrows move a picture that has the focus.
   * @param {KeyboardEvent} event
   */
  key(event) {
    if (event.target instanceof Element && event.target.closest(PICTURES) && event.key.startsWith("Arrow")) return;
    press(event, this.actions, this.locked("transport"));
  }

  /** How it stands with the training. */
  get standing() {
    const { compared = [], message } = this.shown ?? {};
    if (message?.tab !== COMPARE) return this.followed.standing(this.told);
    return together(compared.map(({ variant: { name }, standing, training }) => ({ name, standing, done: training.end?.why === "done", waits: standing.words === TURN })));
  }

  /** The panes that are seen. */
  get seen() {
    const pane = this.panes[this.told?.tab ?? ""];
    return pane ? [pane, this.losses] : [this.losses];
  }

  /** @param {string} part */
  locked(part) {
    return this.message?.locked.includes(part) ?? false;
  }

  // --- what the server tells -----------------------------------------------------------------------------------------

  /** @param {messages.Networks} data */
  receive(data) {
    if (data !== this.message) this.take(data);
    this.enqueue(() => this.show()); // perhaps in another theme
  }

  /** @param {messages.Networks} data */
  take(data) {
    const before = this.message;
    this.sender.answered(data.serial);
    if (this.sender.resting) this.chosen = {};
    this.message = data;
    this.tabs.offer(data.tabs.map(({ value, words }) => ({ key: value, name: words })));
    if (String(data.speeds) !== String(before?.speeds)) this.playback.offer(data.speeds, this.clock.speed);
    if (data.training !== before?.training) this.begin(data);
    else if (data.going) this.followed.goOn();
    if (data.going) this.comparison.goOn();
    else for (const each of [this.followed, ...this.comparison.known.values()]) if (data.shared.includes(each.id)) each.leave();
  }

  /**
   * A training is shown from its start.
   * @param {messages.Networks} data
   */
  begin(data) {
    const followed = this.comparison.known.get(data.training); // a variant that is taken has been trained already
    this.comparison.known.delete(data.training);
    this.comparison.known.set(this.followed.id, this.followed); // and the one before may be a variant now
    this.followed = followed ?? new Followed(data.training, this.how);
    this.clock.pause();
    if (!followed) Object.assign(this.clock, { step: 0, steps: 0 });
    this.followed.goOn();
  }

  /** Shows in the next frame what has come. */
  later() {
    this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.show(); });
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  /** Shows all that has come, where the open tab has a place for it. */
  show() {
    const { told: message, followed, clock, root } = this;
    if (!message) return;
    const { training } = followed;
    const colours = paint(root);
    const methods = message.methods.map((method) => ({ ...coloured(method, colours), muted: message.muted.includes(method.key) }));
    const compared = this.comparison.all(message, followed, colours);
    const place = methods.findIndex(({ key }) => key === message.method);
    const curves = message.tab === COMPARE
      ? compared.map(({ variant, training: its }) => ({ look: variant, training: its, method: place })) : methods.map((look, method) => ({ look, training, method })).filter(({ look }) => !look.muted);
    const steps = curves.reduce((most, { training: its }) => (its.steps.length > most.length ? its.steps : most), training.steps);
    this.shown = { message, training, besides: followed.lookedAt(message.views), compared, curves, steps, colours, methods };
    this.hideParts(message.hidden);
    this.about.textContent = `${message.network} · ${message.data}`;
    this.tabs.press(message.tab);
    for (const [key, { node }] of Object.entries(this.panes)) node.hidden = key !== message.tab;
    for (const control of this.transport.querySelectorAll("button, select, input")) /** @type {HTMLButtonElement} */ (control).disabled = this.locked("transport");
    this.button.disabled = this.locked("training");
    clock.setSteps(steps.at(-1) ?? 0, message.steps);
    for (const pane of this.seen) pane.show(this.shown);
    this.revision += 1;
    Object.assign(root.dataset, { revision: this.revision, head: training.head, moments: training.moments.length, tab: message.tab, muted: message.muted.join() });
    this.settle([message.tab, message.compare, ...message.muted].join());
  }

  /**
   * Measures the places of what is seen where other parts are seen than before, whoever has opened them; and follows the clock.
   * @param {string} seen  what tells which are
   */
  settle(seen) {
    const opened = seen !== this.opened;
    this.opened = seen;
    if (opened) this.fit();
    else this.tick();
  }

  /** @param {string[]} hidden  what the link hides */
  hideParts(hidden) {
    const parts = { caption: [this.caption, this.about], network_views: [this.tabs.node], transport: [this.transport], curves: [this.losses.node] };
    for (const [name, nodes] of Object.entries(parts)) for (const node of nodes) node.hidden = hidden.includes(name);
  }

  /** Shows what follows the clock. */
  tick() {
    const { clock, shown, playback, followed, root } = this;
    if (!shown) return;
    const { message: { steps: whole }, training, steps } = shown;
    const place = placeOf(steps, clock.step);
    const step = steps[place] ?? 0;
    playback.tick(whole, `${asCount(step)} / ${asCount(whole)}`);
    this.received.style.setProperty("--at", String((steps.at(-1) ?? 0) / whole));
    for (const pane of this.seen) pane.tick(clock.step, place);
    this.showCaption(captionOf(shown, place));
    const { words, alarm, press: wish } = this.standing;
    if (this.said.textContent !== words) this.said.textContent = words;
    this.said.classList.toggle("rv-problem", alarm);
    this.button.hidden = !wish;
    if (this.button.textContent !== wish) this.button.textContent = wish;
    Object.assign(root.dataset, { step, playing: clock.playing, state: training.end?.why ?? (followed.parted(this.told) ? "parted" : this.told?.going ? "going" : "stopping") });
  }

  /**
   * Shows what is said of the clock's step. While the training plays it is not read aloud: it would interrupt itself.
   * @param {string} words
   */
  showCaption(words) {
    this.caption.ariaLive = this.clock.playing ? "off" : "polite";
    if (this.caption.textContent !== words) this.caption.textContent = words;
  }

  resized() {
    const size = `${this.root.clientWidth} ${window.innerHeight}`;
    if (size === this.root.dataset.drawn || !this.shown) return;
    this.root.dataset.drawn = size;
    this.fit();
  }

  /** Measures the places of what is seen, and draws in them. */
  fit() {
    for (const pane of this.seen) pane.resize();
    this.tick();
  }

  // --- what the reader does ------------------------------------------------------------------------------------------

  /** @param {number} step */
  seek(step) {
    if (this.locked("transport")) return;
    this.clock.pause();
    this.clock.seek(step);
  }

  /**
   * Goes to the moment before or after.
   * @param {-1 | 1} by
   */
  nudge(by) {
    const { shown, clock: { step } } = this;
    const steps = shown?.steps ?? new Float64Array();
    const place = placeOf(steps, step);
    const to = by < 0 && steps[place] < step ? place : Math.min(Math.max(place + by, 0), steps.length - 1);
    this.seek(steps[to] ?? 0);
  }

  /**
   * The reader wants to look at something else: here at once, and then the server is told.
   * @param {Partial<Pick<messages.Networks, "tab" | "plane" | "of" | "method" | "matrix" | "compare" | "muted">>} chosen
   */
  look(chosen) {
    Object.assign(this.chosen, chosen);
    this.show();
    this.tellOf(chosen);
  }

  /** @param {Partial<Pick<messages.Networks, "tab" | "plane" | "of" | "method" | "matrix" | "compare" | "muted">>} chosen  what the server is to hear of */
  tellOf(chosen) {
    for (const [name, value] of Object.entries(chosen)) this.sender.send(name, (payload) => this.tell("set", payload), { name, value: Array.isArray(value) ? value.join() || NONE : value, final: true });
  }

  /**
   * Hides a method, or shows it again: here at once, and then the server is told.
   * @param {string} method  its key
   */
  mute(method) {
    const { told } = this;
    if (!told || !told.methods.some(({ key }) => key === method)) return;
    const muted = told.methods.flatMap(({ key }) => (told.muted.includes(key) !== (key === method) ? [key] : []));
    say(new Set(muted));
    this.look({ muted });
  }

  /** The server was away: a new one knows nothing of this page and its training, and hears past the post how it stands. */
  comeBack() {
    const { told } = this;
    if (!told) return;
    this.sender.urge("run", (payload) => this.tellAnew("run", payload), { going: told.going });
    this.reminder.start(() => { // what was chosen before it had heard that may be lost
      const chosen = { ...this.chosen };
      delete chosen.going;
      this.tellOf(chosen);
    }, 2 * LOST_AFTER);
  }

  /** @param {boolean} going  whether the training is to run */
  run(going) {
    this.chosen.going = going;
    if (going) for (const { training } of [this.followed, ...this.comparison.known.values()]) if (training.end?.why !== "done") training.goesOn();
    this.tick();
    if (this.followed.line === "unknown" && this.message) {
      this.sender.urge("run", (payload) => this.tellAnew("run", payload), { going });
      this.begin(this.message);
    } else this.sender.send("run", (payload) => this.tell("run", payload), { going });
  }

  leave() {
    this.clock.pause();
    this.followed.leave();
    this.comparison.leave();
    super.leave();
  }
}

export default mounted(Networks);
