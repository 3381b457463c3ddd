"""The app as a process of its own, on a free port of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tools.replicas.replica import free_port

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60.0  # seconds
ENDS_WITHIN = 10.0


class App:
    """A Streamlit script served from `folder`; its output is kept in `log`. Use as a context manager.

    `settings` are variables of its environment.
    """

    ends_within = ENDS_WITHIN

    def __init__(
        self, log: Path, script: str = "app.py", folder: Path = ROOT, settings: Mapping[str, str] | None = None
    ) -> None:
        self.log, self.script, self.folder, self.settings = log, script, folder, settings or {}
        self.port = free_port()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def command(self) -> list[str]:
        command = [sys.executable, "-m", "tools.serve", self.script, "--server.port", str(self.port)]
        return [*command, "--server.address", "127.0.0.1", "--server.headless", "true"]

    def start(self) -> None:
        """Starts it and waits until it is well. RuntimeError with its last words if it does not come up."""
        with self.log.open("ab") as log:
            environment = {**os.environ, "PYTHONPATH": str(ROOT), **self.settings}
            self.process = subprocess.Popen(self.command(), cwd=self.folder, env=environment, stdout=log, stderr=log)
        deadline = time.monotonic() + STARTS_WITHIN
        while not self.is_well():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"The app did not start:\n{self.said()[-2000:]}")
            time.sleep(0.05)  # between two questions, until the deadline

    def is_well(self) -> bool:
        try:
            with urlopen(f"{self.address}_stcore/health", timeout=1) as answer:
                return answer.status == 200
        except (URLError, HTTPException, OSError):
            return False

    def said(self) -> str:
        """All it has written so far."""
        return self.log.read_text(errors="replace")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(self.ends_within)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """Ends it without a farewell, as a power cut would."""
        self.process.kill()
        self.process.wait(self.ends_within)

    def __enter__(self) -> App:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
