// The clock of a race, with frames that come when the test says so.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Clock } from "../../static/parts/clock.js";

/** @type {Map<number, FrameRequestCallback>} */
const asked = new Map();
let now = 0;
let serial = 0;
let told = 0;

globalThis.requestAnimationFrame = (act) => {
  serial += 1;
  asked.set(serial, act);
  return serial;
};
globalThis.cancelAnimationFrame = (which) => { asked.delete(which); };

/** One frame of the browser, `after` milliseconds. */
function frame(after = 0) {
  now += after;
  const due = [...asked.values()];
  asked.clear();
  due.forEach((act) => act(now));
}

/** @param {number} steps */
function raced(steps) {
  const clock = new Clock(() => { told += 1; });
  clock.setSteps(steps);
  clock.seek(0);
  told = 0;
  return clock;
}

beforeEach(() => asked.clear());

test("a race takes eight seconds, however many steps it has", () => {
  for (const steps of [50, 4000]) {
    const clock = raced(steps);
    clock.play();
    frame();
    for (let i = 0; i < 40; i += 1) frame(100);
    assert.ok(Math.abs(clock.step - steps / 2) < 1e-9 * steps);
  }
});

test("twice the speed is half the time", () => {
  const clock = raced(80);
  clock.speed = 2;
  clock.play();
  frame();
  frame(100);
  assert.ok(Math.abs(clock.step - 2) < 1e-12);
  assert.equal(clock.seconds, 4);
});

test("what a busy browser did not show is not skipped", () => {
  const clock = raced(80);
  clock.play();
  frame();
  frame(5000);
  assert.ok(Math.abs(clock.step - 1) < 1e-12);
});

test("it ends at the last step, and asks for no more frames", () => {
  const clock = raced(3);
  clock.play();
  for (let i = 0; i < 90; i += 1) frame(100);
  assert.deepEqual([clock.step, clock.playing, asked.size], [3, false, 0]);
});

test("in a loop it begins again", () => {
  const clock = raced(80);
  clock.loop = true;
  clock.seek(79.5);
  clock.play();
  frame();
  frame(100);
  assert.deepEqual([clock.step, clock.playing], [0, true]);
  frame(100);
  assert.ok(clock.step > 0);
});

test("a pause rests on a whole step; playing from the end begins at the start", () => {
  const clock = raced(80);
  clock.play();
  frame();
  frame(60);
  clock.pause();
  assert.deepEqual([clock.step, clock.playing, asked.size], [1, false, 0]);
  clock.seek(80);
  clock.play();
  assert.equal(clock.step, 0);
});

test("one step on from between two is the next, one back the one before", () => {
  const clock = raced(10);
  clock.seek(3.4);
  clock.nudge(1);
  assert.equal(clock.step, 4);
  clock.seek(3.4);
  clock.nudge(-1);
  assert.equal(clock.step, 3);
});

test("no step lies outside the race", () => {
  const clock = raced(10);
  clock.seek(99);
  assert.equal(clock.step, 10);
  clock.nudge(1);
  assert.equal(clock.step, 10);
  clock.seek(-4);
  assert.equal(clock.step, 0);
});

test("at the end it stays at the end when the race becomes longer, elsewhere where it was", () => {
  const clock = raced(10);
  clock.seek(10);
  clock.setSteps(40);
  assert.equal(clock.step, 40);
  clock.seek(12);
  clock.setSteps(100);
  assert.equal(clock.step, 12);
  clock.setSteps(5);
  assert.equal(clock.step, 5);
});

test("whoever shows it is told of every change, and of nothing else", () => {
  const clock = raced(10);
  clock.pause();
  assert.equal(told, 0);
  clock.seek(2);
  clock.play();
  clock.pause();
  assert.equal(told, 3);
});

test("restart plays from the start, and finish stands at the end", () => {
  const clock = raced(10);
  clock.seek(7);
  clock.restart();
  assert.deepEqual([clock.step, clock.playing], [0, true]);
  clock.finish();
  assert.deepEqual([clock.step, clock.playing], [10, false]);
});
