"""What sentences are made of: lists in words."""

from collections.abc import Sequence


def listed(parts: Sequence[str]) -> str:
    """Several things in a sentence: “a, b and c”; nothing of none."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
