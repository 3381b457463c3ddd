"""The scale of a landscape of losses, which serves the paths over it as well."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from figures.scale import Scale, scale_for

NAME = "loss"


def loss_scale(planes: Iterable[np.ndarray], paths: Iterable[np.ndarray]) -> Scale:
    """The scale for the losses of some planes, each (side, side), and for those along paths, each (moments,).

    The planes decide how wide it is. A path may run below all of them, off the plane: its lowest loss has a height too.
    """
    along = np.concatenate([np.ravel(path) for path in paths] or [np.empty(0)])
    finite = along[np.isfinite(along)]
    return scale_for(np.stack(list(planes)), float(finite.min()) if finite.size else None, NAME)
