// Something that is to happen later, once: a newer wish takes the place of the one that waits.

/**
 * A timer that lives no longer than what it belongs to.
 * @param {AbortSignal} signal
 * @returns {{ start: (act: () => void, milliseconds: number) => void, stop: () => void }}
 */
export function timer(signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const stop = () => clearTimeout(waiting);
  signal.addEventListener("abort", stop);
  return {
    start(act, milliseconds) {
      stop();
      if (!signal.aborted) waiting = setTimeout(act, milliseconds);
    },
    stop,
  };
}
