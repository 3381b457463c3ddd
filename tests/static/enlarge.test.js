import assert from "node:assert/strict";
import { test } from "node:test";

import { enlarged } from "../../static/plot/enlarge.js";

const Z = new Float64Array([1, 2]);
const FIGURE = {
  data: [{ z: Z, x: [1, 2], line: { width: 2, color: "red" }, marker: { size: 6, opacity: 0.5 }, colorbar: { thickness: 12, tickfont: { size: 11 }, len: 0.5 } }],
  layout: { font: { size: 12 }, margin: { l: 60, r: 10, pad: 2 }, xaxis: { range: [0, 3], title: { text: "α", standoff: 4, font: { size: 13 } } }, annotations: [{ x: 2, y: 1, font: { size: 11 } }] },
};

test("type, lines, markers and margins grow, and nothing that is measured in data does", () => {
  assert.deepEqual(enlarged(FIGURE, 2), {
    data: [{ z: Z, x: [1, 2], line: { width: 4, color: "red" }, marker: { size: 12, opacity: 0.5 }, colorbar: { thickness: 24, tickfont: { size: 22 }, len: 0.5 } }],
    layout: { font: { size: 24 }, margin: { l: 120, r: 20, pad: 2 }, xaxis: { range: [0, 3], title: { text: "α", standoff: 8, font: { size: 26 } } }, annotations: [{ x: 2, y: 1, font: { size: 22 } }] },
  });
});

test("at its own size it is the very same, and arrays are always", () => {
  assert.equal(enlarged(FIGURE, 1), FIGURE);
  assert.equal(enlarged(FIGURE, 1.5).data[0].z, Z);
});
