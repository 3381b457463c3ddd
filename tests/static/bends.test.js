// The ground of the curvature's map: the surface alone, or a layer with the surface's hairlines over it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bent } from "../../static/plot/bends.js";

/** @typedef {import("../../static/plot/window.js").Window} Window */

/** @type {Window} */
const DOMAIN = [[0, 4], [0, 4]];
/** @type {Window} */
const PART = [[1, 2], [1, 2]];
const scale = { kind: "linear", low: 0, high: 8, minimum: 0, offset: 0, label: "f", note: "Colours are f." };
const colours = { name: /** @type {const} */ ("dark"), ink: "", quiet: "", line: "", page: "", contour: "grey", ridge: "", halo: "", star: "", rim: "", sample: "", other: "" };

/** @type {import("../../static/plot/bends.js").Layered} */
const plain = {
  layer: "surface", field: null, bands: { light: ["white", "black"], dark: ["black", "white"] },
  surface: { id: "1", name: "Plane", axes: ["x", "y"], columns: {}, domain: DOMAIN, minima: [], scale, f: (x, y) => x + y, height: (f) => f },
};

/** @type {import("../../static/plot/bends.js").Layered} */
const layered = {
  ...plain, layer: "largest",
  field: {
    window: PART, points: 2, low: -1, high: 3, ticks: [-1, 1, 3], ramp: { light: ["red", "pink", "white"], dark: ["navy", "blue", "cyan"] }, about: "", signed: true,
    heights: [], grid: { x: [1, 2], y: [1, 2], z: [[0, 1], [1, 2]] },
  },
};

test("the whole surface has its own scale, a part of it what it holds", () => {
  assert.equal(bent.scale(plain, structuredClone(DOMAIN)), scale);
  const { low, high } = bent.scale(plain, PART);
  assert.deepEqual([low, high], [2, 4]);
});

test("without a layer the surface is drawn in its bands, in the theme's colours", () => {
  const [surface, ...more] = bent.traces({ race: plain, window: DOMAIN, scale, colours });
  assert.equal(more.length, 0);
  assert.equal(surface.contours.coloring, "fill");
  assert.deepEqual(surface.colorscale, [[0, "black"], [1, "white"]]);
});

test("with one it is the layer that has colours, below the surface's hairlines", () => {
  const [shades, surface] = bent.traces({ race: layered, window: PART, scale, colours });
  assert.deepEqual(shades.colorscale, [[0, "navy"], [0.5, "blue"], [1, "cyan"]]);
  assert.deepEqual([shades.zmin, shades.zmax, shades.z], [-1, 3, [[0, 1], [1, 2]]]);
  assert.equal(surface.contours.coloring, "none");
});

test("another layer, and another window of it, are drawn afresh", () => {
  const keys = [plain, layered, { ...layered, layer: "smallest" }, { ...layered, field: layered.field && { ...layered.field, window: DOMAIN } }].map(bent.key);
  assert.equal(new Set(keys).size, 4);
});

test("the note is about the surface's colours, so a layer has none", () => {
  assert.deepEqual([bent.note(plain, DOMAIN), bent.note(layered, DOMAIN)], ["Colours are f.", ""]);
});
