// The stage: map, surface, transport and curves on one clock. Play, scrub and zoom never leave the browser.

import { Clock } from "../parts/clock.js";
import { afterLoss } from "../parts/connection.js";
import { Pins, Tip, answer, happened } from "../parts/events.js";
import { Keys, press } from "../parts/keys.js";
import { explain } from "../parts/legend.js";
import { Game } from "../parts/predict.js";
import { Recorder } from "../parts/record.js";
import { element, paint } from "../parts/theme.js";
import { timer } from "../parts/timer.js";
import { Toolbar } from "../parts/toolbar.js";
import { Transport } from "../parts/transport.js";
import { Curves } from "../plot/curves.js";
import { compile, heights } from "../plot/field.js";
import { Handle } from "../plot/handle.js";
import { critical, told } from "../plot/layers/critical.js";
import { exits } from "../plot/layers/exits.js";
import { minima } from "../plot/layers/marks.js";
import { fans, ghosts, success } from "../plot/layers/noise.js";
import { faint, walked } from "../plot/layers/paths.js";
import { pinned } from "../plot/layers/pinned.js";
import { ContourMap } from "../plot/map.js";
import { Relief } from "../plot/relief.js";
import { lookText, overflows, windowAround } from "../plot/window.js";
import { View, mounted } from "../view.js";
import { forget, keep } from "../wire/address.js";
import { walked as runsOf } from "../wire/message.js";
import { hear, tell as say, toggle } from "../wire/muting.js";
import { Sender } from "../wire/sender.js";

const LAYERS = [fans, faint, walked, ghosts, pinned, success, critical, minima, exits];
const START = {
  testid: "start-marker", title: "Drag to move the start",
  label: (x, y) => `Start at x ${x}, y ${y}: drag it, or move it with the arrow keys`,
};
const KNOWN = ["look", "play", "speed"]; // parameters of the link that are changed in the browser alone
const RELIEF_AFTER = 30; // milliseconds: the 3-D view is drawn after the rest is on the screen
const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

class Stage extends View {
  constructor(parent) {
    super(parent, element("section", { class: "rv-stage", "data-testid": "stage", "aria-label": "Race", "data-playing": "false", "data-revision": 0 }));
    this.locked = [];
    this.sender = new Sender(this.signal);
    this.later = timer(this.signal);
    this.revision = 0;
    this.muted = new Set(); // keys of the methods that are not drawn
    this.build();
    this.furnish();
    this.listen();
  }

  /** The places of the parts on the page. */
  build() {
    const part = (name, attributes) => element("div", { class: `rv-${name}`, ...attributes });
    this.parts = {
      caption: part("caption", { "aria-live": "polite" }), tools: part("tools", { role: "toolbar", "aria-label": "View" }),
      saving: part("saving", { hidden: true, "data-testid": "saving" }),
      map: part("map", { role: "group", "aria-label": "Contour map. Click anywhere to start the race there." }),
      relief: part("relief", { role: "img", "aria-label": "The surface in three dimensions, with the same paths" }),
      legend: part("legend", { "data-testid": "legend", hidden: true }),
      transport: part("transport", { role: "toolbar", "aria-label": "Playback" }),
      game: part("game", { role: "group", "aria-label": "Predict, then reveal", "data-testid": "game", hidden: true }),
      curves: part("curves", { role: "group", "aria-label": "Loss, gradient norm and distance to the minimum against the step" }),
    };
    const { caption, tools, saving, map, relief, legend, transport, game, curves } = this.parts;
    this.root.append(element("div", { class: "rv-topline" }, caption, tools), saving, element("div", { class: "rv-views" }, map, relief), legend, transport, game, curves);
    this.keys = new Keys(this.root);
    this.tip = new Tip(this.root);
    this.said = element("span", { class: "rv-unseen", role: "status" });
    this.root.append(this.said);
  }

