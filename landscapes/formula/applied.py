"""Reads functions with their values: sin(x), sin 2x, sin^2 x, Log[2, x], x.pow(2), after their name."""

from __future__ import annotations

from landscapes.formula import calls, pairs
from landscapes.formula.calls import MADE
from landscapes.formula.characters import CLOSING
from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.reader import Reader
from landscapes.formula.strengths import POWER
from landscapes.formula.terms import Term
from landscapes.formula.token import Token, mended
from landscapes.formula.words import CALLABLE

LOGARITHMS = ("log", "ln")  # may have a base as a second value
ROOTS = ("sqrt", "cbrt")
NO_METHOD = "What follows a point is no function of this value. Write it in front, as in sin(x)."
NO_JUMP = "acot(x) is read as pi/2 - atan(x), which has no jump at 0. Write atan(1/x) for the other."
BASE_FIRST = "With square brackets the base comes first: Log[2, x] is read as log2(x)."
SPREADSHEET_ANGLE = "ATAN2 of spreadsheets takes x first. ATAN2(A1, B1) is read as atan2(B1, A1)."


def called(parser: Reader, name: Token) -> Term:
    """A function of its values, of which the name was just taken."""
    function = FUNCTIONS.get(name.name) or MADE[name.name]
    exponent = power_of_name(parser, name) if parser.token.kind in ("^", "raised") else None
    square = parser.token.kind == "["
    values = argument(parser, name)
    if parser.body.cells and name.name == "atan2" and len(values) == 2:
        values.reverse()  # spreadsheets take x first
        parser.notes.add(SPREADSHEET_ANGLE)
    if len(values) < function.least:
        count, example = ("two", "x, y") if function.least == 2 else ("three", "x, 0, 1")
        raise FormulaError(f"{name.text} needs {count} values, as in {name.text}({example}).", name.start)
    if name.name == "acot":
        parser.notes.add(NO_JUMP)
    if name.text.lower() in LOGARITHMS and len(values) == 2:
        if square:  # Log[2, x]
            values.reverse()
            parser.notes.add(BASE_FIRST)
        term = calls.logarithm(calls.Writer(parser.build, name.start), *values)
    elif name.name in MADE:
        term = calls.made(parser.build, name.name, values, name.start)
    else:
        term = parser.build.node(name.name, values, name.start)
        if name.text.lower() in ("log", "lg"):
            parser.notes.of_logarithm(name, parser.body.cells)
    return parser.build.node("^", [term, exponent], name.start) if exponent else term


def as_method(parser: Reader, first: Term) -> Term:
    """A function that is called as x.pow(2), of which the point was just taken."""
    name = parser.take()
    function = FUNCTIONS.get(name.name) or MADE.get(name.name)
    if function is None:
        raise FormulaError(NO_METHOD, name.start)
    opening, values = parser.take(), [first]
    if parser.token.kind == ")":
        parser.take()
    else:
        values += parser.bracketed(opening, max(function.most - 1, 1))
    if not function.least <= len(values) <= function.most:
        raise FormulaError(NO_METHOD, name.start)
    if name.name in MADE:
        return calls.made(parser.build, name.name, values, name.start)
    return parser.build.node(name.name, values, name.start)


def argument(parser: Reader, name: Token) -> list[Term]:
    """The values that stand behind the name of a function."""
    function = FUNCTIONS.get(name.name) or MADE[name.name]
    if parser.token.kind in CLOSING:
        most = 2 if name.text.lower() in LOGARITHMS else function.most
        if most > 2 and pairs.is_one(parser):  # max([x, y])
            outer, inner = parser.take(), parser.take()
            values = parser.bracketed(inner, most, name.text)
            parser.closed(CLOSING[outer.kind], outer)
            return values
        return parser.bracketed(parser.take(), most, name.text)
    if function.least == 1:
        return [bare_value(parser, name)]
    raise FormulaError(f"Write the values of {name.text} in brackets, as in {name.text}(x, y).", name.start)


