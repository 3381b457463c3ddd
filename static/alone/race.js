// The messages of a page that still computes: what the server would tell of a set-up, as far as the browser can know it.

import { fallen, scores, withRun } from "../parts/live.js";
import { levels } from "../parts/ties.js";
import { courseOf, letterOf } from "../parts/moves.js";
import { NONE } from "../parts/schedule.js";
import { batchesOf, countOf, sizeOf } from "./batches.js";
import { pieces } from "./setup.js";
import { surfaceIn } from "./surface.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Setup } from "./setup.js" */
/**
 * What has happened besides the set-up: how often the race was to play, why what was asked could not be had, by its
 * place, and by component its last question.
 * @typedef {{ plays: number, problems: Record<string, string>, answered: Record<string, number> }} Told
 */
/** @typedef {messages.StageMethod & { walk: import("../engine/engine.js").Walk }} Walked  a method with the run that the browser has walked */
/** @typedef {{ stage: messages.Stage, deck: messages.Deck, table: messages.Table, shape: messages.Shape, numbers: messages.Numbers }} Messages */

const BEYOND = "Only Ravine itself can compute this race: at one of its points, a slope is 0/0.";
const NO_FAN = { success: null, median: null, low: null, high: null };

/**
 * A setting as its card has it: a number, or its values at every step.
 * @param {messages.HyperSlider} row
 * @param {import("./setup.js").Setting} value
 * @param {number} steps
 * @param {Engine} engine
 * @returns {messages.HyperSlider}
 */
function rowOf(row, value, steps, engine) {
  if (value === null) return { ...row, schedule: null, changes: [], off: true };
  if (typeof value === "number") return { ...row, value, schedule: null, changes: [], off: false };
  const { first, changes } = pieces(value);
  const { kind, parameters } = typeof first === "number" ? { kind: NONE, parameters: {} } : first;
  const found = courseOf(engine, value, steps);
  const values = typeof found === "number" ? [found] : Array.from(found ?? []);
  const sliders = kind === NONE ? [] : (row.schedule?.parameters ?? []).map((each) => ({ ...each, value: parameters[each.name] }));
  return { ...row, value: typeof first === "number" ? first : row.value, schedule: { kind, steps: values.map((_, s) => s + 1), values, parameters: sliders }, changes, off: false };
}

/**
 * Whether chance has a say in the race: by noise, or by batches.
 * @param {Setup} setup
 */
const byChance = (setup) => setup.noise > 0 || sizeOf(setup) !== null;

/**
 * The run of every method that races, as the stage is told of it; what the browser cannot walk is left out.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @param {messages.Surface} surface
 * @param {Engine} engine
 * @returns {Walked[]}
 */
function runs(told, setup, { programs }, engine) {
  const { start, steps, noise: level, methods } = setup;
  const batches = batchesOf(told, setup);
  const [alongX, alongY] = told.noise.draws.map((draws) => draws.subarray(0, steps).map((draw) => level * draw));
  return told.methods.flatMap(({ racer: { key, style }, noisy, plain }) => {
    const own = methods[key];
    if (!own || !programs || !style) return [];
    const hypers = Object.fromEntries(Object.entries(own).flatMap(([name, value]) => (value === null ? [] : [[name, courseOf(engine, value, steps) ?? NaN]])));
    const changes = Object.fromEntries(Object.entries(own).flatMap(([name, value]) => (typeof value === "object" && value && "first" in value ? [[name, value.changes.map(({ step }) => step)]] : [])));
    const walked = (/** @type {object} */ chance) => engine.walk(programs, key, { start, steps, hypers, ...chance });
    /** @type {[Float64Array, Float64Array] | null} */
    const noise = level ? [alongX, alongY] : null;
    const walk = walked({ noise, batches });
    if (!walk) return [];
    const { light, dark, dash, marker } = style;
    const method = { key, name: byChance(setup) ? noisy : plain, colours: { light, dark }, dash, marker, hypers, changes, ghost_x: null, ghost_y: null };
    return [withRun(method, walk, byChance(setup) ? walked({}) : null)];
  });
}

/**
 * The cards of the methods that race, and the others by family.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @param {string[]} racing  keys of those that could be walked
 * @param {Told} said
 * @param {Engine} engine
 * @returns {messages.Deck}
 */
function deckOf({ deck, methods }, setup, racing, { problems, answered }, engine) {
  const { methods: chosen, steps, muted } = setup;
  const named = (/** @type {messages.AloneMethod} */ { noisy, plain }) => (byChance(setup) ? noisy : plain);
  /** @type {(method: messages.AloneMethod) => messages.Racer} */
  const card = (method) => {
    const { racer, defaults } = method;
    const own = chosen[racer.key];
    const place = racing.indexOf(racer.key) + 1;
    const rows = racer.rows.map((row) => rowOf(row, own[row.name], steps, engine));
    return {
      ...racer, rows, name: named(method), changed: Object.entries(own).some(([name, value]) => value !== defaults[name]),
      problem: problems[racer.key] ?? (place ? null : BEYOND), place: place || null, muted: muted.includes(racer.key),
    };
  };
  return {
    ...deck, serial: answered.deck ?? 0, racers: methods.filter(({ racer: { key } }) => chosen[key]).map(card),
    families: deck.families.map((family) => ({
      ...family,
      methods: [
        ...methods.filter(({ family: key, racer }) => key === family.key && !chosen[racer.key])
          .map((method) => ({ key: method.racer.key, name: named(method), teaches: method.racer.teaches, refusal: null })),
        ...family.methods,
      ],
    })),
  };
}

