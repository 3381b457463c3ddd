// The map as a picture to keep and as a film: drawn anew as the map draws itself, for each step, not filmed from the screen.

import { GIFEncoder, applyPalette, quantize } from "../vendor/gifenc.js";
import { fresh, sample } from "../plot/ink.js";
import { drawRing } from "../plot/layers/marks.js";
import { paintMoving, paintStill } from "../plot/projection.js";
import { FONT, element } from "./theme.js";

/** @import { Race } from "./race.js" */
/** @import { Context } from "../plot/ink.js" */
/** @typedef {"png" | "gif" | "video"} Kind  of what is saved */
/** @typedef {{ canvas: HTMLCanvasElement, draw: (step: number) => Context, steps: number }} Sheet  and what draws it as it is at a step */
/** @typedef {import("../plot/map.js").ContourMap<Race>} Filmed  the map that is saved */
/** @typedef {(part: number) => void} Progress  is told how much of the work is done, 0 to 1 */

const [HEAD, PAD, LINE] = [34, 14, 22]; // pixels: above the map, at the sides, and a line of what stands below it
const SWATCH = 40; // pixels that a method's sample takes, with the space after it
const SHARP = 2; // a picture is drawn this much larger than the map on the screen
const ACROSS = 840; // pixels of a film, unless the map is so small that it would be drawn more than SHARP
const FRAMES = 20; // a second, of a GIF; its delays are in hundredths of a second
const HELD = 1; // second that a film rests on its end
const LONGEST_FRAME = 0.1; // seconds: what a busy browser did not draw is not skipped
const COLOURS = 255; // of a GIF; one more stands for what has not changed
const VIDEO = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm", "video/mp4"];
const BITS = 6e6; // a second

const nextFrame = () => new Promise(requestAnimationFrame);
const rest = () => new Promise((done) => { setTimeout(done); });

/** A title as the name of a file: small letters and digits of the alphabet, with hyphens between them. */
const fileName = (/** @type {string} */ title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "");

/**
 * `words` in lines that are no wider than `width`.
 * @param {Context} ctx
 * @param {string} words
 * @param {number} width
 */
