"""Exponential decay: at every step the value is multiplied by the same factor.

Reads as: torch.optim.lr_scheduler.ExponentialLR, α_s = α₀ γ^s.
Equals: ExponentialLR(gamma=factor), optax.schedules.exponential_decay(start, 1, factor).
Shows: quick at first and ever more careful; too small a factor stops the path before it has arrived.
"""

from optimizers.base.hyper import POSITIVE, Hyper
from optimizers.base.schedule import ScheduleKind, start


def curve(s, start, factor):
    return start * factor**s


SCHEDULE = ScheduleKind(
    name="Exponential decay",
    order=30,
    teaches=(
        "Shrinks by the same factor at every step. A factor above 1 makes it grow, which shows how much is too much."
    ),
    source="Smith, 2017, Cyclical learning rates for training neural networks, for the growing kind",
    equals="torch ExponentialLR, optax exponential_decay",
    curve=curve,
    hypers=(
        start(),
        Hyper("factor", r"\gamma", 0.99, 0.9, 1, "linear", "Factor: the part that is left after each step.", POSITIVE),
    ),
    levels=("start",),
)
