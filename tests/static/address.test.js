// The address that has all a reader sees.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { address, forget, keep, stand } from "../../static/wire/address.js";

beforeEach(() => {
  Object.assign(globalThis, { window: { location: { href: "http://ravine.test/map?surface=beale&methods=adam,newton" } } });
  forget("view", "speed");
});

test("as it stands it is short and readable", () => {
  assert.equal(address(), "http://ravine.test/map?surface=beale&methods=adam,newton");
  assert.equal(address({ start: "1,1.5", adam: "cosine:0.1" }), "http://ravine.test/map?surface=beale&methods=adam,newton&start=1,1.5&adam=cosine:0.1");
});

test("what the browser alone knows is in it, until it is forgotten", () => {
  keep("speed", "2");
  keep("view", "map");
  assert.match(address(), /&speed=2&view=map$/);
  forget("speed", "view");
  assert.doesNotMatch(address(), /speed|view/);
});

test("what is at its default is left out, and a change goes before what was kept", () => {
  keep("speed", "2");
  assert.doesNotMatch(address({ speed: null }), /speed/);
  keep("surface", null);
  assert.doesNotMatch(address(), /surface/);
  forget("surface");
});

test("an address that says nothing of the set-up becomes the whole of it, and one that does stays as it is", () => {
  stand("surface=himmelblau&steps=77");
  assert.doesNotMatch(address(), /himmelblau|steps/);
  for (const bare of ["http://ravine.test/basins", "http://ravine.test/basins?embed=true"]) {
    Object.assign(globalThis, { window: { location: { href: bare } } });
    assert.match(address({ hide: "tabs" }), /surface=himmelblau&steps=77&hide=tabs$/);
  }
  stand("");
});
