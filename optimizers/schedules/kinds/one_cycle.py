"""One cycle: up from a part of the peak, and down to almost nothing, both along half a cosine.

Reads as: Smith & Topin 2018; torch.optim.lr_scheduler.OneCycleLR.
Equals: OneCycleLR(max_lr=peak, total_steps=steps, pct_start=rise, div_factor=begin, final_div_factor=finish); after its
last step, where torch raises an error, it stays. optax.schedules.cosine_onecycle_schedule turns a step elsewhere.
Shows: most of the race at learning rates that would not be stable all along.
"""

from math import cos, pi

from optimizers.base.hyper import BETWEEN, Allowed, Hyper
from optimizers.base.schedule import ScheduleKind, peak, steps


def curve(s, peak, steps, rise, begin, finish):
    first = peak / begin
    last = first / finish
    turn, over = rise * steps - 1, steps - 1
    if s >= over:
        return last
    if s < turn:
        return peak + (first - peak) * (1 + cos(pi * s / turn)) / 2
    return last + (peak - last) * (1 + cos(pi * (s - turn) / (over - turn))) / 2


SCHEDULE = ScheduleKind(
    name="One cycle",
    order=90,
    teaches="Grows to a high peak, then falls to almost nothing, all within one race.",
    source="Smith and Topin, 2018, Super-convergence: very fast training of neural networks",
    equals="torch OneCycleLR",
    curve=curve,
    hypers=(
        peak(),
        steps("Steps: the length of the whole cycle."),
        Hyper(
            "rise", "r", 0.3, 0.05, 0.95, "linear", "Rise: the share of the steps in which the value rises.", BETWEEN
        ),
        Hyper("begin", "d_0", 25, 1, 100, "log", "Begin: the peak divided by the first value.", Allowed(1)),
        Hyper("finish", "d_1", 1e4, 1, 1e6, "log", "Finish: the first value divided by the last.", Allowed(1)),
    ),
    levels=("peak",),
)
