// The race as the reader's hand has it: what the server told of it last, with the moves that it has not answered yet, walked
// here. It is exact, and knows less: what only the server can tell of a run is left out until the answer has come.

import { Moves, courseOf, shapedBy } from "./moves.js";
import { compile } from "../plot/field.js";
import { countOf, sameColumns } from "../plot/samples.js";

/** @import { Race, Method } from "./race.js" */
/** @import { Move, Score } from "../wire/hand.js" */
/** @import { Samples } from "../plot/samples.js" */
/** @import { Point } from "../plot/window.js" */
/** @import { Engine, Setting, Walk } from "../engine/engine.js" */

const UNTOLD = { sentence: "", moments: [], events: [], fan: [] }; // what the server alone knows of a run

/**
 * A method with the run that the browser has walked in the place of its own.
 * @template {object} Kind
 * @param {Kind} method
 * @param {Walk} walk
 * @param {Walk | null} ghost  the same without noise and batches, where there are some
 * @param {Float64Array | null} [heldOut]  the loss along it of the samples that are held out
 */
export function withRun(method, walk, ghost, heldOut = null) {
  const { x, y, value, gradient, gap, distance, stability, stopped, gone } = walk;
  const without = ghost ? { ghost_x: ghost.x, ghost_y: ghost.y } : {};
  return { ...method, ...UNTOLD, ...without, x, y, value, held_out: heldOut, gradient, gap, distance, stability, walk, stopped, outcome: gone ?? "" };
}

/**
 * Whether a move changes the run of a method.
 * @param {Move} move
 * @param {string} method
 */
const touches = (move, method) => move.what !== "starts" && (move.what !== "hyper" || move.method === method);

/**
 * The steps at which settings of a method are changed, once it is moved.
 * @param {Method} method
 * @param {Move[]} moves
 */
function changesOf(method, moves) {
  const changes = { ...method.changes };
  for (const move of moves) if (move.what === "hyper") changes[move.name] = typeof move.value === "object" && "changes" in move.value ? move.value.changes.map(({ step }) => step) : [];
  return changes;
}

/**
 * The last number of a series; null where it has none.
 * @param {Float64Array | null} series
 */
const last = (series) => series?.findLast((value) => !Number.isNaN(value)) ?? null;

/**
 * Where the methods start besides the first start.
 * @param {import("../wire/messages.js").FurtherStarts} starts
 * @param {Point} start  the first
 * @returns {Point[]}
 */
export const placesOf = ({ points, around }, [x, y]) => (around ? points.map(([across, up]) => [x + across, y + up]) : points);

/** @typedef {{ methods: (import("../wire/messages.js").StageMethod & { walk?: Walk })[] }} Walked  a race that the browser has walked, or a part of it */

/**
 * What the scoreboard can show of a race that the browser has walked.
 * @param {Walked} race
 */
export const scores = ({ methods }) => methods.flatMap(({ key, value, held_out: heldOut = null, gap = null, walk }) => (walk ? [{ method: key, loss: last(value), ...(heldOut ? { held_out: last(heldOut) } : {}), gap: last(gap), arrived: walk.arrived, left: walk.left, evals: walk.evals }] : []));

/**
 * The same, without what only the server knows of a surface whose shape is in the hand: how near to a minimum is there, and how far is too far.
 * @param {Walked & { surface: { reshaped?: boolean } }} race
 * @returns {Score[]}
 */
export function scoresInHand({ methods, surface }) {
  if (!surface.reshaped) return scores({ methods });
  const gone = new Set(methods.filter(({ walk }) => walk?.gone).map(({ key }) => key));
  return scores({ methods }).map(({ arrived: _, left: __, ...score }) => (gone.has(score.method) ? { method: score.method } : score));
}

/** @import { FurtherRun, FurtherRuns } from "../plot/layers/starts.js" */

const MOST_HELD_OUT = 2e5; // values of held-out samples that are worked out along a path while the hand moves
const LONGEST = 100; // milliseconds of a walk that a hand can be followed with: with longer ones it feels held
const BREATH = 20; // milliseconds before each walk that nobody has asked for
const BESIDE = 8; // milliseconds of a frame in which runs from further starts can be walked
const MOST_BESIDE = 2; // frames in a row that are longer: then those runs wait until the hand rests
const MOST_LATE = 1; // such walks in a row: the first of a race is slow because its code has never run

