"""Trees into one Python function: the same source runs on NumPy arrays and on plain floats.

Whole powers become products and half powers square roots, which round the same everywhere; whatever occurs twice is
worked out once. Only names of the function table, x, y and numbers are ever written.
"""

from collections.abc import Sequence

from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.terms import Tree, fold, folded

DEEPEST_EXPRESSION = 20
SIGNS = ("+", "-", "*", "/")


def source(trees: Sequence[Tree]) -> str:
    """The source of `def program(x, y)` returning the value of one tree, or the tuple of the values of several."""
    return _Writer().write([folded(tree) for tree in trees])


class _Writer:
    """Nodes are numbered, and equal nodes share a number: that is how common parts are found."""

    def __init__(self) -> None:
        self.nodes: list[tuple[str, ...] | tuple[str | int, ...]] = []
        self.numbers: dict[tuple[object, ...], int] = {}
        self.seen: dict[int, int] = {}

    def intern(self, *node: str | int) -> int:
        if node not in self.numbers:
            self.numbers[node] = len(self.nodes)
            self.nodes.append(node)
        return self.numbers[node]

    def number(self, value: float) -> int:
        # The text tells -0.0 from 0.0 and makes every nan the same.
        return self.intern("number", repr(float(value)))

    def apply(self, operation: str, *parts: int) -> int:
        values = [float(self.nodes[part][1]) for part in parts if self.nodes[part][0] == "number"]
        if len(values) == len(parts):
            try:
                return self.number(fold(operation, values))
            except (ValueError, OverflowError, ZeroDivisionError):
                return self.number(float("nan"))
        return self.intern(operation, *parts)

    def lower(self, tree: Tree) -> int:
        """The number of the node of a tree."""
        if isinstance(tree, str):
            return self.intern("variable", tree)
        if not isinstance(tree, tuple):
            return self.number(tree)
        if id(tree) not in self.seen:
            self.seen[id(tree)] = self.lower_node(str(tree[0]), [self.lower(part) for part in tree[1:]])
        return self.seen[id(tree)]

    def lower_node(self, operation: str, parts: list[int]) -> int:
        if operation == "^":
            return self.power(*parts)
        if operation in ("min", "max"):
            first, *rest = parts
            for part in rest:
                first = self.apply(operation, first, part)
            return first
        return self.apply(operation, *parts)

    def power(self, base: int, exponent: int) -> int:
        kind, *text = self.nodes[exponent]
        twice = 2 * float(text[0]) if kind == "number" else float("nan")
        if not twice.is_integer():
            return self.apply("^", base, exponent)
        whole, half = divmod(abs(int(twice)), 2)
        result = self.whole_power(base, whole) if whole else None
        if half:
            root = self.apply("sqrt", base)
            result = root if result is None else self.apply("*", result, root)
        if result is None:
            return self.number(1.0)
        return result if twice > 0 else self.apply("/", self.number(1.0), result)

    def whole_power(self, base: int, exponent: int) -> int:
        if exponent == 1:
            return base
        half = self.whole_power(base, exponent // 2)
        square = self.apply("*", half, half)
        return self.apply("*", square, base) if exponent % 2 else square

    # From nodes to text

    def write(self, trees: Sequence[Tree]) -> str:
        outputs = [self.lower(tree) for tree in trees]
        uses = self.uses(outputs)
        lines: list[str] = []
        texts: dict[int, tuple[str, int]] = {}
        for index, node in enumerate(self.nodes):
            if index not in uses:
                continue
            text, depth = self.text(node, texts)
            if depth and (uses[index] > 1 or depth > DEEPEST_EXPRESSION):
                lines.append(f"    t{index} = {text}")
                text, depth = f"t{index}", 0
            texts[index] = text, depth
        returned = [self.returned(index, outputs[:place], texts) for place, index in enumerate(outputs)]
        return "\n".join(["def program(x, y):", *lines, "    return " + ", ".join(returned), ""])

    def uses(self, outputs: list[int]) -> dict[int, int]:
        """How often each node that matters is used. Parts always have smaller numbers than what is made of them."""
        uses: dict[int, int] = {index: outputs.count(index) for index in outputs}
        for index in range(len(self.nodes) - 1, -1, -1):
            if index in uses:
                for part in self.nodes[index][1:]:
                    if isinstance(part, int):
                        uses[part] = uses.get(part, 0) + 1
        return uses

    def text(self, node: tuple[str | int, ...], texts: dict[int, tuple[str, int]]) -> tuple[str, int]:
        """A node as text, and how deeply it is nested."""
        operation = node[0]
        if operation in ("number", "variable"):
            text = str(node[1])
            return {"nan": "nan", "inf": "inf", "-inf": "(-inf)"}.get(text, f"({text})" if text[0] == "-" else text), 0
        parts = [texts[part][0] for part in node[1:] if isinstance(part, int)]
        depth = 1 + max(texts[part][1] for part in node[1:] if isinstance(part, int))
        if operation == "neg":
            return f"(-{parts[0]})", depth
        if operation in SIGNS:
            return f"({parts[0]} {operation} {parts[1]})", depth
        name = "power" if operation == "^" else operation
        assert name == "power" or name in FUNCTIONS
        return f"{name}({', '.join(parts)})", depth

    def returned(self, index: int, before: list[int], texts: dict[int, tuple[str, int]]) -> str:
        """What is returned is always new and of the shape of x: a constant fills it, a variable is copied by +x."""
        text = texts[index][0]
        if self.nodes[index][0] == "number":
            return f"fill(x, {text})"
        shared = self.nodes[index][0] == "variable" or index in before
        return f"+{text}" if shared else text
