"""Conditions as numbers: 1 where they hold, 0 where not; and the gate that lets a value through where one holds.

Sums of gated values are cases. So every evaluator needs two functions of two values for them, and no third kind of
thing. "And" is a product, "or" a sum, "not" 1 - c.
"""

import numpy as np

from landscapes.formula.numbers import Values

NAN = float("nan")


def below(a: Values, b: Values) -> Values:
    """1 where a < b, else 0; NaN where one of them is."""
    return np.where(a < b, 1.0, np.where(a >= b, 0.0, np.nan))


def gate(condition: Values, value: Values) -> Values:
    """The value where the condition is above 0, else 0, whatever the value is there; NaN where the condition is."""
    return np.where(condition > 0, value, np.where(condition <= 0, 0.0, np.nan))


def below_of_floats(a: float, b: float) -> float:
    """below() of two floats."""
    return 1.0 if a < b else 0.0 if a >= b else NAN


def gate_of_floats(condition: float, value: float) -> float:
    """gate() of two floats."""
    return value if condition > 0 else 0.0 if condition <= 0 else NAN
