// A training's stream: messages cut anywhere, and fetched again after a loss from the first one that is missing.

import assert from "node:assert/strict";
import { test } from "node:test";

import { follow, gather } from "../../static/wire/follow.js";
import { cutter } from "../../static/wire/stream.js";

/**
 * A number's four bytes, the lowest first.
 * @param {number} length
 */
const head = (length) => [...new Uint8Array(Uint32Array.of(length).buffer)];

/**
 * A message as it stands in the stream: its length, and in that the length of its JSON and the JSON.
 * @param {object} message
 */
function framed(message) {
  const json = new TextEncoder().encode(JSON.stringify(message));
  return [...head(json.length + 4), ...head(json.length), ...json];
}

const moment = (/** @type {number} */ step) => ({ kind: "moment", step, methods: [] });
const END = { kind: "end", why: "done", step: 3, sentences: [] };

test("messages come whole, wherever the stream is cut", () => {
  const stream = Uint8Array.from([...head(3), 1, 2, 3, ...head(0), ...head(1), 9]);
  for (let size = 1; size <= stream.length; size += 1) {
    /** @type {number[][]} */
    const taken = [];
    const cut = cutter((message) => taken.push([...message]));
    for (let at = 0; at < stream.length; at += size) cut(stream.subarray(at, at + size));
    assert.deepEqual(taken, [[1, 2, 3], [], [9]], String(size));
  }
});

/**
 * Follows a training of a server that gives these answers, one after the other.
 * @param {import("node:test").TestContext} t
 * @param {(Response | Error)[]} answers
 * @param {AbortController} [leaving]
 */
async function followed(t, answers, leaving = new AbortController()) {
  /** @type {number[]} */
  const steps = [];
  const asked = serve(answers);
  /** @type {string[]} */
  const lines = [];
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let count = 0;
  await follow("a b", {
    signal: leaving.signal, count: () => count,
    take(told) { count += 1; if (told.kind === "moment") steps.push(told.step); },
    note(line) {
      lines.push(line);
      if (line === "lost" || line === "unknown") queueMicrotask(() => t.mock.timers.runAll());
    },
  });
  return { steps, asked, lines };
}

/**
 * A server that gives these answers, one after the other. Returns what it is asked.
 * @param {(Response | Error)[]} answers
 */
function serve(answers) {
  /** @type {string[]} */
  const asked = [];
  Object.assign(globalThis, {
    document: { baseURI: "http://ravine/base/" },
    fetch: async (/** @type {URL} */ url) => {
      asked.push(url.href);
      const answer = answers.shift() ?? new Error("nothing more was to be asked");
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return asked;
}

const answer = (/** @type {object[]} */ ...messages) => new Response(Uint8Array.from(messages.flatMap(framed)));

test("a stream that breaks off is asked for again, from the first message that is missing", async (t) => {
  const broken = new Response(Uint8Array.from([...framed(moment(0)), ...framed(moment(1)), 7, 7]));
  const { steps, asked, lines } = await followed(t, [broken, new Error("no network"), answer(moment(2), moment(3), END)]);
  assert.deepEqual(steps, [0, 1, 2, 3]);
  assert.deepEqual(asked, [0, 2, 2].map((from) => `http://ravine/base/training/a%20b?from=${from}`));
  assert.deepEqual(lines, ["asked", "open", "lost", "lost", "open"]);
});

test("after an end that the training went on from, the stream is read on", async (t) => {
  const { steps } = await followed(t, [answer(moment(0), { ...END, why: "stopped" }, moment(1), END)]);
  assert.deepEqual(steps, [0, 1]);
});

test("a training that the server does not know is said to be unknown, and asked for until it is there", async (t) => {
  const { asked, lines, steps } = await followed(t, [new Response(null, { status: 404 }), answer(moment(0), END)]);
  assert.equal(asked.length, 2);
  assert.deepEqual(lines, ["asked", "unknown", "open"]);
  assert.deepEqual(steps, [0]);
});

test("who leaves the page asks no more", async (t) => {
  const leaving = new AbortController();
  leaving.abort();
  assert.deepEqual((await followed(t, [], leaving)).asked, []);
});

test("what is worked out when it is asked for is asked for again while the server is busy, fails or has not trained, and no more where there is nothing", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { signal } = new AbortController();
  const asked = serve([...[503, 500, 404, 409].map((status) => new Response(null, { status })), answer(moment(1), moment(2))]);
  /** @type {string[]} */
  const kinds = [];
  const done = gather("training/a/plane/pca/adam", { signal, take: ({ kind }) => kinds.push(kind) });
  while (asked.length < 5) {
    await Promise.resolve();
    t.mock.timers.runAll();
  }
  await done;
  assert.deepEqual(kinds, ["moment", "moment"]);
  const nothing = serve([new Response(null, { status: 400 })]);
  await gather("training/a/plane/pca/adam", { signal, take: () => assert.fail() });
  assert.deepEqual(nothing, ["http://ravine/base/training/a/plane/pca/adam"]);
});
