// Networks that several methods train: what each has learned, its losses and layers, on one clock. All that is drawn has come
// by the training's stream: play and scrub never ask the server.

import { Choice } from "../parts/choice.js";
import { Clock } from "../parts/clock.js";
import { press } from "../parts/keys.js";
import { Layers } from "../parts/layers.js";
import { Learner } from "../parts/learner.js";
import { Playback } from "../parts/playback.js";
import { standing } from "../parts/standing.js";
import { element, paint } from "../parts/theme.js";
import { Training } from "../parts/training.js";
import { Charts } from "../plot/charts.js";
import { coloured } from "../plot/ink.js";
import { placeOf } from "../plot/rising.js";
import { View, mounted } from "../view.js";
import { follow } from "../wire/follow.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Chart } from "../plot/charts.js" */
/** @import { Method } from "../parts/learner.js" */
/** @import { Colours } from "../parts/theme.js" */
/** @import { Line } from "../wire/follow.js" */

const TABS = [
  { key: "learned", name: "What each has learned" },
  { key: "layers", name: "Layers" },
];

/** @extends {View<messages.Networks, { set: messages.NetworksSet, run: messages.NetworksRun }>} */
class Networks extends View {
  /** @type {messages.Networks | null} the latest message */
  message = null;

  /** @type {Method[]} */
  methods = [];

  /** @type {Colours | null} */
  colours = null;

  training = new Training();
  tab = "";
  going = true;
  revision = 0;
  frame = 0; // that is asked for, to show what has come

  /** @type {Line} */
  line = "asked";

