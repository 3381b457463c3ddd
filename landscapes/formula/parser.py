"""A Pratt parser for formulas as people write them.

Each token knows how tightly it binds; expression() reads one value and then every operator that binds more tightly
than the caller's. Products may be written by standing side by side. What can be read in two ways is refused.
"""

from functools import lru_cache

from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import CONSTANTS, FUNCTIONS, VARIABLES
from landscapes.formula.terms import Builder, Term, Tree
from landscapes.formula.tokens import Token, tokenize

SUM, PRODUCT, POWER = 10, 20, 30
BINDING = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER, "power": POWER}
DEEPEST_NESTING = 24
OPERATOR_KINDS = ("+", "-", "*", "/", "^", "power")


@lru_cache(maxsize=256)
def parse(text: str) -> Tree:
    """The tree of a formula in x and y. Raises FormulaError."""
    return _Parser(text).formula()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.index = 0
        self.nesting = 0
        self.open_bars = 0
        self.build = Builder()

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def take(self) -> Token:
        token = self.token
        self.index += 1
        return token

    def formula(self) -> Tree:
        if self.token.kind == "end":
            raise FormulaError("Type a formula in x and y, such as x^2 + 3y^2.", self.token.start)
        term = self.expression(0)
        if self.token.kind == ")":
            raise FormulaError("This bracket closes nothing.", self.token.start)
        if self.token.kind == ",":
            raise FormulaError("Write decimals with a point, as in 1.5.", self.token.start)
        return term.tree

    # Operators

    def expression(self, floor: int) -> Term:
        """One value and all that is joined to it by operators binding more tightly than `floor`."""
        self.nesting += 1
        if self.nesting > DEEPEST_NESTING:
            raise FormulaError("This is nested too deeply to follow; please simplify.", self.token.start)
        left = self.value(floor)
        while self.binding() > floor:
            left = self.joined(left)
        self.nesting -= 1
        return left

    def binding(self) -> int:
        if self.token.kind in BINDING:
            return BINDING[self.token.kind]
        return PRODUCT if self.starts_factor() else 0

    def starts_factor(self) -> bool:
        """Does a value stand here, side by side with the one before it?"""
        if self.token.kind == "|":
            return not self.open_bars
        return self.token.kind in ("number", "name", "(")

    def joined(self, left: Term) -> Term:
        token = self.token
        if token.kind == "number":
            raise FormulaError("A number right after a value can mean a product or a power; write * or ^ between them.",
                               token.start)
        if token.kind not in BINDING:
            return self.build.node("*", (left, self.expression(PRODUCT)), token.start)
        self.take()
        if token.kind == "power":
            return self.build.node("^", (left, self.build.number(int(token.value), token.start)), token.start)
        # A power is worked out from the right: 2^3^2 is 2^(3^2).
        floor = POWER - 1 if token.kind == "^" else BINDING[token.kind]
        right = self.expression(floor)
        return self.build.node(token.kind, (left, right), token.start)

    # Values

    def value(self, floor: int) -> Term:
        token = self.take()
        if token.kind == "number":
            return self.build.number(token.value, token.start)
        if token.kind == "name":
            return self.named(token)
        if token.kind in ("+", "-"):
            inner = self.expression(max(floor, PRODUCT if floor >= PRODUCT else PRODUCT - 1))
            return inner if token.kind == "+" else self.build.node("neg", (inner,), token.start)
        if token.kind == "(":
            return self.bracketed(token)[0]
        if token.kind == "|":
            return self.bars(token)
        raise FormulaError(self.missing(token), token.start)

    def missing(self, token: Token) -> str:
        before = self.tokens[self.index - 2] if self.index > 1 else None
        if token.kind == "end":
            return "The formula stops here, but a value should follow."
        if token.kind == ")" and before and before.kind == "(":
            return "There is nothing between these brackets."
        sign = self.text[token.start : token.end]
        return f"A value is missing before {sign}"[:60] + "."

    def named(self, token: Token) -> Term:
        name = str(token.value)
        if name in VARIABLES or name in CONSTANTS:
            return self.build.name(name, token.start)
        return self.call(token)

    def bracketed(self, opening: Token, most: int = 1) -> list[Term]:
        """The values between brackets, the opening one just taken."""
        bars, self.open_bars = self.open_bars, 0
        terms = [self.expression(0)]
        while self.token.kind == "," and len(terms) < most:
            self.take()
            terms.append(self.expression(0))
        self.open_bars = bars
        if self.token.kind == ",":
            raise FormulaError("This comma does not separate values of a function; write decimals with a point, as in 1.5.",
                               self.token.start)
        if self.token.kind != ")":
            raise FormulaError("This bracket is never closed.", opening.start)
        self.take()
        return terms

    def bars(self, opening: Token) -> Term:
        self.open_bars += 1
        inner = self.expression(0)
        self.open_bars -= 1
        if self.token.kind != "|":
            raise FormulaError("This bar is never closed.", opening.start)
        self.take()
        return self.build.node("abs", (inner,), opening.start)

    # Functions

    def call(self, token: Token) -> Term:
        name, function = str(token.value), FUNCTIONS[str(token.value)]
        exponent = self.raised(token)
        if self.token.kind == "(":
            arguments = self.bracketed(self.take(), function.most)
        else:
            arguments = [self.argument(token)]
        if len(arguments) < function.least:
            raise FormulaError(f"{name} takes {function.least} or more values, as in {name}(x, y)."
                               if function.most > function.least else f"{name} takes two values, as in {name}(y, x).",
                               token.start)
        term = self.build.node(name, tuple(arguments), token.start)
        if exponent is None:
            return term
        return self.build.node("^", (term, exponent), token.start)

    def raised(self, name: Token) -> Term | None:
        """The power in sin^2 x, if there is one. sin^-1 x has two readings, so it is refused."""
        if self.token.kind not in ("^", "power"):
            return None
        power = self.take()
        number = power if power.kind == "power" else self.take()
        if number.kind not in ("number", "power") or not isinstance(number.value, int) or number.value < 1:
            raise FormulaError(f"A power here can be read in two ways; write ({name.value} x)^-1 or, for the inverse "
                               f"function, a{name.value}(x)." if str(name.value) in ("sin", "cos", "tan") else
                               f"Put the power after the brackets, as in {name.value}(x)^2.", power.start)
        return self.build.number(number.value, number.start)

    def argument(self, function: Token) -> Term:
        """The value of a function written without brackets: sin x, sin 2x, sin -x^2, sin xy."""
        name = str(function.value)
        if FUNCTIONS[name].least > 1:
            raise FormulaError(f"{name} needs brackets, as in {name}(x, y).", function.start)
        if self.token.kind in ("-", "+"):
            sign = self.take()
            inner = self.argument(function)
            return inner if sign.kind == "+" else self.build.node("neg", (inner,), sign.start)
        if self.token.kind == "end":
            raise FormulaError(f"{name} needs a value, as in {name}(x).", self.token.start)
        term = self.expression(POWER - 1)
        while self.token.kind == "name" and not self.token.spaced and str(self.token.value) not in FUNCTIONS:
            joint = self.token
            term = self.build.node("*", (term, self.expression(POWER - 1)), joint.start)
        if self.starts_factor() and not (self.token.kind == "name" and str(self.token.value) in FUNCTIONS):
            raise FormulaError(f"Where does {name} end? Please add brackets, as in {name}(x).", self.token.start)
        return term
