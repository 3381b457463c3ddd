"""The kinds of values that a field of the set-up can have, and how a field is declared as a parameter of a link.

A kind knows its limits or its choices, reads a value from text and writes it as text. Links, the widgets of the pages
and the property tests all ask the same kind, so that no limit is stated twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Generic, Protocol, TypeVar

from landscapes.formula.sentences import listed
from optimizers.base.numbers import exact
from ui.session.reading import Unusable, checked_number, quoted, read_name, read_number, read_whole

T = TypeVar("T")
D = TypeVar("D")
N = TypeVar("N", int, float)
LONGEST_VALUE = 400  # characters of one value of a link that are looked at, where its field does not bear more
DEFAULT = "default"  # what a link says where a scene has a value of its own, and the set-up has None


class Kind(Protocol[T]):
    def read(self, text: str) -> T:
        """The value that a text stands for. Raises Unusable with a reason that ends a sentence."""

    def write(self, value: T) -> str:
        """The text that read() makes the same value of."""


@dataclass(frozen=True)
class Number:
    """A finite number from `low` to `high`. A slider for it may have nearer ends, which `slider` names then."""

    low: float
    high: float
    slider: tuple[float, float] | None = None

    def read(self, text: str) -> float:
        return read_number(text, self.low, self.high)

    def checked(self, value: float | None) -> float:
        """The value itself, which is a number already. Raises Unusable as read() does."""
        return checked_number(value, self.low, self.high)

    def write(self, value: float) -> str:
        return exact(value)

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of its slider."""
        return self.slider or (self.low, self.high)


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`."""

    low: int
    high: int

    def read(self, text: str) -> int:
        return read_whole(text, self.low, self.high)

    def write(self, value: int) -> str:
        return str(value)


@dataclass(frozen=True)
class OneNumber(Generic[N]):
    """One of a few numbers."""

    known: tuple[N, ...]

    def read(self, text: str) -> N:
        value = read_number(text, min(self.known), max(self.known))
        if value not in self.known:
            raise Unusable(f"is not one of {', '.join(map(exact, self.known))}")
        return next(number for number in self.known if number == value)

    def write(self, value: N) -> str:
        return exact(value)


@dataclass(frozen=True)
class OneName:
    """One of the known names; `titles` say what a reader calls those that have another name in a link."""

    known: Collection[str]
    titles: Mapping[str, str] = field(default_factory=dict)

    def read(self, text: str) -> str:
        return read_name(text, self.known, self.titles)

    def write(self, value: str) -> str:
        return value

    def called(self, value: str) -> str:
        return self.titles.get(value, value)


@dataclass(frozen=True)
class Names:
    """Some of the known names, in their order; a text has commas between them. `none` is the word for none of them,
    where a link may have it. `groups` are words for several names at once, so that a link stays short.
    """

    known: Collection[str]
    none: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def longest(self) -> int:
        """The length of a text that has every name, with a space behind each comma; LONGEST_VALUE at least."""
        return max(LONGEST_VALUE, len(", ".join(self.known)))

    def read(self, text: str) -> tuple[str, ...]:
        value, unknown = self.read_known(text)
        for name, why in unknown.items():
            raise Unusable(f"names {quoted(name)}, which {why}")
        return value

    def read_known(self, text: str) -> tuple[tuple[str, ...], dict[str, str]]:
        """Those of the names that are known; and each of the others, with the reason why it is not used."""
        words = [] if self.none and text.strip() == self.none else [word.strip() for word in text.split(",")]
        named = [name for word in words for name in self.groups.get(word, (word,))]
        unknown = {}
        for name in named:
            try:
                read_name(name, self.known, self.titles)
            except Unusable as error:
                unknown[name] = str(error)
        return tuple(name for name in self.known if name in named), unknown

    def write(self, value: tuple[str, ...]) -> str:
        group = next((word for word, names in self.groups.items() if names == value), "")
        return group or ",".join(value) or self.none

    def called(self, value: tuple[str, ...]) -> str:
        return listed([self.titles.get(name, name) for name in value]) or self.none


@dataclass(frozen=True)
class YesNo:
    """True or False, which a link calls yes and no."""

    def read(self, text: str) -> bool:
        if text not in ("yes", "no"):
            raise Unusable("is neither yes nor no")
        return text == "yes"

    def write(self, value: bool) -> str:
        return "yes" if value else "no"


@dataclass(frozen=True)
class Written(Generic[T]):
    """A value of any other type, by the function that reads it and the one that writes it."""

    read: Callable[[str], T]
    write: Callable[[T], str]


def parameter(
    kind: Kind[T], default: D, *, instead: str = "", of_surface: bool = False, longest: int | None = None
) -> T | D:
    """Declares a field of a dataclass that is a parameter of a link, under its own name.

    instead     what a note calls the default, where the default is None or its text says too little
    of_surface  whether the value is meant for the present surface only: another one begins with the default
    longest     characters of its text that are looked at; None leaves it to the kind
    """
    if longest is None:
        longest = kind.longest if isinstance(kind, Names) else LONGEST_VALUE
    told = {"kind": kind, "instead": instead, "of_surface": of_surface, "longest": longest}
    return field(default=default, metadata=told)


@dataclass(frozen=True)
class Parameter:
    """A parameter of a link, as parameter() has declared it."""

    name: str
    default: Any
    kind: Kind[Any]
    instead: str
    of_surface: bool
    longest: int

    def read(self, text: str) -> Any:
        """The value that a link asks for. Raises Unusable."""
        return None if text == DEFAULT and self.default is None else self.kind.read(text)

    def write(self, value: Any) -> str:
        """The text that a link has for a value."""
        return DEFAULT if value is None else self.kind.write(value)

    def called(self, value: Any) -> str:
        """What a note calls the value that is used instead of one that cannot be used."""
        own = f"the surface's own {self.name}"
        return self.instead or (own if value is None else getattr(self.kind, "called", self.kind.write)(value))


def parameters(setup: type) -> dict[str, Parameter]:
    """name -> parameter, of all fields of a dataclass that are declared as one, in their order."""
    return {each.name: Parameter(each.name, each.default, **each.metadata) for each in fields(setup) if each.metadata}
