"""What is wrong with a surface in its window: where it is undefined, has a pole, jumps, bends, or never changes, and
where rounding hides what it is like.

The formula's tree says where to look; what is said of a place was found by looking at f around it. A change that
rounding alone could make is none.
"""

from dataclasses import dataclass, field

import numpy as np

from experiments.geometry.digits import SIZES, bounded, hidden_beside, hidden_parts, some
from experiments.geometry.sides import Sides, met
from experiments.geometry.undefined import Lack, lack
from landscapes import Surface
from landscapes.formula.edges import Edge

SIDE = 48  # of the grid; even, so that no point lies in the middle of the window, where much happens
MOST = 12  # edges that are looked at
CURVES = 4  # of an edge that is a curve for each sample
PLACES = 3  # on each edge, of each sort
ROUNDS = 45  # of halving: a part of the window that a float64 hardly resolves
ZERO = 1e-9  # of the usual size: this small is zero
NEAR = 1e-3 / 16.0 ** np.arange(3)  # of the window's side: f is looked at this far from a place
WAYS = np.array([[1, 0], [0, 1], [1, 1], [1, -1]])
POLE = 0.95  # nearer by a factor of 16, f changes no less
JUMP = 0.7  # nearer by a factor of 16, the step is hardly lower
KINK = 1 / 48  # nearer by a factor of 16, the bend is only so much less; of a smooth f, by 1/256
CHECKED = 16  # of the places at which f has no finite number
ACROSS = 0.5  # of the largest difference that is found so far from a place on an edge: less lies along the edge
KINDS = ("pole", "jump", "kink")  # the worst first


@dataclass(frozen=True)
class Faults:
    """undefined, infinite: the parts of the window where f is not defined, and where it is beyond 64-bit arithmetic.

    beyond: the edges on the far side of which it is undefined. at: kind of KINDS -> the edges where it has one.
    constant: its value where it has the same one everywhere. more: whether there were more edges than were looked at.
    hidden: "value", "gradient" or "hessian" -> the edges close to which rounding hides it. hidden_in: the same -> the
    part of the window in which it does, where that is more than places on a line.
    """

    undefined: float
    infinite: float
    constant: float | None = None
    beyond: list[Edge] = field(default_factory=list)
    at: dict[str, list[Edge]] = field(default_factory=dict)
    more: bool = False
    hidden: dict[str, list[Edge]] = field(default_factory=dict)
    hidden_in: dict[str, float] = field(default_factory=dict)


def faults(surface: Surface) -> Faults:
    """What is wrong with a surface in its window."""
    low, high = np.transpose(surface.domain)
    x, y = (axis.ravel() for axis in np.meshgrid(*np.linspace(low, high, SIDE).T))
    values = surface.arrays.value(x, y)
    undefined, infinite = lacking(surface, np.stack([x, y], axis=-1)[~np.isfinite(values)]) / len(values)
    if undefined + infinite == 1:
        return Faults(undefined, infinite)
    same = undefined + infinite == 0 and np.ptp(values) <= 1e-12 * abs(values).max()
    every = surface.edges
    looked = every[:MOST]
    constant = float(values[0]) if same else None
    found = Faults(undefined, infinite, constant, more=len(every) > MOST, hidden_in=hidden_parts(surface))
    if not looked:
        return found
    sides = Sides(surface, looked)
    far, curves = on_grid(sides, x, y, [edge.beyond for edge in looked])
    nan = np.isnan(values)
    found.beyond.extend(
        edge for edge, there in zip(looked, far, strict=True) if edge.beyond and there.any() and nan[there].all()
    )
    which, points = places(curves, low, high)
    kinds = [kind(surface, point, float((high - low).max())) for point in points]
    for name in KINDS:
        at = dict.fromkeys(looked[curves.edge[curve]] for curve, said in zip(which, kinds, strict=True) if said == name)
        worse = [edge for others in found.at.values() for edge in others]
        found.at[name] = [edge for edge in at if edge not in worse]
    which_beside, near = beside_edge(curves, np.array(which, dtype=int), points, float((high - low).max()))
    for name in SIZES:
        found.hidden[name] = [looked[edge] for edge in hidden_beside(surface, name, curves.edge[which_beside], near)]
    return found


