"""Reads sums and products over an index, and lists: sum(i=1..5, [1,2,5,2,3][i] * cos(i x)), Σ(i=1..5, …).

A sum is written out while it is read: its terms are read one after the other, each with a number for the index.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from landscapes.formula.errors import FormulaError
from landscapes.formula.reader import Reader
from landscapes.formula.sum_names import SUMS
from landscapes.formula.terms import Term
from landscapes.formula.token import Token

PRODUCT = 1  # a term of a sum without brackets goes as far as its product
MOST_TERMS = 200
NO_RANGE = "Say from where to where the index goes, as in sum(i=1..5, i x)."
WHOLE = "An index goes from one whole number to another."
EMPTY_LIST_PLACE = "This list has the places 1 to {}."
LIST_ALONE = "A list needs a place in it, as in [1, 2, 5][i]."


class Range(NamedTuple):
    """An index and the numbers that it takes."""

    name: str
    values: range
    start: int


def called(parser: Reader) -> Term:
    """A sum or product, of which the name was just taken."""
    name = parser.tokens[parser.at - 1]
    if parser.token.kind == "_":
        return below_and_above(parser)
    said = f"Write {name.text} with brackets, as in sum(i=1..5, i x)."
    opening = parser.take() if parser.token.kind == "[" else parser.expect("(", said)
    end = parser.closing(parser.at - 1)
    parts = parser.parts(end)
    if items := listed_terms(parser, parts, end, name):
        parser.at = end + 1
        return reduce(lambda total, term: parser.build.node(SUMS[name.name], [total, term], name.start), items)
    at, found = bounds(parser, parts, end, opening.start)
    total = written_out(parser, SUMS[name.name], found, at)
    parser.at = end
    parser.take()
    return total


def listed_terms(parser: Reader, parts: list[int], end: int, name: Token) -> list[Term]:
    """The terms that are given one by one, as in sum([x**2, y**2]) and SUM(A1, B1); none where there is an index."""
    brackets = parser.tokens[parts[0]].kind in ("[", "(") and parser.closing(parts[0]) == end - 1
    if len(parts) == 1 and brackets:
        parts, end = parser.parts(end - 1, parts[0] + 1), end - 1
    elif not name.text.isupper():  # elsewhere the second value is an axis
        return []
    if len(parts) == 1 or any(token.kind == "for" for token in parser.tokens[parts[0] : end]):
        return []
    if any(named(parser, at) or named(parser, at + 1) for at in parts):
        return []
    terms = []
    for first, after in pairwise([*parts, end + 1]):
        parser.at = first
        terms.append(parser.expression(0))
        if parser.at != after - 1:
            raise FormulaError(NO_RANGE, parser.token.start)
    return terms


def bounds(parser: Reader, parts: list[int], end: int, start: int) -> tuple[int, Range]:
    """Where the term of a sum begins, and its range, by where the parts between its brackets begin and end."""
    for place, first in enumerate(parts):
        if parser.tokens[first].kind == "{" and named(parser, first + 1) and len(parts) == 2:  # {i, 1, 5}
            ends = parser.parts(parser.closing(first), first + 1)
            low, high = (number_at(parser, at) for at in (ends * 2)[1:3])
            return parts[1 - place], made(parser, first + 1, low, high)
        if not named(parser, first):
            continue
        after = parser.tokens[first + 1].kind
        if after in ("=", "∈", "in"):
            parser.at = first
            body = parts[1 - place] if place < 2 and len(parts) == 2 else -1
            found = ranged(parser)
            if body < 0 and len(parts) == 1 and parser.token.kind == ":":
                body = parser.at + 1
            if body < 0:
                raise FormulaError(NO_RANGE, start)
            return body, found
        if after == "," and len(parts) == 4 and place < 2:
            others = [at for at in parts if at not in (parts[place], parts[place + 1], parts[place + 2])]
            low, high = (number_at(parser, parts[place + more]) for more in (1, 2))
            return others[0], made(parser, first, low, high)
    loop = next((at for at in range(parts[0], end) if parser.tokens[at].kind == "for" and named(parser, at + 1)), None)
    if loop is not None:
        parser.at = loop + 1
        # In code a list may stand around it: sum([i*x for i in range(3)]).
        inside = parser.tokens[parts[0]].kind == "[" and parser.closing(parts[0]) == end - 1
        return parts[0] + inside, ranged(parser)
    raise FormulaError(NO_RANGE, start)


def named(parser: Reader, at: int) -> bool:
    return parser.tokens[at].kind == "index"


def number_at(parser: Reader, at: int) -> Term:
    parser.at = at
    return parser.expression(0)


def ranged(parser: Reader) -> Range:
    """i=1..5, i = 1:5, i = 1 to 5 or i in range(1, 6), from here on."""
    first = parser.at
    parser.take()
    parser.take()
    if parser.token.kind == "range":
        parser.take()
        values = parser.listed(parser.tokens[parser.at - 1], 2)
        low, high = (parser.build.number(0, values[0].start), *values)[-2:]
        return made(parser, first, low, parser.build.node("-", [high, parser.build.number(1, high.start)], high.start))
    low = parser.expression(0)
    if parser.token.kind not in ("..", ":", "to"):
        raise FormulaError(NO_RANGE, parser.token.start)
    parser.take()
    return made(parser, first, low, parser.expression(0))


def made(parser: Reader, at: int, low: Term, high: Term) -> Range:
    """The range of the index at a place, from one number to another."""
    for end in (low, high):
        if end.constant is None or not end.constant.is_integer():
            raise FormulaError(WHOLE, end.start)
    assert low.constant is not None and high.constant is not None
    values = range(int(low.constant), int(high.constant) + 1)
    if not values:
        raise FormulaError("The index ends before it begins.", high.start)
    if len(values) > MOST_TERMS:
        raise FormulaError(f"A sum may have up to {MOST_TERMS} terms.", high.start)
    return Range(parser.tokens[at].name, values, parser.tokens[at].start)


def below_and_above(parser: Reader) -> Term:
    """The sum in Σ_{i=1}^{5} i x, of which the name was just taken: its term is the product that follows."""
    name = parser.tokens[parser.at - 1]
    parser.take()
    opening = parser.take()
    if opening.kind not in ("{", "(") or not named(parser, parser.at) or parser.tokens[parser.at + 1].kind != "=":
        raise FormulaError(NO_RANGE, opening.start)
    first = parser.at
    parser.take()
    parser.take()
    low = parser.expression(0)
    parser.closed("}" if opening.kind == "{" else ")", opening)
    mark = parser.take()
    if mark.kind == "raised":
        (high,) = parser.bracketed(mark, 1)
    elif mark.kind == "^":
        high = parser.value(PRODUCT)
    else:
        raise FormulaError(NO_RANGE, mark.start)
    return written_out(parser, SUMS[name.name], made(parser, first, low, high), parser.at, PRODUCT)


def written_out(parser: Reader, joint: str, over: Range, body: int, floor: float = 0) -> Term:
    """The terms of a sum for each number of its index, joined."""
    outside = parser.index.get(over.name)
    total: Term | None = None
    for value in over.values:
        parser.at, parser.index[over.name] = body, value
        term = parser.expression(floor)
        total = term if total is None else parser.build.node(joint, [total, term], over.start)
    if outside is None:
        del parser.index[over.name]
    else:
        parser.index[over.name] = outside
    assert total
    return total


Items = list["Term | Items"]


def in_square_brackets(parser: Reader) -> Term:
    """[1, 2, 5][i], of which the first bracket was just taken; [x + 1] with one value is that value in brackets."""
    opening = parser.tokens[parser.at - 1]
    items: Term | Items = listed(parser)
    if len(items) == 1 and isinstance(items[0], Term):
        return items[0]
    while isinstance(items, list):
        if parser.token.kind not in ("[", "("):
            raise FormulaError(LIST_ALONE, opening.start)
        bracket = parser.take()
        items = item(items, parser.expression(0))
        while parser.token.kind == "," and isinstance(items, list):
            parser.take()
            items = item(items, parser.expression(0))
        parser.closed("]" if bracket.kind == "[" else ")", bracket)
    return items


def listed(parser: Reader) -> Items:
    """What stands between square brackets, of which the first was just taken."""
    opening = parser.tokens[parser.at - 1]
    items: Items = []
    while True:
        if parser.token.kind == "[" and (not items or isinstance(items[-1], list)) and is_list(parser):
            parser.take()
            items.append(listed(parser))
        else:
            items.append(parser.expression(0))
        if parser.token.kind not in (",", ";"):
            break
        parser.take()
    parser.closed("]", opening)
    return items


def is_list(parser: Reader) -> bool:
    """Whether the square bracket here holds a list by itself, and not a value such as [1, 2][i] or [x]."""
    end = parser.closing(parser.at)
    return len(parser.parts(end, parser.at + 1)) > 1 and parser.tokens[end + 1].kind in (",", ";", "]")


def item(items: Items, place: Term) -> Term | Items:
    """What a list has at a place, counted from 1."""
    if place.constant is None or not place.constant.is_integer() or not 1 <= place.constant <= len(items):
        raise FormulaError(EMPTY_LIST_PLACE.format(len(items)), place.start)
    found = items[int(place.constant) - 1]
    return found._replace(indexed=True) if isinstance(found, Term) and found.constant is not None else found
