// What the horizontal axis counts: steps, epochs or samples seen; and which samples a step sees.

/** @typedef {import("../wire/messages.js").StepBatches} Batches */
/** @typedef {"steps" | "epochs" | "samples"} Unit */

/**
 * How steps are counted: how much has been seen at each step, and at which step, which may lie between two, so much was.
 * @typedef {object} Counting
 * @property {Unit} unit
 * @property {number} total  at the last step
 * @property {(step: number) => number} at
 * @property {(amount: number) => number} stepOf
 */

/**
 * The places of the samples that a step sees, rising.
 * @param {Batches} batches
 * @param {number} step
 */
export const batchAt = ({ rows, begins }, step) => rows.subarray(begins[step], begins[step + 1]);

/**
 * A step sees the samples of its batch, each once, however often a method asks for their gradient; an epoch is as many as
 * there are.
 * @param {string} wanted  unit
 * @param {object} race
 * @param {number} race.steps
 * @param {number} race.count  samples that the loss sees; 0 where it sees none
 * @param {Batches | null} race.batches
 * @returns {Counting}
 */
export function counting(wanted, { steps, count, batches }) {
  const unit = wanted === "epochs" || wanted === "samples" ? wanted : "steps";
  if (unit === "steps" || !count) return { unit: "steps", total: steps, at: (step) => step, stepOf: (amount) => amount };
  const each = unit === "epochs" ? count : 1;
  const begins = batches?.begins;
  if (!begins) return { unit, total: (steps * count) / each, at: (step) => (step * count) / each, stepOf: (amount) => (amount * each) / count };
  return {
    unit, total: begins[steps] / each,
    at(step) {
      const whole = Math.min(Math.floor(step), steps);
      return (begins[whole] + (step - whole) * ((begins[whole + 1] ?? begins[whole]) - begins[whole])) / each;
    },
    stepOf(amount) {
      const seen = amount * each;
      let [low, high] = [0, steps]; // the last step up to which no more has been seen lies between them
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (begins[middle] <= seen) low = middle;
        else high = middle - 1;
      }
      return low < steps ? low + (seen - begins[low]) / (begins[low + 1] - begins[low]) : steps;
    },
  };
}
