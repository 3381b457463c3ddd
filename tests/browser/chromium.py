"""Finds a Chromium, or installs one: the system's, Playwright's own download, or Debian's package as root.

`python -m tests.browser.chromium` does so ahead of the tests and says what is missing if it cannot.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "The browser tests need Chromium, and none was found or could be installed.\n"
    "Install one of these and run the command again:\n"
    "  Debian or Ubuntu:  sudo apt-get install chromium\n"
    "  anywhere:          .venv/bin/python -m playwright install --with-deps chromium\n"
    "or name one:         CHROMIUM=/path/to/chrome make test"
)


def playwrights_own() -> str | None:
    """The Chromium that Playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and os.path.exists(path) else None


def found() -> str | None:
    """The path of a Chromium on this machine: $CHROMIUM, one on the PATH, or Playwright's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if os.path.exists(named) else None
    return next((path for path in map(shutil.which, NAMES) if path), None) or playwrights_own()


def attempt(*command: str) -> bool:
    print("$", *command, flush=True)
    try:
        return subprocess.run(command, check=False).returncode == 0
    except OSError as error:
        print(error)
        return False


def installed() -> str | None:
    """A Chromium after trying to install one."""
    if attempt(sys.executable, "-m", "playwright", "install", "chromium") and playwrights_own():
        return playwrights_own()
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        attempt("apt-get", "update", "-qq")
        attempt("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return found()


if __name__ == "__main__":
    path = found() or installed()
    print(f"Chromium: {path}" if path else MISSING)
    sys.exit(0 if path else 1)
