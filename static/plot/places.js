// Places along a line of a surface: the denser the more it bends there, and on each low or high that has a kink.

const LEVEL = 0.5; // the share of the points that lie evenly, wherever the line bends
const SHARP = 0.012; // of the whole height: a low or a high that bends so much from one place to the next is met exactly
const [CLOSER, KINK] = [16, 1 / 40]; // from so much closer, a smooth low bends by 1/256, one with a kink by 1/16
const NEAR = 0.05; // of a line: a low or a high that is no farther from one at the station before is the same,
const DRIFT = 0.45; // if so small a share of the points lies between the point that met it and the nearest
const HALVINGS = 40; // of the steps to it

/**
 * How much a line bends at each of its places, by the square root of it, which is as dense as its points have to lie.
 * @param {number[]} line
 */
export function bending(line) {
  const bends = line.map((h, j) => Math.sqrt(Math.abs(line[j - 1] - 2 * h + line[j + 1]) || 0)); // 0 too where there is no number
  [bends[0], bends[bends.length - 1]] = [bends[1], bends[bends.length - 2]];
  return bends;
}

/**
 * The mean of each number and those beside it.
 * @param {number[]} numbers
 * @param {number} reach
 */
export function blurred(numbers, reach) {
  return numbers.map((_, j) => {
    const near = numbers.slice(Math.max(j - reach, 0), j + reach + 1);
    return near.reduce((sum, each) => sum + each, 0) / near.length;
  });
}

/**
 * Places that lie the denser the greater a density is, from the first to the last.
 * @param {number[]} at  where the density is known
 * @param {number[]} density
 * @param {number} count
 */
export function placed(at, density, count) {
  const mean = density.reduce((sum, each) => sum + each, 0) / density.length;
  const level = mean ? (mean * LEVEL) / (1 - LEVEL) : 1;
  const sums = [0];
  for (let j = 0; j + 1 < at.length; j += 1) sums.push(sums[j] + level + (density[j] + density[j + 1]) / 2);
  const whole = sums[sums.length - 1];
  let k = 0;
  return Array.from({ length: count }, (_, i) => {
    if (i === count - 1) return at[at.length - 1];
    const wanted = (whole * i) / (count - 1);
    while (sums[k + 1] < wanted) k += 1;
    return at[k] + ((at[k + 1] - at[k]) * (wanted - sums[k])) / (sums[k + 1] - sums[k]);
  });
}

/**
 * Where a line has a low or a high with a kink, exactly, rising.
 * @param {number[]} at  where the line is known
 * @param {number[]} line
 * @param {(place: number) => number} height  of the line
 * @param {number} whole
 */
export function sharp(at, line, height, whole) {
  const found = [];
  for (let j = 1; j + 1 < line.length; j += 1) {
    const [before, here, after] = [line[j - 1], line[j], line[j + 1]];
    const turn = before - 2 * here + after;
    if (!(Math.abs(turn) > SHARP * whole) || (here - before) * (after - here) > 0) continue;
    const place = extreme(at[j - 1], at[j + 1], height, Math.sign(turn));
    const step = (at[j + 1] - at[j]) / CLOSER;
    const closer = height(place - step) - 2 * height(place) + height(place + step);
    if (Math.abs(closer) > KINK * Math.abs(turn)) found.push(place);
  }
  return found;
}

/** @typedef {{ place: number, index: number }} Met  a sharp low or high, and which of the points lies there */

/**
 * Which point is to lie at each sharp low or high: the one that lay on it at the station before, so that a line of the mesh
 * runs along it; else the nearest.
 * @param {number[]} found  rising
 * @param {number[]} places  of the points
 * @param {Met[]} before
 * @returns {Met[]}
 */
export function followed(found, places, before) {
  const wide = places[places.length - 1] - places[0];
  const met = [{ place: places[0], index: 0 }];
  for (const place of found) {
    const natural = places.findLastIndex((each) => each <= place);
    const same = before.find((each) => Math.abs(each.place - place) < NEAR * wide && Math.abs(each.index - natural) < DRIFT * places.length);
    const index = same?.index ?? natural + (place - places[natural] > places[natural + 1] - place ? 1 : 0);
    const last = met[met.length - 1];
    if (index > last.index && index < places.length - 1 && place > last.place) met.push({ place, index });
  }
  return [...met, { place: places[places.length - 1], index: places.length - 1 }];
}

/**
 * The points moved so that those that are to meet something do; between these they are as dense as they were.
 * @param {number[]} places
 * @param {Met[]} met
 */
export function moved(places, met) {
  const share = (/** @type {number} */ place) => { // the index of a place, between two points
    const i = Math.min(places.findLastIndex((each) => each <= place), places.length - 2);
    return i + (place - places[i]) / (places[i + 1] - places[i]);
  };
  const at = (/** @type {number} */ index) => {
    const i = Math.min(Math.floor(index), places.length - 2);
    return places[i] + (index - i) * (places[i + 1] - places[i]);
  };
  return met.flatMap(({ place, index }, k) => {
    if (!k) return [place];
    const before = met[k - 1];
    const [from, to] = [share(before.place), share(place)];
    const count = index - before.index;
    return Array.from({ length: count }, (_, i) => (i + 1 === count ? place : at(from + ((to - from) * (i + 1)) / count)));
  });
}

/**
 * Where a line is lowest between two places, or highest where `sign` is −1: by thirds.
 * @param {number} from
 * @param {number} to
 * @param {(place: number) => number} height
 * @param {number} sign
 */
function extreme(from, to, height, sign) {
  let [low, high] = [from, to];
  for (let k = 0; k < HALVINGS; k += 1) {
    const third = (high - low) / 3;
    if (sign * height(low + third) <= sign * height(high - third)) high -= third; else low += third;
  }
  return (low + high) / 2;
}
