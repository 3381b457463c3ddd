"""The app for a class, as processes of its own: nginx, its replicas, and what keeps them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.browser.app import App

WELL = re.compile(r"^Replica (\d+) is well: process (\d+) on port (\d+)\.$", re.MULTILINE)


class Behind(App):
    """So many replicas behind nginx. Use as a context manager."""

    ends_within = 30.0

    def __init__(self, log: Path, replicas: int, subpath: str = "") -> None:
        super().__init__(log)
        self.replicas, self.subpath = replicas, subpath

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.subpath}/"

    def command(self) -> list[str]:
        command = [sys.executable, "-m", "tools.replicas", "--port", str(self.port), "--subpath", self.subpath]
        return [*command, "--replicas", str(self.replicas), "--secret", str(self.log.with_name("secret"))]

    def restart(self) -> subprocess.CompletedProcess[str]:
        """Has a new replica put in the place of each, and waits until that is done."""
        asks = [*self.command(), "--restart"]
        return subprocess.run(asks, cwd=self.folder, capture_output=True, text=True)

    def processes(self) -> dict[str, int]:
        """The replicas' processes, by the numbers of the replicas: the newest that were said to be well."""
        return {number: int(process) for number, process, _ in WELL.findall(self.said())}
