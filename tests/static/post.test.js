// Parcels: what has changed reaches the view it is for, also one that is mounted later, and is forgotten with its page.

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { close, deliver, leave, send, settled, stand } from "../../static/wire/post.js";

/** @param {any} laid */
function mount(laid) {
  /** @type {any[]} */
  const told = [];
  const place = { view: { receive: (/** @type {any} */ message) => told.push(message) }, laid, message: laid };
  place.message = stand("view", place);
  return { place, told };
}

const parcel = (/** @type {number} */ layout, /** @type {number} */ number, fields = {}) => ({ layout, number, views: { view: fields }, items: {} });

test("a parcel changes the fields that it has", () => {
  const { place, told } = mount({ a: 1, b: 2 });
  deliver(parcel(1, 1), () => {});
  deliver(parcel(1, 2, { b: 3 }), () => {});
  assert.deepEqual(told.at(-1), { a: 1, b: 3 });
  assert.deepEqual(place.laid, { a: 1, b: 2 });
});

test("an item of a row is changed by itself", () => {
  deliver({ layout: 7, number: 2, views: {}, items: {} }, () => {});
  const [one, two] = [{ key: "one" }, { key: "two" }];
  const { told } = mount({ rows: [one, two] });
  deliver({ layout: 7, number: 3, views: {}, items: { view: { rows: { 1: { key: "three" } } } } }, () => {});
  assert.deepEqual(told.at(-1).rows, [one, { key: "three" }]);
  assert.equal(told.at(-1).rows[0], one);
});

test("a view that is mounted later has what came before it", () => {
  leave("view", mount({}).place);
  deliver(parcel(2, 3), () => {});
  deliver(parcel(2, 4, { a: 7 }), () => {});
  assert.deepEqual(mount({ a: 1, b: 2 }).place.message, { a: 7, b: 2 });
});

test("another layout forgets what has changed since the one before", () => {
  const { told } = mount({ a: 1 });
  deliver(parcel(3, 5), () => {});
  deliver(parcel(3, 6, { a: 2 }), () => {});
  deliver({ layout: 4, number: 7, views: {}, items: {} }, () => {});
  assert.deepEqual(told.at(-1), { a: 1 });
});

test("a letter says which parcel was seen last; without a post there is none", () => {
  /** @type {unknown[]} */
  const letters = [];
  deliver(parcel(5, 9), (event, letter) => letters.push([event, letter]));
  assert.ok(send("view.pick", { x: 1 }));
  assert.deepEqual(letters, [["view.pick", { seen: 9, told: { x: 1 } }]]);
  close();
  assert.ok(!send("view.pick", { x: 1 }));
});

test("what waits for long is told past the post, until the server has answered", () => {
  let now = 1000;
  mock.method(performance, "now", () => now);
  deliver(parcel(6, 10), () => {});
  assert.ok(send("view.pick", 1));
  now += 300;
  assert.ok(send("view.pick", 2));
  now += 200;
  assert.ok(!send("view.pick", 3));
  deliver(parcel(6, 11), () => {});
  assert.ok(send("view.pick", 4));
  close();
  mock.restoreAll();
});

test("a view that has left is told nothing", () => {
  const { place, told } = mount({ a: 1 });
  leave("view", place);
  const before = told.length;
  deliver(parcel(6, 10, { a: 2 }), () => {});
  assert.equal(told.length, before);
});

test("what leads away waits for the answer to what was told, and not for ever", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {string[]} */
  const done = [];
  deliver(parcel(9, 20), () => {});
  settled(() => done.push("at once"));
  send("view.change", 1);
  settled(() => done.push("answered"));
  assert.deepEqual(done, ["at once"]);
  deliver(parcel(9, 21), () => {});
  assert.deepEqual(done, ["at once", "answered"]);
  send("view.change", 2);
  settled(() => done.push("late"));
  mock.timers.tick(1000);
  deliver(parcel(9, 22), () => {});
  assert.deepEqual(done, ["at once", "answered", "late"]);
  mock.timers.reset();
});