@dataclass(frozen=True, eq=False)
class Curves:
    """The curves that are looked at: each is an edge (curves,) of a sample (curves,); heights (curves, SIDE, SIDE): its
    differences on the grid.
    """

    sides: Sides
    edge: np.ndarray
    sample: np.ndarray
    heights: np.ndarray

    def own(self, which: np.ndarray, points: np.ndarray) -> np.ndarray:
        """(n,) the difference of the curve `which` (n,) that each of the points (n, 2) belongs to."""
        return self.sides.own(self.edge[which], self.sample[which], points)


def on_grid(sides: Sides, x: np.ndarray, y: np.ndarray, beyond: list[str]) -> tuple[np.ndarray, Curves]:
    """(edges, points) where the formula of some sample is undefined, if it is so beyond an edge; and the curves in the
    window that are looked at: of an edge that is one for each sample the first few.
    """
    far = np.full((sides.edges, len(x)), False)
    signs = np.array([-1.0 if side == "<" else 1.0 for side in beyond])[:, None, None]
    edge: list[int] = []
    sample: list[int] = []
    kept: list[np.ndarray] = []
    first = 0
    for heights in sides.parts(x, y):
        far |= (signs * heights > 0).any(axis=1)
        for one, other in np.argwhere(met(heights) if sides.samples > 1 else np.full((sides.edges, 1), True)).tolist():
            if edge.count(one) < CURVES:
                edge.append(one)
                sample.append(first + other)
                kept.append(heights[one, other].reshape(SIDE, SIDE))
        first += heights.shape[1]
    heights = np.reshape(kept, (-1, SIDE, SIDE))
    return far, Curves(sides, np.array(edge, dtype=int), np.array(sample, dtype=int), heights)


def lacking(surface: Surface, points: np.ndarray) -> np.ndarray:
    """At how many of points (n, 2), at which f has no finite number, it is not defined, and at how many it is beyond
    64-bit arithmetic: (2,), by CHECKED of them.
    """
    few = some(points, CHECKED)
    found = [lack(surface, point) for point in few]
    each: np.ndarray = len(points) * np.array([found.count(Lack.VALUE), found.count(Lack.RANGE)]) / max(len(few), 1)
    return each


def around() -> np.ndarray:
    """(ways · distances, 2) the steps by which places close to a point are looked at, in parts of the window's side."""
    steps: np.ndarray = NEAR[:, None] * WAYS[:, None]
    return steps.reshape(-1, 2)


def beside_edge(curves: Curves, which: np.ndarray, points: np.ndarray, side: float) -> tuple[np.ndarray, np.ndarray]:
    """Places (m, 2) close to points (n, 2) on the curves `which` (n,), but not along these; first, which curve each is
    beside: (m,).
    """
    ways = np.stack([WAYS, -WAYS]).reshape(-1, 2)
    places = points[:, None, None] + side * NEAR[:, None] * ways[:, None]  # (n, ways, distances, 2)
    every = np.repeat(which, len(ways) * len(NEAR))
    away = abs(curves.own(every, places.reshape(-1, 2))).reshape(places.shape[:-1])
    across = away >= ACROSS * away.max(axis=1, keepdims=True)
    return every[across.ravel()], places[across]


def places(curves: Curves, low: np.ndarray, high: np.ndarray) -> tuple[list[int], np.ndarray]:
    """Points (n, 2) where a difference changes its sign or touches zero, and which curve (n,) each is on."""
    step = (high - low) / (SIDE - 1)
    crossed, ends, touched, nearest = [], [], [], []
    for curve, heights in enumerate(curves.heights):
        rows, columns = (heights[:-1], heights[1:]), (heights[:, :-1], heights[:, 1:])
        for (before, after), way in ((rows, (0, 1)), (columns, (1, 0))):
            for row, column in some(np.argwhere((before < 0) & (after > 0) | (before > 0) & (after < 0)), PLACES):
                crossed.append(curve)
                ends.append([low + step * (column, row), low + step * (column, row) + step * way])
        for row, column in some(np.argwhere(dips(abs(heights))), PLACES):
            touched.append(curve)
            nearest.append(low + step * (column, row))
    which = np.array(crossed + touched, dtype=int)
    a, b = np.reshape(ends, (-1, 2, 2)).transpose(1, 0, 2)
    crossings = halved(curves, which[: len(crossed)], a, b)
    touches = lowered(curves, which[len(crossed) :], np.reshape(nearest, (-1, 2)), step)
    points = np.concatenate([crossings, touches])
    known = [each[np.isfinite(each)] for each in curves.heights]
    usual = np.array([np.median(abs(each)) if len(each) else 0 for each in known])
    there = abs(curves.own(which, points)) <= ZERO * usual[which]
    return which[there].tolist(), points[there]


