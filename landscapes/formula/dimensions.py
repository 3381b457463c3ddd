"""The number of weights in formulas for any number of them: n in Σ x_i² from i = 1 to n is 2 here."""

from collections.abc import Iterator

from landscapes.formula.characters import CLOSING
from landscapes.formula.sum_names import SUMS
from landscapes.formula.token import Token

WEIGHTS = 2
LETTERS = ("n", "d", "D", "N", "m", "p")  # what people call the number of weights
FAR = (*CLOSING, "raised")
RANGES = ("..", "to", ":", "range")  # signs and words before the end of a range
NOTE = "{} is read as 2, because a surface has two weights."


def counted(tokens: list[Token]) -> tuple[list[Token], dict[str, int], list[str]]:
    """The tokens with an index for each letter that is the number of weights, these letters with it, and notes."""
    if not any(token.kind == "element" for token in tokens):
        return tokens, {}, []
    found = dict.fromkeys(
        end
        for at, token in enumerate(tokens)
        if token.kind == "name" and token.name in SUMS
        for end in ends(tokens, at)
    )
    made = [token._replace(kind="index") if token.kind == "name" and token.name in found else token for token in tokens]
    return made, dict.fromkeys(found, WEIGHTS), [NOTE.format(name) for name in found]


def ends(tokens: list[Token], at: int) -> Iterator[str]:
    """The letters in which the index of the sum that is called at a place ends."""
    kinds = [token.kind for token in tokens]
    opening = at + 1 + (kinds[at + 1 : at + 2] == ["_"])
    close = closing(kinds, opening)
    if opening > at + 1:  # Σ_{i=1}^{n}
        if kinds[close + 1 : close + 2] == ["^"] and kinds[close + 2 : close + 3] not in ([each] for each in CLOSING):
            yield from letters(tokens[close + 2 : close + 3])
        else:
            first = close + 1 + (kinds[close + 1 : close + 2] == ["^"])
            yield from letters(tokens[first : closing(kinds, first)])
        return
    marks = [place for place in range(opening, close) if kinds[place] in RANGES]
    for place in marks[:1]:
        comma = next((far for far in range(place, close) if kinds[far] == "," and kinds[place] != "range"), close)
        yield from letters(tokens[place:comma])


def letters(tokens: list[Token]) -> Iterator[str]:
    return (token.name for token in tokens if token.kind == "name" and token.name in LETTERS)


def closing(kinds: list[str], at: int) -> int:
    """The place of the bracket that closes the one at a place; the end where there is none."""
    depth = 0
    for place in range(at, len(kinds)):
        depth += (kinds[place] in FAR) - (kinds[place] in CLOSING.values())
        if depth <= 0:
            return place
    return len(kinds)
