"""The training of the page's first set-up, trained beforehand, so that a new reader sees it at once.

`make trained` writes it; a test trains anew and compares.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ui.session.networks.course import Course
from ui.session.networks.setup import NetworkSetup

FILE = Path(__file__).with_suffix(".bin")  # the digest of the set-up, then the stream, compressed
DIGITS, LENGTH = 32, 4  # of the digest; bytes before each message that say how long it is


@cache
def name() -> str:
    """The digest of the page's first set-up; "" if the file has another training."""
    digest = NetworkSetup().digest
    return digest if FILE.read_bytes().startswith(digest.encode()) else ""


def course() -> Course:
    """The training."""
    packed = FILE.read_bytes()[DIGITS:]
    return Course(NetworkSetup().trained(), "done", list(cut(gzip.decompress(packed))), packed=packed)


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
