"""Which methods cannot run on which surface: some need certain parts in its formula, one needs two weights."""

from landscapes import LANDSCAPES, PARTS, Surface
from optimizers import OPTIMIZERS


def refusal(surface: Surface, key: str) -> str | None:
    """Why a method cannot run on a surface, in one sentence; None if it can."""
    if OPTIMIZERS[key].paired and getattr(surface, "single", False):  # a surface of somebody else's need not say
        return OPTIMIZERS[key].paired
    for name in OPTIMIZERS[key].asks:
        if name in PARTS and name not in surface.made_of:
            examples = [other.name for other in LANDSCAPES.values() if name in other.made_of]
            such = f", such as {examples[0]}" if examples else ""
            return f"{OPTIMIZERS[key].name} needs {PARTS[name]}{such}; {surface.lacks[name]}."
    return None
