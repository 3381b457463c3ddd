// The browser's engine by itself: what it refuses, what it leaves to the server, and what it keeps. That its walks are the
// server's is tested in tests/reproduce/test_in_javascript.py.

import assert from "node:assert/strict";
import { test } from "node:test";

import { atRest, inAnyShape, operations } from "../../../static/engine/emit.js";
import { Engine } from "../../../static/engine/engine.js";
import { loaded } from "../../../static/engine/load.js";
import { operations as drawn } from "../../../static/plot/operations.js";

/** @typedef {import("../../../static/wire/messages.js").Programs} Programs */
/** @typedef {import("../../../static/engine/rules.js").Rules} Rules */

/** x² + y², and what follows from it. @type {import("../../../static/wire/messages.js").Program} */
const BOWL = {
  nodes: ["x", "y", ["*", 0, 0], ["*", 1, 1], ["+", 2, 3], 2, ["*", 5, 0], ["*", 5, 1], 0],
  outputs: { value: [4], gradient: [6, 7], hessian: [5, 8, 5] },
};

/** @type {Programs} */
const programs = {
  id: "bowl", shape: { parameters: {}, turn: 0, stretch: 1 }, rest: BOWL, base: null, columns: {}, middle: [0, 0], single: false, smooth: true,
  far: 1e6, height: 1, high: 1e12, lowest: 0, most: 0.1, minima: [[0, 0]], steady: false, at_rest: true,
};

const LOOP = `export function walk(x, y, steps, hypers, noise, batches, far, height, high, out) {
  for (let k = 0; k <= steps; k += 1) {
    out.x[k] = x; out.y[k] = y; out.value[k] = surface$value(x, y);
    const [gx, gy] = surface$gradient(x, y);
    x -= hypers.lr * gx; y -= hypers.lr * gy;
  }
  out.spent = steps;
  return -1;
}`;

/** A method that is gradient descent, and one that asks for what a bowl does not have. @type {Rules} */
const rules = {
  FUNCTIONS: {}, REFUSED: {}, CURVES: { half: { parameters: ["start"], curve: (s, start) => start / (s + 1) } },
  LOOPS: {
    descent: { rule: "", walk: LOOP, land: "", needs: [], asks: ["value", "gradient"], sees: ["value", "gradient"], hypers: ["lr"] },
    fit: { rule: "", walk: LOOP, land: "", needs: [], asks: ["value", "gradient", "squares"], sees: ["value", "gradient"], hypers: ["lr"] },
  },
  length: Math.hypot, above: (value, lowest) => value - lowest, arrived: (value, _lowest, most) => value <= most,
  flown: () => false, motion: (_mx, _my, _turn, stretch) => [1, 0, 0, 0, 1 / stretch, 0],
  carried: (x, y, _mx, _my, _turn, stretch) => [x, stretch * y],
};

const engine = () => new Engine(() => Promise.resolve(rules));
const setting = { start: /** @type {[number, number]} */ ([1, 2]), steps: 3, hypers: { lr: 0.25 } };

test("a walk has its path and what is measured along it", async () => {
  const mine = engine();
  assert.equal(mine.ready(programs, "descent"), false);
  assert.equal(mine.walk(programs, "descent", setting), null, "nothing is prepared");
  await mine.prepare(programs, ["descent"]);
  const walk = mine.walk(programs, "descent", setting);
  assert.ok(mine.ready(programs, "descent") && walk);
  assert.deepEqual(Array.from(walk.x), [1, 0.5, 0.25, 0.125]);
  assert.deepEqual(Array.from(walk.gap ?? []), [5, 1.25, 0.3125, 0.078125]);
  assert.deepEqual([walk.arrived, walk.left, walk.stopped, walk.gone, walk.loss, walk.evals], [3, null, 3, null, 0.078125, 3]);
});

test("in another shape it walks on what follows from the surface as it was", async () => {
  const mine = engine();
  await mine.prepare(programs, ["descent"]);
  const walk = mine.walk(programs, "descent", { ...setting, shape: { parameters: {}, turn: 0, stretch: 2 } });
  assert.deepEqual(Array.from(walk?.value ?? []).slice(0, 2), [1 + 1, 0.5 ** 2 + (2 - 0.25 * 2 * 2 / 4) ** 2 / 4]);
});

