// The batches of a race in a page that computes by itself, cut from the samples that were drawn for it by the server, one
// after another: as many for each step as the reader wants (experiments/engine/batches.py).

/** @import * as messages from "../wire/messages.js" */
/** @typedef {Pick<messages.AloneSetup, "columns" | "batch" | "order" | "steps">} Setup */

const EACH_ONCE = "shuffle"; // the order in which every sample comes once an epoch

/**
 * How many samples f is the mean over; 0 without data.
 * @param {Pick<Setup, "columns">} setup
 */
export const countOf = ({ columns }) => Object.values(columns)[0]?.length ?? 0;

/**
 * The size of the batches; null where every step sees all samples.
 * @param {Pick<Setup, "columns" | "batch" | "order">} setup
 */
export const sizeOf = ({ columns, batch, order }) => (batch !== null && (batch < countOf({ columns }) || order !== EACH_ONCE) ? batch : null);

/**
 * Where the samples of a step begin, among all that are drawn: after those of the steps before it.
 * @param {number} step  from 0
 * @param {number} count
 * @param {number} size
 * @param {string} order
 */
function begin(step, count, size, order) {
  if (order !== EACH_ONCE) return step * size;
  const each = Math.ceil(count / size); // batches of an epoch
  return Math.floor(step / each) * count + Math.min((step % each) * size, count);
}

/**
 * How many steps the drawn samples last for.
 * @param {Pick<messages.Alone, "drawn">} told
 * @param {Pick<Setup, "columns" | "batch" | "order">} setup
 */
export function mostSteps({ drawn }, setup) {
  const size = sizeOf(setup);
  if (size === null) return Infinity;
  const { [setup.order]: { length } } = drawn;
  const count = countOf(setup);
  if (setup.order !== EACH_ONCE) return Math.floor(length / size);
  return Math.floor(length / count) * Math.ceil(count / size); // whole epochs are drawn
}

/**
 * The samples that each step sees, in the order of the data; null for all of them.
 * @param {Pick<messages.Alone, "drawn">} told
 * @param {Setup} setup
 */
export function batchesOf({ drawn }, setup) {
  const size = sizeOf(setup);
  if (size === null) return null;
  const { steps, order } = setup;
  const begins = Float64Array.from({ length: steps + 1 }, (_, step) => begin(step, countOf(setup), size, order));
  const rows = drawn[order].slice(0, begins[steps]);
  for (let step = 0; step < steps; step += 1) rows.subarray(begins[step], begins[step + 1]).sort();
  return { rows, begins };
}
