"""Exact derivatives: a tree becomes SymPy expressions, is differentiated, and becomes trees again.

Given a whole formula, SymPy can take seconds: it looks for factors everywhere, and nested products grow with every
derivative. So it is given small pieces. Every function, every real power, every sum inside a product and every long
product gets a name, a symbol of its own; the chain rule joins the pieces. SymPy gathers like terms and cancels inside a
piece, and never sees what a name stands for. Work and result then grow in proportion to the formula.
"""

from collections.abc import Mapping, Sequence
from functools import reduce

import sympy as sp

from landscapes.formula.arithmetic import Tree, folded
from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.parser import parse
from landscapes.formula.trees import LARGEST_EXACT_INTEGER, Definition, Expression, tree_of

X, Y = sp.symbols("x y")
LONGEST_PRODUCT = 3


class Variables(dict[str, Expression]):
    """The symbols that the names of a tree stand for: x, y, and any column of data, made when it is asked for."""

    def __missing__(self, name: str) -> Expression:
        self[name] = sp.Symbol(name)
        return self[name]


def gradient(tree: Tree) -> tuple[Tree, Tree]:
    """(df/dx, df/dy) of a tree."""
    pieces = _Pieces()
    f = pieces.expression(folded(tree), Variables(x=X, y=Y))
    fx, fy = (tree_of(pieces.derivative(f, variable), pieces.definitions) for variable in (X, Y))
    return fx, fy


def outer_products(parts: Sequence[tuple[Tree, Tree]]) -> tuple[Tree, Tree, Tree]:
    """The entries xx, xy and yy of the sum of w ∇p ∇pᵀ over the parts (w, p)."""
    slopes = [(weight, *gradient(part)) for weight, part in parts]

    def entry(a: int, b: int) -> Tree:
        terms: list[Tree] = [("*", weight, ("*", slope[a], slope[b])) for weight, *slope in slopes]
        return reduce(lambda total, term: ("+", total, term), terms)

    return entry(0, 0), entry(0, 1), entry(1, 1)


def hessian(tree: Tree) -> tuple[Tree, Tree, Tree]:
    """(d2f/dx2, d2f/dxdy, d2f/dy2) of a tree."""
    pieces = _Pieces()
    f = pieces.expression(folded(tree), Variables(x=X, y=Y))
    fx, fy = (pieces.derivative(f, variable) for variable in (X, Y))
    seconds = (pieces.derivative(first, variable) for first, variable in ((fx, X), (fx, Y), (fy, Y)))
    fxx, fxy, fyy = (tree_of(second, pieces.definitions) for second in seconds)
    return fxx, fxy, fyy


class _Pieces:
    """The named pieces of one formula: `definitions` maps the symbol that is a piece's name to what it stands for."""

    def __init__(self) -> None:
        self.definitions: dict[Expression, Definition] = {}
        self._names: dict[Definition, Expression] = {}
        self._derivatives: dict[tuple[Expression, Expression], Expression] = {}

    def name(self, operation: str, *parts: Expression) -> Expression:
        """The symbol of a piece; equal pieces share one."""
        definition = (operation, *parts)
        if definition not in self._names:
            symbol = sp.Symbol(f"t{len(self._names)}")
            self._names[definition], self.definitions[symbol] = symbol, definition
        return self._names[definition]

    def small(self, expression: Expression) -> Expression:
        """The expression itself where it is a short product, else its name."""
        long = isinstance(expression, sp.Mul) and len(expression.args) > LONGEST_PRODUCT
        return self.name("piece", expression) if long or isinstance(expression, sp.Add) else expression

    def expression(self, tree: Tree, variables: Mapping[str, Expression]) -> Expression:
        """The expression of a folded tree, with the variables standing for what `variables` says."""
        if isinstance(tree, str):
            return variables[tree]
        if not isinstance(tree, tuple):
            whole = float(tree).is_integer() and abs(tree) <= LARGEST_EXACT_INTEGER
            return sp.Integer(int(tree)) if whole else sp.Float(tree)
        operation = str(tree[0])
        parts = [self.expression(part, variables) for part in tree[1:]]
        if operation == "+":
            return parts[0] + parts[1]
        if operation == "-":
            return parts[0] - parts[1]
        if operation == "neg":
            return -parts[0]
        if operation == "*":
            return self.product(*parts)
        if operation == "/":
            return self.product(parts[0], self.inverse(parts[1]))
        if operation == "^":
            return self.power(*parts)
        # min and max of many are worked out two at a time, so that two partial derivatives are enough.
        return reduce(lambda a, b: self.name(operation, a, b), parts) if parts[1:] else self.name(operation, *parts)

    def product(self, *parts: Expression) -> Expression:
        return sp.Mul(*(self.small(part) for part in parts))

    def inverse(self, expression: Expression) -> Expression:
        # What cancels to zero keeps a name: dividing by it has no value, but it must not become SymPy's infinity.
        return 1 / (self.small(expression) if expression != 0 else self.name("piece", expression))

    def power(self, base: Expression, exponent: Expression) -> Expression:
        if not exponent.is_Integer:
            return self.name("^", base, exponent)
        # A symbol has no factors, so SymPy has nothing to expand.
        return (base if base.is_Symbol else self.name("piece", base)) ** exponent

    def derivative(self, expression: Expression, variable: Expression) -> Expression:
        """The derivative by x or y, through all names."""
        key = expression, variable
        if key not in self._derivatives:
            self._derivatives[key] = self._derivative(expression, variable)
        return self._derivatives[key]

    def _derivative(self, expression: Expression, variable: Expression) -> Expression:
        if isinstance(expression, sp.Add):
            return sp.Add(*(self.derivative(term, variable) for term in expression.args))
        if expression in self.definitions:
            return self._named_derivative(self.definitions[expression], variable)
        # What is left is a product of whole powers of symbols: each power b^n gives (n / b) times the product.
        powers = [factor.as_base_exp() for factor in sp.Mul.make_args(expression)]
        rates = ((exponent * expression / base, self.rate(base, variable)) for base, exponent in powers)
        return sp.Add(*(self.product(piece, rate) for piece, rate in rates if rate != 0))

    def rate(self, symbol: Expression, variable: Expression) -> Expression:
        if symbol in self.definitions:
            return self.derivative(symbol, variable)
        return sp.Integer(symbol == variable)

    def _named_derivative(self, definition: Definition, variable: Expression) -> Expression:
        operation, *parts = definition
        if operation == "piece":
            return self.derivative(parts[0], variable)
        rates = [self.derivative(part, variable) for part in parts]
        if operation == "gate":  # not a product: what is behind a closed gate may have no slope
            return self.name("gate", parts[0], rates[1]) if rates[1] != 0 else sp.Integer(0)
        return sp.Add(*(self.product(self.partial(operation, parts, place), rate)
                        for place, rate in enumerate(rates) if rate != 0))  # fmt: skip

    def partial(self, operation: str, parts: list[Expression], place: int) -> Expression:
        """The partial derivative of a named function or power by one of its parts."""
        values = {"x": parts[0], "y": parts[-1]}
        if operation != "^":
            return self.expression(folded(parse(FUNCTIONS[operation].partials[place])), values)
        base, exponent = parts
        if place == 0:
            return self.product(exponent, self.power(base, exponent - 1))
        return self.product(self.name("^", base, exponent), self.name("ln", base))
