// The camera of the 3-D view: from the data's coordinates to pixels and back, and what the surface hides from the eye.

const RAY = 600; // steps of a ray from the eye when looking for the point that was clicked
const HALVINGS = 30; // of the step in which the ray meets the surface
const MARCH = 48; // places looked at between a point and the eye when asking whether the surface hides it
const SLACK = 0.012; // how far, as a share of the height, a point may lie under the drawn facets and still count as on them

/**
 * A 4 × 4 matrix, by columns, times a vector.
 * @param {number[]} m
 * @param {number[]} v
 */
export function times(m, [x, y, z, w]) {
  return [0, 1, 2, 3].map((i) => m[i] * x + m[4 + i] * y + m[8 + i] * z + m[12 + i] * w);
}

/**
 * The product of two 4 × 4 matrices, by columns.
 * @param {number[]} a
 * @param {number[]} b
 */
export function product(a, b) {
  return [0, 4, 8, 12].flatMap((j) => times(a, b.slice(j, j + 4)));
}

/**
 * The vector that a 4 × 4 matrix, by columns, carries to `v`: Gaussian elimination with pivots.
 * @param {number[]} m
 * @param {number[]} v
 */
export function solved(m, v) {
  const rows = [0, 1, 2, 3].map((i) => [m[i], m[4 + i], m[8 + i], m[12 + i], v[i]]);
  for (let k = 0; k < 4; k += 1) {
    const best = rows.slice(k).reduce((b, row, i) => (Math.abs(row[k]) > Math.abs(rows[b][k]) ? k + i : b), k);
    [rows[k], rows[best]] = [rows[best], rows[k]];
    for (let i = 0; i < 4; i += 1) {
      const factor = i === k ? 0 : rows[i][k] / rows[k][k];
      if (factor) rows[i] = rows[i].map((value, j) => value - factor * rows[k][j]);
    }
  }
  return rows.map((row, k) => row[4] / row[k]);
}

/**
 * The point that a rigid motion, a 4 × 4 matrix by columns, carries to the origin.
 * @param {number[]} view
 */
export function eyeOf(view) {
  const [a, b, c, , d, e, f, , g, h, i, , x, y, z] = view;
  return [-(a * x + b * y + c * z), -(d * x + e * y + f * z), -(g * x + h * y + i * z)];
}

/** @typedef {ReturnType<typeof camera>} Camera */

/**
 * What the camera sees of a terrain.
 * @param {import("./chart.js").Pose} pose
 * @param {{ width: number, height: number }} size  of the view, in CSS pixels
 * @param {import("./terrain.js").Terrain} terrain
 */
export function camera({ model, view, projection, stretch }, { width, height }, { ground, range: [low, top], window }) {
  const whole = product(projection, product(view, model));
  const eye = eyeOf(view);
  const at = [0, 1, 2].map((i) => (eye[i] - model[12 + i]) / (model[5 * i] * stretch[i])); // the eye, in the data's coordinates
  const slack = SLACK * (top - low);
  return {
    /**
     * Where a point is on the screen: [x, y] in CSS pixels.
     * @param {number} x
     * @param {number} y
     * @param {number} z
     * @returns {import("./window.js").Point}
     */
    pixel(x, y, z) {
      const [px, py, , w] = times(whole, [x * stretch[0], y * stretch[1], z * stretch[2], 1]);
      return [0.5 * width * (1 + px / w), 0.5 * height * (1 - py / w)];
    },

    /**
     * The first point of the surface under a pixel, [x, y], or null.
     * @param {number} px
     * @param {number} py
     * @returns {import("./window.js").Point | null}
     */
    under(px, py) {
      const [x, y, z, w] = solved(whole, [(2 * px) / width - 1, 1 - (2 * py) / height, 0.5, 1]);
      const aim = [x, y, z].map((value, i) => value / w / stretch[i] - at[i]);
      const along = (/** @type {number} */ t) => at.map((value, i) => value + t * aim[i]);
      const above = (/** @type {number} */ t) => { const [u, v, h] = along(t); return h - ground(u, v); };
      const reach = Math.max(...[0, 1].map((i) => Math.abs((2 * Math.abs(at[i]) + window[i][1] - window[i][0]) / aim[i])).filter(Number.isFinite));
      for (let i = 1; i <= RAY; i += 1) {
        let [near, far] = [(reach * (i - 1)) / RAY, (reach * i) / RAY];
        if (!(above(near) > 0 && above(near) < Infinity && above(far) <= 0)) continue;
        for (let k = 0; k < HALVINGS; k += 1) {
          const middle = (near + far) / 2;
          if (above(middle) > 0) near = middle; else far = middle;
        }
        const [u, v] = along(far);
        return [u, v];
      }
      return null;
    },

    /**
     * Whether the surface stands between a point and the eye.
     * @param {number} x
     * @param {number} y
     * @param {number} z
     */
    hidden(x, y, z) {
      for (let i = 1; i <= MARCH; i += 1) {
        const t = (i / MARCH) ** 2;
        const h = z + t * (at[2] - z);
        if (h > top) return false;
        if (ground(x + t * (at[0] - x), y + t * (at[1] - y)) > h + slack) return true;
      }
      return false;
    },
  };
}
