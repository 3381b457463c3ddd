"""Samples that are held out: a model is trained on the others, and its loss on these says how it does on new ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from landscapes.data.data import FEWEST, Data, DataError
from landscapes.data.data_set import TARGET

Rows = NDArray[np.int64]
STREAM = tuple(b"held out")  # keeps the draw apart from those of data, noise and batches with the same seed


def split(data: Data, share: float, seed: int) -> tuple[Data, Data]:
    """(training samples, held-out samples), as split_rows() parts them."""
    trained, held = split_rows(data, share, seed)
    return data.some(trained), data.some(held)


def split_rows(data: Data, share: float, seed: int) -> tuple[Rows, Rows]:
    """(training, held out), the places of the samples: a share of all, drawn by a seed, is held out. Rows keep their
    order.

    With one seed, what a smaller share holds out a larger one does too. Where the target has two values, both are
    among the training samples. Raises DataError where one side would have fewer than FEWEST rows.
    """
    held = round(share * data.count)
    if not FEWEST <= held <= data.count - FEWEST:
        raise DataError(
            f"{share:.3g} of {data.count} rows leaves {data.count - held} row{'s' * (data.count - held != 1)} for "
            f"training and {held} held out; "
            f"both need at least {FEWEST}. Choose another share, or take more data."
        )
    order = np.random.default_rng([seed, *STREAM]).permutation(data.count)
    if TARGET in data and len(values := np.unique(data[TARGET])) == 2:
        # The last row of each class goes to the end of the order, of which training takes its part.
        kept = [order[np.flatnonzero(data[TARGET][order] == value)[-1]] for value in values]
        order = np.append(order[~np.isin(order, kept)], kept)
    return np.sort(order[held:]), np.sort(order[:held])
