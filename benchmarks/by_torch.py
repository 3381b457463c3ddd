"""The walk by torch.optim, with gradients by autograd.

Its learning rate and its momenta are one number for a tensor, so a setting for each run is beyond it: it walks with one
for all, the median, which spares it work. It uses one core or all of them, whichever is faster for the problem.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
import torch

from benchmarks.problems import FORMULAS, Problem
from benchmarks.turns import CORES, quickest

RULES: dict[str, Callable] = {
    "adam": lambda point, lr, beta1, beta2, eps, **how: torch.optim.Adam(point, lr, (beta1, beta2), eps, **how),
    "momentum": lambda point, lr, beta, **how: torch.optim.SGD(point, lr, beta, **how),
}


def one_for_all(hypers: Mapping[str, Any]) -> dict[str, float]:
    return {name: float(np.median(value)) for name, value in hypers.items()}


def walker(problem: Problem, *, fused: bool = False) -> partial[np.ndarray]:
    """Called with hyperparameters it gives the final points, shaped as the starts."""
    return quickest([partial(walk, problem, fused, threads) for threads in (1, CORES)], problem.varied)


def walk(problem: Problem, fused: bool, threads: int, hypers: Mapping[str, Any]) -> np.ndarray:
    torch.set_num_threads(threads)
    formula = FORMULAS[problem.surface]
    point = torch.tensor(problem.starts, requires_grad=True)
    rule = RULES[problem.method]([point], **one_for_all(problem.complete(hypers)), fused=fused)
    for _ in range(problem.steps):
        rule.zero_grad()
        formula(*point.unbind(-1), torch.cos).sum().backward()
        rule.step()
    return point.detach().numpy()
