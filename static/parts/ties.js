// Which heights are a tie: the same rule as on the server, experiments/readings/ties.py.

/**
 * The place of each height among all of them, from 0 for the lowest. Those within `alike` of the lowest of a group share
 * its place. What is no number, and what is infinite, stands last and is a tie.
 * @param {(number | null)[]} heights
 * @param {number} alike
 */
export function levels(heights, alike) {
  const known = heights.map((height) => (height === null || Number.isNaN(height) ? Infinity : height));
  const order = known.map((_, place) => place).sort((one, other) => (known[one] === known[other] ? 0 : known[one] - known[other]));
  /** @type {number[]} */
  const places = [];
  let [place, lowest] = [0, known[order[0]]];
  for (const at of order) {
    if (known[at] > lowest + alike) [place, lowest] = [place + 1, known[at]];
    places[at] = place;
  }
  return places;
}
