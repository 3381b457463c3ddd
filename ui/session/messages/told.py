"""How what the browser tells is read: into the dataclass of the event, with a check of every field."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import lru_cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ui.session.reading import Unusable

Told = TypeVar("Told")
KINDS = 64  # of events, and more than there are
MOST = sys.float_info.max


@dataclass(frozen=True)
class Event:
    """What the reader did, as the browser tells it; what it need not tell has a default."""

    held: tuple[int, ...] = field(default=(), kw_only=True)  # digests of the arrays that need not be sent again


@dataclass(frozen=True)
class Question(Event):
    """An event that is answered: the browser asks no other before it hears that this one was."""

    serial: int  # the number of the question, which grows


def read(kind: type[Told], told: Any) -> Told:
    """An event of this kind, from what JSON made of it. Raises Unusable; what the kind does not name is left out."""
    return cast(Told, _read(kind, told))


def _read(kind: Any, told: Any) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _first(parts, told)
    if origin is Literal and told in parts:
        return parts[parts.index(told)]
    if origin is tuple and isinstance(told, list | tuple):
        each = parts[:1] * len(told) if parts[1:] == (...,) else parts
        if len(each) == len(told):
            return tuple(map(_read, each, told))
    if origin is Mapping and isinstance(told, Mapping):
        return {_read(parts[0], name): _read(parts[1], value) for name, value in told.items()}
    if is_dataclass(kind) and isinstance(told, Mapping):
        return _event(kind, told)
    if kind in (float, int) and isinstance(told, float | int) and not isinstance(told, bool):
        return _number(kind, told)
    if kind in (str, bool, type(None)) and isinstance(told, kind):
        return told
    raise Unusable(f"is not {getattr(kind, '__name__', kind)}")


def _first(kinds: tuple[Any, ...], told: Any) -> Any:
    for kind in kinds:
        try:
            return _read(kind, told)
        except Unusable:
            pass
    raise Unusable(f"is none of {kinds}")


def _event(kind: Any, told: Mapping[str, Any]) -> Any:
    missing = [each.name for each in fields(kind) if each.name not in told and each.default is MISSING]
    if missing:
        raise Unusable(f"has no {missing[0]}")
    hints = _hints(kind)
    return kind(**{name: _read(hint, told[name]) for name, hint in hints.items() if name in told})


def _number(kind: type[float] | type[int], told: float) -> float | int:
    if not abs(told) <= MOST or (kind is int and told != int(told)):
        raise Unusable(f"is not {'a whole' if kind is int else 'a finite'} number")
    return kind(told)


@lru_cache(maxsize=KINDS)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