  /** @type {AbortController | null} ends what follows the present training */
  following = null;

  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-stage rv-networks", "data-testid": "networks", "aria-label": "Networks in training", "data-revision": 0 }));
    const { signal } = this;
    this.sender = new Sender(signal);
    this.clock = new Clock(() => this.tick());
    this.about = element("p", { class: "rv-caption" });
    this.tabs = new Choice("View", (key) => this.open(key));
    this.tabs.offer(TABS);
    this.learners = element("div", { class: "rv-learners" });
    /** @type {Learner[]} */
    this.cards = [];
    this.empty = element("p", { class: "rv-empty" }, "No method is chosen. Add one, and it trains the network.");
    this.layers = new Layers(() => { this.show(); this.tick(); });
    this.playback = new Playback(this.clock, { nudge: (by) => this.nudge(by) });
    const { restart, back, play, forward, slider, count, speed } = this.playback;
    this.stop = element("button", { type: "button", class: "rv-tool rv-stop", "data-testid": "stop-training", onclick: () => this.run(!this.going) });
    this.received = element("span", { class: "rv-received", "aria-hidden": "true" });
    this.transport = element("div", { class: "rv-transport", role: "toolbar", "aria-label": "Playback" },
      restart, back, play, forward, element("div", { class: "rv-track" }, this.received, slider), count, speed, this.stop);
    this.said = element("p", { class: "rv-standing", role: "status" });
    const charts = (/** @type {string} */ name, /** @type {string} */ label) => element("div", { class: `rv-charts rv-charts-${name}`, role: "group", "aria-label": label });
    this.places = { losses: charts("losses", "Loss and accuracy against the step"), sharpness: charts("sharpness", "The largest eigenvalue of the Hessian against the step") };
    const onSeek = (/** @type {number} */ step) => this.seek(step);
    this.losses = new Charts(this.places.losses, onSeek);
    this.sharpness = new Charts(this.places.sharpness, onSeek);
    this.key = element("p", { class: "rv-legend" },
      element("span", { class: "rv-sample rv-line-trained" }, element("i"), "training"), element("span", { class: "rv-sample rv-line-beside" }, element("i"), "held out"),
      element("span", { class: "rv-sample rv-line-limit" }, element("i"), "2/lr: above it gradient descent is unstable"));
    this.panes = { learned: element("div", { class: "rv-pane" }, this.learners), layers: element("div", { class: "rv-pane" }, this.layers.node) };
    this.foot = element("div", { class: "rv-pane" }, this.key, this.places.losses, this.places.sharpness);
    this.root.append(element("div", { class: "rv-topline" }, this.about, element("div", { class: "rv-tools" }, this.tabs.node)), this.said, this.empty,
      ...Object.values(this.panes), this.transport, this.foot);
    window.addEventListener("keydown", (event) => press(event, this.actions, this.locked("transport")), { capture: true, signal });
    signal.addEventListener("abort", () => cancelAnimationFrame(this.frame));
    this.onTheme(() => this.show());
    this.onResize([this.root], () => this.resized());
  }

  /** What each key does. */
  get actions() {
    const { clock } = this;
    const restart = () => clock.restart();
    return { " ": () => clock.toggle(), ArrowRight: () => this.nudge(1), ArrowLeft: () => this.nudge(-1), r: restart, R: restart, 0: () => this.seek(0) };
  }

  /** @param {string} part */
  locked(part) {
    return this.message?.locked.includes(part) ?? false;
  }

  // --- what the server tells -----------------------------------------------------------------------------------------

  /** @param {messages.Networks} data */
  receive(data) {
    if (data === this.message) {
      this.enqueue(() => this.show());
      return;
    }
    const before = this.message;
    this.message = data;
    this.sender.answered(data.serial);
    if (this.sender.resting) Object.assign(this, { tab: data.tab, going: data.going });
    if (data.training !== before?.training) this.begin(data);
    else if (data.going && !before.going) this.listen(data);
    if (String(data.speeds) !== String(before?.speeds)) this.playback.offer(data.speeds, 1);
    this.enqueue(() => this.show());
  }

  /**
   * Another training is shown, from its start.
   * @param {messages.Networks} data
   */
  begin(data) {
    this.training = new Training();
    this.clock.pause();
    Object.assign(this.clock, { step: 0, steps: 0 });
    this.listen(data);
  }

  /**
   * Follows a training from where it is known.
   * @param {messages.Networks} data
   */
  listen({ training: id }) {
    this.following?.abort();
    this.following = new AbortController();
    const { training } = this;
    if (!this.message?.methods.length) return;
    follow(id, {
      signal: AbortSignal.any([this.signal, this.following.signal]),
      count: () => training.count,
      take: (told) => { training.take(told); this.later(); },
      note: (line) => { this.line = line; this.later(); },
    });
  }

  /** Shows in the next frame what has come. */
  later() {
    this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.show(); });
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  /** Shows all that has come, in the tab that is open. */
  show() {
    const { message, training } = this;
    if (!message) return;
    const colours = paint(this.root);
    this.methods = message.methods.map((method) => coloured(method, colours));
    this.about.textContent = `${message.network} · ${message.data}`;
    this.clock.setSteps(training.head, message.steps);
    this.arrange(message);
    const shown = `${colours.name} ${JSON.stringify(this.methods)} ${message.picture} ${message.training}`;
    if (shown !== this.root.dataset.shown) this.deal(message, colours);
    Object.assign(this, { colours });
    this.root.dataset.shown = shown;
    if (this.tab === "layers") this.layers.show(this.methods, message, training, colours);
    this.chart(message, colours);
    this.revision += 1;
    Object.assign(this.root.dataset, { revision: this.revision, head: training.head, moments: training.moments.length, tab: this.tab, line: this.line });
    this.tick();
  }

  /**
   * Which parts are there.
   * @param {messages.Networks} message
   */
  arrange({ methods }) {
    this.tabs.press(this.tab);
    for (const [name, pane] of Object.entries(this.panes)) pane.hidden = name !== this.tab || !methods.length;
    this.empty.hidden = methods.length > 0;
    for (const part of [this.transport, this.foot]) part.hidden = !methods.length;
    this.root.style.setProperty("--methods", String(methods.length));
    for (const control of this.transport.querySelectorAll("button, select, input")) /** @type {HTMLButtonElement} */ (control).disabled = this.locked("transport");
  }

  /**
   * A card for each method.
   * @param {messages.Networks} message
   * @param {Colours} colours
   */
  deal(message, colours) {
    while (this.cards.length < this.methods.length) this.cards.push(new Learner());
    this.cards.length = this.methods.length;
    this.learners.replaceChildren(...this.cards.map(({ node }) => node));
    this.cards.forEach((card, i) => card.show(this.methods[i], message, colours));
  }

  /**
   * The lines of losses and of sharpness.
   * @param {messages.Networks} message
   * @param {Colours} colours
   */
  chart({ classes, steps: whole }, colours) {
    const { methods, training } = this;
    const known = (/** @type {Chart} */ { lines }) => lines.some(({ values }) => values.some(Number.isFinite));
    /** @type {(title: string, trained: (moment: messages.MethodMoment) => number, heldOut: (moment: messages.MethodMoment) => number) => Chart} */
    const both = (title, trained, heldOut) => ({
      title,
      lines: methods.flatMap((method, i) => [
        { ...method, values: training.series(i, heldOut), beside: "held out" },
        { ...method, values: training.series(i, trained) },
      ]),
    });
    const losses = [both("Loss", ({ loss }) => loss, (moment) => moment.held_out)];
    if (classes.length) losses.push(both("Accuracy, %", ({ accuracy }) => 100 * accuracy, (moment) => 100 * moment.held_accuracy));
    const sharpness = methods.map((method, i) => ({
      title: `λmax · ${method.name}`,
      lines: [
        { ...method, colour: colours.ink, values: training.series(i, ({ limit }) => limit), beside: "2/lr" },
        { ...method, values: training.series(i, (moment) => moment.sharpness) },
      ],
    }));
    this.places.sharpness.hidden = !sharpness.some(known);
    this.places.losses.hidden = !methods.length;
    this.losses.show(losses, training.steps, whole, colours);
    this.sharpness.show(sharpness, training.steps, whole, colours);
  }

  tick() {
    const { clock, message, training } = this;
    if (!message) return;
    const place = placeOf(training.steps, clock.step);
    const at = training.steps[place] ?? 0;
    this.playback.tick(message.steps, `${at} / ${message.steps}`);
    this.received.style.setProperty("--at", String(message.steps ? training.head / message.steps : 0));
    const moments = this.methods.map((_, i) => training.of(i, place));
    if (this.tab === "learned") {
      this.cards.forEach((card, i) => {
        const broken = place >= 0 && !training.moments[place].methods[i];
        card.tick(moments[i], training.saidOf(i, place), broken);
      });
    }
    if (this.tab === "layers") this.layers.tick(clock.step, moments);
    this.losses.tick(clock.step);
    if (!this.places.sharpness.hidden) this.sharpness.tick(clock.step);
    const { words, button, alarm } = standing(message, training, this.line, this.going);
    if (this.said.textContent !== words) this.said.textContent = words;
    this.said.classList.toggle("rv-problem", alarm);
    this.said.hidden = !words;
    this.stop.hidden = !button;
    if (this.stop.textContent !== button) this.stop.textContent = button;
    Object.assign(this.root.dataset, { step: at, playing: clock.playing, state: training.end?.why ?? (this.going ? "going" : "stopping") });
  }

  resized() {
    const { clientWidth: width, clientHeight: height } = this.root;
    const drawn = `${width} ${height}`;
    if (drawn === this.root.dataset.drawn) return;
    this.root.dataset.drawn = drawn;
    for (const card of this.cards) card.resize();
    this.layers.resize();
    this.losses.resize();
    this.sharpness.resize();
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
    const { steps } = this.training;
    const { step } = this.clock;
    const place = placeOf(steps, step);
    this.seek(steps[by < 0 && steps[place] < step ? place : Math.min(Math.max(place + by, 0), steps.length - 1)] ?? 0);
  }

  /** @param {string} tab  that is opened: here at once, and then the server is told */
  open(tab) {
    this.tab = tab;
    this.show();
    this.resized();
    this.sender.send("tab", (payload) => this.tell("set", payload), { name: "tab", value: tab, final: true });
  }

  /** @param {boolean} going  whether the training is to run */
  run(going) {
    this.going = going;
    this.tick();
    this.sender.send("run", (payload) => this.tell("run", payload), { going });
  }

  leave() {
    this.clock.pause();
    this.following?.abort();
    super.leave();
  }
}

export default mounted(Networks);
