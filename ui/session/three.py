"""Three curves with one slope and a curvature each, and the learning rate of the step on them: how a link has them."""

from __future__ import annotations

from dataclasses import dataclass

from optimizers.base.numbers import exact
from ui.session.kinds import Number, Written
from ui.session.reading import Unusable

SLOPE = Number(-2, 2)
RATE = Number(0, 2)
CURVATURE = Number(-2, 2)
KINDS = (SLOPE, RATE, CURVATURE, CURVATURE, CURVATURE)


@dataclass(frozen=True)
class Three:
    """The slope g and the learning rate α that the curves share, and their curvatures."""

    slope: float = -1.0
    rate: float = 0.5
    curvatures: tuple[float, float, float] = (1.0, 0.0, -0.5)

    @property
    def numbers(self) -> tuple[float, ...]:
        """All of it, in the order of a link."""
        return (self.slope, self.rate, *self.curvatures)


def three_of(numbers: tuple[float, ...]) -> Three:
    """The curves with these numbers. Raises Unusable."""
    if len(numbers) != len(KINDS):
        raise Unusable("has to be slope,rate,curvature,curvature,curvature")
    slope, rate, *curvatures = (kind.checked(number) for kind, number in zip(KINDS, numbers, strict=True))
    first, second, third = curvatures
    return Three(slope, rate, (first, second, third))


def read_three(text: str) -> Three:
    """The curves of a text such as "-1,0.5,1,0,-0.5". Raises Unusable."""
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError:
        raise Unusable("has to be slope,rate,curvature,curvature,curvature, all numbers") from None
    return three_of(numbers)


THREE = Written(read_three, lambda three: ",".join(map(exact, three.numbers)))
