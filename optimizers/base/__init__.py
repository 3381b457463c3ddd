"""What every method file builds on: the declaration, its hyperparameters, and the functions a rule may call."""

from optimizers.base.arithmetic import RAISED, column, maximum, minimum, on_floats, sign, sqrt, where
from optimizers.base.errors import SettingError, unknown
from optimizers.base.hyper import (
    BETWEEN,
    NOT_NEGATIVE,
    POSITIVE,
    Hyper,
    count,
    damping,
    decay,
    enough_descent,
    epsilon,
    first_moment,
    flat_enough,
    learning_rate,
    momentum,
    second_moment,
    square_decay,
    weight_decay,
)
from optimizers.base.matrices import absolute, positive_definite, root, solve, trust_step
from optimizers.base.optimizer import FAMILIES, HERE, Optimizer, keywords
from optimizers.base.recursions import conjugate_steps, remembered, two_loop
from optimizers.base.searches import backtracking, wolfe

__all__ = [
    "BETWEEN",
    "FAMILIES",
    "HERE",
    "NOT_NEGATIVE",
    "POSITIVE",
    "RAISED",
    "Hyper",
    "Optimizer",
    "SettingError",
    "absolute",
    "backtracking",
    "column",
    "conjugate_steps",
    "count",
    "damping",
    "decay",
    "enough_descent",
    "epsilon",
    "first_moment",
    "flat_enough",
    "keywords",
    "learning_rate",
    "maximum",
    "minimum",
    "momentum",
    "on_floats",
    "positive_definite",
    "remembered",
    "root",
    "second_moment",
    "sign",
    "solve",
    "sqrt",
    "square_decay",
    "trust_step",
    "two_loop",
    "unknown",
    "weight_decay",
    "where",
    "wolfe",
]
