// A picture stays in sight, small, while a hand moves a slider far below it: on a phone, where they do not stand side by side.

import { narrow } from "./narrow.js";
import { timer } from "./timer.js";
import { hearHeld } from "../wire/holding.js";

const HEADER = 48; // pixels: what the page's own head covers
const GAP = 8; // pixels: around the picture
const MOST = 232; // pixels: a side of it, where there is room
const LEAST = 150; // pixels: with less room above the row than that it stands below, if there is more
const SEEN = 0.5; // of a picture: if so much is in the window, it stays where it is
const STAYS = 900; // milliseconds after the hand has let go, which often comes back at once

/** @typedef {{ top: number, bottom: number }} Extent  in pixels from the window's top */

/**
 * Where a picture is to stand, and how high it is to be, so that it is seen and the row is too; null if it is seen where it is.
 * @param {Extent} picture
 * @param {Extent} row
 * @param {number} height  of the window
 */
export function aside(picture, row, height) {
  const seen = Math.min(picture.bottom, height) - Math.max(picture.top, HEADER);
  if (seen >= SEEN * (picture.bottom - picture.top)) return null;
  const [above, below] = [row.top - HEADER - 2 * GAP, height - row.bottom - 2 * GAP];
  const over = above >= Math.min(LEAST, below);
  const size = Math.min(MOST, over ? above : below);
  return { top: over ? HEADER + GAP : height - GAP - size, size };
}

/**
 * Keeps in sight the first of some pictures that is shown at all. Nothing else on the page moves: the picture's place stays free.
 * @param {HTMLElement[]} pictures
 * @param {AbortSignal} signal
 */
export function keepInSight(pictures, signal) {
  const later = timer(signal);
  /** @type {{ picture: HTMLElement, home: Extent } | null} the picture that is away from its place, and that */
  let away = null;
  /** @type {Element | null} */
  let held = null;

  const home = () => {
    later.stop();
    away?.picture.classList.remove("rv-aside");
    away = null;
  };
  const show = (/** @type {Element} */ row) => {
    const picture = away?.picture ?? pictures.find((one) => one.checkVisibility());
    if (!picture) return;
    const extent = away?.home ?? picture.getBoundingClientRect();
    const place = aside(extent, row.getBoundingClientRect(), window.innerHeight);
    if (!place) return;
    away = { picture, home: extent };
    picture.style.setProperty("--down", `${place.top - extent.top}px`);
    picture.style.setProperty("--small", String(place.size / (extent.bottom - extent.top)));
    picture.classList.add("rv-aside");
  };
  hearHeld((row) => {
    if (row === held) return;
    held = row;
    later.stop();
    if (!row) later.start(home, STAYS);
    else if (narrow().matches) show(row);
  }, signal);
  window.addEventListener("scroll", () => { if (!held) home(); }, { capture: true, passive: true, signal });
}
