// The set-up of a page that still computes: read from what stands in the page, which may have been edited, and changed by
// what the reader does. What cannot be had is refused in a sentence, by the bounds that the server has told.

/** @import * as messages from "../wire/messages.js" */
/** @typedef {messages.AloneSetup} Setup */
/** @typedef {(kind: string, parameters: Record<string, number>, steps: number) => Float64Array | null} Table  the values of a schedule */

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
 * What a setting of a method is to be: a number, or a schedule whose values suit it at every step.
 * @param {messages.Alone} told
 * @param {messages.AloneMethod} method
 * @param {string} name
 * @param {unknown} value
 * @param {Table} table
 * @returns {number | messages.AloneSchedule}
 */
export function setting(told, method, name, value, table) {
  const bound = method.bounds[name];
  if (typeof value === "number" || value === null || typeof value !== "object") return number(name, value, bound);
  const { kind, parameters } = parts(name, value, ["kind", "parameters"]);
  if (typeof kind !== "string" || !Object.hasOwn(told.kinds, kind)) throw new Unusable(`${name} follows no schedule that is known here.`);
  const bounds = told.kinds[kind];
  const given = parts(kind, parameters, Object.keys(bounds));
  const found = Object.fromEntries(Object.entries(bounds).map(([each, within]) => [each, number(`${each} of ${kind}`, given[each], within)]));
  const values = table(kind, found, told.longest);
  if (!values?.every((each) => fits(each, { ...bound, least_too: true }))) throw new Unusable(`${name} must be a ${bound.words} at every step of ${kind}.`);
  return { kind, parameters: found };
}

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
  if (told.setup.kappa === null ? named.kappa !== null : !number("kappa", named.kappa, bounds.kappa)) throw new Unusable("kappa cannot be chosen on this surface: it must be null.");
  for (const name of /** @type {const} */ (["view", "play"])) if (!choices[name].includes(named[name])) throw new Unusable(`${name} must be one of ${choices[name].join(", ")}.`);
  if (!stage.pace.speeds.includes(named.speed)) throw new Unusable(`speed must be one of ${stage.pace.speeds.join(", ")}.`);
  const keys = methods.map(({ racer: { key } }) => key);
  if (!Array.isArray(named.muted) || !named.muted.every((key) => keys.includes(key))) throw new Unusable("muted must be a list of methods that can race here.");
  const racing = parts("methods", named.methods, keys);
  const chosen = methods.filter(({ racer: { key } }) => key in racing).map((method) => [method.racer.key, settings(told, method, racing[method.racer.key], table)]);
  return drawable(told, { ...named, start: [x, y], methods: Object.fromEntries(chosen) });
}

/**
 * The set-up itself, if its noise is drawn for as many steps as it has.
 * @param {messages.Alone} told
 * @param {Setup} setup
 */
function drawable(told, setup) {
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
    const why = error instanceof Unusable ? error.message : "It is not written as JSON.";
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
export function retuned(told, setup, { method: key, on, reset, hyper, parameter, value }, table) {
  const method = told.methods.find(({ racer }) => racer.key === key);
  if (!method) return setup;
  const { [key]: own, ...others } = setup.methods;
  if (on === false) return { ...setup, methods: others };
  if (on) return { ...setup, methods: { ...others, [key]: begun(told, method) } };
  if (reset) return { ...setup, methods: { ...others, [key]: method.defaults } };
  if (!hyper || !own) return setup;
  const before = own[hyper];
  const asked = value ?? method.defaults[hyper];
  const wanted = parameter && typeof before === "object" ? { ...before, parameters: { ...before.parameters, [parameter]: value } } : asked;
  return { ...setup, methods: { ...others, [key]: { ...own, [hyper]: setting(told, method, hyper, wanted, table) } } };
}

/**
 * The set-up with another shape of the surface; the start is carried by whoever has moved it. Throws Unusable.
 * @param {messages.Alone} told
 * @param {Setup} setup
 * @param {Omit<messages.ShapeChange, "serial">} change
 * @returns {Setup}
 */
export function shaped({ bounds, stage }, setup, { name, value, reset }) {
  if (reset) return { ...setup, turn: 0, stretch: 1 };
  if (!name || (name === "kappa" && setup.kappa === null)) return setup;
  const own = { kappa: stage.surface.programs?.shape.kappa, turn: 0, stretch: 1 };
  return { ...setup, [name]: number(name, value ?? own[name], bounds[name]) };
}
