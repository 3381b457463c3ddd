// What one has done of the lessons, kept in this browser alone. A browser that keeps nothing, as a private window may, is
// like one in which nothing was done yet.

const KEY = "ravine lessons 1"; // the number grows when what is kept changes its form
const MOST = 500; // scenes that are kept, the latest ones
const LETTER = /^[A-D]?$/;

/** @typedef {{ letter: string, right: boolean }} Done  of a scene: the answer that was guessed, "" where it was shown without a guess, and whether that was right */

/** @returns {Storage | null} null where the browser has none for us */
function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/**
 * The name of a scene among what is kept.
 * @param {string} lesson  its key
 * @param {number} scene  from 1
 */
const nameOf = (lesson, scene) => `${lesson} ${scene}`;

/** @param {unknown} value @returns {value is Done} */
const usable = (value) => typeof value === "object" && value !== null && "letter" in value && typeof value.letter === "string" && LETTER.test(value.letter) && "right" in value && typeof value.right === "boolean";

/**
 * All scenes that were done, by name.
 * @returns {Map<string, Done>}
 */
function all() {
  try {
    const kept = JSON.parse(storage()?.getItem(KEY) ?? "{}");
    return new Map(Object.entries(kept).filter(/** @returns {entry is [string, Done]} */ (entry) => usable(entry[1])));
  } catch {
    return new Map();
  }
}

/**
 * What was done of a scene, if anything was.
 * @param {string} lesson  its key
 * @param {number} scene  from 1
 */
export const done = (lesson, scene) => all().get(nameOf(lesson, scene));

/**
 * Keeps what was done of a scene.
 * @param {string} lesson  its key
 * @param {number} scene  from 1
 * @param {Done} what
 */
export function keep(lesson, scene, what) {
  const scenes = all();
  const name = nameOf(lesson, scene);
  scenes.delete(name); // so that it is the latest
  const kept = [...scenes, /** @type {const} */ ([name, what])].slice(-MOST);
  try {
    storage()?.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // The storage is full or refuses: the lesson goes on without it.
  }
}

/**
 * The scene that was done last, if any was.
 * @returns {{ lesson: string, scene: number } | null}
 */
export function latest() {
  const name = [...all().keys()].at(-1);
  if (!name) return null;
  const [lesson, scene] = name.split(" ");
  return { lesson, scene: Number(scene) };
}

/** Forgets all that was done. */
export function forget() {
  try {
    storage()?.removeItem(KEY);
  } catch {
    // There is nothing to forget.
  }
}

/**
 * How much of a lesson was done.
 * @param {{ key: string, scenes: number }} lesson
 * @returns {{ seen: number, right: number, next: number | null }} scenes that were seen, guesses that were right, and the first scene that was not seen, from 1; null where all were
 */
export function progress({ key, scenes }) {
  const kept = all();
  const each = Array.from({ length: scenes }, (_, i) => kept.get(nameOf(key, i + 1)));
  const next = each.findIndex((one) => !one);
  return { seen: each.filter(Boolean).length, right: each.filter((one) => one?.right).length, next: next < 0 ? null : next + 1 };
}
