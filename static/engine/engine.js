// The browser's engine: walks a race by the same rules and programs as the server, to the bit where a surface needs only
// + − × ÷ √. For a surface and a method it writes a module once, from the table of the one and the translated text of the
// other, and loads it; then a walk is one call.

import { cellsText } from "./cells.js";
import { atRest, inAnyShape } from "./emit.js";
import { loaded } from "./load.js";
import { followed, lowestOf } from "./minima.js";
import { carried, measured } from "./measure.js";

/** @typedef {import("../wire/messages.js").Programs} Programs */
/** @typedef {import("../wire/messages.js").SurfaceShape} Shape */
/** @typedef {import("./rules.js").Rules} Rules */

/** @typedef {import("../wire/messages.js").StepBatches} Batches */

/**
 * What a walk starts with.
 * @typedef {object} Setting
 * @property {[number, number]} start
 * @property {number} steps
 * @property {Record<string, number | Float64Array>} hypers  numbers, or where scheduled a value for each step
 * @property {[Float64Array, Float64Array] | null} [noise]  on the slope along x and along y, for each step
 * @property {Batches | null} [batches]  of samples, where the surface is over data and each step sees some of them
 * @property {Shape | null} [shape]  of the surface; the one it has unless another is given
 */

/**
 * Where a walk went, step by step from 0; NaN after it went wrong, as the server has it.
 * @typedef {object} Path
 * @property {Float64Array} x
 * @property {Float64Array} y
 * @property {Float64Array} value
 * @property {Float64Array} gradient  the length of f's gradient
 * @property {Float64Array} stability
 * @property {number} spent  evaluations
 */

/** @typedef {Path & import("./measure.js").Measures} Walk */

/**
 * A module that was written for a surface and a method.
 * @typedef {object} Written
 * @property {(x: number, y: number, steps: number, hypers: Record<string, number | Float64Array>, noise: [Float64Array, Float64Array] | null, batches: Batches | null, far: number, height: number, high: number, out: Path) => number} walk  gives the step at which the run went wrong, or −1
 * @property {(x: number, y: number) => number} value  f
 * @property {(motion: number[], numbers: number[]) => void} [shape]
 * @property {(columns: Float64Array[]) => void} [samples]  gives it the data
 */

const KEPT = 96; // modules
const AT_REST = "rest";
const VALUE = "export { surface$value as value };\n";
const IN_ANY_SHAPE = "shaped";
const GROUND = "ground"; // without a method

/**
 * The rules that the server has made of the methods.
 * @returns {Promise<Rules>}
 */
export async function served() {
  const address = Reflect.get(globalThis, "ravineMade")?.rules; // ui/server/serving.py says where what it has made is
  if (!address) throw new Error("This server has no rules for the browser.");
  return import(address);
}

export class Engine {
  /** @type {Map<string, Written>} the latest last */
  #written = new Map();

  /** @type {WeakMap<Programs, { name: string, found: Programs }>} what is known of a surface with the parameters that were asked for last */
  #known = new WeakMap();

  /** @type {Rules | null} */
  #rules = null;

  /** @type {Promise<Rules> | null} */
  #coming = null;

  /** @param {() => Promise<Rules>} [fetchRules]  how the rules are come by */
  constructor(fetchRules = served) {
    this.fetchRules = fetchRules;
  }

