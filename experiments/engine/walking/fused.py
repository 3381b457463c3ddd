"""Writes the graph of a step as a loop of NumPy calls that work in place, in as few buffers as possible.

A buffer is used again as soon as its value has been read for the last time, so that all arrays of a block stay in the
processor's cache. Values that do not change from step to step are computed once. For gradient descent on x² + y² the
written loop is:

    def stretch(kept, constants, rows, near, near_to, keep):
        (v0, v1, v2, v3, v4, v5, v6, ) = kept
        (c2, c15, ) = constants
        for j, () in enumerate(rows):
            multiply(c2, v1, v3)                      # the gradient, 2x
            multiply(c2, v2, v4)                      # and 2y
            for take in keep[j]: take(v1, v2)         # each recorder of this point
            multiply(v1, v1, v6)
            multiply(v2, v2, v5)
            add(v6, v5, v5)
            maximum(v0, v5, out=v5)                   # the farthest from the origin so far, squared
            multiply(c15, v3, v3)
            subtract(v1, v3, v3)                      # x − lr g
            multiply(c15, v4, v4)
            subtract(v2, v4, v4)
            v0, v1, v2, v3, v4, v5 = v5, v3, v4, v2, v1, v0
        return [v0, v1, v2, v3, v4, v5, v6]

The last line of the loop gives the buffers their names for the next step: nothing is copied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from experiments.engine.race import Table
from experiments.engine.walking.graph import ENTRIES, Node, Symbol
from experiments.engine.walking.traced import Given, Kept, Traced, traced
from landscapes import Surface
from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.numbers import Values
from landscapes.formula.programs import POWER
from optimizers import Optimizer

TRUTHS = ("greater", "greater_equal", "less", "less_equal", "logical_and", "logical_or")
ARITHMETIC = ("add", "subtract", "multiply", "divide", "negative", "absolute", "sqrt", "sign", "maximum", "minimum")
OPERATIONS: dict[str, Callable[..., Values]] = {
    **{name: function.array for name, function in FUNCTIONS.items()},
    **{name: getattr(np, name) for name in (*ARITHMETIC, *TRUTHS, "where")},
    "power": POWER,
}
Hypers = Mapping[str, float | np.ndarray | Table]  # as in Batch
BY_KEYWORD = (np.maximum, np.minimum)  # these accept their buffer only as out=
# The actions of Graph.note(): near writes a truth for each run into row j of an array, keep calls those that record the
# point.
NOTES = {
    "near": "less_equal({}, near_to, near[j])",
    "keep": "for take in keep[j]: take({})",
}


@dataclass(frozen=True, eq=False)
class Fused:
    """The loop of a method on a surface, ready to be called.

    kept       name -> a value that one step hands on to the next (states, running products, what Watch needs), in order
    wide       of each kept value, whether it is an array (runs,); else it is one number
    buffers    how many arrays (runs,) the loop needs besides
    constants  hyperparameters by name -> the list of values that do not change, which stretch() takes
    rows       the names of the values in each row, in order
    stretch    takes (kept values and buffers, constants, rows, near, near_to, keep), takes one step for each of the
               rows, and returns the kept values and buffers. Step j writes into near[j] (runs,) whether f is at or
               below near_to at the point it leaves, and calls each function of keep[j] with x and y (runs,)
    cost       value, gradient and Hessian evaluations of a step
    calm       name of a kept value -> the largest it can be as long as no step was out of bounds
    """

    kept: dict[str, Kept]
    wide: tuple[bool, ...]
    buffers: int
    constants: Callable[[Hypers], list[Values]]
    rows: tuple[str, ...]
    stretch: Callable[..., list[Values]]
    cost: tuple[int, ...]
    calm: dict[str, float]


@lru_cache(maxsize=256)
def fused(method: Optimizer, surface: Surface, given: Given) -> Fused | None:
    """The loop of a method on a surface; None for a rule that cannot be traced, and for a surface without a formula."""
    if not hasattr(surface, "over"):
        return None
    step = traced(method, surface, given)
    return _Writer(step).written() if step else None


class _Writer:
    """Writes the loop of one graph, node by node.

    ends       the place among the nodes of each kept value at the end of a step
    last       of each node, the place of the node that reads it last; 0 where nothing does
    constants  the places of the nodes that are computed once, before the loop
    names      place of a node -> its name in the source: c constant, r of a row, n number, k kept number, v array
    lines      the lines of the loop so far
    free       the arrays that may be overwritten
    buffers    how many arrays were added besides the kept ones
    """

    def __init__(self, step: Traced) -> None:
        self.step = step
        self.ends: list[int] = []
        for name in step.kept:
            self.ends.append(self.end(name))
        self.nodes = step.graph.nodes  # read after end(), which may add nodes
        self.last = self.last_uses()
        self.constants = [at for at, node in enumerate(self.nodes) if self.last[at] and not node.moving]
        self.names: dict[int, str] = {at: f"c{at}" for at in self.constants}
        self.lines: list[str] = []
        self.free: list[str] = []
        self.buffers = 0

    def end(self, name: str) -> int:
        """The place of the node that a kept value has become when a step ends; a copy, where it needs its own array."""
        kept, graph = self.step.kept[name], self.step.graph
        node = graph.nodes[kept.after.at]
        if graph.nodes[kept.before.at].wide and (kept.after.at in self.ends or not node.wide or not node.moving):
            return graph.copied(kept.after).at
        return kept.after.at

    def last_uses(self) -> list[int]:
        """Of each node, the place of the node that reads it last; 0 where nothing reads it."""
        last = [0] * len(self.nodes)
        for at in self.ends:
            last[at] = len(self.nodes)
        for at in range(len(self.nodes) - 1, -1, -1):
            if last[at] or self.nodes[at].operation in NOTES:
                for part in self.nodes[at].parts:
                    last[part] = max(last[part], at)
        return last

    def written(self) -> Fused:
        """Writes every line, compiles the source, and returns the loop."""
        for name, kept in zip(self.every(), self.step.kept.values(), strict=False):
            self.names[kept.before.at] = name
            if not self.last[kept.before.at] and self.is_wide(kept.before):
                self.free.append(name)
        for symbol in self.step.rows.values():
            self.names[symbol.at] = f"r{symbol.at}"
        for at, node in enumerate(self.nodes):
            if node.moving and node.operation != "given" and (self.last[at] or node.operation in NOTES):
                self.write(at, node)
        namespace: dict[str, Any] = {**OPERATIONS, **self.step.graph.own, "copyto": np.copyto}
        exec(compile(self.source(), "<stretch>", "exec"), namespace)
        return Fused(
            kept=self.step.kept,
            wide=tuple(self.is_wide(kept.before) for kept in self.step.kept.values()),
            buffers=self.buffers,
            constants=self.constant_values,
            rows=tuple(self.step.rows),
            stretch=namespace["stretch"],
            cost=self.step.cost,
            calm=self.step.calm,
        )

    def write(self, at: int, node: Node) -> None:
        """Writes the line of one node and gives its value a name."""
        parts = ", ".join(self.names[part] for part in node.parts)
        for part in node.parts:
            self.release(part, at)
        if node.operation in NOTES:
            self.lines.append(NOTES[node.operation].format(parts))
        elif not node.wide or node.operation in TRUTHS:
            self.names[at] = f"n{at}"
            self.lines.append(f"n{at} = {node.operation}({parts})")
        else:
            self.names[at] = buffer = self.buffer()
            self.lines.append(self.in_place(node.operation, parts, buffer))

    def in_place(self, operation: str, parts: str, buffer: str) -> str:
        """The call that computes an operation into a buffer; one that is no function of NumPy's inner loops, as where,
        has no such form and makes a new array.
        """
        if operation == "copy":
            return f"copyto({buffer}, {parts})"
        if operation in ENTRIES:
            return f"copyto({buffer}, {parts.partition(',')[0]}[{ENTRIES.index(operation)}])"
        if operation in OPERATIONS and not isinstance(OPERATIONS[operation], np.ufunc):
            return f"{buffer} = {operation}({parts})"
        return f"{operation}({parts}, {'out=' if OPERATIONS.get(operation) in BY_KEYWORD else ''}{buffer})"

    def release(self, part: int, at: int) -> None:
        """Frees the buffer of a node, where the node at place `at` is the last that reads it."""
        name = self.names[part]
        if self.last[part] == at and name.startswith("v") and name not in self.free:
            self.free.append(name)

    def buffer(self) -> str:
        """The name of an array that may be overwritten."""
        if self.free:
            return self.free.pop()
        self.buffers += 1
        return f"v{len(self.step.kept) + self.buffers - 1}"

    def every(self) -> list[str]:
        """The names of the kept values (k for a number, v for an array), then those of the buffers."""
        kept = self.step.kept.values()
        names = [f"{'v' if self.is_wide(one.before) else 'k'}{place}" for place, one in enumerate(kept)]
        return names + [f"v{len(names) + place}" for place in range(self.buffers)]

    def source(self) -> str:
        """The source of stretch(): the lines, then one assignment that renames the arrays for the next step."""
        every = self.every()
        ends = [self.names[at] for at in self.ends]
        moved = dict(zip(every, ends, strict=False))
        # Where the next value of a kept array stands in a buffer, the two change roles: the array becomes the buffer.
        spare = [name for name in every[: len(ends)] if name.startswith("v") and name not in ends]
        for name in every[len(ends) :]:
            moved[name] = spare.pop() if name in ends else name
        changes = [(name, now) for name, now in moved.items() if name != now]
        lines = list(self.lines)
        if changes:
            lines.append(f"{', '.join(name for name, _ in changes)} = {', '.join(now for _, now in changes)}")
        rows = "".join(f"{self.names[symbol.at]}, " for symbol in self.step.rows.values())
        constants = "".join(f"c{at}, " for at in self.constants)
        body = "".join(f"        {line}\n" for line in lines)
        return (
            "def stretch(kept, constants, rows, near, near_to, keep):\n"
            f"    ({', '.join(every)}, ) = kept\n"
            f"    ({constants}) = constants\n"
            f"    for j, ({rows}) in enumerate(rows):\n"
            f"{body}"
            f"    return [{', '.join(every)}]\n"
        )

    def is_wide(self, symbol: Symbol) -> bool:
        return self.nodes[symbol.at].wide

    def constant_values(self, hypers: Hypers) -> list[Values]:
        """The values that do not change from step to step, in the order in which stretch() takes them."""
        found: dict[int, Values] = {}
        for at in self.constants:
            node = self.nodes[at]
            match node.operation:
                case "given":
                    found[at] = np.asarray(hypers[node.name])
                case "number":
                    found[at] = np.asarray(float(node.name))
                case operation:
                    with np.errstate(all="ignore"):
                        found[at] = np.asarray(OPERATIONS[operation](*(found[part] for part in node.parts)))
        return list(found.values())