/** x² + a y², told with a = 1. @type {Programs} */
const lettered = {
  ...programs, id: "lettered", shape: { parameters: { a: 1 }, turn: 0, stretch: 1 }, steady: true,
  base: {
    nodes: ["x", "y", "param_a", ["*", 0, 0], ["*", 1, 1], ["*", 2, 4], ["+", 3, 5], 2, ["*", 7, 0], ["*", 2, 1], ["*", 7, 9], ["*", 7, 2], 0],
    outputs: { value: [6], gradient: [8, 10], hessian: [7, 12, 11] },
  },
};

test("a parameter is followed, on a turned surface too, and may move the minima", async () => {
  const mine = engine();
  await mine.prepare(lettered, ["descent"]);
  const moved = { parameters: { a: 3 }, turn: 0, stretch: 1 };
  const walk = mine.walk(lettered, "descent", { ...setting, shape: moved });
  assert.deepEqual(Array.from(walk?.y ?? []), [2, 2 - 0.25 * 2 * 3 * 2, 0.5, -0.25]);
  assert.equal(walk?.gap?.[0], 1 + 3 * 4);
  const stretched = mine.reshaped(lettered, "descent", { ...moved, stretch: 2 });
  assert.equal(stretched?.f(1, 2), 1 + 3);
  const restless = { ...lettered, id: "restless", steady: false };
  await mine.prepare(restless, ["descent"]);
  assert.deepEqual(mine.known(restless, moved).minima, [[0, 0]]);
  const upturned = { ...moved, parameters: { a: -1 } }; // a saddle
  assert.deepEqual([mine.known(restless, upturned).minima, mine.walk(restless, "descent", { ...setting, shape: upturned })?.gap], [null, null]);
  assert.equal(mine.walk(restless, "descent", setting)?.gap?.[0], 5);
});

test("a method that asks for what the surface lacks is left to the server, and so is an unknown one", async () => {
  const mine = engine();
  await mine.prepare(programs, ["fit", "nobody"]);
  assert.deepEqual(["fit", "nobody"].map((method) => mine.ready(programs, method)), [false, false]);
});

test("where a slope may have a limit, only the server knows the answer", async () => {
  const mine = engine();
  const root = { nodes: /** @type {any} */ (["x", ["sqrt", 0], 0.5, ["/", 2, 1], 0]), outputs: { value: [1], gradient: [3, 4] } };
  const steep = { ...programs, id: "root", rest: root, smooth: false };
  await mine.prepare(steep, ["descent"]);
  assert.equal(mine.walk(steep, "descent", { ...setting, start: [0, 0] }), null);
  assert.ok(mine.walk(steep, "descent", { ...setting, start: [4, 0] }));
});

test("what is kept has a bound, and what is used stays", async () => {
  const mine = engine();
  await mine.prepare(programs, ["descent"]);
  for (let each = 0; each < 60; each += 1) {
    await mine.prepare({ ...programs, id: String(each) }, ["descent"]);
    if (each % 20 === 0) await mine.prepare(programs, ["descent"]);
  }
  assert.equal(mine.ready({ ...programs, id: "0" }, "descent"), false);
  assert.equal(mine.ready({ ...programs, id: "59" }, "descent") && mine.ready(programs, "descent"), true);
});

test("rules that did not come are asked for again", async () => {
  let asked = 0;
  const mine = new Engine(() => { asked += 1; return asked === 1 ? Promise.reject(new Error("lost")) : Promise.resolve(rules); });
  await assert.rejects(mine.prepare(programs, ["descent"]), /lost/);
  await mine.prepare(programs, ["descent"]);
  assert.ok(mine.ready(programs, "descent"));
});

test("a schedule's table follows its curve", async () => {
  const mine = engine();
  assert.equal(mine.table("half", { start: 1 }, 3), null);
  await mine.prepare(programs, []);
  assert.deepEqual(Array.from(mine.table("half", { start: 1 }, 3) ?? []), [1, 0.5, 1 / 3]);
  assert.equal(mine.table("quarter", {}, 3), null);
});

