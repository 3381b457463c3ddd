"""What rounding hid from a run: at its point the gradient, or another number that its rule uses, was rounding error."""

from __future__ import annotations

import numpy as np

from experiments.engine.places import placed
from experiments.geometry.digits import SIZES, found_hidden, words
from landscapes import Surface
from optimizers import Optimizer


def hidden(surface: Surface, method: Optimizer, steps: np.ndarray, path: np.ndarray) -> str:
    """A sentence about one point of a path (recorded, 2) at which rounding hid what the method asks for there, after a
    space; empty where there is none. `steps` (recorded,) are the step numbers of its points.
    """
    known = np.flatnonzero(np.isfinite(path).all(axis=1))
    found = {name: found_hidden(surface, name, path[known]) for name in asked(method)}
    places = [place for place in found.values() if place is not None]
    if not places:
        return ""
    at = known[min(places)]
    names = [name for name in found if found_hidden(surface, name, path[at, None]) is not None]
    where = placed(surface, path[at])
    return f" At step {steps[at]:,}, at {where}, rounding error hid {words(names)}: do not trust the path after that."


def asked(method: Optimizer) -> list[str]:
    """What a method goes by: the gradient, and whatever else its rule asks the surface for, as keys of SIZES."""
    return [name for name in SIZES if name == "gradient" or name in method.asks]
