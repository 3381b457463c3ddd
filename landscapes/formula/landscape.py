"""The record of one surface: its formula and what is known about it; all else is derived from the formula."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from landscapes.data.data import Data
from landscapes.data.model import Model
from landscapes.data.programs import Over, depends, formula_of, over_data
from landscapes.formula.arithmetic import Nested, Tree, folded, nested
from landscapes.formula.bounds import bound
from landscapes.formula.convex import convex
from landscapes.formula.edges import Edge, edges
from landscapes.formula.latex import latex, mean_latex, renamed, weight_latex
from landscapes.formula.motion import Motion
from landscapes.formula.numbers import Array, Functions, N, Values
from landscapes.formula.parameters import Parameter, in_numbers, numbers_of
from landscapes.formula.parser import Reading, read
from landscapes.formula.parts import PARTS
from landscapes.formula.programs import Compiled, Derivatives, compiled, programs_over
from landscapes.formula.readable import readable
from landscapes.formula.scope import leaf, shown
from landscapes.formula.source import Table, source, table
from landscapes.formula.surface import Domain, Point, Programs, Surface

MATRIX = 3  # entries of a symmetric one: xx, xy and yy
CHUNK = 4096  # points that are worked out at once
DERIVATIVES = (
    r"\frac{{\partial f}}{{\partial {0}}}",
    r"\frac{{\partial f}}{{\partial {1}}}",
    r"\frac{{\partial^2 f}}{{\partial {0}^2}}",
    r"\frac{{\partial^2 f}}{{\partial {0}\,\partial {1}}}",
    r"\frac{{\partial^2 f}}{{\partial {1}^2}}",
)

GROUPS = {
    "valleys": "Valleys and bowls",
    "saddles": "Saddles",
    "minima": "Several minima",
    "waves": "Waves",
    "kinks": "Kinks",
    "plateaus": "Plateaus",
    "data": "Models on data",
}


@dataclass(frozen=True)
class Landscape:
    """A surface z = f(x, y).

    name: as a reader sees it. formula: f as text, with numbers for its parameters.
    domain: the window to show, ((x0, x1), (y0, y1)).
    start: where a race begins. minima: every lowest minimum in the window, exact to 1e-6; empty where there is none or
    none is known.
    group: what it teaches about, a key of GROUPS; empty for a formula that somebody typed.
    template, parameters: of a formula with letters for numbers, the text with those letters, and what they stand for.
    chosen: the names of one or two of its letters, where it is said which of them are the weights.
    motion: where it was turned and stretched, the map from its points to those of the formula.
    sharp: whether its minima are tips, where the slope jumps and the gradient has no value.
    data: the samples, where f is the mean of the formula over them; its two weights then are the x and y of f.
    teaches: one line about the surface, true wherever a race begins.
    source: who first used it, and when. order: its place in the teaching order.
    """

    name: str
    formula: str
    domain: Domain
    start: Point
    minima: tuple[Point, ...] = ()
    group: str = ""
    template: str = ""
    parameters: tuple[Parameter, ...] = ()
    chosen: tuple[str, ...] = ()
    motion: Motion | None = None
    sharp: bool = False
    teaches: str = ""
    source: str = ""
    order: int = 0
    data: Data | None = None

    def __post_init__(self) -> None:
        (x0, x1), (y0, y1) = self.domain
        if not (-np.inf < x0 < x1 < np.inf and -np.inf < y0 < y1 < np.inf):
            raise ValueError("A window needs finite edges, each lower edge below the upper one.")

    def with_parameters(self, values: Mapping[str, float]) -> "Landscape":
        """The same with other numbers for some of its parameters, by their names. Raises KeyError for another name."""
        unknown = values.keys() - {parameter.name for parameter in self.parameters}
        if unknown:
            raise KeyError(f"This formula has no parameter {min(unknown)}.")
        changed = tuple(replace(each, value=values.get(each.name, each.value)) for each in self.parameters)
        formula = in_numbers(self.template, self.reading, numbers_of(changed))
        return replace(self, parameters=changed, formula=formula)

    def number(self, name: str) -> float | None:
        """The number of a parameter; None where it has no such parameter."""
        return next((each.value for each in self.parameters if each.name == name), None)

    @property
    def reading(self) -> Reading:
        """How the formula was read, with the letters of its parameters."""
        return read(self.template or self.formula, tuple(self.data or ()), self.chosen)

    @property
    def single(self) -> bool:
        """Whether f depends on one weight alone, the first: then it is a curve, and the second coordinate is idle."""
        return self.motion is None and self.reading.single

    def value(self, p: ArrayLike) -> Values:
        """f at points p (..., 2) -> (...); inf or NaN where f is undefined. Raises ValueError for another shape."""
        return _at(self.arrays.value, p, ())

    def gradient(self, p: ArrayLike) -> Array:
        """The gradient at points p (..., 2) -> (..., 2)."""
        slopes: Array = _at(self.arrays.gradient, p, (2,))
        return slopes

    def hessian(self, p: ArrayLike) -> Array:
        """The Hessian at points p (..., 2) -> (..., 2, 2)."""
        entries: Array = _at(self.arrays.hessian, p, (3,))
        return entries[..., [[0, 1], [1, 2]]]

    def sample_values(self, p: ArrayLike) -> Array:
        """The formula's value for each sample at points p (..., 2) -> (..., N). Raises ValueError without data."""
        return self._each("value", p)[..., 0]

    def sample_gradients(self, p: ArrayLike) -> Array:
        """The gradient of each sample's own value at points p (..., 2) -> (..., N, 2). Needs data, as above."""
        return self._each("gradient", p)

    def _each(self, name: str, p: ArrayLike) -> Array:
        """(..., N, entries) what a program gives for each sample."""
        if self.data is None:
            raise ValueError("This surface has no samples: it is a formula, not the mean of one over data.")
        points = checked_points(p)
        x, y = np.ascontiguousarray(points.reshape(-1, 2).T)
        found = self._over.each(name, x, y)
        return found.T.reshape(*points.shape[:-1], self.data.count, len(found))

    @property
    def _compiled(self) -> Compiled:
        if self.data is not None:
            return self._over.formula
        numbers = numbers_of(self.parameters)
        return compiled(self.template or self.formula, self.motion, numbers=numbers, chosen=self.chosen)

    @property
    def _over(self) -> Over:
        assert self.data is not None
        numbers = numbers_of(self.parameters)
        return over_data(self.template or self.formula, self.motion, self.data, numbers, self.chosen)

    @property
    def arrays(self) -> Programs[Array]:
        """value(x, y), gradient(x, y), hessian(x, y) … on contiguous float64 arrays x and y of one shape."""
        return self._compiled.arrays if self.data is None else self._over.arrays

    @property
    def floats(self) -> Programs[float]:
        """The same programs on plain floats; they may raise ZeroDivisionError, OverflowError or ValueError."""
        return self._compiled.floats if self.data is None else self._over.floats

    def over(self, functions: Functions[N]) -> Programs[N]:
        """The same programs on another kind of number, whose functions are given by the names that formulas use."""
        return programs_over(self._compiled, functions) if self.data is None else self._over.over(functions)

    @property
    def weights(self) -> tuple[str, str]:
        """What readers call the two coordinates: x and y, or the weights of a formula over data (w₁, w₂)."""
        first, second = self._compiled.weights
        return shown(first), shown(second)

    @property
    def smooth(self) -> bool:
        """Whether its derivatives are finite wherever f is, overflow apart; else some may be 0/0 and have a limit."""
        return self._compiled.smooth

    @property
    def edges(self) -> list[Edge]:
        """Where the formula can become undefined, jump or have a kink; over data where that of some sample can."""
        return [edge._replace(weights=self._compiled.weights) for edge in edges(self._compiled.tree) if edge.reached]

    @property
    def convex(self) -> bool:
        """Whether the formula shows that the surface is convex, so that it has one basin and no saddle."""
        return convex(self._compiled.tree)

    @property
    def made_of(self) -> frozenset[str]:
        """What the formula is written as: keys of PARTS."""
        return frozenset(self._compiled.parts if self.data is None else PARTS.keys() - self._over.lacks)

    @property
    def lacks(self) -> Mapping[str, str]:
        """Keys of PARTS, those that it is not made of -> why not, as the end of a sentence."""
        if self.data is not None:
            return self._over.lacks
        return dict.fromkeys(PARTS.keys() - self._compiled.parts, "this formula is not written as one")

    @property
    def model(self) -> Model | None:
        """What its loss fits to the data; None without data, and where the formula does not show it."""
        return None if self.data is None else self._over.model

    @property
    def latex(self) -> str:
        """The formula, typeset as it was written, before any motion; over data, with its mean."""
        if self.data is None:
            return latex(renamed(self._compiled.written, self._compiled.weights))
        return mean_latex(self._compiled.written, self._compiled.weights, self.data.count)

    @property
    def derivatives_latex(self) -> dict[str, str | None]:
        """∂f/∂x and so on, in LaTeX -> the LaTeX of the derivative that is evaluated, with the letters of parameters
        as long as there is no motion; None where that is very long.
        """
        names = [name.format(*map(weight_latex, self._compiled.weights)) for name in DERIVATIVES]
        made = formula_of(self.lettered) if self.parameters and self.motion is None else self._compiled
        trees = dict(zip(names, (*made.slopes, *made.bends), strict=True))
        return {name: readable(tree, self._typeset) for name, tree in trees.items()}

    def _typeset(self, tree: Tree) -> str:
        """The LaTeX of what is evaluated: over data, with its mean where it differs from sample to sample."""
        if self.data is not None and depends(tree):
            return mean_latex(tree, self._compiled.weights, self.data.count)
        return latex(renamed(tree, self._compiled.weights))

    def _trees(self, name: str) -> Sequence[Tree]:
        return self._compiled.trees(name) if self.data is None else self._over.trees(name)

    def program(self, name: str) -> str:
        """The source of `def program(x, y)`; name: "value", "gradient", "hessian", "squares" or "samples".

        Over data it is what one sample gives, of x, y and the sample's columns in the order of `data`. A matrix is as
        rules are told it: that of a formula of one weight has its one entry for the other coordinate too.
        """
        return source(self._told_trees(name), arguments=self._compiled.arguments)

    def _told_trees(self, name: str) -> Sequence[Tree]:
        trees = self._trees(name)
        return [trees[0], trees[1], trees[0]] if self.single and len(trees) == MATRIX else trees

    def sums(self, name: str) -> list[bool]:
        """Whether each entry of a program differs from sample to sample, and so is summed up over them."""
        return [depends(tree) for tree in self._told_trees(name)]

    def table(self, names: Iterable[str]) -> Table:
        """What the programs of these names are written from."""
        return table({name: self._trees(name) for name in names})

    @property
    def lettered(self) -> "Compiled | Over":
        """What is derived from its formula before any motion, with each parameter as a name (parameter_leaf())."""
        text, positive = self.template or self.formula, tuple(each.name for each in self.parameters if each.least >= 0)
        if self.data is None:
            return compiled(text, chosen=self.chosen, positive=positive)
        return over_data(text, None, self.data, (), self.chosen, positive)

    def program_of_parts(self, name: str) -> tuple[str, tuple[float, ...]]:
        """The source of `def program(x, y)`, which returns the formula's parts, and their weights; name: of PARTS."""
        weighed = self._compiled.parts_of(name)
        return source([folded(part) for _, part in weighed]), tuple(float(str(weight)) for weight, _ in weighed)

    @property
    def tree(self) -> Tree:
        """The tree of the formula, with the motion in it."""
        return self._compiled.tree

    @property
    def tree_as_lists(self) -> Nested:
        """The same as nested lists of numbers, "x", "y" and [operation, part, ...], ready for JSON. Over data it is
        ["mean", that of one sample], in which a column u is "data_u".
        """
        found = nested(self._compiled.tree)
        return found if self.data is None else ["mean", found]

    @property
    def lettered_tree(self) -> Nested:
        """The same of the formula before any motion, with each parameter as a name (parameter_leaf())."""
        found = nested(formula_of(self.lettered).tree)
        return found if self.data is None else ["mean", found]

    @property
    def derivatives(self) -> Derivatives:
        """The trees of the gradient and of the Hessian. Another process adopts them, and so does without SymPy."""
        return self._compiled.slopes, self._compiled.bends

    def adopt(self, derivatives: Derivatives) -> None:
        """Takes the derivatives that another process has found for this formula."""
        self._compiled.slopes, self._compiled.bends = derivatives

    def value_bound(self, reach: float) -> float:
        """A number that |f| does not exceed while |x| and |y| are at most `reach`; inf where none is known."""
        return bound(self._compiled.tree, reach, self._sizes)

    def slope_bound(self, reach: float) -> float:
        """The same for |∂f/∂x| and |∂f/∂y|."""
        return max(bound(slope, reach, self._sizes) for slope in self._compiled.slopes)

    @property
    def _sizes(self) -> dict[str, float]:
        """How large the columns of the data are, by their names in trees."""
        return {leaf(name): float(abs(column).max()) for name, column in (self.data or {}).items()}


