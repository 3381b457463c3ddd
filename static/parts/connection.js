// The connection to the server, as Streamlit shows it in its page.

const STATE = "data-test-connection-state";

/**
 * Calls `act` each time the connection is back after it was lost, until `signal` is aborted.
 * @param {() => void} act
 * @param {AbortSignal} signal
 */
export function afterLoss(act, signal) {
  const page = document.querySelector(`[${STATE}]`);
  if (!page) return;
  let lost = false;
  const watch = new MutationObserver(() => {
    const connected = page.getAttribute(STATE) === "CONNECTED";
    if (connected && lost) act();
    lost = !connected;
  });
  watch.observe(page, { attributeFilter: [STATE] });
  signal.addEventListener("abort", () => watch.disconnect());
}
