// A picture to keep, or a film: drawn anew as the page draws itself, for each step, not filmed from the screen.

import { GIFEncoder, applyPalette, quantize } from "../vendor/gifenc.js";
import { fresh, sample } from "../plot/ink.js";
import { FONT, element } from "./theme.js";
import { asCount } from "../plot/quantities.js";

/** @import { Context } from "../plot/ink.js" */
/** @typedef {"png" | "gif" | "video"} Kind  of what is saved */
/** @typedef {{ canvas: HTMLCanvasElement, draw: (step: number) => Context, steps: number }} Sheet  and what draws it as it is at a step */
/**
 * What is saved, and how it is drawn.
 * @typedef {object} Film
 * @property {string} title
 * @property {string} file  what the file is called, without its ending
 * @property {import("../plot/ink.js").HostSize} size
 * @property {import("./theme.js").Colours} colours
 * @property {(import("../plot/ink.js").Coloured & { name: string })[]} methods  those in the legend
 * @property {number} steps  of the clock
 * @property {(ratio: number) => Promise<CanvasImageSource>} ground  what does not move, that many times as large
 * @property {(ctx: Context) => void} still  and what of it the page's own canvases have
 * @property {(ctx: Context, step: number) => void} moving
 */
/** @typedef {(part: number) => void} Progress  is told how much of the work is done, 0 to 1 */

const [HEAD, PAD, LINE] = [34, 14, 22]; // pixels: above the map, at the sides, and a line of what stands below it
const SWATCH = 40; // pixels that a method's sample takes, with the space after it
const SHARP = 2; // a picture is drawn this much larger than the map on the screen
const ACROSS = 840; // pixels of a film, unless the map is so small that it would be drawn more than SHARP
const FRAMES = 20; // a second, of a GIF; its delays are in hundredths of a second
const HELD = 1; // second that a film rests on its end
const LONGEST_FRAME = 0.1; // seconds: what a busy browser did not draw is not skipped
const COLOURS = 255; // of a GIF; one more stands for what has not changed
const KEPT = 128; // of them that are in the picture exactly
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
 * A film with its title, the legend and a caption, on a canvas that draws any step of it.
 * @param {Film} film
 * @param {{ page: string, ratio: number, caption: string }} look
 * @returns {Promise<Sheet>}
 */
async function sheet({ title, colours, methods, steps, size: { width, height, enlarged }, ground: drawn, still: paintStill, moving }, { page, ratio, caption }) {
  /** @type {(weight: number, size: number) => string} */
  const font = (weight, size) => `${weight} ${size}px ${FONT}`;
  const ground = await drawn(ratio);
  const still = element("canvas");
  const measure = /** @type {Context} */ (still.getContext("2d"));
  measure.font = font(400, 13);
  const lines = caption ? wrapped(measure, caption, width - 2 * PAD) : [];
  const names = placed(methods.map(({ name }) => SWATCH + measure.measureText(name).width + 12), width - 2 * PAD);
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
  write(title, PAD, HEAD / 2 + 2, colours.ink, 600, 16);
  /** @type {(on: Context, paint: () => void) => void} */
  const within = (on, paint) => {
    on.save();
    on.translate(0, HEAD);
    on.beginPath();
    on.rect(0, 0, width, height);
    on.clip();
    paint();
    on.restore();
  };
  within(ctx, () => {
    ctx.drawImage(ground, 0, 0, width, height);
    paintStill(ctx);
  });
  const below = HEAD + height + LINE / 2;
  methods.forEach((method, i) => {
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
    top.fillText(`step ${asCount(Math.floor(step))} of ${asCount(steps)}`, width - PAD, HEAD / 2 + 2);
    within(top, () => moving(top, step));
    return top;
  };
  return { canvas, draw, steps };
}

/**
 * The colours of a GIF. Those of which there are most, the bands, the page and the paths, are kept as they are: a palette
 * alone would tint them.
 * @param {Uint8ClampedArray} pixels  of a frame that has them all
 */
function palettes(pixels) {
  const words = (/** @type {Uint8ClampedArray} */ of) => new Uint32Array(of.buffer, of.byteOffset, of.length / 4);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const word of words(pixels)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const kept = [...counts].sort(([, a], [, b]) => b - a).slice(0, KEPT).map(([word]) => word);
  const places = new Map(kept.map((word, place) => [word, place]));
  const colour = (/** @type {number} */ word) => [...new Uint8Array(Uint32Array.of(word).buffer).subarray(0, 3)];
  const palette = [...kept.map(colour), ...quantize(pixels, COLOURS - kept.length)];
  const indexed = (/** @type {Uint8ClampedArray} */ of) => {
    const indices = applyPalette(of, palette);
    words(of).forEach((word, i) => { indices[i] = places.get(word) ?? indices[i]; });
    return indices;
  };
  return { palette, indexed };
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
  const { palette, indexed } = palettes(pixels(steps));
  const unchanged = palette.length;
  const encoder = GIFEncoder();
  const frames = Math.max(Math.round(seconds * FRAMES), 1);
  /** @type {Uint8Array | null} */
  let before = null;
  for (let frame = 0; frame <= frames; frame += 1) {
    const now = indexed(pixels((steps * frame) / frames));
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
  if (!mimeType || !canvas.captureStream) throw new Error("This browser cannot record video. Save a GIF instead: it shows the same.");
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
  return new Promise((done, fail) => { canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("The browser could not make the picture. Try again."))), "image/png"); });
}

/** @type {Record<string, string>} */
const ENDINGS = { "image/png": "png", "image/gif": "gif", "video/webm": "webm", "video/mp4": "mp4" };

/** What saves a film or a picture of it, and says on `host` how far that is. */
export class Recorder {
  /**
   * @param {HTMLElement} host
   * @param {() => Film | null} film  what is to be saved, as it is now; null before anything is shown
   * @param {Pick<import("./clock.js").Clock, "step" | "seconds">} clock
   */
  constructor(host, film, clock) {
    this.host = host;
    this.film = film;
    this.clock = clock;
    /** @type {AbortController | undefined} */
    this.work = undefined; // that is being done, or was
    this.words = element("span", { role: "status" });
    this.bar = element("progress", { max: 1, "aria-label": "Saving" });
    this.cancel = element("button", { type: "button", class: "rv-tool", onclick: () => this.stop() }, "Cancel");
    host.append(this.words, this.bar, this.cancel);
  }

  /**
   * Saves what is shown now, if there is anything.
   * @param {Kind} kind
   * @param {{ page: string, caption: string }} look  the colour of the page, and what stands below a picture
   * @param {Film | null} [film]
   */
  async save(kind, { page, caption }, film = this.film()) {
    if (!film) return;
    this.stop();
    const { signal } = this.work = new AbortController();
    const ratio = kind === "png" ? SHARP : Math.min(SHARP, ACROSS / film.size.width);
    /** @type {Progress} */
    const progress = (part) => { this.bar.value = part; };
    this.show(kind === "gif" ? "Making the GIF" : kind === "video" ? "Recording the video" : "Making the picture", true);
    progress(0);
    try {
      const drawn = await sheet(film, { page, ratio, caption: kind === "png" ? caption : "" });
      signal.throwIfAborted();
      const { step, seconds } = this.clock;
      const blob = await (kind === "png" ? png(drawn, step) : (kind === "gif" ? gif : video)(drawn, seconds, progress, signal));
      signal.throwIfAborted();
      const address = URL.createObjectURL(blob);
      element("a", { href: address, download: `${fileName(film.file)}.${ENDINGS[blob.type]}` }).click();
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
