// Looking up in numbers that rise.

/**
 * The place of the last of some rising numbers that is not above another; −1 where all are.
 * @param {ArrayLike<number>} rising
 * @param {number} number
 */
export function placeOf(rising, number) {
  let [low, high] = [-1, rising.length - 1];
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    if (rising[middle] <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}
