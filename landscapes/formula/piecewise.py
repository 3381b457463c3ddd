"""Reads cases and conditions: {x < 0: x^2, else: x}, where(x < 0, x^2, x), x^2 if x < 0 else x.

A comparison binds less than a sum, "not", "and" and "or" bind less than that, and "if … else" least of all.
"""

from __future__ import annotations

from functools import reduce

from landscapes.formula import cases, pairs
from landscapes.formula.characters import CLOSING
from landscapes.formula.errors import FormulaError
from landscapes.formula.reader import Reader
from landscapes.formula.terms import NO_VALUE, Term
from landscapes.formula.token import Token
from landscapes.formula.words import LOGICAL

IF, OR, AND, NOT, COMPARED = 0.1, 0.2, 0.3, 0.4, 0.5
EQUAL = ("=", "==")
COMPARISONS = ("<", ">", "≤", "≥", "≠", *EQUAL)
JOINTS = {"if": IF, "?": IF, "or": OR, "and": AND} | dict.fromkeys(COMPARISONS, COMPARED)  # how strongly each binds
WHEN = ("if", "for", "when")  # what may stand between a value and its condition
OTHERWISE = ("else", "otherwise")
SEPARATORS = (",", ";")
MOST_ROWS = 20

NO_CONDITION = "A condition is missing here, such as x < 0."
NO_ELSE = "Say what f is otherwise, as in x^2 if x < 0 else x."


def joined(parser: Reader, left: Term) -> Term:
    """A term with the comparison, the "and", "or" or "if" that stands after it."""
    token = parser.take()
    if token.kind in COMPARISONS:
        return compared(parser, left, token.kind, token.start)
    if token.kind == "?":
        value = parser.expression(IF)
        parser.expect(":", "A colon belongs between the two values, as in x < 0 ? x^2 : x.")
        return chosen(parser, conditional(left), value, parser.expression(0))
    if token.kind == "if":
        condition = truth(parser, IF)
        if parser.token.kind not in OTHERWISE:
            raise FormulaError(NO_ELSE, parser.token.start)
        parser.take()
        return chosen(parser, condition, left, parser.expression(0))
    conditional(left)
    return combined(parser, token.kind, left, truth(parser, JOINTS[token.kind]))


def compared(parser: Reader, left: Term, sign: str, start: int) -> Term:
    """A comparison; what was compared before, as in 0 < x < 1, is compared again."""
    before, value = (left, left.right) if left.right else (None, left)
    assert value
    right = parser.expression(COMPARED)
    found = comparison(parser, value, sign, right, start)._replace(right=right, start=left.start)
    return combined(parser, "and", before, found)._replace(right=right) if before else found


def comparison(parser: Reader, a: Term, sign: str, b: Term, start: int) -> Term:
    """The condition that a sign makes of two values."""
    if sign in EQUAL:
        up, down = (comparison(parser, a, each, b, start) for each in ("≤", "≥"))
        return combined(parser, "and", up, down)
    if sign == "≠":
        return negated(parser, comparison(parser, a, "=", b, start))
    if sign in (">", "≥"):
        a, b = b, a
    if sign in ("<", ">"):
        return parser.build.node("below", [a, b], start)._replace(truth=True)
    return negated(parser, parser.build.node("below", [b, a], start)._replace(truth=True))


def negated(parser: Reader, condition: Term) -> Term:
    if condition.constant is not None:
        return parser.build.known(not condition.constant, condition)
    return parser.build.condition(cases.negated(condition.tree), [condition])


def combined(parser: Reader, word: str, a: Term, b: Term) -> Term:
    """Two conditions as one; one that is known, as of an index, decides or has no say."""
    for known, other in ((a, b), (b, a)):
        if known.constant is not None:
            return other if bool(known.constant) == (word == "and") else known
    tree = (cases.both if word == "and" else cases.either)(a.tree, b.tree)
    return parser.build.condition(tree, [a, b])


def conditional(term: Term) -> Term:
    """The term, which has to be a condition."""
    if not term.truth:
        raise FormulaError(NO_CONDITION, term.start)
    return term


def truth(parser: Reader, floor: float) -> Term:
    """The condition that begins here."""
    return conditional(parser.expression(floor))


def chosen(parser: Reader, condition: Term, value: Term, other: Term) -> Term:
    """A value where a condition holds, else another."""
    if condition.constant is not None:
        return number(value if condition.constant else other)
    tree = cases.chosen(condition.tree, value.tree, other.tree)
    return parser.build.choice(tree, condition, [value, other])


def number(term: Term) -> Term:
    """The term, which has to be a number and no condition."""
    if term.truth:
        raise FormulaError(NO_VALUE, term.start)
    return term


