"""What f does around a level point: how far it rises and falls on small circles, and what kind of point that makes.

Where a curvature vanishes, or f has a corner, the Hessian decides nothing; the values of f around the point do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.geometry.scale import RESOLUTION, SMALLEST, directions, side, turns, unsure
from landscapes import Surface

RADII = 0.02 / 2.0 ** np.arange(10)  # of the window's side, the widest first
PLACES = 64  # on a circle
ZOOMS = 4  # each a closer look at where f is lowest or highest, between the places on either side
EDGED = 16  # as many where the formula has edges: at a cusp f is steep on both sides of where it is lowest
CLOSER = np.linspace(-1, 1, 17)
ROUNDING = 16 * np.finfo(float).eps  # of the values that are compared: their differences are no more exact
NEXT = float(np.finfo(float).eps)  # of a coordinate: a float no farther off is the next
FINEST = 2 * np.pi / PLACES * (CLOSER[1] - CLOSER[0]) ** ZOOMS  # an angle: the last zoom sees no more
JUMP, CORNER, SQUARE = 0.06, 1.5, 2.5  # between the exponents of a jump, 0, a corner, 1, a curvature, 2, and more


@dataclass(frozen=True)
class Profile:
    """f above its value at a point, on circles, each (radii,): the lowest and the highest, and their directions.

    rounding: how much of it may be rounding of f. noise: the same, and what rounding of the places makes of f.
    """

    radii: np.ndarray
    lowest: np.ndarray
    highest: np.ndarray
    down: np.ndarray
    up: np.ndarray
    rounding: np.ndarray
    noise: np.ndarray

    def sign(self, heights: np.ndarray) -> int:
        """The sign of the lowest or the highest on the smallest circle where it is no rounding; 0 if there is none."""
        clear = np.flatnonzero(abs(heights) > self.noise)
        return int(np.sign(heights[clear[-1]])) if len(clear) else 0

    def exponent(self, heights: np.ndarray) -> float:
        """The power of the distance with which they grow, on the two smallest circles where that is seen."""
        clear = np.flatnonzero((abs(heights) > 100 * self.rounding) & (np.sign(heights) == self.sign(heights)))
        if len(clear) < 2:
            return np.nan
        wide, close = clear[-2:]
        growth = np.log(heights[wide] / heights[close])
        return float(growth / np.log(self.radii[wide] / self.radii[close]))

    @property
    def flat(self) -> bool:
        """Whether f changes more slowly than any parabola, where it does least: a curvature is 0."""
        ends = {-1: (self.highest,), 0: (self.lowest, self.highest), 1: (self.lowest,)}
        least = ends[(self.sign(self.lowest) + self.sign(self.highest)) // 2]
        return any(self.exponent(heights) > SQUARE for heights in least)

    @property
    def kind(self) -> str:
        """What the point is, in a word.

        "minimum"; "degenerate minimum" where f rises more slowly than any parabola; "tip" where it rises like a cone or
        a roof; "maximum", "saddle". No critical point: "slope" where f goes on falling, or has a kink as well, "jump"
        where it changes at once. Perhaps one of a line: "trough" or "ridge" where f is level along a direction and
        rises, or falls, along others; "plain" where it is level all around.

        Where f is lower or higher at the point than all around, but as little as floats tell apart makes more of a
        difference than the circles do, it is a "jump" too.
        """
        match self.sign(self.lowest), self.sign(self.highest):
            case 1, _:
                if self.exponent(self.highest) < CORNER:
                    return "tip" if self.exponent(self.highest) > JUMP else "jump"
                return "degenerate minimum" if self.flat else "minimum"
            case _, -1:
                return "maximum"
            case -1, 1:
                smooth = self.exponent(self.lowest) >= CORNER and self.exponent(self.highest) >= CORNER
                return "saddle" if smooth else "slope"
            case 0, 1:
                return "trough"
            case -1, 0:
                return "ridge"
        alone = (self.lowest > self.rounding).all() or (self.highest < -self.rounding).all()
        return "jump" if alone else "plain"


def profile(surface: Surface, point: np.ndarray, reach: float = np.inf) -> Profile:
    """f around a point (2,), on circles no wider than `reach`."""
    return profiles(surface, point[None], reach)[0]


@np.errstate(all="ignore")
def profiles(surface: Surface, points: np.ndarray, reach: float = np.inf) -> list[Profile]:
    """f around each of the points (n, 2), on circles no wider than `reach`."""
    radii = min(side(surface), reach / RADII[0]) * RADII
    every, middles = np.tile(radii, len(points)), np.repeat(points, len(radii), axis=0)
    angles = turns(PLACES) + np.zeros((len(every), 1))
    here, heights = surface.value(points), on_circles(surface, middles, every, angles)
    shape = len(points), len(radii)
    rounding = ROUNDING * (abs(here[:, None]) + np.fmax.reduce(abs(heights), axis=1).reshape(shape)) + SMALLEST
    noise = rounding + unsure(surface, points)[:, None]
    ends = []
    for sign in (1, -1):
        angle, height = closest(surface, middles, every, angles, sign * heights, sign)
        ends += [angle.reshape(shape), sign * height.reshape(shape) - here[:, None]]
        noise = noise + unsure(surface, middles + every[:, None] * directions(angle)).reshape(shape)
    down, lowest, up, highest = ends
    blur = FINEST**2 * (highest - lowest)  # f may be so much lower still, or higher, beside where it was looked at
    lowest, highest = (
        np.where(lowest > 0, np.fmax(lowest - blur, 0), lowest),
        np.where(highest < 0, np.fmin(highest + blur, 0), highest),
    )
    return [Profile(radii, *rows) for rows in zip(lowest, highest, down, up, rounding, noise, strict=True)]


def on_circles(surface: Surface, point: np.ndarray, radii: np.ndarray, angles: np.ndarray) -> np.ndarray:
    """(radii, places) f at angles (radii, places) on circles around a point (2,), or each around its own (radii, 2)."""
    heights: np.ndarray = surface.value(on_them(point, radii, angles))
    return heights


def on_them(point: np.ndarray, radii: np.ndarray, angles: np.ndarray) -> np.ndarray:
    """(radii, places, 2) the places themselves; in memory all x come first, then all y, as programs take them."""
    places = np.empty((2, *angles.shape))
    np.cos(angles, out=places[0])
    np.sin(angles, out=places[1])
    places *= radii[:, None]
    places += point.T.reshape(2, -1, 1)
    return places.transpose(1, 2, 0)


def closest(
    surface: Surface,
    point: np.ndarray,
    radii: np.ndarray,
    angles: np.ndarray,
    heights: np.ndarray,
    sign: int,
    zooms: int | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """(radii,) the angle at which sign·f is lowest on each circle, and sign·f there; looked for ever closer, as long as
    floats tell the places from one another.

    zooms: how often; None for as often as the formula needs.
    """
    middles, around, left = np.broadcast_to(point, (len(radii), 2)), radii, np.arange(len(radii))
    found, lowest = lowest_of(angles, heights)
    here, low = found, lowest
    width, fine = 2 * np.pi / angles.shape[1], RESOLUTION * abs(middles).max(initial=0) / radii.min(initial=np.inf)
    for _ in range(zooms or (EDGED if surface.edges else ZOOMS)):
        closer = here[:, None] + width * CLOSER
        places = on_them(middles, around, closer)
        here, low = lowest_of(closer, sign * surface.value(places))
        if width < fine:
            apart = (abs(places - places[:, :1]) > NEXT * abs(places[:, :1])).any(axis=(1, 2))
            found[left], lowest[left] = here, low
            here, low, middles, around, left = (each[apart] for each in (here, low, middles, around, left))
            if not len(left):
                break
        width *= CLOSER[1] - CLOSER[0]
    found[left], lowest[left] = here, low
    return found, lowest


def lowest_of(angles: np.ndarray, heights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n,) of the angles (n, places) those at which the heights there are lowest, and these."""
    rows, best = np.arange(len(heights)), heights.argmin(axis=1)
    lowest = heights[rows, best]
    if np.isnan(lowest).any():  # as argmin has it NaN is the lowest
        best = np.where(np.isnan(heights), np.inf, heights).argmin(axis=1)
        lowest = heights[rows, best]
    return angles[rows, best], lowest
