"""Which process keeps the class on a port: a file that it holds locked while it lives."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.place import Unusable


def place_of(environment: Mapping[str, str]) -> Path:
    """Where a class may write: the folder that systemd names to a service, or one of the checkout that git ignores."""
    return Path(environment.get("STATE_DIRECTORY", Path(__file__).resolve().parents[2] / ".class"))


PLACE = place_of(os.environ)
SECRET = PLACE / "secret"


def file_of(port: int) -> Path:
    return PLACE / f"{port}.process"


@contextmanager
def held(port: int) -> Iterator[None]:
    """Says that this process keeps the class on that port. Raises Unusable where another does."""
    try:
        PLACE.mkdir(mode=0o700, exist_ok=True)
        file = file_of(port).open("a+", encoding="utf-8")
    except OSError as fault:
        raise Unusable(f"{PLACE} cannot be written ({fault.strerror}); give yourself that right.") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Unusable(f"A class runs on port {port} already; end it, or give another port.") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            file_of(port).unlink(missing_ok=True)


def keeper_of(port: int) -> int:
    """The process that keeps the class on that port. Raises Unusable where there is none."""
    try:
        with file_of(port).open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return int(file_of(port).read_text(encoding="utf-8"))
    except FileNotFoundError:
        pass
    except OSError as fault:
        raise Unusable(f"{PLACE} cannot be read ({fault.strerror}); do this as who started the class.") from None
    raise Unusable(f"No class runs on port {port}; start one with: make class PORT={port}")
