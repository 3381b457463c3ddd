"""shared_cache(): a bounded cache that works each value out once, also where a whole class asks for it at one time.

functools.lru_cache lets all who ask before a value is there work it out themselves. A hundred students who open one
link on a server just started would do the same work a hundred times, and each would wait for all of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Value = TypeVar("Value")


class Turn:
    """Who asks for one value: the first works it out, the others wait."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.asking = 0


def shared_cache(*, maxsize: int) -> Callable[[Callable[Given, Value]], Callable[Given, Value]]:
    """Keeps the latest `maxsize` values of a function, whose arguments are hashable."""

    def decorated(work: Callable[Given, Value]) -> Callable[Given, Value]:
        kept: Callable[Given, Value] = lru_cache(maxsize=maxsize)(work)  # type: ignore[assignment]
        turns: dict[Hashable, Turn] = {}  # of values that are being asked for at this moment
        lock = threading.Lock()

        @wraps(work)
        def asked(*args: Given.args, **named: Given.kwargs) -> Value:
            key = args, *named.items()
            with lock:
                turn = turns.setdefault(key, Turn())
                turn.asking += 1
            try:
                with turn.lock:
                    return kept(*args, **named)
            finally:
                with lock:
                    turn.asking -= 1
                    if not turn.asking:
                        del turns[key]

        return asked

    return decorated
