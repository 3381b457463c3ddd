// The stage: map, surface, transport and curves on one clock. Play, scrub and zoom never leave the browser.

import { forget, keep } from "../wire/address.js";
import { Clock } from "../parts/clock.js";
import { Curves } from "../plot/curves.js";
import { Tip, answer, happened } from "../parts/events.js";
import { compile, heights } from "../plot/field.js";
import { Keys, TYPING } from "../parts/keys.js";
import { Game } from "../parts/predict.js";
import { explain } from "../parts/legend.js";
import { ContourMap, windowAround } from "../plot/map.js";
import { menu } from "../parts/menu.js";
import { walked } from "../wire/message.js";
import { mounted } from "../wire/mounted.js";
import { hear, tell, toggle } from "../wire/muting.js";
import { Recorder } from "../parts/record.js";
import { Relief } from "../plot/relief.js";
import { Sender } from "../wire/sender.js";
import { element, paint } from "../parts/theme.js";
import { Transport } from "../parts/transport.js";

const VIEWS = { both: "Both", map: "Map", relief: "3-D" };
const PRESSED_BY_SPACE = "button:not(.rv-start), a, summary, [role=button], [role=switch]";
const MOVES_CLOCK = [" ", "ArrowLeft", "ArrowRight", "r", "R", "0"];
const KNOWN = ["look", "play", "speed"]; // parameters of the link that are changed in the browser alone
const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

class Stage {
  constructor(parent) {
    this.locked = [];
    this.sender = new Sender();
    this.revision = 0;
    this.queue = Promise.resolve();
    this.muted = new Set(); // keys of the methods that are not drawn
    this.gone = new AbortController();
    this.build(parent);
    this.clock = new Clock(() => this.tick());
    const reader = { meet: (event, node) => this.meet(event, node), leave: () => this.meet(null) };
    this.transport = new Transport(this.parts.transport, this.clock, { reader, onOpen: (step) => this.component.setTriggerValue("open", { step }), onPace: keep });
    this.map = new ContourMap(this.parts.map, { reader, onPick: (...pick) => this.pick(...pick), onWindow: (window) => this.enqueue(() => this.windowMoved(window)) });
    hear("toggle", (method) => this.mute(method), this.gone.signal);
    answer((step) => this.visit(step), this.gone.signal);
    window.addEventListener("pointerdown", ({ target }) => { if (!target.closest(".rv-event, .rv-marks")) this.meet(null); }, { capture: true, signal: this.gone.signal });
    this.relief = new Relief(this.parts.relief, { onPick: (...pick) => this.pick(...pick) });
    this.curves = new Curves(this.parts.curves, { onSeek: (step) => this.seek(step), onHover: (step) => this.map.tick(step ?? this.clock.step) });
    this.game = new Game(this.parts.game, this.map, {
      ask: (game) => this.component.setTriggerValue("game", { game }),
      guess: (guess) => this.component.setTriggerValue("guess", guess),
    });
    this.recorder = new Recorder(this.parts.saving, this.map, this.clock);
    this.onKey = (event) => this.key(event);
    window.addEventListener("keydown", this.onKey, true);
    this.scheme = window.matchMedia("(prefers-color-scheme: dark)");
    this.onScheme = () => requestAnimationFrame(() => this.enqueue(() => this.repaint()));
    this.scheme.addEventListener("change", this.onScheme);
    this.sizes = new ResizeObserver(() => {
      clearTimeout(this.resizing);
      this.resizing = setTimeout(() => this.enqueue(() => this.resized()), 80);
    });
    this.sizes.observe(this.root);
    this.greetAfterLoss();
  }

  /** A server that was started anew does not know the page's inputs until it has run once: ask for that when the connection is back. */
  greetAfterLoss() {
    const page = document.querySelector("[data-test-connection-state]");
    if (!page) return;
    let lost = false;
    this.connection = new MutationObserver(() => {
      const connected = page.dataset.testConnectionState === "CONNECTED";
      if (connected && lost) this.component?.setTriggerValue("back", true);
      lost = !connected;
    });
    this.connection.observe(page, { attributeFilter: ["data-test-connection-state"] });
  }

