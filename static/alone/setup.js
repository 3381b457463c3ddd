// The set-up of a page that still computes: read from what stands in the page, which may have been edited, and changed by
// what the reader does. What cannot be had is refused in a sentence, by the bounds that the server has told.

import { changedBy } from "../wire/changes.js";
import { letterOf } from "../parts/moves.js";
import { countOf, mostSteps, sizeOf } from "./batches.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {messages.AloneSetup} Setup */
/** @typedef {number | messages.AloneSchedule | messages.AlonePieces | null} Setting  of a method; null for one that is optional and not set */
/** @typedef {(kind: string, parameters: Record<string, number>, steps: number) => Float64Array | null} Table  the values of a schedule */

const UNMOVED = { turn: 0, stretch: 1 };

/** What was asked cannot be had; the message is a sentence. */
export class Unusable extends Error {}

/**
 * @param {number} value
 * @param {messages.Bound} bound
 */
const fits = (value, { least, below, least_too: low, below_too: high, whole }) => Number.isFinite(value)
  && (value > least || (low && value === least)) && (value < below || (high && value === below)) && (!whole || Number.isInteger(value));

/**
 * A number that stands within its bound.
 * @param {string} name
 * @param {unknown} value
 * @param {messages.Bound} bound
 */
function number(name, value, bound) {
  if (typeof value !== "number" || !fits(value, bound)) throw new Unusable(`${name} must be a ${bound.words}.`);
  return value;
}

/**
 * The parts of an object, none of which has an unknown name.
 * @param {string} what
 * @param {unknown} value
 * @param {string[]} known
 * @returns {Record<string, unknown>}
 */
function parts(what, value, known) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Unusable(`${what} must be an object of names and values.`);
  const strange = Object.keys(value).find((name) => !known.includes(name));
  if (strange !== undefined) throw new Unusable(`${what} cannot have “${strange.slice(0, 40)}”.`);
  return /** @type {Record<string, unknown>} */ (value);
}

/**
 * The schedule that an object says, each of its parameters within its bound.
 * @param {messages.Alone} told
 * @param {string} name  of the setting that follows it
 * @param {object} value
 * @returns {messages.AloneSchedule}
 */
function schedule({ kinds }, name, value) {
  const { kind, parameters } = parts(name, value, ["kind", "parameters"]);
  if (typeof kind !== "string" || !Object.hasOwn(kinds, kind)) throw new Unusable(`${name} has a schedule that this page does not know.`);
  const given = parts(kind, parameters, Object.keys(kinds[kind]));
  return { kind, parameters: Object.fromEntries(Object.entries(kinds[kind]).map(([each, bound]) => [each, number(`${each} of ${kind}`, given[each], bound)])) };
}

/**
 * The changes of a setting during the race, in the order of their steps.
 * @param {messages.Alone} told
 * @param {string} name  of the setting
 * @param {unknown} given
 * @param {messages.Bound} bound  of its values
 */
function changesOf({ change, changes: most }, name, given, bound) {
  if (!Array.isArray(given) || !given.length || given.length > most) throw new Unusable(`${name} can be changed 1 to ${most} times in a race.`);
  const found = given.map((each) => {
    const { step, value } = parts(`A change of ${name}`, each, ["step", "value"]);
    return { step: number(`The step of a change of ${name}`, step, change), value: number(name, value, bound) };
  }).sort((one, other) => one.step - other.step);
  const twice = found.find(({ step }, i) => step === found[i + 1]?.step);
  if (twice) throw new Unusable(`${name} has two changes at step ${twice.step}; a step can have one.`);
  return found;
}

/**
 * What a setting of a method is to be: a number, or a schedule or changes that suit it at every step.
 * @param {messages.Alone} told
 * @param {messages.AloneMethod} method
 * @param {string} name
 * @param {unknown} value
 * @param {Table} table
 * @returns {Setting}
 */
export function setting(told, method, name, value, table) {
  const bound = method.bounds[name];
  if (value === null && method.defaults[name] === null) return null;
  if (typeof value !== "object" || value === null) return number(name, value, bound);
  const anyStep = { ...bound, least_too: true, words: bound.words_at_any_step }; // it may come down to its least value
  const { first, changes } = "first" in value ? parts(name, value, ["first", "changes"]) : { first: value, changes: null };
  const before = typeof first === "object" && first !== null ? schedule(told, name, first) : number(name, first, anyStep);
  const values = typeof before === "object" ? table(before.kind, before.parameters, told.longest) : [];
  if (!values?.every((each) => fits(each, anyStep))) throw new Unusable(`${name} must be a ${anyStep.words} at every step.`);
  return changes === null ? before : { first: before, changes: changesOf(told, name, changes, anyStep) };
}

/**
 * What a setting is at first, and its changes.
 * @param {Setting} value
 * @returns {messages.AlonePieces}
 */
export const pieces = (value) => (typeof value === "object" && value && "first" in value ? value : { first: value ?? NaN, changes: [] });

/**
 * The settings of a method; what is not given is as the method has it when it is switched on.
 * @param {messages.Alone} told
 * @param {messages.AloneMethod} method
 * @param {unknown} given
 * @param {Table} table
 */
