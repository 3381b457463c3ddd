// The course of a setting that is changed during a race: what it is at first, and its changes, from which steps on it is something else.

/** @typedef {import("./messages.js").SettingChange} Change */
/** @typedef {import("./hand.js").Scheduled} Scheduled */
/** @typedef {{ first: number | Scheduled, changes: Change[] }} Pieces  the changes in the order of their steps */

/**
 * The changes after a reader has made one, moved one, given one another value or taken one away; null where only the server
 * can say what comes of it.
 * @param {Change[]} changes
 * @param {{ since?: number | string | null, at?: number | null, value?: number | string | null }} wish  as a DeckChange
 * @returns {Change[] | null}
 */
export function changedBy(changes, { since = null, at = null, value = null }) {
  const meant = changes.find(({ step }) => step === at);
  if (at === null) return typeof since === "number" && typeof value === "number" ? [...changes.filter(({ step }) => step < since), { step: since, value }] : null;
  if (!meant) return null;
  const others = changes.filter((change) => change !== meant);
  if (since !== null) return null; // it may meet another one
  if (value === null) return others;
  return typeof value === "number" ? changes.map((change) => (change === meant ? { ...change, value } : change)) : null;
}

/**
 * The values of a setting, one a step.
 * @param {number | Float64Array} first  what it is before any change
 * @param {Change[]} changes
 * @param {number} steps
 */
export function filled(first, changes, steps) {
  const values = typeof first === "number" ? new Float64Array(steps).fill(first) : first.slice();
  for (const { step, value } of changes) values.fill(value, step);
  return values;
}

/**
 * The steps at which any setting of a method is changed, in order: the path up to each is as it was.
 * @param {{ changes: Record<string, number[]> }} method
 */
export const turns = ({ changes }) => [...new Set(Object.values(changes).flat())].sort((a, b) => a - b);
