"""The computation graph of a rule on a surface: both are called once with symbols, and each operation adds a node.

Equal operations on equal nodes share one node: a subexpression that the value and the gradient have in common is
computed once. Operations are never reordered, so evaluating the nodes in order gives the rule's numbers bit for bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Union

import numpy as np

from landscapes.formula.functions import FUNCTIONS
from optimizers.base import Undecided, rule_functions

ENTRIES = ("entry0", "entry1", "entry2")  # operations that take one of the several arrays that a call has given
Operand = Union["Symbol", float]


@dataclass(frozen=True)
class Node:
    """One node: an operation on earlier nodes, or a leaf that holds a number or the name of an input.

    operation  a key of fused.OPERATIONS; or "given" (an input), "number", "copy", or a key of fused.NOTES
    parts      the places in Graph.nodes of its operands
    name       of an input its name, of a number its text; of all else empty
    wide       whether its value is an array (runs,), one number for each run; else one number holds for all runs
    moving     whether its value changes from step to step
    """

    operation: str
    parts: tuple[int, ...]
    name: str
    wide: bool
    moving: bool


class Graph:
    """A list of nodes in the order of evaluation; every node stands after its operands.

    own  name of an operation -> a function of this surface alone: arrays -> several arrays
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.own: dict[str, Callable[..., Sequence[np.ndarray]]] = {}
        self._numbers: dict[tuple[str, tuple[int, ...], str], int] = {}

    def leaf(self, name: str, *, wide: bool, moving: bool) -> Symbol:
        """An input: a state of the rule, a hyperparameter, or a value that changes with the step."""
        return self._noted("given", (), name, wide, moving)

    def number(self, value: float) -> Symbol:
        """A constant. Its text is the key of its node, because -0.0 equals 0.0 and NaN differs from itself."""
        return self._noted("number", (), repr(float(value)), False, False)

    def apply(self, operation: str, *parts: Operand) -> Symbol:
        """The result of an operation on symbols and plain numbers."""
        symbols = [part if isinstance(part, Symbol) else self.number(part) for part in parts]
        nodes = [self.nodes[symbol.at] for symbol in symbols]
        places = tuple(symbol.at for symbol in symbols)
        return self._noted(operation, places, "", any(n.wide for n in nodes), any(n.moving for n in nodes))

    def called(self, function: Callable[..., Sequence[np.ndarray]], count: int, *parts: Symbol) -> tuple[Symbol, ...]:
        """The `count` entries of what a function of arrays gives; it is called once for all of them, and once for equal
        parts.
        """
        name = next((known for known, own in self.own.items() if own == function), f"own{len(self.own)}")
        self.own[name] = function
        places = tuple(part.at for part in parts)
        whole = self._noted(name, places, "", False, any(self.nodes[place].moving for place in places))
        # What the function was given may be what it gives, so its buffers must not be used again before that is taken.
        taken = (whole.at, *places)
        return tuple(self._noted(entry, taken, "", True, self.nodes[whole.at].moving) for entry in ENTRIES[:count])

    def copied(self, symbol: Symbol) -> Symbol:
        """A copy of a value as an array (runs,) of its own, which no other node shares."""
        self.nodes.append(Node("copy", (symbol.at,), "", True, True))
        return Symbol(self, len(self.nodes) - 1)

    def note(self, operation: str, *symbols: Symbol) -> None:
        """Adds an action on these values, a key of fused.NOTES; it is carried out as soon as they are computed."""
        self.nodes.append(Node(operation, tuple(symbol.at for symbol in symbols), "", False, True))

    def _noted(self, operation: str, parts: tuple[int, ...], name: str, wide: bool, moving: bool) -> Symbol:
        key = (operation, parts, name)
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(Node(operation, parts, name, wide, moving))
        return Symbol(self, self._numbers[key])

    @property
    def functions(self) -> dict[str, Callable[..., Symbol]]:
        """The functions that rules and formulas call, by name, in a form that takes symbols."""

        def function(operation: str) -> Callable[..., Symbol]:
            return lambda *parts: self.apply(operation, *parts)

        of_rules = {name: function(name) for name in ("sqrt", "sign", "maximum", "minimum", "where")}
        of_formulas = {name: function(name) for name in FUNCTIONS} | {"power": function("power")}
        more = {"fill": lambda x, value: self.number(value), "called": self.called}
        return rule_functions(of_rules) | of_formulas | more


def _operator(operation: str, *, turned: bool = False) -> Callable[[Symbol, Operand], Symbol]:
    def applied(self: Symbol, other: Operand) -> Symbol:
        return self.graph.apply(operation, *((other, self) if turned else (self, other)))

    return applied


class Symbol:
    """A value that the rule computes with before it is known: the node at place `at` of a graph.

    bool() raises Undecided: which way an `if` goes cannot be told before the numbers are known.
    """

    __slots__ = ("at", "graph")

    def __init__(self, graph: Graph, at: int):
        self.graph, self.at = graph, at

    __add__, __radd__ = _operator("add"), _operator("add", turned=True)
    __sub__, __rsub__ = _operator("subtract"), _operator("subtract", turned=True)
    __mul__, __rmul__ = _operator("multiply"), _operator("multiply", turned=True)
    __truediv__, __rtruediv__ = _operator("divide"), _operator("divide", turned=True)
    __gt__, __ge__, __lt__, __le__ = map(_operator, ("greater", "greater_equal", "less", "less_equal"))
    __and__, __or__ = _operator("logical_and"), _operator("logical_or")

    def __neg__(self) -> Symbol:
        return self.graph.apply("negative", self)

    def __pos__(self) -> Symbol:
        return self

    def __abs__(self) -> Symbol:
        return self.graph.apply("absolute", self)

    def __bool__(self) -> bool:
        raise Undecided
