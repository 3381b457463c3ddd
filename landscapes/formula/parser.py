"""A Pratt parser for formulas as people write them.

Every operator binds with a strength. expression(floor) reads one value, and then takes on operators as long as they
bind more strongly than `floor`. Values side by side are multiplied. What can be read in two ways is refused.
"""

from functools import lru_cache
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree
from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import FUNCTIONS, VARIABLES
from landscapes.formula.scope import Scope, leaves, placed
from landscapes.formula.terms import Builder, Term
from landscapes.formula.tokens import Token, tokenize
from landscapes.formula.words import names_of

SUM, PRODUCT, POWER = 1, 3, 5
STRENGTH = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER, "raised": POWER}
# Each level of brackets passes here up to three times (sum, product, power); this only guards Python's own stack.
DEEPEST_NESTING = 64

TWO_READINGS = "A number right after a value can mean a product or a power. Write * or ^."
NO_DECIMAL_COMMA = "Write decimals with a point, as in 1.5."


class Reading(NamedTuple):
    """How a formula was read.

    tree        its weights are x and y, a parameter a is "param_a", and a column u is "data_u"
    weights     what the text calls the weights; where only one occurs, the second is a name for the other
    parameters  the letters that remain, in the order in which they occur
    places      of each parameter as often as it occurs: where it begins and ends in the text, and its name
    notes       sentences on what people read in two ways, and how it was read
    """

    tree: Tree
    weights: tuple[str, str]
    parameters: tuple[str, ...] = ()
    places: tuple[tuple[int, int, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """The names of the text that are no columns: weights that occur in it, then parameters."""
        there = {*leaves(self.tree)}
        weights = (name for name, leaf in zip(self.weights, VARIABLES, strict=True) if leaf in there)
        return (*weights, *self.parameters)

    @property
    def single(self) -> bool:
        """Whether it has one weight: x occurs in the tree, and y does not."""
        return {*VARIABLES}.intersection(leaves(self.tree)) == {VARIABLES[0]}


def parse(text: str) -> Tree:
    """The tree of a formula in x and y without parameters, such as our own tables have. Raises FormulaError."""
    return read(text).tree


@lru_cache(maxsize=256)
def read(text: str, columns: tuple[str, ...] = (), chosen: tuple[str, ...] = ()) -> Reading:
    """A formula in one or two weights, parameters and the columns of some data. Raises FormulaError.

    chosen  the names of the weights, where they are chosen; else Scope.weights() says which of the letters they are
    """
    scope = Scope(columns, chosen)
    parser = _Parser(text, scope)
    tree = parser.formula()
    letters = [token for token in parser.tokens if token.name in scope.letters]
    used = tuple(dict.fromkeys(token.name for token in letters))
    weights = scope.weights(used)
    parameters = tuple(name for name in used if name not in weights)
    places = tuple((token.start, token.end, token.name) for token in letters if token.name in parameters)
    return Reading(placed(tree, weights, parameters), weights, parameters, places)


class _Parser:
    def __init__(self, text: str, scope: Scope) -> None:
        self.scope = scope
        self.tokens = tokenize(text, scope)
        self.at = 0
        self.nesting = 0
        self.open_bars = 0
        self.build = Builder()

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def formula(self) -> Tree:
        if self.token.kind == "end":
            example = "" if self.scope.columns else ", such as x^2 + 3y^2"
            raise FormulaError(f"Type a formula in {names_of(self.scope)}{example}.", self.token.start)
        term = self.expression(0)
        if self.token.kind != "end":
            comma = self.token.kind == ","
            raise FormulaError(
                NO_DECIMAL_COMMA if comma else "This closing bracket has no opening one.", self.token.start
            )
        return term.tree

    # Operators

    def expression(self, floor: int) -> Term:
        """One value, with all that is joined to it more strongly than `floor`."""
        self.nesting += 1
        if self.nesting > DEEPEST_NESTING:
            raise FormulaError("This formula is nested too deeply. Make it simpler.", self.token.start)
        term = self.value(floor)
        while self.strength() > floor:
            term = self.joined(term)
        self.nesting -= 1
        return term

    def strength(self) -> int:
        return STRENGTH.get(self.token.kind, PRODUCT if self.at_value() else 0)

    def at_value(self) -> bool:
        """Does a value begin here? A bar begins one unless it can close one."""
        return self.token.kind in ("number", "name", "(") or (self.token.kind == "|" and not self.open_bars)

    def joined(self, left: Term) -> Term:
        token = self.token
        if token.kind == "number":
            raise FormulaError(TWO_READINGS, token.start)
        if token.kind not in STRENGTH:
            return self.build.node("*", [left, self.expression(PRODUCT)], token.start)
        self.take()
        if token.kind == "raised":
            return self.build.node("^", [left, self.build.number(token.value, token.start)], token.start)
        # Powers are worked out from the right: 2^3^2 is 2^(3^2).
        right = self.expression(POWER - 1 if token.kind == "^" else STRENGTH[token.kind])
        return self.build.node(token.kind, [left, right], token.start)

    # Values

    def value(self, floor: int) -> Term:
        token = self.take()
        if token.kind == "number":
            return self.build.number(token.value, token.start)
        if token.kind == "name":
            return self.call(token) if token.name in FUNCTIONS else self.build.name(token.name, token.start)
        if token.kind == "(":
            return self.bracketed(token, most=1)[0]
        if token.kind == "|":
            return self.between_bars(token)
        if token.kind in ("+", "-"):
            # A sign takes the whole product after it, and not the sum: -2x + y is (-(2x)) + y.
            term = self.expression(max(floor, SUM))
            return term if token.kind == "+" else self.build.node("neg", [term], token.start)
        if token.kind == "end":
            raise FormulaError("A value is missing at the end of the formula.", token.start)
        raise FormulaError(f"A value is missing before {token.text}.", token.start)

    def bracketed(self, opening: Token, most: int) -> list[Term]:
        """The values between brackets, of which the opening one was just taken."""
        if self.token.kind == ")":
            raise FormulaError("There is nothing between these brackets.", opening.start)
        # Bars outside cannot be closed in here.
        outside, self.open_bars = self.open_bars, 0
        terms = [self.expression(0)]
        while self.token.kind == "," and len(terms) < most:
            self.take()
            terms.append(self.expression(0))
        self.open_bars = outside
        if self.token.kind == ",":
            said = f"At most {most} values can stand here." if most > 2 else NO_DECIMAL_COMMA
            raise FormulaError(said, self.token.start)
        if self.token.kind != ")":
            raise FormulaError("This bracket is not closed.", opening.start)
        self.take()
        return terms

    def between_bars(self, opening: Token) -> Term:
        self.open_bars += 1
        term = self.expression(0)
        self.open_bars -= 1
        if self.token.kind != "|":
            raise FormulaError("This bar is not closed.", opening.start)
        self.take()
        return self.build.node("abs", [term], opening.start)

    # Functions

    def call(self, name: Token) -> Term:
        function = FUNCTIONS[name.name]
        exponent = self.power_of_name(name) if self.token.kind in ("^", "raised") else None
        if self.token.kind == "(":
            values = self.bracketed(self.take(), function.most)
        elif function.least == 1:
            values = [self.bare_value(name)]
        else:
            raise FormulaError(f"Write the values of {name.text} in brackets, as in {name.text}(x, y).", name.start)
        if len(values) < function.least:
            raise FormulaError(f"{name.text} needs two values, as in {name.text}(x, y).", name.start)
        term = self.build.node(name.name, values, name.start)
        return self.build.node("^", [term, exponent], name.start) if exponent else term

    def power_of_name(self, name: Token) -> Term:
        """The power in sin^2 x: a whole number, because sin^-1 x can mean two things."""
        mark = self.take()
        number = self.take() if mark.kind == "^" else mark
        if number.kind == "-" or (number.kind == "raised" and number.value < 0):
            inverse = f"a{name.name}(x)" if f"a{name.name}" in FUNCTIONS else "the inverse"
            raise FormulaError(f"This can mean {inverse} or 1/{name.name}(x). Write one of them.", mark.start)
        if number.kind not in ("number", "raised") or not isinstance(number.value, int):
            raise FormulaError(f"Put this power at the end, as in {name.name}(x)^2.", mark.start)
        return self.build.number(number.value, number.start)

    def bare_value(self, name: Token) -> Term:
        """The value of a function without brackets, up to the next space or sign: sin x, sin -2xy, ln|x|, sqrt x."""
        if self.token.kind in ("+", "-"):
            sign = self.take()
            term = self.bare_value(name)
            return term if sign.kind == "+" else self.build.node("neg", [term], sign.start)
        term = self.expression(POWER - 1)
        # A root sign over two values cannot be told from one over the first: √2x.
        while name.name != "sqrt" and self.token.kind == "name" and not self.token.spaced and not self.at_function():
            joint = self.token
            term = self.build.node("*", [term, self.expression(POWER - 1)], joint.start)
        if self.at_value() and not self.at_function():
            raise FormulaError(f"It is not clear where the value of {name.text} ends. Add brackets.", self.token.start)
        return term

    def at_function(self) -> bool:
        return self.token.name in FUNCTIONS
