"""What ours and the others are all asked to fit: a logistic regression on 200 samples, by gradient descent."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from experiments import run
from experiments.engine.batches import first_rows, samples_seen
from experiments.engine.race import SHUFFLE
from landscapes import LANDSCAPES, Landscape

STEPS = 300


@dataclass(frozen=True)
class Fit:
    """Steps of gradient descent on the surface over its data; `batch` samples a step, None for all of them."""

    name: str
    batch: int | None = None
    steps: int = STEPS
    rate: float = 0.5
    seed: int = 0

    @property
    def surface(self) -> Landscape:
        return LANDSCAPES["moons"]

    @cached_property
    def samples(self) -> tuple[np.ndarray, np.ndarray]:
        """(N, 2) inputs and (N,) classes, −1 or 1."""
        data = self.surface.data
        assert data
        return np.column_stack([data["u"], data["v"]]), np.array(data["t"])

    @property
    def batches(self) -> tuple[np.ndarray, ...] | None:
        """The places of each step's samples; None for all of them."""
        if self.batch is None:
            return None
        return first_rows(self.seed, len(self.samples[1]), self.batch, SHUFFLE, self.steps)

    @property
    def seen(self) -> int:
        """How many samples all steps see together."""
        count = len(self.samples[1])
        return int(samples_seen(np.array(self.steps), count, self.batch or count, SHUFFLE))


def ours(problem: Fit) -> np.ndarray:
    """(2,) the weights at the end; the path, its losses and the outcome come with them."""
    surface, hypers = problem.surface, {"lr": problem.rate}
    runs = run(
        surface, "gradient_descent", surface.start, steps=problem.steps, hypers=hypers, batch=problem.batch,
        seed=problem.seed,
    )  # fmt: skip
    weights: np.ndarray = runs.path[-1, 0]
    return weights


FITS = (Fit("300 full-batch steps"), Fit("300 steps, batches of 32", batch=32))
