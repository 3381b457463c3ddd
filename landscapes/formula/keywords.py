"""Values of functions that code gives by name, such as clamp(x, min=0), as values in their order."""

import re

from landscapes.formula.traced import Traced, joined

NAMED = re.compile(r"(?<=[,(])(\s*)(?:negative_slope|alpha|exponent|decimals|a_min|a_max|base|default)\s*=(?!=)")
CLAMP = re.compile(r"(?P<name>clamp|clip|clamp_)\(")
LIMIT = re.compile(r"\s*(min|max)\s*=(?!=)\s*")
OPENING, CLOSING = "([{", ")]}"
MOST = 20  # calls of one text


def positional(written: Traced) -> Traced:
    """The text with the values of functions in their order, without the names that are known here."""
    written = written.replaced(NAMED, lambda found: found[1])
    at = 0
    for _ in range(MOST):
        found = CLAMP.search(written.text, at)
        if found is None:
            break
        at = found.end()
        written = clamped(written, found)
    return written


def clamped(written: Traced, found: re.Match[str]) -> Traced:
    """The text with one call of clamp, some of whose limits may have names, as max, min or clip."""
    first, parts = found.end(), arguments(written.text, found.end())
    if parts is None:
        return written
    limits = {name[1]: (name.end(), end) for start, end in parts if (name := LIMIT.match(written.text, start, end))}
    if not limits:
        return written
    named = "clip" if len(limits) > 1 else {"min": "max", "max": "min"}[next(iter(limits))]
    values = [(start, end) for start, end in parts if not LIMIT.match(written.text, start, end)]
    values += [limits[each] for each in ("min", "max") if each in limits]
    pieces = [written.part(0, found.start()), written.written(f"{named}(", found.start(), first)]
    for place, (start, end) in enumerate(values):
        pieces += [written.written(", ", start, start + 1)] if place else []
        pieces.append(written.part(start, end))
    last = parts[-1][1]
    return joined([*pieces, written.part(last, len(written.text))], written.end)


def arguments(text: str, first: int) -> list[tuple[int, int]] | None:
    """Where the values begin and end that stand in brackets from a place on; None where these are not closed."""
    depth, begins = 0, first
    found: list[tuple[int, int]] = []
    for at in range(first, len(text)):
        if text[at] in CLOSING and not depth:
            return [*found, (begins, at)]
        depth += (text[at] in OPENING) - (text[at] in CLOSING)
        if text[at] == "," and not depth:
            found.append((begins, at))
            begins = at + 1
    return None
