"""What an axis of an experiment spans, as it stands in a link: lr, or lr,1e-3,1, or lr,1e-3,1,linear."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.engine.outcomes import FAR
from experiments.studies.axes import PLACES, START, Axis, axis_of
from landscapes import Landscape
from optimizers import OPTIMIZERS, SettingError
from optimizers.base.hyper import Scale
from optimizers.base.numbers import exact, in_full
from ui.session.kinds import Number, Written
from ui.session.reading import Unusable, read_name

NAMES = (*dict.fromkeys(hyper.name for method in OPTIMIZERS.values() for hyper in method.settings), *START)
BOUND = Number(-1e12, 1e12)  # each end of a span


@dataclass(frozen=True)
class Span:
    """A hyperparameter, or x or y of the start; its range and its scale are the slider's, or the window's, if None."""

    name: str
    low: float | None = None
    high: float | None = None
    scale: Scale | None = None

    def axis(self, method: str, surface: Landscape, points: int) -> Axis:
        """The values along it. Raises SettingError with a sentence if the method cannot have them."""
        if self.name not in START:
            return axis_of(OPTIMIZERS[method].hyper(self.name), points, self.low, self.high, self.scale)
        low, high = surface.domain[START.index(self.name)]
        low, high = (end if own is None else own for own, end in ((self.low, low), (self.high, high)))
        beyond = next((end for end in (low, high) if abs(end) > FAR), None)
        if beyond is not None:
            within = f"a start lies within {in_full(FAR)} of the origin"
            raise SettingError(self.name, f"{self.name}: {within}; {in_full(beyond)} does not.")
        return Axis(self.name, low, high, self.scale or "linear", points)


def read_span(text: str) -> Span:
    """A span as span_text() writes it. Raises Unusable."""
    name, *more = text.split(",")
    if len(more) > 3:
        raise Unusable("is not an axis; write it as name,low,high,scale")
    first, last, scale = (*more, "", "", "")[:3]
    low, high = (BOUND.read(end) if end else None for end in (first, last))
    if low is not None and high is not None and low >= high:
        raise Unusable(f"goes from {in_full(low)} to {in_full(high)}; the smaller limit comes first")
    return Span(read_name(name, NAMES), low, high, read_name(scale, PLACES) if scale else None)


def span_text(span: Span) -> str:
    ends = ["" if end is None else exact(end) for end in (span.low, span.high)]
    return ",".join([span.name, *ends, span.scale or ""]).rstrip(",")


SPAN = Written(read_span, span_text)