function settings(told, method, given, table) {
  const named = parts(method.racer.key, given, Object.keys(method.defaults));
  return Object.fromEntries(Object.entries(begun(told, method)).map(([name, value]) => [name, name in named ? setting(told, method, name, named[name], table) : value]));
}

/**
 * What a method has when it is switched on: as it was exported, or the catalogue's.
 * @param {messages.Alone} told
 * @param {messages.AloneMethod} method
 */
export const begun = (told, { racer: { key }, defaults }) => told.setup.methods[key] ?? defaults;

/**
 * The set-up that an object says; what it leaves out is as it was exported. Throws Unusable.
 * @param {messages.Alone} told
 * @param {unknown} given
 * @param {Table} table
 * @returns {Setup}
 */
export function read(told, given, table) {
  const { bounds, choices, stage, methods } = told;
  const named = { ...told.setup, ...parts("The set-up", given, Object.keys(told.setup)) };
  if (!Array.isArray(named.start) || named.start.length !== 2) throw new Unusable("start must be two numbers, [x, y].");
  const [x, y] = named.start.map((/** @type {unknown} */ part, /** @type {number} */ i) => number(`${"xy"[i]} of the start`, part, bounds.start));
  for (const name of /** @type {const} */ (["steps", "noise", "turn", "stretch"])) number(name, named[name], bounds[name]);
  const letters = parts("parameters", named.parameters, Object.keys(told.letters));
  const parameters = { ...told.setup.parameters, ...Object.fromEntries(Object.entries(letters).map(([letter, value]) => [letter, number(letter, value, told.letters[letter])])) };
  for (const name of /** @type {const} */ (["view", "play", "counted", "order"])) if (!choices[name].includes(named[name])) throw new Unusable(`${name} must be one of ${choices[name].join(", ")}.`);
  for (const name of /** @type {const} */ (["stability", "arrows"])) if (typeof named[name] !== "boolean") throw new Unusable(`${name} must be true or false.`);
  if (named.batch !== null && !bounds.batch) throw new Unusable("batch must be null: this surface has no samples.");
  if (named.batch !== null) number("batch", named.batch, bounds.batch);
  if (!stage.pace.speeds.includes(named.speed)) throw new Unusable(`speed must be one of ${stage.pace.speeds.join(", ")}.`);
  const keys = methods.map(({ racer: { key } }) => key);
  if (!Array.isArray(named.muted) || !named.muted.every((key) => keys.includes(key))) throw new Unusable("muted must be a list of methods that can race here.");
  const racing = parts("methods", named.methods, keys);
  const chosen = methods.filter(({ racer: { key } }) => key in racing).map((method) => [method.racer.key, settings(told, method, racing[method.racer.key], table)]);
  return drawable(told, { ...named, parameters, start: [x, y], starts: startsOf(told, named.starts), columns: columns(told, named.columns), methods: Object.fromEntries(chosen) });
}

/**
 * The further starts that an object says. Throws Unusable.
 * @param {messages.Alone} told
 * @param {unknown} given
 * @returns {messages.FurtherStarts}
 */
export function startsOf({ bounds, setup: { starts } }, given) {
  const { points, around } = { ...starts, ...parts("starts", given, Object.keys(starts)) };
  if (typeof around !== "boolean") throw new Unusable("around must be true or false.");
  if (!Array.isArray(points) || points.length > starts.most) throw new Unusable(`At most ${starts.most} further starts are possible. Remove one first.`);
  return {
    ...starts, around, points: points.map((/** @type {unknown} */ point) => {
      if (!Array.isArray(point) || point.length !== 2) throw new Unusable("A further start must be two numbers, [x, y].");
      return [number("x of a further start", point[0], bounds.start), number("y of a further start", point[1], bounds.start)];
    }),
  };
}

/**
 * The columns of the data, each with a number for every sample; those that are left out are as they were exported.
 * @param {messages.Alone} told
 * @param {unknown} given
 * @returns {Setup["columns"]}
 */
function columns({ setup, bounds }, given) {
  const count = countOf(setup);
  const named = { ...setup.columns, ...parts("columns", given, Object.keys(setup.columns)) };
  return Object.fromEntries(Object.entries(named).map(([name, values]) => {
    if (!Array.isArray(values) || values.length !== count) throw new Unusable(`The column ${name} must be a list of ${count} numbers.`);
    return [name, values.map((value, i) => number(`Sample ${i + 1} of the column ${name}`, value, bounds.columns))];
  }));
}

/**
 * The set-up with a sample put elsewhere: as many as were exported are here, because batches were drawn from these. Throws
 * Unusable.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @param {Omit<messages.StageSample, "serial">} edit
 * @returns {Setup}
 */
export function sampled(told, setup, { place, values }) {
  if (place === null || !values) throw new Unusable("Samples can be moved here; in Ravine they can be added and removed too.");
  if (place >= countOf(setup)) throw new Unusable("This sample is held out. Only Ravine itself can move it.");
  const moved = Object.entries(setup.columns).map(([name, column]) => [name, column.with(place, values[name] ?? column[place])]);
  return { ...setup, columns: columns(told, Object.fromEntries(moved)) };
}