  /** What stands in them. */
  furnish() {
    const { parts, signal } = this;
    const onPick = (...pick) => this.pick(...pick);
    const reader = { meet: (event, node) => this.meet(event, node), leave: () => this.meet(null) };
    this.clock = new Clock(() => this.tick());
    this.tools = new Toolbar(parts.tools, {
      fit: () => this.enqueue(() => this.map.look(windowAround(this.race.surface.domain, runsOf(this.race)))),
      home: () => this.enqueue(() => this.map.look(this.race.surface.domain)),
      zoom: (by) => this.enqueue(() => this.map.zoom(by)),
      mark: () => this.mark(), view: (key) => this.view(key), predict: (game) => this.tell("game", { game }),
      record: (kind) => this.record(kind), keys: () => this.keys.open(),
    });
    this.transport = new Transport(parts.transport, this.clock, { reader, signal, onOpen: (step) => this.tell("open", { step }), onPace: keep });
    this.pins = new Pins(reader);
    this.map = new ContourMap(parts.map, {
      signal, layers: LAYERS, told, onPick, onWindow: (window) => this.enqueue(() => this.windowMoved(window)),
      standing: (map) => [this.pins, this.handle = new Handle(map, START)],
    });
    this.relief = new Relief(parts.relief, { signal, onPick });
    this.curves = new Curves(parts.curves, { signal, onSeek: (step) => this.seek(step), onHover: (step) => this.map.tick(step ?? this.clock.step) });
    this.game = new Game(parts.game, this.map, { ask: (game) => this.tell("game", { game }), guess: (guess) => this.tell("guess", guess) });
    this.recorder = new Recorder(parts.saving, this.map, this.clock);
  }

  listen() {
    const { signal } = this;
    hear("toggle", (method) => this.mute(method), signal);
    answer((step) => this.visit(step), signal);
    window.addEventListener("pointerdown", ({ target }) => { if (!target.closest(".rv-event, .rv-marks")) this.meet(null); }, { capture: true, signal });
    window.addEventListener("keydown", (event) => press(event, this.actions, this.locked.includes("transport") || this.game.waits), { capture: true, signal });
    this.onTheme(() => this.repaint());
    this.onResize([this.root], () => this.resized());
    afterLoss(() => this.tell("back", true), signal); // a server that was started anew does not know the page's inputs until it has run once
  }

