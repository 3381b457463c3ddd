"""Step decay: every so many steps the value is multiplied by a factor.

Reads as: torch.optim.lr_scheduler.StepLR, α_s = α₀ γ^⌊s/k⌋.
Equals: StepLR(step_size=every, gamma=factor), optax.schedules.exponential_decay(start, every, factor, staircase=True).
Shows: at each drop a noisy path settles closer to the bottom, all at once.
"""

from optimizers.base.hyper import POSITIVE, Hyper
from optimizers.base.schedule import ScheduleKind, number_of_steps, start


def curve(s, start, every, factor):
    return start * factor ** (s // every)


SCHEDULE = ScheduleKind(
    name="Step decay",
    order=20,
    teaches="Keeps its value for a while, then drops to a fraction of it. Each drop makes a noisy path calmer at once.",
    source="He, Zhang, Ren and Sun, 2016, Deep residual learning for image recognition",
    equals="torch StepLR, optax exponential_decay with staircase",
    curve=curve,
    hypers=(
        start(),
        number_of_steps("every", "k", 50, "Every: the number of steps between two drops."),
        Hyper("factor", r"\gamma", 0.5, 0.1, 1, "linear", "Factor: the factor at each drop.", POSITIVE),
    ),
    levels=("start",),
)
