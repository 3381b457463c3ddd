// The surface in three dimensions, over the same window as the map. Plotly draws the surface; the paths are drawn on a canvas
// above it, through Plotly's own camera, so that they look as on the map and play at the same pace. What the surface hides is faint.

import Plotly from "../vendor/plotly.js";
import { bandSize, grid } from "./field.js";
import { PINNED, fresh, headOf, line, marker, sizeOf, stroke } from "./ink.js";
import { onPress } from "../parts/press.js";
import { FONT, element } from "../parts/theme.js";

const CAMERA = { eye: { x: -1.3, y: -0.95, z: 1.3 }, center: { x: 0, y: 0, z: -0.12 } }; // until the reader turns it
const POINTS = 72; // a side of the surface's grid
const RAY = 600; // steps of a ray from the eye when looking for the point that was clicked
const MARCH = 48; // places looked at between a point and the eye when asking whether the surface hides it
const SLACK = 0.012; // how far, as a share of the height, a point may lie under the drawn facets and still count as on them

/** A 4 × 4 matrix, by columns, times a vector. */
function times(m, [x, y, z, w]) {
  return [0, 1, 2, 3].map((i) => m[i] * x + m[4 + i] * y + m[8 + i] * z + m[12 + i] * w);
}

/** The product of two 4 × 4 matrices, by columns. */
function product(a, b) {
  return [0, 4, 8, 12].flatMap((j) => times(a, b.slice(j, j + 4)));
}

/** The vector that a 4 × 4 matrix, by columns, carries to `v`: Gaussian elimination with pivots. */
function solved(m, v) {
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

/** The inverse's last column over its last entry, for an affine matrix: the point that `view` carries to the origin. */
function eyeOf(view) {
  const [a, b, c, , d, e, f, , g, h, i, , x, y, z] = view;
  return [-(a * x + b * y + c * z), -(d * x + e * y + f * z), -(g * x + h * y + i * z)];
}

/** The lowest and the highest of a grid's heights, never equal. */
function rangeOf(rows) {
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    for (const z of row) {
      if (z < low) low = z;
      if (z > high) high = z;
    }
  }
  if (!Number.isFinite(low)) return [0, 1];
  return [low, high > low ? high : low + 1];
}

export class Relief {
  constructor(host, { onPick }) {
    this.host = host;
    this.onPick = onPick;
    this.plot = element("div", { class: "rv-plot" });
    this.canvas = element("canvas", { class: "rv-canvas", "aria-hidden": "true" });
    host.append(this.plot, this.canvas);
    this.listen();
  }

  async show(race, colours, window) {
    const same = race.surface.id === this.race?.surface.id && colours === this.colours && String(window) === String(this.window);
    Object.assign(this, { race, colours, window });
    this.size ??= sizeOf(this.host);
    if (!same) {
      this.field = grid(race.surface.f, race.surface.height, window, POINTS);
      this.zRange = rangeOf(this.field.z);
      await Plotly.react(this.plot, [this.surface()], this.layout(), { displayModeBar: false, scrollZoom: true });
    }
    const { glplot } = this.plot._fullLayout.scene._scene;
    if (glplot !== this.glplot) {
      this.glplot = glplot;
      const before = glplot.onrender;
      glplot.onrender = () => { before(); this.cameraMoved(); };
    }
    this.project();
  }

  surface() {
    const { scale } = this.race.surface;
    const [low, high] = this.zRange;
    const floor = Math.max(scale.low, low);
    return {
      type: "surface", ...this.field, showscale: false, hoverinfo: "skip", colorscale: this.race.bands[this.colours.name].map((colour, end) => [end, colour]),
      cmin: floor, cmax: Math.max(Math.min(scale.high, high), floor + 1e-12), lighting: { ambient: 0.8, diffuse: 0.4, specular: 0.02, roughness: 0.9 },
      contours: {
        z: { show: true, start: scale.low, end: scale.high, size: bandSize(scale), color: this.colours.ridge, width: 1, highlight: false },
        x: { highlight: false }, y: { highlight: false },
      },
    };
  }

  layout() {
    const c = this.colours;
    const by = this.size.enlarged;
    const axis = (title, range) => ({
      title: { text: title, font: { size: 12 * by } }, range: [...range], showbackground: false, gridcolor: c.line, zeroline: false, showspikes: false,
      tickfont: { size: 10 * by }, nticks: 5, color: c.quiet,
    });
    return {
      margin: { l: 0, r: 0, t: 0, b: 0 }, paper_bgcolor: "rgba(0,0,0,0)", showlegend: false, autosize: true,
      font: { family: FONT, color: c.quiet, size: 11 },
      scene: {
        xaxis: axis("x", this.window[0]), yaxis: axis("y", this.window[1]), zaxis: axis(this.race.surface.scale.label, this.zRange),
        aspectmode: "manual", aspectratio: { x: 1, y: 1, z: 0.62 }, dragmode: "turntable", hovermode: "closest",
        camera: this.plot._fullLayout?.scene?._scene?.getCamera() ?? CAMERA,
      },
    };
  }

