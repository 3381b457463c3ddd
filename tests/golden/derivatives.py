"""Derivatives of a surface on NumPy points, by torch's automatic differentiation."""

import numpy as np
import torch

from tests.golden.settings import RESIDUALS, SURFACES

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


def residuals(surface, point):
    """(N,) whose squares f is the sum of."""
    return np.array(RESIDUALS[surface](*point))


def jacobian(surface, point):
    """(N, 2) the gradient of each residual."""
    return torch.func.jacrev(lambda p: torch.stack(list(RESIDUALS[surface](*p))))(torch.tensor(point)).numpy()
