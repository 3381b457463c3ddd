// Runs the modules of a race that are named and writes the paths from each start to the file that is named first.
//
//     node scripts.js RESULTS MODULE…

import { writeFileSync } from "node:fs";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

const [results, ...modules] = argv.slice(2);
const found = [];
for (const module of modules) found.push((await import(pathToFileURL(module).href)).RACES);
writeFileSync(results, JSON.stringify(found));
