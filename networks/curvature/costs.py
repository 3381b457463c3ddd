"""What it costs to keep a matrix of curvature and to solve with it: as formulas, for a network, and for any size.

Each form is said once, for a layer of m units with n weights each: a sum of terms c mᵃ nᵇ. A step's work is counted in
multiplications: a Cholesky factorisation of a matrix of k rows takes k³/6, solving with it k² for each right side. Of
each sum only the terms of the highest power count; the work to make the matrix from samples comes on top.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from networks.curvature.units import units
from networks.network import Network

LAYERS = 10  # of the networks of the table, each as wide as it has inputs
SIZES = tuple(10**power for power in range(2, 10))  # their weights d
BYTES = 8  # of a number in double precision

Terms = Mapping[tuple[int, int], Fraction]  # (a, b) -> c


@dataclass(frozen=True)
class Cost:
    """Of a form.

    name      what the form is called
    numbers   how many numbers it keeps
    work      how many multiplications a step takes
    together  whether it takes all weights as those of one layer
    """

    name: str
    numbers: Terms
    work: Terms
    together: bool = False


ONE, SIXTH = Fraction(1), Fraction(1, 6)
COSTS: Mapping[str, Cost] = MappingProxyType(
    {
        "exact": Cost("Whole matrix", {(2, 2): ONE}, {(3, 3): SIXTH}, together=True),
        "layers": Cost("Blocks of layers", {(2, 2): ONE}, {(3, 3): SIXTH}),
        "neurons": Cost("Blocks of neurons", {(1, 2): ONE}, {(1, 3): SIXTH}),
        "kronecker": Cost(
            "Kronecker product",
            {(2, 0): ONE, (0, 2): ONE},
            {(3, 0): SIXTH, (0, 3): SIXTH, (2, 1): ONE, (1, 2): ONE},
        ),
        "diagonal": Cost("Diagonal", {(1, 1): ONE}, {(1, 1): ONE}),
    }
)


@dataclass(frozen=True)
class Row:
    """What a form costs with d weights: numbers kept, bytes that they take, multiplications a step."""

    d: int
    numbers: float
    memory: float
    work: float


def table(key: str) -> tuple[Row, ...]:
    """The costs of a form in networks of SIZES weights, of LAYERS layers of w units with w weights each."""
    cost = COSTS[key]
    rows = []
    for d in SIZES:
        count = 1 if cost.together else LAYERS
        width = (d / count) ** 0.5
        numbers, work = (count * total(terms, width, width) for terms in (cost.numbers, cost.work))
        rows.append(Row(d, numbers, BYTES * numbers, work))
    return tuple(rows)


def spent(net: Network, key: str) -> Row:
    """What a form costs for a network."""
    cost, layers = COSTS[key], [layer.shape for layer in units(net)]
    shapes = [(1, net.size)] if cost.together else layers
    numbers, work = (sum(total(terms, m, n) for m, n in shapes) for terms in (cost.numbers, cost.work))
    return Row(net.size, numbers, BYTES * numbers, work)


def total(terms: Terms, m: float, n: float) -> float:
    return sum(float(c) * m**a * n**b for (a, b), c in terms.items())


def numbers_formula(key: str) -> str:
    """How many numbers a form keeps, in d weights and layers that are w wide: "d·w²"."""
    return formula(COSTS[key].numbers, COSTS[key].together)


def work_formula(key: str) -> str:
    """How many multiplications a step takes: "d³/6"."""
    return formula(COSTS[key].work, COSTS[key].together)


def formula(terms: Terms, together: bool) -> str:
    """A sum over layers of w units with w weights each, of which d = Σ w²; all of its terms have the same power."""
    (power,) = {a + b for a, b in terms}
    factor = sum(terms.values(), Fraction(0))
    of_d, of_w = (power // 2, 0) if together else (1, power - 2)
    parts = [f"{factor.numerator}"] if factor.numerator != 1 else []
    parts += [raised(name, to) for name, to in (("d", of_d), ("w", of_w)) if to]
    return "·".join(parts) + (f"/{factor.denominator}" if factor.denominator != 1 else "")


def raised(name: str, power: int) -> str:
    return name if power == 1 else name + str(power).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
