// A line of many points with as few of them as the screen can tell from all: what makes long runs quick to draw.

const TOLERANCE = 0.2; // pixels that a point which is left out may lie above or below the line that is drawn

/**
 * The steps of a line that are kept, rising. Of each column of the screen only the highest and the lowest point count,
 * and of those only the ones where the line bends. The first and the last point of every stretch are kept, and one step
 * of every gap, where y is not a number.
 * @param {ArrayLike<number>} ys  in pixels, of every step
 * @param {number} wide  pixels of the screen from one step to the next
 * @returns {Uint32Array}
 */
export function thinned(ys, wide) {
  const kept = new Uint32Array(ys.length);
  let count = 0;
  const keep = (/** @type {number} */ i) => {
    if (!count || kept[count - 1] < i) {
      kept[count] = i;
      count += 1;
    }
  };
  // From the last point that was kept, `anchor`, a straight line passes all later ones if its slope is from `least` to `most`.
  let [anchor, before, least, most] = [-1, -1, -Infinity, Infinity];
  const start = (/** @type {number} */ i) => {
    keep(i);
    [anchor, before, least, most] = [i, i, -Infinity, Infinity];
  };
  const pass = (/** @type {number} */ i) => {
    if (i <= before) return;
    let slope = (ys[i] - ys[anchor]) / (i - anchor);
    if (slope < least || slope > most) {
      start(before);
      slope = (ys[i] - ys[anchor]) / (i - anchor);
    }
    const room = TOLERANCE / (i - anchor);
    least = Math.max(least, slope - room);
    most = Math.min(most, slope + room);
    before = i;
  };
  let [column, lowest, highest] = [-1, -1, -1];
  const finish = () => {
    if (column < 0) return;
    pass(Math.min(lowest, highest));
    pass(Math.max(lowest, highest));
    column = -1;
  };
  const end = (/** @type {number} */ last) => {
    if (anchor < 0) return;
    finish();
    pass(last);
    keep(last);
    anchor = -1;
  };
  for (let i = 0; i < ys.length; i += 1) {
    if (!Number.isFinite(ys[i])) {
      if (anchor >= 0 || i === 0) {
        end(i - 1);
        keep(i);
      }
    } else if (anchor < 0) {
      start(i);
    } else {
      const at = Math.floor(i * wide);
      if (at !== column) {
        finish();
        [column, lowest, highest] = [at, i, i];
      } else {
        if (ys[i] < ys[lowest]) lowest = i;
        if (ys[i] > ys[highest]) highest = i;
      }
    }
  }
  end(ys.length - 1);
  return kept.slice(0, count);
}
