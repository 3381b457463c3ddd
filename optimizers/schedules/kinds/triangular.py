"""Triangular: up a straight line to a peak, down again, and so on; each peak may be lower than the last.

Reads as: Smith 2017, section 3.1.
Equals: torch.optim.lr_scheduler.CyclicLR(base_lr=low, max_lr=peak, step_size_up=half), with mode "triangular" where
fall = 0, and "triangular2" where fall = 0.5; optax has no such schedule.
Shows: the rate that is best is met twice in each cycle, without being known; the path calms down between the peaks.
"""

from optimizers.base.hyper import FRACTION, Hyper
from optimizers.base.schedule import ScheduleKind, level, number_of_steps


def curve(s, peak, low, half, fall):
    cycle = s // (2 * half)
    along = (s - cycle * 2 * half) / half
    part = along if along <= 1 else 2 - along
    return low + (peak - low) * part * (1 - fall) ** cycle


SCHEDULE = ScheduleKind(
    name="Triangular",
    order=85,
    teaches="Rises and falls along straight lines, again and again, between a low value and a peak.",
    source="Smith, 2017, Cyclical learning rates for training neural networks",
    equals="torch CyclicLR: triangular where nothing falls, triangular2 where half of the height falls away",
    curve=curve,
    hypers=(
        level("peak", r"\alpha", 0.1, "Peak: the highest value of the first cycle."),
        level("low", r"\alpha_0", 0.01, "Low: the value that each cycle begins and ends with."),
        number_of_steps("half", "h", 25, "Half a cycle, steps: from a low value to the peak; as many lead back."),
        Hyper(
            "fall",
            "q",
            0,
            0,
            0.9,
            "linear",
            "Fall of the peaks: the part of a peak's height that the next one lacks.",
            FRACTION,
        ),
    ),
    levels=("peak", "low"),
)
