"""Random races: a surface, a method and what it is set to, starts, a number of steps, sometimes noise; from one seed.

The runs of a draw are of one method on one surface and are walked together; each has its own start and settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from experiments import Runs, refusal, run
from landscapes import LANDSCAPES, Landscape, from_formula
from optimizers import OPTIMIZERS
from optimizers.base import Hyper
from tests.truth.facts import LONGER, Facts

Domain = tuple[tuple[float, float], tuple[float, float]]
SQUARE: Domain = ((-3, 3), (-3, 3))
# Formulas as somebody types them, with their windows: troughs, degenerate minima, tails, tips, saddles, and the rest.
TYPED: tuple[tuple[str, Domain], ...] = (
    ("y^2", SQUARE),
    ("(x + y - 1)^2", SQUARE),
    ("(x*y - 1)^2", SQUARE),
    ("(x^2 + y^2 - 1)^2", SQUARE),
    ("x^2*y^2", SQUARE),
    ("(x + 0.1y)^4", SQUARE),
    ("x^4 + y^4", SQUARE),
    ("x^2 + y^4", SQUARE),
    ("x^2 + 0.001y^2", SQUARE),
    ("e^(-3x) + y^2", ((-1, 5), (-3, 3))),
    ("ln(1 + e^(-5x)) + y^2", ((-2, 4), (-3, 3))),
    ("1/(1 + x^2 + y^2)", SQUARE),
    ("tanh(x)^2 + tanh(y)^2", ((-6, 6), (-6, 6))),
    ("sqrt(x^2 + y^2)", SQUARE),
    ("abs(x) + 2abs(y)", SQUARE),
    ("sqrt(1 + x^2 + 5y^2)", SQUARE),
    ("cos(sqrt(x^2 + y^2))", ((-9, 9), (-9, 9))),
    ("-(1 + cos(12sqrt(x^2 + y^2)))/(0.5(x^2 + y^2) + 2)", ((-2, 2), (-2, 2))),
    ("x^2 - y^2", SQUARE),
    ("x^2 - y^2 + y^4/4", SQUARE),
    ("x^4 + y^4 - 4x*y", ((-2, 2), (-2, 2))),
    ("sin(x)*cos(y)", ((-6, 6), (-6, 6))),
    ("x^3 - 3x + y^2", SQUARE),
    ("y^2 - x^3", SQUARE),
    ("(1 - exp(-x^2 - y^2))*10", SQUARE),
    ("3 + 0*x", SQUARE),
    ("x/2 + y/3", SQUARE),
    ("x^2/2 - ln(y) + y^2/2", ((-2, 2), (0.05, 4.05))),
    ("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", ((-6, 6), (-6, 6))),
    ("(x^2 - 1)^2 + 0.3x + 4y^2", ((-2, 2), (-2, 2))),
    ("(x + 2y)^2 + 1e-4*(2x - y)^2", SQUARE),
    ("exp(x^2 + 2y^2)", ((-2, 2), (-2, 2))),
)
# Of one weight.
CURVES: tuple[tuple[str, Domain], ...] = (
    ("x^2", SQUARE),
    ("x^4 - 3x^2 + x", ((-2, 2), (-2, 2))),
    ("abs(x - 1)/2 + x^2/9", SQUARE),
    ("sin(2x) + x^2/5", ((-5, 5), (-5, 5))),
    ("(1 - exp(-x^2))*10", SQUARE),
    ("x^4", SQUARE),
    ("x^3 - 3x", SQUARE),
)
SAMPLES = 6  # of the data of a model
SCALES = 10.0 ** np.arange(-6, 7)


@lru_cache(maxsize=512)
def typed(formula: str, domain: Domain) -> Landscape:
    return from_formula(formula, domain=domain)


@lru_cache(maxsize=64)
def few(name: str) -> Landscape:
    """The model of the catalogue of this name on a few samples of its data: the judge works out each in many digits."""
    surface = next(known for known in LANDSCAPES.values() if known.name == name)
    assert surface.data
    places = np.linspace(0, surface.data.count - 1, SAMPLES).astype(int)
    return replace(surface, data=surface.data.some(places), minima=())


@dataclass(frozen=True)
class Draw:
    """Some races of one method on one surface. hypers: name -> (runs,); one row of it and a start make a race."""

    surface: Landscape
    method: str
    starts: np.ndarray
    hypers: dict[str, np.ndarray]
    steps: int
    noise: float
    seed: int
    batch: int | None = None

    def walked(self, steps: int) -> Runs:
        return run(
            self.surface,
            self.method,
            self.starts,
            steps=steps,
            hypers=self.hypers,
            noise=self.noise,
            seed=self.seed,
            batch=self.batch,
        )

    def facts(self) -> Iterator[Facts]:
        runs, longer = self.walked(self.steps), self.walked(LONGER * self.steps)
        for i in range(len(self.starts)):
            yield Facts(runs, longer, i)

    def one(self, i: int) -> str:
        """How to walk run i again."""
        hypers = {name: float(values[i]) for name, values in self.hypers.items()}
        noise = f", noise={self.noise!r}, seed={self.seed}, streams=[{i}]" if self.noise else ""
        if self.batch:
            noise = f", batch={self.batch}, seed={self.seed}, streams=[{i}]"
        surface = f"from_formula({self.surface.formula!r}, domain={self.surface.domain})"
        if self.surface.data:
            surface = f"few({self.surface.name!r})"
        known = next((key for key, known in LANDSCAPES.items() if known == self.surface), None)
        if known:
            surface = f"LANDSCAPES[{known!r}]"
        start = tuple(self.starts[i].tolist())
        return f"run({surface}, {self.method!r}, {start}, steps={self.steps}, hypers={hypers}{noise})"


def draws(count: int, runs: int, seed: int, source: Source) -> Iterator[Draw]:
    """So many draws of so many runs each, on surfaces from one source."""
    rng = np.random.default_rng(seed)
    methods = list(OPTIMIZERS)
    for number in range(count):
        while True:
            surface, factor = source(rng)
            method = methods[rng.integers(len(methods))]
            if refusal(surface, method) is None:
                break
        low, high = np.transpose(surface.domain)
        starts = low + (high - low) * rng.random((runs, 2))
        starts[0] = surface.start
        if surface.single:
            starts[:, 1] = 0
        hypers = drawn_hypers(rng, method, factor, runs)
        steps = int(20 * 30 ** rng.random())
        noise = float(usual_slope(surface) * 10 ** rng.uniform(-3, 0)) if rng.random() < 0.12 else 0.0
        size = int(rng.integers(1, SAMPLES)) if surface.data and not noise and rng.random() < 0.5 else None
        yield Draw(surface, method, starts, hypers, steps, noise, int(seed * 1000 + number), size)


def catalogue(rng: np.random.Generator) -> tuple[Landscape, float]:
    """A surface of the catalogue, one in eight of them with f times a factor, and that factor."""
    known = list(LANDSCAPES.values())[rng.integers(len(LANDSCAPES))]
    if known.data:
        return few(known.name), 1.0
    return (known, 1.0) if rng.random() < 0.875 else scaled(rng, known.formula, known.domain)


def formulas(rng: np.random.Generator) -> tuple[Landscape, float]:
    """A formula as somebody types it, one in four of them with f times a factor, and that factor."""
    formula, domain = TYPED[rng.integers(len(TYPED))]
    return (typed(formula, domain), 1.0) if rng.random() < 0.75 else scaled(rng, formula, domain)


def curves(rng: np.random.Generator) -> tuple[Landscape, float]:
    """A formula of one weight."""
    return typed(*CURVES[rng.integers(len(CURVES))]), 1.0


def scaled(rng: np.random.Generator, formula: str, domain: Domain) -> tuple[Landscape, float]:
    factor = float(SCALES[rng.integers(len(SCALES))])
    return typed(f"{factor:g}*({formula})", domain), factor


Source = Callable[[np.random.Generator], tuple[Landscape, float]]


def drawn_hypers(rng: np.random.Generator, method: str, factor: float, runs: int) -> dict[str, np.ndarray]:
    """Settings round the defaults; the rate goes along with the factor of the surface where the method does not."""
    optimizer = OPTIMIZERS[method]
    found = {}
    for hyper in optimizer.hypers:
        if hyper.name == "lr":
            rates = hyper.default * 10 ** rng.uniform(-1.5, 0.7, runs)
            if factor != 1 and "scale" not in optimizer.invariances and rng.random() < 0.8:
                rates = rates / factor
            rates[0] = hyper.default if factor == 1 else rates[0]
            found["lr"] = rates
        elif rng.random() < 0.35:
            found[hyper.name] = drawn_hyper(rng, hyper, runs)
    return found


def drawn_hyper(rng: np.random.Generator, hyper: Hyper, runs: int) -> np.ndarray:
    if hyper.scale == "log":
        values = hyper.default * 10 ** rng.uniform(-1, 1, runs)
    elif hyper.scale == "one-minus-log":
        values = 1 - (1 - hyper.default) * 10 ** rng.uniform(-1, 1, runs)
    else:
        values = rng.uniform(hyper.low, min(hyper.high, max(4 * hyper.default, hyper.low + 1)), runs)
    values = np.clip(values, hyper.low, hyper.high)
    return np.round(values) if hyper.allowed.whole else values


@lru_cache(maxsize=512)
def usual_slope(surface: Landscape) -> float:
    x, y = (np.linspace(*edge, 20) for edge in surface.domain)
    slopes = np.hypot(*surface.gradient(np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)).T)
    return float(np.median(slopes[np.isfinite(slopes)]))
