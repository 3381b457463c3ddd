"""Value, gradient and Hessian of a surface on NumPy points, by torch's automatic differentiation."""

import numpy as np
import torch

from tests.golden.settings import SURFACES

torch.set_default_dtype(torch.float64)


def value(surface, point):
    return float(SURFACES[surface](*point))


def gradient(surface, point):
    return torch.func.grad(lambda p: SURFACES[surface](*p))(torch.tensor(point)).numpy()


def hessian(surface, point):
    return torch.func.hessian(lambda p: SURFACES[surface](*p))(torch.tensor(point)).numpy()


def on(surface):
    """The three of one surface, as functions of the point."""
    return tuple(lambda point, f=f: f(surface, np.asarray(point, dtype=float)) for f in (value, gradient, hessian))
