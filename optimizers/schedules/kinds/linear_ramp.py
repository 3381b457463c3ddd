"""Linear ramp: a straight line from one value to another, where it stays; for momentum from .5 to .9.

Reads as: Hinton 2012, A practical guide to training restricted Boltzmann machines, section 9.
Equals: optax.schedules.linear_schedule(start, end, steps).
Shows: little momentum while the slopes are large and lead anywhere, more once the path is in the valley.
"""

from optimizers.base.schedule import ScheduleKind, end, level, steps


def curve(s, start, end, steps):
    if s >= steps:
        return end
    return start + (end - start) * (s / steps)


SCHEDULE = ScheduleKind(
    name="Linear ramp",
    order=110,
    teaches="Changes along a straight line from one value to another. For momentum, 0.5 to 0.9 is common.",
    source="Hinton, 2012, A practical guide to training restricted Boltzmann machines",
    equals="optax linear_schedule",
    curve=curve,
    hypers=(
        level("start", r"\alpha_0", 0.5, "Start: the value of the first step."),
        end(0.9, "End: the last value."),
        steps(),
    ),
    levels=("end", "start"),
)
