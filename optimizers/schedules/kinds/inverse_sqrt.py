"""Inverse square root: a straight line up to the peak, then down as one over the root of the steps.

Reads as: Vaswani et al. 2017, equation 3, by its peak: α min(s/w, √(w/s)).
Equals: torch.optim.lr_scheduler.LambdaLR of the formula; optax.schedules.join_schedules of its two parts.
Shows: it falls fast at first and never quite stops: steps that shrink like 1/√s are what theory asks for under noise.
"""

from math import sqrt

from optimizers.base.schedule import ScheduleKind, number_of_steps, peak


def curve(s, peak, warmup):
    if s < warmup:
        return peak * (s / warmup)
    return peak * sqrt(warmup / s)


SCHEDULE = ScheduleKind(
    name="Inverse square root",
    order=100,
    teaches="Grows to its peak, then falls as 1 over the square root of the step: ever slower, never to zero.",
    source="Vaswani et al., 2017, Attention is all you need",
    equals="torch LambdaLR of the formula",
    curve=curve,
    hypers=(peak(), number_of_steps("warmup", "w", 20, "Warm-up: the number of steps to the peak.")),
    levels=("peak",),
)
