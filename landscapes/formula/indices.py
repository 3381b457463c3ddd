"""Which letters have an index, where a text leaves it open: x2, which may be x^2, and x(2), which may be x times 2."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from landscapes.formula.characters import CLOSING
from landscapes.formula.errors import FormulaError
from landscapes.formula.leads import Body
from landscapes.formula.scope import NAME
from landscapes.formula.token import Token, mended

FIRST = {0, 1}  # the first place of a list; nobody writes a power with them
POWERS = ("^", "raised")
PRODUCT = "{text} is read as {letter} times {number}. Write {letter}_{number} for a weight with that number."


def index_of(token: Token) -> str:
    """The index of a letter, such as 1 or _max; nothing where it has none."""
    found = NAME.fullmatch(token.name) if token.kind == "name" else None
    return (found[2] or "") if found else ""


def settled(tokens: list[Token], typed: str, within: Body) -> tuple[list[Token], list[str]]:
    """The tokens with x(1) and x(2) as one token each where they are places of a list; and notes on those that are not.

    Raises FormulaError for x2 where nothing shows that it is no power that lost its height.
    """
    places = listed(tokens, within)
    known = defaultdict(set)
    for token in tokens:
        if index_of(token).isdigit():
            known[token.name[0]].add(int(token.name[1:]))
    for at in places:
        known[tokens[at].name].add(int(tokens[at + 2].value))
    lost = [] if within.cells else list(powers_lost(tokens, known))
    if lost:
        raise lost_power(lost, typed)
    notes = dict.fromkeys(products(tokens, places))
    notes |= dict.fromkeys(
        PRODUCT.format(
            text=f"{tokens[at].text}({tokens[at + 2].text})", letter=tokens[at].text, number=tokens[at + 2].text
        )
        for at in called(tokens)
        if at not in places
    )
    return list(merged(tokens, places)), list(notes)


def products(tokens: list[Token], places: set[int]) -> Iterator[str]:
    """Notes on a letter before another one in brackets, as in u(x), which looks like a function."""
    for at in range(len(tokens) - 3):
        letter, opening, inside, closing = tokens[at : at + 4]
        kinds = (letter.kind, opening.kind, inside.kind, closing.kind)
        is_pair = all(token.name != "e" and NAME.fullmatch(token.name) for token in (letter, inside))
        if kinds == ("name", "(", "name", ")") and is_pair and letter.end == opening.start and at not in places:
            yield f"{letter.text}({inside.text}) is read as {letter.text} times {inside.text}."


def called(tokens: list[Token]) -> list[int]:
    """Where a letter stands right before a whole number in brackets."""
    return [
        at
        for at in range(len(tokens) - 3)
        if tokens[at].kind == "name"
        and len(tokens[at].name) == 1
        and tokens[at].name != "e"
        and tokens[at + 1].kind in ("(", "{")
        and (tokens[at + 2].kind, tokens[at + 3].kind) == ("number", CLOSING[tokens[at + 1].kind])
        and isinstance(tokens[at + 2].value, int)
        and tokens[at].end == tokens[at + 1].start
    ]


def listed(tokens: list[Token], within: Body) -> set[int]:
    """Those places where such a letter is a list: it never stands alone, and has several numbers or is in the lead."""
    found = called(tokens)
    numbers = defaultdict(set)
    for at in found:
        numbers[tokens[at].name].add(tokens[at + 2].value)
    for token in tokens:
        if index_of(token).isdigit() and token.name[0] in numbers:
            numbers[token.name[0]].add(int(token.name[1:]))
    alone = {token.name for at, token in enumerate(tokens) if at not in found}
    by_sums = {token.name for token in tokens if token.kind == "element"}
    lists = by_sums | {letter for letter, seen in numbers.items() if len(seen) > 1 or letter in within.declared} - alone
    return {at for at in found if tokens[at].name in lists}


def merged(tokens: list[Token], places: set[int]) -> Iterator[Token]:
    inside = {at + more for at in places for more in (1, 2, 3)}
    for at, token in enumerate(tokens):
        if at in places:
            yield token._replace(name=f"{token.name}{tokens[at + 2].value}", end=tokens[at + 3].end)
        elif at not in inside:
            yield token


def powers_lost(tokens: list[Token], known: dict[str, set[int]]) -> Iterator[Token]:
    """The tokens such as x2 that nothing shows to be letters with an index."""
    behind = {token: after.kind for token, after in pairwise(tokens)}
    clear = {token.name[0] for token in tokens if index_of(token) and (not token.plain or behind.get(token) in POWERS)}
    for token in tokens:
        numbers = known[token.name[:1]]
        shown = not FIRST.isdisjoint(numbers) or token.name[:1] in clear
        if token.plain and not shown:
            yield token


def lost_power(tokens: Iterable[Token], typed: str) -> FormulaError:
    first, *rest = tokens
    parts = {token: (token.text.rstrip("0123456789"), token.name[1:]) for token in (first, *rest)}
    proposals = (
        mended(
            typed, ((token.start, token.end, f"{letter}{mark}{number}") for token, (letter, number) in parts.items())
        )
        for mark in "^_"
    )
    letter, number = parts[first]
    said = f"{first.text} can mean {letter}^{number} or {letter}_{number}. Write one of them."
    return FormulaError(said, first.start + len(letter), tuple(proposals))
