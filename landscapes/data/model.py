"""The model that a loss fits to data, read off its formula: in (t - (w*u + b))^2 it is w*u + b, and t its target.

The model is the largest part of the formula that holds weights and not the target, and without which no weight is left.
What the loss adds for the weights alone, as in … + 0.1*w^2, is its penalty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from types import FunctionType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from landscapes.data.data import Data
from landscapes.data.data_set import TARGET
from landscapes.formula.arithmetic import Tree, folded
from landscapes.formula.functions import VARIABLES
from landscapes.formula.numbers import Array
from landscapes.formula.programs import ARRAYS, compiled_code
from landscapes.formula.scope import columns_of, leaf, leaves, replaced
from landscapes.formula.stable import stable

OUTPUT = "output"  # what the tree of a loss calls the model's output
KEPT = 64
# Outputs at which two losses are compared: both signs, from tiny to huge.
SIZES = np.logspace(-6, 6, 97)
OUTPUTS = np.concatenate([-SIZES[::-1], [0.0], SIZES])


@dataclass(frozen=True, eq=False)
class Model:
    """A model in two weights, and the loss of its output.

    output: its tree, in the weights x and y and the columns. target: the column that it is fitted to. inputs: the
    columns that its output depends on. loss: the tree of a sample's loss, in which OUTPUT stands for the output.
    penalty: the tree of what the loss adds for the weights alone; 0 where it adds nothing.
    """

    output: Tree
    target: str
    inputs: tuple[str, ...]
    loss: Tree
    penalty: Tree
    data: Data

    def outputs(self, weights: ArrayLike, inputs: Mapping[str, ArrayLike]) -> Array:
        """(..., n) the outputs for weights (..., 2) at inputs, column -> (n,)."""
        x, y = np.moveaxis(np.asarray(weights, dtype=np.float64)[..., None, :], -1, 0)
        columns = [np.asarray(inputs[name], dtype=np.float64) for name in self.inputs]
        with np.errstate(all="ignore"):
            found: Array = self._program(x, y, *columns)
        return np.broadcast_to(found, np.broadcast_shapes(found.shape, *(column.shape for column in columns)))

    def slopes(self, weights: ArrayLike) -> Array:
        """(N, 2) the derivatives of the samples' outputs by the weights (2,)."""
        x, y = np.broadcast_to(np.asarray(weights, dtype=np.float64)[:, None], (2, self.data.count))
        with np.errstate(all="ignore"):
            return np.stack(self._slopes(x, y, *(self.data[name] for name in self.inputs)), axis=-1)

    def losses(self, outputs: ArrayLike, columns: Mapping[str, ArrayLike]) -> Array:
        """The losses of outputs, with these numbers in the columns; all of shapes that go together."""
        with np.errstate(all="ignore"):
            return np.asarray(self._loss(np.asarray(outputs, dtype=np.float64), *self._taken(columns)))

    def loss_slopes(self, outputs: ArrayLike, columns: Mapping[str, ArrayLike]) -> Array:
        """l′, the derivatives of the losses by the outputs."""
        with np.errstate(all="ignore"):
            return np.asarray(self._loss_slope(np.asarray(outputs, dtype=np.float64), *self._taken(columns)))

    def _taken(self, columns: Mapping[str, ArrayLike]) -> list[Array]:
        return [np.asarray(columns[name], dtype=np.float64) for name in columns_of(self.loss)]

    @cached_property
    def _program(self) -> FunctionType:
        return program([folded(self.output)], (*VARIABLES, *map(leaf, self.inputs)))

    @cached_property
    def _slopes(self) -> FunctionType:
        from landscapes.formula.derivatives import gradient  # it loads SymPy, which takes a third of a second

        return program(gradient(self.output), (*VARIABLES, *map(leaf, self.inputs)))

    @cached_property
    def _loss(self) -> FunctionType:
        return program([folded(self.loss)], (OUTPUT, *map(leaf, columns_of(self.loss))))

    @cached_property
    def _loss_slope(self) -> FunctionType:
        from landscapes.formula.derivatives import gradient

        by_output: Tree = gradient(replaced(self.loss, {OUTPUT: VARIABLES[0]}))[0]
        return program([by_output], (VARIABLES[0], *map(leaf, columns_of(self.loss))))

    @cached_property
    def classes(self) -> tuple[float, float] | None:
        """The two values of the target, the lower one first; None where it has more or fewer: then it is a number."""
        values = np.unique(self.data[self.target])
        return (float(values[0]), float(values[1])) if len(values) == 2 else None

    @cached_property
    def level(self) -> float | None:
        """The output at which the loss prefers neither class: half way for squares, 0 for log-losses. None for numbers,
        and where there is no one such output.
        """
        if self.classes is None or set(columns_of(self.loss)) != {self.target}:
            return None
        low, high = self.classes

        def preference(output: Array) -> Array:
            """How much larger the loss is with the higher class."""
            with np.errstate(all="ignore"):
                return self.losses(output, {self.target: high}) - self.losses(output, {self.target: low})

        middle = (low + high) / 2
        outputs = np.unique([*OUTPUTS, *(middle + OUTPUTS * (high - low))])
        found = preference(outputs)
        outputs, found = outputs[np.isfinite(found)], found[np.isfinite(found)]
        exact = outputs[found == 0]
        if len(exact) == 1:
            return float(exact[0])
        crossed = np.flatnonzero(np.diff(np.sign(found)))
        return None if len(exact) or len(crossed) != 1 else bisected(preference, *outputs[crossed[0] :][:2])


