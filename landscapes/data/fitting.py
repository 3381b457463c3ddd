"""Whether data suit a model."""

from __future__ import annotations

import numpy as np

from landscapes.data.data import Data
from landscapes.data.data_set import TARGET
from landscapes.formula.arithmetic import Tree
from landscapes.formula.scope import column_of
from landscapes.formula.surface import Surface


def fits(surface: Surface, data: Data) -> str | None:
    """Why the model of a surface cannot be fitted to these data, in a sentence; None where it can."""
    missing = [name for name in columns_of(surface.tree) if name not in data]
    if missing:
        both = len(missing) > 1
        return (
            f"This model needs the column{'s' if both else ''} {' and '.join(missing)}; these data have "
            f"{', '.join(data)}. Choose a model without {'them' if both else 'it'}, or other data."
        )
    if surface.data is None or "squares" in surface.made_of or TARGET not in columns_of(surface.tree):
        return None  # squares of errors make sense for any target
    own, values = np.unique(surface.data[TARGET]), np.unique(data[TARGET])
    if len(own) != 2 or np.array_equal(own, values):
        return None
    several = f"{len(values)} values" if len(values) > 2 else f"the value{'s' * (len(values) > 1)} {listed(values)}"
    return (
        f"This model is for two classes, and its target {TARGET} is {listed(own)}; in these data {TARGET} has "
        f"{several}. Choose data with these two classes, or a model for any target."
    )


def columns_of(tree: Tree) -> list[str]:
    """The columns that a tree holds, sorted."""
    if isinstance(tree, tuple):
        return sorted({name for part in tree[1:] for name in columns_of(part)})
    name = column_of(tree) if isinstance(tree, str) else None
    return [name] if name else []


def listed(values: np.ndarray) -> str:
    """Numbers as a reader sees them: −1 or 1."""
    return " or ".join(f"{value:g}".replace("-", "−") for value in values)