if TYPE_CHECKING:
    _: type[Surface] = Landscape  # mypy checks here that a Landscape has all that experiments ask of a surface


def with_letters(template: str, parameters: tuple[Parameter, ...], **facts: Any) -> Landscape:
    """A landscape whose formula has letters for numbers: "x^2 + a y^2", and what they stand for."""
    bare = Landscape(formula=template, template=template, parameters=parameters, **facts)
    return bare.with_parameters({})


def condition_number(value: float) -> Parameter:
    """κ, the curvature across a valley divided by the curvature along it."""
    return Parameter("κ", value, 1, 1000, step=None, scale="log", title="Condition number", least=1, most=1e6)


def checked_points(p: ArrayLike) -> Array:
    """Points (..., 2) as float64. Raises ValueError for another shape."""
    points = np.asarray(p, dtype=np.float64)
    if points.ndim == 0 or points.shape[-1] != 2:
        raise ValueError(f"Points need the shape (..., 2): two numbers each, not {points.shape}.")
    return points


def _at(
    program: Callable[[Array, Array], Array | tuple[Array, ...]], p: ArrayLike, parts: tuple[()] | tuple[int]
) -> Values:
    """What a program gives at points p (..., 2) -> (..., *parts); in chunks, so that large grids need little memory."""
    points = checked_points(p)
    x, y = np.ascontiguousarray(points.reshape(-1, 2).T)
    out: Array = np.empty((*parts, x.size))
    for first in range(0, x.size, CHUNK):
        chunk = slice(first, first + CHUNK)
        out[..., chunk] = program(x[chunk], y[chunk])
    return out.T.reshape(points.shape[:-1] + parts)[()]
