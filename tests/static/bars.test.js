import assert from "node:assert/strict";
import { test } from "node:test";

import { broken, narrowed } from "../../static/plot/bars.js";
import { enlarged } from "../../static/plot/enlarge.js";

test("a long title of a narrow figure is in two lines, broken where both are about as long", () => {
  assert.equal(broken("f above its lowest known minimum"), "f above its lowest<br>known minimum");
  assert.equal(broken("Learning rate α"), "Learning rate α");
  assert.equal(broken("a".repeat(40)), "a".repeat(40));
  assert.equal(broken(undefined), "");
});

test("the margins of a narrow figure grow with its type", () => {
  const figure = { data: [], layout: { margin: { l: 64, r: 24, t: 14 }, xaxis: { title: { text: "x" } }, annotations: [{}] } };
  const { layout } = enlarged(narrowed(figure), 2);
  assert.deepEqual(layout.margin, { l: 112, r: 28, t: 28 });
  assert.deepEqual(layout.annotations, []);
});
