"""A property that is computed once for each instance, at its first use, and then kept in the instance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Found = TypeVar("Found")


class once(Generic[Found]):
    """functools.cached_property without its lock.

    In Python 3.11 that lock belongs to the class: while one thread works out the property of one instance, all others
    wait that ask for it of their own. Here nobody waits. Two threads that ask one instance at the same moment both
    work it out, and keep the same.
    """

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self.find, self.__doc__ = find, find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> once[Found]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Found: ...

    def __get__(self, instance: object | None, owner: type) -> once[Found] | Found:
        if instance is None:
            return self
        found = vars(instance)[self.name] = self.find(instance)  # from here on, this is what the name means there
        return found
