"""nginx, as a process of ours: its configuration stands in a folder that goes with it."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import signal
from asyncio.subprocess import Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from tools.place import Place, Unusable
from tools.replicas.configuration import FILES, STATE, configuration
from tools.replicas.process import asked, begun, end

PLACES = ("/usr/sbin", "/usr/local/sbin")  # where it stands, though many people's PATH leads elsewhere
MISSING = "nginx is not installed; on Debian or Ubuntu run: apt-get install nginx"
STUCK = "nginx does not take up its configuration; the output of the class says why."
TAKES_UP_WITHIN = 15.0  # seconds
PAUSE = 0.02
WORKER = "nginx: worker process"  # is called otherwise when it takes no more connections


def nginx() -> str:
    """Where nginx is. Raises Unusable."""
    found = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), *PLACES)))
    if found is None:
        raise Unusable(MISSING)
    return found


def most_files() -> int:
    """How many files nginx may have open here."""
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    return FILES if allowed == resource.RLIM_INFINITY else min(FILES, allowed)


def takers(process: int) -> int:
    """How many workers of nginx take connections: after a change, those of before do for a moment."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:  # it has ended meanwhile
        return 0
    found = 0
    for child in children:
        with suppress(OSError):
            found += Path(f"/proc/{child}/cmdline").read_text().rstrip("\0 ") == WORKER
    return found


@dataclass
class Proxy:
    """nginx before the replicas of a class, at a place; what it needs stands in a folder."""

    folder: Path
    place: Place
    process: Process | None = None
    ports: dict[int, int] = field(default_factory=dict)
    version: int = 0  # of the configuration
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def leads_to(self, ports: Mapping[int, int]) -> None:
        """Has it lead to replicas with these numbers on these ports, and waits until it does. Raises Unusable."""
        async with self.changing:
            process = self.process if self.process is not None and self.process.returncode is None else None
            if process is not None and self.ports == ports:
                return
            self.ports, self.version = dict(ports), self.version + 1
            self._write()
            if process is not None:
                process.send_signal(signal.SIGHUP)
            else:
                if self.process is not None:  # a worker outlives a killed master, and holds the port
                    await end(self.process, 0)
                (self.folder / STATE).unlink(missing_ok=True)
                command = [nginx(), "-p", str(self.folder), "-c", "nginx.conf"]
                self.process = process = await begun(command, self.folder)
            latest = monotonic() + TAKES_UP_WITHIN
            while await self._answers_by() != self.version or takers(process.pid) != 1:
                if process.returncode is not None or monotonic() > latest:
                    raise Unusable(STUCK)
                await asyncio.sleep(PAUSE)

    def _write(self) -> None:
        text = configuration(self.place, self.ports, self.folder, self.version, most_files())
        (self.folder / "nginx.conf").write_text(text, encoding="utf-8")

    async def _answers_by(self) -> int:
        """The version of the configuration by which it works; 0 where it does not answer."""
        try:
            _, text = await asked(str(self.folder / STATE), "/", 1.0)
        except OSError:
            return 0
        return int(text) if text.isdecimal() else 0

    async def falls(self) -> None:
        """Waits until it has ended."""
        if self.process is not None:
            await self.process.wait()

    async def end(self) -> None:
        if self.process is not None:
            await end(self.process)
