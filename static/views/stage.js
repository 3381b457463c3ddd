// The stage: map, surface, transport and curves on one clock. Play, scrub and zoom never leave the browser.

import { Clock } from "../parts/clock.js";
import { afterLoss } from "../parts/connection.js";
import { Pins, Tip, answer, happened } from "../parts/events.js";
import { Keys, RACE_KEYS, press } from "../parts/keys.js";
import { filmOfRace } from "../parts/film.js";
import { explain } from "../parts/legend.js";
import { Live, placesOf, scoresInHand } from "../parts/live.js";
import { allSoFar, soFar } from "../parts/moments.js";
import { Game } from "../parts/predict.js";
import { arrivalsOf } from "../parts/arrivals.js";
import { raceOf } from "../parts/race.js";
import { Recorder } from "../parts/record.js";
import { keepInSight } from "../parts/sight.js";
import { element, paint } from "../parts/theme.js";
import { timer } from "../parts/timer.js";
import { Toolbar } from "../parts/toolbar.js";
import { Transport } from "../parts/transport.js";
import { Engine } from "../engine/engine.js";
import { Curves } from "../plot/curves.js";
import { Fit } from "../plot/fit.js";
import { Graph } from "../plot/graph.js";
import { Handle } from "../plot/handle.js";
import { changes } from "../plot/layers/changes.js";
import { bottoms, critical, told as pointTold } from "../plot/layers/critical.js";
import { exits } from "../plot/layers/exits.js";
import { ahead, balls, curve, models, modelsTold, within } from "../plot/layers/graph.js";
import { minima } from "../plot/layers/marks.js";
import { fans, ghosts, success } from "../plot/layers/noise.js";
import { faint, walked } from "../plot/layers/paths.js";
import { pinned } from "../plot/layers/pinned.js";
import { reshaped } from "../plot/layers/reshaped.js";
import { slopes } from "../plot/layers/slopes.js";
import { startTold, starts, startsOnCurve } from "../plot/layers/starts.js";
import { ContourMap } from "../plot/map.js";
import { Relief } from "../plot/relief.js";
import { lookText, overflows, rounded, zoomedOut } from "../plot/window.js";
import { View, mounted } from "../view.js";
import { forget, keep } from "../wire/address.js";
import * as beside from "../wire/beside.js";
import * as arrivals from "../wire/arrivals.js";
import * as hand from "../wire/hand.js";
import { hold } from "../wire/held.js";
import { walked as runsOf } from "../wire/message.js";
import { hear, tell as say, toggle } from "../wire/muting.js";
import { Sender } from "../wire/sender.js";
import { coarse } from "../parts/press.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Happening } from "../parts/events.js" */
/** @import { Race } from "../parts/race.js" */
/**
 * What the stage tells the server.
 * @typedef {object} Wishes
 * @property {messages.StagePick} pick
 * @property {messages.StageStarts} starts
 * @property {messages.StageMute} mute
 * @property {messages.StageView} view
 * @property {messages.StageEvents} events
 * @property {messages.StageSample} sample
 * @property {messages.StageCounted} counted
 * @property {messages.StageStability} stability
 * @property {messages.StageArrows} arrows
 * @property {messages.StageOpen} open
 * @property {messages.StageLacking} lacking
 * @property {messages.StageGame} game
 * @property {messages.StageGuess} guess
 * @property {true} back  the server is there again
 */

