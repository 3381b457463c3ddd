"""The record of one surface: its formula and its facts; all else is derived from the formula."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from landscapes.formula.arithmetic import Tree, folded
from landscapes.formula.bounds import most
from landscapes.formula.functions import CONSTANTS
from landscapes.formula.latex import latex
from landscapes.formula.motion import Motion
from landscapes.formula.programs import Compiled, Programs, compiled, program_over
from landscapes.formula.reading import readable
from landscapes.formula.source import source

Point = tuple[float, float]
Domain = tuple[tuple[float, float], tuple[float, float]]
Floats = NDArray[np.float64]
CHUNK = 4096
DERIVATIVES = (
    r"\frac{\partial f}{\partial x}",
    r"\frac{\partial f}{\partial y}",
    r"\frac{\partial^2 f}{\partial x^2}",
    r"\frac{\partial^2 f}{\partial x\,\partial y}",
    r"\frac{\partial^2 f}{\partial y^2}",
)

GROUPS = {
    "valleys": "Valleys and bowls",
    "saddles": "Saddles",
    "minima": "Many minima",
    "plateaus": "Plateaus",
}


@dataclass(frozen=True)
class Landscape:
    """A surface z = f(x, y).

    name: as a reader sees it. formula: f as text. domain: the window to show, ((x0, x1), (y0, y1)).
    start: where a race begins. minima: every global minimum, exact to 1e-6; empty where there is none or none is known.
    group: what it teaches about, a key of GROUPS; empty for a formula that somebody typed.
    template, kappa: of a surface whose condition number can be chosen, the formula with `kappa` in it, and the number.
    motion: where it was turned and stretched, the map from its points to those of the formula.
    sharp: whether its minima are tips, where the gradient has no value.
    teaches: one line. look_for: what to watch when the race begins at `start`.
    source: who first used it, and when. order: its place in the teaching order.
    """

    name: str
    formula: str
    domain: Domain
    start: Point
    minima: tuple[Point, ...] = ()
    group: str = ""
    template: str = ""
    kappa: float | None = None
    motion: Motion | None = None
    sharp: bool = False
    teaches: str = ""
    look_for: str = ""
    source: str = ""
    order: int = 0

    def __post_init__(self) -> None:
        (x0, x1), (y0, y1) = self.domain
        if not (-np.inf < x0 < x1 < np.inf and -np.inf < y0 < y1 < np.inf):
            raise ValueError("A window needs finite edges, each lower edge below the upper one.")

    def with_kappa(self, kappa: float) -> "Landscape":
        """The same with another condition number; only for a surface that has a template."""
        return replace(self, kappa=kappa, formula=in_numbers(self.template, kappa))

    def value(self, p: ArrayLike) -> Any:
        """f at points p (..., 2) -> (...). Not finite where f is undefined; never raises on numbers."""
        return _at(self.arrays.value, p, ())

    def gradient(self, p: ArrayLike) -> Any:
        """The gradient at points p (..., 2) -> (..., 2)."""
        return _at(self.arrays.gradient, p, (2,))

    def hessian(self, p: ArrayLike) -> Any:
        """The Hessian at points p (..., 2) -> (..., 2, 2)."""
        three = _at(self.arrays.hessian, p, (3,))
        return three[..., [[0, 1], [1, 2]]]

    @property
    def _compiled(self) -> Compiled:
        return compiled(self.formula, self.motion) if self.motion else compiled(self.formula)

    @property
    def arrays(self) -> Programs:
        """Programs on contiguous float64 arrays of one shape: value(x, y), gradient(x, y), hessian(x, y)."""
        return self._compiled.arrays

    @property
    def floats(self) -> Programs:
        """The same programs on plain floats; they may raise ZeroDivisionError, OverflowError or ValueError."""
        return self._compiled.floats

    def over(self, functions: Mapping[str, Callable]) -> Programs:
        """The same programs on another kind of number, whose functions are given by the names that formulas use."""
        return Programs(self._compiled, program_over(functions))

    @property
    def made_of(self) -> frozenset[str]:
        """What the formula says it is made of: names of PARTS."""
        return frozenset(self._compiled.parts)

    @property
    def latex(self) -> str:
        """The formula, typeset as it was written, before any motion."""
        return latex(compiled(self.formula).tree)

    @property
    def derivatives_latex(self) -> dict[str, str | None]:
        """d2f/dx2 and the like, as LaTeX -> the derivative that runs, typeset; None where it is too long to be read."""
        trees = dict(zip(DERIVATIVES, (*self._compiled.slopes, *self._compiled.bends), strict=True))
        return {name: readable(tree) for name, tree in trees.items()}

    def program(self, name: str) -> str:
        """The source of one of its programs, "value", "gradient", "hessian", "squares" or "samples": `def program`."""
        return source(self._compiled.trees(name))

    def program_of_parts(self, name: str) -> tuple[str, tuple[float, ...]]:
        """The source of the program that returns the parts that the formula is made of, and their weights."""
        weighed = self._compiled.parts_of(name)
        return source([folded(part) for _, part in weighed]), tuple(float(weight) for weight, _ in weighed)

    @property
    def made_from(self) -> Tree:
        """The tree of the formula, moved as the surface is."""
        return self._compiled.tree

    @property
    def derived(self) -> tuple:
        """The trees of the derivatives, for learn() in a process that is to do without SymPy."""
        return self._compiled.slopes, self._compiled.bends

    def learn(self, derived: tuple) -> None:
        """Takes the derivatives as another process has found them."""
        self._compiled.slopes, self._compiled.bends = derived

    def most(self, reach: float) -> float:
        """What |f| does not exceed while |x| and |y| are at most `reach`; inf where the formula does not say."""
        return most(self._compiled.tree, reach)

    def steepest(self, reach: float) -> float:
        """What no component of the gradient exceeds in size there; inf where the formula does not say."""
        return max(most(slope, reach) for slope in self._compiled.slopes)

    @property
    def tree(self) -> Any:
        """The formula as nested lists of numbers, "x", "y" and [operation, part, ...], ready for JSON."""
        return _listed(self._compiled.tree)


def conditioned(template: str, kappa: float, **facts: Any) -> Landscape:
    """A landscape whose condition number can be chosen: "x^2 + kappa y^2"."""
    return Landscape(formula=in_numbers(template, kappa), template=template, kappa=kappa, **facts)


def in_numbers(template: str, kappa: float) -> str:
    """The template with a number for kappa; none where it is 1."""
    return template.replace("kappa ", "" if kappa == 1 else repr(float(kappa)).removesuffix(".0") + "*")


def _at(program: Callable[[Any, Any], Any], p: ArrayLike, parts: tuple[int, ...]) -> Any:
    """A program at points (..., 2), a chunk at a time so that a large grid needs little memory."""
    points = np.asarray(p, dtype=np.float64)
    if points.ndim == 0 or points.shape[-1] != 2:
        raise ValueError(f"Points need the shape (..., 2): two numbers each, not {points.shape}.")
    x, y = np.ascontiguousarray(points.reshape(-1, 2).T)
    out: Floats = np.empty((*parts, x.size))
    for first in range(0, x.size, CHUNK):
        chunk = slice(first, first + CHUNK)
        out[..., chunk] = program(x[chunk], y[chunk])
    return np.moveaxis(out, -1, 0).reshape(points.shape[:-1] + parts)[()]


def _listed(tree: Tree) -> Any:
    if isinstance(tree, str):
        return CONSTANTS.get(tree, tree)
    return [tree[0], *(_listed(part) for part in tree[1:])] if isinstance(tree, tuple) else tree
