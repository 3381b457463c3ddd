// How far a path is from the plane that is drawn, as how worn its line is: the farther, the thinner and the paler.

const LEVELS = 6; // that are told apart
const [THIN, PALE] = [0.4, 0.3]; // of the width and the opacity, of what is farthest away

/**
 * How worn a path is at each point.
 * @param {ArrayLike<number>} away  its distances from the plane
 * @param {number} most  the distance at which a path is most worn
 */
export const wornBy = (away, most) => Uint8Array.from(away, (far) => (far > 0 && most > 0 ? Math.round((LEVELS - 1) * Math.min(far / most, 1)) : 0));

/**
 * By how much a line is thinner and paler than usual.
 * @param {number} [worn]
 */
export function wear(worn = 0) {
  const share = worn / (LEVELS - 1);
  return { width: 1 - (1 - THIN) * share, alpha: 1 - (1 - PALE) * share };
}

/**
 * The stretches of a path between two of its points that are equally worn: [from, to] each, every one beginning where the one before it ends.
 * @param {Uint8Array} worn
 * @param {number} last
 * @returns {[from: number, to: number][]}
 */
export function stretches(worn, last) {
  /** @type {[number, number][]} */
  const found = [];
  for (let from = 0; from < last;) {
    let to = from + 1;
    while (to < last && worn[to] === worn[from]) to += 1;
    found.push([from, to]);
    from = to;
  }
  return found;
}

/** The widths and opacities of all levels, from what lies in the plane to what is farthest away. */
export const levels = Array.from({ length: LEVELS }, (_, worn) => wear(worn));
