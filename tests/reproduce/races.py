"""Races that the tests reproduce, what run() makes of them, and what a script does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from experiments import refusal, run
from landscapes import LANDSCAPES, from_formula, moved
from landscapes.data.data import Data
from optimizers import OPTIMIZERS
from optimizers.base import LOOKAHEAD
from optimizers.schedules import changed_from, cosine, linear_ramp
from reproduce import Lineup

STEPS = 40


TWO_KINDS = np.array(
    [(-1.2, 0.1, -1), (0.4, 1.3, 1), (0.8, 0.4, 1), (-0.5, -0.9, -1), (0.1, 0.2, 1), (1.6, -0.3, -1), (0.3, 2, 1)]
)
# Names of columns that mean something else in one of the languages, and what could end the text that it stands in.
HOSTILE = "x\"\"\"\nimport os\r\nos.abort()\x0c\u2028''' */ alert(1) </script><script>alert(2)</script> \\"
ODD = ("lambda", "Math", "t2")
AWKWARD = Data(dict(zip(ODD, TWO_KINDS.T, strict=True)), dict.fromkeys(ODD, HOSTILE))


def logistic(data, u, v, t, **changes):
    """A logistic regression."""
    text = f"ln(1 + exp(-{t}*(w1*{u} + w2*{v})))"
    return everything(from_formula(text, data=data, start=(-1.5, 2.0), domain=((-4, 4), (-4, 4))), **changes)


def everything(surface, **changes):
    """All methods that can run there, from the surface's own start, at their defaults."""
    methods: dict[str, dict[str, float]] = {key: {} for key in OPTIMIZERS if refusal(surface, key) is None}
    return replace(Lineup(surface, surface.start, STEPS, methods), **changes)


def own():
    """Every kind of function that is spelled otherwise, settings that follow schedules or are changed, and noise."""
    formula = "x^2/4 + abs(y)^1.5 + max(x*y, -1, y/3)/5 + atan2(y, 3) + ln(x^2 + 2) + min(2, x, y)/9"
    formula += " + softplus(x - y)/7 + sigmoid(y)/8 + hypot(x, 2y)/9 + log1p(x^2)/5 + expm1(-y^2)/5 + cbrt(x^2 + 1)/3"
    formula += " + floor(x/50 + 1/2)/5 + {x < y + 40: x^2/9, else: x*y/9}"
    return Lineup(
        from_formula(formula),
        (2.0, 1.0),
        STEPS,
        {
            "gradient_descent": {"lr": cosine(0.2, steps=STEPS)},
            "momentum": {"lr": 0.02, "beta": linear_ramp(0.5, 0.9, steps=20)},
            "nesterov": {"lr": changed_from(changed_from(0.02, 10, 0.01), 25, 0.03)},
            "adam": {"lr": cosine(0.1, steps=STEPS)},
            "nadam": {"beta1": linear_ramp(0.5, 0.9, steps=20)},
            "adagrad": {"lr": changed_from(cosine(0.3, steps=STEPS), 15, 0.05)},
            "lbfgs": {"lr": 0.5, "memory": changed_from(5, 12, 2)},
            "rmsprop": {"clip": 0.4, "every": 6},
            "sam": {"clip": changed_from(0.5, 15, 0.2), "every": 4, "pull": 0.3},
            "bfgs": {"clip": 1.0},
            "adamw": {"clip": cosine(1.0, steps=STEPS)},
            "trust_region": {},
        },
        noise=0.1,
        seed=3,
        link={"surface": "own", "formula": formula},
    )


def ahead():
    """All methods that Lookahead can go around, with Lookahead around them; some clipped as well."""
    race = everything(LANDSCAPES["line_fit"], noise=0.1, seed=2)
    keys = [key for key in race.methods if LOOKAHEAD in OPTIMIZERS[key].settings]
    settings = {"every": changed_from(4, 20, 2), "pull": linear_ramp(0.3, 0.8, steps=20)}
    return replace(race, methods={key: settings | ({"clip": 0.4} if turn % 2 else {}) for turn, key in enumerate(keys)})