function wrapped(ctx, words, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && ctx.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Places for texts of these widths, side by side as long as there is room: [x, line] each.
 * @param {number[]} widths
 * @param {number} room
 */
function placed(widths, room) {
  let [x, line] = [0, 0];
  return widths.map((width) => {
    if (x && x + width > room) [x, line] = [0, line + 1];
    const place = [x, line];
    x += width;
    return place;
  });
}

/**
 * The map with its title, the legend and a caption, on a canvas that draws any step of the race.
 * @param {Filmed} map
 * @param {NonNullable<Filmed["projection"]>} projection  as the map is now, while it goes on
 * @param {{ page: string, ratio: number, caption: string }} look
 * @returns {Promise<Sheet>}
 */
async function sheet(map, projection, { page, ratio, caption }) {
  const { layers } = map;
  const { race, colours, axes, size: { width, height, enlarged } } = projection;
  /** @type {(weight: number, size: number) => string} */
  const font = (weight, size) => `${weight} ${size}px ${FONT}`;
  const ground = await map.picture(ratio);
  const still = element("canvas");
  const measure = /** @type {Context} */ (still.getContext("2d"));
  measure.font = font(400, 13);
  const lines = caption ? wrapped(measure, caption, width - 2 * PAD) : [];
  const names = placed(race.methods.map(({ name }) => SWATCH + measure.measureText(name).width + 12), width - 2 * PAD);
  const rows = (names.at(-1)?.[1] ?? -1) + 1;
  const size = { width, height: HEAD + height + (rows + lines.length) * LINE + PAD, enlarged, ratio };
  const ctx = fresh(still, size);
  /** @type {(text: string, x: number, y: number, colour: string, weight: number, pixels: number) => void} */
  const write = (text, x, y, colour, weight, pixels) => {
    Object.assign(ctx, { font: font(weight, pixels), fillStyle: colour, textAlign: "left", textBaseline: "middle" });
    ctx.fillText(text, x, y);
  };
  ctx.fillStyle = page;
  ctx.fillRect(0, 0, size.width, size.height);
  write(race.surface.name, PAD, HEAD / 2 + 2, colours.ink, 600, 16);
  ctx.save();
  ctx.translate(0, HEAD);
  ctx.drawImage(ground, 0, 0, width, height);
  paintStill(layers, ctx, projection);
  const [x, y] = [axes.toX(race.start[0]), axes.toY(race.start[1])];
  if (x >= axes.left && x <= axes.right && y >= axes.top && y <= axes.bottom) drawRing(ctx, projection, 7, [5, 2.5]);
  ctx.restore();
  const below = HEAD + height + LINE / 2;
  race.methods.forEach((method, i) => {
    const [left, row] = names[i];
    ctx.drawImage(sample(method, method.colour), PAD + left, below + row * LINE - 7, 34, 14);
    write(method.name, PAD + left + SWATCH, below + row * LINE, colours.ink, 400, 13);
  });
  lines.forEach((text, i) => write(text, PAD, below + (rows + i) * LINE, colours.quiet, 400, 13));

  const canvas = element("canvas");
  canvas.getContext("2d", { willReadFrequently: true });
  const draw = (/** @type {number} */ step) => {
    const top = fresh(canvas, size);
    top.drawImage(still, 0, 0, size.width, size.height);
    Object.assign(top, { font: font(400, 13), fillStyle: colours.quiet, textAlign: "right", textBaseline: "middle" });
    top.fillText(`step ${Math.floor(step)} of ${race.steps}`, width - PAD, HEAD / 2 + 2);
    top.save();
    top.translate(0, HEAD);
    paintMoving(layers, top, projection, step);
    top.restore();
    return top;
  };
  return { canvas, draw, steps: race.steps };
}

/**
 * The film as a GIF: of each frame only what is not as it was in the one before it.
 * @param {Sheet} sheet
 * @param {number} seconds
 * @param {Progress} progress
 * @param {AbortSignal} signal
 */
async function gif({ canvas, draw, steps }, seconds, progress, signal) {
  const pixels = (/** @type {number} */ step) => draw(step).getImageData(0, 0, canvas.width, canvas.height).data;
  const palette = quantize(pixels(steps), COLOURS);
  const unchanged = palette.length;
  const encoder = GIFEncoder();
  const frames = Math.max(Math.round(seconds * FRAMES), 1);
  /** @type {Uint8Array | null} */
  let before = null;
  for (let frame = 0; frame <= frames; frame += 1) {
    const now = applyPalette(pixels((steps * frame) / frames), palette);
    const told = now.map((colour, i) => (colour === before?.[i] ? unchanged : colour));
    encoder.writeFrame(told, canvas.width, canvas.height, {
      palette: before ? undefined : [...palette, [0, 0, 0]], transparent: Boolean(before), transparentIndex: unchanged, dispose: 1,
      delay: frame < frames ? 1000 / FRAMES : 1000 * HELD,
    });
    before = now;
    progress((frame + 1) / (frames + 1));
    await rest();
    signal.throwIfAborted();
  }
  encoder.finish();
  return new Blob([encoder.bytes()], { type: "image/gif" });
}

/**
 * The film as the browser records it, as long as it lasts; nothing is recorded while the page is out of sight.
 * @param {Sheet} sheet
 * @param {number} seconds
 * @param {Progress} progress
 * @param {AbortSignal} signal
 */
async function video({ canvas, draw, steps }, seconds, progress, signal) {
  const mimeType = VIDEO.find((type) => globalThis.MediaRecorder?.isTypeSupported(type));
  if (!mimeType || !canvas.captureStream) throw new Error("This browser records no video. A GIF shows the same.");
  draw(0);
  const recorder = new MediaRecorder(canvas.captureStream(60), { mimeType, videoBitsPerSecond: BITS });
  /** @type {Blob[]} */
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const over = new Promise((done) => { recorder.onstop = done; });
  const sight = () => { if (document.hidden) recorder.pause(); else recorder.resume(); };
  document.addEventListener("visibilitychange", sight);
  recorder.start();
  try {
    let last = await nextFrame();
    for (let passed = 0; passed < seconds + HELD;) {
      draw(steps * Math.min(passed / seconds, 1));
      progress(passed / (seconds + HELD));
      const now = await nextFrame();
      signal.throwIfAborted();
      passed += Math.min((now - last) / 1000, LONGEST_FRAME);
      last = now;
    }
  } finally {
    document.removeEventListener("visibilitychange", sight);
    recorder.stop();
  }
  await over;
  return new Blob(parts, { type: mimeType.split(";")[0] });
}

/**
 * A picture at a step.
 * @param {Sheet} sheet
 * @param {number} step
 * @returns {Promise<Blob>}
 */
async function png({ canvas, draw }, step) {
  draw(step);
  return new Promise((done, fail) => { canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("The browser made no picture."))), "image/png"); });
}

