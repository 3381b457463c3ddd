"""A landscape from a formula somebody typed."""

from collections.abc import Mapping
from typing import Any

from numpy.typing import ArrayLike

from landscapes.data.data import Data
from landscapes.data.window import window_over_data
from landscapes.formula.landscape import Landscape
from landscapes.formula.window import suggested_start, suggested_window

NAME = "Your formula"
EVERYWHERE, MIDDLE = ((-1.0, 1.0), (-1.0, 1.0)), (0.0, 0.0)  # of a surface of which no window is known yet


def from_formula(text: str, data: Mapping[str, ArrayLike] | None = None, **facts: Any) -> Landscape:
    """The landscape of a formula such as "x^2 + 10y^2".

    data: columns of numbers, name -> (N,), over which f is the mean of the formula; the formula then has the names of
    columns besides its two weights: x and y, or x1 x2, w1 w2, w b, θ0 θ1, θ1 θ2, u v, a b, whichever occur first.
    facts: fields of Landscape that are known about it. If no domain is given, one is chosen in which something is to
    be seen; if no start is given, one where value and gradient are finite. Raises FormulaError with a sentence and
    the position that it is about, and DataError with a sentence for data that cannot be used.
    """
    samples = data if data is None or isinstance(data, Data) else Data(data)
    bare = Landscape(NAME, text, EVERYWHERE, MIDDLE, data=samples)
    programs = bare.arrays  # what cannot be read is refused here, whatever else is known about it
    facts = {"name": NAME, **facts}
    if "domain" not in facts:
        facts["domain"] = suggested_window(programs.value) if samples is None else window_over_data(bare)
    if "start" not in facts:
        facts["start"] = suggested_start(programs, facts["domain"])
    return Landscape(formula=text, data=samples, **facts)
