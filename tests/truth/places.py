"""What there is beside a point: the critical point, found by Newton's method in 80 digits, and its kind.

The kind is read off f itself, on circles round the point; no curvature is compared with anything. f may fall in some
direction, be level in some, or rise in all:
    minimum      f rises in every direction
    trough       f rises, but for a line or a curve of points just as low
    saddle       f rises in some directions and falls in others
    maximum      f falls in every direction, or is level in some
    flat         f is the same all round, or along a line, so far out that a slope is too small for 80 digits
A minimum at which the gradient has no value is a tip; one that rises more slowly than a square is degenerate.
Where f rises or falls by less than ALL_BUT_LEVEL of the most, no float64 shows it: such a kind is left undecided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from mpmath import mp, mpf

from landscapes import Landscape, from_formula
from tests.truth import exact

NEAR = 0.005  # of the window's longer side: what "at" a point means
ROUND = 24  # places on a circle
RADII = (1.0, 1 / 8, 1 / 64)  # of near
LEVEL = mpf(10) ** -30  # of the most: level, in 80 digits
ALL_BUT_LEVEL = mpf(10) ** -14
ROUNDS = 90
SMALL = mpf(10) ** -30  # of the window's side: Newton's last step

ON_A_CURVE = {"saddle": "maximum", "trough": "flat"}  # what the kinds of trough_of() are on the curve itself
LOWEST = ("minimum", "degenerate minimum", "trough", "tip")


def side(surface: Landscape) -> float:
    return max(high - low for low, high in surface.domain)


def near(surface: Landscape) -> float:
    return NEAR * side(surface)


@dataclass(frozen=True)
class Place:
    """A critical point: where, how high, of which kind; and why the kind is not known, where it is not."""

    x: float
    y: float
    value: float
    kind: str
    unsure: str = ""

    @property
    def point(self) -> np.ndarray:
        return np.array([self.x, self.y])

    @property
    def lowest(self) -> bool:
        return self.kind in LOWEST


class Ground:
    """A surface, with the places on it that have been looked at."""

    def __init__(self, surface: Landscape, *, curve: bool = False):
        self.surface, self.curve = surface, curve
        self.side, self.near = side(surface), near(surface)
        self.places: list[Place] = []

    def beside(self, point: np.ndarray, reach: float = 1.0) -> Place | None:
        """The critical point within reach·near of a point (2,), the nearest that is found; None where there is none."""
        x, y = point.tolist()
        if not np.isfinite(point).all():
            return None
        known = [p for p in self.places if p.kind in ("minimum", "degenerate minimum", "tip", "saddle", "maximum")]
        for one in known:
            # A critical point known already; there is another one so near only on the finest of surfaces.
            if np.hypot(one.x - x, one.y - y) <= 0.5 * self.near:
                return one
        for whole in (True, False):
            found = self.newton(x, y, reach, whole=whole)
            if found is not None:
                break
        smooth = found is not None
        for line in [p for p in self.places if p.kind == "trough" and not p.unsure]:
            if found is None:
                break
            # Another point of a line that is known already.
            high = exact.value(self.surface, *found)
            if np.hypot(line.x - x, line.y - y) <= 4 * self.near and abs(high - line.value) <= 1e-14 * self.height:
                return Place(float(found[0]), float(found[1]), line.value, line.kind)
        found = found or self.lowest_around(x, y, reach)
        place = self.classified(*found) if found else None
        if place is not None and self.curve:
            place = replace(place, kind=ON_A_CURVE.get(place.kind, place.kind))
        if place is not None and not smooth and not place.lowest:
            place = Place(place.x, place.y, place.value, "kink", "f bends there along a line")
        if place is not None:
            self.places.append(place)
        return place

    def newton(self, x: float, y: float, reach: float, *, whole: bool) -> tuple[mpf, mpf] | None:
        """Where Newton's method leads from a point, in steps of at most near; None if not within reach.

        whole  or only along the axis of the strongest bend, as it takes to the bottom of a curved trough.
        """
        close = self.roughly(np.array([x, y]), reach, whole)
        if close is None:
            return None
        h, most = exact.H * self.side, mpf(self.near)
        start, here = (mpf(x), mpf(y)), tuple(mpf(part) for part in close.tolist())
        for _ in range(ROUNDS):
            step, strongest, slope = self.step(here, h, whole)
            if step is None:
                return None
            length = mp.hypot(*step)
            if length > most:
                step = tuple(part * most / length for part in step)
            here = here[0] + step[0], here[1] + step[1]
            if mp.hypot(here[0] - start[0], here[1] - start[1]) > 3 * reach * most:
                return None
            if length <= SMALL * self.side:
                break
        away = mp.hypot(here[0] - start[0], here[1] - start[1])
        if away > reach * most or length > mpf(10) ** -9 * self.side:
            return None
        step, strongest, slope = self.step(here, h, whole)
        if step is None or slope > mpf(10) ** -9 * strongest * most + mpf(10) ** -30 * self.height / self.side:
            return None
        _, wider, _ = self.step(here, 100 * h, whole)
        if strongest > 3 * wider and strongest * most**2 > mpf(10) ** -20 * self.height:
            return None  # the bend of a kink, which depends on how closely one looks
        return here

    def roughly(self, start: np.ndarray, reach: float, whole: bool) -> np.ndarray | None:
        """The same in floats, to begin near the end; None where already they lead out of reach."""
        here = start
        for _ in range(ROUNDS):
            slope, bend = self.surface.gradient(here), self.surface.hessian(here)
            if not np.isfinite(slope).all() or not np.isfinite(bend).all() or not bend.any():
                return here if here is start else start
            bends, axes = np.linalg.eigh(bend)
            strongest = abs(bends).max()
            taken = (abs(bends) == strongest) | (whole & (abs(bends) > 1e-12 * strongest))
            step = -axes @ (np.where(taken, axes.T @ slope, 0) / np.where(taken, bends, 1))
            length = float(np.hypot(*step))
            here = here + step * min(1.0, self.near / max(length, 1e-300))
            if np.hypot(*(here - start)) > 3 * reach * self.near:
                return None
            if length <= 1e-9 * self.side:
                break
        return here

    def step(self, here: tuple[mpf, mpf], h: mpf, whole: bool):
        """Newton's step at a point, the strongest bend there and the slope; None for the step where there is none."""
        value, (gx, gy), (a, b, c) = exact.taylor(self.surface, *here, h)
        if not all(mp.isfinite(number) for number in (gx, gy, a, b, c)):
            return None, mpf(0), mpf(0)
        strongest = max(abs(part) for part in exact.eigenvalues(a, b, c))
        noise = mpf(10) ** -36 * (abs(value) + self.height) / self.side**2
        return newton_step(gx, gy, a, b, c, noise, whole), strongest, mp.hypot(gx, gy)

    def lowest_around(self, x: float, y: float, reach: float) -> tuple[mpf, mpf] | None:
        """The lowest point within reach, by a compass search; None if f falls on out of there."""
        if self.falls_out(np.array([x, y]), reach):
            return None
        here, size = (mpf(x), mpf(y)), mpf(self.near) / 4
        start, low = here, exact.value(self.surface, x, y)
        if not mp.isfinite(low):
            return None
        for _ in range(400):
            ring = [(here[0] + size * i, here[1] + size * j) for i, j in WAYS]
            values = [exact.value(self.surface, *point) for point in ring]
            finite = [(v, p) for v, p in zip(values, ring, strict=True) if mp.isfinite(v)]
            best = min(finite, default=(low, here))
            if best[0] < low:
                low, here = best
                if mp.hypot(here[0] - start[0], here[1] - start[1]) > reach * self.near:
                    return None
            else:
                size /= 3
                if size < mpf(10) ** -13 * self.side:
                    # A tip is where a formula has a round number, if anywhere.
                    for digits in (3, 6, 9):
                        snapped = tuple(mpf(round(float(part), digits)) for part in here)
                        at = exact.value(self.surface, *snapped)
                        if mp.isfinite(at) and at <= low:
                            return snapped
                    return here
        return None

    def falls_out(self, start: np.ndarray, reach: float) -> bool:
        """Whether already a search in floats leads out of reach, over falls that are no rounding."""
        here, low = start, float(self.surface.value(start))
        ways = self.near / 4 * np.array(WAYS)
        for _ in range(100):
            values = self.surface.value(here + ways)
            best = int(np.nanargmin(np.append(values, np.inf)))
            if best == len(ways) or not values[best] < low - 1e-12 * max(abs(low), self.height):
                return False
            here, low = here + ways[best], float(values[best])
            if np.hypot(*(here - start)) > reach * self.near:
                return True
        return False

    def classified(self, x: mpf, y: mpf) -> Place | None:
        """The place at a critical point, by f on circles round it."""
        at = exact.value(self.surface, x, y)
        if not mp.isfinite(at):
            return None
        verdicts, rises, unsure = [], [], ""
        for part in RADII:
            low, high = self.extremes(x, y, at, mpf(self.near) * mpf(part))
            if low is None:
                unsure = "f is not defined all round"
                continue
            most = max(abs(low), abs(high))
            scale = max(abs(at), mpf(self.height)) * mpf(10) ** -60
            if most <= scale:
                verdicts.append("flat")
                continue
            rises.append((mpf(part), high))
            verdicts.append(kind_of(low / most, high / most))
            for end in (low, high):
                if LEVEL < abs(end) / most < ALL_BUT_LEVEL:
                    unsure = "f is all but level in a direction"
        if not verdicts:
            return Place(float(x), float(y), float(at), "minimum", unsure or "f is not defined all round")
        kind = verdicts[-1]
        if kind == "trough" and self.leads_down(float(x), float(y)):
            kind = "flat"
        if len(set(verdicts)) > 1 and not unsure:
            # Only the smallest circles count; where they do not agree, something else lies within near.
            unsure = "" if len(set(verdicts[1:])) == 1 else "another critical point lies within near"
        if kind == "minimum" and len(rises) > 1:
            (r1, h1), (r2, h2) = rises[-2:]
            order = mp.log(h1 / h2) / mp.log(r1 / r2)
            kind = "tip" if order < 1.5 else "degenerate minimum" if order > 2.5 else kind
            low1, _ = self.extremes(x, y, at, mpf(self.near) * r1)
            low2, _ = self.extremes(x, y, at, mpf(self.near) * r2)
            if (
                kind == "minimum"
                and low1 is not None
                and low2 is not None
                and mp.log(low1 / low2) / mp.log(r1 / r2) > 2.5
            ):
                kind = "degenerate minimum"
        return Place(float(x), float(y), float(at), kind, unsure)

    def leads_down(self, x: float, y: float) -> bool:
        """Whether a trough far outside the window only leads down on its way back: it has a slope, too small to see."""
        here = np.array([x, y])
        _, axes = np.linalg.eigh(self.surface.hessian(here))
        back = (np.mean(self.surface.domain, axis=1) - here) @ axes[:, 0]
        values = self.surface.value(here + np.linspace(0, back, 200)[:, None] * axes[:, 0])
        falls, seen = values[:-1] - values[1:], 1e-12 * self.height
        return bool(abs(back) > self.side and (falls >= -seen).all() and values[0] - values[-1] > seen)

    def extremes(self, x: mpf, y: mpf, at: mpf, radius: mpf):
        """The lowest and the highest of f − f(x, y) on a circle, each found by a golden section; None if undefined."""

        def f(angle):
            return exact.value(self.surface, x + radius * mp.cos(angle), y + radius * mp.sin(angle)) - at

        angles = [2 * mp.pi * i / ROUND for i in range(ROUND)]
        heights = [f(angle) for angle in angles]
        if not all(mp.isfinite(height) for height in heights):
            return None, None
        low = min(range(ROUND), key=heights.__getitem__)
        high = max(range(ROUND), key=heights.__getitem__)
        most = max(abs(heights[low]), abs(heights[high]))
        lowest, highest = heights[low], heights[high]
        if most > 0 and abs(lowest) < most / 50:
            lowest = self.refined(f, angles[low], sign=1)
        if most > 0 and abs(highest) < most / 50:
            highest = -self.refined(f, angles[high], sign=-1)
        return lowest, highest

    @staticmethod
    def refined(f, angle, sign):
        """The lowest of sign·f beside an angle."""
        step = 2 * mp.pi / ROUND
        a, b = angle - step, angle + step
        ratio = (mp.sqrt(5) - 1) / 2
        c, d = b - ratio * (b - a), a + ratio * (b - a)
        fc, fd = sign * f(c), sign * f(d)
        for _ in range(40):
            if fc < fd:
                b, d, fd = d, c, fc
                c = b - ratio * (b - a)
                fc = sign * f(c)
            else:
                a, c, fc = c, d, fd
                d = a + ratio * (b - a)
                fd = sign * f(d)
        # A parabola through the last points finds what the section has narrowed down.
        middle, h = (a + b) / 2, step / 10**6
        f0, f1, f2 = sign * f(middle - h), sign * f(middle), sign * f(middle + h)
        bend = f0 - 2 * f1 + f2
        if bend > 0:
            moved = middle + h * (f0 - f2) / (2 * bend)
            return min(f1, sign * f(moved))
        return min(fc, fd)

    @property
    def height(self) -> float:
        return height(self.surface)

    # --- the lowest known ----------------------------------------------------------------------------------

    @property
    def minima(self) -> tuple[Place, ...]:
        return lowest_known(self.surface)


