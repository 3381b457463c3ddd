"""What a link for a lecture does to a page: which parts it hides, and which changes its locks refuse."""

from __future__ import annotations

from operator import attrgetter

from ui.session.parts import EMBEDDED, PARTS, Part
from ui.session.setup import Setup


def hidden(setup: Setup, *, embedded: bool = False) -> tuple[str, ...]:
    """The parts that are not shown; `embedded` is whether the page stands in another."""
    return tuple(name for name in PARTS if name in setup.hide or (embedded and name not in EMBEDDED))


def kept(before: Setup, after: Setup) -> list[str]:
    """What the parts are called that are locked, and would yet be changed."""
    return [PARTS[name].what for name in before.lock if changes(PARTS[name], before, after)]


def changes(part: Part, before: Setup, after: Setup) -> bool:
    """Whether a part is another one."""
    return any(attrgetter(field)(before) != attrgetter(field)(after) for field in part.fields)


def refusals(before: Setup, after: Setup) -> list[str]:
    """A sentence for every part that is locked and would be changed, unless it is the lock that is opened, or another
    scene of a lesson that is turned to.
    """
    if before.lock != after.lock or (before.lesson, before.scene) != (after.lesson, after.scene):
        return []
    return [f"{what}: this link locks it, so nothing was changed." for what in kept(before, after)]
