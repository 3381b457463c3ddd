"""Warm restarts: half a cosine down, a jump back up, and again, each round so many times as long as the last.

Reads as: Loshchilov & Hutter 2017, equation 5.
Equals: torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(T_0=period, T_mult=growth, eta_min=end);
optax.schedules.sgdr_schedule of cosines without warm-up.
Shows: each restart may throw the path out of one basin into a better one.
"""

from math import cos, pi

from optimizers.base.hyper import Hyper
from optimizers.base.schedule import WHOLE, ScheduleKind, end, number_of_steps, start


def curve(s, start, period, growth, end):
    if growth == 1:
        s = s % period
    while s >= period:
        s = s - period
        period = period * growth
    return end + (start - end) * (1 + cos(pi * s / period)) / 2


SCHEDULE = ScheduleKind(
    name="Warm restarts",
    order=80,
    teaches="Falls and jumps up again, several times. A jump may carry the path into a better basin.",
    source="Loshchilov and Hutter, 2017, SGDR: stochastic gradient descent with warm restarts",
    equals="torch CosineAnnealingWarmRestarts, optax sgdr_schedule",
    curve=curve,
    hypers=(
        start(),
        number_of_steps("period", "T_0", 50, "Period: the length of the first round, in steps."),
        Hyper(
            "growth",
            "m",
            2,
            1,
            4,
            "linear",
            ("Growth: the length of each round divided by that of the round before."),
            WHOLE,
        ),
        end(text="End: the value at the bottom of each round."),
    ),
    levels=("start", "end"),
)
