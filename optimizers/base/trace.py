"""One step of a rule, line by line: what every line was made from and what it gave.

The lines are those that are typeset; they are run one after the other, with the rule's own functions, so the last of
them gives bitwise what the rule returns.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from optimizers.base.latex import ATOM, Typesetter, Written, number
from optimizers.base.reading import Line, read

Paint = Callable[[str, str], str]  # (name, LaTeX) -> LaTeX, in the colour of that name


def unpainted(name: str, latex: str) -> str:
    return latex


@dataclass(frozen=True, eq=False)
class Taken:
    """A line as it was taken: the numbers of the names in it, and the number of each of its targets afterwards."""

    line: Line
    known: Mapping[str, Any]
    values: tuple[Any, ...]

    def numbers(self, paint: Paint = unpainted) -> str:
        """The line's right-hand side as LaTeX, each name replaced by its number."""
        return Typesetter(lambda name: self._number(name, paint), times=r" \cdot ")(self.line.value)

    def results(self, paint: Paint = unpainted) -> str:
        """What the line gave, as LaTeX: a number, a vector or a symmetric matrix."""
        found = dict(zip(self.line.targets, self.values, strict=True))
        return Typesetter(lambda name: (paint(name, number(found[name])[0]), ATOM)).targets(self.line)

    def _number(self, name: str, paint: Paint) -> Written:
        if name not in self.known:
            return name, ATOM
        text, tightness = number(self.known[name])
        return paint(name, text), tightness


@dataclass(frozen=True, eq=False)
class Trace:
    """A step as it was taken: its lines, and what every name stands for after the last of them."""

    lines: tuple[Taken, ...]
    names: Mapping[str, Any]


def trace(rule: Callable, arguments: Mapping[str, Any]) -> Trace:
    """Takes one step of `rule` with these arguments, all by name. Raises what the rule raises."""
    names = dict(arguments)
    lines = []
    for line in read(rule):
        known = {name: names[name] for name in line.names if name in names}
        exec(line.code, rule.__globals__, names)
        lines.append(Taken(line, known, tuple(names[name] for name in line.targets)))
    return Trace(tuple(lines), names)
