"""The walk by torch.optim, with gradients by autograd.

Its learning rate and its momenta are one number for a tensor, so a setting for each run is beyond it: it walks with one
for all, the median, which spares it work. The fused optimizers are taken, the fastest that it has on a processor.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch

from benchmarks.problems import FORMULAS, Problem

RULES: dict[str, Callable] = {
    "adam": lambda point, lr, beta1, beta2, eps: torch.optim.Adam(point, lr, (beta1, beta2), eps, fused=True),
    "momentum": lambda point, lr, beta: torch.optim.SGD(point, lr, momentum=beta, fused=True),
}


def one_for_all(hypers: Mapping[str, Any]) -> dict[str, float]:
    return {name: float(np.median(value)) for name, value in hypers.items()}


def walk(problem: Problem, hypers: Mapping[str, Any]) -> np.ndarray:
    """The final points, shaped as the starts."""
    formula = FORMULAS[problem.surface]
    point = torch.tensor(problem.starts, requires_grad=True)
    rule = RULES[problem.method]([point], **one_for_all(problem.complete(hypers)))
    for _ in range(problem.steps):
        rule.zero_grad()
        formula(*point.unbind(-1), torch.cos).sum().backward()
        rule.step()
    return point.detach().numpy()
