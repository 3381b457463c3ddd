"""The progress of a piece of work that is one of several."""

from collections.abc import Callable

Progress = Callable[[float], None]  # is called with the part that is done; what it raises ends the work


def within(progress: Progress | None, begin: float, end: float) -> Progress | None:
    """What to tell of a piece of work that goes from `begin` to `end` of the whole, each a part of 1."""
    return progress and (lambda part: progress(begin + part * (end - begin)))
