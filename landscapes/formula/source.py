"""Trees into one Python function; the same source serves NumPy arrays and plain floats. Over data its arguments are
x, y and the columns, and what it works out is that of one sample.

Whole powers become products and half powers square roots, which round alike everywhere. What occurs twice is worked
out once: nodes are numbered, and equal nodes share a number. Only names of the function table, x, y and numbers are
ever written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from landscapes.formula.arithmetic import Tree, apply
from landscapes.formula.functions import CONSTANTS, VARIABLES

DEEPEST_EXPRESSION = 20
LEAVES = ("number", "variable")


def source(trees: Sequence[Tree], check: str = "", arguments: Sequence[str] = VARIABLES) -> str:
    """The source of `def program(x, y)`, which returns the value of one tree, or a tuple of the values of several.

    check      a line with the place {total}, their sum, which comes before they are returned
    arguments  of the program, where it has more than x and y
    """
    lowered = table({"program": trees})
    return _write(lowered.nodes, lowered.outputs["program"], check, arguments)


Node = tuple[str | int, ...]  # an operation and the numbers of its parts, or a leaf's kind and its text


@dataclass(frozen=True)
class Table:
    """Trees as numbered nodes, from which programs are written: here in Python, in the browser in JavaScript.

    nodes    the parts of a node always come before it
    outputs  by program, the numbers of the nodes whose values it returns
    """

    nodes: list[Node]
    outputs: dict[str, list[int]]


def table(programs: Mapping[str, Sequence[Tree]]) -> Table:
    """The table of some programs, each by its name with the trees whose values it returns."""
    nodes = _Nodes()
    outputs = {name: [nodes.lower(tree) for tree in trees] for name, trees in programs.items()}
    return Table(nodes.table, outputs)


class _Nodes:
    """The numbered nodes of some trees; the parts of a node always come before it."""

    def __init__(self) -> None:
        self.table: list[Node] = []
        self._numbers: dict[Node, int] = {}
        self._lowered: dict[int, int] = {}

    def add(self, *node: str | int) -> int:
        if node not in self._numbers:
            self._numbers[node] = len(self.table)
            self.table.append(node)
        return self._numbers[node]

    def number(self, value: float) -> int:
        # As text, because -0.0 equals 0.0 and nan differs from itself.
        return self.add("number", repr(float(value)))

    def apply(self, operation: str, *parts: int) -> int:
        values = [float(self.table[part][1]) for part in parts if self.table[part][0] == "number"]
        if len(values) < len(parts):
            return self.add(operation, *parts)
        try:
            return self.number(apply(operation, *values))
        except (ValueError, OverflowError, ZeroDivisionError):
            return self.number(float("nan"))

    def lower(self, tree: Tree) -> int:
        """The number of a tree."""
        if isinstance(tree, str):
            return self.number(CONSTANTS[tree]) if tree in CONSTANTS else self.add("variable", tree)
        if not isinstance(tree, tuple):
            return self.number(tree)
        # Shared parts are the same object; without this, a second derivative is walked through thousands of times.
        if id(tree) not in self._lowered:
            self._lowered[id(tree)] = self.lower_node(str(tree[0]), [self.lower(part) for part in tree[1:]])
        return self._lowered[id(tree)]

    def lower_node(self, operation: str, parts: list[int]) -> int:
        if operation == "^":
            return self.power(*parts)
        result = self.apply(operation, *parts[:2])
        for part in parts[2:]:
            result = self.apply(operation, result, part)
        return result

    def power(self, base: int, exponent: int) -> int:
        kind, text = self.table[exponent][:2]
        twice = 2 * float(text) if kind == "number" else float("nan")
        if not twice.is_integer():
            return self.apply("^", base, exponent)
        whole, half = divmod(abs(int(twice)), 2)
        result = self.whole_power(base, whole) if whole else None
        if half:
            root = self.apply("sqrt", base)
            result = self.apply("*", result, root) if result is not None else root
        if result is None:
            return self.number(1.0)
        return result if twice > 0 else self.apply("/", self.number(1.0), result)

    def whole_power(self, base: int, exponent: int) -> int:
        if exponent == 1:
            return base
        root = self.whole_power(base, exponent // 2)
        square = self.apply("*", root, root)
        return self.apply("*", square, base) if exponent % 2 else square


def _write(table: list[Node], outputs: list[int], check: str, arguments: Sequence[str]) -> str:
    uses = _uses(table, outputs)
    lines: list[str] = []
    texts: dict[int, str] = {}
    depths: dict[int, int] = {}
    for number, count in sorted(uses.items()):
        parts = _parts(table[number])
        texts[number] = _text(table[number], [texts[part] for part in parts])
        depths[number] = 1 + max((depths[part] for part in parts), default=-1)
        if parts and (count > 1 or depths[number] > DEEPEST_EXPRESSION):
            lines.append(f"    t{number} = {texts[number]}")
            texts[number], depths[number] = f"t{number}", 0
    returned = [_returned(table[number][0], texts[number], number in outputs[:at]) for at, number in enumerate(outputs)]
    if check:
        names = [f"entry{at}" for at in range(len(returned))]
        lines += [f"    {name} = {text}" for name, text in zip(names, returned, strict=True)]
        lines, returned = [*lines, f"    {check.format(total=' + '.join(names))}"], names
    return "\n".join([f"def program({', '.join(arguments)}):", *lines, f"    return {', '.join(returned)}", ""])


def _uses(table: list[Node], outputs: list[int]) -> dict[int, int]:
    """How often each node that is needed is used."""
    uses = {number: outputs.count(number) for number in outputs}
    for number in range(len(table) - 1, -1, -1):
        for part in _parts(table[number]) if number in uses else ():
            uses[part] = uses.get(part, 0) + 1
    return uses


def _parts(node: Node) -> list[int]:
    return [] if node[0] in LEAVES else [int(part) for part in node[1:]]


def _text(node: Node, parts: list[str]) -> str:
    operation = str(node[0])
    if operation in LEAVES:
        return f"({node[1]})" if str(node[1]).startswith("-") else str(node[1])
    if operation == "neg":
        return f"(-{parts[0]})"
    if operation in ("+", "-", "*", "/"):
        return f"({parts[0]} {operation} {parts[1]})"
    return f"{'power' if operation == '^' else operation}({', '.join(parts)})"


def _returned(kind: str | int, text: str, again: bool) -> str:
    """What is returned is new, and has the shape of x: a constant fills it; a variable, or what was returned before, is
    copied by a plus sign."""
    if kind == "number":
        return f"fill(x, {text})"
    return f"+{text}" if kind == "variable" or again else text
