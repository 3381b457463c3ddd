"""Writes a step's graph out as a loop of NumPy calls that work in place, in as few buffers as it takes.

A buffer is used again as soon as what is in it has been used for the last time, so that all of a block stays in the
processor's cache; what does not change from step to step is worked out once. Gradient descent's loop on x² + y² reads

    def stretch(kept, constants, rows, level, near, near_to, keep):
        (v0, v1, v2, v3, v4, v5, v6, ) = kept
        (c2, c15, ) = constants
        for j, () in enumerate(rows):
            multiply(c2, v1, v3)                      # the gradient, 2x
            multiply(c2, v2, v4)                      # and 2y
            for take in keep[j]: take(v1, v2)         # whoever keeps this point
            multiply(v3, v3, v5)
            multiply(v4, v4, v6)
            add(v5, v6, v6)
            less_equal(v6, FLAT, level[j])            # where the ground is level
            multiply(v1, v1, v6)
            multiply(v2, v2, v5)
            add(v6, v5, v5)
            maximum(v0, v5, out=v5)                   # how far out it has been
            multiply(c15, v3, v3)
            subtract(v1, v3, v3)                      # x − lr g
            multiply(c15, v4, v4)
            subtract(v2, v4, v4)
            v0, v1, v2, v3, v4, v5 = v5, v3, v4, v2, v1, v0
        return [v0, v1, v2, v3, v4, v5, v6]

The buffers change hands by name alone: nothing is copied at the end of a step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from experiments.engine.outcomes import TOLERANCE
from experiments.engine.walking.graph import Node, Symbol
from experiments.engine.walking.traced import Given, Kept, Traced, traced
from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.programs import POWER
from optimizers import Optimizer

TRUTHS = ("greater", "greater_equal", "less", "less_equal", "logical_and", "logical_or")
ARITHMETIC = ("add", "subtract", "multiply", "divide", "negative", "absolute", "sqrt", "sign", "maximum", "minimum")
OPERATIONS: dict[str, Callable] = {
    **{name: function.array for name, function in FUNCTIONS.items()},
    **{name: getattr(np, name) for name in (*ARITHMETIC, *TRUTHS, "where")},
    "power": POWER,
}
BY_KEYWORD = (np.maximum, np.minimum)  # which take their buffer by no other way
NOTES = {
    "level": "less_equal({}, FLAT, level[j])",
    "near": "less_equal({}, near_to, near[j])",
    "keep": "for take in keep[j]: take({})",
}


@dataclass(frozen=True, eq=False)
class Fused:
    """A step's loop.

    kept       what goes from step to step, by name, in order: states, running products, the total, the lowest
    wide       of each, whether it has a number for each run
    buffers    how many more arrays (runs,) the loop works in
    constants  hyperparameters -> what does not change, as stretch() takes it
    rows       the names of what each step brings, in order
    stretch    (kept and buffers, constants, rows, level, near, near_to, keep) -> kept and buffers
    cost       value, gradient and Hessian evaluations of a step
    calm       name -> while what is kept under it is no more than this, nothing was out of bounds
    """

    kept: dict[str, Kept]
    wide: tuple[bool, ...]
    buffers: int
    constants: Callable[[dict[str, Any]], list]
    rows: tuple[str, ...]
    stretch: Callable
    cost: tuple[int, ...]
    calm: dict[str, float]


@lru_cache(maxsize=256)
def fused(method: Optimizer, surface: Any, given: Given) -> Fused | None:
    """The loop of a method on a surface; None for a rule with loops of its own, which differ from run to run."""
    if not hasattr(surface, "over"):
        return None
    step = traced(method, surface, given)
    return _Writer(step).written() if step else None


class _Writer:
    def __init__(self, step: Traced) -> None:
        self.step = step
        self.ends: list[int] = []
        for name in step.kept:
            self.ends.append(self.end(name))
        self.nodes = step.graph.nodes  # after ends, which may add some
        self.last = self.last_uses()
        self.constants = [at for at, node in enumerate(self.nodes) if self.last[at] and not node.moving]
        self.names: dict[int, str] = {at: f"c{at}" for at in self.constants}
        self.lines: list[str] = []
        self.free: list[str] = []
        self.buffers = 0

    def end(self, name: str) -> int:
        """The node that a kept number becomes, in a place of its own."""
        kept, graph = self.step.kept[name], self.step.graph
        node = graph.nodes[kept.after.at]
        if graph.nodes[kept.before.at].wide and (kept.after.at in self.ends or not node.wide or not node.moving):
            return graph.copied(kept.after).at
        return kept.after.at

    def last_uses(self) -> list[int]:
        """Of each node the place where it is used for the last time; 0 where nothing needs it."""
        last = [0] * len(self.nodes)
        for at in self.ends:
            last[at] = len(self.nodes)
        for at in range(len(self.nodes) - 1, -1, -1):
            if last[at] or self.nodes[at].operation in NOTES:
                for part in self.nodes[at].parts:
                    last[part] = max(last[part], at)
        return last

    def written(self) -> Fused:
        for name, kept in zip(self.every(), self.step.kept.values(), strict=False):
            self.names[kept.before.at] = name
            if not self.last[kept.before.at] and self.is_wide(kept.before):
                self.free.append(name)
        for symbol in self.step.rows.values():
            self.names[symbol.at] = f"r{symbol.at}"
        for at, node in enumerate(self.nodes):
            if node.moving and node.operation != "given" and (self.last[at] or node.operation in NOTES):
                self.write(at, node)
        namespace: dict[str, Any] = {**OPERATIONS, "copyto": np.copyto, "FLAT": TOLERANCE**2}
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
        if operation == "copy":
            return f"copyto({buffer}, {parts})"
        if operation == "where":
            return f"{buffer} = where({parts})"
        return f"{operation}({parts}, {'out=' if OPERATIONS[operation] in BY_KEYWORD else ''}{buffer})"

    def release(self, part: int, at: int) -> None:
        """What is used here for the last time leaves its buffer to the next."""
        name = self.names[part]
        if self.last[part] == at and name.startswith("v") and name not in self.free:
            self.free.append(name)

    def buffer(self) -> str:
        if self.free:
            return self.free.pop()
        self.buffers += 1
        return f"v{len(self.step.kept) + self.buffers - 1}"

    def every(self) -> list[str]:
        """The names of what is kept, k for a number and v for an array, and of the buffers."""
        kept = self.step.kept.values()
        names = [f"{'v' if self.is_wide(one.before) else 'k'}{place}" for place, one in enumerate(kept)]
        return names + [f"v{len(names) + place}" for place in range(self.buffers)]

    def source(self) -> str:
        every = self.every()
        ends = [self.names[at] for at in self.ends]
        moved = dict(zip(every, ends, strict=False))
        # What was kept in is free where its successor stands in a buffer; each such buffer takes one of them instead.
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
            "def stretch(kept, constants, rows, level, near, near_to, keep):\n"
            f"    ({', '.join(every)}, ) = kept\n"
            f"    ({constants}) = constants\n"
            f"    for j, ({rows}) in enumerate(rows):\n"
            f"{body}"
            f"    return [{', '.join(every)}]\n"
        )

    def is_wide(self, symbol: Symbol) -> bool:
        return self.nodes[symbol.at].wide

    def constant_values(self, hypers: dict[str, Any]) -> list:
        """What does not change, in the loop's order."""
        found: dict[int, Any] = {}
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
