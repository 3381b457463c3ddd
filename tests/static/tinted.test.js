// The colours of a map's cells, and the picture of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { room } from "../../static/engine/cells.js";
import { fill, tinted } from "../../static/plot/tinted.js";

const RAMP = ["#000000", "#0000ff"];
const classes = { converged: "#010101", arrived: "#020202", moving: "#030303", gone: "#040404" };

/** @param {object} paint */
const living = (paint) => /** @type {any} */ ({ short: 0.1, steps: 2, minima: [], programs: { lowest: 1, most: 1.5 }, paint: { ramps: { light: [RAMP, ["#ff0000", "#000000"]] }, classes: { light: classes }, tones: Float64Array.of(0, 0.5, 1), log: false, floor: 1e-12, low: 0, high: 1, ...paint } });

/** @param {Partial<Record<keyof import("../../static/engine/cells.js").Cells, number>>[]} runs */
function cellsOf(runs) {
  const cells = room(runs.length);
  runs.forEach((run, i) => Object.entries({ gone: -1, arrived: -1, reached: -1, last: 0, value: 9, ...run }).forEach(([name, value]) => { cells[/** @type {keyof typeof cells} */ (name)][i] = value; }));
  return cells;
}

/** @type {(paint: object, runs: any[]) => (number[] | null)[]} */
const colours = (paint, runs) => runs.map((_, i) => tinted(living(paint), cellsOf(runs), "light")(i)?.map(Math.round) ?? null);

test("an end has the hue of its minimum and the tone of its step, the last where the run has not settled", () => {
  const runs = [{ reached: 0, since: 0 }, { reached: 1, since: 0 }, { reached: 0, since: 0, last: 1 }, {}, { gone: 1 }, { gone: NaN }];
  assert.deepEqual(colours({ says: "ends" }, runs), [[0, 0, 0], [255, 0, 0], [0, 0, 255], [3, 3, 3], [4, 4, 4], null]);
});

test("steps, gaps and classes have the colours of the figure", () => {
  assert.deepEqual(colours({ says: "steps" }, [{ arrived: 2 }, { arrived: 0, gone: 2 }, {}, { gone: 1 }]), [[0, 0, 255], [0, 0, 0], [3, 3, 3], [4, 4, 4]]);
  assert.deepEqual(colours({ says: "gap" }, [{ value: 1 }, { value: 2 }, { value: 7 }, { gone: 1 }]), [[0, 0, 0], [0, 0, 255], [0, 0, 255], [4, 4, 4]]);
  assert.deepEqual(colours({ says: "gap", log: true, low: -12, high: 0 }, [{ value: 1 }, { value: 2 }]), [[0, 0, 0], [0, 0, 255]]);
  assert.deepEqual(colours({ says: "outcome" }, [{ value: 1.5 }, { value: 1.5, last: 1 }, { value: 1.6 }, { gone: 0 }]), [[1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4]]);
});

test("where chance has a say, those runs have arrived that are at a minimum", () => {
  const runs = [{ value: 1.6, reached: 0, last: 1 }, { value: 1.4, last: 1 }];
  const found = runs.map((_, i) => tinted({ ...living({ says: "outcome" }), minima: [[0, 0]] }, cellsOf(runs), "light")(i));
  assert.deepEqual(found, [[2, 2, 2], [3, 3, 3]]);
});

test("the first row is the lowest, blocks fill their cells, and what is not known shows nothing", () => {
  const image = { width: 3, height: 2, data: new Uint8ClampedArray(24) };
  fill(/** @type {any} */ (image), (place) => /** @type {any[]} */ ([[10, 0, 0], [20, 0, 0], null, [40, 0, 0]])[place], { rows: [0, 1], columns: [0, 2] });
  const red = [...image.data].filter((_, i) => i % 4 === 0);
  const alpha = [...image.data].filter((_, i) => i % 4 === 3);
  assert.deepEqual(red, [0, 0, 40, 10, 10, 20]);
  assert.deepEqual(alpha, [0, 0, 255, 255, 255, 255]);
});
