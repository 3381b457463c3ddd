"""Texts with measured numbers: {a name} in one stands for what was measured under that name."""

import math
import re
from collections.abc import Mapping

from optimizers.base.numbers import in_text

PLACES = re.compile(r"\{([^{}]+)\}")

Numbers = Mapping[str, float]


def told(name: str, value: float) -> str:
    """A measured number in a text; a step that never comes is "never"."""
    return "never" if math.isinf(value) and name.startswith("steps ") else in_text(value)


def filled(text: str, measured: Mapping[str, str]) -> str:
    """A text with what was measured, name -> how it is told, in its places. Raises KeyError for another name."""
    return PLACES.sub(lambda place: measured[place[1]], text)
