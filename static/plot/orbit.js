// The camera that goes round the 3-D view where no WebGL turns it: kept as Plotly keeps its own, so that either can go on from the other.

/** @typedef {{ x: number, y: number, z: number }} Place  in lengths of the box's side, from its middle */
/** @typedef {{ eye: Place, center: Place, up?: Place }} Orbit  z is up */

export const ASPECT = { x: 1, y: 1, z: 0.62 }; // of the box that the surface fills
export const OPENING = { eye: { x: -1.45, y: -1.06, z: 1.45 }, center: { x: 0, y: 0, z: -0.1 } }; // until the reader turns it
const FOCUS = 1 / Math.tan(Math.PI / 8); // of a view that is 45° high
const [NEAR, FAR] = [0.01, 1000];
const STEEPEST = 0.499 * Math.PI; // straight down, x and y would have no left and right

/**
 * What the camera sees in a view of some size, as the matrices of a pose.
 * @param {Orbit} orbit
 * @param {{ width: number, height: number }} size
 * @param {Pick<import("./terrain.js").Terrain, "window" | "range">} terrain
 * @returns {import("./chart.js").Pose}
 */
export function poseOf({ eye, center }, { width, height }, { window: [across, up], range }) {
  const sides = Object.values(ASPECT);
  const ends = [across, up, range];
  const stretch = ends.map(([low, high]) => 1 / (high - low));
  const middle = ends.map(([low, high], i) => (-sides[i] * stretch[i] * (low + high)) / 2);
  const [dx, dy, dz] = [eye.x - center.x, eye.y - center.y, eye.z - center.z];
  const [flat, far] = [Math.hypot(dx, dy), Math.hypot(dx, dy, dz)];
  const right = [-dy / flat, dx / flat, 0];
  const back = [dx / far, dy / far, dz / far];
  const top = [(-dz * dx) / flat / far, (-dz * dy) / flat / far, flat / far];
  const moved = [right, top, back].map(([x, y, z]) => -(x * eye.x + y * eye.y + z * eye.z));
  return {
    stretch,
    model: [sides[0], 0, 0, 0, 0, sides[1], 0, 0, 0, 0, sides[2], 0, ...middle, 1],
    view: [...[0, 1, 2].flatMap((i) => [right[i], top[i], back[i], 0]), ...moved, 1],
    projection: [(FOCUS * height) / width, 0, 0, 0, 0, FOCUS, 0, 0, 0, 0, (FAR + NEAR) / (NEAR - FAR), -1, 0, 0, (2 * FAR * NEAR) / (NEAR - FAR), 0],
  };
}

/**
 * The camera after it went round the middle by an angle, and up by another, in radians.
 * @param {Orbit} orbit
 * @param {number} round
 * @param {number} up
 * @returns {Orbit}
 */
export function turned({ eye, center }, round, up) {
  const [dx, dy, dz] = [eye.x - center.x, eye.y - center.y, eye.z - center.z];
  const far = Math.hypot(dx, dy, dz);
  const angle = Math.atan2(dy, dx) + round;
  const height = Math.min(Math.max(Math.asin(dz / far) + up, -STEEPEST), STEEPEST);
  const flat = far * Math.cos(height);
  return { center, eye: { x: center.x + flat * Math.cos(angle), y: center.y + flat * Math.sin(angle), z: center.z + far * Math.sin(height) } };
}

/**
 * The camera as many times as far from the middle.
 * @param {Orbit} orbit
 * @param {number} by
 * @returns {Orbit}
 */
export function away({ eye, center }, by) {
  const from = (/** @type {"x" | "y" | "z"} */ axis) => center[axis] + by * (eye[axis] - center[axis]);
  return { center, eye: { x: from("x"), y: from("y"), z: from("z") } };
}
