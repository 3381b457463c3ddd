"""A share of all pairs of two registries, dealt out evenly: each member meets some of the other registry."""

from collections.abc import Collection, Iterator


def dealt(first: Collection[str], second: Collection[str], share: int) -> Iterator[tuple[str, str]]:
    """Every `share`-th pair along the diagonals: (key of the first, key of the second)."""
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            if (i + j) % share == 0:
                yield one, other
