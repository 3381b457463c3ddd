"""A process of ours with all that it starts: begun in a group of its own, ended as that group, and never alone."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
from asyncio.subprocess import DEVNULL, Process, create_subprocess_exec
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PATIENCE = 10.0  # seconds to end by itself
LIBC = ctypes.CDLL(None)
ON_PARENTS_END = 1  # PR_SET_PDEATHSIG of Linux


def ends_with_its_parent() -> None:
    """Has this process end when the one that started it has gone, even by kill -9."""
    LIBC.prctl(ON_PARENTS_END, signal.SIGTERM)


async def begun(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Process:
    """Starts it in a folder; what it says as an error is said here, too."""
    return await create_subprocess_exec(
        *command,
        stdin=DEVNULL,
        stdout=DEVNULL,
        cwd=folder,
        env=environment,
        start_new_session=True,
        preexec_fn=ends_with_its_parent,
    )


async def end(process: Process, patience: float = PATIENCE) -> None:
    """Asks it to end, and after `patience` seconds ends it with all that it has started."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), patience)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()


async def asked(where: tuple[str, int] | str, path: str, patience: float) -> tuple[int, str]:
    """The status and the text that are served at a path: of a port of this machine, or of a socket in a folder.

    Raises OSError where nobody answers within `patience` seconds.
    """
    async with asyncio.timeout(patience):
        opened = asyncio.open_unix_connection(where) if isinstance(where, str) else asyncio.open_connection(*where)
        reader, writer = await opened
        try:
            writer.write(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
            head, _, body = (await reader.read()).decode(errors="replace").partition("\r\n\r\n")
        finally:
            writer.close()
    status = head.partition("\r\n")[0].split()[1:2]
    if not status or not status[0].isdecimal():
        raise ConnectionError("no answer")
    return int(status[0]), body
