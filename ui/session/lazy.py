"""Work that is done when its result is first asked for, and then kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Generic, ParamSpec, TypeVar
from weakref import WeakValueDictionary

from ui.session.shared_cache import shared_cache

Given = ParamSpec("Given")
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


def kept(*, maxsize: int) -> Callable[[Callable[Given, Lazy[Result]]], Callable[Given, Lazy[Result]]]:
    """Keeps the latest `maxsize` pieces of work that a function gives, and all that somebody still waits for: however
    many are asked for, none is done twice at one time.
    """

    def decorated(make: Callable[Given, Lazy[Result]]) -> Callable[Given, Lazy[Result]]:
        in_use: WeakValueDictionary[Hashable, Lazy[Result]] = WeakValueDictionary()

        @shared_cache(maxsize=maxsize)
        @wraps(make)
        def asked(*args: Given.args, **named: Given.kwargs) -> Lazy[Result]:
            key = args, *named.items()
            work = in_use.get(key)
            if work is None:
                in_use[key] = work = make(*args, **named)
            return work

        return asked

    return decorated
