"""Cases in lists, as code has them: Piecewise[{{x^2, x < 0}}, x], Piecewise((x, x < 0), (y, True)), select([c], [x]).

Each is read as values with their conditions, of which the first that holds counts, and what is left over.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from landscapes.formula.characters import CLOSING
from landscapes.formula.errors import FormulaError
from landscapes.formula.reader import Reader
from landscapes.formula.terms import Term

Item: TypeAlias = "Term | list[Item]"
Cases = tuple[list[tuple[Term, Term]], Term | None]  # values with their conditions, and what is left over, if told

UNPAIRED = "Each condition needs a value, as in {x < 0: x^2, else: x}."


def are_here(parser: Reader) -> bool:
    """Whether there are lists between the brackets that open here."""
    if parser.token.kind not in CLOSING:
        return False
    return any(is_list(parser, *part) for part in parts(parser, parser.at, parser.closing(parser.at)))


def is_one(parser: Reader) -> bool:
    """Whether one list of several values is all that stands between the brackets that open here, as in max([x, y])."""
    whole, *others = parts(parser, parser.at, parser.closing(parser.at))
    return not others and is_list(parser, *whole) and len(parts(parser, whole[0], whole[1] - 1)) > 1


def cases(parser: Reader) -> Cases:
    """The cases in the lists between the brackets that open here."""
    opening, end = parser.token, parser.closing(parser.at)
    items = inside(parser, parser.at, end)
    parser.at = end + 1
    first, *others = items
    zero = parser.build.number(0, opening.start)
    if isinstance(first, Term) and len(others) == 2:  # piecewise of NumPy, where the last condition counts that holds
        conditions, values = (as_list(item, opening.start) for item in others)
        other = single(values[len(conditions) :], zero)
        return matched(conditions, values[: len(conditions)], opening.start)[::-1], other
    rows = as_list(first, opening.start)
    if isinstance(rows[0], list):  # {{value, condition}, …}
        return [pair(row, opening.start) for row in rows], single(others, zero)
    if others and all(isinstance(item, Term) and item.truth for item in rows):  # select
        return matched(rows, as_list(others[0], opening.start), opening.start), single(others[1:], zero)
    return [pair(row, opening.start) for row in items], None


def as_list(item: Item, start: int) -> list[Item]:
    """The item, which has to be a list."""
    if isinstance(item, Term):
        raise FormulaError(UNPAIRED, start)
    return item


def matched(conditions: list[Item], values: list[Item], start: int) -> list[tuple[Term, Term]]:
    """Each of some values with its condition."""
    if len(conditions) != len(values):
        raise FormulaError(UNPAIRED, start)
    return [pair([value, condition], start) for condition, value in zip(conditions, values, strict=True)]


def pair(row: Item, start: int) -> tuple[Term, Term]:
    """A value and its condition."""
    value, condition = row if not isinstance(row, Term) and len(row) == 2 else (None, None)
    if not (isinstance(value, Term) and isinstance(condition, Term)):
        raise FormulaError(UNPAIRED, start)
    return value, condition


def single(items: list[Item], otherwise: Term) -> Term:
    """The only item of a list, or something else where there is none."""
    if not items:
        return otherwise
    if len(items) > 1 or not isinstance(items[0], Term):
        raise FormulaError(UNPAIRED, otherwise.start)
    return items[0]


def inside(parser: Reader, opening: int, end: int) -> list[Item]:
    """What stands between two brackets, with lists for the lists in there."""
    found: list[Item] = []
    for first, last in parts(parser, opening, end):
        if is_list(parser, first, last):
            found.append(inside(parser, first, last - 1))
            continue
        parser.at = first
        found.append(parser.expression(0))
        if parser.at != last:
            raise FormulaError(UNPAIRED, parser.token.start)
    return found


def parts(parser: Reader, opening: int, end: int) -> list[tuple[int, int]]:
    """Where the parts begin and end between two brackets."""
    starts = parser.parts(end, opening + 1)
    return [(first, after - 1) for first, after in pairwise([*starts, end + 1])]


def is_list(parser: Reader, first: int, last: int) -> bool:
    """Whether a part is a list: brackets around all of it with several parts in them, with lists, or square ones."""
    opening = parser.tokens[first].kind
    if opening not in CLOSING or parser.closing(first) != last - 1:
        return False
    within = parts(parser, first, last - 1)
    if opening == "{" and any(token.kind == ":" for token in parser.tokens[first:last]):
        return False  # cases
    return opening == "[" or len(within) > 1 or is_list(parser, *within[0])