/** @type {import("../plot/projection.js").Layer<Race>[]} */
const LAYERS = [reshaped, fans, starts, faint, walked, changes, ghosts, pinned, success, critical, minima, exits, slopes];
/** @type {import("../plot/projection.js").Layer<import("../plot/graph.js").Lifted<Race>>[]} */
const ON_CURVE = [models, curve, fans, startsOnCurve, ahead, ghosts, pinned, within, critical, minima, balls, bottoms, changes, exits];
const START = {
  testid: "start-marker", title: "Drag to move the start",
  label: (/** @type {string} */ point) => `Start at ${point}: drag it, or move it with the arrow keys`,
};
const FURTHER_WAIT = "The paths from the further starts are drawn when your hand rests.";
const TOO_LONG = "This race is too long to compute in the browser while you drag. The server computes it a few times a second.";
const FIRST = "First start: "; // what is told of a race that has further ones
const MET = 12; // pixels between a click and the further start that it takes away
/** @type {import("../plot/readout.js").Told<Race>} */
const told = (projection, x, y) => pointTold(projection, x, y) ?? startTold(projection, x, y);
const KNOWN = ["look", "play", "speed"]; // parameters of the link that are changed in the browser alone
const SERIES = /** @type {const} */ (["x", "y", "value", "held_out", "gradient", "gap", "distance", "stability", "ghost_x", "ghost_y"]);
const RELIEF_AFTER = 30; // milliseconds: the 3-D view is drawn after the rest is on the screen
const NARROW = "(max-width: 860px)"; // there the race stands below what is told
const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The places of the parts on the page. */
function places() {
  const part = (/** @type {string} */ name, /** @type {Record<string, any>} */ attributes) => element("div", { class: `rv-${name}`, ...attributes });
  return {
    caption: part("caption", { "aria-live": "polite" }), tools: part("tools", { role: "toolbar", "aria-label": "View" }),
    saving: part("saving", { hidden: true, "data-testid": "saving" }),
    slow: element("p", { class: "rv-slow", role: "status", hidden: true }),
    curve: part("graph", { role: "group", "data-testid": "curve" }),
    map: part("map", { role: "group" }),
    relief: part("relief", { role: "group", "aria-label": "The surface in three dimensions, with the same paths" }),
    data: part("samples", { role: "group", "aria-label": "The samples, with each method's model drawn through them", "data-testid": "data" }),
    legend: part("legend", { "data-testid": "legend", hidden: true }),
    transport: part("transport", { role: "toolbar", "aria-label": "Playback" }),
    game: part("game", { role: "group", "aria-label": "Predict, then reveal", "data-testid": "game", hidden: true }),
    curves: part("curves", { role: "group", "aria-label": "Loss, gradient norm and distance to the minimum against the step" }),
  };
}

/** @extends {View<messages.Stage, Wishes>} */
class Stage extends View {
  /** @type {messages.Stage | null} the latest message */
  message = null;

  /** @type {messages.Stage | null} what is shown of it, with what the reader has changed here */
  told = null;

  /** @type {Race | null} that is shown: as the server told it, or as the hand has it */
  race = null;

  /** @type {Race | null} the race without the methods that are muted */
  seen = null;

  /** @type {string[]} names of parts that cannot be changed */
  locked = [];

  /** @type {Set<string>} keys of the methods that are not drawn */
  muted = new Set();

  /** @type {import("../parts/theme.js").Colours | null} of the theme, as the parts are drawn */
  colours = null;

  captioned = false; // whether the game was told that the race is over

  /** @type {Race | null} the race that it was told of */
  captionedRace = null;

  /** @type {string | null} in which size the parts are drawn */
  drawnAt = null;

  /** @type {string[]} the parts that are shown: "map", "relief", "data" */
  shown = [];

  adding = false; // whether each tap adds a start

  edits = 0; // samples that were added or removed
  revision = 0;
  played = 0; // how often the race was played from its start, as the server counts it
  frame = 0; // that is asked for, to paint what the hand has moved

  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-stage", "data-testid": "stage", "aria-label": "Race", "data-playing": "false", "data-revision": 0 }));
    const { signal } = this;
    this.sender = new Sender(signal);
    this.live = new Live(new Engine());
    this.later = timer(signal);
    this.parts = places();
    this.words = element("span");
    this.parts.caption.append(this.words);
    const { caption, tools, saving, slow, curve: graph, map, relief, data, legend, transport, game, curves } = this.parts;
    this.root.append(transport, element("div", { class: "rv-topline" }, caption, tools), saving, element("div", { class: "rv-views" }, graph, map, relief, data, slow), legend, game, curves); // the first tab stops play
    this.hint = element("p", { class: "rv-note rv-hint" });
    this.keys = new Keys(this.root, RACE_KEYS);
    this.tip = new Tip(this.root);
    this.said = element("span", { class: "rv-unseen", role: "status" });
    this.root.append(this.said);

