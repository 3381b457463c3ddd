"""One process of the app: how it is started, and whether it is well."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tools.replicas.process import asked, begun, end
from tools.replicas.secret import VARIABLE
from tools.replicas.visit import visited

HERE = "127.0.0.1"  # nobody reaches a replica but through nginx
PROXIES = "FORWARDED_ALLOW_IPS"  # names those whose word on a reader's address counts; unset, it is those of HERE
ANY = "*"
STARTS_WITHIN = 90.0  # seconds, on a machine where all replicas start at once
SOON, LATER = 0.1, 1.0  # seconds between two questions whether it is well: while it starts, and afterwards
UNWELL_FOR = 15.0  # seconds, after which it is ended: one that works hard answers late


@dataclass
class Replica:
    """A process of the app on a port of this machine."""

    number: int
    port: int
    base: str
    edition: Path  # the folder that it runs from
    process: Process

    @classmethod
    async def start(cls, number: int, port: int, base: str, edition: Path, secret: str) -> Replica:
        command = [sys.executable, "-m", "tools.serve", "app.py", "--server.headless", "true"]
        command += ["--server.address", HERE, "--server.port", str(port), "--server.baseUrlPath", base.strip("/")]
        environment = {**trusting(os.environ), VARIABLE: secret, "PYTHONPATH": str(edition)}
        return cls(number, port, base, edition, await begun(command, edition, environment))

    async def is_well(self, patience: float) -> bool:
        try:
            status, _ = await asked((HERE, self.port), f"{self.base}/_stcore/health", patience)
        except OSError:
            return False
        return status == 200

    async def comes_up(self) -> bool:
        """Waits until it is well and was visited once; False where it ends before, takes too long, or has a fault."""
        latest = monotonic() + STARTS_WITHIN
        while self.process.returncode is None and monotonic() < latest:
            if await self.is_well(LATER):
                return await visited(self.port, self.base)
            await asyncio.sleep(SOON)
        return False

    async def falls(self) -> str:
        """Waits until it is no longer well, and returns how that showed."""
        well, ended = monotonic(), asyncio.ensure_future(self.process.wait())
        try:
            while monotonic() - well < UNWELL_FOR:
                await asyncio.wait([ended], timeout=LATER)
                if ended.done():
                    return "has ended"
                if await self.is_well(UNWELL_FOR):
                    well = monotonic()
        finally:
            ended.cancel()
        return f"has not been well for {UNWELL_FOR:g} s"

    async def end(self, patience: float) -> None:
        await end(self.process, patience)


def trusting(environment: Mapping[str, str]) -> dict[str, str]:
    """This environment, in which the nginx of the class is one of the proxies, whoever else is named."""
    proxies = environment.get(PROXIES, HERE)
    if proxies == ANY or HERE in (each.strip() for each in proxies.split(",")):
        return dict(environment)
    return {**environment, PROXIES: f"{HERE},{proxies}"}


def free_port() -> int:
    """A port of this machine where nobody listens at this moment."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return probe.getsockname()[1]