  /** A click that is not a turn of the camera starts the race at the point of the surface under it. */
  listen() {
    onPress(this.host, {
      up: (event, { tap }) => {
        if (!tap || !this.glplot) return;
        const box = this.host.getBoundingClientRect();
        const point = this.camera().under(event.clientX - box.left, event.clientY - box.top);
        if (point) this.onPick(...point.map((value) => Number(value.toPrecision(4))), { final: true, play: true });
      },
    });
  }

  // --- paths ---------------------------------------------------------------------------------------------------------

  cameraMoved() {
    const { view, projection, model } = this.glplot.cameraParams;
    const pose = [...view, ...projection, ...model, this.size.width, this.size.height].join();
    if (pose === this.pose) return;
    this.pose = pose;
    this.project();
  }

  /** Height of the drawn surface over (x, y), between the grid's points; −∞ outside the window. */
  ground(x, y) {
    const [[x0, x1], [y0, y1]] = this.window;
    const u = ((x - x0) / (x1 - x0)) * (POINTS - 1);
    const v = ((y - y0) / (y1 - y0)) * (POINTS - 1);
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const { z } = this.field;
    if (!(u >= 0 && v >= 0 && u <= POINTS - 1 && v <= POINTS - 1)) return -Infinity;
    const [k, l] = [Math.min(i + 1, POINTS - 1), Math.min(j + 1, POINTS - 1)];
    const [p, q] = [u - i, v - j];
    return (1 - q) * ((1 - p) * z[j][i] + p * z[j][k]) + q * ((1 - p) * z[l][i] + p * z[l][k]);
  }

  /** From the data's coordinates to pixels, and whether the surface stands between a point and the eye. */
  camera() {
    const { model, view, projection } = this.glplot.cameraParams;
    const { dataScale } = this.plot._fullLayout.scene._scene;
    const seen = product([...view], [...model]);
    const whole = product([...projection], seen);
    const { width, height } = this.size;
    const eye = eyeOf([...view]);
    const [sx, sy, sz] = [0, 1, 2].map((i) => model[5 * i] * dataScale[i]);
    const at = [0, 1, 2].map((i) => (eye[i] - model[12 + i]) / [sx, sy, sz][i]); // the eye, in the data's coordinates
    const slack = SLACK * (this.zRange[1] - this.zRange[0]);
    const top = this.zRange[1];
    return {
      pixel: (x, y, z) => {
        const [px, py, , w] = times(whole, [x * dataScale[0], y * dataScale[1], z * dataScale[2], 1]);
        return [0.5 * width * (1 + px / w), 0.5 * height * (1 - py / w)];
      },
      /** The first point of the surface under a pixel, [x, y], or null. */
      under: (px, py) => {
        const [x, y, z, w] = solved(whole, [(2 * px) / width - 1, 1 - (2 * py) / height, 0.5, 1]);
        const aim = [x, y, z].map((value, i) => value / w / dataScale[i] - at[i]);
        const along = (t) => at.map((value, i) => value + t * aim[i]);
        const above = (t) => { const [u, v, h] = along(t); return h - this.ground(u, v); };
        const reach = Math.max(...[0, 1].map((i) => Math.abs((2 * Math.abs(at[i]) + this.window[i][1] - this.window[i][0]) / aim[i])).filter(Number.isFinite));
        for (let i = 1; i <= RAY; i += 1) {
          let [near, far] = [(reach * (i - 1)) / RAY, (reach * i) / RAY];
          if (!(above(near) > 0 && above(near) < Infinity && above(far) <= 0)) continue;
          for (let k = 0; k < 30; k += 1) {
            const middle = (near + far) / 2;
            if (above(middle) > 0) near = middle; else far = middle;
          }
          return along(far).slice(0, 2);
        }
        return null;
      },
      hidden: (x, y, z) => {
        for (let i = 1; i <= MARCH; i += 1) {
          const t = (i / MARCH) ** 2;
          const h = z + t * (at[2] - z);
          if (h > top) return false;
          if (this.ground(x + t * (at[0] - x), y + t * (at[1] - y)) > h + slack) return true;
        }
        return false;
      },
    };
  }