/**
 * @param {messages.Table} table
 * @param {Walked[]} methods
 * @param {Setup} setup
 * @returns {messages.Table}
 */
function tableOf(table, methods, { muted, starts }) {
  const numbers = scores({ methods });
  const places = levels(methods.map(({ walk }, i) => (walk?.gone ? Infinity : numbers[i].loss ?? null)), table.alike);
  const rows = methods.map(({ key, name, colours, dash, marker, outcome, stopped }, i) => ({
    ...NO_FAN, held_out: null, ...numbers[i], name, colours, dash, marker, outcome, stopped, sentence: "", place: places[i], muted: muted.includes(key), reached: null, starts: null,
  }));
  const columns = table.columns.filter(({ key }) => (key !== "left" || rows.some(({ left }) => left !== null)) && (key !== "starts" || starts.points.length > 0));
  return { ...table, columns, rows };
}

/**
 * How the surface was turned and stretched: the server has words for what it exported.
 * @param {messages.Alone} told
 * @param {Setup} setup
 */
function saidOf({ setup: { turn, stretch }, shape: { said } }, setup) {
  if (setup.turn === turn && setup.stretch === stretch) return said;
  return setup.turn === 0 && setup.stretch === 1 ? "" : "changed";
}

/**
 * What sets the batches: the server has words for what it exported.
 * @param {messages.Alone} told
 * @param {NonNullable<messages.Numbers["batches"]>} batches
 * @param {Setup} setup
 */
function batchControls({ setup: { batch, order } }, batches, setup) {
  const said = setup.batch === batch && setup.order === order ? batches.said : "";
  return { ...batches, size: { ...batches.size, value: setup.batch ?? countOf(setup) }, order: setup.order, said };
}

/**
 * All that the views are told. The engine has to be prepared for the methods that race.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @param {Told} said
 * @param {Engine} engine
 * @returns {Messages}
 */
export function messagesOf(told, setup, said, engine) {
  const { answered, problems } = said;
  const surface = surfaceIn(told, setup, engine);
  const methods = runs(told, setup, surface, engine);
  const { letters, motion } = told.shape;
  const other = methods.some(({ gap }) => gap?.some(Number.isFinite)) && !fallen(surface.programs, methods) ? "value" : "gap"; // one of the two is drawn
  const drawn = (/** @type {string} */ name) => name !== other && methods.some((method) => Reflect.get(method, name)?.some(Number.isFinite));
  const shown = (/** @type {"x" | "y" | "steps"} */ name) => (name === "steps" ? setup.steps : setup.start["xy".indexOf(name)]);
  /** @type {(place: "start" | "run") => messages.NumberGroup | null} */
  const group = (place) => told.numbers[place] && {
    ...told.numbers[place], fields: told.numbers[place].fields.map((field) => ({ ...field, value: shown(/** @type {"x" | "y" | "steps"} */ (field.name)) })),
    problem: problems[place] ?? null,
  };
  return {
    stage: {
      ...told.stage, surface, serial: answered.stage ?? 0, answered: { ...answered }, play: said.plays, view: setup.view, start: setup.start, starts: setup.starts, steps: setup.steps,
      pace: { ...told.stage.pace, play: setup.play, speed: setup.speed }, muted: setup.muted,
      titles: Object.fromEntries(Object.entries(told.stage.titles).filter(([name]) => drawn(name))),
      noise: byChance(setup) ? { ...told.noise, level: setup.noise } : null, methods,
      batches: batchesOf(told, setup), counted: setup.counted, stability: setup.stability, arrows: setup.arrows,
      samples: told.stage.samples && { ...told.stage.samples, columns: surface.columns, problem: problems.samples ?? "" },
    },
    deck: deckOf(told, setup, methods.map(({ key }) => key), said, engine),
    table: tableOf(told.table, methods, setup),
    shape: {
      ...told.shape, letters: letters.map((row) => ({ ...row, value: setup.parameters[letterOf(row.name) ?? ""] })),
      motion: motion.map((row) => ({ ...row, value: row.name === "turn" ? setup.turn : setup.stretch })),
      said: saidOf(told, setup), problem: problems.shape ?? null, serial: answered.shape ?? 0,
    },
    numbers: {
      ...told.numbers, start: group("start"), run: group("run"), noise: told.numbers.noise && { ...told.numbers.noise, value: setup.noise },
      batches: told.numbers.batches && batchControls(told, told.numbers.batches, setup),
      serial: answered.numbers ?? 0,
    },
  };
}
