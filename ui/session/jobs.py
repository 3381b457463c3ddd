"""JOBS: work that takes long. It is done in the order in which it was asked for, a few pieces at once, each once for
however many readers.

A reader waits in the thread of the page, which hears how far the work is and may leave at any word. Work that nobody
waits for any more ends.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar, cast

from experiments.engine.walking.workers import CORES
from ui.session.lazy import Lazy

AT_ONCE = max(1, CORES // 2)  # each has the worker processes to itself, as far as it can use them
MOST_WAITING = 200
TOLD = 0.25  # seconds between two words to those that wait
FULL = "This server has too much work already. Try again in a minute."

Result = TypeVar("Result")
Heard = Callable[[float, int], None]  # is told which part is done, and how many pieces of work come before; may raise


class Busy(Exception):
    """The server takes no more work now; the text says what to do."""


class Left(Exception):
    """Ends the work that nobody waits for any more."""


class Job:
    """A piece of work that was asked for."""

    def __init__(self, lazy: Lazy[Any]):
        self.lazy = lazy
        self.part = 0.0  # that is done, of 1
        self.before = 0  # pieces of work that come first
        self.waiting = 0  # readers
        self.over = threading.Event()
        self.failure: BaseException | None = None

    def tell(self, part: float) -> None:
        """How far the work is, as it says itself."""
        if not self.waiting:
            raise Left
        self.part = part


class Jobs:
    """Work by what is asked for, `at_once` pieces of it at a time."""

    def __init__(self, at_once: int = AT_ONCE):
        self._at_once = at_once
        self._lock = threading.Lock()
        self._queue: deque[Job] = deque()
        self._running: list[Job] = []

    def result(self, lazy: Lazy[Result], heard: Heard) -> Result:
        """What the work gives; `heard` is told of its beginning and its end, too.

        Raises what the work or `heard` raises, and Busy.
        """
        if lazy.known is None:
            job = self._joined(lazy)
            try:
                heard(job.part, job.before)
                while not job.over.wait(TOLD):
                    heard(job.part, job.before)
            finally:
                self._leave(job)
            if job.failure:
                raise job.failure
            heard(1.0, 0)
        return cast(Result, lazy.known)

    @property
    def waiting(self) -> int:
        """How many pieces of work have not begun."""
        return len(self._queue)

    def _joined(self, lazy: Lazy[Any]) -> Job:
        """The job that does this work, which has one more reader now."""
        with self._lock:
            for job in (*self._running, *self._queue):
                if job.lazy is lazy and job.waiting:  # one without readers is about to end
                    job.waiting += 1
                    return job
            if len(self._queue) >= MOST_WAITING:
                raise Busy(FULL)
            job = Job(lazy)
            job.waiting = 1
            self._queue.append(job)
            self._go_on()
            return job

    def _leave(self, job: Job) -> None:
        with self._lock:
            job.waiting -= 1
            if not job.waiting and job in self._queue:
                self._queue.remove(job)
                self._count()

    def _go_on(self) -> None:
        """Begins what can be begun; called with the lock."""
        while self._queue and len(self._running) < self._at_once:
            job = self._queue.popleft()
            try:
                threading.Thread(target=self._do, args=(job,), name="job", daemon=True).start()
            except RuntimeError:  # the system gives no more threads
                job.failure = Busy(FULL)
                job.over.set()
            else:
                self._running.append(job)
        self._count()

    def _count(self) -> None:
        """Notes how many come before each that waits."""
        for place, job in enumerate(self._queue):
            job.before = place + len(self._running)
        for job in self._running:
            job.before = 0

    def _do(self, job: Job) -> None:
        try:
            job.lazy.found(job.tell)
        except BaseException as failure:  # whatever it is, those that wait are to have it
            job.failure = failure
        finally:
            job.over.set()
            with self._lock:
                self._running.remove(job)
                self._go_on()


JOBS = Jobs()
