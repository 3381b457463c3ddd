"""What sentences are made of: lists in words."""

from collections.abc import Sequence

LONGEST_QUOTE = 24  # characters of a text that a sentence repeats


def listed(parts: Sequence[str]) -> str:
    """Several things in a sentence: “a, b and c”; nothing of none."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def quoted(text: str, most: int = LONGEST_QUOTE) -> str:
    """A part of a text as a sentence repeats it: cut where it is long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
