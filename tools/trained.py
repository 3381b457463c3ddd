"""Trains the first set-up of the page Networks, and writes down what it tells: `make trained`."""

from __future__ import annotations

import gzip

from ui.session.messages.wire import encoded
from ui.session.networks.beforehand import FILE, framed
from ui.session.networks.job import Answer, Ended, Job, Told
from ui.session.networks.process import trained
from ui.session.networks.setup import NetworkSetup


def told() -> list[bytes]:
    """The messages of the training, in their order."""
    found: list[bytes] = []

    def tell(answer: Answer) -> None:
        if isinstance(answer, Told):
            found.append(answer.message)
        elif isinstance(answer, Ended):
            found.append(encoded(answer.end))
        elif isinstance(answer, bytes):
            found.append(answer)

    trained(Job(NetworkSetup().trained()), tell, lambda: False)
    return found


if __name__ == "__main__":
    stream = b"".join(map(framed, told()))
    FILE.write_bytes(NetworkSetup().digest.encode() + gzip.compress(stream, 9, mtime=0))
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")