/**
 * The programs of a surface over samples that may have been moved: then where it is lowest is not known.
 * @param {Race} told
 * @param {Samples | null} samples
 */
function programsOver({ surface: { programs }, samples: told }, samples) {
  if (!programs || !told || !samples || sameColumns(told.columns, samples.columns)) return programs;
  return { ...programs, columns: samples.columns, lowest: null, most: null, minima: null };
}

/**
 * The curves of a race whose minimum is not known, or is not its lowest place: f itself stands where it stood above its minimum.
 * @param {Race} told
 */
const withoutMinimum = ({ titles, loss }) => Object.fromEntries(Object.entries(titles).map(([name, title]) => (name === "gap" ? ["value", loss] : [name, title])));

/**
 * Whether a run falls below the lowest known minimum by more than tolerance, as it can outside the window.
 * @param {import("../wire/messages.js").Programs | null} programs
 * @param {{ gap: Float64Array | null }[]} methods
 */
export function fallen(programs, methods) {
  const tolerance = (programs?.most ?? NaN) - (programs?.lowest ?? NaN);
  return methods.some(({ gap }) => gap?.some((height) => height < -tolerance));
}

/**
 * The loss along a path of the samples that are held out; null where there are none, or too many for a hand that moves.
 * @param {import("../plot/field.js").Surface} surface
 * @param {Samples | null} samples
 * @param {Walk} walk
 */
function heldOutLoss({ tree }, samples, { x, y }) {
  if (!samples?.held_out || x.length * countOf(samples.held_out) > MOST_HELD_OUT) return null;
  const loss = compile(tree, samples.held_out);
  return x.map((at, i) => loss(at, y[i]));
}

export class Live {
  #moved = new Moves();

  #warmed = ""; // the surface and the methods that have been walked before a hand came

  #late = 0; // moves in a row whose walks took too long

  slow = false; // whether the race is too long to be walked here while the hand moves: then the server follows it

  /** @type {Map<string, { moves: string, samples: Samples | null, run: Method }>} by method, its last run and what it was walked with */
  #runs = new Map();

  /** @type {Map<string, { name: string, samples: Samples | null, runs: FurtherRun[] }>} by method, its last runs from further starts */
  #further = new Map();

  #long = 0; // frames in a row in which walking those took too long

  /** @type {Race | null} as the server told it last */
  told = null;

  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /** Whether anything was moved that the server has not answered. */
  get moving() {
    return this.#moved.any;
  }

