// Writes what is said of races while they play to the file that is named second; the first has the races, each with the
// steps at which its clock is read.
//
//     node said_so_far.js RACES SAID

import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";

import { soFar } from "../../static/parts/moments.js";

const [given, results] = argv.slice(2);
/** @type {(Parameters<typeof soFar>[0] & { clocks: number[] })[]} */
const races = JSON.parse(readFileSync(given, "utf8"));
writeFileSync(results, JSON.stringify(races.map((race) => race.clocks.map((step) => soFar(race, step)))));