def dips(heights: np.ndarray) -> np.ndarray:
    """(SIDE, SIDE) where a height is no higher than the four beside it."""
    with np.errstate(invalid="ignore"):
        padded = np.pad(heights, 1, constant_values=np.inf)
        beside = [padded[1 + i : SIDE + 1 + i, 1 + j : SIDE + 1 + j] for i, j in ((0, 1), (1, 0), (0, -1), (-1, 0))]
        low: np.ndarray = np.all([~(other < heights) for other in beside], axis=0) & np.isfinite(heights)
        return low


def halved(curves: Curves, which: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Points (n, 2) between a and b where the differences change their signs."""
    below = curves.own(which, a) < 0
    for _ in range(ROUNDS):
        middle = (a + b) / 2
        early = ((curves.own(which, middle) < 0) == below)[:, None]
        a, b = np.where(early, middle, a), np.where(early, b, middle)
    return b


def lowered(curves: Curves, which: np.ndarray, points: np.ndarray, step: np.ndarray) -> np.ndarray:
    """Points (n, 2) near which the sizes of the differences are lowest: the best of five places, ever nearer."""
    around = step * np.array([[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]])
    for _ in range(ROUNDS):
        asked = points[:, None] + around
        heights = np.abs(curves.own(np.repeat(which, 5), asked.reshape(-1, 2))).reshape(-1, 5)
        best = np.argmin(np.where(np.isnan(heights), np.inf, heights), axis=1)
        points = asked[np.arange(len(points)), best]
        around = around / 2
    return points


def kind(surface: Surface, point: np.ndarray, side: float) -> str | None:
    """What f has at a point, by how it changes on the way there: one of KINDS, or None where it is smooth or ends."""
    away = side * around()
    (values,), (errors,) = bounded(surface, "value", np.concatenate([point[None], point + away, point - away]))
    here, (ahead, behind) = values[0], values[1:].reshape(2, len(WAYS), len(NEAR))
    by_rounding = np.where(np.isfinite(values), errors, 0)[1:].reshape(2, len(WAYS), len(NEAR))
    off = by_rounding.max(axis=(0, 2))  # (ways,)
    with np.errstate(all="ignore"):
        for way in (ahead, behind):
            change = np.diff(way, axis=1)
            grows = (change[:, 0] * change[:, 1] > 0) & (abs(change[:, 1]) >= POLE * abs(change[:, 0]))
            grows &= ~(abs(way[:, 2] - here) < abs(change[:, 1]))  # nearer still it does so too
            least = np.maximum(ZERO * abs(way).max(axis=1), 2 * off)
            if (grows & (abs(change[:, 1]) > least)).any() or np.isinf(way).any():
                return "pole"
        tiny = np.maximum(ZERO * np.maximum(abs(ahead), abs(behind)).max(axis=1), 2 * off)
        leap = abs(ahead - behind)
        if ((leap[:, 2] > JUMP * leap[:, 1]) & (leap[:, 1] > JUMP * leap[:, 0]) & (leap[:, 2] > tiny)).any():
            return "jump"
        right = np.isfinite(here) and errors[0] <= 2 * off.min()  # else it is rounding error
        middle = here if right else (ahead[:, 2:] + behind[:, 2:]) / 2
        bend = abs(ahead + behind - 2 * middle)
        bent = bend[:, 1:] > np.maximum(KINK * bend[:, :2], 4 * off[:, None])  # of one sample of many only the last is
        if (bent & (bend[:, :1] > tiny[:, None])).any():
            return "kink"
    return None
