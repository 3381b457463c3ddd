"""What every method file builds on: the declaration, its hyperparameters, and the functions a rule may call."""

from optimizers.base.arithmetic import maximum, on_floats, positive_definite, solve, sqrt, where
from optimizers.base.errors import SettingError, unknown
from optimizers.base.hyper import (
    NOT_NEGATIVE,
    Hyper,
    epsilon,
    first_moment,
    learning_rate,
    momentum,
    second_moment,
    square_decay,
)
from optimizers.base.optimizer import FAMILIES, Optimizer, keywords

__all__ = [
    "FAMILIES",
    "NOT_NEGATIVE",
    "Hyper",
    "Optimizer",
    "SettingError",
    "epsilon",
    "first_moment",
    "keywords",
    "learning_rate",
    "maximum",
    "momentum",
    "on_floats",
    "positive_definite",
    "second_moment",
    "solve",
    "sqrt",
    "square_decay",
    "unknown",
    "where",
]
