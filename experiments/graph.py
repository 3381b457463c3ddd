"""What a rule and a surface work out, as a graph: they are called once with symbols, and every operation is noted.

What is worked out twice, as by a gradient and its value, or along x and along y, becomes one node. Nothing is
rearranged, so whoever carries out the nodes one by one gets the rule's own numbers, bit for bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from landscapes.formula.functions import FUNCTIONS
from optimizers.base import Undecided, rule_functions


@dataclass(frozen=True)
class Node:
    """An operation on earlier nodes, or a leaf with a name or a number.

    wide    it has a number for each run, (runs,); else one for all
    moving  it changes from step to step
    """

    operation: str
    parts: tuple[int, ...]
    name: Any
    wide: bool
    moving: bool


class Graph:
    """Nodes in the order in which they are worked out; equal ones share a number."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._numbers: dict[tuple, int] = {}

    def leaf(self, name: Any, *, wide: bool, moving: bool) -> Symbol:
        """A number that is given: a state, a hyperparameter, or what changes with the step."""
        return self._noted("given", (), name, wide, moving)

    def number(self, value: float) -> Symbol:
        # As text, because -0.0 equals 0.0 and nan differs from itself.
        return self._noted("number", (), repr(float(value)), False, False)

    def apply(self, operation: str, *parts: Any) -> Symbol:
        symbols = [part if isinstance(part, Symbol) else self.number(part) for part in parts]
        nodes = [self.nodes[symbol.at] for symbol in symbols]
        places = tuple(symbol.at for symbol in symbols)
        return self._noted(operation, places, None, any(n.wide for n in nodes), any(n.moving for n in nodes))

    def copied(self, symbol: Symbol) -> Symbol:
        """The same numbers once more, one for each run, in a place of their own."""
        self.nodes.append(Node("copy", (symbol.at,), None, True, True))
        return Symbol(self, len(self.nodes) - 1)

    def note(self, operation: str, *symbols: Symbol) -> None:
        """Something to be done with these numbers as soon as they are there."""
        self.nodes.append(Node(operation, tuple(symbol.at for symbol in symbols), None, False, True))

    def _noted(self, operation: str, parts: tuple[int, ...], name: Any, wide: bool, moving: bool) -> Symbol:
        key = (operation, parts, name)
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(Node(operation, parts, name, wide, moving))
        return Symbol(self, self._numbers[key])

    @property
    def functions(self) -> dict[str, Any]:
        """What rules and formulas may call on symbols, by name."""

        def function(operation: str) -> Any:
            return lambda *parts: self.apply(operation, *parts)

        of_rules = {name: function(name) for name in ("sqrt", "sign", "maximum", "minimum", "where")}
        of_formulas = {name: function(name) for name in FUNCTIONS} | {"power": function("power")}
        return rule_functions(of_rules) | of_formulas | {"fill": lambda x, value: self.number(value)}


def _operator(operation: str, *, turned: bool = False) -> Any:
    def applied(self: Symbol, other: Any) -> Symbol:
        return self.graph.apply(operation, *((other, self) if turned else (self, other)))

    return applied


class Symbol:
    """A number that is not known yet."""

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
