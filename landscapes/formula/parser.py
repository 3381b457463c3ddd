"""A Pratt parser for formulas as people write them.

Every operator binds with a strength. expression(floor) reads one value, and then takes on operators as long as they
bind more strongly than `floor`. Values side by side are multiplied. Products and quotients are read from left to right;
where people read in two ways, a note says which was taken, and what is truly ambiguous is refused.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from landscapes.formula import calls, pairs, piecewise, sums
from landscapes.formula.arithmetic import Tree
from landscapes.formula.calls import MADE
from landscapes.formula.characters import CLOSING, REFUSALS, refusal
from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import FUNCTIONS, VARIABLES
from landscapes.formula.leads import Body
from landscapes.formula.notes import Notes
from landscapes.formula.scope import Scope, leaves, placed
from landscapes.formula.sentences import quoted
from landscapes.formula.sum_names import SUMS
from landscapes.formula.terms import NO_VALUE, Builder, Term
from landscapes.formula.token import Token, mended
from landscapes.formula.tokens import tokenize
from landscapes.formula.words import CALLABLE, CASES, names_of

SUM, REMAINDER, PRODUCT, POWER, METHOD = 1, 2, 3, 5, 7
MADE_BY = {"mod": "mod", "//": "quotient"}  # signs of functions that are written with others
STRENGTH: dict[str, float] = {
    **piecewise.JOINTS,
    **dict.fromkeys("+-", SUM),
    **dict.fromkeys(MADE_BY, REMAINDER),
    **dict.fromkeys(("*", "/"), PRODUCT),
    **dict.fromkeys(("^", "raised"), POWER),
    ".": METHOD,
}
BEGIN_VALUES = ("number", "name", "element", "index", *CLOSING)  # so does a bar that closes none
# Each level of brackets passes here up to three times (sum, product, power); this only guards Python's own stack.
DEEPEST_NESTING = 64

TWO_READINGS = "A number right after a value can mean a product or a power. Write * or ^."
SPACED = "Write a number without spaces, as in 1000x."
THOUSANDS = 3  # digits behind a comma that may part thousands
LOGARITHMS = ("log", "ln")  # may have a base as a second value
ROOTS = ("sqrt", "cbrt")
NO_COMMA = "A comma belongs between the values of a function, as in max(x, y)."
NO_METHOD = "What follows a point is no function of this value. Write it in front, as in sin(x)."
TOO_MANY = "A surface has two weights, and {} of this sum is neither. Let the index take two numbers."
MOST_PARAMETERS = 12
TOO_MANY_PARAMETERS = f"A formula may have up to {MOST_PARAMETERS} parameters. Write numbers for other letters."
MOST_ADVICE = 4  # refusals that may follow one another, where a text has several slips
NO_JUMP = "acot(x) is read as pi/2 - atan(x), which has no jump at 0. Write atan(1/x) for the other."
BASE_FIRST = "With square brackets the base comes first: Log[2, x] is read as log2(x)."
SPREADSHEET_ANGLE = "ATAN2 of spreadsheets takes x first. ATAN2(A1, B1) is read as atan2(B1, A1)."
NO_DECIMAL_COMMA = "Write decimals with a point, as in 1.5."


class Reading(NamedTuple):
    """How a formula was read.

    tree        its weights are x and y, a parameter a is "param_a", and a column u is "data_u"
    weights     what the text calls the weights; where only one occurs, the second is a name for the other
    parameters  the letters that remain, in the order in which they occur
    places      of each parameter as often as it occurs: where it begins and ends in the text, and its name
    notes       sentences on what people read in two ways, and how it was read
    bare        where the values of functions without brackets, such as kx in sin kx, begin and end in the text
    """

    tree: Tree
    weights: tuple[str, str]
    parameters: tuple[str, ...] = ()
    places: tuple[tuple[int, int, str], ...] = ()
    notes: tuple[str, ...] = ()
    bare: tuple[tuple[int, int], ...] = ()

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
    try:
        return _read(text, columns, chosen)
    except FormulaError as error:
        wanted = (leading_on(proposal, columns, chosen) for proposal in error.proposals)
        kept = tuple(dict.fromkeys(proposal for proposal in wanted if proposal))
        raise FormulaError(error.message, error.position, kept) from None


def leading_on(proposal: str, columns: tuple[str, ...], chosen: tuple[str, ...]) -> str:
    """The formula that is read where a reader takes a proposal, and then the first of each that follows; nothing where
    there is none.
    """
    for _ in range(MOST_ADVICE):
        try:
            _read(proposal, columns, chosen)
        except FormulaError as error:
            if not error.proposals:
                return ""
            proposal = error.proposals[0]
        else:
            return proposal
    return ""


def _read(text: str, columns: tuple[str, ...], chosen: tuple[str, ...]) -> Reading:
    """As read() does, with proposals that nobody has looked at."""
    scope = Scope(columns, chosen)
    parser = Parser(text, scope)
    tree = parser.formula()
    letters = [token for token in parser.tokens if token.kind == "name" and scope.holds(token.name)]
    used = tuple(dict.fromkeys([*(token.name for token in letters), *parser.elements]))
    weights = scope.weights(used, declared(parser.body, scope, used))
    parameters = tuple(name for name in used if name not in weights)
    for name, token in parser.elements.items():
        if name in parameters:
            raise FormulaError(TOO_MANY.format(f"{name[0]}_{name[1:]}"), token.start)
    if len(parameters) > MOST_PARAMETERS:
        first = next(token for token in letters if token.name == parameters[MOST_PARAMETERS])
        raise FormulaError(TOO_MANY_PARAMETERS, first.start)
    places = tuple((token.start, token.end, token.name) for token in letters if token.name in parameters)
    return Reading(
        placed(tree, weights, parameters), weights, parameters, places, parser.notes.told, tuple(parser.bare)
    )


def declared(body: Body, scope: Scope, used: Sequence[str]) -> tuple[str, ...]:
    """The names that a lead such as f(u, v) = gives to weights. Raises FormulaError where a formula names itself."""
    for name, position in body.called:
        if any(found.name in used for found in [scope.letter_at(name, 0)] if found and found.length == len(name)):
            raise FormulaError(refusal("=", names_of(scope)), position)
    found = (scope.letter_at(name, 0) for name in body.declared)
    return tuple(name.name for name in found if name and name.name in used)


class Parser:
    """Reads one formula. index: the numbers that the indices of the sums around a place have there."""

    def __init__(self, text: str, scope: Scope) -> None:
        self.scope, self.text = scope, text
        self.tokens, self.body, notes, sizes = tokenize(text, scope)
        self.notes = Notes(text, self.tokens, notes)
        self.at = 0
        self.nesting = 0
        self.open_bars = 0
        self.build = Builder()
        self.index = dict(sizes)
        self.bare: dict[tuple[int, int], None] = {}
        self.elements: dict[str, Token] = {}  # letters with a place that a sum gave them

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
            raise self.comma() if self.token.kind == "," else self.error(self.out_of_place())
        if term.truth:
            equals = next((token for token in self.tokens if token.kind == "="), None)
            if equals:
                raise FormulaError(refusal("=", names_of(self.scope)), equals.start)
            raise FormulaError(NO_VALUE, term.start)
        return term.tree

    def out_of_place(self) -> str:
        """What to say of the next sign, which does not belong where it is."""
        if self.token.kind in CLOSING.values():
            return "This closing bracket has no opening one."
        if self.token.text in REFUSALS:
            return refusal(self.token.text, names_of(self.scope))
        return f"{self.token.text} has no meaning here."

    def error(self, message: str, *proposals: str) -> FormulaError:
        """What is wrong at the next token."""
        return FormulaError(message, self.token.start, proposals)

    def comma(self, name: str = "", most: int = 1) -> FormulaError:
        """What is wrong with a comma: between digits it may be that of a decimal, or of thousands. name: of the
        function that takes no more values than it has before the comma.
        """
        before, comma, behind = self.tokens[self.at - 1 : self.at + 2] if self.at else (None, self.token, None)
        if not (before and behind and before.kind == behind.kind == "number"):
            count = "one value" if most == 1 else "two values"
            return FormulaError(f"{name} takes {count}." if name else NO_COMMA, comma.start)
        marks = (".", "") if len(behind.text) == THOUSANDS else (".",)
        spans = [(first.end, last.start) for first, last in self.decimals()]
        proposals = [mended(self.text, [(*span, mark) for span in spans]) for mark in marks]
        proposals += [mended(self.text, [(before.end, behind.start, mark)]) for mark in marks]
        return FormulaError(NO_DECIMAL_COMMA, comma.start, tuple(proposals))

    def decimals(self) -> list[tuple[Token, Token]]:
        """The numbers around each comma that has a number right before it and right behind it."""
        threes = zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False)
        return [
            (first, last)
            for first, mark, last in threes
            if (first.kind, mark.kind, last.kind) == ("number", ",", "number") and first.end + 1 == last.start
        ]

    # Operators

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
            return self.method(left)
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

    # Values

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
        return self.call(token) if token.name in CALLABLE else self.build.name(token.name, token.start)

    def outside_bars(self, read: Callable[[], Term]) -> Term:
        """What is read within brackets, where bars outside of them cannot be closed."""
        outside, self.open_bars = self.open_bars, 0
        term = read()
        self.open_bars = outside
        return term

    def expect(self, kind: str, otherwise: str) -> Token:
        """The next token, which has to be of this kind."""
        if self.token.kind != kind:
            raise self.error(otherwise)
        return self.take()

    def closed(self, kind: str, opening: Token) -> None:
        """Takes the bracket that closes an opening one."""
        if self.token.kind in ("end", *CLOSING.values()) and self.token.kind != kind:
            raise FormulaError("This bracket is not closed.", opening.start)
        if self.token.kind != kind:
            raise self.comma() if self.token.kind == "," else self.error(self.out_of_place())
        self.take()

    def closing(self, opening: int) -> int:
        """The place of the token that closes the bracket at a place."""
        depth = 0
        for place in range(opening, len(self.tokens)):
            kind = self.tokens[place].kind
            depth += (kind in CLOSING or kind == "raised") - (kind in CLOSING.values())
            if not depth:
                return place
        raise FormulaError("This bracket is not closed.", self.tokens[opening].start)

    def parts(self, end: int, first: int | None = None) -> list[int]:
        """Where the parts begin that commas part from one another, from here or a place on to an end."""
        start = self.at if first is None else first
        depth, found = 0, [start]
        for place in range(start, end):
            kind = self.tokens[place].kind
            depth += (kind in CLOSING or kind == "raised") - (kind in CLOSING.values())
            if kind in (",", ";") and not depth:
                found.append(place + 1)
        return found

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

    # Functions

    def call(self, name: Token) -> Term:
        function = FUNCTIONS.get(name.name) or MADE[name.name]
        exponent = self.power_of_name(name) if self.token.kind in ("^", "raised") else None
        square = self.token.kind == "["
        values = self.argument(name)
        if self.body.cells and name.name == "atan2" and len(values) == 2:
            values.reverse()  # spreadsheets take x first
            self.notes.add(SPREADSHEET_ANGLE)
        if len(values) < function.least:
            count, example = ("two", "x, y") if function.least == 2 else ("three", "x, 0, 1")
            raise FormulaError(f"{name.text} needs {count} values, as in {name.text}({example}).", name.start)
        if name.name == "acot":
            self.notes.add(NO_JUMP)
        if name.text.lower() in LOGARITHMS and len(values) == 2:
            if square:  # Log[2, x]
                values.reverse()
                self.notes.add(BASE_FIRST)
            term = calls.logarithm(calls.Writer(self.build, name.start), *values)
        elif name.name in MADE:
            term = calls.made(self.build, name.name, values, name.start)
        else:
            term = self.build.node(name.name, values, name.start)
            if name.text.lower() in ("log", "lg"):
                self.notes.of_logarithm(name, self.body.cells)
        return self.build.node("^", [term, exponent], name.start) if exponent else term

    def method(self, first: Term) -> Term:
        """A function that is called as x.pow(2), of which the point was just taken."""
        name = self.take()
        function = FUNCTIONS.get(name.name) or MADE.get(name.name)
        if function is None:
            raise FormulaError(NO_METHOD, name.start)
        opening, values = self.take(), [first]
        if self.token.kind == ")":
            self.take()
        else:
            values += self.bracketed(opening, max(function.most - 1, 1))
        if not function.least <= len(values) <= function.most:
            raise FormulaError(NO_METHOD, name.start)
        if name.name in MADE:
            return calls.made(self.build, name.name, values, name.start)
        return self.build.node(name.name, values, name.start)

    def argument(self, name: Token) -> list[Term]:
        """The values that stand behind the name of a function."""
        function = FUNCTIONS.get(name.name) or MADE[name.name]
        if self.token.kind in CLOSING:
            most = 2 if name.text.lower() in LOGARITHMS else function.most
            if most > 2 and pairs.are_here(self):  # max([x, y])
                outer, inner = self.take(), self.take()
                values = self.bracketed(inner, most, name.text)
                self.closed(CLOSING[outer.kind], outer)
                return values
            return self.bracketed(self.take(), most, name.text)
        if function.least == 1:
            return [self.bare_value(name)]
        raise FormulaError(f"Write the values of {name.text} in brackets, as in {name.text}(x, y).", name.start)

    def power_of_name(self, name: Token) -> Term:
        """The power in sin^2 x: a whole number, because sin^-1 x can mean two things."""
        mark = self.take()
        closed = mark.kind == "raised" or self.token.kind in CLOSING
        if mark.kind == "^" and closed:
            self.take()
        minus = self.take() if self.token.kind == "-" else None
        number = self.take()
        whole = number.kind == "number" and isinstance(number.value, int)
        if not whole or (closed and self.take().kind not in CLOSING.values()):
            raise FormulaError(f"Put this power at the end, as in {name.name}(x)^2.", mark.start)
        if minus and number.value == 1:
            raise self.inverse(name, mark)
        exponent = self.build.number(number.value, number.start)
        return self.build.node("neg", [exponent], minus.start) if minus else exponent

    def inverse(self, name: Token, mark: Token) -> FormulaError:
        """What is wrong with sin^-1 x, where x is what follows."""
        inverse = f"a{name.name}" if f"a{name.name}" in FUNCTIONS else ""
        first = self.at
        self.argument(name)
        last = self.tokens[self.at - 1]
        value = self.text[self.tokens[first].start : last.end]
        value = value if self.tokens[first].kind in CLOSING else f"({value})"
        proposals = ([f"{inverse}{value}"] if inverse else []) + [f"(1/{name.name}{value})"]
        return FormulaError(
            f"This can mean {f'{inverse}(x)' if inverse else 'the inverse'} or 1/{name.name}(x). Write one of them.",
            mark.start,
            tuple(mended(self.text, [(name.start, last.end, proposal)]) for proposal in proposals),
        )

    def bare_value(self, name: Token) -> Term:
        """The value of a function without brackets: the product up to the next sign or function, as in sin 2xy."""
        if self.token.kind in ("+", "-"):
            sign = self.take()
            term = self.bare_value(name)
            return term if sign.kind == "+" else self.build.node("neg", [term], sign.start)
        first = self.at
        term = self.expression(POWER - 1)
        if name.name in ROOTS:
            # A root sign over two values cannot be told from one over the first: √2x.
            if self.at_value() and not self.at_function() and not self.token.spaced:
                self.notes.of_root(name, first, self.at)
            self.bare[self.tokens[first].start, self.tokens[self.at - 1].end] = None
            return term
        apart = False
        while self.at_value() and not self.at_function() and (self.token.kind == "name" or term.constant is not None):
            if self.token.kind == "number":
                break
            joint = self.token
            apart = apart or (joint.spaced and term.constant is None)
            term = self.build.node("*", [term, self.expression(POWER - 1)], joint.start)
        if self.token.kind in ("|", *CLOSING) and self.at_value():
            raise self.endless(name, first)
        self.notes.of_value(name, first, self.at, apart)
        self.bare[self.tokens[first].start, self.tokens[self.at - 1].end] = None
        return term

    def endless(self, name: Token, first: int) -> FormulaError:
        """What is wrong where the value of a function may end before a bracket or behind it: sin x(y + 1)."""
        opening = self.token
        start, end = self.tokens[first].start, self.tokens[self.at - 1].end
        self.expression(POWER - 1)
        wide = self.tokens[self.at - 1].end
        proposals = (mended(self.text, [(start, last, f"({self.text[start:last]})")]) for last in (end, wide))
        said = f"It is not clear where the value of {name.text} ends. Add brackets."
        return FormulaError(said, opening.start, tuple(proposals))

    def at_function(self) -> bool:
        return self.token.kind == "name" and self.token.name in CALLABLE
