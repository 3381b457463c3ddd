"""One step of a rule, taken line by line: the numbers that went into each line, and those that came out.

The lines are those that are typeset. They are run one after the other, with the functions that the rule itself calls,
so the last of them give the same bits as the rule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from optimizers.base.arithmetic import Number, Rule
from optimizers.base.latex import ATOM, Typesetter, Written, number
from optimizers.base.lines import Line, lines_of

Argument = Any  # a Number, or f, the Oracle
Paint = Callable[[str, str], str]  # (name, LaTeX) -> LaTeX, in the colour of that name


def unpainted(name: str, latex: str) -> str:
    return latex


@dataclass(frozen=True, eq=False)
class Taken:
    """A line as it was taken.

    known   name in the line's value -> the number that it had
    values  of each target, what it was set to
    """

    line: Line
    known: Mapping[str, Number]
    values: tuple[Number, ...]

    def numbers(self, paint: Paint = unpainted) -> str:
        """The line's right-hand side as LaTeX, each name replaced by its number."""
        return Typesetter(lambda name: self._number(name, paint), times=r" \cdot ")(self.line.value)

    def results(self, paint: Paint = unpainted) -> str:
        """What the line's targets were set to, as LaTeX: a number, a vector or a symmetric matrix."""
        found = dict(zip(self.line.targets, self.values, strict=True))
        return Typesetter(lambda name: (paint(name, number(found[name])[0]), ATOM)).targets(self.line)

    def _number(self, name: str, paint: Paint) -> Written:
        if name not in self.known:
            return name, ATOM
        text, tightness = number(self.known[name])
        return paint(name, text), tightness


@dataclass(frozen=True, eq=False)
class Trace:
    """A step as it was taken.

    lines  in their order
    names  name -> what it stands for after the last line: a number, or for f the Oracle
    """

    lines: tuple[Taken, ...]
    names: Mapping[str, Argument]


def trace(rule: Rule, arguments: Mapping[str, Argument]) -> Trace:
    """Takes one step of `rule`; `arguments` are all of its arguments by name. Raises what the rule raises."""
    names = dict(arguments)
    lines = []
    for line in lines_of(rule):
        known = {name: names[name] for name in line.names if name in names}
        exec(line.code, rule.__globals__, names)
        lines.append(Taken(line, known, tuple(names[name] for name in line.targets)))
    return Trace(tuple(lines), names)
