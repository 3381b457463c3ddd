"""A Pratt parser for formulas as people write them.

Every operator binds with a strength. expression(floor) reads one value, and then takes on operators as long as they
bind more strongly than `floor`. Values side by side are multiplied. Products and quotients are read from left to right;
where people read in two ways, a note says which was taken, and what is truly ambiguous is refused.
"""

from collections.abc import Callable

from landscapes.formula import applied, calls, piecewise, sums
from landscapes.formula.arithmetic import Tree
from landscapes.formula.characters import CLOSING, refusal
from landscapes.formula.cursor import THOUSANDS, Cursor
from landscapes.formula.errors import FormulaError
from landscapes.formula.scope import Scope
from landscapes.formula.sentences import quoted
from landscapes.formula.strengths import MADE_BY, POWER, PRODUCT, REMAINDER, STRENGTH
from landscapes.formula.sum_names import SUMS
from landscapes.formula.terms import NO_VALUE, Builder, Term
from landscapes.formula.token import Token, mended
from landscapes.formula.words import CALLABLE, CASES, names_of

BEGIN_VALUES = ("number", "name", "element", "index", *CLOSING)  # so does a bar that closes none
# Each level of brackets passes here up to three times (sum, product, power); this only guards Python's own stack.
DEEPEST_NESTING = 64
TWO_READINGS = "A number right after a value can mean a product or a power. Write * or ^."
SPACED = "Write a number without spaces, as in 1000x."


