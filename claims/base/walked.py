"""The path of a rule that no registry knows: one that is printed wrong, or written otherwise elsewhere.

A loop on arrays, so that what float arithmetic raises gives inf or NaN here: a path shows what becomes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice, repeat

import numpy as np

from experiments.engine.walking.floats import CountingOracle, Rows
from landscapes import Surface
from optimizers import Optimizer
from optimizers.base import STARTS, Number, Rule, column, keywords


def walked(
    method: Optimizer,
    surface: Surface,
    start: tuple[float, float],
    steps: int,
    hypers: Mapping[str, float] | None = None,
) -> np.ndarray:
    """(steps + 1, 2) the path from `start`; of a registered method the one that run() gives, but for what it stops at.

    `hypers` are numbers by name; what is not named keeps its default.
    """
    return all_walked(method, surface, np.array([start], dtype=float), steps, hypers)[:, 0]


def all_walked(
    method: Optimizer,
    surface: Surface,
    starts: np.ndarray,
    steps: int,
    hypers: Mapping[str, Number] | None = None,
    batches: Iterable[Rows | None] = repeat(None),
) -> np.ndarray:
    """(steps + 1, runs, 2) the paths from starts (runs, 2); a hyperparameter may have a value for each run, (runs,).

    `batches` has for each step the places of the samples that it sees, (n,) or (n, runs); None for all of them.
    """
    values = method.defaults | dict(hypers or {})
    x, y = starts.T.copy()
    oracle = CountingOracle(surface, [])
    states = [[_first(initial, values, at) for initial in method.state.values()] for at in ((x, y), (y, y))]
    path = [(x, y)]
    with np.errstate(all="ignore"):
        for t, batch in enumerate(islice(batches, steps), start=1):
            oracle.next_step(batch=batch)
            if method.whole_point:
                x, y, *states[0] = method.step(x, y, oracle, *states[0], **_asked(method.step, values, t))
            else:
                (x, *states[0]), (y, *states[1]) = _coordinates(method, oracle, (x, y), states, values, t)
            path.append((x, y))
    return np.stack(path).swapaxes(1, 2)


def _coordinates(
    method: Optimizer,
    oracle: CountingOracle,
    point: tuple[Number, Number],
    states: list[list[Number]],
    values: Mapping[str, Number],
    t: int,
) -> list[tuple[Number, ...]]:
    """One step of a rule that moves each coordinate by its own gradient: (at, *state) of x and of y."""
    seen = point
    if method.look is not None:
        asked = _asked(method.look, values, t)
        seen = tuple(method.look(at, *state, **asked) for at, state in zip(point, states, strict=True))
    gradient, asked = oracle.gradient(*seen), _asked(method.step, values, t)
    steps = [method.step(at, g, *state, **asked) for at, g, state in zip(point, gradient, states, strict=True)]
    return [step if isinstance(step, tuple) else (step,) for step in steps]


def _asked(rule: Rule, values: Mapping[str, Number], t: int) -> dict[str, float]:
    """The keyword arguments of a rule at step t: hyperparameters, t itself, and powers such as beta1_t."""
    known = {**values, "t": float(t)}
    return {name: known[name] if name in known else values[name.removesuffix("_t")] ** t for name in keywords(rule)}


def _first(initial: float | str | tuple[()], values: Mapping[str, Number], at: tuple[np.ndarray, ...]) -> Number:
    """What a state starts with, at the whole point or at one of its coordinates: an array (1,)."""
    if initial in STARTS:
        return at[STARTS.index(initial)]
    return column([values[initial] if isinstance(initial, str) else initial])