def rows(parser: Reader, table: list[tuple[Term, Term]], other: Term | None) -> Term:
    """Values with their conditions, and what is left over; f is undefined there if nothing is."""
    always = next((place for place, (_, condition) in enumerate(table) if condition.constant), None)
    if always is not None:  # True in code, where it stands for "else"
        other, table = table[always][0], table[:always]
    if other is None:
        if len(table) == 1:
            raise FormulaError("Say what f is otherwise, as in {x < 0: x^2, else: x}.", table[0][1].start)
        if cases.exhaustive([condition.tree for _, condition in table]):
            (other, _), table = table[-1], table[:-1]
        else:
            other = parser.build.given(cases.UNDEFINED, table[0][0].start)
    for value, condition in reversed(table):
        other = chosen(parser, condition, value, other)
    return number(other)


def in_braces(parser: Reader) -> Term:
    """What braces hold, of which the opening one was just taken: cases, or one value."""
    opening = parser.tokens[parser.at - 1]
    table: list[tuple[Term, Term]] = []
    other: Term | None = None
    while True:
        if parser.token.kind in OTHERWISE:
            parser.take()
            if parser.token.kind == ":":
                parser.take()
            other = parser.expression(0)
        else:
            first = parser.expression(IF)
            if first.truth:
                parser.expect(":", "A colon belongs between a condition and its value, as in {x < 0: x^2, else: x}.")
                table.append((parser.expression(0), first))
            elif parser.token.kind in WHEN or (parser.token.kind == "," and not pairs_end(parser)):
                parser.take()
                while parser.token.kind in WHEN:  # "x^2, if x < 0"
                    parser.take()
                if parser.token.kind in OTHERWISE:
                    parser.take()
                    other = first
                else:
                    table.append((first, truth(parser, IF)))
            else:
                if parser.token.kind in OTHERWISE:
                    parser.take()
                other = first
        if other is None and parser.token.kind in OTHERWISE:
            continue
        if other is not None or parser.token.kind not in SEPARATORS or len(table) > MOST_ROWS:
            break
        parser.take()
        if parser.token.kind == "}":
            break
    if parser.token.kind in SEPARATORS:
        parser.take()
    parser.closed("}", opening)
    if not table:
        assert other
        return other
    return rows(parser, table, other)


def pairs_end(parser: Reader) -> bool:
    """Whether the comma here is the last sign before the closing brace."""
    return parser.tokens[parser.at + 1].kind == "}"


def called(parser: Reader) -> Term:
    """where(x < 0, a, b), if(x < 0, a, b) and piecewise(x < 0, a, x < 1, b, c), after the name; if c then a else b."""
    name = parser.tokens[parser.at - 1]
    if name.kind == "if" and parser.token.kind not in ("(", "["):
        return then(parser, truth(parser, IF))
    if pairs.are_here(parser):
        table, other = pairs.cases(parser)
        return rows(parser, [(value, conditional(condition)) for value, condition in table], other)
    values = parser.listed(name, 2 * MOST_ROWS)
    if name.name in LOGICAL:
        return logical(parser, LOGICAL[name.name], [conditional(value) for value in values], name.start)
    if name.kind == "if" and len(values) == 1:
        return then(parser, conditional(values[0]))
    if name.name == "boole" and len(values) == 1:
        return chosen(parser, conditional(values[0]), *(parser.build.number(value, name.start) for value in (1, 0)))
    if len(values) < 2:
        said = f"{name.text} needs a condition and two values, as in {name.text}(x < 0, x^2, x)."
        raise FormulaError(said, name.start)
    other = values.pop() if len(values) % 2 else None
    table = list(zip(values[::2], values[1::2], strict=True))
    if values[0].truth or other is not None:
        table = [(value, condition) for condition, value in table]
    return rows(parser, [(value, conditional(condition)) for value, condition in table], other)


def logical(parser: Reader, word: str, conditions: list[Term], start: int) -> Term:
    """logical_and(x < 0, y < 0), AND(x < 0, y < 0) and the like as one condition."""
    if (len(conditions) == 1) != (word == "not"):
        raise FormulaError("This joins conditions; logical_not takes one.", start)
    if word == "not":
        return negated(parser, conditions[0])
    return reduce(lambda a, b: combined(parser, word, a, b), conditions)


def joint(parser: Reader, name: Token) -> Term:
    """AND(x < 0, y < 0) and OR(…) of spreadsheets, after the name."""
    conditions = [conditional(value) for value in parser.listed(name, 2 * MOST_ROWS)]
    return logical(parser, name.kind, conditions, name.start)


def masked(parser: Reader, a: Term, b: Term) -> Term:
    """The product of a value and a condition: the value where it holds, and else 0."""
    condition, value = (a, b) if a.truth else (b, a)
    return chosen(parser, condition, value, parser.build.number(0, condition.start))


def then(parser: Reader, condition: Term) -> Term:
    """if c then a else b, after the condition; R leaves out the word, where the condition stands in brackets."""
    before = parser.tokens[parser.at - 1].kind
    if parser.token.kind == "then" or before not in CLOSING.values():
        parser.expect("then", NO_ELSE)
    value = parser.expression(0)
    if parser.token.kind not in OTHERWISE:
        raise FormulaError(NO_ELSE, parser.token.start)
    parser.take()
    return chosen(parser, condition, value, parser.expression(0))
