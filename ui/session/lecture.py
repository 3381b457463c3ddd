"""What a link for a lecture does to a page: which parts it hides, and which changes its locks refuse."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from ui.session.hypers import RATES
from ui.session.parts import EMBEDDED, PARTS, Part
from ui.session.setup import Setup


def hidden(setup: Setup, *, embedded: bool = False) -> tuple[str, ...]:
    """The parts that are not shown; `embedded` is whether the page stands in another."""
    return tuple(name for name in PARTS if name in setup.hide or (embedded and name not in EMBEDDED))


def kept(before: Setup, after: Setup) -> list[str]:
    """What the parts are called that are locked, and would yet be changed."""
    return [PARTS[name].what for name in before.lock if changes(PARTS[name], before, after)]


def changes(part: Part, before: Setup, after: Setup) -> bool:
    """Whether a part is another one, besides the learning rate that the link leaves free."""
    return any(bound(before, field, before.free) != bound(after, field, before.free) for field in part.fields)


def bound(setup: Setup, field: str, free: str) -> Any:
    """A field of the set-up, as net.data; of settings of methods those besides the free one."""
    value = attrgetter(field)(setup)
    return {pair: own for pair, own in value.items() if ".".join(pair) != free} if isinstance(value, Mapping) else value


def fixed(setup: Setup, part: str, method: str, hyper: str) -> bool:
    """Whether a setting of a method cannot be changed, `part` being that of PARTS to which it belongs."""
    return part in setup.lock and f"{method}.{hyper}" != setup.free


def freed(setup: Setup) -> str:
    """The method whose learning rate can be changed though settings are locked; empty where there is none."""
    return RATES.get(setup.free, "")


def refusals(before: Setup, after: Setup) -> list[str]:
    """A sentence for every part that is locked and would be changed, unless it is the lock that is opened, or another
    scene of a lesson that is turned to.
    """
    if before.lock != after.lock or (before.lesson, before.scene) != (after.lesson, after.scene):
        return []
    return [f"{what}: this link locks it, so nothing was changed." for what in kept(before, after)]
