"""Rules written in vectors of any length: one definition moves a point of the plane and all weights of a network."""

import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np

from optimizers.base.arithmetic import FLOATS, Rule, with_functions
from optimizers.base.plane import Names, in_plane
from optimizers.base.written import define

Vector = Any  # an array (n,)
Matrix = Callable[[Vector], Vector]  # a symmetric matrix (n, n), known by its products with vectors


def dot(a: Vector, b: Vector) -> float:
    """a·b. Not by BLAS, whose sum has other last digits on other machines."""
    return float(np.add.reduce(a * b))


def total(a: Vector) -> float:
    """The sum of a's coordinates."""
    return float(np.add.reduce(a))


def differ(a: Vector, b: Vector) -> bool:
    """Whether any coordinate of a is another one in b."""
    return bool((a != b).any())


def zeros(a: Vector) -> Vector:
    """A vector of zeros, as long as a."""
    return np.zeros_like(a)


def times(h: Matrix, a: Vector) -> Vector:
    """The matrix times a."""
    return h(a)


def vectors(*names: str, matrices: tuple[str, ...] = ()) -> Callable[[Rule], Rule]:
    """Marks a function that is written in vectors, which are these of its names, and gives its form for the plane.

    A vector is added, subtracted, negated, multiplied and divided by numbers, and passed to abs() and where();
    dot(), total() and differ() make a number of it. Every other function takes and returns it as a whole: what the
    function returns is a vector where it is set to a name of one. Of a matrix only times() is known. See plane.py.
    The numbers are floats.
    """

    def marked(rule: Rule) -> Rule:
        plane = compiled_for_plane(rule)
        vars(plane).update(vector=rule, names=Names(names, matrices))
        return plane

    return marked


def compiled_for_plane(rule: Rule) -> Rule:
    """The function for the plane, with a source that inspect finds, at the lines where the rule stands in its file."""
    assert isinstance(rule, FunctionType)
    lines, first = inspect.getsourcelines(rule)
    begins = next(at for at, line in enumerate(lines) if line.startswith("def "))
    text = "\n" * (first - 1 + begins) + "".join(in_plane("".join(lines)).splitlines(keepends=True)[begins:])
    file = f"{rule.__code__.co_filename}, {rule.__name__} in the plane"
    made: dict[str, Rule] = {}
    define(text, file, rule.__globals__, made)
    return made[rule.__name__]


def names_of(rule: Rule) -> Names:
    """The names of the vectors and matrices in a rule that was written in vectors; none of any other rule."""
    names: Names = vars(rule).get("names", Names())
    return names


def on_vectors(rule: Rule) -> Rule:
    """A rule as it was written, for vectors and floats: all that it calls is for these, too."""
    written = vars(rule)["vector"]
    called = {name: on_vectors(other) for name, other in written.__globals__.items() if called_by(written, name, other)}
    return with_functions(written, FLOATS | called)


def called_by(rule: Rule, name: str, other: Any) -> bool:
    """Whether `other`, which is a global name of the rule's file, is written in vectors and called by the rule."""
    return name in rule.__code__.co_names and hasattr(other, "vector")