def power_of_name(parser: Reader, name: Token) -> Term:
    """The power in sin^2 x: a whole number, because sin^-1 x can mean two things."""
    mark = parser.take()
    closed = mark.kind == "raised" or parser.token.kind in CLOSING
    if mark.kind == "^" and closed:
        parser.take()
    minus = parser.take() if parser.token.kind == "-" else None
    number = parser.take()
    whole = number.kind == "number" and isinstance(number.value, int)
    if not whole or (closed and parser.take().kind not in CLOSING.values()):
        raise FormulaError(f"Put this power at the end, as in {name.name}(x)^2.", mark.start)
    if minus and number.value == 1:
        raise inverse(parser, name, mark)
    exponent = parser.build.number(number.value, number.start)
    return parser.build.node("neg", [exponent], minus.start) if minus else exponent


def inverse(parser: Reader, name: Token, mark: Token) -> FormulaError:
    """What is wrong with sin^-1 x, where x is what follows."""
    inverse = f"a{name.name}" if f"a{name.name}" in FUNCTIONS else ""
    first = parser.at
    argument(parser, name)
    last = parser.tokens[parser.at - 1]
    value = parser.text[parser.tokens[first].start : last.end]
    value = value if parser.tokens[first].kind in CLOSING else f"({value})"
    proposals = ([f"{inverse}{value}"] if inverse else []) + [f"(1/{name.name}{value})"]
    return FormulaError(
        f"This can mean {f'{inverse}(x)' if inverse else 'the inverse'} or 1/{name.name}(x). Write one of them.",
        mark.start,
        tuple(mended(parser.text, [(name.start, last.end, proposal)]) for proposal in proposals),
    )


def bare_value(parser: Reader, name: Token) -> Term:
    """The value of a function without brackets: the product up to the next sign or function, as in sin 2xy."""
    if parser.token.kind in ("+", "-"):
        sign = parser.take()
        term = bare_value(parser, name)
        return term if sign.kind == "+" else parser.build.node("neg", [term], sign.start)
    first = parser.at
    term = parser.expression(POWER - 1)
    if name.name in ROOTS:
        # A root sign over two values cannot be told from one over the first: √2x.
        if parser.at_value() and not at_function(parser) and not parser.token.spaced:
            parser.notes.of_root(name, first, parser.at)
        parser.bare[parser.tokens[first].start, parser.tokens[parser.at - 1].end] = None
        return term
    apart = False
    while parser.at_value() and not at_function(parser) and (parser.token.kind == "name" or term.constant is not None):
        if parser.token.kind == "number":
            break
        joint = parser.token
        apart = apart or (joint.spaced and term.constant is None)
        term = parser.build.node("*", [term, parser.expression(POWER - 1)], joint.start)
    if parser.token.kind in ("|", *CLOSING) and parser.at_value():
        raise endless(parser, name, first)
    parser.notes.of_value(name, first, parser.at, apart)
    parser.bare[parser.tokens[first].start, parser.tokens[parser.at - 1].end] = None
    return term


def endless(parser: Reader, name: Token, first: int) -> FormulaError:
    """What is wrong where the value of a function may end before a bracket or behind it: sin x(y + 1)."""
    opening = parser.token
    start, end = parser.tokens[first].start, parser.tokens[parser.at - 1].end
    parser.expression(POWER - 1)
    wide = parser.tokens[parser.at - 1].end
    proposals = (mended(parser.text, [(start, last, f"({parser.text[start:last]})")]) for last in (end, wide))
    said = f"It is not clear where the value of {name.text} ends. Add brackets."
    return FormulaError(said, opening.start, tuple(proposals))


def at_function(parser: Reader) -> bool:
    """Whether the name of a function comes next."""
    return parser.token.kind == "name" and parser.token.name in CALLABLE