WAYS = [(1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7)]


def newton_step(gx, gy, a, b, c, noise, whole):
    """−H⁻¹g along the axes in which the surface bends; None where it bends in none, though it slopes.

    noise  a bend so small is a matter of rounding, even in DIGITS digits.
    """
    low, high = exact.eigenvalues(a, b, c)
    strongest = max(abs(low), abs(high))
    if strongest <= noise:
        return (mpf(0), mpf(0)) if mp.hypot(gx, gy) ** 2 <= noise**2 else None
    if abs(b) > mpf(10) ** -40 * strongest:
        vx, vy = max((high - c, b), (b, high - a), key=lambda v: mp.hypot(*v))
        size = mp.hypot(vx, vy)
        vx, vy = vx / size, vy / size
    else:
        vx, vy = (mpf(1), mpf(0)) if a >= c else (mpf(0), mpf(1))
    sx = sy = mpf(0)
    for bend, (ux, uy) in ((high, (vx, vy)), (low, (-vy, vx))):
        if abs(bend) == strongest or (whole and abs(bend) > max(LEVEL * strongest, noise)):
            along = -(gx * ux + gy * uy) / bend
            sx, sy = sx + along * ux, sy + along * uy
    return sx, sy


def kind_of(low, high) -> str:
    """The kind, by the lowest and the highest of f on a circle, above the middle and over the larger of the two."""
    if low > LEVEL:
        return "minimum"
    if low >= -LEVEL:
        return "trough"
    return "saddle" if high > LEVEL else "maximum"


