// What a network has learned, as tones: two classes from one hue to another, and layers by how large their numbers are.

import assert from "node:assert/strict";
import { test } from "node:test";

import { kinds, shades } from "../../static/plot/learned.js";
import { inked } from "../../static/plot/strip.js";

const COLOURS = /** @type {import("../../static/parts/theme.js").Colours} */ ({ sample: "#0000ff", other: "#ff0000", page: "#ffffff", halo: "#eeeeee" });

test("probabilities go from the first class's hue over the page's colour to the second's, the highest row first", () => {
  const pixels = shades([Float32Array.of(0, 1), Float32Array.of(0.5, NaN)], COLOURS);
  const tones = [0, 1, 2, 3].map((i) => [...pixels.subarray(4 * i, 4 * i + 4)]);
  assert.deepEqual(tones[0], [255, 255, 255, 255]);
  assert.equal(tones[1][3], 0);
  const [first, second] = [tones[2], tones[3]];
  assert.ok(first[2] === 255 && first[0] < 255 && first[0] === first[1]);
  assert.ok(second[0] === 255 && second[1] === first[0]);
});

test("samples are explained by class, and that they are held out; of a picture without any nothing is", () => {
  const samples = { inputs: [], targets: new Float64Array(), held_inputs: [], held_targets: new Float64Array() };
  assert.deepEqual(kinds({ samples, classes: ["0", "1"] }, COLOURS).map(({ text, shape }) => [text, shape]), [["class 0", "circle"], ["class 1", "diamond"], ["held out", "circle"]]);
  assert.deepEqual(kinds({ samples, classes: [] }, COLOURS).map(({ text }) => text), ["trained on", "held out"]);
  assert.deepEqual(kinds({ samples: null, classes: ["0"] }, COLOURS), []);
});

test("the larger a number the more ink, on a log scale by its power of ten; what is no number has none", () => {
  const ink = inked({ type: "log", range: [-4, 0] });
  assert.ok(ink(1e-4) > 0 && ink(1e-4) < ink(1e-2) && ink(1e-2) < ink(1));
  assert.ok(Math.abs(ink(1e-2) - (ink(1e-4) + ink(1)) / 2) < 1e-12);
  assert.equal(ink(NaN), 0);
  assert.equal(ink(0), ink(1e-9)); // below the scale, and exactly nothing
});
