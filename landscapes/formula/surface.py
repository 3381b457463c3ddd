"""What experiments ask of a surface. A Landscape has it; so may anything else that is to be descended."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from landscapes.data.data import Data
from landscapes.formula.arithmetic import Nested, Tree
from landscapes.formula.edges import Edge
from landscapes.formula.numbers import Array, Functions, N, Values

Rows = NDArray[np.integer]  # places of samples
Point = tuple[float, float]  # (x, y)
Domain = tuple[tuple[float, float], tuple[float, float]]  # ((x0, x1), (y0, y1)), each lower edge first


class Programs(Protocol[N]):
    """f and its derivatives at (x, y), both of one kind of number N; every answer is of that kind too.

    N is a float, an Array (points,) of float64, or a symbol. Where f is undefined, arrays hold inf or NaN and nothing
    is raised; floats may raise ZeroDivisionError, OverflowError or ValueError instead.

    batch: on a surface over data at most one array of the places of samples, over which the mean is then taken: (n,),
    or (n, points) where each point has samples of its own. Other surfaces take none.
    """

    def value(self, x: N, y: N, /, *batch: Rows) -> N:
        """f."""

    def gradient(self, x: N, y: N, /, *batch: Rows) -> tuple[N, N]:
        """∂f/∂x and ∂f/∂y."""

    def hessian(self, x: N, y: N, /, *batch: Rows) -> tuple[N, N, N]:
        """∂²f/∂x², ∂²f/∂x∂y and ∂²f/∂y²."""

    def squares(self, x: N, y: N, /, *batch: Rows) -> tuple[N, N, N]:
        """The entries xx, xy and yy of JᵀJ, for f = Σ r²; over data, of half the generalized Gauss–Newton matrix.
        Raises ValueError where f has none.
        """

    def samples(self, x: N, y: N, /, *batch: Rows) -> tuple[N, N, N]:
        """The entries xx, xy and yy of Σ ∇t ∇tᵀ / n, for f = Σ t / n. Raises ValueError where f is not written so."""


class Surface(Protocol):
    """A surface z = f(x, y)."""

    def __hash__(self) -> int:
        """The same for equal surfaces, because results are kept by the surface that they belong to."""

    @property
    def domain(self) -> Domain:
        """The window that is shown."""

    @property
    def minima(self) -> tuple[Point, ...]:
        """Every global minimum; empty where there is none or none is known."""

    @property
    def sharp(self) -> bool:
        """Whether its minima are tips, where the gradient has no value."""

    @property
    def made_of(self) -> frozenset[str]:
        """What its formula is written as: keys of PARTS."""

    @property
    def lacks(self) -> Mapping[str, str]:
        """Keys of PARTS, those that it is not made of -> why not, as the end of a sentence."""

    @property
    def edges(self) -> list[Edge]:
        """Where its formula can become undefined, jump or have a kink."""

    @property
    def convex(self) -> bool:
        """Whether its formula shows that it is convex, so that it has one basin and no saddle."""

    @property
    def weights(self) -> tuple[str, str]:
        """What readers call its two coordinates."""

    @property
    def single(self) -> bool:
        """Whether f depends on one weight alone, the first: then no method moves the second coordinate."""

    @property
    def data(self) -> Data | None:
        """The samples over which f is the mean of its formula; None for a surface without data."""

    @property
    def tree(self) -> Tree:
        """Its formula as a tree."""

    @property
    def tree_as_lists(self) -> Nested:
        """The same as nested lists, ready for JSON."""

    @property
    def floats(self) -> Programs[float]:
        """Its programs on plain floats."""

    @property
    def arrays(self) -> Programs[Array]:
        """Its programs on contiguous arrays (points,)."""

    def over(self, functions: Functions[N], /) -> Programs[N]:
        """Its programs on another kind of number, whose functions are given by the names that formulas use."""

    def value(self, p: ArrayLike, /) -> Values:
        """f at points p (..., 2) -> (...)."""

    def gradient(self, p: ArrayLike, /) -> Array:
        """The gradient at points p (..., 2) -> (..., 2)."""

    def hessian(self, p: ArrayLike, /) -> Array:
        """The Hessian at points p (..., 2) -> (..., 2, 2)."""

    def sample_gradients(self, p: ArrayLike, /) -> Array:
        """Over data, the gradient of each sample's own value at points p (..., 2) -> (..., N, 2)."""

    def value_bound(self, reach: float, /) -> float:
        """A number that |f| does not exceed while |x| and |y| are at most `reach`; inf where none is known."""

    def slope_bound(self, reach: float, /) -> float:
        """The same for |∂f/∂x| and |∂f/∂y|."""
