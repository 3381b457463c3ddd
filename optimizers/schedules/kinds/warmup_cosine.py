"""Warm-up and cosine: a straight line up to the peak, then half a cosine down to the end.

Reads as: optax.schedules.warmup_cosine_decay_schedule.
Equals: warmup_cosine_decay_schedule(start, peak, warmup, steps, end), whose `steps` count the warm-up too;
torch.optim.lr_scheduler.SequentialLR of LinearLR and CosineAnnealingLR(steps − warmup).
Shows: careful, bold, careful again: what large language models are trained with.
"""

from math import cos, pi

from optimizers.base.schedule import ScheduleKind, end, level, number_of_steps, peak, steps


def curve(s, peak, steps, warmup, start, end):
    if s < warmup:
        return start + (peak - start) * (s / warmup)
    if s >= steps:
        return end
    return end + (peak - end) * (1 + cos(pi * (s - warmup) / (steps - warmup))) / 2


SCHEDULE = ScheduleKind(
    name="Warm-up and cosine",
    order=70,
    teaches="Grows to its peak, then falls: small steps, large steps, small steps again.",
    source="Brown et al., 2020, Language models are few-shot learners, appendix B",
    equals="optax warmup_cosine_decay_schedule, torch SequentialLR of LinearLR and CosineAnnealingLR",
    curve=curve,
    hypers=(
        peak(),
        steps(),
        number_of_steps("warmup", "w", 20, "Warm-up: the number of steps to the peak."),
        level("start", r"\alpha_0", 0, "Start: the value of the first step."),
        end(),
    ),
    levels=("peak", "start", "end"),
)
