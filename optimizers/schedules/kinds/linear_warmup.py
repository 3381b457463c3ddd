"""Linear warm-up: a straight line up to the peak, where it stays.

Reads as: Goyal et al. 2017, section 2.2, gradual warm-up.
Equals: optax.schedules.linear_schedule(start, peak, warmup);
torch.optim.lr_scheduler.LinearLR(start_factor=start/peak, end_factor=1, total_iters=warmup).
Shows: the first, steepest slopes no longer throw the path away, so a higher peak is bearable.
"""

from optimizers.base.schedule import ScheduleKind, level, number_of_steps, peak


def curve(s, peak, warmup, start):
    if s >= warmup:
        return peak
    return start + (peak - start) * (s / warmup)


SCHEDULE = ScheduleKind(
    name="Linear warm-up",
    order=60,
    teaches="Begins small and grows to its peak, so the first steps are short.",
    source="Goyal et al., 2017, Accurate, large minibatch SGD: training ImageNet in 1 hour",
    equals="optax linear_schedule, torch LinearLR",
    curve=curve,
    hypers=(
        peak(),
        number_of_steps("warmup", "w", 20, "Warm-up: the number of steps to the peak."),
        level("start", r"\alpha_0", 0, "Start: the value of the first step."),
    ),
    levels=("peak", "start"),
)
