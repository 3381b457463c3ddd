"""`python -m tools.replicas` starts the app for a class, and keeps it going until Ctrl+C; `make class` calls it.

With --restart it has the class that runs on that port replaced, one replica after the other, and waits for that: `make
class-restart`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.place import Place, Unusable, path_of, port_of, try_out
from tools.replicas.given import Given, replicas_of
from tools.replicas.keeper import Keeper, say
from tools.replicas.proxy import Proxy, nginx
from tools.replicas.running import SECRET, held, leave_word, replaced_by
from tools.replicas.secret import secret

ENDS = signal.SIGINT, signal.SIGTERM, signal.SIGHUP
REPLACES = signal.SIGUSR1


async def keep(given: Given, signed_by: str, folder: Path) -> None:
    """Keeps the class until a signal ends it."""
    keeper = Keeper(given, signed_by, folder, Proxy(folder, given.place))
    running = asyncio.ensure_future(keeper.run())
    loop, replacing = asyncio.get_running_loop(), set[asyncio.Task[None]]()

    def end() -> None:
        for each in ENDS:  # once is enough: a second signal would break off what ends the rest
            loop.add_signal_handler(each, lambda: None)
        for task in (running, *replacing):
            task.cancel()

    async def replaced() -> None:
        try:
            await keeper.replace()
            status, text = 0, "All replicas are replaced."
        except (Unusable, OSError) as fault:
            status, text = 1, str(fault)
        finally:
            replacing.clear()  # before the word: who reads it may ask anew
        say(text)
        leave_word(given.place.port, status, text)

    def replace() -> None:
        if replacing:
            say("The replicas are being replaced already.")
        else:
            replacing.add(asyncio.ensure_future(replaced()))

    for each in ENDS:
        if signal.getsignal(each) is not signal.SIG_IGN:  # as under nohup
            loop.add_signal_handler(each, end)
    loop.add_signal_handler(REPLACES, replace)
    with held(given.place.port, folder), suppress(asyncio.CancelledError):
        await running
    say("The class has ended.")


def asking() -> argparse.ArgumentParser:
    """Reads a command line."""
    reader = argparse.ArgumentParser(prog="tools.replicas", description=__doc__.splitlines()[0])
    reader.add_argument("--host", default="127.0.0.1")
    reader.add_argument("--port", default="8501")
    reader.add_argument("--replicas", default="", help="one a core, unless given")
    reader.add_argument("--subpath", default="", help="the path of the app, as in /ravine")
    reader.add_argument("--secret", type=Path, default=SECRET, help="the file of the cookie secret")
    reader.add_argument("--restart", action="store_true", help="replace the replicas of the class on that port")
    return reader


def asked_for(asked: argparse.Namespace) -> Place:
    """Where the class is to be. Raises Unusable."""
    return Place(asked.host, port_of(asked.port), path_of(asked.subpath))


def start(asked: argparse.Namespace) -> None:
    there = asked_for(asked)
    given = Given(there, replicas_of(asked.replicas, len(os.sched_getaffinity(0))))
    nginx()
    try_out(there)
    signed_by, said = secret(asked.secret)
    if said:
        say(said)
    with TemporaryDirectory(prefix="ravine-") as folder:
        Path(folder).chmod(0o711)  # an administrator's nginx works as nobody
        asyncio.run(keep(given, signed_by, Path(folder)))


def main(arguments: Sequence[str] | None = None) -> int:
    asked = asking().parse_args(arguments)
    try:
        if sys.platform != "linux":
            raise Unusable("A class behind nginx needs Linux; elsewhere one process serves it: make run")
        if asked.restart:
            status, text = replaced_by(asked_for(asked).port, REPLACES)
            print(text, file=sys.stderr if status else sys.stdout)
            return status
        start(asked)
    except Unusable as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
