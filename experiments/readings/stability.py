"""The stability of each step of a run: α times the curvature there, divided by the method's limit.

On a quadratic a method is stable while α·λmax stays below a limit of its own (Optimizer.stability_limit): 2 for
gradient descent. Where a method divides each coordinate by a size of its own, each coordinate has a rate of its own,
and the curvature that counts is that of D½ H D½, D being the two rates (Cohen et al. 2022, Adaptive gradient methods
at the edge of stability). Where gradients are clipped, a step that follows a shortened one is so much shorter, as with
a smaller rate: the curvature counts by the factor that the gradient at the point is shortened by.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

import numpy as np

from experiments.engine.batch import batch_of
from experiments.engine.batches import batches
from experiments.engine.noise import noise
from experiments.engine.race import Race
from experiments.engine.walking.floats import Walk
from experiments.geometry.curvature import eigenvalues
from experiments.readings.sketch import named
from landscapes import Surface
from landscapes.formula.numbers import Values
from optimizers.base import CLIP, shortened, shortening, sqrt
from optimizers.base.trace import trace


def stability(race: Race, path: np.ndarray) -> np.ndarray:
    """(steps + 1,) of a race along the path (steps + 1, 2) of its run: above 1 the next step is unstable.

    NaN after the last step, where a coordinate has no rate because nothing moves it, for a method without a limit, and
    where its settings make it stable at no rate at all.
    """
    method = race.optimizer
    if method.stability_limit is None:
        return np.full(len(path), np.nan)
    hypers = {name: np.array(value) if isinstance(value, list) else value for name, value in race.values.items()}
    rates = scaled_rates(race, hypers) if method.scales else (hypers["lr"], hypers["lr"])
    points = path[:-1]
    hessian = race.surface.hessian(points)
    with np.errstate(all="ignore"):
        highest = sharpness(*rates, hessian[:, 0, 0], hessian[:, 0, 1], hessian[:, 1, 1])
        highest = np.where(np.isnan(points[:, 0]), np.nan, highest)  # a curvature that is the same everywhere is no end
        if CLIP.name in hypers:
            slopes = met_slopes(race, points)
            highest = highest * shortening(slopes[:, 0], slopes[:, 1], hypers[CLIP.name])
        limit = method.stable_up_to(hypers)
        return np.append(np.where(np.greater(limit, 0), highest / limit, np.nan), np.nan)


def sharpness(x_rate: Values, y_rate: Values, hxx: Values, hxy: Values, hyy: Values) -> Values:
    """The highest curvature of D½ H D½, of numbers or of arrays of one shape."""
    _, highest = eigenvalues(x_rate * hxx, sqrt(x_rate * y_rate) * hxy, y_rate * hyy)
    return highest


def scaled_rates(race: Race, hypers: Mapping[str, float | np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """(steps,) of x and of y: the step that the rule takes from zero, over the direction it takes it in."""
    method, steps = race.optimizer, race.steps
    walk, again = (Walk(batch_of(race), floats=True) for _ in range(2))
    with np.errstate(all="ignore"):
        trail = list(islice(walk, steps + 1))
    trail += [((np.nan,) * len(trail[0][0]),) * 2] * (steps - len(trail))  # a run that went wrong ends early
    trail = trail[:steps]
    rows = list(islice(again.rows, steps))
    changing = dict(zip(again.names, zip(*rows, strict=True), strict=False))
    shaken, seen = np.array(changing.pop("noise", np.zeros((steps, 2)))), changing.pop("batch", None)
    given = dict(hypers) | {name: np.array(values) for name, values in changing.items()}
    direction = named(method).get("momentum", ("g",))[0]
    axes: np.ndarray = np.array(trail).transpose(1, 2, 0)  # (axis, x and each state, step)
    slopes = seen_slopes(race.surface, axes[:, 0].T, seen) + shaken
    if CLIP.name in hypers:
        with np.errstate(all="ignore"):
            slopes = np.stack(shortened(*slopes.T, hypers[CLIP.name]), axis=-1)
    rates = []
    for states, slope in zip(axes[:, 1:], slopes.T, strict=True):
        numbers = {"x": np.zeros(steps), "g": slope, **dict(zip(method.state, states, strict=True)), **given}
        with np.errstate(all="ignore"):
            found = trace(method.step, numbers).names
            rates.append(-found["x"] / found[direction])
    return rates[0], rates[1]


def sharpness_called(surface: Surface) -> str:
    """What the learning rate times the largest curvature is called: of one weight there is one curvature, f″."""
    return "α·f″" if surface.single else "α·λmax"


def met_slopes(race: Race, points: np.ndarray) -> np.ndarray:
    """(n, 2) the gradient at each of the first points (n, 2) of a race's path as its step meets it: of its batch, and
    with its noise.
    """
    rows = [seen[:, 0] for seen in islice(batches(batch_of(race)), len(points))] if race.batched else None
    slopes = seen_slopes(race.surface, points, rows)
    if not race.noise:
        return slopes
    shaken: np.ndarray = slopes + np.array([drawn[:, 0] for drawn in islice(noise(batch_of(race)), len(points))])
    return shaken


def seen_slopes(surface: Surface, points: np.ndarray, batches: Sequence[np.ndarray] | None) -> np.ndarray:
    """(n, 2) the gradient at each of the points (n, 2), as the batch of its step has it where there are batches."""
    if batches is None:
        return surface.gradient(points)
    gradient: Callable[..., tuple[float, float]] = surface.floats.gradient
    return np.array([gradient(x, y, rows) for (x, y), rows in zip(points.tolist(), batches, strict=True)])
