"""A training that is running or was run: what was told of it, which any number of browsers can read while it grows."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from ui.session.messages.networks import TrainingEnd, TrainingWait
from ui.session.messages.wire import encoded
from ui.session.networks.job import Checkpoint, Recorded, Told
from ui.session.networks.setup import NetworkSetup

Status = Literal["waiting", "running", "stopped", "done", "failed"]


@dataclass(eq=False, repr=False)
class Course:
    """A training, by its set-up without what changes nothing of it.

    status      what it is doing
    log         the messages that were told, in their order; one that is told stays
    known       its moments
    checkpoint  from which it can go on
    readers     how many browsers are reading
    was_read    whether any has since it was asked for
    beside      the digests of those that were asked for with it: a browser cannot read all of them at once
    packed      the whole log as a compressed stream, where it was trained beforehand
    """

    setup: NetworkSetup
    status: Status = "stopped"
    log: list[bytes] = field(default_factory=list)
    known: list[Recorded] = field(default_factory=list)
    checkpoint: Checkpoint | None = None
    readers: int = 0
    was_read: bool = False
    beside: frozenset[str] = frozenset()
    packed: bytes | None = None
    _ahead: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=set)

    @property
    def resting(self) -> bool:
        """Whether nothing more comes of it by itself."""
        return self.status in ("stopped", "done", "failed")

    @property
    def last_told(self) -> int:
        """The step of its last moment; −1 before the first."""
        return self.known[-1][0] if self.known else -1

    @property
    def size(self) -> int:
        """Bytes that are kept of it."""
        return sum(map(len, self.log)) + sum(weights.nbytes for _, weights in self.known)

    def tell(self, message: bytes, status: Status | None = None) -> None:
        """One message more, and what the training does from then on, if that changes; all readers are woken up."""
        with self._lock:
            self.log.append(message)
            self.status = status or self.status
            waiting, self._waiting = self._waiting, set()
        for loop, event in waiting:
            with suppress(RuntimeError):  # the loop has ended, and its readers with it
                loop.call_soon_threadsafe(event.set)

    def took(self, told: Told) -> None:
        """A moment has come."""
        self.known.append(told.recorded)
        self.tell(told.message)

    def waits(self, ahead: int) -> None:
        """It waits for so many others; 0 once it runs."""
        if ahead != self._ahead:
            self._ahead = ahead
            self.tell(encoded(TrainingWait("wait", ahead)))

    def ended(self, why: Literal["done", "stopped", "failed"], *sentences: str) -> None:
        """It rests."""
        self.tell(encoded(TrainingEnd("end", why, max(self.last_told, 0), sentences)), why)

    async def messages(self, first: int) -> AsyncIterator[bytes]:
        """Its messages from the place `first` on; waits for those still to come."""
        mine = asyncio.get_running_loop(), asyncio.Event()
        place = first
        self.readers += 1
        self.was_read = True
        try:
            while True:
                with self._lock:
                    new, resting = self.log[place:], self.resting
                    if not new and not resting:
                        mine[1].clear()
                        self._waiting.add(mine)
                for message in new:
                    yield message
                place += len(new)
                if resting:
                    return
                if not new:
                    await mine[1].wait()
        finally:
            self.readers -= 1
            with self._lock:
                self._waiting.discard(mine)