  /**
   * Loads the rules, and writes and loads what these methods need on this surface. Methods that cannot be walked here are
   * left to the server.
   * @param {Programs | null} programs
   * @param {string[]} methods
   */
  async prepare(programs, methods) {
    if (!programs) return;
    this.#coming ??= this.fetchRules();
    try {
      this.#rules = await this.#coming;
    } catch (error) {
      this.#coming = null; // the connection was lost: the next one tries again
      throw error;
    }
    const ground = programs.base && !programs.steady && Object.keys(programs.shape.parameters).length ? [this.#write(programs, "", GROUND)] : [];
    await Promise.all([...ground, ...methods.flatMap((method) => [AT_REST, IN_ANY_SHAPE].map((form) => this.#write(programs, method, form)))]);
  }

  /**
   * Whether a method can be walked on this surface at once.
   * @param {Programs | null} programs
   * @param {string} method
   */
  ready(programs, method) {
    return Boolean(programs && this.#written.has(key(programs, method, programs.at_rest ? AT_REST : IN_ANY_SHAPE)));
  }

  /**
   * The race of one method. Null where only the server knows the answer, or nothing is prepared.
   * @param {Programs} programs
   * @param {string} method
   * @param {Setting} setting
   * @returns {Walk | null}
   */
  walk(programs, method, { start: [x, y], steps, hypers, noise = null, batches = null, shape = null }) {
    const lies = shape ?? programs.shape;
    const form = programs.at_rest && same(lies, programs.shape) ? AT_REST : IN_ANY_SHAPE;
    const module = this.#written.get(key(programs, method, form));
    const rules = this.#rules;
    if (!module || !rules) return null;
    module.samples?.(columnsOf(programs));
    module.shape?.(rules.motion(...programs.middle, lies.turn, lies.stretch), numbersOf(programs, lies));
    const out = room(steps + 1);
    try {
      const gone = module.walk(x, y, steps, hypers, noise, batches, programs.far, programs.height, programs.high, out);
      if (batches) out.spent /= columnsOf(programs)[0].length; // the loop counts samples
      return Object.assign(out, measured(rules, this.known(programs, lies), lies, out, gone));
    } catch (error) {
      if (error === "server") return null;
      throw error;
    }
  }

  /**
   * The surface in another shape: f there, until the next shape is asked for, and where points of it are carried. Null
   * where nothing is prepared.
   * @param {Programs} programs
   * @param {string} method  any that is prepared
   * @param {Shape} shape
   */
  reshaped(programs, method, shape) {
    const module = this.#written.get(key(programs, method, IN_ANY_SHAPE));
    const rules = this.#rules;
    if (!module?.shape || !rules) return null;
    module.samples?.(columnsOf(programs));
    module.shape(rules.motion(...programs.middle, shape.turn, shape.stretch), numbersOf(programs, shape));
    return { f: module.value, carried: (/** @type {[number, number]} */ point) => carried(rules, programs, shape, point) };
  }

  /**
   * The text of the module for maps of a method on this surface; "" where that is the server's alone, or the rules are not there.
   * @param {Programs} programs
   * @param {string} method
   * @param {boolean} [shaped]  whether the surface is to have any shape
   */
  cells(programs, method, shaped = false) {
    return this.#rules ? cellsText(this.#rules, programs, method, shaped) : "";
  }

  /**
   * How a shape lies: the map back to the points of the formula, and where points are carried from where they were told.
   * Null before the rules are there, or if the surface was told of in this shape.
   * @param {Programs} programs
   * @param {Shape} shape
   */
  lies(programs, shape) {
    const rules = this.#rules;
    if (!rules || same(shape, programs.shape)) return null;
    return { motion: rules.motion(...programs.middle, shape.turn, shape.stretch), numbers: numbersOf(programs, shape), carried: (/** @type {[number, number]} */ point) => carried(rules, programs, shape, point) };
  }

  /**
   * What is known of a surface in a shape, whose parameters may move its minima: they are where the surface was told to lie.
   * @param {Programs} programs
   * @param {Shape} shape
   * @returns {Programs}
   */
  known(programs, shape) {
    if (settled(programs, shape)) return programs;
    const name = JSON.stringify(shape.parameters);
    const before = this.#known.get(programs);
    if (before?.name === name) return before.found;
    const { lowest, most } = programs;
    const minima = programs.minima && this.follow(programs, shape, programs.minima);
    const ground = this.#ground(programs);
    if (!ground) return { ...programs, lowest: null, most: null, minima: null };
    const tolerance = (most ?? 0) - (lowest ?? 0);
    const low = minima?.length ? lowestOf(ground, minima, tolerance) : null;
    const found = { ...programs, lowest: low?.lowest ?? null, most: low && low.lowest + tolerance, minima: low?.minima ?? null };
    this.#known.set(programs, { name, found });
    return found;
  }

  /**
   * Where minima have gone that were told of: where the surface was told to lie. Null where that is the server's to say.
   * @param {Programs} programs
   * @param {Shape} shape
   * @param {[number, number][]} minima
   * @returns {[number, number][] | null}
   */
  follow(programs, shape, minima) {
    const ground = settled(programs, shape) ? null : this.#ground(programs);
    if (!ground) return settled(programs, shape) || !minima.length ? minima : null;
    try {
      return followed(ground, numbersOf(programs, programs.shape), numbersOf(programs, shape), minima);
    } catch (error) {
      if (error === "server") return null;
      throw error;
    }
  }

  /**
   * The surface as it was told to lie, whose parameters can be set; null where it is not prepared.
   * @param {Programs} programs
   * @returns {import("./minima.js").Ground | null}
   */
  #ground(programs) {
    const module = /** @type {any} */ (this.#written.get(key(programs, "", GROUND)));
    const rules = this.#rules;
    if (!module || !rules) return null;
    const { turn, stretch } = programs.shape;
    const motion = rules.motion(...programs.middle, turn, stretch);
    module.samples?.(columnsOf(programs));
    return { value: module.value, gradient: module.gradient, hessian: module.hessian, set: (numbers) => module.shape(motion, numbers) };
  }

  /**
   * The values of a schedule, for each step; null before the rules are there, and for a kind they do not know.
   * @param {string} kind
   * @param {Record<string, number>} parameters
   * @param {number} steps
   */
  table(kind, parameters, steps) {
    const known = this.#rules?.CURVES[kind];
    if (!known) return null;
    const given = known.parameters.map((name) => parameters[name]);
    return Float64Array.from({ length: steps }, (_, s) => known.curve(s, ...given));
  }

  /**
   * @param {Programs} programs
   * @param {string} method
   * @param {string} form
   */
  async #write(programs, method, form) {
    const name = key(programs, method, form);
    const known = this.#written.get(name);
    if (known) this.#keep(name, known);
    else if (this.#rules) {
      const text = form === GROUND ? groundText(programs) : moduleText(this.#rules, programs, method, form);
      if (text) this.#keep(name, await loaded(text));
    }
  }

  /**
   * @param {string} name
   * @param {Written} module
   */
  #keep(name, module) {
    this.#written.delete(name);
    this.#written.set(name, module);
    for (const oldest of this.#written.keys()) {
      if (this.#written.size <= KEPT) break;
      this.#written.delete(oldest);
    }
  }
}

/** @type {WeakMap<Programs, Float64Array[]>} */
const columns = new WeakMap();

/**
 * The data of a surface in the order in which modules take them: always the same array.
 * @param {Programs} programs
 */
function columnsOf(programs) {
  const found = columns.get(programs) ?? Object.values(programs.columns);
  columns.set(programs, found);
  return found;
}

/**
 * What a module is kept under.
 * @param {Programs} programs
 * @param {string} method
 * @param {string} form
 */
const key = (programs, method, form) => `${form} ${method} ${programs.id}`;

/**
 * @param {Shape} a
 * @param {Shape} b
 */
const same = (a, b) => a.turn === b.turn && a.stretch === b.stretch && sameNumbers(a, b);

/**
 * Whether two shapes of a surface have the same parameters.
 * @param {Shape} a
 * @param {Shape} b
 */
const sameNumbers = (a, b) => Object.keys(a.parameters).every((name) => a.parameters[name] === b.parameters[name]);

/**
 * The parameters of a shape in the order in which modules take them.
 * @param {Programs} programs
 * @param {Shape} shape
 */
const numbersOf = (programs, shape) => Object.keys(programs.shape.parameters).map((name) => shape.parameters[name]);

/**
 * Whether the minima of a surface are where they were told to be, but for its turn and stretch.
 * @param {Programs} programs
 * @param {Shape} shape
 */
const settled = (programs, shape) => programs.steady || sameNumbers(shape, programs.shape);

/** The text of the module that minima are followed by. @type {(programs: Programs) => string} */
const groundText = (programs) => `${inAnyShape(programs, ["value", "gradient", "hessian"], ["value"])}export { surface$value as value, surface$gradient as gradient, surface$hessian as hessian };\n`;

/**
 * The text of the module for a surface and a method: "" where the method's rule has no translation, or asks for what the
 * surface does not have.
 * @param {Rules} rules
 * @param {Programs} programs
 * @param {string} method
 * @param {string} form
 */
function moduleText(rules, programs, method, form) {
  const loop = rules.LOOPS[method];
  const program = (form === IN_ANY_SHAPE && programs.base) || programs.rest;
  if (!loop || loop.asks.some((asked) => !program.outputs[asked])) return "";
  const surface = (form === AT_REST ? atRest : inAnyShape)(programs, loop.asks, loop.sees);
  return [surface, ...loop.needs.map((name) => rules.FUNCTIONS[name]), loop.rule, loop.walk, VALUE].join("\n");
}

/**
 * Room for a path of so many points, NaN everywhere.
 * @param {number} points
 * @returns {Path}
 */
function room(points) {
  const series = () => new Float64Array(points).fill(NaN);
  return { x: series(), y: series(), value: series(), gradient: series(), stability: series(), spent: 0 };
}