  build(parent) {
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
    const tool = (label, title, press, more = {}) => element("button", { type: "button", class: "rv-tool", title, onclick: press, ...more }, label);
    this.views = Object.entries(VIEWS).map(([key, label]) => tool(label, `Show ${key === "both" ? "map and 3-D" : label}`, () => this.view(key), { "data-view": key }));
    this.fit = tool("Zoom out to fit", "Show every point of every path", () => this.enqueue(() => this.map.look(windowAround(this.race.surface.domain, walked(this.race)))), { "data-testid": "zoom-to-fit", hidden: true });
    this.home = tool("Reset view", "Back to the surface's own window", () => this.enqueue(() => this.map.look(this.race.surface.domain)), { hidden: true });
    this.marked = tool("Events", "Mark what happens on the paths: zig-zags, overshoots, stalls and more", () => this.mark(), { "data-testid": "events" });
    this.choice = element("span", { class: "rv-segments", role: "group", "aria-label": "Views" }, ...this.views);
    this.predict = menu("Predict", "Guess first, then see", [
      ["Who does best?", "Sort the methods before a path is shown", () => this.component.setTriggerValue("game", { game: "rank" })],
      ["Where do they end?", "Click where each method will end before a path is shown", () => this.component.setTriggerValue("game", { game: "end" })],
    ]);
    this.saving = menu("Save", "Save the map as a picture or a film", [
      ["Picture (PNG)", "The map as it is now", () => this.record("png")],
      ["Animation (GIF)", "The race as a moving picture, for slides and pages", () => this.record("gif")],
      ["Video", "The race as a video, recorded as long as it lasts: WebM, or MP4 where that is all the browser can", () => this.record("video")],
    ]);
    this.parts.tools.append(
      this.fit, this.home, tool("−", "Zoom out", () => this.enqueue(() => this.map.zoom(0.6)), { "aria-label": "Zoom out" }),
      tool("+", "Zoom in", () => this.enqueue(() => this.map.zoom(1.6)), { "aria-label": "Zoom in" }),
      this.marked, this.choice, this.predict, this.saving,
      tool("?", "Keys (?)", () => this.keys.open(), { "aria-label": "Keys", "aria-haspopup": "dialog" }),
    );
    this.root = element("section", { class: "rv-stage", "data-testid": "stage", "aria-label": "Race", "data-playing": "false", "data-revision": 0 },
      element("div", { class: "rv-topline" }, this.parts.caption, this.parts.tools), this.parts.saving,
      element("div", { class: "rv-views" }, this.parts.map, this.parts.relief), this.parts.legend, this.parts.transport, this.parts.game, this.parts.curves);
    this.keys = new Keys(this.root);
    this.tip = new Tip(this.root);
    this.said = element("span", { class: "rv-unseen", role: "status" });
    this.root.append(this.said);
    parent.append(this.root);
  }

  /** One repaint at a time: Plotly's calls are asynchronous, and a newer race waits for the older one to be drawn. */
  enqueue(work) {
    const unlessGone = () => (this.root.isConnected ? work() : undefined); // the reader may have gone to another page
    this.queue = this.queue.then(unlessGone).catch((error) => {
      if (this.root.isConnected) console.error(error);
    });
    return this.queue;
  }

  receive(component) {
    this.component = component;
    if (component.data === this.bytes) {
      this.enqueue(() => this.repaint()); // called again with nothing new but perhaps the theme
      return;
    }
    this.bytes = component.data;
    const race = component.data;
    this.latest = race;
    this.enqueue(() => (race === this.latest ? this.show(race) : undefined));
    this.sender.answered(race.serial);
    if (this.sender.resting) this.muted = new Set(race.muted);
  }

  async show(race) {
    const theme = this.theme();
    const { scale, tree } = race.surface;
    race.surface.f = compile(tree);
    race.surface.height = heights(scale);
    for (const method of walked(race)) method.colour = method.colours[theme.name];
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
    this.marked.setAttribute("aria-pressed", race.events);
    this.meet(null);
    this.map.pins.show(events);
    this.transport.show(this.seen, events);
    await this.map.show(this.seen, theme);
    if (!this.parts.curves.hidden) await this.curves.show(this.seen, theme);
    this.stamp();
    this.tick();
    if (restart && !calm() && !waits) this.clock.play();
    if (!this.parts.relief.hidden) this.showRelief(theme);
  }

