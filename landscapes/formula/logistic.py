"""The functions of logistic models, which NumPy lacks, in a form that overflows nowhere and keeps all digits of both
tails: e to a power above 0 is never taken.
"""

import numpy as np

from landscapes.formula.numbers import Values


def softplus(u: Values) -> Values:
    """ln(1 + e^u), of numbers or arrays."""
    return np.where(u > 0, u, 0.0) + np.log1p(np.exp(np.where(u > 0, -u, u)))


def sigmoid(u: Values) -> Values:
    """1/(1 + e^-u), of numbers or arrays."""
    power = np.exp(np.where(u > 0, -u, u))
    return np.where(u > 0, 1.0, power) / (1.0 + power)
