"""A landscape from a formula somebody typed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from numpy.typing import ArrayLike

from landscapes.data.data import Data
from landscapes.data.window import window_over_data
from landscapes.formula.landscape import Landscape, with_letters
from landscapes.formula.parameters import Parameter
from landscapes.formula.parser import read
from landscapes.formula.start import suggested_start
from landscapes.formula.window import suggested_window

NAME = "Your formula"
EVERYWHERE, MIDDLE = ((-1.0, 1.0), (-1.0, 1.0)), (0.0, 0.0)  # of a surface of which no window is known yet


def from_formula(
    text: str,
    data: Mapping[str, ArrayLike] | None = None,
    *,
    parameters: Mapping[str, float | Parameter] | None = None,
    weights: Sequence[str] = (),
    **facts: Any,
) -> Landscape:
    """The landscape of a formula such as "x^2 + 10y^2", or of one weight such as "x^2".

    data: columns of numbers, name -> (N,), over which f is the mean of the formula; the formula then has the names of
    columns besides its two weights: x and y, or x1 x2, w1 w2, w b, θ0 θ1, θ1 θ2, u v, a b, whichever occur first.
    parameters: letter -> its number, or its Parameter; letters that are neither weights nor columns are 1 unless named.
    weights: the names of the one or two letters that are the weights, where others are meant than the text suggests.
    facts: fields of Landscape that are known about it. If no domain is given, one is chosen in which something is to
    be seen; if no start is given, one where value and gradient are finite. Raises FormulaError with a sentence and
    the position that it is about, DataError with a sentence for data that cannot be used, and KeyError for a parameter
    that does not occur.
    """
    samples = data if data is None or isinstance(data, Data) else Data(data)
    reading = read(text, tuple(samples or ()), tuple(weights))
    given = dict(parameters or {})
    letters = tuple(parameter(name, given.pop(name, None)) for name in reading.parameters)
    if given:
        raise KeyError(f"This formula has no parameter {min(given)}.")
    facts = {"name": NAME, "data": samples, "chosen": tuple(weights), **facts}
    known = {"domain": EVERYWHERE, "start": MIDDLE, **facts}
    bare = with_letters(text, letters, **known) if letters else Landscape(formula=text, **known)
    programs = bare.arrays  # what cannot be read is refused here, whatever else is known about it
    if "domain" not in facts:
        single = bare.single
        window = (
            suggested_window(programs.value, bare.tree, single=single) if samples is None else window_over_data(bare)
        )
        bare = replace(bare, domain=window)
    if "start" in facts:
        return bare
    x, y = suggested_start(programs, bare.domain)
    return replace(bare, start=(x, sum(bare.domain[1]) / 2 if bare.single else y))


def parameter(name: str, given: float | Parameter | None) -> Parameter:
    """The parameter of that name with what was given for it."""
    if isinstance(given, Parameter):
        return given
    return Parameter(name) if given is None else Parameter(name, float(given))
