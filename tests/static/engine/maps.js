// Walks the runs of maps as the browser does and writes what came of each, as numbers; tests/reproduce compares them with
// the server's.
//
//     node maps.js RULES MAPS RESULTS
//
// MAPS is a message: { maps: Living[], moves: Move[][] }, the moves of each map since it was told. Of each map RESULTS has the
// series of its cells, as float64.

import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

import { SERIES, cells } from "../../../static/engine/cells.js";
import { Engine } from "../../../static/engine/engine.js";
import { loaded } from "../../../static/engine/load.js";
import { questionOf } from "../../../static/parts/living.js";
import { decode } from "../../../static/wire/message.js";

const [rules, given, results] = argv.slice(2);
const { maps, moves } = decode(new Uint8Array(readFileSync(given)));
const engine = new Engine(() => import(pathToFileURL(rules).href));

/** @type {number[]} */
const written = [];
for (const [i, map] of maps.entries()) {
  await engine.prepare(map.programs, []);
  const question = questionOf(engine, map, moves[i]);
  if (!question) throw new Error("A schedule is not known.");
  const module = await loaded(engine.cells(map.programs, map.method, Boolean(question.shape)));
  const found = cells(module, question, [...map.up.values.keys()], [...map.across.values.keys()]);
  for (const name of SERIES) written.push(...found[name]);
}
writeFileSync(results, Float64Array.from(written));
