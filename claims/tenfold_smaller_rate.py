"""When β goes from .9 to .99, the learning rate must fall tenfold."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import ravine, ring
from claims.base.rates import RATES
from experiments import run
from experiments.readings.metrics import distance_to_minimum
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES

STEPS, NOISE = 1500, 0.5
FACTORS = np.array([10, 1, 0.1, 0.01])
TENTH = 2
SURFACES = {f"κ = {kappa:,}": (ravine(kappa), 0.0) for kappa in (10, 100, 1000)} | {
    "κ = 10 with noise": (ravine(10), NOISE),
    "Beale": (LANDSCAPES["beale"], 0.0),
    "Rosenbrock": (LANDSCAPES["rosenbrock"], 0.0),
}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, (surface, noise) in SURFACES.items():
        quadratic = surface.name == "Ravine"
        starts = ring(budget, seed) if quadratic else cloud(surface, budget, seed, "report")
        rates = np.broadcast_to(RATES[:, None], (len(RATES), budget))
        away = distance(surface, starts, rates, 0.9, noise, seed)
        kept = np.isfinite(away).any(axis=0)
        best = RATES[away.argmin(axis=0)]
        tried = distance(surface, starts, FACTORS[:, None] * best, 0.99, noise, seed)
        held[name] = (tried.argmin(axis=0) == TENTH)[kept]
    return held


def distance(surface, starts, rates, beta, noise, seed):
    """(rates, runs) the mean distance from the minimum over all steps, for rates like it; ∞ after a divergence."""
    tried = len(rates)
    runs = run(
        surface,
        "momentum",
        np.tile(starts, (tried, 1)),
        steps=STEPS,
        hypers={"lr": rates.ravel(), "beta": beta},
        noise=noise,
        seed=seed,
        streams=np.tile(np.arange(len(starts)), tried),
        record=3,
    )
    away = distance_to_minimum(surface, runs)
    assert away is not None
    mean = away.mean(axis=0)
    return np.where(np.isnan(mean), np.inf, mean).reshape(tried, -1)


CLAIM = Claim(
    statement="When momentum goes from 0.9 to 0.99, the learning rate must fall tenfold.",
    said_by="common advice; Goodfellow, Bengio and Courville 2016, section 8.3.2, on the top speed α / (1 − β)",
    group="momentum",
    order=5,
    experiment=(
        "First, β is 0.9. Each start uses the learning rate, of 24, with the smallest mean distance from the "
        "minimum over 1,500 steps. Then β is 0.99, with four rates: ten times that rate, the same, a tenth and "
        "a hundredth of it. The claim holds if a tenth is the best of the four. Starts from which every rate "
        "diverges at β = 0.9 are left out."
    ),
    trials=trials,
    link={"methods": "momentum", "momentum.beta": "0.99", "momentum.lr": "0.001", "steps": "1000"},
    look=(
        "The top speed α / (1 − β) stays the same, and yet the path swings for longer. The limit of "
        "stability, 2 (1 + β) / λmax, hardly moves, so stability does not ask for a smaller rate. The best "
        "rate depends on the flattest direction. It is proportional to (1 − √β)², which falls a hundredfold."
    ),
)
