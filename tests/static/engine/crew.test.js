// Workers that share a map: chunks handed out one at a time, a newer question in the place of an older one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { room } from "../../../static/engine/cells.js";
import { Crew } from "../../../static/engine/crew.js";

/** A worker that answers when it is told to: each cell has its place in the map as its x. */
class Idle {
  /** @type {any[]} */
  tasks = [];

  gone = false;

  /** @type {((event: any) => void) | null} */
  onmessage = null;

  /** @type {((event: any) => void) | null} */
  onerror = null;

  postMessage(/** @type {any} */ task) { this.tasks.push(task); }

  terminate() { this.gone = true; }

  answer() {
    const task = this.tasks.shift();
    const found = room(task.rows.length * task.columns.length);
    found.x.forEach((_, i) => { found.x[i] = task.rows[Math.floor(i / task.columns.length)] * 100 + task.columns[i % task.columns.length]; });
    this.onmessage?.({ data: { generation: task.generation, place: task.place, found } });
  }

  fail() {
    const { generation, place } = this.tasks.shift();
    this.onmessage?.({ data: { generation, place, error: "no number" } });
  }
}

const question = /** @type {any} */ ({ steps: 49_999 });
const asked = (/** @type {number[]} */ rows) => ({ question, text: "", rows, columns: [0, 1] });

function crew(size = 2) {
  const leaving = new AbortController();
  /** @type {Idle[]} */
  const workers = [];
  const made = new Crew(leaving.signal, size, () => { workers.push(new Idle()); return workers[workers.length - 1]; });
  return { made, workers, leave: () => leaving.abort() };
}

/** @param {Idle[]} workers */
const finish = (workers) => { while (workers.some(({ tasks }) => tasks.length)) for (const worker of workers) if (worker.tasks.length) worker.answer(); };

test("each worker has one chunk at a time, and all chunks come together in their order", async () => {
  const { made, workers } = crew();
  const answer = made.ask(asked([0, 5, 9, 3]));
  assert.deepEqual(workers.map(({ tasks }) => tasks.length), [1, 1]);
  workers[1].answer(); // the second before the first
  workers[1].answer();
  finish(workers);
  assert.deepEqual([...(await answer)?.x ?? []], [0, 1, 500, 501, 900, 901, 300, 301]);
});

test("a newer question takes the place of an older one, of which nothing more is handed out and nothing is taken", async () => {
  const { made, workers } = crew();
  const older = made.ask(asked([0, 1, 2, 3, 4, 5]));
  const newer = made.ask(asked([7, 8]));
  assert.equal(await older, null);
  finish(workers);
  assert.deepEqual([...(await newer)?.x ?? []], [700, 701, 800, 801]);
  assert.equal(workers.length, 2);
});

test("a short question is shared too, and a worker without a chunk rests", async () => {
  const { made, workers } = crew(3);
  const answer = made.ask({ ...asked([0, 1]), question: /** @type {any} */ ({ steps: 10 }) });
  assert.deepEqual(workers.map(({ tasks }) => tasks.length), [1, 1, 0]);
  finish(workers);
  assert.deepEqual([...(await answer)?.x ?? []], [0, 1, 100, 101]);
});

test("what goes wrong in a worker is told, and the next question is answered", async () => {
  const { made, workers } = crew(1);
  const answer = made.ask(asked([0, 1, 2]));
  workers[0].fail();
  await assert.rejects(answer, /no number/);
  const next = made.ask(asked([4]));
  finish(workers);
  assert.deepEqual([...(await next)?.x ?? []], [400, 401]);
});

test("where no worker can be had, that is told", async () => {
  const none = new Crew(new AbortController().signal, 1, () => { throw new Error("no worker"); });
  await assert.rejects(none.ask(asked([0])), /no worker/);
});

test("with the page the workers go", async () => {
  const { made, workers, leave } = crew();
  const answer = made.ask(asked([0, 1, 2]));
  leave();
  assert.equal(await answer, null);
  assert.ok(workers.every(({ gone }) => gone));
});