/**
 * The set-up itself, if its noise and its batches are drawn for as many steps as it has.
 * @param {messages.Alone} told
 * @param {Setup} setup
 */
function drawable(told, setup) {
  const most = mostSteps(told, setup);
  if (setup.steps > most) throw new Unusable(`With batches of ${sizeOf(setup)} a race has at most ${most} steps here; it can have more in Ravine.`);
  const drawn = told.noise.draws[0].length;
  if (setup.noise && setup.steps > drawn) throw new Unusable(`With noise a race has at most ${drawn} steps here; it can have more in Ravine.`);
  return setup;
}

/**
 * The set-up that stands in the page, or the one that was exported with a note why.
 * @param {messages.Alone} told
 * @param {string} text
 * @param {Table} table
 * @returns {{ setup: Setup, note: string }}
 */
export function opened(told, text, table) {
  try {
    return { setup: read(told, JSON.parse(text), table), note: "" };
  } catch (error) {
    const why = error instanceof Unusable ? error.message : "It is not valid JSON.";
    return { setup: told.setup, note: `The set-up in this page cannot be used. ${why} The race is shown as it was exported.` };
  }
}

/**
 * The number of the set-up that was asked for, in its place. Throws Unusable.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @param {Omit<messages.NumberChange, "serial">} change
 * @returns {Setup}
 */
export function numbered(told, setup, { name, value }) {
  if (name === "x" || name === "y") {
    const [x, y] = setup.start;
    const found = number(`Start ${name}`, value, told.bounds.start);
    return { ...setup, start: name === "x" ? [found, y] : [x, found] };
  }
  if (name === "order") return told.choices.order.includes(`${value}`) ? drawable(told, { ...setup, order: `${value}`, batch: setup.batch ?? countOf(setup) }) : setup;
  if (name === "batch") return told.bounds.batch ? drawable(told, { ...setup, batch: number("Batch size", value, told.bounds.batch) }) : setup;
  if (name !== "steps" && name !== "noise") return setup;
  return drawable(told, { ...setup, [name]: number(name === "steps" ? "Steps" : "Noise", value, told.bounds[name]) });
}

/**
 * The set-up with what was asked of one method. Throws Unusable.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @param {Omit<messages.DeckChange, "serial">} change
 * @param {Table} table
 * @returns {Setup}
 */
export function retuned(told, setup, change, table) {
  const { method: key, on, reset, hyper } = change;
  const method = told.methods.find(({ racer }) => racer.key === key);
  if (!method) return setup;
  const { [key]: own, ...others } = setup.methods;
  if (on === false) return { ...setup, methods: others };
  if (on) return { ...setup, methods: { ...others, [key]: begun(told, method) } };
  if (reset) return { ...setup, methods: { ...others, [key]: method.defaults } };
  if (!hyper || !own) return setup;
  if (own[hyper] === null && (change.since ?? change.at ?? null) !== null) throw new Unusable(`${hyper} cannot change yet. Set it for the whole race first.`);
  const away = method.defaults[hyper] === null && (change.value ?? change.parameter ?? change.since ?? change.at ?? null) === null;
  const wanted = away ? null : asked(pieces(own[hyper]), change, method.defaults[hyper] ?? NaN);
  return { ...setup, methods: { ...others, [key]: { ...own, [hyper]: setting(told, method, hyper, wanted, table) } } };
}

/**
 * What is asked of a setting, which may be anything that was typed.
 * @param {messages.AlonePieces} present
 * @param {Omit<messages.DeckChange, "serial">} change
 * @param {number} usual  the setting's default
 * @returns {unknown}
 */
function asked({ first, changes }, { parameter, value = null, since = null, at = null }, usual) {
  const later = since !== null || at !== null;
  const before = later ? first : parameter && typeof first === "object" ? { ...first, parameters: { ...first.parameters, [parameter]: value } } : value ?? usual;
  const moved = changes.find(({ step }) => step === at);
  const found = !later ? changes : moved && since !== null ? [...changes.filter((each) => each !== moved), { ...moved, step: since }] : changedBy(changes, { since, at, value });
  if (!found) throw new Unusable("A change during the race is a step and a number.");
  return found.length ? { first: before, changes: found } : before;
}

/**
 * The set-up with another shape of the surface; the start is carried by whoever has moved it. Throws Unusable.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @param {Omit<messages.ShapeChange, "serial">} change
 * @returns {Setup}
 */
export function shaped(told, setup, { name, value, reset }) {
  if (reset) return { ...setup, ...UNMOVED };
  const letter = name ? letterOf(name) : null;
  if (letter !== null && letter in told.letters) {
    return { ...setup, parameters: { ...setup.parameters, [letter]: number(letter, value ?? told.setup.parameters[letter], told.letters[letter]) } };
  }
  return name === "turn" || name === "stretch" ? { ...setup, [name]: number(name, value ?? UNMOVED[name], told.bounds[name]) } : setup;
}
