"""Principal components: the directions along which inputs vary most. Keeping the first few discards the others."""

from __future__ import annotations

import numpy as np

from optimizers import SettingError


def on_components(X: np.ndarray, X_held: np.ndarray, wanted: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Both on the first principal components (..., wanted) of X, and the part of the variance of X that those have.

    Mean and directions are those of X (N, features) alone, for held-out samples must not shape what they judge. The
    components are centred but keep their variances. A direction's sign is such that its largest entry is positive.
    Raises SettingError where the samples vary in fewer directions.
    """
    centre = X.mean(axis=0)
    _, lengths, directions = np.linalg.svd(X - centre, full_matrices=False)
    # As matrix_rank() has it: what is smaller is rounding.
    varied = int((lengths > lengths[0] * max(X.shape) * np.finfo(np.float64).eps).sum())
    if wanted > varied:
        raise SettingError(
            "components", f"{len(X):,} samples of these data vary along {varied} components; use {varied} at most."
        )
    kept = directions[:wanted]
    largest = np.take_along_axis(kept, abs(kept).argmax(axis=1)[:, None], axis=1)
    kept = kept * np.sign(largest)
    explained = float((lengths[:wanted] ** 2).sum() / (lengths**2).sum())
    return (X - centre) @ kept.T, (X_held - centre) @ kept.T, explained
