// Times the browser's engine in Node: milliseconds of each race, in rounds.
//
//     node walks.js RULES RACES RESULTS
//
// RACES is a message: { programs, rounds, races: [{ method, start, steps, hypers }] }. RESULTS has a list of times for each.

import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

import { Engine } from "../static/engine/engine.js";
import { decode } from "../static/wire/message.js";

const WARM = 60; // walks after which the loop is compiled
const AT_ONCE = 10; // walks of one measurement

const [rules, given, results] = argv.slice(2);
const { programs, rounds, races } = decode(new Uint8Array(readFileSync(given)));
const engine = new Engine(() => import(pathToFileURL(rules).href));
await engine.prepare(programs, races.map(({ method }) => method));

const timed = (race, times) => {
  const start = performance.now();
  for (let time = 0; time < times; time += 1) engine.walk(programs, race.method, race);
  return (performance.now() - start) / times;
};

const took = races.map(() => []);
for (const race of races) timed(race, WARM);
for (let round = 0; round < rounds; round += 1) races.forEach((race, place) => took[place].push(timed(race, AT_ONCE)));
writeFileSync(results, JSON.stringify(took));
