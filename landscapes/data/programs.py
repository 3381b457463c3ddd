"""The programs of a surface that is the mean of one formula over samples.

The formula's own programs give the entries of every sample; here they are summed up in one order, sample after sample,
by which one run alone and many at once have the same bits. `rows` are the samples that a batch is made of: (n,) places,
or (n, points) where each point has a batch of its own; None for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import CodeType, FunctionType
from typing import Any, Generic

import numpy as np

from landscapes.data.data import Data
from landscapes.data.generalized import fault, half_matrix
from landscapes.data.model import Model, model_of
from landscapes.formula.arithmetic import Tree
from landscapes.formula.motion import Motion
from landscapes.formula.numbers import Array, Functions, N
from landscapes.formula.parameters import Numbers
from landscapes.formula.parts import PARTS
from landscapes.formula.programs import ARRAYS, SHARED, Compiled, compiled, compiled_code
from landscapes.formula.scope import columns_of

AT_ONCE = 16384  # samples times points that are worked out at once: an array of them stays in the nearest cache
LEAST = 32  # points: sums over the samples of fewer take longer than what is summed
KEPT = 64
Rows = Any  # None, or an int array

Results = Any


class Over:
    """A formula over data: what its programs on arrays, on floats and on any other kind of number have in common."""

    def __init__(self, formula: Compiled, data: Data) -> None:
        self.formula, self.data = formula, data
        self._codes: dict[str, CodeType] = {}
        self.arrays = MeanPrograms[Array](self, self.array_program)
        self.floats = MeanPrograms[float](self, self.float_program)

    @cached_property
    def columns(self) -> Array:
        """(columns, N) in the order in which programs take them."""
        return np.array([self.data[name] for name in self.formula.columns])

    @cached_property
    def model(self) -> Model | None:
        """What the loss fits to the data; None where its formula does not show it."""
        return model_of(self.formula.placed, self.data)

    @cached_property
    def lacks(self) -> Mapping[str, str]:
        """Keys of PARTS, those that the loss is not made of -> why not, as the end of a sentence."""
        found = None if "squares" in self.formula.parts else fault(self.model, self.data)
        return {} if found is None else {"squares": found}

    def trees(self, name: str) -> Sequence[Tree]:
        """The trees whose values a program gives for each sample: of the loss, or of the generalized matrix for
        "squares" where it is no sum of them. Raises ValueError where there is none.
        """
        if name != "squares" or name in self.formula.parts:
            return self.formula.trees(name)
        if name in self.lacks:
            raise ValueError(f"This formula is not written as {PARTS[name]}: {self.lacks[name]}.")
        assert self.model
        return half_matrix(self.model)

    def sums(self, name: str) -> list[bool]:
        """Whether each entry of a program differs from sample to sample, and so is summed up over them."""
        return [depends(tree) for tree in self.trees(name)]

    def code(self, name: str) -> CodeType:
        """The code of a program: (x, y, *columns) -> what trees() of that name are worth."""
        if name != "squares" or name in self.formula.parts:
            return self.formula.code(name)
        if name not in self._codes:
            self._codes[name] = compiled_code(self.trees(name), arguments=self.formula.arguments)
        return self._codes[name]

    def over(self, functions: Functions[Any]) -> MeanPrograms[Any]:
        """The programs on the kind of number that these functions are for."""
        called, averaged = functions.get("called"), functions.get("averaged")
        if called:
            return MeanPrograms[Any](self, lambda name: self.called_program(name, called))
        if averaged:
            return MeanPrograms[Any](self, lambda name: self.averaged_program(name, functions, averaged))
        return MeanPrograms[Any](self, lambda name: self.sample_by_sample(name, functions))

    def array_program(self, name: str) -> Callable[..., Results]:
        """(x, y, rows=None) on float64 arrays of one shape. It never warns; undefined is inf or NaN."""
        program = FunctionType(self.code(name), ARRAYS)
        alone, summed = name == "value", self.sums(name)
        columns = self.columns[..., None]

        def means(x: Array, y: Array, rows: Rows = None) -> Results:
            out = np.empty((len(summed), *np.shape(x)), dtype=np.result_type(x, y))
            flat, places = out.reshape(len(summed), -1), None if rows is None else np.reshape(rows, (len(rows), -1))
            across, up = x.reshape(1, -1), y.reshape(1, -1)
            count = columns.shape[1] if places is None else len(places)
            own = None if places is None or places.shape[1] == 1 else places
            drawn = columns if places is None else columns[:, places[:, 0]]
            with np.errstate(all="ignore"):
                for chunk in chunks(across.shape[1], count):
                    taken = drawn if own is None else self.columns[:, own[:, chunk]]
                    entries = program(across[:, chunk], up[:, chunk], *taken)
                    for entry, mean, adds in zip((entries,) if alone else entries, flat, summed, strict=True):
                        mean[chunk] = total(entry) / count if adds else entry
            return out[0] if alone else tuple(out)

        return means

    def float_program(self, name: str) -> Callable[..., Results]:
        """(x, y, rows=None) on floats, rows (n,). It raises nothing: samples are worked out as arrays."""
        program = FunctionType(self.code(name), ARRAYS)
        alone, summed = name == "value", self.sums(name)
        columns, number, silent = self.columns, np.float64, np.errstate(all="ignore")
        whole = tuple(columns)

        @silent
        def means(x: float, y: float, rows: Rows = None) -> Results:
            drawn = whole if rows is None else columns[:, rows]
            count = columns.shape[1] if rows is None else len(rows)
            entries = program(number(x), number(y), *drawn)
            if alone:
                return float(running(entries)[-1]) / count if summed[0] else float(entries)
            return tuple(
                [
                    float(running(entry)[-1]) / count if adds else float(entry)
                    for entry, adds in zip(entries, summed, strict=True)
                ]
            )

        return means

    def called_program(self, name: str, called: Callable[..., Sequence[Any]]) -> Callable[..., Results]:
        """(x, y, rows=None) on symbols that stand for arrays: a call of the program on arrays, for as many entries."""
        count = len(self.trees(name))

        def asked(x: Any, y: Any, rows: Any = None) -> Results:
            parts = (x, y) if rows is None else (x, y, rows)
            if name != "value":
                return called(getattr(self.arrays, name), count, *parts)
            return called(self.value_alone, count, *parts)[0]

        return asked

    def value_alone(self, x: Array, y: Array, rows: Rows = None) -> tuple[Array]:
        """f on arrays as the one entry of a call."""
        return (self.arrays.value(x, y, rows),)

    def averaged_program(
        self, name: str, functions: Functions[Any], averaged: Callable[[Any, int], Any]
    ) -> Callable[..., Results]:
        """(x, y) on numbers that broadcast as arrays do, all samples at once: `averaged` takes what is worked out for
        them, (N, points), or (points,) where all samples have the same, and N.
        """
        program = FunctionType(self.code(name), {**SHARED, **functions})
        columns, count = self.columns[..., None], self.data.count

        def means(x: Any, y: Any) -> Results:
            entries = program(x, y, *columns)
            found = [averaged(entry, count) for entry in ((entries,) if name == "value" else entries)]
            return found[0] if name == "value" else tuple(found)

        return means

    def sample_by_sample(self, name: str, functions: Functions[Any]) -> Callable[..., Results]:
        """(x, y, rows=None) on any kind of number, one sample after another."""
        program = FunctionType(self.code(name), {**SHARED, **functions})
        alone, summed = name == "value", self.sums(name)

        def means(x: Any, y: Any, rows: Rows = None) -> Results:
            samples = (self.columns if rows is None else self.columns[:, rows]).T.tolist()
            every = [program(x, y, *sample) for sample in samples]
            by_entry = [every] if alone else list(zip(*every, strict=True))
            found = [
                add(entries) / len(samples) if adds else entries[0]
                for entries, adds in zip(by_entry, summed, strict=True)
            ]
            return found[0] if alone else tuple(found)

        return means

    def each(self, name: str, x: Array, y: Array) -> Array:
        """(entries, N, points) what a program gives for each sample, unsummed, at points x and y (points,)."""
        program, trees = FunctionType(self.code(name), ARRAYS), self.trees(name)
        out = np.empty((len(trees), self.data.count, len(x)), dtype=np.result_type(x, y))
        with np.errstate(all="ignore"):
            for chunk in chunks(len(x), self.data.count):
                entries = program(x[None, chunk], y[None, chunk], *self.columns[..., None])
                for entry, place in zip((entries,) if name == "value" else entries, out, strict=True):
                    place[:, chunk] = entry
        return out


class MeanPrograms(Generic[N]):
    """The Programs of a formula over data on one kind of number. Each is made when it is first asked for."""

    def __init__(self, over: Over, make: Callable[[str], Callable[..., Results]]) -> None:
        self._over, self._make = over, make

    @cached_property
    def value(self) -> Callable[..., N]:
        return self._make("value")

    @cached_property
    def gradient(self) -> Callable[..., tuple[N, N]]:
        return self._make("gradient")

    @cached_property
    def hessian(self) -> Callable[..., tuple[N, N, N]]:
        return self._make("hessian")

    @cached_property
    def squares(self) -> Callable[..., tuple[N, N, N]]:
        return self._make("squares")

    @cached_property
    def samples(self) -> Callable[..., tuple[N, N, N]]:
        return self._make("samples")


@lru_cache(maxsize=KEPT)
def over_data(
    formula: str,
    motion: Motion | None,
    data: Data,
    numbers: Numbers = (),
    chosen: tuple[str, ...] = (),
    positive: tuple[str, ...] = (),
) -> Over:
    """The programs of a formula over data, as it is or turned and stretched by a motion; the rest as of compiled().
    Raises FormulaError.
    """
    return Over(compiled(formula, motion, tuple(data), numbers, chosen, positive), data)


def formula_of(made: Compiled | Over) -> Compiled:
    """The formula itself, of one sample where it is over data."""
    return made.formula if isinstance(made, Over) else made


def depends(tree: Tree) -> bool:
    """Whether a tree holds a column of the data, and so differs from sample to sample."""
    return bool(columns_of(tree))


def chunks(points: int, samples: int) -> Iterator[slice]:
    """The points, as many at once as fit the cache."""
    most = max(LEAST, AT_ONCE // samples)
    return (slice(first, first + most) for first in range(0, points, most))


running = np.add.accumulate


def total(entry: Array) -> Array:
    """(points,) the sums of an entry (n, points) over the samples, one after another."""
    # One column by itself NumPy would add up in another order, as it does an array that is all in one piece.
    # From −0 on, so that a sum of nothing but −0 is −0 there too.
    sums: Array = np.add.reduce(entry, axis=0, initial=-0.0) if entry.shape[1] > 1 else running(entry, axis=0)[-1]
    return sums


def add(entries: Sequence[Any]) -> Any:
    """The sum, one after another; Python's own sum() of floats takes another way."""
    first, *rest = entries
    for entry in rest:
        first = first + entry
    return first