  /** The 3-D view is drawn after the rest is on the screen: it is the slowest, and nobody should wait for it. */
  showRelief(theme) {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.enqueue(() => this.relief.show(this.seen, theme, this.map.window)), 30);
  }

  stamp() {
    this.revision += 1;
    const { race, root } = this;
    root.race = race; // for whoever wants to see the very numbers
    Object.assign(root.dataset, {
      start: race.start.join(","), steps: race.steps, methods: race.methods.map((m) => m.key).join(","), revision: this.revision, surface: race.surface.key,
      muted: [...this.muted].join(","),
    });
    keep("look", this.map.lookText);
    this.fit.hidden = !this.map.overflows;
    this.home.hidden = String(this.map.window) === String(race.surface.domain);
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

  theme() {
    return paint(this.root);
  }

  async repaint() {
    if (this.race && this.theme() !== this.map.colours) await this.show({ ...this.race });
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
    if (!this.parts.relief.hidden) await this.relief.show(this.seen, this.theme(), window);
  }

  /** What the link hides or locks. */
  hideParts({ hidden, locked, embedded }) {
    this.root.dataset.embedded = embedded;
    for (const name of ["caption", "tools", "transport", "curves"]) this.parts[name].hidden = hidden.includes(name);
    this.choice.hidden = hidden.includes("relief"); // one view needs no choice
    for (const name of ["tools", "transport"]) this.parts[name].classList.toggle("rv-locked", locked.includes(name));
    for (const button of [...this.views, this.marked]) button.disabled = locked.includes("tools");
    this.locked = locked;
    this.parts.map.classList.toggle("rv-locked-start", locked.includes("start"));
    this.map.handle.disabled = locked.includes("start") || this.game.places;
    for (const name of ["transport", "curves"]) this.parts[name].hidden ||= this.game.waits;
    this.predict.hidden = !this.game.offered;
  }

  arrange(wanted) {
    const view = this.race?.hidden.includes("relief") ? "map" : wanted;
    this.root.dataset.view = view;
    this.parts.map.hidden = view === "relief";
    this.parts.relief.hidden = view === "map";
    this.saving.hidden = view === "relief" || this.game.waits; // what is saved is the map, with all paths
    for (const button of this.views) button.setAttribute("aria-pressed", button.dataset.view === view);
  }

  view(key) {
    this.arrange(key);
    this.component.setTriggerValue("view", { view: key });
    this.enqueue(async () => {
      await this.resized();
      if (key !== "map") await this.relief.show(this.seen, this.theme(), this.map.window);
    });
  }

  /** Hides the path of a method, or shows it again: here at once, and then the server is told. */
  mute(method) {
    const racer = this.race?.methods.find(({ key }) => key === method);
    if (!racer) return;
    if (!this.muted.delete(method)) this.muted.add(method);
    this.said.textContent = `${racer.name} is ${this.muted.has(method) ? "hidden" : "shown"}.`;
    tell(this.muted);
    this.enqueue(() => this.show({ ...this.race }));
    this.sender.send("mute", (payload) => this.component.setTriggerValue("mute", payload), { muted: [...this.muted] });
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
    this.map.pins.point(event);
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
    this.component.setTriggerValue("events", { shown });
  }

  pick(x, y, how) {
    if (this.game.places) {
      if (how.final) this.game.place(x, y);
      return;
    }
    if (this.locked.includes("start")) return;
    this.sender.send("pick", (payload) => this.component.setTriggerValue("pick", payload), { x, y, ...how });
  }

  key(event) {
    const { target, key } = event;
    const on = (selector) => target.closest?.(selector);
    if (event.ctrlKey || event.metaKey || event.altKey || on(TYPING)) return;
    if (key.startsWith("Arrow") && on(".rv-start")) return; // they move the start
    if (key.startsWith("Arrow") && on(".rv-marks")) return; // they lead from event to event
    if (key === " " && on(PRESSED_BY_SPACE)) return;
    const action = {
      " ": () => this.clock.toggle(), ArrowRight: () => this.clock.nudge(1), ArrowLeft: () => this.clock.nudge(-1), r: () => this.clock.restart(), R: () => this.clock.restart(),
      0: () => this.seek(0), "?": () => this.keys.open(),
    }[key] ?? (/^[1-9]$/.test(key) && this.race?.methods[key - 1] ? () => toggle(this.race.methods[key - 1].key) : null);
    if (!action || (MOVES_CLOCK.includes(key) && (this.locked.includes("transport") || this.game.waits))) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // Streamlit runs the page again on R; a race that begins anew asks the server for nothing
    action();
  }

  remove() {
    this.clock.pause();
    this.gone.abort();
    this.recorder.stop();
    forget(...KNOWN);
    this.sizes.disconnect();
    this.connection?.disconnect();
    window.removeEventListener("keydown", this.onKey, true);
    this.scheme.removeEventListener("change", this.onScheme);
    this.root.remove();
  }
}

export default mounted(Stage);
