"""Cosine annealing: half a cosine from the start down to the end.

Reads as: Loshchilov & Hutter 2017, equation 5, without restarts.
Equals: torch.optim.lr_scheduler.CosineAnnealingLR(T_max=steps, eta_min=end) up to `steps`, where that turns up again;
optax.schedules.cosine_decay_schedule(start, steps, alpha=end/start) throughout.
Shows: bold for the first third, careful for the last: it arrives with steps so small that noise hardly moves it.
"""

from math import cos, pi

from optimizers.base.schedule import ScheduleKind, end, start, steps


def curve(s, start, steps, end):
    if s >= steps:
        return end
    return end + (start - end) * (1 + cos(pi * s / steps)) / 2


SCHEDULE = ScheduleKind(
    name="Cosine",
    order=40,
    teaches="Falls from start to end along half a cosine: slowly, then fast, then slowly again.",
    source="Loshchilov and Hutter, 2017, SGDR: stochastic gradient descent with warm restarts",
    equals="torch CosineAnnealingLR up to its last step, optax cosine_decay_schedule",
    curve=curve,
    hypers=(start(), steps(), end()),
    levels=("start", "end"),
)
