"""Waiting for something to be true in a page that forbids eval, by which Playwright would ask for it repeatedly."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Error, Page

from tests.browser.pool import PATIENCE

# Asks in every frame, or each `polling` milliseconds. The condition, an expression or a function of `arg`, stands in
# the text itself.
ASKING = """([arg, patience, polling]) => new Promise((done, failed) => {
  const end = performance.now() + patience;
  const look = async () => {
    const found = (CONDITION);
    if (await (typeof found === "function" ? found(arg) : found)) done(true);
    else if (performance.now() > end) done(false);
    else (polling ? setTimeout : requestAnimationFrame)(() => look().catch(failed), polling);
  };
  look().catch(failed);
})"""
LEFT = ("context was destroyed", "navigating")  # what is said when the page goes to another address meanwhile


def wait_until(page: Page, condition: str, arg: Any = None, timeout: float = PATIENCE, polling: int = 0) -> None:
    """Waits for a JavaScript expression, or a function of `arg`, to be true, for so many milliseconds at most."""
    end = time.monotonic() + timeout / 1000
    asking = ASKING.replace("CONDITION", condition)
    while True:
        left = 1000 * (end - time.monotonic())
        try:
            assert page.evaluate(asking, [arg, max(left, 0), polling]), f"not within {timeout:g} ms: {condition}"
            return
        except Error as error:
            if left < 0 or not any(words in str(error) for words in LEFT):
                raise
