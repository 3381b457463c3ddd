"""Records calls.json: what run() and from_formula() give whoever calls them, so that a change of either is seen.

    python -m tests.golden.calls

It is recorded from the app itself, on purpose, as links.json is (links.py): what stood in calls.json before changes
only where a change is wanted.
"""

from __future__ import annotations

import json
from inspect import signature
from pathlib import Path
from typing import Any

import numpy as np

from experiments import SettingError, run
from landscapes import LANDSCAPES, FormulaError, from_formula
from optimizers import OPTIMIZERS
from tests.golden.alike import UNLIKE, digest, numbers, plain, written

TARGET = Path(__file__).with_name("calls.json")
Call = tuple[tuple, dict[str, Any]]  # arguments by place, and by name


def thinner(s: int) -> float:
    """A learning rate that halves every ten steps, as anybody may write one."""
    return 0.05 * 0.5 ** (s // 10)


BEALE, RAVINE, BOWL = (LANDSCAPES[key] for key in ("beale", "ravine", "bowl"))
AROUND = [(-1.5, 0.5), (0.25, -0.75), (1.0, 1.0)]
RUNS: dict[str, Call] = {  # what run() is called with
    "nothing but what it needs": ((BEALE, "adam", BEALE.start), {}),
    "a setting, swept": (
        (RAVINE, "momentum", [RAVINE.start] * 4),
        {"steps": 60, "hypers": {"lr": np.array([0.001, 0.005, 0.02, 0.05]), "beta": 0.8}},
    ),
    "two settings, swept": (
        (BOWL, "rmsprop", AROUND),
        {"steps": 40, "hypers": {"lr": [0.01, 0.1, 1], "rho": (0.5, 0.9, 0.99)}, "record": 10},
    ),
    "every seventh step": ((BEALE, "bfgs", AROUND), {"steps": 40, "record": 7}),
    "the first and the last": ((RAVINE, "nesterov", AROUND), {"steps": 50, "record": "last"}),
    "the lowest": ((BOWL, "gradient_descent", AROUND), {"steps": 30, "hypers": {"lr": 0.98}, "record": "best"}),
    "scheduled": ((BOWL, "gradient_descent", BOWL.start), {"steps": 45, "hypers": {"lr": thinner}}),
    "scheduled, from several starts": ((BEALE, "lion", AROUND), {"steps": 45, "hypers": {"lr": thinner}}),
    "noise": ((BEALE, "adam", AROUND), {"steps": 50, "noise": 0.5, "seed": 3}),
    "noise that all share": ((BOWL, "sam", AROUND), {"steps": 50, "noise": 0.5, "seed": 3, "streams": 0}),
    "a target": ((RAVINE, "lbfgs", AROUND), {"steps": 50, "target": 0.01, "record": "last"}),
    "a formula": ((from_formula("x^2 + 10y^2 + |x - y|"), "adagrad", AROUND), {"steps": 50}),
    "too steep": ((from_formula("x^2 + 10y^2"), "gradient_descent", AROUND), {"steps": 50, "hypers": {"lr": 0.4}}),
}
REFUSED: dict[str, Call] = {  # and with what it cannot be used
    "method": ((BOWL, "adams", BOWL.start), {}),
    "method on this surface": ((LANDSCAPES["saddle"], "gauss_newton", (1, 1)), {}),
    "start": ((BOWL, "adam", (1, 2, 3)), {}),
    "start far away": ((BOWL, "adam", (1, 1e7)), {}),
    "steps": ((BOWL, "adam", BOWL.start), {"steps": 0}),
    "setting": ((BOWL, "adam", BOWL.start), {"hypers": {"beta1": 1}}),
    "setting that it does not have": ((BOWL, "adam", BOWL.start), {"hypers": {"beta": 0.5}}),
    "setting, swept": ((BOWL, "adam", AROUND), {"hypers": {"lr": [0.1, 0.2]}}),
    "setting, scheduled": ((BOWL, "adam", BOWL.start), {"hypers": {"lr": lambda s: 0.1 - s}}),
    "noise": ((BOWL, "adam", BOWL.start), {"noise": -1}),
    "seed": ((BOWL, "adam", BOWL.start), {"seed": 1.5}),
    "record": ((BOWL, "adam", BOWL.start), {"record": "first"}),
}
FORMULAS: dict[str, dict[str, Any]] = {  # what from_formula() is called with
    "x^2 + 10y^2": {},
    "(x - 1)^4/2 + 3|y|x^2 - x y": {"domain": ((-3, 4), (-2.5, 4.5)), "start": (-2, 3), "minima": ((1, 0),)},
    "sqrt(x) + max(y, -y, 1)": {"name": "Gutter"},
    "1/(x^2 + y^2) + x": {},
}
UNREADABLE = [
    *(
        "",
        " ",
        "x +* y",
        "x^",
        "(x + 1",
        "x + 1)",
        "sinn(x)",
        "x + z^2",
        "min(x)",
        "sin()",
        "x = y",
        "1/0 + x",
        "3 4 5",
    ),
    *("x; y", "9^9^9^9", "__import__('os')", "x" * 300, "(" * 120 + "x" + ")" * 120, "x ** y ** ", "2..5x", "|x", "²x"),
]


def of_run(call: tuple[tuple, dict[str, Any]]) -> dict[str, Any]:
    """What run() gives: bit for bit, so only what is rounded alike everywhere is asked."""
    arguments, named = call
    runs = run(*arguments, **named)
    evals = (runs.evals.value, runs.evals.gradient, runs.evals.hessian)
    return {
        "steps": runs.steps[[0, 1, -1]].tolist(),
        "shape": runs.path.shape,
        "value": numbers(runs.value[-1]),
        "last": numbers(runs.last),
        "outcome": list(map(str, runs.outcome)),
        "stopped": runs.stopped.tolist(),
        "evals": [kind.tolist() for kind in evals],
        "arrived": numbers(runs.arrived),
        "sentences": list(map(runs.sentence, range(len(runs.last)))),
        "digest": digest(runs.path, runs.value, runs.cost, runs.tail),
    }


def refusal(call: tuple[tuple, dict[str, Any]]) -> str:
    """The sentence with which run() refuses."""
    arguments, named = call
    try:
        run(*arguments, **named)
    except SettingError as error:
        return str(error)
    return "nothing was refused"


def parameters() -> dict[str, list]:
    """name -> how run() takes it, and its default."""
    return {
        name: [taken.kind.name, None if taken.default is taken.empty else repr(taken.default)]
        for name, taken in signature(run).parameters.items()
    }


def settings(key: str) -> dict[str, list]:
    """The hyperparameters of a method: name -> symbol, default, and the range and the scale of its slider."""
    hypers = OPTIMIZERS[key].hypers
    return {hyper.name: [hyper.symbol, hyper.default, hyper.low, hyper.high, hyper.scale] for hyper in hypers}


def of_surface(surface: Any) -> dict[str, Any]:
    """A landscape: its facts, and what it is at its start; the digest is of nine places in its window."""
    grid = np.stack(np.meshgrid(*(np.linspace(low, high, 5)[1:-1] for low, high in surface.domain)), axis=-1)
    kinds = {"value": surface.value, "gradient": surface.gradient, "hessian": surface.hessian}
    return {
        "name": surface.name,
        "latex": surface.latex,
        "window": surface.domain,
        "start": surface.start,
        "minima": surface.minima,
        **{name: numbers(kind(surface.start)) for name, kind in kinds.items()},
        "digest": None if UNLIKE.search(surface.formula) else digest(*(kind(grid) for kind in kinds.values())),
    }


def unread(text: str) -> list:
    """What from_formula() says of a formula that cannot be read, and where."""
    try:
        from_formula(text)
    except FormulaError as error:
        return [error.message, error.position]
    return ["nothing was refused", 0]


def recorded() -> dict[str, Any]:
    """What was recorded."""
    return json.loads(TARGET.read_text())


def found() -> dict[str, Any]:
    """The same as it is now."""
    formulas = {text: of_surface(from_formula(text, **facts)) for text, facts in FORMULAS.items()}
    return plain(
        {
            "run": parameters(),
            "runs": {name: of_run(call) for name, call in RUNS.items()},
            "refused": {name: refusal(call) for name, call in REFUSED.items()},
            "surfaces": {key: of_surface(surface) for key, surface in LANDSCAPES.items()},
            "formulas": formulas,
            "unreadable": {text: unread(text) for text in UNREADABLE},
            "settings": {key: settings(key) for key in OPTIMIZERS},
        }
    )


if __name__ == "__main__":
    TARGET.write_text(written(found(), depth=2) + "\n")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
