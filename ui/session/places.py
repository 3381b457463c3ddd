"""Points and windows as a reader writes them: how far out they may lie, how they are read and written."""

from __future__ import annotations

from experiments.engine.outcomes import FAR
from landscapes import Domain
from optimizers.base.numbers import exact, in_full
from ui.session.kinds import Number, Written
from ui.session.reading import Unusable

COORDINATE = Number(-FAR, FAR)  # beyond it every run counts as diverged
NARROWEST = 1e-6  # the least width of a window, as a part of the size of its limits


def read_point(text: str) -> tuple[float, float]:
    """The point of a text such as "1,2". Raises Unusable."""
    parts = text.split(",")
    if len(parts) != 2:
        raise Unusable("is not a point; write it as x,y")
    x, y = map(COORDINATE.read, parts)
    return x, y


def checked_point(x: float | None, y: float | None) -> tuple[float, float]:
    """The very point, if it lies where one can; None is no number. Raises Unusable."""
    return COORDINATE.checked(x), COORDINATE.checked(y)


def point_text(point: tuple[float, float]) -> str:
    """A point as read_point() reads it."""
    return ",".join(map(exact, point))


def read_window(text: str) -> Domain:
    """The window of a text such as "-1,1,-2,2". Raises Unusable."""
    parts = text.split(",")
    if len(parts) != 4:
        raise Unusable("is not a window; write it as x0,x1,y0,y1")
    return checked_window(*map(COORDINATE.read, parts))


def window_text(window: Domain) -> str:
    """A window as read_window() reads it."""
    return ",".join(map(point_text, window))


def checked_window(x0: float, x1: float, y0: float, y1: float) -> Domain:
    """The window from x0 to x1 and from y0 to y1. Raises Unusable where it cannot be drawn."""
    for name, low, high in (("x", x0, x1), ("y", y0, y1)):
        span = f"{name} from {in_full(low)} to {in_full(high)}"
        if low == high:
            raise Unusable(f"{span} has no width: the second limit must be greater")
        if low > high:
            raise Unusable(f"{span} is the wrong way round: the smaller limit comes first")
        if high - low < NARROWEST * max(1, abs(low), abs(high)):
            raise Unusable(f"{span} is too narrow to be drawn")
    return (x0, x1), (y0, y1)


POINT = Written(read_point, point_text)
WINDOW = Written(read_window, window_text)
