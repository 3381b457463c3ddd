"""Paths by torch.optim, and by two packages that are written for it: schedulefree and pytorch_optimizer."""

from importlib.metadata import version

import pytorch_optimizer
import schedulefree
import torch

from tests.golden.settings import STEPS, SURFACES, both_loops

torch.set_default_dtype(torch.float64)  # before anything is made, or NAdam's own schedule stays in float32

PACKAGES = {name: version(name) for name in ("torch", "schedulefree", "pytorch_optimizer")}


def betas(beta1, beta2, *more):
    return {"betas": (beta1, beta2, *more)}


OPTIM = torch.optim
METHODS = {
    "gradient_descent": ("torch.optim.SGD", OPTIM.SGD, lambda lr: {"lr": lr}),
    "momentum": ("torch.optim.SGD", OPTIM.SGD, lambda lr, beta: {"lr": lr, "momentum": beta}),
    "nesterov": ("torch.optim.SGD", OPTIM.SGD, lambda lr, beta: {"lr": lr, "momentum": beta, "nesterov": True}),
    "adagrad": ("torch.optim.Adagrad", OPTIM.Adagrad, dict),
    "adadelta": ("torch.optim.Adadelta", OPTIM.Adadelta, dict),
    "rmsprop": ("torch.optim.RMSprop", OPTIM.RMSprop, lambda rho, **same: {"alpha": rho, **same}),
    "rmsprop_momentum": (
        "torch.optim.RMSprop",
        OPTIM.RMSprop,
        lambda rho, beta, **same: {"alpha": rho, "momentum": beta, **same},
    ),
    "adam": ("torch.optim.Adam", OPTIM.Adam, lambda beta1, beta2, **same: betas(beta1, beta2) | same),
    "amsgrad": (
        "torch.optim.Adam",
        OPTIM.Adam,
        lambda beta1, beta2, **same: betas(beta1, beta2) | same | {"amsgrad": True},
    ),
    "adamax": ("torch.optim.Adamax", OPTIM.Adamax, lambda beta1, beta2, **same: betas(beta1, beta2) | same),
    "radam": ("torch.optim.RAdam", OPTIM.RAdam, lambda beta1, beta2, **same: betas(beta1, beta2) | same),
    "adamw": ("torch.optim.AdamW", OPTIM.AdamW, lambda beta1, beta2, **same: betas(beta1, beta2) | same),
    "rprop": (
        "torch.optim.Rprop",
        OPTIM.Rprop,
        lambda lr, eta_minus, eta_plus, step_min, step_max: {
            "lr": lr,
            "etas": (eta_minus, eta_plus),
            "step_sizes": (step_min, step_max),
        },
    ),
    "lbfgs": (
        "torch.optim.LBFGS",
        OPTIM.LBFGS,
        lambda lr, memory: {
            "lr": lr,
            "history_size": memory,
            "max_iter": 1,
            "tolerance_grad": 0,
            "tolerance_change": 0,
        },
    ),
    "schedule_free": (
        "schedulefree.SGDScheduleFree",
        schedulefree.SGDScheduleFree,
        lambda lr, beta: {"lr": lr, "momentum": beta},
    ),
    # The authors' own rule; that of optax 0.2.8 has 1 − β₂ where they have β₂.
    "adan": (
        "pytorch_optimizer.Adan",
        pytorch_optimizer.Adan,
        lambda beta1, beta2, beta3, **same: betas(beta1, beta2, beta3) | same | {"weight_decouple": False},
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


def cases():
    for method, (reference, _, _) in METHODS.items():
        yield from both_loops(method, reference, walk, slope, torch.tensor)
