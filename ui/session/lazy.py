"""Work that is done when its result is first asked for, and then kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Lazy(Generic[Result]):
    """A result that is found when it is first asked for.

    A reader who gives up in the middle leaves nothing behind: the next request starts again.
    """

    def __init__(self, work: Callable[..., Result]):
        self._work = work
        self._turn = threading.RLock()  # of those who ask at one time, the first does the work
        self.known: Result | None = None

    def found(self, progress: Callable[[float], None] | None = None) -> Result:
        """The result; `progress` is told which part is done, and may end the work by raising."""
        if self.known is None:
            with self._turn:
                if self.known is None:
                    self.known = self._work(progress=progress)
        return self.known
