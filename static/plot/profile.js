// The graph of f over one weight: points close enough that it looks smooth, and where it has gaps; and which heights it needs.

/** @typedef {import("./window.js").Ends} Ends */
/** @typedef {(x: number) => number} Curve */
/** @typedef {{ x: number, y: number }[]} Piece  of a graph, without a gap */

const FIRST = 240; // spaces between the points that are tried first
const DEEPEST = 12; // times that a space is halved where the graph bends in it
const EDGE = 40; // times that a space is halved to find where f ends or jumps
const BEND = 1 / 1500; // of the height of what is seen: a graph that is off a straight line by less looks straight
const JUMP = 1 / 100; // of that height: what changes by more within a space that cannot be seen has jumped
const TALL = 6; // times as high as nine tenths of what is seen, the rest would make a flat line of it
const SHARE = 0.1; // of the points, which the rest is
const ROOM = { above: 0.06, below: 0.1 }; // of the height, left free

/**
 * Heights at places a same way apart.
 * @param {Curve} f
 * @param {Ends} across
 * @param {number} spaces
 */
const even = (f, [low, high], spaces) => Array.from({ length: spaces + 1 }, (_, i) => {
  const x = i < spaces ? low + ((high - low) * i) / spaces : high;
  return { x, y: f(x) };
});

/**
 * The heights from the lowest to the highest that a graph needs: all that f has there, but where a small part of it would
 * leave no room for the rest. `cut` says where f goes on, beyond the one or the other; null where it does not.
 * @param {Curve} f
 * @param {Ends} across
 * @param {number[]} [kept]  heights that are to be seen in any case
 * @returns {{ range: Ends, cut: { low: number | null, high: number | null } }}
 */
export function heightsOf(f, across, kept = []) {
  const found = even(f, across, FIRST).map(({ y }) => y).filter(Number.isFinite).sort((a, b) => a - b);
  const seen = [...found, ...kept.filter(Number.isFinite)];
  if (!seen.length) return { range: [0, 1], cut: { low: null, high: null } };
  const [least, most] = [Math.min(...seen), Math.max(...seen)];
  const rest = Math.floor(SHARE * found.length);
  const [first, last] = [found[rest] ?? least, found[found.length - 1 - rest] ?? most];
  const size = last - first;
  const low = size > 0 && first - least > TALL * size ? first - TALL * size : least;
  const high = size > 0 && most - last > TALL * size ? last + TALL * size : most;
  const [bottom, top] = [Math.min(low, ...kept.filter(Number.isFinite)), Math.max(high, ...kept.filter(Number.isFinite))];
  const tall = top - bottom || Math.abs(top) || 1;
  return { range: [bottom - ROOM.below * tall, top + ROOM.above * tall], cut: { low: least < bottom ? least : null, high: most > top ? most : null } };
}

/**
 * The last place at which something is as it is at `from`, on the way to `to`, where it is not.
 * @param {number} from
 * @param {number} to
 * @param {(x: number) => boolean} holds
 */
function edge(from, to, holds) {
  let [yes, no] = [from, to];
  for (let i = 0; i < EDGE; i += 1) {
    const middle = yes + (no - yes) / 2;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/**
 * The graph of f: a piece for each stretch where it has a height and does not jump. Points lie closer where it bends.
 * @param {Curve} f
 * @param {Ends} across
 * @param {number} tall  the height of what is seen
 * @param {number[]} [places]  where there is to be a point, such as minima
 * @returns {Piece[]}
 */
export function profile(f, across, tall, places = []) {
  const [left, right] = across;
  const inside = places.filter((x) => x > left && x < right).map((x) => ({ x, y: f(x) }));
  const first = [...even(f, across, FIRST), ...inside].sort((a, b) => a.x - b.x);
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Piece | null} */
  let piece = null;
  const put = (/** @type {{ x: number, y: number }} */ point) => {
    if (piece) piece.push(point);
    else pieces.push(piece = [point]);
  };
  /** @type {(a: Piece[0], b: Piece[0], depth: number) => void} adds what follows a, up to b */
  const add = (a, b, depth) => {
    const [here, there] = [Number.isFinite(a.y), Number.isFinite(b.y)];
    if (here !== there) {
      const x = here ? edge(a.x, b.x, (at) => Number.isFinite(f(at))) : edge(b.x, a.x, (at) => Number.isFinite(f(at)));
      put({ x, y: f(x) });
      piece = here ? null : piece;
      if (there) put(b);
      return;
    }
    if (!here) { piece = null; return; }
    const x = a.x + (b.x - a.x) / 2;
    const middle = { x, y: f(x) };
    const straight = Math.abs(middle.y - (a.y + b.y) / 2) <= BEND * tall;
    if (depth < DEEPEST && !straight && x > a.x && x < b.x) {
      add(a, middle, depth + 1);
      add(middle, b, depth + 1);
      return;
    }
    if (depth >= DEEPEST && Math.abs(b.y - a.y) > JUMP * tall) piece = null;
    put(b);
  };
  if (Number.isFinite(first[0].y)) put(first[0]);
  for (let i = 1; i < first.length; i += 1) add(first[i - 1], first[i], 0);
  return pieces;
}

/**
 * The stretches where f has no height, from end to end.
 * @param {Piece[]} pieces
 * @param {Ends} across
 * @returns {Ends[]}
 */
export function gaps(pieces, [left, right]) {
  const ends = [left, ...pieces.flatMap((piece) => [piece[0].x, piece[piece.length - 1].x]), right];
  const least = (right - left) / (2 * FIRST);
  return Array.from({ length: ends.length / 2 }, (_, i) => /** @type {Ends} */ ([ends[2 * i], ends[2 * i + 1]])).filter(([from, to]) => to - from > least);
}

const STEP = 1e-4; // of what is seen: the way to both sides on which f' and f″ are found
const ALIKE = 0.02; // of a curvature: found on half of that way, it may differ by so much

/**
 * The slope and the curvature of f at a place, as they are drawn: from f a little to both sides. Null where f has none,
 * as at a kink or at an edge.
 * @param {Curve} f
 * @param {number} x
 * @param {number} wide  of what is seen
 * @param {number} tall
 * @returns {{ slope: number, bend: number } | null}
 */
export function localOf(f, x, wide, tall) {
  const [near, nearer] = [STEP, STEP / 2].map((share) => {
    const h = share * wide;
    const [left, here, right] = [f(x - h), f(x), f(x + h)];
    return { slope: (right - left) / (2 * h), bend: (right - 2 * here + left) / (h * h) };
  });
  const least = (8 * tall) / (wide * wide); // a curvature of what is seen as a whole
  const alike = Math.abs(near.bend - nearer.bend) <= ALIKE * Math.max(Math.abs(near.bend), least);
  return alike && Number.isFinite(near.slope) ? near : null;
}

const PLACES = 81;
const ROUNDED = 2 ** -44; // of the largest height: differences of so few heights are not farther off by rounding

/**
 * Whether f is a polynomial of at most this degree: over such a stretch its differences of the next order vanish.
 * @param {Curve} f
 * @param {Ends} across
 * @param {number} degree
 */
export function polynomial(f, across, degree) {
  let heights = even(f, across, PLACES - 1).map(({ y }) => y);
  const spare = ROUNDED * Math.max(...heights.map(Math.abs));
  for (let order = 0; order <= degree; order += 1) heights = heights.slice(1).map((y, i) => y - heights[i]);
  return heights.every((difference) => Math.abs(difference) <= spare);
}
