"""The training of the page's first set-up, trained beforehand: whoever opens the page sees it at once.

`make trained` writes it; a test trains anew and compares.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from ui.session.networks.course import Course
from ui.session.networks.setup import NetworkSetup

FILE = Path(__file__).with_suffix(".bin")  # the digest of the set-up, then the stream, compressed
DIGITS, LENGTH = 32, 4  # of the digest; bytes before each message that say how long it is


def course() -> Course | None:
    """The training, if the file has that of the page's first set-up."""
    content, setup = FILE.read_bytes(), NetworkSetup().trained()
    digest, packed = content[:DIGITS], content[DIGITS:]
    if digest.decode() != setup.digest:
        return None
    return Course(setup, "done", list(cut(gzip.decompress(packed))), packed=packed)


def cut(stream: bytes) -> Iterator[bytes]:
    """The messages of a stream."""
    place = 0
    while place < len(stream):
        start = place + LENGTH
        place = start + int.from_bytes(stream[place:start], "little")
        yield stream[start:place]


def framed(message: bytes) -> bytes:
    """A message as a stream has it."""
    return len(message).to_bytes(LENGTH, "little") + message
