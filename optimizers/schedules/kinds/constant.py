"""No schedule: the same value at every step.

Equals: torch.optim.lr_scheduler.ConstantLR(factor=1), optax.schedules.constant_schedule(value).
Shows: what every other schedule is compared with.
"""

from optimizers.base.schedule import ScheduleKind, level


def curve(s, value):
    return value


SCHEDULE = ScheduleKind(
    name="Constant",
    order=10,
    teaches="The same value at every step.",
    source="Robbins and Monro, 1951, A stochastic approximation method, asks for steps that shrink instead",
    equals="torch ConstantLR with factor 1, optax constant_schedule",
    curve=curve,
    hypers=(level("value", r"\alpha", 0.1, "Value: the value at every step."),),
    levels=("value",),
)
