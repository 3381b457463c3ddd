"""Polynomial decay: from the start down to the end as a power of the steps that are left.

Reads as: optax.schedules.polynomial_schedule, α_s = (α₀ − α_T)(1 − s/T)^p + α_T.
Equals: polynomial_schedule(start, end, power, steps); torch.optim.lr_scheduler.PolynomialLR(steps, power) with end 0.
Shows: with power 1 a straight line; the higher the power, the sooner the steps are small.
"""

from optimizers.base.hyper import POSITIVE, Hyper
from optimizers.base.schedule import ScheduleKind, end, start, steps


def curve(s, start, steps, power, end):
    if s >= steps:
        return end
    return (start - end) * (1 - s / steps) ** power + end


SCHEDULE = ScheduleKind(
    name="Polynomial decay",
    order=50,
    teaches="Falls as a power of the number of steps left: for power 1, a straight line; above 1, faster at first.",
    source="Chen, Papandreou, Kokkinos, Murphy and Yuille, 2018, DeepLab",
    equals="optax polynomial_schedule, torch PolynomialLR where the end is 0",
    curve=curve,
    hypers=(
        start(),
        steps(),
        Hyper("power", "p", 2, 0.5, 5, "linear", "Power: 1 is a straight line; a larger power falls sooner.", POSITIVE),
        end(),
    ),
    levels=("start", "end"),
)