/** @type {Record<string, string>} */
const ENDINGS = { "image/png": "png", "image/gif": "gif", "video/webm": "webm", "video/mp4": "mp4" };

/** What saves the map, and says on `host` how far that is. */
export class Recorder {
  /**
   * @param {HTMLElement} host
   * @param {Filmed} map
   * @param {import("./clock.js").Clock} clock
   */
  constructor(host, map, clock) {
    this.host = host;
    this.map = map;
    this.clock = clock;
    /** @type {AbortController | undefined} */
    this.work = undefined; // that is being done, or was
    this.words = element("span", { role: "status" });
    this.bar = element("progress", { max: 1, "aria-label": "Saving" });
    this.cancel = element("button", { type: "button", class: "rv-tool", onclick: () => this.stop() }, "Cancel");
    host.append(this.words, this.bar, this.cancel);
  }

  /**
   * Saves the map as it is now, if there is one.
   * @param {Kind} kind
   * @param {{ page: string, caption: string }} look  the colour of the page, and what stands below a picture
   */
  async save(kind, { page, caption }) {
    const { projection } = this.map;
    if (!projection) return;
    this.stop();
    const { signal } = this.work = new AbortController();
    const { size: { width }, race } = projection;
    const ratio = kind === "png" ? SHARP : Math.min(SHARP, ACROSS / width);
    /** @type {Progress} */
    const progress = (part) => { this.bar.value = part; };
    this.show(kind === "gif" ? "Making the GIF" : kind === "video" ? "Recording the video" : "Making the picture", true);
    progress(0);
    try {
      const drawn = await sheet(this.map, projection, { page, ratio, caption: kind === "png" ? caption : "" });
      signal.throwIfAborted();
      const { step, seconds } = this.clock;
      const blob = await (kind === "png" ? png(drawn, step) : (kind === "gif" ? gif : video)(drawn, seconds, progress, signal));
      signal.throwIfAborted();
      const address = URL.createObjectURL(blob);
      element("a", { href: address, download: `${fileName(`${race.surface.name} ${race.methods.map(({ key }) => key).join(" ")}`)}.${ENDINGS[blob.type]}` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser has it by then
      this.host.hidden = true;
    } catch (problem) {
      if (!signal.aborted) this.show(`Nothing was saved. ${problem instanceof Error ? problem.message : problem}`, false);
    }
  }

  /**
   * @param {string} words
   * @param {boolean} working
   */
  show(words, working) {
    this.words.textContent = words;
    this.bar.hidden = !working;
    this.cancel.textContent = working ? "Cancel" : "Close";
    this.host.hidden = false;
  }

  /** Gives up what is being saved. */
  stop() {
    this.work?.abort();
    this.host.hidden = true;
  }
}
