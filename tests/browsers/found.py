"""Which other browsers this machine has: Debian's Firefox, and WebKitGTK's MiniBrowser with its driver.

`python -m tests.browsers.found` installs what is missing, as root on Debian or Ubuntu, or says what to install.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from glob import glob

from tests.browser.chromium import attempt

MINIBROWSERS = ("/usr/lib/*/webkit2gtk-4*/MiniBrowser", "/usr/libexec/webkit2gtk-4*/MiniBrowser")


@dataclass(frozen=True)
class Found:
    """What there is, as paths."""

    firefox: str | None
    webkit: str | None  # its driver
    minibrowser: str | None
    screen: str | None  # a screen in memory

    @property
    def missing(self) -> list[str]:
        """Debian's packages of what is not there."""
        packages = {
            "firefox-esr": self.firefox,
            "webkit2gtk-driver": self.webkit and self.minibrowser,
            "xvfb": self.screen,
        }
        return [package for package, path in packages.items() if not path]


def found() -> Found:
    """What is on this machine now."""
    return Found(
        firefox=shutil.which("firefox-esr") or shutil.which("firefox"),
        webkit=shutil.which("WebKitWebDriver"),
        minibrowser=next((path for pattern in MINIBROWSERS for path in sorted(glob(pattern))), None),
        screen=shutil.which("Xvfb"),
    )


def main() -> None:
    """Installs what is missing if that can be done here, and says what is missing still."""
    missing = found().missing
    if missing and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        attempt("apt-get", "update", "-qq")
        attempt("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
    if missing := found().missing:
        print(f"Not everything is here. On Debian or Ubuntu: sudo apt-get install {' '.join(missing)}", flush=True)


if __name__ == "__main__":
    main()
