"""Schedules by torch.optim.lr_scheduler: the learning rate of an optimizer that has nothing else to do."""

import warnings
from importlib.metadata import version

import torch
from torch.optim import lr_scheduler as lr

from tests.golden.settings import SCHEDULED, schedule_cases

torch.set_default_dtype(torch.float64)
PACKAGES = {"torch": version("torch")}


def values(first, make):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=first)
    schedule = make(optimizer)
    seen = [optimizer.param_groups[0]["lr"]]
    while len(seen) < SCHEDULED:
        optimizer.step()
        with warnings.catch_warnings(action="ignore"):  # of SequentialLR, about how it calls its own parts
            schedule.step()
        seen.append(optimizer.param_groups[0]["lr"])
    return seen


def warmup_cosine(peak, steps, warmup, start, end):
    return values(
        peak,
        lambda o: lr.SequentialLR(
            o,
            [
                lr.LinearLR(o, start_factor=start / peak, end_factor=1, total_iters=warmup),
                lr.CosineAnnealingLR(o, T_max=steps - warmup, eta_min=end),
            ],
            milestones=[warmup],
        ),
    )


def one_cycle(peak, steps, rise, begin, finish):
    made = {"pct_start": rise, "div_factor": begin, "final_div_factor": finish, "cycle_momentum": False}
    return values(peak, lambda o: lr.OneCycleLR(o, peak, total_steps=steps, **made))


def triangular(peak, low, half, fall):
    mode = {0.0: "triangular", 0.5: "triangular2"}[fall]
    made = {"step_size_up": half, "mode": mode, "cycle_momentum": False}
    return values(low, lambda o: lr.CyclicLR(o, base_lr=low, max_lr=peak, **made))


KINDS = {
    "constant": ("ConstantLR", lambda value: values(value, lambda o: lr.ConstantLR(o, factor=1))),
    "step": ("StepLR", lambda start, every, factor: values(start, lambda o: lr.StepLR(o, every, gamma=factor))),
    "exponential": ("ExponentialLR", lambda start, factor: values(start, lambda o: lr.ExponentialLR(o, factor))),
    "cosine": (
        "CosineAnnealingLR",
        lambda start, steps, end: values(start, lambda o: lr.CosineAnnealingLR(o, T_max=steps, eta_min=end)),
    ),
    "polynomial": (
        "PolynomialLR",  # which always ends at zero
        lambda start, steps, power, end: values(start, lambda o: lr.PolynomialLR(o, total_iters=steps, power=power)),
    ),
    "linear_warmup": (
        "LinearLR",
        lambda peak, warmup, start: values(
            peak, lambda o: lr.LinearLR(o, start_factor=start / peak, end_factor=1, total_iters=warmup)
        ),
    ),
    "warmup_cosine": ("SequentialLR", warmup_cosine),
    "warm_restarts": (
        "CosineAnnealingWarmRestarts",
        lambda start, period, growth, end: values(
            start, lambda o: lr.CosineAnnealingWarmRestarts(o, T_0=period, T_mult=growth, eta_min=end)
        ),
    ),
    "triangular": ("CyclicLR", triangular),
    "one_cycle": ("OneCycleLR", one_cycle),
    "inverse_sqrt": (
        "LambdaLR",
        lambda peak, warmup: values(
            peak, lambda o: lr.LambdaLR(o, lambda s: min(s / warmup, (warmup / max(s, 1)) ** 0.5))
        ),
    ),
}


def cases():
    return schedule_cases({key: (f"torch.optim.lr_scheduler.{name}", f) for key, (name, f) in KINDS.items()})
