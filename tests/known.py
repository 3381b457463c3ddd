"""What a test knows to be there, for the types."""

from typing import TypeVar

T = TypeVar("T")


def known(value: T | None) -> T:
    """The value itself, which is not None."""
    assert value is not None
    return value
