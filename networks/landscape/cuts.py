"""CUTS: key -> a way to lay a plane through the space of weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from landscapes import Domain
from landscapes.formula.sentences import listed
from networks.landscape.directions import directions
from networks.landscape.paths import Paths
from networks.landscape.plane import Plane
from networks.landscape.variance import by_chance, explained, principal
from networks.layers.layer import Array
from networks.network import Network
from optimizers import SettingError
from optimizers.base.numbers import in_text, percent

MARGIN = 0.2  # beside the paths, of the length that they take up
FLAT = 1e-12  # of the largest variance: less is rounding
ROUNDED = float(np.finfo(np.float32).eps) ** 2  # of the squares of all weights: less is rounding of their records


@dataclass(frozen=True, eq=False)
class Cut:
    """A plane, and what is drawn of it.

    plane      where it lies
    axes       what its two directions are called
    window     ((x0, x1), (y0, y1)) a square with the path of the method that it is laid through, or with those of all
               methods that are going where it is laid through several; see Paths
    explained  the part of the variance of those paths that lies in the plane; NaN where they do not move
    by_chance  what random walks of as many records and weights would have there; NaN where that is not comparable,
               since the paths start apart
    note       what must be known of the picture, in sentences
    """

    plane: Plane
    axes: tuple[str, str]
    window: Domain
    explained: float
    by_chance: float
    note: str


@dataclass(frozen=True)
class Way:
    """A way to lay a plane.

    name, about  what it is called, and what it shows, in a line
    make         (network, paths, method, seed) -> Cut; `method` is the place of the one that it is laid through, where
                 that matters. Raises SettingError for paths that do not give a plane
    """

    name: str
    about: str
    make: Callable[[Network, Paths, int, int], Cut]


def random(net: Network, paths: Paths, method: int, seed: int) -> Cut:
    last = paths.last(method)
    centre = paths.theta[last, method]
    along, up = directions(net, centre, seed)
    if not along.any():
        raise SettingError(
            "plane",
            (
                f"All weights of {paths.names[method]} are 0, so random directions of the same length have none. "
                "Choose the principal components, or start from other weights."
            ),
        )
    laid = Plane(centre, along, up)
    own = paths.theta[: last + 1, method]  # where another one goes would leave nothing to be seen of this one
    reach = max(1.0, (1 + MARGIN) * float(abs(laid.coordinates(own)).max(initial=0)))
    window = (-reach, reach), (-reach, reach)
    where = f"the weights of {paths.names[method]} after {paths.steps[last]:,} steps"
    if method not in paths.going:
        where += ", the last recorded before they became too large"
    return Cut(
        laid,
        ("random direction 1", "random direction 2"),
        window,
        part(paths, laid),
        2 / net.size,  # of any walk that knows no direction
        (
            f"The middle is {where}. A distance of 1 changes each unit by the size of its own weights, so the "
            "picture does not depend on how layers are scaled. Paths hardly show along random directions. "
        )
        + distance(paths, laid, window),
    )


def pca(net: Network, paths: Paths, method: int, seed: int) -> Cut:
    compared = of_paths(paths)
    found, variances = principal(flat(compared))
    if variances[0] <= ROUNDED * float((compared * compared).sum()):
        raise SettingError(
            "plane",
            (
                "The weights changed only by rounding, so there are no principal components. Train for more "
                "steps, or with a larger learning rate."
            ),
        )
    if variances[1] <= FLAT * variances[0]:
        raise SettingError("plane", "All paths lie on one line, so they give no plane. Train for more steps.")
    along, up = turned(found, compared)
    laid = Plane(flat(compared).mean(axis=0), along, up)
    shares, window = variances / variances.sum(), square(laid, paths)
    return Cut(
        laid,
        (f"principal component 1: {percent(shares[0])}", f"principal component 2: {percent(shares[1])}"),
        window,
        part(paths, laid),
        by_chance(main_directions, compared.shape) if paths.together else float("nan"),
        f"The middle is the mean of all records of {listed([paths.names[i] for i in paths.going])}. {left_out(paths)}"
        f"{SCALED} " + distance(paths, laid, window),
    )


def ends(net: Network, paths: Paths, method: int, seed: int) -> Cut:
    of_paths(paths)
    chosen = sorted(paths.going, key=lambda i: i != method)[:3]
    names = [f"the end of {paths.names[i]}" for i in chosen]
    if len(chosen) < 2:
        raise SettingError("plane", f"A plane through ends needs two methods {KEPT}. Add one.")
    if len(chosen) == 2:
        names.append("the start of both" if paths.together else f"the start of {paths.names[chosen[0]]}")
    along, up = end_directions(paths.theta[:, chosen])
    if not (along.any() and up.any()):
        begun = listed(names).replace("the", "The", 1)
        raise SettingError("plane", f"{begun} lie on one line, so they give no plane. Choose other methods.")
    laid = Plane(paths.theta[-1, chosen[0]], along, up)
    shape, window = (len(paths.theta), len(chosen), net.size), square(laid, paths)
    return Cut(
        laid,
        (f"from {names[0]} to {names[1]}", f"at right angles, towards {names[2]}"),
        window,
        part(paths, laid),
        by_chance(end_directions, shape) if paths.together else float("nan"),
        f"The plane goes through {listed(names)}. {left_out(paths)}{SCALED} " + distance(paths, laid, window),
    )


CUTS = {
    "random": Way("Random directions", "Around a method's end, along two random directions.", random),
    "pca": Way("Principal components", "The two directions in which all paths together vary most.", pca),
    "ends": Way("Three ends", "Through the ends of three methods.", ends),
}

KEPT = "whose weights stayed finite at every recorded moment"
SCALED = "Distances are those of the weights, so the picture depends on how layers are scaled."


def main_directions(theta: Array) -> Array:
    """(2, D) the principal components of all paths (recorded, methods, D) together."""
    return principal(flat(theta))[0]


def turned(components: Array, theta: Array) -> Array:
    """The components (2, D) with signs by which the first path (recorded, methods, D) ends further along both than it
    begins, so that the picture does not turn about while the paths grow."""
    signs: Array = np.where(components @ (theta[-1, 0] - theta[0, 0]) < 0, -1.0, 1.0)
    return components * signs[:, None]


def end_directions(theta: Array) -> Array:
    """(2, D) of length 1, at right angles: from the first end of paths (recorded, methods, D) to the second, and
    towards the third, or the start if there is none. 0 where they do not differ."""
    first, second = theta[-1, 0], theta[-1, 1]
    third = theta[-1, 2] if theta.shape[1] > 2 else theta[0, 0]
    along = unit(second - first, float(np.linalg.norm(first)))
    towards = third - first
    return np.stack([along, unit(towards - (towards @ along) * along, float(np.linalg.norm(towards)))])


def unit(vector: Array, beside: float) -> Array:
    """The vector with length 1; 0 if it is no longer than a rounding error of a length beside it."""
    size = float(np.linalg.norm(vector))
    return vector / size if size > FLAT * beside else np.zeros_like(vector)


def of_paths(paths: Paths) -> Array:
    """The paths by which a plane is laid. Raises SettingError if there are none."""
    if not paths.going:
        raise SettingError("plane", f"There is no method {KEPT}, so there is no plane. Lower the learning rates.")
    return paths.compared


def flat(theta: Array) -> Array:
    """(n, D) from paths (recorded, methods, D)."""
    return theta.reshape(-1, theta.shape[-1])


def part(paths: Paths, laid: Plane) -> float:
    """The part of the variance of the paths that lies in a plane."""
    return explained(flat(paths.compared), np.stack([laid.along, laid.up])) if paths.going else float("nan")


def square(laid: Plane, paths: Paths) -> Domain:
    """The window: as long along both directions, so that lengths and angles are true."""
    places = laid.coordinates(flat(paths.compared))
    low, high = places.min(axis=0), places.max(axis=0)
    half = (0.5 + MARGIN) * float((high - low).max())
    x, y = ((low + high) / 2).tolist()
    return (x - half, x + half), (y - half, y + half)


def left_out(paths: Paths) -> str:
    """A sentence, and a space, about the methods by whose paths no plane is laid; "" if there are none."""
    names = [name for i, name in enumerate(paths.names) if i not in paths.going]
    if not names:
        return ""
    verb, whose = ("is", "its") if len(names) == 1 else ("are", "their")
    return f"{listed(names)} {verb} left out: {whose} weights became too large. "


def distance(paths: Paths, laid: Plane, window: Domain) -> str:
    """A sentence on how far the paths are from a plane where they are in a window; "" where they never are."""
    theta = flat(paths.compared)
    places = laid.coordinates(theta)
    low, high = np.transpose(window)
    theta = theta[((low <= places) & (places <= high)).all(axis=-1)]
    if not len(theta):
        return ""
    away, length = laid.away(theta), np.linalg.norm(theta, axis=-1)
    most = int(away.argmax())
    return (
        f"The paths are up to {in_text(float(away[most]))} away from the plane; there, the weights have length "
        f"{in_text(float(length[most]))}."
    )
