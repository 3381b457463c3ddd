"""Whether data suit a model."""

from __future__ import annotations

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape
from landscapes.formula.parts import squares
from landscapes.formula.scope import columns_of


def fits(surface: Landscape, data: Data) -> str | None:
    """Why the model of a surface cannot be fitted to these data, in a sentence; None where it can."""
    missing = [name for name in columns_of(surface.tree) if name not in data]
    if missing:
        both = len(missing) > 1
        return (
            f"This model needs the column{'s' if both else ''} {' and '.join(missing)}; these data have "
            f"{', '.join(data)}. Choose a model without {'them' if both else 'it'}, or other data."
        )
    model = surface.model
    if model is None or model.classes is None or squares(model.loss):
        return None  # squares of errors make sense for any target
    values = np.unique(data[model.target])
    if np.array_equal(model.classes, values):
        return None
    several = f"{len(values)} values" if len(values) > 2 else f"the value{'s' * (len(values) > 1)} {listed(values)}"
    return (
        f"This model is for two classes, and its target {model.target} is {listed(np.array(model.classes))}. "
        f"In these data, {model.target} has {several}. Choose data with these two classes, or a model for any "
        "target."
    )


def listed(values: np.ndarray) -> str:
    """Numbers as a reader sees them: −1 or 1."""
    return " or ".join(f"{value:g}".replace("-", "−") for value in values)