  /** Pixels of every path inside the window; what lies outside is left out, not pressed to the edge. */
  project() {
    if (!this.glplot || this.host.hidden) return;
    const { pixel, hidden } = this.camera();
    const { height } = this.race.surface;
    const [[x0, x1], [y0, y1]] = this.window;
    const within = (x, y) => x >= x0 && x <= x1 && y >= y0 && y <= y1;
    const lift = 0.004 * (this.zRange[1] - this.zRange[0]);
    this.paths = this.race.methods.map((method) => {
      const count = method.x.length;
      const path = { method, xs: new Float32Array(count).fill(NaN), ys: new Float32Array(count).fill(NaN), behind: new Uint8Array(count), last: -1 };
      for (let i = 0; i < count; i += 1) {
        const [x, y] = [method.x[i], method.y[i]];
        if (Number.isFinite(x)) path.last = i;
        if (!within(x, y)) continue;
        const z = height(method.value[i]) + lift;
        [path.xs[i], path.ys[i]] = pixel(x, y, z);
        path.behind[i] = hidden(x, y, z) ? 1 : 0;
      }
      return path;
    });
    const noiseless = this.race.methods.filter((method) => method.ghost_x).map(({ colour, ghost_x: x, ghost_y: y }) => ({ x, y, drawn: { colour, width: 1, alpha: 0.5 } }));
    const { pinned } = this.race;
    const ghosts = pinned ? [...noiseless, { ...pinned, drawn: { ...PINNED, ...pinned } }] : noiseless;
    this.ghosts = ghosts.map(({ drawn, x: us, y: vs }) => {
      const spots = Array.from(us, (u, i) => (within(u, vs[i]) ? pixel(u, vs[i], height(this.race.surface.f(u, vs[i])) + lift) : [NaN, NaN]));
      return { drawn, xs: spots.map(([px]) => px), ys: spots.map(([, py]) => py) };
    });
    const [x, y] = this.race.start;
    this.start = within(x, y) ? pixel(x, y, height(this.race.surface.f(x, y)) + lift) : null;
    this.stars = this.race.surface.minima.filter(([u, v]) => within(u, v)).map(([u, v]) => pixel(u, v, height(this.race.surface.f(u, v)) + lift));
    this.tick(this.step ?? 0);
  }

  tick(step) {
    this.step = step;
    if (!this.paths || this.host.hidden) return;
    const ctx = fresh(this.canvas, this.size);
    const { halo, ink } = this.colours;
    for (const [x, y] of this.stars) marker(ctx, "star", x, y, 6.5, { fill: "#fff", rim: "#1b2530", rimWidth: 1.3 });
    if (this.start) {
      marker(ctx, "circle", ...this.start, 7, { fill: "transparent", rim: halo, rimWidth: 5 });
      marker(ctx, "circle", ...this.start, 7, { fill: "transparent", rim: ink, rimWidth: 2.5 });
    }
    for (const { drawn, xs, ys } of this.ghosts) {
      line(ctx, xs, ys, 0, xs.length - 1);
      stroke(ctx, drawn);
    }
    for (const path of this.paths) this.drawPath(ctx, path, step, halo);
    if (this.race.events) this.drawEvents(ctx, step, halo);
    for (const path of this.paths) {
      const at = Math.min(Math.floor(step), path.last);
      if (at < 0 || !Number.isFinite(path.xs[at])) continue;
      ctx.globalAlpha = path.behind[at] ? 0.45 : 1;
      marker(ctx, path.method.marker, ...headOf(path, step), 5.5, { fill: path.method.colour, rim: halo });
      ctx.globalAlpha = 1;
    }
  }

  /** A dot for every event up to the present step. */
  drawEvents(ctx, step, halo) {
    for (const { method, xs, ys, behind } of this.paths) {
      for (const { step: at } of method.events) {
        if (at > step || !Number.isFinite(xs[at])) continue;
        ctx.globalAlpha = behind[at] ? 0.45 : 1;
        marker(ctx, "circle", xs[at], ys[at], 3.4, { fill: halo, rim: method.colour, rimWidth: 2 });
      }
    }
    ctx.globalAlpha = 1;
  }

  /** The whole path faint, what has been walked strong, in stretches that are all seen or all hidden. */
  drawPath(ctx, { method, xs, ys, behind, last }, step, halo) {
    line(ctx, xs, ys, 0, last);
    stroke(ctx, { colour: method.colour, width: 1.3, dash: method.dash, alpha: 0.3 });
    const whole = Math.min(Math.floor(step), last);
    for (let from = 0; from < whole;) {
      let to = from + 1;
      while (to < whole && behind[to] === behind[from]) to += 1;
      line(ctx, xs, ys, from, to);
      stroke(ctx, behind[from] ? { colour: method.colour, width: 1.5, alpha: 0.45, dash: [2, 3] } : { colour: method.colour, width: 2.4, dash: method.dash, halo });
      from = to;
    }
  }

  resize() {
    if (!this.race || this.host.hidden) return undefined;
    this.size = sizeOf(this.host);
    return Plotly.Plots.resize(this.plot);
  }
}
