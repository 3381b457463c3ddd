"""What a class is started with."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from tools.place import Unusable

MOST_REPLICAS = 64


@dataclass(frozen=True)
class Given:
    """Where students come to, as in http://127.0.0.1:8501/ravine, and how many replicas there are."""

    address: str
    replicas: int

    @property
    def listens(self) -> str:
        """The host and the port."""
        return urlsplit(self.address).netloc

    @property
    def below(self) -> str:
        """The path, as in /ravine; empty where the app is all that is served."""
        return urlsplit(self.address).path


def replicas_of(text: str, cores: int) -> int:
    """How many replicas; one a core, unless given. Raises Unusable."""
    if not text:
        return min(cores, MOST_REPLICAS)
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and 0 < int(text) <= MOST_REPLICAS):
        raise Unusable(
            f"“{text}” is no number of replicas: write a whole number from 1 to {MOST_REPLICAS}, as in"
            " `make class REPLICAS=2`, or nothing for one replica a core."
        )
    return int(text)
