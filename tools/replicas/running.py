"""Which process keeps the class on a port: a file that it holds locked while it lives. And its last word to others."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from tools.place import Unusable


def place_of(environment: Mapping[str, str]) -> Path:
    """Where a class may write: the folder that systemd names to a service, or one of the checkout that git ignores."""
    return Path(environment.get("STATE_DIRECTORY", Path(__file__).resolve().parents[2] / ".class"))


PLACE = place_of(os.environ)
SECRET = PLACE / "secret"
PAUSE = 0.1  # seconds between two looks for a word


def file_of(port: int) -> Path:
    return PLACE / f"{port}.process"


def word_of(port: int) -> Path:
    """The file in which a class says how it was replaced: a new one each time, of a status and a sentence."""
    return PLACE / f"{port}.word"


def leave_word(port: int, status: int, text: str) -> None:
    new = word_of(port).with_suffix(".new")
    new.write_text(f"{status} {text}", encoding="utf-8")
    new.replace(word_of(port))


def word(port: int) -> tuple[tuple[int, int], str] | None:
    """What no other word has, and the word; None where there is none."""
    try:
        with word_of(port).open(encoding="utf-8") as file:
            state = os.fstat(file.fileno())
            return (state.st_mtime_ns, state.st_ino), file.read()
    except FileNotFoundError:
        return None


def replaced_by(port: int, signal: int) -> tuple[int, str]:
    """Sends that signal to what keeps the class, waits for its next word, and returns it. Raises Unusable."""
    before = word(port)
    try:
        os.kill(keeper_of(port), signal)
    except PermissionError:
        raise Unusable(f"Only who started the class on port {port} may restart it; do this as that user.") from None
    while (said := word(port)) is None or said == before:
        keeper_of(port)  # lives still
        time.sleep(PAUSE)
    status, _, text = said[1].partition(" ")
    return int(status), text


@contextmanager
def held(port: int, folder: Path) -> Iterator[None]:
    """Says that this process keeps the class on that port, with what it needs in that folder.

    Removes the folder of a class before it that was killed. Raises Unusable where one runs.
    """
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
        file.seek(0)
        left = file.read().splitlines()[1:]
        file.truncate(0)
        file.write(f"{os.getpid()}\n{folder}\n")
        file.flush()
        for old in left:
            rmtree(old, ignore_errors=True)  # as after a reboot, when it is gone already
        try:
            yield
        finally:
            for each in (file_of(port), word_of(port)):
                each.unlink(missing_ok=True)


def keeper_of(port: int) -> int:
    """The process that keeps the class on that port. Raises Unusable where there is none."""
    try:
        with file_of(port).open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return int(file_of(port).read_text(encoding="utf-8").splitlines()[0])
    except FileNotFoundError:
        pass
    except OSError as fault:
        raise Unusable(f"{PLACE} cannot be read ({fault.strerror}); do this as who started the class.") from None
    raise Unusable(f"No class runs on port {port}; start one with: make class PORT={port}")
