"""Schedules by optax.schedules."""

from importlib.metadata import version

import jax
import optax

from tests.golden.settings import SCHEDULED, schedule_cases

jax.config.update("jax_enable_x64", True)
PACKAGES = {"optax": version("optax")}


def warm_restarts(start, period, growth, end):
    rounds = [period * growth**i for i in range(8)]
    return optax.schedules.sgdr_schedule(
        [
            {"init_value": start, "peak_value": start, "warmup_steps": 0, "decay_steps": n, "end_value": end}
            for n in rounds
        ]
    )


KINDS = {
    "constant": ("constant_schedule", lambda value: optax.schedules.constant_schedule(value)),
    "step": (
        "exponential_decay",
        lambda start, every, factor: optax.schedules.exponential_decay(start, every, factor, staircase=True),
    ),
    "exponential": ("exponential_decay", lambda start, factor: optax.schedules.exponential_decay(start, 1, factor)),
    "cosine": (
        "cosine_decay_schedule",
        lambda start, steps, end: optax.schedules.cosine_decay_schedule(start, steps, alpha=end / start),
    ),
    "polynomial": (
        "polynomial_schedule",
        lambda start, steps, power, end: optax.schedules.polynomial_schedule(start, end, power, steps),
    ),
    "linear_warmup": (
        "linear_schedule",
        lambda peak, warmup, start: optax.schedules.linear_schedule(start, peak, warmup),
    ),
    "warmup_cosine": (
        "warmup_cosine_decay_schedule",
        lambda peak, steps, warmup, start, end: optax.schedules.warmup_cosine_decay_schedule(
            start, peak, warmup, steps, end
        ),
    ),
    "warm_restarts": ("sgdr_schedule", warm_restarts),
    "linear_ramp": (
        "linear_schedule",
        lambda start, end, steps: optax.schedules.linear_schedule(start, end, steps),
    ),
}


def cases():
    return schedule_cases(
        {
            key: (
                f"optax.schedules.{name}",
                lambda make=make, **parameters: [make(**parameters)(s) for s in range(SCHEDULED)],
            )
            for key, (name, make) in KINDS.items()
        }
    )