def program(trees: Sequence[Tree], arguments: Sequence[str]) -> FunctionType:
    """The program of some trees on arrays."""
    return FunctionType(compiled_code(trees, arguments=arguments), ARRAYS)


def bisected(function: Callable[[Any], Array], low: float, high: float) -> float:
    """Where a function of floats changes its sign between two of them."""
    sign = np.sign(function(low))
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if np.sign(function(middle)) == sign else (low, middle)
    return float(high)


@lru_cache(maxsize=KEPT)
def model_of(tree: Tree, data: Data) -> Model | None:
    """The model of a loss over data by the tree of one sample as it is written; None where that does not show it."""
    penalty, loss = parted(tree)
    for target in sorted(columns_of(loss), key=lambda name: name != TARGET):
        for form in dict.fromkeys((loss, gathered(loss, leaf(target)))):
            for part in sorted(set(candidates(form, leaf(target))), key=size, reverse=True):
                left = replaced(form, {part: OUTPUT})
                if not holds_weights(left):
                    inputs = tuple(name for name in data if name in columns_of(part))
                    return Model(stable(part), target, inputs, stable(left), stable(penalty), data)
    return None


def parted(tree: Tree) -> tuple[Tree, Tree]:
    """The terms of a loss that hold weights and no column, and the others, each as one tree."""
    terms = [(holds_weights(term) and not columns_of(term), (sign, term)) for sign, term in terms_of(tree)]
    return joined([term for alone, term in terms if alone]), joined([term for alone, term in terms if not alone])


Signed = tuple[int, Tree]  # 1 or -1, and a term


def terms_of(tree: Tree, sign: int = 1) -> Iterator[Signed]:
    """The terms of a sum with their signs; of anything else, itself."""
    match tree:
        case ("+", left, right):
            yield from terms_of(left, sign)
            yield from terms_of(right, sign)
        case ("-", left, right):
            yield from terms_of(left, sign)
            yield from terms_of(right, -sign)
        case ("neg", inside):
            yield from terms_of(inside, -sign)
        case _:
            yield sign, tree


def joined(terms: list[Signed]) -> Tree:
    """The sum of some terms; 0 of none."""
    if not terms:
        return 0
    (sign, first), *rest = terms
    start: Tree = first if sign > 0 else ("neg", first)
    return reduce(lambda total, term: ("+" if term[0] > 0 else "-", total, term[1]), rest, start)


def gathered(tree: Tree, target: str) -> Tree:
    """The same tree with those terms of each sum that are not about the target brought together: t - w*u - b becomes
    t - (w*u + b).
    """
    if not isinstance(tree, tuple):
        return tree
    if tree[0] not in ("+", "-", "neg"):
        return (tree[0], *(gathered(part, target) for part in tree[1:]))
    terms = [(sign, gathered(term, target)) for sign, term in terms_of(tree)]
    own = [term for term in terms if not has(term[1], target)]
    if len(own) == len(terms) or not any(holds_weights(term) for _, term in own):
        return joined(terms)
    sign = own[0][0]
    others = [term for term in terms if has(term[1], target)]
    return joined([*others, (sign, joined([(sign * each, term) for each, term in own]))])


def candidates(tree: Tree, target: str) -> Iterator[Tree]:
    """The parts of a tree that hold weights and a column, and not the target."""
    if isinstance(tree, tuple):
        if holds_weights(tree) and columns_of(tree) and not has(tree, target):
            yield tree
        for part in tree[1:]:
            yield from candidates(part, target)


def has(tree: Tree, name: str) -> bool:
    return name in leaves(tree)


def holds_weights(tree: Tree) -> bool:
    return any(name in VARIABLES for name in leaves(tree))


def size(tree: Tree) -> int:
    return 1 + sum(map(size, tree[1:])) if isinstance(tree, tuple) else 1