    /** @type {import("../plot/map.js").Pick} */
    const onPick = (x, y, how) => (how.more || (this.adding && how.play) ? this.startAlso(x, y) : this.pick(x, y, how));
    /** @type {import("../parts/events.js").Reader} */
    const reader = { meet: (event, node) => this.meet(event, node), leave: () => this.meet(null) };
    this.clock = new Clock(() => this.tick());
    this.tools = new Toolbar(tools, this.acts);
    this.transport = new Transport(transport, this.clock, { reader, signal, onOpen: (step) => this.tell("open", { step }), onPace: keep, onCounted: (counted) => this.count(counted), onSince: (step) => this.changeSince(step) });
    this.pins = new Pins(reader);
    this.map = new ContourMap(map, { signal, layers: LAYERS, told, onPick, onWindow: () => this.enqueue(() => this.windowMoved()), standing: () => [this.pins] });
    this.handle = new Handle(this.map, START);
    this.map.stand(this.handle);
    this.pins.node.after(this.handle.node);
    this.heads = new Pins(reader, ({ x }, { surface }) => [x, surface.f(x, 0)]);
    this.graph = new Graph(graph, {
      signal, layers: ON_CURVE, standing: [this.heads], start: { ...START, testid: "start-on-curve" }, keyed: modelsTold,
      onPick, onWindow: () => this.windowMoved(),
    });
    this.relief = new Relief(relief, { signal, start: { ...START, testid: "start-in-space" }, onPick });
    this.fit = new Fit(data, { signal, onEdit: (...edit) => this.sample(...edit) });
    this.curves = new Curves(curves, { signal, onGauge: () => this.gauge(), onSeek: (step) => this.seek(step), onHover: (step) => this.map.tick(step ?? this.clock.step) });
    this.game = new Game(game, this.map, { ask: (wish) => this.tell("game", { game: wish }), guess: (guess) => this.tell("guess", guess), finish: () => this.clock.finish() });
    this.recorder = new Recorder(saving, () => (this.curved ? filmOfRace(this.graph) : filmOfRace(this.map)), this.clock);
    this.listen();
  }

  /** Whether the curve is shown: then what is seen is its own. */
  get curved() {
    return this.shown.includes("curve");
  }

  /** Whether the map is drawn: its window is that of the view in 3-D too, but beside a curve. */
  get mapped() {
    return !this.curved || this.shown.includes("map");
  }

  /** What the tools of the window are about: the curve if it is shown, else the map. */
  get plane() {
    return this.curved ? this.graph : this.map;
  }

  /** What each tool does. */
  get acts() {
    /** @type {(window: (race: Race) => import("../plot/window.js").Window) => Promise<unknown>} */
    const look = (window) => this.enqueue(() => this.race && this.plane.look(window(this.race)));
    return {
      fit: () => look((race) => zoomedOut(this.plane.window, race.surface.domain, runsOf(this.seen ?? race)).window),
      home: () => look((race) => race.surface.domain),
      zoom: (/** @type {number} */ by) => this.enqueue(() => this.plane.zoom(by)),
      mark: () => this.mark(),
      slopes: () => this.drawSlopes(),
      starts: (/** @type {"points" | "ring" | "grid"} */ pattern) => this.startFrom(pattern, []),
      add: () => this.addByTaps(),
      view: (/** @type {string} */ key) => this.view(key),
      predict: (/** @type {string} */ game) => this.tell("game", { game }),
      record: (/** @type {import("../parts/record.js").Kind} */ kind) => this.record(kind),
      keys: () => this.keys.open(),
    };
  }

  listen() {
    const { signal } = this;
    hear("toggle", (method) => this.mute(method), signal);
    answer((step) => this.visit(step), signal);
    beside.hear("watch", ({ again }) => this.watch(again), signal);
    hand.hear("move", (move) => this.move(move), signal);
    hand.hear("asked", ({ move, component, serial }) => this.live.asked(move, component, serial), signal);
    signal.addEventListener("abort", () => cancelAnimationFrame(this.frame));
    for (const name of ["pointerup", "pointercancel", "keyup"]) window.addEventListener(name, () => { this.noteWait(""); }, { capture: true, signal });
    window.addEventListener("pointerdown", ({ target }) => { if (!(target instanceof Element && target.closest(".rv-event, .rv-marks"))) this.meet(null); }, { capture: true, signal });
    window.addEventListener("keydown", (event) => press(event, this.actions, this.locked.includes("transport") || this.game.waits), { capture: true, signal });
    keepInSight([this.parts.curve, this.parts.map, this.parts.relief, this.parts.data], signal);
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

  /** @param {messages.Stage} data */
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

  /**
   * Shows what the server has told, with what has been moved since on top of it.
   * @param {messages.Stage} data
   */
  async show(data) {
    const theme = paint(this.root);
    this.colours = theme;
    this.told = data;
    const noteReady = () => { this.root.dataset.ready = String(this.live.ready); };
    this.live.take(raceOf(data, theme)).then(() => {
      noteReady();
      if (this.live.moving) this.follow();
      else this.enqueue(() => this.showFurther());
    });
    noteReady();
    const { race } = this.live;
    if (!race) return;
    const first = !this.race;
    const restart = race.play > this.played;
    const waits = first && race.pace.play === "still"; // for whoever presses Play
    if (restart || !this.live.moving) this.played = race.play;
    const seen = this.put(race);
    this.clock.setSteps(race.steps);
    if (waits || (restart && !calm())) this.clock.step = 0;
    else if (first || restart) this.clock.step = race.steps;
    this.game.show(race, theme);
    this.root.dataset.secret = String(this.game.secret);
    this.hideParts(race);
    this.arrange(race.views[race.view]);
    explain(this.parts.legend, race, theme, this.muted);
    this.drawnAt ??= this.sizesOfParts();
    const events = happened(seen);
    this.tools.events.setAttribute("aria-pressed", String(race.events));
    this.tools.slopes.setAttribute("aria-pressed", String(race.arrows));
    this.meet(null);
    this.pins.show(events);
    this.heads.show(events);
    this.transport.show(seen, events);
    this.reserve(seen);
    if (this.mapped) await this.map.show(seen, theme);
    if (this.seen !== seen) return; // the hand has moved meanwhile
    if (this.curved) this.graph.show(seen, theme);
    if (this.sender.resting) this.fit.settle();
    if (!this.parts.data.hidden) this.fit.show(seen, theme);
    if (!this.parts.curves.hidden) await this.curves.show(seen, theme);
    hand.say("scores", this.live.moving ? scoresInHand(race) : null);
    this.stamp();
    this.tick();
    if (restart && !calm() && !waits) this.clock.play();
    if (!this.parts.relief.hidden) this.later.start(() => this.enqueue(() => this.showRelief()), RELIEF_AFTER); // the slowest, and nobody should wait for it
  }

  /**
   * The race that is shown from now on; returns what is seen of it.
   * @param {Race} race
   */
  put(race) {
    this.race = race;
    const besides = placesOf(race.starts, race.start);
    const further = this.live.further(race);
    const drawn = (/** @type {{ key: string }} */ { key }) => !this.muted.has(key);
    this.seen = { ...race, methods: race.methods.filter(drawn), places: besides, further: further?.filter(drawn) ?? null };
    this.noteWait(this.live.slow ? TOO_LONG : further ? race.beside.lack : FURTHER_WAIT);
    const known = Boolean(race.surface.programs && race.surface.programs.most !== null);
    arrivals.tell(Object.fromEntries(race.surface.reshaped || !besides.length ? [] : (further ?? []).map(({ key, runs }) => [key, arrivalsOf(runs, besides.length, known)])));
    hold([...Object.values(race.surface.columns), ...(race.batches ? [race.batches.rows] : []), ...race.methods.flatMap((method) => SERIES.flatMap((name) => method[name] ?? []))]);
    Object.assign(this.root.dataset, { live: this.live.moving, reshaped: Boolean(race.surface.reshaped) });
    return this.seen;
  }

  // --- what the hand moves -------------------------------------------------------------------------------------------

  /**
   * Something is moved: the race follows in the next frame. Returns false where the browser cannot walk it.
   * @param {import("../wire/hand.js").Move} move
   */
  move(move) {
    const taken = this.live.move(move);
    if (taken) this.follow();
    if (this.live.slow) this.noteWait(TOO_LONG);
    return taken;
  }

  /** @param {number | null} step  from which on settings are changed; null for the whole race */
  changeSince(step) {
    const value = (/** @type {string} */ key, /** @type {string} */ name) => {
      const setting = this.race?.methods.find((method) => method.key === key)?.hypers[name];
      return setting instanceof Float64Array ? setting[step ?? 0] : setting;
    };
    hand.say("since", step === null ? null : { step, value });
  }

  follow() {
    this.frame ||= requestAnimationFrame(() => this.showMoved());
  }

  /** The race as the hand has it: painted at once, and with nothing of what only the server knows. */
  showMoved() {
    const { live: { race }, colours } = this;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!race || !colours) return;
    if (this.root.dataset.live !== "true") explain(this.parts.legend, { ...race, critical: this.race?.critical ?? null }, colours, this.muted);
    const seen = this.put(race);
    this.meet(null);
    for (const pins of [this.pins, this.heads]) pins.show(happened(seen));
    if (this.curved) this.graph.show(seen, colours);
    if (this.mapped) this.map.walk(seen);
    if (!this.parts.curves.hidden) this.curves.show(seen, colours);
    if (!this.parts.relief.hidden && !race.surface.reshaped) this.relief.walk(seen);
    if (!this.parts.data.hidden) this.fit.show(seen, colours);
    hand.say("scores", scoresInHand(race));
    hand.say("start", race.start);
    this.stamp();
    this.tick();
  }

  /**
   * Says what is not drawn, or not at once; nothing where all is.
   * @param {string} sentence
   */
  noteWait(sentence) {
    Object.assign(this.parts.slow, { hidden: !sentence, textContent: sentence });
  }

  /** The runs from further starts, once the browser can walk them; the server is asked for those that it cannot. */
  showFurther() {
    const { race, seen } = this;
    const lacking = race ? this.live.lacking(race) : [];
    if (lacking.length) this.tell("lacking", { methods: lacking });
    if (!race || !seen?.places?.length || this.live.further(race)?.every(({ key, runs }) => this.muted.has(key) || runs === seen.further?.find((each) => each.key === key)?.runs)) return;
    const next = this.put(race);
    if (this.curved) this.graph.walk(next);
    if (this.mapped) this.map.walk(next);
    if (!this.parts.relief.hidden) this.relief.walk(next);
  }

  async showRelief() {
    if (this.seen) await this.relief.show(this.seen, paint(this.root), this.plane.window);
  }

  stamp() {
    const { race, seen, root, plane: { window } } = this;
    if (!race || !seen) return;
    this.revision += 1;
    Object.assign(root, { race }); // for whoever wants to see the very numbers
    Object.assign(root.dataset, {
      start: race.start.join(","), steps: race.steps, methods: race.methods.map((m) => m.key).join(","), revision: this.revision, surface: race.surface.key,
      muted: [...this.muted].join(","),
    });
    keep("look", lookText(window, race.surface.domain));
    if (this.live.moving) return; // nothing moves under the hand that moves
    const { domain } = race.surface;
    const runs = runsOf(seen);
    this.tools.atWindow({ leaves: overflows(window, runs), further: zoomedOut(window, domain, runs).further, home: String(window) === String(domain) });
  }

  tick() {
    const { step, steps, playing } = this.clock;
    Object.assign(this.root.dataset, { step: Math.floor(step), playing });
    this.transport.tick();
    const { race } = this;
    if (!race) return;
    if (this.mapped) this.map.tick(step);
    if (this.curved) this.graph.tick(step);
    if (!this.parts.curves.hidden) this.curves.tick(step);
    this.relief.tick(step);
    if (!this.parts.data.hidden) this.fit.tick(step);
    const over = step >= steps && !playing;
    if (!this.live.moving) this.showCaption(this.captionAt(over));
    if (over !== this.captioned || race !== this.captionedRace) {
      this.captioned = over;
      this.captionedRace = race;
      this.game.tell(over);
      this.root.dataset.secret = String(this.game.secret);
      beside.say("ended", { play: race.play, over });
    }
  }

  /**
   * What is said above the stage: what to watch, then what has happened up to the step that is shown, and at the end what came of it.
   * @param {boolean} over  whether the race has been seen to its end
   */
  captionAt(over) {
    const { race, seen, clock: { step } } = this;
    if (!race || !seen) return "";
    const { caption, game } = race;
    if (game?.waits) return game.question;
    const first = seen.places?.length && seen.methods.length ? FIRST : "";
    const happening = over ? caption.after : soFar(seen, step);
    return happening ? first + happening : caption.before;
  }

  /**
   * Shows a caption. While the race plays it is not read aloud: it would interrupt itself.
   * @param {string} words
   */
  showCaption(words) {
    const { caption } = this.parts;
    caption.ariaLive = this.clock.playing ? "off" : "polite";
    if (this.words.textContent !== words) this.words.textContent = words;
  }

  /**
   * Keeps the room of the longest caption, so that nothing moves while the race plays.
   * @param {Race} seen
   */
  reserve(seen) {
    const { caption, game } = seen;
    const said = game?.waits ? [game.question] : [caption.before, ...[caption.after, ...allSoFar(seen)].map((words) => (seen.places?.length ? FIRST + words : words))];
    this.parts.caption.dataset.longest = said.reduce((longest, words) => (words.length > longest.length ? words : longest), "");
  }

  async repaint() {
    if (this.told && paint(this.root) !== this.colours) await this.show(this.told);
  }

  async resized() {
    const sizes = this.sizesOfParts();
    if (!this.race || sizes === this.drawnAt) return;
    this.drawnAt = sizes;
    if (this.mapped) await this.map.resize();
    if (this.curved) this.graph.resize();
    await this.curves.resize();
    await this.relief.resize();
    if (!this.parts.data.hidden) this.fit.resize();
    this.stamp();
  }

  sizesOfParts() {
    const { curve: graph, map, relief, data, curves } = this.parts;
    return [graph, map, relief, data, curves].map(({ clientWidth, clientHeight }) => `${clientWidth} ${clientHeight}`).join();
  }

  async windowMoved() {
    this.stamp();
    if (!this.parts.relief.hidden) await this.showRelief();
  }

  /**
   * What the link hides or locks.
   * @param {Race} race
   */
  hideParts(race) {
    const { hidden, locked, embedded } = race;
    this.root.dataset.embedded = String(embedded);
    for (const name of /** @type {const} */ (["caption", "tools", "transport", "curves"])) this.parts[name].hidden = hidden.includes(name);
    for (const name of /** @type {const} */ (["tools", "transport"])) this.parts[name].classList.toggle("rv-locked", locked.includes(name));
    this.tools.setOut(race, { offered: this.game.offered, waits: this.game.waits, tapped: coarse() });
    this.tools.look.hidden = hidden.includes("tools");
    this.locked = locked;
    for (const picture of [this.parts.curve, this.parts.map]) picture.classList.toggle("rv-locked-start", locked.includes("start"));
    this.hint.hidden = locked.includes("start") || this.game.waits;
    this.hint.textContent = this.adding ? "Tap to add or remove a start" : `${coarse() ? "Tap" : "Click"} to start elsewhere`;
    this.parts.curve.ariaLabel = `The curve of f.${locked.includes("start") ? "" : " Click anywhere to start the race there."}`;
    this.parts.map.ariaLabel = `Contour map.${locked.includes("start") ? "" : " Click anywhere to start the race there."}`;
    for (const handle of [this.handle, this.graph.handle, this.relief.handle]) if (handle) handle.node.disabled = locked.includes("start") || this.game.places || this.game.still;
    for (const part of [this.parts.transport, this.parts.curves]) part.hidden ||= this.game.waits;
  }

  /** @param {string[]} parts  those that are shown */
  arrange(parts) {
    this.shown = parts;
    Object.assign(this.root.dataset, { view: this.nameOf(parts), views: parts.length });
    for (const name of /** @type {const} */ (["curve", "map", "relief", "data"])) this.parts[name].hidden = !parts.includes(name);
    this.tools.arrange(parts, this.game.waits);
    const picture = this.parts[/** @type {const} */ (["curve", "map", "relief"]).find((part) => parts.includes(part)) ?? "relief"];
    if (this.tools.look.parentElement !== picture) picture.append(this.tools.look);
    const pressed = this.parts[this.curved ? "curve" : "map"];
    if (this.hint.parentElement !== pressed) pressed.append(this.hint);
    this.game.on(this.plane);
  }

  /**
   * What showing these parts is called; undefined where that is no view.
   * @param {string[]} parts
   */
  nameOf(parts) {
    const same = (/** @type {string[]} */ others) => others.length === parts.length && others.every((part) => parts.includes(part));
    return Object.entries(this.race?.views ?? {}).find(([, others]) => same(others))?.[0];
  }

  // --- what the reader does ------------------------------------------------------------------------------------------

  /**
   * Shows a part, or hides it; the last one stays.
   * @param {string} part
   */
  view(part) {
    const parts = this.shown.includes(part) ? this.shown.filter((other) => other !== part) : [...this.shown, part];
    const view = this.nameOf(parts);
    if (!view) return;
    this.arrange(parts);
    this.tell("view", { view });
    this.enqueue(async () => {
      const { seen, colours } = this;
      if (this.curved && seen && colours) this.graph.show(seen, colours);
      if (this.mapped && seen && colours) await this.map.show(seen, colours);
      await this.resized();
      if (parts.includes("relief")) await this.showRelief();
      if (parts.includes("data") && this.seen && this.colours) this.fit.show(this.seen, this.colours);
    });
  }

  /**
   * The samples are changed: the race follows at once, and the server is told; while they are in the hand only where the
   * browser cannot follow by itself.
   * @param {import("../plot/samples.js").Edit} edit
   * @param {import("../plot/samples.js").Samples} samples  as they are then
   * @param {boolean} final
   */
  sample(edit, samples, final) {
    /** @type {import("../wire/hand.js").Move} */
    const move = { what: "samples", value: samples };
    const taken = this.move(move);
    if (taken && !final) return;
    if (taken) this.showMoved();
    if (edit.place === null || !edit.values) this.edits += 1; // places are others from then on
    this.sender.send(`sample ${this.edits} ${edit.place}`, (payload) => {
      this.live.asked(move, "stage", payload.serial);
      this.tell("sample", payload);
    }, { ...edit, final });
  }

  /**
   * Hides the path of a method, or shows it again: here at once, and then the server is told.
   * @param {string} method  its key
   */
  mute(method) {
    const racer = this.race?.methods.find(({ key }) => key === method);
    if (!racer) return;
    if (!this.muted.delete(method)) this.muted.add(method);
    this.said.textContent = `${racer.name} is ${this.muted.has(method) ? "hidden" : "shown"}.`;
    say(this.muted);
    this.enqueue(() => this.told && this.show(this.told));
    this.sender.send("mute", (payload) => this.tell("mute", payload), { muted: [...this.muted] });
  }

  /** @param {import("../parts/record.js").Kind} kind */
  record(kind) {
    this.recorder.save(kind, { page: getComputedStyle(this.root).getPropertyValue("--st-background-color").trim(), caption: this.parts.caption.textContent });
  }

  /** @param {number} step */
  seek(step) {
    if (this.locked.includes("transport")) return;
    this.clock.pause();
    this.clock.seek(step);
  }

  /**
   * The reader points at an event, or at none any more: it is told, and the clock stands there.
   * @param {Happening | null} event
   * @param {Element} [node]  where it is pointed at
   */
  meet(event, node) {
    for (const pins of [this.pins, this.heads]) pins.point(event);
    this.transport.marks.point(event);
    if (!event || !node) { this.tip.hide(); return; }
    this.seek(event.step);
    this.tip.show(event, node);
  }

  /**
   * Shows a step that the list below asks for.
   * @param {number} step
   */
  visit(step) {
    this.seek(step);
    this.root.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  }

  /**
   * The lesson beside the race has the reader look at it.
   * @param {boolean} again  whether it plays from its start
   */
  watch(again) {
    if (window.matchMedia(NARROW).matches) this.root.scrollIntoView({ behavior: calm() ? "auto" : "smooth" });
    if (again) this.clock.restart();
  }

  /** Marks the events, or marks them no more: here at once, and then the server is told. */
  mark() {
    if (!this.told) return;
    const shown = !this.told.events;
    this.enqueue(() => this.told && this.show({ ...this.told, events: shown }));
    this.tell("events", { shown });
  }

  /** Draws the chart of the stability, or no more: here at once, and then the server is told. */
  gauge() {
    if (!this.told) return;
    const shown = !this.told.stability;
    this.enqueue(() => this.told && this.show({ ...this.told, stability: shown }));
    this.tell("stability", { shown });
  }

  /** Draws the gradient of each sample on the map, or no more: here at once, and then the server is told. */
  drawSlopes() {
    if (!this.told) return;
    const shown = !this.told.arrows;
    this.enqueue(() => this.told && this.show({ ...this.told, arrows: shown }));
    this.tell("arrows", { shown });
  }

  /**
   * Counts steps, epochs or samples along the curves: here at once, and then the server is told.
   * @param {string} counted
   */
  count(counted) {
    this.enqueue(() => this.told && this.show({ ...this.told, counted }));
    this.tell("counted", { counted });
  }

  /** @type {import("../plot/map.js").Pick} */
  pick(x, y, how) {
    if (this.game.places) {
      if (how.final) this.game.place(x, y);
      return;
    }
    if (this.locked.includes("start") || this.game.still) return;
    /** @type {import("../wire/hand.js").Move} */
    const move = { what: "start", value: [x, y] };
    const taken = this.move(move);
    if (taken && !how.final) return;
    if (taken) this.showMoved(); // now, so that the server hears which arrays are here
    if (taken && how.play) this.playAgain();
    this.sender.send("pick", (payload) => {
      this.live.asked(move, "stage", payload.serial);
      this.tell("pick", payload);
    }, { x, y, ...how });
  }

  /**
   * Every method also starts at a point; or no more at the further start that it meets.
   * @param {number} x
   * @param {number} y
   */
  startAlso(x, y) {
    const { race, map, relief } = this;
    if (!race || this.locked.includes("start") || this.game.waits) return;
    const picture = this.curved ? this.graph : this.shown.includes("map") ? map : relief;
    const [px, py] = picture.pixelOf(x, y);
    const besides = placesOf(race.starts, race.start);
    const before = race.starts.around ? besides.map(([u, v]) => rounded(map.window, u, v)) : besides; // a link has room for their digits then
    const others = before.filter(([u, v]) => {
      const [qx, qy] = picture.pixelOf(u, v);
      return Math.hypot(qx - px, qy - py) > MET;
    });
    this.startFrom("points", others.length < before.length ? others : [...before, [x, y]]);
  }

  /**
   * Every method also starts at these points, or in a ring or a grid: points at once, what the server lays out when it has answered.
   * @param {"points" | "ring" | "grid"} pattern
   * @param {import("../plot/window.js").Point[]} points
   */
  startFrom(pattern, points) {
    /** @type {import("../wire/hand.js").Move} */
    const move = { what: "starts", value: points };
    const laid = pattern !== "points" || points.length > (this.race?.starts.most ?? 0); // the server says why there cannot be more
    if (!laid && this.move(move)) this.showMoved();
    if (calm()) this.clock.finish();
    else this.clock.restart();
    this.sender.send("starts", (payload) => {
      if (!laid) this.live.asked(move, "stage", payload.serial);
      this.tell("starts", payload);
    }, { pattern, points, final: true });
  }

  /** From now on each tap adds a start, or no more. */
  addByTaps() {
    this.adding = !this.adding;
    this.tools.add.setAttribute("aria-pressed", String(this.adding));
    if (this.race) this.hideParts(this.race);
  }

  /** The race plays from its start, before the server has answered that it does. */
  playAgain() {
    this.played += 1;
    if (calm()) this.clock.finish();
    else this.clock.restart();
  }

  leave() {
    this.clock.pause();
    this.recorder.stop();
    forget(...KNOWN);
    super.leave();
  }
}

export default mounted(Stage);
