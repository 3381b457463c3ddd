"""What ours and the others are all asked to walk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

SIDE = 100
RUNS, STEPS = SIDE**2, 1_000
OPTAX, WATCHED = "optax", "optax, outcomes too"
TORCH, FUSED = "torch.optim", "torch.optim, fused"
LOOP = "plain NumPy loop"

# The formulas once more, for those who differentiate them by themselves; cos is their own.
FORMULAS: dict[str, Callable] = {
    "rosenbrock": lambda x, y, cos: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
    "rastrigin": lambda x, y, cos: 20 + x**2 + y**2 - 10 * cos(2 * np.pi * x) - 10 * cos(2 * np.pi * y),
}


@dataclass(frozen=True)
class Problem:
    """Runs of one method on one surface, in float64.

    starts  (runs, 2), or (2,) for one run alone
    varied  name -> (runs,) one value a run, or a number for one run alone
    gentle  the same, so small that paths stay calm: there the final points are compared
    asked   which of the others -> how many times as long as ours it is to take
    """

    name: str
    surface: str
    method: str
    starts: np.ndarray
    varied: Mapping[str, Any]
    gentle: Mapping[str, Any]
    asked: Mapping[str, float]
    steps: int = STEPS

    @property
    def taken(self) -> int:
        """Steps of all runs together."""
        return self.steps * len(np.atleast_2d(self.starts))

    def complete(self, hypers: Mapping[str, Any]) -> dict[str, Any]:
        """All hyperparameters of the method: those given, and the defaults of the others."""
        return {hyper.name: hyper.default for hyper in OPTIMIZERS[self.method].hypers} | dict(hypers)

    def among(self, runs: int) -> "Problem":
        """As many of its runs, spread evenly over them; some more than once where there are not enough."""
        at = np.linspace(0, len(self.starts), runs, endpoint=False).astype(int)
        varied, gentle = (
            {name: value[at] if isinstance(value, np.ndarray) else value for name, value in hypers.items()}
            for hypers in (self.varied, self.gentle)
        )
        return replace(self, starts=self.starts[at], varied=varied, gentle=gentle)


def mapped(name: str, rates: tuple[float, float], values: tuple[float, float]) -> dict[str, np.ndarray]:
    """A map: lr evenly in its logarithm along the rows, `name` evenly up the columns; (RUNS,) each."""
    across, up = np.meshgrid(np.geomspace(*rates, SIDE), np.linspace(*values, SIDE))
    return {"lr": across.ravel(), name: up.ravel()}


def from_its_start(surface: str, runs: int = RUNS) -> np.ndarray:
    """(runs, 2) the surface's own start, for every run."""
    return np.tile(LANDSCAPES[surface].start, (runs, 1))


def grid(surface: str, points: int) -> np.ndarray:
    """(points², 2) starts all over the surface's window."""
    across, up = (np.linspace(*limits, points) for limits in LANDSCAPES[surface].domain)
    return np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)


GENTLE_ADAM = mapped("beta1", (1e-4, 1e-2), (0.5, 0.95))
AHEAD = {OPTAX: 2.0, WATCHED: 2.0, LOOP: 3.0}
LEVEL = AHEAD | {OPTAX: 1.0, WATCHED: 1.0}

SWEEPS = (
    Problem(
        name="Adam on Rosenbrock, lr and β1 per run",
        surface="rosenbrock",
        method="adam",
        starts=from_its_start("rosenbrock"),
        varied=mapped("beta1", (1e-3, 1), (0, 0.99)),
        gentle=GENTLE_ADAM,
        asked=AHEAD,
    ),
    Problem(
        name="Adam on Rosenbrock, only lr per run",
        surface="rosenbrock",
        method="adam",
        starts=from_its_start("rosenbrock"),
        varied={"lr": np.geomspace(1e-3, 1, RUNS)},
        gentle={"lr": np.geomspace(1e-4, 1e-2, RUNS)},
        asked=LEVEL,
    ),
    Problem(
        name="Momentum on Rosenbrock, lr and β per run",
        surface="rosenbrock",
        method="momentum",
        starts=from_its_start("rosenbrock"),
        varied=mapped("beta", (1e-5, 1e-2), (0, 0.99)),
        gentle=mapped("beta", (1e-5, 2e-4), (0, 0.9)),
        asked=AHEAD,
    ),
    Problem(
        name="Adam on Rastrigin, lr and β1 per run",
        surface="rastrigin",
        method="adam",
        starts=from_its_start("rastrigin"),
        varied=mapped("beta1", (1e-3, 1), (0, 0.99)),
        gentle=GENTLE_ADAM,
        asked=AHEAD,
    ),
)

ALONE = Problem(
    name="One run: Adam on Rosenbrock",
    surface="rosenbrock",
    method="adam",
    starts=np.array(LANDSCAPES["rosenbrock"].start),
    varied={"lr": 0.01, "beta1": 0.9},
    gentle={"lr": 0.01, "beta1": 0.9},
    asked={TORCH: 100.0, FUSED: 100.0},
)

BASINS = Problem(
    name="Basins of Himmelblau, Adam from 200 × 200 starts",
    surface="himmelblau",
    method="adam",
    starts=grid("himmelblau", 200),
    varied={"lr": 0.05},
    gentle={"lr": 1e-3},
    asked={LOOP: 3.0},
    steps=300,
)
