// What a step remembers: the weight of every gradient before it, and the gradients by their weights, laid end to end.

/** @typedef {import("../wire/messages.js").WeightAxis} Axis */
/** @typedef {ArrayLike<number>} Weights  of the steps so far, the latest first */

const SMALL = 0.01; // of all weights: earlier steps that have less than this together are one
const MOST = 48; // bars
const FADED = 1e-200; // of all weights: one that is smaller fades away

/**
 * A factor at a step: a series that has one entry is the same at all steps.
 * @param {ArrayLike<number>} series
 * @param {number} step  from 1
 */
const at = (series, step) => (series.length === 1 ? series[0] : series[step - 1]);

/**
 * The weights of the inputs of all steps up to this one, the latest first. They are found by going back: what is read of
 * the kept numbers at a step is read, one step earlier, of what those were made from.
 * @param {Axis} axis
 * @param {number} step  from 1
 */
export function weightsAt({ kept, taken, read, fresh }, step) {
  const found = new Float64Array(step);
  found[0] = at(fresh, step);
  const size = read.length;
  let [reads, ahead] = [read.map((series) => at(series, step)), new Array(size).fill(0)];
  for (let earlier = step - 1; earlier >= 1 && reads.some(Boolean); earlier -= 1) {
    ahead.fill(0);
    for (let i = 0; i < size; i += 1) {
      if (reads[i] === 0) continue; // what is not read does not count, whatever it is
      found[step - earlier] += reads[i] * at(taken[i], earlier);
      for (let j = 0; j < size; j += 1) ahead[j] += reads[i] * at(kept[i][j], earlier);
    }
    [reads, ahead] = [ahead, reads];
  }
  return found;
}

/**
 * @param {Weights} weights
 * @param {number} from
 * @param {number} to  the first that does not count
 */
export function sumOf(weights, from, to) {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += weights[i];
  return sum;
}

/**
 * @param {Weights} weights
 * @param {number} [from]
 * @param {number} [to]
 */
function sizeOf(weights, from = 0, to = weights.length) {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += Math.abs(weights[i]);
  return sum;
}

/** @typedef {{ from: number, to: number, rest: boolean }} Group  steps that share a bar, counted back from the one that is shown; `rest` are all earlier ones */

/**
 * Which steps share a bar. Each has its own as far as they are few; what is left at the end is one. Steps before all that
 * have a weight have no bar.
 * @param {Weights[]} lists  of the same steps
 * @returns {Group[]}
 */
export function grouped(lists) {
  const length = Math.max(...lists.map((weights) => counted(weights)));
  const far = Math.max(...lists.map((weights) => reach(weights)));
  const each = Math.ceil(far / MOST);
  const full = Math.min(Math.ceil(far / each), Math.floor(length / each)); // bars of as many steps each
  const groups = Array.from({ length: full }, (_, i) => ({ from: i * each, to: (i + 1) * each, rest: false }));
  if (full * each < length) groups.push({ from: full * each, to: length, rest: true });
  return groups;
}

/**
 * How many of the latest steps there are up to the first that has a weight. Where weights have faded until floats hold
 * none any more, each has one.
 * @param {Weights} weights
 */
function counted(weights) {
  let first = weights.length;
  while (first > 1 && weights[first - 1] === 0) first -= 1;
  return Math.abs(weights[first - 1]) < FADED * sizeOf(weights) ? weights.length : first;
}

/**
 * How many of the latest steps have all the weight but a small part.
 * @param {Weights} weights
 */
function reach(weights) {
  const small = SMALL * sizeOf(weights);
  let [left, far] = [0, weights.length];
  while (far > 1) {
    left += Math.abs(weights[far - 1]);
    if (left > small) break;
    far -= 1;
  }
  return far;
}

/**
 * The share of some steps in all weights, by size.
 * @param {Weights} weights
 * @param {Group} group
 */
export const shareOf = (weights, { from, to }) => sizeOf(weights, from, to) / sizeOf(weights);

/**
 * The gradients of the steps up to this one by their weights, along one axis, the latest first.
 * @param {Weights} weights
 * @param {ArrayLike<number>} gradients  from step 1 on
 */
export const weighted = (weights, gradients) => Float64Array.from(weights, (weight, back) => weight * gradients[weights.length - 1 - back]);

/**
 * How far the pieces along one axis go in all, each way counted, and how far they come.
 * @param {Weights} pieces
 * @param {number} rest  what is added to them
 */
export function ways(pieces, rest) {
  return { long: sizeOf(pieces) + Math.abs(rest), net: sumOf(pieces, 0, pieces.length) + rest };
}

/**
 * How much of the way is not cancelled, in percent, to a tenth: bars cannot show less.
 * @param {{ long: number, net: number }} ways
 */
export const percentKept = ({ long, net }) => Math.round((1000 * Math.abs(net)) / long) / 10;
