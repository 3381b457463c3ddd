// Walks the races of a file in the browser's engine and writes what came of each, as numbers; tests/reproduce compares
// them with the server's.
//
//     node walks.js RULES RACES RESULTS
//
// RACES is a message: { programs: [...], races: [{ programs, method, start, steps, hypers, noise, batches, shape }], tables: [{ kind,
// parameters, steps }] }. Of each race RESULTS has as float64: 1, or 0 where only the server knows; stopped, gone, evals,
// loss, arrived, left; and its series. Then it has the tables of the schedules.

import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

import { Engine } from "../../../static/engine/engine.js";
import { decode } from "../../../static/wire/message.js";

const SERIES = /** @type {const} */ (["x", "y", "value", "gradient", "gap", "distance", "stability"]);
const GONE = [null, "diverged", "undefined", "no step"];

const [rules, given, results] = argv.slice(2);
const { programs, races, tables } = decode(new Uint8Array(readFileSync(given)));
const engine = new Engine(() => import(pathToFileURL(rules).href));

/** @type {number[][]} */
const found = [];
const order = races.map((/** @type {any} */ _, /** @type {number} */ i) => i)
  .sort((/** @type {number} */ a, /** @type {number} */ b) => races[a].programs - races[b].programs || races[a].method.localeCompare(races[b].method));
let before = "";
for (const place of order) {
  const { programs: which, method, start, steps, hypers, noise, batches, shape } = races[place];
  const on = programs[which];
  if (`${which} ${method}` !== before) await engine.prepare(on, [method]);
  before = `${which} ${method}`;
  const walk = engine.walk(on, method, { start, steps, hypers, noise: noise ?? null, batches: batches ?? null, shape: shape ?? null });
  const nothing = new Array(steps + 1).fill(NaN);
  const head = walk
    ? [1, walk.stopped, GONE.indexOf(walk.gone), walk.evals, walk.loss ?? NaN, walk.arrived ?? NaN, walk.left ?? NaN]
    : [0, NaN, NaN, NaN, NaN, NaN, NaN];
  found[place] = [...head, ...SERIES.flatMap((name) => Array.from(walk?.[name] ?? nothing))];
}
for (const { kind, parameters, steps } of tables) found.push(Array.from(engine.table(kind, parameters, steps) ?? []));
writeFileSync(results, Float64Array.from(found.flat()));
