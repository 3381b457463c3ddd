// A press of the pointer on an element, followed to its end wherever that is. What listens to the window does so only while pressed.

const STILL = 5; // pixels: a press that moves less is a tap

/**
 * Calls down(event) at each press, and up(event, { tap, target }) at its end: was it a tap, and what was pressed. A press
 * that lasts when `signal` is aborted has no end.
 * @param {HTMLElement} host
 * @param {{ signal: AbortSignal, down?: (event: PointerEvent) => void, up: (event: PointerEvent, press: { tap: boolean, target: EventTarget | null }) => void }} calls
 */
export function onPress(host, { signal, down = () => {}, up }) {
  host.addEventListener("pointerdown", (start) => {
    const ended = new AbortController();
    signal.addEventListener("abort", () => ended.abort(), { signal: ended.signal });
    const end = (/** @type {PointerEvent} */ event) => {
      ended.abort();
      const still = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < STILL;
      up(event, { tap: event.type === "pointerup" && !start.button && still, target: start.target });
    };
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) window.addEventListener(name, end, { capture: true, signal: ended.signal });
    down(start);
  }, true);
}

/**
 * Whether a key is held that makes a click add something.
 * @param {{ shiftKey: boolean, ctrlKey: boolean, metaKey: boolean }} event
 */
export const withKey = ({ shiftKey, ctrlKey, metaKey }) => shiftKey || ctrlKey || metaKey;

/** Whether the reader points with a finger. */
export const coarse = () => window.matchMedia("(pointer: coarse)").matches;
