"""TRAINERS: key -> Trainer, the methods that train networks, with the settings that they have there.

Their rules are those of the surfaces, but rates that suit a surface seldom suit a network: RATES has others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from networks.methods import METHODS
from networks.training.training import Entry
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import CLIP, Hyper, unknown
from optimizers.base.hyper import NOT_NEGATIVE
from optimizers.schedules import Course
from ui.session.hypers import Value

# Chosen on moons, 2-16-16-2, 200 samples in batches of 32: the lowest loss after 300 steps, the median of three seeds.
RATES = {
    "gradient_descent": 0.3,
    "momentum": 0.05,
    "momentum_plateau": 0.3,
    "momentum_rising": 0.01,
    "nesterov": 0.05,
    "adagrad": 0.1,
    "rmsprop": 0.01,
    "rmsprop_momentum": 0.005,
    "rmsprop_nesterov": 0.005,
    "rmsprop_nesterov_jump": 0.003,
    "adam": 0.01,
    "adam_uncorrected": 0.01,
    "amsgrad": 0.01,
    "adamax": 0.03,
    "nadam": 0.01,
    "radam": 0.03,
    "adabelief": 0.01,
    "adamw": 0.01,
    "yogi": 0.01,
    "adan": 0.03,
    "signsgd": 0.01,
    "lion": 0.01,
    "local_gains": 0.1,
    "sam": 0.3,
    "schedule_free": 0.3,
    "lookahead": 1.0,
    "lookahead_momentum": 0.3,
    "lookahead_adam": 0.1,
    "lbfgs": 0.1,
}

# Measured as above on six seeds: in steps of all samples all trained; in batches two or three ended above where they
# began. Hessian-free trained in both.
OF_ALL_SAMPLES = {
    "exact_step": "Its step length follows from the curvature of its samples, so give it all samples in each step.",
    "lbfgs": "It compares the gradients of its last steps, so give it all samples in each step.",
}

# What any method can have besides its own settings and a longest gradient; fields of an Entry.
L2 = Hyper("l2", r"\lambda_2", 0, 0, 0.1, "linear", "L2 penalty: λ₂‖θ‖²/2 is added to the loss.", NOT_NEGATIVE)
DECAY = Hyper(
    "decay",
    r"\lambda",
    0,
    0,
    0.1,
    "linear",
    "Decoupled decay: each step subtracts this part of the weights, times the learning rate.",
    NOT_NEGATIVE,
)


@dataclass(frozen=True)
class Trainer:
    """A method with its settings on networks: its own, then those that any method can have."""

    key: str
    method: Optimizer
    own: tuple[Hyper, ...]
    besides: tuple[Hyper, ...]

    @property
    def teaches(self) -> str:
        """What a network shows of the method, in a sentence or two."""
        return " ".join(filter(None, (self.method.teaches, OF_ALL_SAMPLES.get(self.key))))

    @property
    def hypers(self) -> tuple[Hyper, ...]:
        return self.own + self.besides

    def hyper(self, name: str) -> Hyper:
        """The setting of that name; SettingError naming the nearest one if there is none."""
        for hyper in self.hypers:
            if hyper.name == name:
                return hyper
        raise unknown(name, f"setting of {self.method.name}", name, [hyper.name for hyper in self.hypers])

    def fixed(self, name: str) -> bool:
        """Whether a setting is the same at all steps."""
        return name in {hyper.name for hyper in self.besides}

    def entry(self, changed: Mapping[str, Value]) -> Entry:
        """What trains with these settings; what is not named has its default."""
        own = {hyper.name: changed.get(hyper.name, hyper.default) for hyper in self.own}
        besides = {name: changed[name] for name in (CLIP.name, L2.name, DECAY.name) if name in changed}
        return Entry(self.key, own, **{name: value for name, value in besides.items() if not isinstance(value, Course)})


def trainer(key: str, method: Optimizer) -> Trainer:
    own = tuple(
        replace(hyper, default=RATES[key]) if hyper.name == "lr" and key in RATES else hyper for hyper in method.hypers
    )
    return Trainer(key, method, own, (CLIP, L2, DECAY) if "lr" in method.defaults else (CLIP, L2))


TRAINERS: Mapping[str, Trainer] = {key: trainer(key, method) for key, method in METHODS.items()}
CATALOGUE = (*OPTIMIZERS, *(key for key in TRAINERS if key not in OPTIMIZERS))  # of looks
