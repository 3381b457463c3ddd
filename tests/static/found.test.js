import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, found } from "../../static/parts/found.js";

test("a search finds a text that has every word, whatever the case and the accents", () => {
  const text = folded("Hölder table Kinks The deepest are near the corners. holder_table");
  for (const asked of ["", "holder", "HÖLDER", "table hold", "kinks corner", "holder_t"]) assert.ok(found(text, asked), asked);
  for (const asked of ["N.2", "n2", "N. 2", "schaffer n 2", "schaffer 2"]) assert.ok(found(folded("Schaffer N. 2"), asked), asked);
  assert.ok(!found(folded("Schaffer N. 2"), "n.4"));
  for (const asked of ["hoelder", "holder wave", "x"]) assert.ok(!found(text, asked), asked);
});