@lru_cache(maxsize=512)
def height(surface: Landscape) -> float:
    """The median of f in the window, above the lowest that a grid shows."""
    x, y = (np.linspace(*edge, 40) for edge in surface.domain)
    values = surface.value(np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2))
    values = values[np.isfinite(values)]
    return float(np.median(values) - values.min()) if len(values) else 0.0


@lru_cache(maxsize=512)
def ground(surface: Landscape) -> Ground:
    return Ground(trough_of(surface), curve=True) if surface.single else Ground(surface)


def trough_of(surface: Landscape) -> Landscape:
    """A surface of one weight with a steep parabola along the other, where runs stay: its minima are the curve's, and
    its saddles the curve's maxima.
    """
    x = np.linspace(*surface.domain[0], 400)
    along = np.stack([x, np.zeros_like(x)], axis=-1)
    slope, bend = (
        np.abs(part[..., 0].reshape(len(x), -1)[:, 0]) for part in (surface.gradient(along), surface.hessian(along))
    )
    steep = np.nanmax(slope) / near(surface) + np.nanmax(bend)
    return from_formula(f"{surface.formula} + {steep:.3g}*y^2", domain=surface.domain, start=surface.start)


@lru_cache(maxsize=512)
def lowest_known(surface: Landscape) -> tuple[Place, ...]:
    """The lowest minima: the known ones, else those that a search all over the window finds in it, all as low."""
    there = ground(surface)
    if surface.minima:
        return tuple(Place(x, y, float(exact.value(surface, x, y)), "minimum") for x, y in surface.minima)
    found: list[Place] = []
    for point in grid_minima(there.surface):
        place = there.beside(point, reach=8)
        if place is None or not place.lowest or not inside(surface, place.point):
            continue
        if all(np.hypot(*(other.point - place.point)) > 1e-6 * there.side for other in found):
            found.append(place)
    if not found:
        return ()
    low = min(place.value for place in found)
    return tuple(place for place in found if place.value <= low + 1e-9 * there.height)


def grid_minima(surface: Landscape, side: int = 120, most: int = 12) -> list[np.ndarray]:
    """The lowest points of a fine grid that are below all beside them."""
    x, y = (np.linspace(*edge, side) for edge in surface.domain)
    grid = np.stack(np.meshgrid(x, y), axis=-1)
    values = surface.value(grid)
    values = np.where(np.isnan(values), np.inf, values)
    padded = np.pad(values, 1, constant_values=np.inf)
    ring = [(i, j) for i in (0, 1, 2) for j in (0, 1, 2) if (i, j) != (1, 1)]
    low = np.all([values <= padded[i : i + side, j : j + side] for i, j in ring], axis=0) & np.isfinite(values)
    points = grid[low]
    return list(points[np.argsort(values[low])][:most])


def inside(surface: Landscape, point: np.ndarray) -> bool:
    return all(low <= part <= high for part, (low, high) in zip(point, surface.domain, strict=True))
