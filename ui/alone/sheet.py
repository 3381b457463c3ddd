"""A stylesheet without the rules for what a page does not have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OURS = re.compile(r"\.(rv-[\w-]+)")  # a class that our own modules give
GIVEN = re.compile(r"\brv-[\w-]+")
BEGUN = re.compile(r"\b(rv-[\w-]+)\$\{")  # a class whose name is put together: how it begins
WORD = re.compile(r"[\"`']([a-z][\w-]*)[\"`']")  # in quotes: may be put behind rv-
SOME = re.compile(r":(?:is|not|where|has)\([^()]*(?:\([^()]*\)[^()]*)*\)")  # names classes of which none need be there
INNER = ("@media", "@container", "@supports")  # hold rules of their own

There = Callable[[str], bool]  # whether a page has a class


def sparing(sheet: str, texts: Iterable[str]) -> str:
    """The rules of a stylesheet that can be of use to a page whose elements are made by these texts. A rule can not if
    each of its selectors asks for a class that no text names.
    """
    whole = "\n".join(texts)
    given = {*GIVEN.findall(whole), *(f"rv-{word}" for word in WORD.findall(whole))}
    begun = tuple(set(BEGUN.findall(whole)))
    return kept(COMMENT.sub("", sheet), lambda name: name in given or name.startswith(begun))


def kept(sheet: str, there: There) -> str:
    """The rules that can be of use."""
    found = []
    for head, body in rules(sheet):
        if head.startswith(INNER):
            inner = kept(body, there)
            found += [f"{head} {{\n{inner}}}\n"] if inner else []
        elif head.startswith("@") or any(useful(each, there) for each in selectors(head)):
            found.append(f"{head} {{{body}}}\n")
    return "".join(found)


def rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The outermost rules of a stylesheet without comments: what stands before the braces, and what is in them."""
    begins, depth, opened = 0, 0, 0
    for place, sign in enumerate(sheet):
        if sign == "{":
            depth, opened = depth + 1, opened if depth else place
        elif sign == "}":
            depth -= 1
            if not depth:
                yield sheet[begins:opened].strip(), sheet[opened + 1 : place]
                begins = place + 1


def selectors(head: str) -> Iterator[str]:
    """The selectors of a rule, which commas part."""
    begins, depth = 0, 0
    for place, sign in enumerate(head):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield head[begins:place]
            begins = place + 1
    yield head[begins:]


def useful(selector: str, there: There) -> bool:
    """Whether a page has all classes of ours that a selector asks for."""
    return all(there(name) for name in OURS.findall(SOME.sub("", selector)))