  /** What each key does. */
  get actions() {
    const { clock } = this;
    const restart = () => clock.restart();
    const mutes = this.race?.methods.slice(0, 9).map(({ key }, i) => [i + 1, () => toggle(key)]) ?? [];
    return {
      " ": () => clock.toggle(), ArrowRight: () => clock.nudge(1), ArrowLeft: () => clock.nudge(-1), r: restart, R: restart,
      0: () => this.seek(0), "?": () => this.keys.open(), ...Object.fromEntries(mutes),
    };
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  receive(data) {
    if (data === this.message) {
      this.enqueue(() => this.repaint()); // called again with nothing new but perhaps the theme
      return;
    }
    this.message = data;
    this.enqueue(() => (data === this.message ? this.show(data) : undefined));
    this.sender.answered(data.serial);
    if (this.sender.resting) this.muted = new Set(data.muted);
  }

  async show(race) {
    const theme = paint(this.root);
    const { scale, tree } = race.surface;
    race.surface.f = compile(tree);
    race.surface.height = heights(scale);
    for (const method of runsOf(race)) method.colour = method.colours[theme.name];
    const first = !this.race;
    const restart = race.play !== this.race?.play;
    const waits = first && race.pace.play === "still"; // for whoever presses Play
    this.race = race;
    this.seen = { ...race, methods: race.methods.filter(({ key }) => !this.muted.has(key)) };
    this.clock.setSteps(race.steps);
    if (waits || (restart && !calm())) this.clock.step = 0;
    else if (first || restart) this.clock.step = race.steps;
    this.game.show(race, theme);
    this.hideParts(race);
    this.arrange(race.view);
    explain(this.parts.legend, race, theme, this.muted);
    this.drawnAt ??= this.sizesOfParts();
    const events = happened(this.seen);
    this.tools.events.setAttribute("aria-pressed", race.events);
    this.meet(null);
    this.pins.show(events);
    this.transport.show(this.seen, events);
    await this.map.show(this.seen, theme);
    if (!this.parts.curves.hidden) await this.curves.show(this.seen, theme);
    this.stamp();
    this.tick();
    if (restart && !calm() && !waits) this.clock.play();
    if (!this.parts.relief.hidden) this.later.start(() => this.enqueue(() => this.relief.show(this.seen, theme, this.map.window)), RELIEF_AFTER); // the slowest, and nobody should wait for it
  }

  stamp() {
    this.revision += 1;
    const { race, root, map: { window } } = this;
    root.race = race; // for whoever wants to see the very numbers
    Object.assign(root.dataset, {
      start: race.start.join(","), steps: race.steps, methods: race.methods.map((m) => m.key).join(","), revision: this.revision, surface: race.surface.key,
      muted: [...this.muted].join(","),
    });
    keep("look", lookText(window, race.surface.domain));
    this.tools.fit.hidden = !overflows(window, runsOf(this.seen));
    this.tools.home.hidden = String(window) === String(race.surface.domain);
  }

  tick() {
    const { step, steps, playing } = this.clock;
    this.root.dataset.step = Math.floor(step);
    this.root.dataset.playing = playing;
    this.transport.tick();
    if (!this.race) return;
    this.map.tick(step);
    if (!this.parts.curves.hidden) this.curves.tick(step);
    this.relief.tick(step);
    const over = step >= steps && !playing;
    if (over !== this.captioned || this.race !== this.captionedRace) {
      this.captioned = over;
      this.captionedRace = this.race;
      this.parts.caption.textContent = this.game.waits ? this.race.game.question : over ? this.race.caption.after : this.race.caption.before;
      this.game.tell(over);
    }
  }

  async repaint() {
    if (this.race && paint(this.root) !== this.map.colours) await this.show({ ...this.race });
  }

  async resized() {
    const sizes = this.sizesOfParts();
    if (!this.race || sizes === this.drawnAt) return;
    this.drawnAt = sizes;
    await this.map.resize();
    await this.curves.resize();
    await this.relief.resize();
    this.stamp();
  }

  sizesOfParts() {
    return ["map", "relief", "curves"].map((name) => `${this.parts[name].clientWidth} ${this.parts[name].clientHeight}`).join();
  }

  async windowMoved(window) {
    this.stamp();
    if (!this.parts.relief.hidden) await this.relief.show(this.seen, paint(this.root), window);
  }

  /** What the link hides or locks. */
  hideParts(race) {
    const { hidden, locked, embedded } = race;
    this.root.dataset.embedded = embedded;
    for (const name of ["caption", "tools", "transport", "curves"]) this.parts[name].hidden = hidden.includes(name);
    for (const name of ["tools", "transport"]) this.parts[name].classList.toggle("rv-locked", locked.includes(name));
    this.tools.setOut(race, this.game.offered);
    this.locked = locked;
    this.parts.map.classList.toggle("rv-locked-start", locked.includes("start"));
    this.handle.node.disabled = locked.includes("start") || this.game.places;
    for (const name of ["transport", "curves"]) this.parts[name].hidden ||= this.game.waits;
  }

  arrange(wanted) {
    const view = this.race?.hidden.includes("relief") ? "map" : wanted;
    this.root.dataset.view = view;
    this.parts.map.hidden = view === "relief";
    this.parts.relief.hidden = view === "map";
    this.tools.arrange(view, this.game.waits);
  }

  // --- what the reader does ------------------------------------------------------------------------------------------

  view(key) {
    this.arrange(key);
    this.tell("view", { view: key });
    this.enqueue(async () => {
      await this.resized();
      if (key !== "map") await this.relief.show(this.seen, paint(this.root), this.map.window);
    });
  }

  /** Hides the path of a method, or shows it again: here at once, and then the server is told. */
  mute(method) {
    const racer = this.race?.methods.find(({ key }) => key === method);
    if (!racer) return;
    if (!this.muted.delete(method)) this.muted.add(method);
    this.said.textContent = `${racer.name} is ${this.muted.has(method) ? "hidden" : "shown"}.`;
    say(this.muted);
    this.enqueue(() => this.show({ ...this.race }));
    this.sender.send("mute", (payload) => this.tell("mute", payload), { muted: [...this.muted] });
  }

  record(kind) {
    this.recorder.save(kind, { page: getComputedStyle(this.root).getPropertyValue("--st-background-color").trim(), caption: this.parts.caption.textContent });
  }

  seek(step) {
    if (this.locked.includes("transport")) return;
    this.clock.pause();
    this.clock.seek(step);
  }

  /** The reader points at an event, or at none any more: it is told, and the clock stands there. */
  meet(event, node) {
    this.pins.point(event);
    this.transport.marks.point(event);
    if (!event) { this.tip.hide(); return; }
    this.seek(event.step);
    this.tip.show(event, node);
  }

  /** Shows a step that the list below asks for. */
  visit(step) {
    this.seek(step);
    this.root.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  }

  /** Marks the events, or marks them no more: here at once, and then the server is told. */
  mark() {
    const shown = !this.race.events;
    this.enqueue(() => this.show({ ...this.race, events: shown }));
    this.tell("events", { shown });
  }

  pick(x, y, how) {
    if (this.game.places) {
      if (how.final) this.game.place(x, y);
      return;
    }
    if (this.locked.includes("start")) return;
    this.sender.send("pick", (payload) => this.tell("pick", payload), { x, y, ...how });
  }

  leave() {
    this.clock.pause();
    this.recorder.stop();
    forget(...KNOWN);
    super.leave();
  }
}

export default mounted(Stage);