class Parser(Cursor):
    """Reads one formula."""

    def __init__(self, text: str, scope: Scope) -> None:
        super().__init__(text, scope)
        self.nesting = 0
        self.open_bars = 0
        self.build = Builder()
        self.bare: dict[tuple[int, int], None] = {}
        self.elements: dict[str, Token] = {}  # letters with a place that a sum gave them

    def formula(self) -> Tree:
        if self.token.kind == "end":
            example = "" if self.scope.columns else ", such as x^2 + 3y^2"
            raise FormulaError(f"Type a formula in {names_of(self.scope)}{example}.", self.token.start)
        term = self.expression(0)
        if self.token.kind != "end":
            raise self.comma() if self.token.kind == "," else self.error(self.out_of_place())
        if term.truth:
            equals = next((token for token in self.tokens if token.kind == "="), None)
            if equals:
                raise FormulaError(refusal("=", names_of(self.scope)), equals.start)
            raise FormulaError(NO_VALUE, term.start)
        return term.tree

    def expression(self, floor: float) -> Term:
        """One value, with all that is joined to it more strongly than `floor`."""
        self.nesting += 1
        if self.nesting > DEEPEST_NESTING:
            raise FormulaError("This formula is nested too deeply. Make it simpler.", self.token.start)
        first, before = self.at, None
        term = self.value(floor)
        while self.strength() > floor:
            self.notes.of_operator(first, before, self.at, term)
            before = self.at
            term = self.joined(term)
        self.nesting -= 1
        return term

    def strength(self) -> float:
        return STRENGTH.get(self.token.kind, PRODUCT if self.at_value() else 0)

    def at_value(self) -> bool:
        """Does a value begin here? A bar begins one unless it can close one."""
        return self.token.kind in BEGIN_VALUES or (self.token.kind == "|" and not self.open_bars)

    def joined(self, left: Term) -> Term:
        token = self.token
        if token.kind == "number":
            before = self.tokens[self.at - 1]
            if before.kind == "}" and isinstance(left.tree, tuple) and left.tree[0] == "^":  # 2^{x}3^{y}
                return self.product(left, self.expression(PRODUCT), token.start)
            if before.kind == "number" and token.spaced and len(token.text) == THOUSANDS:
                raise self.error(SPACED, mended(self.text, [(before.end, token.start, "")]))
            marks = (mended(self.text, [(before.end, token.start, mark)]) for mark in ("*^" if token.spaced else "^*"))
            raise self.error(TWO_READINGS, *marks)
        if token.kind not in STRENGTH:
            return self.product(left, self.expression(PRODUCT), token.start)
        if token.kind in piecewise.JOINTS:
            return piecewise.joined(self, left)
        self.take()
        if token.kind == ".":
            return applied.as_method(self, left)
        if token.kind == "raised":
            return self.powered(left, self.bracketed(token, most=1)[0], token)
        if token.kind in MADE_BY:
            return calls.made(self.build, MADE_BY[token.kind], [left, self.expression(PRODUCT)], token.start)
        # Powers are worked out from the right: 2^3^2 is 2^(3^2).
        right = self.expression(POWER - 1 if token.kind == "^" else STRENGTH[token.kind])
        if token.kind == "^":
            return self.powered(left, right, token)
        if token.kind == "*":
            return self.product(left, right, token.start)
        return self.build.node(token.kind, [left, right], token.start)

    def product(self, left: Term, right: Term, start: int) -> Term:
        """Two values multiplied; one of them may be a condition, as in x (x > 0)."""
        if left.truth and right.truth:
            return piecewise.combined(self, "and", left, right)
        if left.truth or right.truth:
            return piecewise.masked(self, left, right)
        return self.build.node("*", [left, right], start)

    def powered(self, base: Term, exponent: Term, token: Token) -> Term:
        """A power, or the real root that it is."""
        term, real_root = calls.power(self.build, base, exponent, token.start)
        if real_root:
            self.notes.add(calls.REAL_ROOT)
        return term

    def value(self, floor: float) -> Term:
        token = self.take()
        if token.kind == "number":
            return self.build.number(token.value, token.start)
        if token.kind == "name":
            return self.named(token)
        if token.kind == "index":
            if token.name not in self.index:
                raise FormulaError(f"{token.text} is the index of a sum, and stands outside of it here.", token.start)
            return self.build.number(self.index[token.name], token.start, indexed=True)
        if token.kind == "element":
            return self.element(token)
        if token.kind == "{":
            return self.outside_bars(lambda: piecewise.in_braces(self))
        if token.kind == "[":
            return self.outside_bars(lambda: sums.in_square_brackets(self))
        if token.kind == "mod" and self.token.kind in ("(", "["):
            return calls.made(self.build, "mod", self.listed(token, 2), token.start)
        if token.kind == "if":
            return piecewise.called(self)
        if token.kind in ("and", "or") and self.token.kind in ("(", "["):
            return piecewise.joint(self, token)
        if token.kind == "true":
            return self.build.number(1, token.start)._replace(truth=True)
        if token.kind == "not":
            return piecewise.negated(self, piecewise.truth(self, piecewise.NOT))
        if token.kind in CLOSING:
            return self.bracketed(token, most=1)[0]
        if token.kind == "|":
            return self.between_bars(token)
        if token.kind in ("+", "-"):
            # A sign takes the whole product after it, and neither the sum nor a remainder: -2x + y is (-(2x)) + y.
            first = self.at
            term = self.expression(max(floor, REMAINDER))
            if self.body.cells and token.kind == "-":
                self.notes.of_sign(first)
            return term if token.kind == "+" else self.build.node("neg", [term], token.start)
        if token.kind == "end":
            raise FormulaError("A value is missing at the end of the formula.", token.start)
        raise FormulaError(f"A value is missing before {quoted(token.text)}.", token.start)

    def element(self, token: Token) -> Term:
        """A letter with the number that the index of a sum gives to its place, such as x_i."""
        (place,) = self.bracketed(self.take(), most=1)
        if place.constant is None or not place.constant.is_integer() or place.constant < 0:
            raise FormulaError("The place of a letter is a whole number, as in x_1.", place.start)
        name = f"{token.name}{int(place.constant)}"
        self.elements.setdefault(name, token)
        return self.build.name(name, token.start)

    def named(self, token: Token) -> Term:
        """What a name begins, which was just taken."""
        if token.name in SUMS:
            return self.outside_bars(lambda: sums.called(self))
        if token.name in CASES:
            return piecewise.called(self)
        return applied.called(self, token) if token.name in CALLABLE else self.build.name(token.name, token.start)

    def outside_bars(self, read: Callable[[], Term]) -> Term:
        """What is read within brackets, where bars outside of them cannot be closed."""
        outside, self.open_bars = self.open_bars, 0
        term = read()
        self.open_bars = outside
        return term

    def closed(self, kind: str, opening: Token) -> None:
        """Takes the bracket that closes an opening one."""
        if self.token.kind in ("end", *CLOSING.values()) and self.token.kind != kind:
            raise FormulaError("This bracket is not closed.", opening.start)
        if self.token.kind != kind:
            raise self.comma() if self.token.kind == "," else self.error(self.out_of_place())
        self.take()

    def listed(self, name: Token, most: int) -> list[Term]:
        """The values of a function in brackets."""
        said = f"Write the values of {name.text} in brackets."
        return self.bracketed(self.take() if self.token.kind == "[" else self.expect("(", said), most)

    def bracketed(self, opening: Token, most: int, name: str = "") -> list[Term]:
        """The values between brackets, of which the opening one was just taken. name: of the function they are for."""
        closing = CLOSING.get(opening.kind, ")")
        if self.token.kind == closing:
            raise FormulaError("There is nothing between these brackets.", opening.start)
        # Bars outside cannot be closed in here.
        outside, self.open_bars = self.open_bars, 0
        terms = [self.expression(0)]
        while self.token.kind == "," and len(terms) < most:
            self.take()
            terms.append(self.expression(0))
        self.open_bars = outside
        if self.token.kind == ",":
            raise self.error(f"At most {most} values can stand here.") if most > 2 else self.comma(name, most)
        self.closed(closing, opening)
        return terms

    def between_bars(self, opening: Token) -> Term:
        self.open_bars += 1
        term = self.expression(0)
        self.open_bars -= 1
        if self.token.kind != "|":
            raise FormulaError("This bar is not closed.", opening.start)
        self.take()
        return self.build.node("abs", [term], opening.start)
