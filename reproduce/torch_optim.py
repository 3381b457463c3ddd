"""Which of our methods torch.optim has, and what our hyperparameters are called there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Optim:
    """A class of torch.optim, and what it is called with: our hyperparameters, by name -> its own arguments.

    ahead: whether it reports the point where it takes the gradient, ahead of ours.
    """

    name: str
    arguments: Callable[..., dict[str, Any]]
    ahead: bool = False


def betas(beta1: float, beta2: float, **same: Any) -> dict[str, Any]:
    return {"betas": (beta1, beta2), **same}


TORCH_OPTIM = {
    "gradient_descent": Optim("SGD", lambda lr: {"lr": lr}),
    "momentum": Optim("SGD", lambda lr, beta: {"lr": lr, "momentum": beta}),
    "nesterov": Optim("SGD", lambda lr, beta: {"lr": lr, "momentum": beta, "nesterov": True}, ahead=True),
    "adagrad": Optim("Adagrad", dict),
    "adadelta": Optim("Adadelta", dict),
    "rmsprop": Optim("RMSprop", lambda rho, **same: {"alpha": rho, **same}),
    "rmsprop_momentum": Optim("RMSprop", lambda rho, beta, **same: {"alpha": rho, "momentum": beta, **same}),
    "adam": Optim("Adam", betas),
    "amsgrad": Optim("Adam", lambda **ours: betas(**ours) | {"amsgrad": True}),
    "adamax": Optim("Adamax", betas),
    "radam": Optim("RAdam", betas),
    "adamw": Optim("AdamW", betas),
    "rprop": Optim(
        "Rprop",
        lambda lr, eta_minus, eta_plus, step_min, step_max: {
            "lr": lr,
            "etas": (eta_minus, eta_plus),
            "step_sizes": (step_min, step_max),
        },
    ),
    "lbfgs": Optim(
        "LBFGS",
        lambda lr, memory: {
            "lr": lr,
            "history_size": int(memory),
            "max_iter": 1,
            "tolerance_grad": 0,
            "tolerance_change": 0,
        },
    ),
}
