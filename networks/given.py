"""What is given to a network, as arrays; whatever it cannot take is refused in a sentence that says what to give."""

from __future__ import annotations

from numbers import Integral, Real
from typing import TYPE_CHECKING

import numpy as np

from optimizers import SettingError

if TYPE_CHECKING:
    from networks.layers.layer import Array


def weights(theta: object, size: int) -> Array:
    """(..., D) floats, or complex numbers where a derivative is taken by a complex step; NaN stays."""
    rule = f"theta must be this network's {size:,} weights (D,), or several such vectors (..., D)."
    found = numbers("theta", theta, rule, "biufc")
    if not found.ndim or found.shape[-1] != size or not found.size:
        raise SettingError("theta", f"{rule} {has_shape(found)}")
    return found if found.dtype.kind in "fc" else found.astype(np.float64)


def inputs(X: object, features: int, setting: str = "X") -> Array:
    """(N, inputs) finite numbers, of one sample or more."""
    rule = f"{setting} must be the inputs of one sample or more, (N, {features})."
    found = numbers(setting, X, rule)
    if found.ndim != 2 or found.shape[1] != features or not len(found):
        raise SettingError(setting, f"{rule} {has_shape(found)}")
    return finite(setting, found)


def as_many(setting: str, y: Array, X: Array) -> None:
    """Raises SettingError unless there is a target (N, ...) for each of the inputs (N, ...)."""
    if not y.ndim or len(y) != len(X):
        count = len(y) if y.ndim else 1
        targets = "1 target" if count == 1 else f"{count:,} targets"
        raise SettingError(setting, f"{setting} has {targets} for {len(X):,} samples. Give one for each.")


def finite(setting: str, found: Array) -> Array:
    """The numbers, all of which are finite."""
    if not np.isfinite(found).all():
        raise SettingError(setting, f"{setting} must be finite numbers. Leave out the samples of which one is missing.")
    return found


def numbers(setting: str, given: object, rule: str, kinds: str = "biuf") -> Array:
    """An array of numbers; `rule` is the sentence about anything else."""
    try:
        found = np.asarray(given)
    except ValueError:  # lists of different lengths
        raise SettingError(setting, rule) from None
    if found.dtype.kind not in kinds and found.size:
        raise SettingError(setting, rule)
    return found


def seed(given: object) -> int:
    if not isinstance(given, Integral) or isinstance(given, bool) or given < 0:
        raise SettingError("seed", "seed must be a whole number of at least 0.")
    return int(given)


def switch(setting: str, given: object) -> bool:
    if not isinstance(given, bool | np.bool_):
        raise SettingError(setting, f"{setting} must be True or False.")
    return bool(given)


def not_negative(setting: str, given: object) -> float:
    if not isinstance(given, Real) or isinstance(given, bool) or not 0 <= float(given) < np.inf:
        raise SettingError(setting, f"{setting} must be a finite number of at least 0.")
    return float(given)


def has_shape(found: Array) -> str:
    return f"This has the shape {found.shape}."