test("no text but that of known operations is ever written", () => {
  for (const name of ["alert", "constructor", "__proto__", "toString", "x, alert(1)//", ""]) {
    const nodes = /** @type {any} */ (["x", [name, 0]]);
    const bad = { ...programs, rest: { nodes, outputs: { value: [1], gradient: [1, 1] } } };
    for (const write of [atRest, inAnyShape]) assert.throws(() => write(bad, ["value"], ["value", "gradient"]), /not known here/);
  }
  for (const nodes of [["x", ["neg", 1]], ["x", ["neg", /** @type {any} */ ("0")]]]) {
    const bad = { ...programs, rest: { nodes: /** @type {any} */ (nodes), outputs: { value: [1] } } };
    assert.throws(() => atRest(bad, ["value"], ["value"]), /parts do not come before/);
  }
  const odd = { ...programs, rest: { nodes: /** @type {any} */ (["alert(1)"]), outputs: { value: [0] } } };
  assert.throws(() => atRest(odd, ["value"], ["value"]), /not known here/);
});

/** (t − xu)², with the samples' mean of its parts. @type {import("../../../static/wire/messages.js").Program} */
const FIT = {
  nodes: ["x", "data_u", ["*", 0, 1], "data_t", ["-", 3, 2], ["*", 4, 4], -2, ["*", 6, 4], ["*", 7, 1], "y", ["sin", 9], ["*", 10, 1], ["+", 5, 11]],
  outputs: { value: [12], gradient: [8, 10] },
};
const DATA = { u: Float64Array.of(1, 2, 4), t: Float64Array.of(1, 1, 3) };
const fit = /** @type {Programs} */ ({ ...programs, id: "fit", rest: FIT, columns: DATA });

test("over data a program is a loop over the samples; what holds no column stands before it, and is not summed", async () => {
  const text = `${atRest(fit, ["value", "gradient"], ["value", "gradient"])}export { surface$value as value, surface$gradient as gradient, surface$here as here, surface$at as at, surface$batch as batch, surface$whole as whole };`;
  const module = await loaded(text);
  module.samples(Object.values(DATA));
  const [x, y] = [0.7, 0.3];
  const mean = (/** @type {number[]} */ rows, /** @type {(u: number, t: number) => number} */ of) => rows.reduce((sum, i) => sum + of(DATA.u[i], DATA.t[i]), 0) / rows.length;
  const check = (/** @type {number[]} */ rows) => {
    const value = mean(rows, (u, t) => (t - x * u) * (t - x * u) + Math.sin(y) * u);
    const gradient = [mean(rows, (u, t) => -2 * (t - x * u) * u), Math.sin(y)];
    assert.equal(module.value(x, y), value);
    assert.deepEqual(module.gradient(x, y), gradient);
    module.here(x, y);
    assert.deepEqual([...module.at], [value, ...gradient]);
  };
  check([0, 1, 2]);
  const batches = { rows: Uint16Array.of(1, 0, 2, 2), begins: [0, 1, 4] };
  module.batch(batches, 1);
  check([0, 2, 2]);
  module.batch(batches, 0);
  check([1]);
  module.whole();
  check([0, 1, 2]);
  assert.equal(text.match(/Math\.sin/g)?.length, 3, "once in each program");
  assert.ok(text.split("\n").every((line) => !line.includes("Math.sin") || !line.startsWith("    ")), "not in the loop");
});

test("no name of a column is ever written", () => {
  for (const name of ["u; alert(1)", "__proto__x", "constructor", "u]; alert(1); [u", "`${alert(1)}`"]) {
    const nodes = /** @type {any} */ (["x", `data_${name}`, ["*", 0, 1]]);
    const rest = { nodes, outputs: { value: [2], gradient: [2, 1] } };
    const known = /** @type {Programs} */ ({ ...programs, rest, columns: { [name]: DATA.u } });
    for (const write of [atRest, inAnyShape]) {
      assert.ok(!write(known, ["value"], ["value", "gradient"]).includes(name));
      assert.throws(() => write({ ...known, columns: DATA }, ["value"], ["value", "gradient"]), /not known here/);
      assert.throws(() => write({ ...known, columns: {} }, ["value"], ["value", "gradient"]), /not known here/);
    }
  }
});

test("numbers are written to the bit, with their signs", () => {
  const nodes = /** @type {any} */ ([-0, 1e-300, -2.5, Infinity, NaN]);
  const text = atRest({ ...programs, rest: { nodes, outputs: { value: [0], gradient: [1, 2], hessian: [3, 4, 0] } } }, ["value", "gradient", "hessian"], ["value"]);
  for (const number of ["(-0)", "1e-300", "(-2.5)", "Infinity", "NaN"]) assert.ok(text.includes(number), number);
});

test("it knows the operations that are drawn", () => {
  assert.deepEqual([...operations].sort(), [...drawn].sort());
});
