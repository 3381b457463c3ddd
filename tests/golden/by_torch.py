"""Paths by torch.optim, and by two packages that are written for it: schedulefree and pytorch_optimizer."""

from importlib.metadata import version

import pytorch_optimizer
import schedulefree
import torch

from reproduce.torch_optim import TORCH_OPTIM
from tests.golden.settings import PLATEAUS, STEPS, SURFACES, both_loops

torch.set_default_dtype(torch.float64)  # before anything is made, or NAdam's own schedule stays in float32

PACKAGES = {name: version(name) for name in ("torch", "schedulefree", "pytorch_optimizer")}


METHODS = {
    key: (f"torch.optim.{optim.name}", getattr(torch.optim, optim.name), optim.arguments)
    for key, optim in TORCH_OPTIM.items()
} | {
    "schedule_free": (
        "schedulefree.SGDScheduleFree",
        schedulefree.SGDScheduleFree,
        lambda lr, beta: {"lr": lr, "momentum": beta},
    ),
    # The authors' own rule; that of optax 0.2.8 has 1 − β₂ where they have β₂.
    "adan": (
        "pytorch_optimizer.Adan",
        pytorch_optimizer.Adan,
        lambda beta1, beta2, beta3, **same: {"betas": (beta1, beta2, beta3), **same, "weight_decouple": False},
    ),
    "shampoo": (
        "pytorch_optimizer.Shampoo",
        pytorch_optimizer.Shampoo,
        lambda lr, eps: {"lr": lr, "matrix_eps": eps},
    ),
}


def walk(method, start, hypers, gradient, rates=None):
    """The points after each step; `gradient` is called once a step, with the point."""
    _, make, names = METHODS[method]
    point = torch.tensor(start, requires_grad=True)
    stepper = make([point], **names(**hypers))
    averages = isinstance(stepper, schedulefree.SGDScheduleFree)  # its point is y while it trains, x while it does not
    path = [list(start)]
    for step in range(STEPS):
        if rates:
            stepper.param_groups[0]["lr"] = rates[step]
        if averages:
            stepper.train()
        point.grad = gradient(point)
        stepper.step(lambda: torch.tensor(0.0))  # only LBFGS asks for it, and needs no value without a line search
        if averages:
            stepper.eval()
        path.append(point.tolist())
    return path


def slope(surface):
    return lambda point: torch.autograd.grad(SURFACES[surface](*point), point)[0]


def dropping(surface, start, steps, lr, beta, factor, patience):
    """The path of SGD under ReduceLROnPlateau, which is told after each step what f was before it; and its drops."""
    f, point = SURFACES[surface], torch.tensor(start, requires_grad=True)
    stepper = torch.optim.SGD([point], lr=lr, momentum=beta)
    # Any lower value is a new lowest one, and no drop is too small.
    watch = torch.optim.lr_scheduler.ReduceLROnPlateau(
        stepper, factor=factor, patience=int(patience), threshold=0, eps=0
    )
    path, rates = [list(start)], {lr}
    for _ in range(steps):
        stepper.zero_grad()
        loss = f(*point)
        loss.backward()
        stepper.step()
        watch.step(loss.item())
        path.append(point.tolist())
        rates.add(stepper.param_groups[0]["lr"])
    assert len(rates) > 1, "a path without a drop tells nothing"
    return path


def cases():
    for method, (reference, _, _) in METHODS.items():
        yield from both_loops(method, reference, walk, slope, torch.tensor)
    for surface, start, hypers, steps in PLATEAUS:
        yield {
            "method": "momentum_plateau",
            "by": "torch.optim.SGD with ReduceLROnPlateau",
            "kind": "closed loop",
            "surface": surface,
            "hypers": hypers,
            "every": 1,
            "path": dropping(surface, start, steps, **hypers),
        }