# Where their derivatives are 0/0 and f is smooth; each has a slope there, so that runs go on from it.
REMOVABLE = {
    "drop-wave": ("-(1 + cos(12 sqrt(x^2 + y^2))) / (0.5 (x^2 + y^2) + 2) + (x + 3)^2/10", (0.0, 0.0)),
    "a round wave": ("cos(sqrt((x - 1)^2 + (y + 2)^2)) + (x - 4)^2/5", (1.0, -2.0)),
    "an oval": ("cosh(2 sqrt(x^2 + 3y^2)) - y", (0.0, 0.0)),
    "a power": ("(x^2 + y^2)^1.5 + x y + y", (0.0, 0.0)),
    "along a line": ("cos(sqrt(x^2)) + y^2", (0.0, 3.0)),
    "a flat middle": ("exp(-1/(x^2 + y^2 + 0)) + x", (1e-170, 0.0)),
    "a square": ("(cos(sqrt(x^2 + y^2)) + x)^2 + (y - 1)^2", (0.0, 0.0)),
    "a tip, where there is no limit": ("sqrt(x^2 + y^2) + x", (0.0, 0.0)),
}


def removable(name):
    """All methods that can run there, from the place where the derivatives are 0/0."""
    formula, place = REMOVABLE[name]
    return everything(from_formula(formula, domain=((-5, 5), (-5, 5)), start=place), steps=25)


RACES = {
    "beale": everything(LANDSCAPES["beale"]),
    "ravine, another kappa, turned and stretched": everything(
        moved(LANDSCAPES["ravine"].with_parameters({"κ": 30}), 30, 2), noise=0.2, seed=5
    ),
    "a line fitted to data, under noise": everything(LANDSCAPES["line_fit"], noise=0.1),
    "batches of a line's samples, each once an epoch": everything(LANDSCAPES["line_fit"], batch=2, seed=4),
    "batches drawn again and again, of columns with awkward names": logistic(
        AWKWARD, *ODD, batch=3, order="replace", noise=0.05
    ),
    "batches of many samples, turned": everything(
        moved(LANDSCAPES["line_absolute"], 20, 1.5), batch=12, further=((1.0, 2.0), (-0.5, 0.25))
    ),
    "a saddle, where runs fly off": everything(LANDSCAPES["saddle"], steps=200, start=(1.0, 0.5)),
    "goldstein_price, from far out": everything(LANDSCAPES["goldstein_price"], start=(40.0, -30.0)),
    "one weight, under noise": everything(from_formula("(x - 1)^2 + (x^2 - 3)^2/4"), start=(2.5, -1.0), noise=0.1),
    "an own formula with schedules and noise": own(),
    "Lookahead around every method, under noise": ahead(),
} | {name: removable(name) for name in REMOVABLE}


def by_run(race, start=None):
    """key -> what run() walks, from the first start or another: rows of x, y and f, up to where it went wrong."""
    told = {}
    for key, hypers in race.methods.items():
        chance = {"noise": race.noise, "seed": race.seed, "batch": race.batch, "order": race.order}
        runs = run(race.surface, key, start or race.start, steps=race.steps, hypers=hypers, **chance)
        told[key] = np.column_stack([runs.path[:, 0], runs.value[:, 0]])
    return told


def executed(code):
    """The names of a script after it was run; `report` was not."""
    names = {"__name__": "race"}
    exec(compile(code, "race.py", "exec", dont_inherit=True), names)
    return names


def padded(rows, steps):
    """x, y and f of a script's rows, with NaN after the last of them, as run() has it."""
    table = np.full((steps + 1, 3), np.nan)
    table[: len(rows)] = np.array(rows)[:, :3]
    return table
