// A hand on a slider's rail. A mouse puts the slider where it presses; a finger, which may only be scrolling, takes it along as it
// stands, and a tap puts it there. With Shift, or a second finger anywhere, the slider goes a tenth as far as the hand.

export const FINER = 10; // times
const STILL = 4; // pixels: a finger that moves less taps
const KNOB = 10; // pixels: a press nearer to where the slider stands takes hold of it there

/** @typedef {{ x: number, place: number, fine: boolean }} Grip  where the hand is and which place it holds, both with the rail's ends at 0 and 1, and either may lie beyond them */

/**
 * A place on the rail.
 * @param {number} place  which may lie beyond it
 */
export const within = (place) => Math.min(Math.max(place, 0), 1);

/**
 * The grip after the hand has moved to x. A hand that comes back from beyond an end finds the slider where it left it; one that
 * becomes fine, or coarse again, goes on from where the slider stands: it never jumps.
 * @param {Grip} grip
 * @param {number} x
 * @param {boolean} fine
 * @returns {Grip}
 */
export function moved(grip, x, fine) {
  const from = fine === grip.fine ? grip.place : within(grip.place);
  return { x, place: from + (x - grip.x) / (fine ? FINER : 1), fine };
}

/**
 * Follows every hand on a rail, from pressing it to letting go.
 * @param {HTMLElement} rail
 * @param {object} calls
 * @param {() => number | null} calls.hold  a hand has come: where the slider stands, 0 to 1, or null if it cannot be moved
 * @param {(place: number, fine: boolean) => void} calls.move  where the hand wants it, 0 to 1
 * @param {(back: boolean) => void} calls.drop  the hand is gone; `back` if it wants everything as it was
 */
export function onAim(rail, { hold, move, drop }) {
  rail.addEventListener("pointerdown", (press) => {
    if (press.button || !press.isPrimary) return;
    const stands = hold();
    if (stands === null) return;
    const { left, width } = rail.getBoundingClientRect();
    const along = (/** @type {PointerEvent} */ event) => (event.clientX - left) / width;
    const x = along(press);
    const finger = press.pointerType === "touch";
    const taken = finger || press.shiftKey || Math.abs(x - stands) * width < KNOB;
    const others = new Set(); // fingers on the screen beside the one that holds
    const fine = (/** @type {PointerEvent} */ event) => event.shiftKey || others.size > 0;
    let grip = { x, place: taken ? stands : x, fine: fine(press) };
    let moving = !finger;
    const ended = new AbortController();
    const follow = (/** @type {"pointerdown" | "pointermove" | "pointerup" | "pointercancel"} */ name, /** @type {(event: PointerEvent) => void} */ act) => window.addEventListener(name, act, { capture: true, signal: ended.signal });
    const end = (/** @type {boolean} */ back) => {
      ended.abort();
      document.documentElement.classList.remove("rv-aiming");
      drop(back);
    };
    const go = (/** @type {PointerEvent} */ event) => {
      grip = moved(grip, along(event), fine(event));
      move(within(grip.place), grip.fine);
    };
    const begin = (/** @type {PointerEvent} */ event) => {
      moving = true;
      grip = { ...grip, x: along(event) };
      document.documentElement.classList.add("rv-aiming"); // another finger neither scrolls nor zooms the page
    };

    follow("pointerdown", ({ pointerId }) => others.add(pointerId));
    follow("pointermove", (event) => {
      if (event.pointerId !== press.pointerId) return;
      if (!moving && Math.abs(event.clientX - press.clientX) >= STILL) begin(event);
      else if (moving) go(event);
    });
    follow("pointerup", (event) => {
      if (others.delete(event.pointerId) || event.pointerId !== press.pointerId) return;
      if (!moving) move(within(along(event)), fine(event));
      end(false);
    });
    follow("pointercancel", ({ pointerId }) => { if (!others.delete(pointerId) && pointerId === press.pointerId) end(false); });
    window.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end(true);
    }, { capture: true, signal: ended.signal });

    if (finger) return;
    press.preventDefault(); // no words are selected on the way
    if (!taken) move(within(x), false);
  });
}