  /**
   * The server has told of the race: what it has answered is moved no more. The promise is kept when what the browser
   * can walk of it is ready.
   * @param {Race} race
   */
  take(race) {
    if (race.steps !== this.told?.steps || race.surface.id !== this.told.surface.id || race.methods.length !== this.told.methods.length) [this.slow, this.#late] = [false, 0];
    this.told = race;
    this.#moved.answered(race.answered);
    this.#runs.clear();
    this.#further.clear();
    return this.engine.prepare(race.surface.programs, race.methods.map(({ key }) => key)).then(() => { this.#warm(race); }).catch((error) => console.warn("The server computes this race:", error));
  }

  /**
   * Walks a race over data once, a method at a time, before a hand comes: code that has never run is slow, and a loop over
   * samples is long.
   * @param {Race} race
   */
  async #warm(race) {
    const { surface: { id, programs }, methods } = race;
    const name = `${id} ${methods.map(({ key }) => key)}`;
    if (!programs || !Object.keys(programs.columns ?? {}).length || this.#warmed === name) return;
    this.#warmed = name;
    for (const method of methods) {
      await new Promise((done) => { setTimeout(done, BREATH); });
      if (this.told !== race || this.moving) return;
      const setting = this.#setting(race, method, []);
      if (setting) this.engine.walk(programs, method.key, setting);
    }
  }

  /** Whether the browser can walk the race. */
  get ready() {
    return Boolean(this.told?.methods.every(({ key }) => this.told && this.engine.ready(this.told.surface.programs, key)));
  }

  /**
   * Something is moved; returns whether the browser can walk the race with it. If not, nothing has changed.
   * @param {Move} move
   */
  move(move) {
    if (this.slow) return false;
    const back = this.#moved.put(move);
    const began = performance.now();
    const walked = this.told && !this.#walked(this.told).includes(null);
    this.#late = performance.now() - began > LONGEST ? this.#late + 1 : 0;
    this.slow = this.#late > MOST_LATE;
    if (walked && !this.slow) return true;
    back();
    return false;
  }

  /**
   * The server is asked for a move.
   * @param {Move} move
   * @param {string} component  that asks
   * @param {number} serial  of its question
   */
  asked(move, component, serial) {
    this.#moved.asked(move, component, serial);
  }

  /**
   * The race with the moves; null before the server has told of any. A method that the browser cannot walk yet, because it
   * has just come, is left out until it can.
   * @returns {Race | null}
   */
  get race() {
    const { told } = this;
    if (!told || !this.moving) return told;
    const methods = this.#walked(told).filter((method) => method !== null);
    const unknown = typeof told.surface.programs?.lowest === "number" && methods.some(({ walk, gap }) => walk && !gap);
    const above = !unknown && !fallen(told.surface.programs, methods);
    return { ...told, ...(above ? {} : { titles: withoutMinimum(told) }), ...this.#place(told, this.#moved.all), methods, noise: told.noise && { ...told.noise, steps: [] } };
  }

  /**
   * Every method with the moves; null in the place of one that the browser cannot walk.
   * @param {Race} told
   */
  #walked(told) {
    return told.methods.map((method) => {
      const own = this.#moved.all.filter((move) => touches(move, method.key));
      return own.length ? this.#run(told, method, own) : method;
    });
  }

  /**
   * Where the race is with the moves: its surface, and its start, which moves with the surface.
   * @param {Race} told
   * @param {Move[]} moves
   * @returns {Pick<Race, "surface" | "start" | "starts" | "critical" | "samples">}
   */
  #place(told, moves) {
    const { surface, critical, methods } = told;
    const { programs } = surface;
    let [shape, start, starts, samples] = [programs?.shape, told.start, told.starts, told.samples];
    for (const move of moves) {
      if (move.what === "start") start = move.value;
      if (move.what === "starts") starts = { ...starts, points: move.value, around: false };
      if (move.what === "samples") samples = move.value;
      if (move.what === "shape" && shape) shape = shapedBy(shape, move);
    }
    const over = programsOver(told, samples);
    const reshaped = programs && over && shape && (shape !== programs.shape || over !== programs) && methods.length ? this.engine.reshaped(over, methods[0].key, shape) : null;
    if (!reshaped || !over || !shape) return { surface, start, starts, critical, samples };
    const { f, carried } = reshaped;
    const placed = (/** @type {Move["what"]} */ what) => moves.some((move) => move.what === what);
    const known = this.engine.known(over, shape);
    const minima = known === programs ? surface.minima : known.minima ?? [];
    return {
      surface: { ...surface, f, minima: minima.map(carried), reshaped: true }, start: placed("start") ? start : carried(start), critical: null, samples,
      starts: starts.around || placed("starts") ? starts : { ...starts, points: starts.points.map(carried) },
    };
  }

  /**
   * @param {Race} told
   * @param {Method} method
   * @param {Move[]} moves
   * @returns {Method | null}
   */
  #run(told, method, moves) {
    const { samples } = this.#place(told, moves);
    const programs = programsOver(told, samples);
    const name = JSON.stringify(moves.filter(({ what }) => what !== "samples"));
    const before = this.#runs.get(method.key);
    if (before?.moves === name && before.samples === samples) return before.run;
    const setting = this.#setting(told, method, moves);
    const walk = setting && programs && this.engine.walk(programs, method.key, setting);
    if (!walk) return null;
    const ghost = setting.noise || setting.batches ? this.engine.walk(programs, method.key, { ...setting, noise: null, batches: null }) : null;
    const shaped = moves.some(({ what }) => what === "shape");
    const run = { ...withRun(method, walk, ghost, shaped ? null : heldOutLoss(told.surface, samples, walk)), changes: changesOf(method, moves) };
    this.#runs.set(method.key, { moves: name, samples, run });
    return run;
  }

  /**
   * The runs of each method of a race from the further starts; null while the hand moves and they would hold it up.
   * @param {Race} race  as it is shown
   * @returns {FurtherRuns[] | null}
   */
  further(race) {
    const { told } = this;
    const places = told ? placesOf(race.starts, race.start) : [];
    if (!told || !places.length) return [];
    if (!this.moving) this.#long = 0;
    else if (this.#long > MOST_BESIDE) return null;
    const began = performance.now();
    const [before, walked] = [this.#further, new Map()];
    const found = race.methods.map(({ key, name, colour }) => {
      const method = told.methods.find((each) => each.key === key);
      const runs = method ? this.#from(told, method, places, before.get(key)) : null;
      walked.set(key, runs);
      return { key, name, colour, runs: runs?.runs ?? [] };
    });
    this.#further = walked;
    if (this.moving) this.#long = performance.now() - began > BESIDE ? this.#long + 1 : 0;
    return found;
  }

  /**
   * The methods that cannot be walked here from every start, and of which the server has not told either.
   * @param {Race} race  as it is shown
   */
  lacking(race) {
    const { told } = this;
    if (!told || this.moving || told.beside.lack) return [];
    const count = placesOf(race.starts, race.start).length;
    const missing = (this.further(race) ?? []).filter(({ key, runs }) => runs.length < count && !told.beside.runs.some(({ method }) => method === key));
    return missing.map(({ key }) => key);
  }

  /**
   * The runs of a method from some places: those from before, where nothing of them has changed.
   * @param {Race} told
   * @param {Method} method
   * @param {Point[]} places
   * @param {{ name: string, samples: Samples | null, runs: FurtherRun[] }} [before]
   */
  #from(told, method, places, before) {
    const moves = this.#moved.all.filter((move) => touches(move, method.key));
    const { samples } = this.#place(told, moves);
    const name = JSON.stringify([places, moves.filter(({ what }) => what !== "samples" && what !== "start")]);
    if (before?.name === name && before.samples === samples) return before;
    const setting = this.#setting(told, method, moves);
    const programs = programsOver(told, samples);
    const ready = this.engine.ready(programs, method.key);
    const served = this.moving ? undefined : told.beside.runs.find((each) => each.method === method.key);
    if (!ready && !served) return { name: "", samples, runs: [] };
    const runs = places.flatMap((start, place) => {
      const walk = ready && setting && programs && this.engine.walk(programs, method.key, { ...setting, start });
      if (walk) return [{ start, x: Float32Array.from(walk.x), y: Float32Array.from(walk.y), arrived: walk.arrived }];
      const [x, y] = served?.paths[place] ?? [];
      return served && x && y ? [{ start, x, y, arrived: served.arrived[place] }] : [];
    });
    return { name, samples, runs };
  }

  /**
   * What a run starts with: what the server told, and what was moved since.
   * @param {Race} told
   * @param {Method} method
   * @param {Move[]} moves
   * @returns {Setting | null} null where a schedule or the noise is not known here
   */
  #setting(told, method, moves) {
    const { steps, noise, batches, surface: { programs } } = told;
    const { start, samples } = this.#place(told, moves);
    if (batches && samples && programs && countOf(samples.columns) !== countOf(programs.columns)) return null; // other batches would be drawn
    /** @type {Setting} */
    const setting = { start, steps, hypers: { ...method.hypers }, shape: programs?.shape, batches };
    let level = noise?.level ?? 0;
    for (const move of moves) {
      if (move.what === "noise") level = move.value;
      if (move.what === "shape" && setting.shape) setting.shape = shapedBy(setting.shape, move);
      if (move.what === "hyper") {
        const value = courseOf(this.engine, move.value, steps);
        if (value === null) return null;
        setting.hypers[move.name] = value;
      }
    }
    if (level && !noise) return null; // the draws have not been told
    const drawn = noise?.draws.map((draws) => draws.map((draw) => level * draw));
    return { ...setting, noise: level && drawn ? [drawn[0], drawn[1]] : null };
  }
}
