"""Heavy ball and velocity are one method in two notations: as long as the rate is constant."""

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.quadratics import ravine
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES, Surface

STEPS, ROUNDING = 200, 1e-6  # of the way that was gone
SURFACES = {
    "Bowl": LANDSCAPES["bowl"],
    "Ravine (κ = 100)": ravine(100),
    "Himmelblau": LANDSCAPES["himmelblau"],
    "Rosenbrock": LANDSCAPES["rosenbrock"],
}
RATES = {"constant rate": np.ones(STEPS), "falling rate": np.linspace(1, 0, STEPS)}
SHOWN = 200  # cases behind the number of the text


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    return {
        f"{name} · {label}": apart(surface, course, budget, seed) <= ROUNDING
        for name, surface in SURFACES.items()
        for label, course in RATES.items()
    }


def apart(surface: Surface, course: np.ndarray, budget: int, seed: int) -> np.ndarray:
    """(cases,) how far apart the two ever are, as a part of the way from the start; without those that fly off."""
    random, starts = np.random.default_rng(seed), cloud(surface, budget, seed, "report")
    steepest = abs(np.linalg.eigvalsh(surface.hessian(starts))).max(axis=-1)
    lr, beta = (random.uniform(low, high, budget) for low, high in ((0.1, 1), (0.5, 0.98)))
    rates = course[:, None, None] * (lr / steepest)[:, None]
    with np.errstate(all="ignore"):
        ball, velocity = (form(surface, starts, rates, beta[:, None]) for form in (heavy_ball, with_velocity))
        away, way = (np.linalg.norm(each, axis=-1).max(axis=0) for each in (ball - velocity, ball - starts))
    return (away / way)[np.isfinite(way)]


def heavy_ball(surface: Surface, x: np.ndarray, rates: np.ndarray, beta: np.ndarray) -> np.ndarray:
    """(steps, cases, 2) the path of x ← x − αg + β(x − the x before)."""
    before, path = x, []
    for rate in rates:
        x, before = x - rate * surface.gradient(x) + beta * (x - before), x
        path.append(x)
    return np.array(path)


def with_velocity(surface: Surface, x: np.ndarray, rates: np.ndarray, beta: np.ndarray) -> np.ndarray:
    """(steps, cases, 2) the path of v ← βv + g, x ← x − αv."""
    v, path = np.zeros_like(x), []
    for rate in rates:
        v = beta * v + surface.gradient(x)
        x = x - rate * v
        path.append(x)
    return np.array(path)


def measure() -> Numbers:
    """How far apart the two ever are on the ravine with a falling rate, the median, in hundredths of the way."""
    both = apart(SURFACES["Ravine (κ = 100)"], RATES["falling rate"], SHOWN, 0)
    return {"per cent apart": float(100 * np.median(both))}


CLAIM = Claim(
    statement="The heavy ball and the form with a velocity are one and the same method.",
    said_by="common in lectures; Polyak 1964 has the first, most libraries have the second",
    group="momentum",
    order=11,
    experiment=(
        "Both forms take 200 steps on four surfaces from random starts. The heavy ball is x ← x − αg + β(x − "
        "the x before). The other form is v ← βv + g, x ← x − αv. α is drawn from 0.1 to 1 over the largest "
        "curvature at the start, β from 0.5 to 0.98. α is constant, or falls evenly to 0. The claim holds if "
        "the two paths are never farther apart than a millionth of their longest distance from the start. "
        "Runs that diverge are left out."
    ),
    trials=trials,
    link={"surface": "ravine", "kappa": "100", "methods": "momentum", "momentum.lr": "0.01", "steps": "200"},
    look=(
        "Ravine's momentum uses the second form. With a constant learning rate, the first form gives the same "
        "path. A falling rate shrinks the whole velocity in the second form, but only what is added in the "
        "first. On the ravine, the two paths are then {per cent apart} % of the way apart, in the median."
    ),
    measure=measure,
)
