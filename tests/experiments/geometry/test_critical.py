"""Critical points, held against what is known of the catalogue and of simple formulas."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import cycle

import numpy as np
import pytest

from experiments.geometry.critical import critical_points, minima, survey
from experiments.geometry.faults import faults
from experiments.geometry.scale import height, near
from landscapes import LANDSCAPES, from_formula, moved

EVERY_SURFACE = pytest.mark.parametrize("key", LANDSCAPES)


@cache
def catalogued(key):
    """What is found on a surface of the catalogue, kept for all tests here: the app keeps too few for that."""
    return survey(LANDSCAPES[key])


@EVERY_SURFACE
def test_the_known_minima_are_found_and_lowest(key):
    surface, points = LANDSCAPES[key], catalogued(key).points
    lowest = minima(points)
    for minimum in surface.minima:
        nearest = min(lowest, key=lambda point: np.hypot(point.x - minimum[0], point.y - minimum[1]))
        assert (nearest.x, nearest.y) == pytest.approx(minimum, abs=1e-6)
        assert nearest.value == pytest.approx(lowest[0].value, abs=1e-9)


@EVERY_SURFACE
def test_all_are_level_inside_apart_and_of_their_kind(key):
    surface = LANDSCAPES[key]
    points = [point for point in catalogued(key).points if np.isfinite(point.low)]
    (x0, x1), (y0, y1) = surface.domain
    spare = 1e-4 * (x1 - x0)  # a line ends where it leaves the window
    none = 1e-9 * height(surface) / (x1 - x0) ** 2
    for point in points:
        assert x0 - spare <= point.x <= x1 + spare and y0 - spare <= point.y <= y1 + spare
        eigenvalues = np.linalg.eigvalsh(surface.hessian((point.x, point.y)))
        assert (point.low, point.high) == pytest.approx(
            eigenvalues, rel=1e-6, abs=max(1e-6 * abs(eigenvalues).max(), none)
        )
        assert np.hypot(*surface.gradient((point.x, point.y))) <= 1e-6 * max(1e-9, abs(eigenvalues).max())
    single = [point for point in points if not point.line]  # lines may cross
    assert len({(round(point.x, 4), round(point.y, 4)) for point in single}) == len(single)


@pytest.mark.parametrize(
    "key, minima, saddles, maxima",
    [
        ("beale", 1, 2, 0),
        ("himmelblau", 4, 4, 1),
        ("six_hump_camel", 6, 7, 2),
        ("three_hump_camel", 3, 2, 0),
        ("styblinski_tang", 4, 4, 1),
        ("goldstein_price", 4, 4, 1),
        ("long_valley", 2, 1, 0),
        ("rastrigin", 121, 220, 100),
        ("peaks", 3, 3, 3),
        ("saddle", 0, 1, 0),
    ],
)
def test_as_many_of_each_kind_as_the_surface_has(key, minima, saddles, maxima):
    kinds = Counter(point.kind for point in catalogued(key).points)
    assert kinds == Counter({"minimum": minima, "saddle": saddles, "maximum": maxima})


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("x^3 - 3x*y^2", "saddle"),
        ("x^3 + y^2", "saddle"),
        ("x y^2", "saddle"),
        ("(x + y)^4 - x^3", "saddle"),
        ("x^4 + y^2", "degenerate minimum"),
        ("x^4 + y^4", "degenerate minimum"),
        ("x^8 + y^2", "degenerate minimum"),
        ("x^16 + y^16", "degenerate minimum"),
        ("x^16 + y^2", "degenerate minimum"),
        ("3 + (x - y)^4 + (x + y)^2", "degenerate minimum"),
        ("x^2 + 1e-9y^2", "minimum"),
        ("-x^4 - y^4", "maximum"),
    ],
)
def test_where_a_curvature_vanishes_f_around_the_point_says_its_kind(formula, kind):
    (point,) = critical_points(from_formula(formula))
    assert (point.x, point.y) == pytest.approx((0, 0), abs=1e-3)
    assert point.kind == kind
    flat = formula != "x^2 + 1e-9y^2"
    assert (point.condition == np.inf) == flat


@pytest.mark.parametrize(
    ("formula", "at"),
    [("|x|+|y|", (0, 0)), ("|x-1|+y^2", (1, 0)), ("sqrt(x^2+y^2)", (0, 0)), ("max(|x|,|y-1|)", (0, 1))],
)
def test_tips_and_kinks_are_minima_of_their_kind(formula, at):
    (point,) = critical_points(from_formula(formula))
    assert point.kind == "tip" and np.isnan(point.condition)
    assert (point.x, point.y) == pytest.approx(at, abs=1e-8)


CURVES = {  # a formula, how far a point is from its lowest points, and some of them: t -> (x, y)
    "y^2": (lambda x, y: abs(y), [lambda t: (t, 0 * t)]),
    "(x+y-1)^2": (lambda x, y: abs(x + y - 1), [lambda t: (t, 1 - t)]),
    "5 + (x+y-1)^4": (lambda x, y: abs(x + y - 1), [lambda t: (t, 1 - t)]),
    "|x+y-1|": (lambda x, y: abs(x + y - 1), [lambda t: (t, 1 - t)]),
    "(x y-1)^2": (lambda x, y: abs(x * y - 1), [lambda t: (t, 1 / t)]),
    "|x y-1|": (lambda x, y: abs(x * y - 1), [lambda t: (t, 1 / t)]),
    "(x^2+y^2-1)^2": (lambda x, y: abs(np.hypot(x, y) - 1), [lambda t: (np.cos(t), np.sin(t))]),
    "x^2y^2": (lambda x, y: np.minimum(abs(x), abs(y)), [lambda t: (0 * t, t), lambda t: (t, 0 * t)]),
}


@pytest.mark.parametrize("formula", CURVES)
def test_a_valley_that_is_level_along_its_floor_is_a_trough(formula):
    off, curves = CURVES[formula]
    surface = from_formula(formula, domain=((-5, 5), (-5, 5)))
    found = minima(critical_points(surface))
    assert {point.kind for point in found} == {"trough"}
    for point in found:
        assert (off(*np.array(point.line).T) <= 1e-3 if "^4" in formula else off(*np.array(point.line).T) <= 1e-7).all()
        assert point.value == pytest.approx(5 if formula.startswith("5") else 0, abs=1e-12)
    every = np.linspace(-5, 5, 801)[1::2]
    for curve in curves:
        x, y = curve(every)
        inside = (abs(x) <= 5) & (abs(y) <= 5)
        away = np.min([point.away(surface, np.stack([x, y], axis=-1)[inside]) for point in found], axis=0)
        assert (away <= near(surface)).all()
    assert survey(surface).whole


ENDS = {  # a formula -> the ends of its line of minima, where f begins to rise along it or the window ends
    "max(0, 1-x) + y^2": ((1, 0), (5, 0)),
    "max(0, x)^2 + y^2": ((0, 0), (-5, 0)),
    "max(|x|-1, 0)^2 + y^2": ((-1, 0), (1, 0)),
    "max(|x|-1, 0) + |y|": ((-1, 0), (1, 0)),
    "max(0, x+y)^2 + (x-y)^2": ((0, 0), (-5, -5)),
    "(x y-1)^2 + max(0, x-2) + max(0, -x)": ((2, 0.5), (0.2, 5)),
}


@pytest.mark.parametrize("formula", ENDS)
def test_a_line_of_minima_may_end_where_f_begins_to_rise(formula):
    surface = from_formula(formula, domain=((-5, 5), (-5, 5)))
    (line,) = minima(critical_points(surface))
    ends = sorted([line.line[0], line.line[-1]])
    assert line.kind == "trough" and np.array(ends) == pytest.approx(np.array(sorted(ENDS[formula])), abs=1e-4)


def test_rings_are_troughs_and_ridges_in_turns():
    """Along a ray f depends on r alone, so its rings are where the slope of that changes its sign: a dense scan."""
    surface = from_formula("-(1+cos(12 sqrt(x^2+y^2)))/(0.5(x^2+y^2)+2)", domain=((-2, 2), (-2, 2)))
    r = np.linspace(1e-6, 2, 400_001)
    f = -(1 + np.cos(12 * r)) / (0.5 * r**2 + 2)
    turning = np.flatnonzero(np.diff(np.sign(np.diff(f))))
    rings = {
        True: r[turning + 1][f[turning + 1] < f[turning - 9]],
        False: r[turning + 1][f[turning + 1] > f[turning - 9]],
    }
    for low, kind in ((True, "trough"), (False, "ridge")):
        lines = [np.array(point.line) for point in critical_points(surface) if point.kind == kind]
        radii = sorted({round(float(np.hypot(*line.T).mean()), 4) for line in lines if np.hypot(*line[0]) < 1.99})
        assert radii == pytest.approx(rings[low], abs=1e-3)


@pytest.mark.parametrize(
    ("formula", "kinds"),
    [
        ("-|x|-|y|", {"maximum": 1}),
        ("-|x+y|", {"ridge": 1}),
        ("min((x-2)^2,(x+2)^2)+y^2", {"minimum": 2}),  # between them f has an upward kink, of which the Hessian is 2
        ("|x|^3+y^2", {"degenerate minimum": 1}),
        ("x|x|+y^2", {"saddle": 1}),
        ("(1-cos(x))/x^2+y^2", {}),  # where its terms cancel, f has no shape
        ("100 sqrt(|y-0.01x^2|)+0.01x", {}),  # a kinked valley whose floor falls, a millionth as steep as its flanks
        ("|sin(3x)|+|sin(3y)|", {"tip": 81, "maximum": 100}),
        ("|sin(20x)|+y^2", {"tip": 63, "saddle": 64}),  # of one height, and close to one another, yet no line
    ],
)
def test_where_f_has_an_edge_it_is_looked_at_itself(formula, kinds):
    surface = from_formula(formula, domain=((-5, 5), (-5, 5)))
    assert Counter(point.kind for point in critical_points(surface)) == kinds


@pytest.mark.parametrize(
    ("formula", "half"),
    [
        ("exp(-3x) + y^2", 5),
        ("exp(-3x) + y^2", 40),
        ("exp(-3x-3y) + (x-y)^2", 10),
        ("ln(1+e^(-5x)) + y^2", 5),
        ("exp(x) + y", 5),
        ("x + 2y", 5),
        ("x^2 + y", 5),
        ("x^3", 5),
        ("3 + 0x", 5),
    ],
)
def test_where_f_falls_for_ever_or_is_no_minimum_there_is_none(formula, half):
    assert critical_points(from_formula(formula, domain=((-half, half), (-half, half)))) == ()


def test_a_valley_that_falls_by_less_than_is_seen_across_it_has_no_floor_of_minima():
    """At x + y = 28 the first part is 1e-37, too little to be seen beside the other, yet f falls all along x = y."""
    assert critical_points(from_formula("exp(-3x-3y) + (x-y)^2", domain=((14, 34), (14, 34)))) == ()


def test_an_undefined_surface_has_none():
    assert critical_points(from_formula("sqrt(-1 - x^2 - y^2)")) == ()


def lowest_places(f, low, high, points):
    """(n, 2) the minima of f(x, y) inside a square by values alone: down from each point of a dense grid that is lower
    than the eight around it, on patches that shrink around their lowest place.
    """
    spare = 4 * (high - low) / points  # beyond the square, for minima that lie close to its edge
    axis = np.linspace(low - spare, high + spare, points)
    heights = f(axis[None], axis[:, None])
    inner = heights[1:-1, 1:-1]
    around = [heights[1 + i : points - 1 + i, 1 + j : points - 1 + j] for i in (-1, 0, 1) for j in (-1, 0, 1)]
    rows, columns = np.nonzero(np.all([inner < other for place, other in enumerate(around) if place != 4], axis=0))
    here = np.stack([axis[columns + 1], axis[rows + 1]], axis=-1)
    steps = np.stack(np.meshgrid(*[np.arange(-4, 5)] * 2), axis=-1).reshape(-1, 2)
    width = np.full(len(here), axis[1] - axis[0])
    for _ in range(400):
        places = here[:, None] + width[:, None, None] * steps / 4
        best = f(places[..., 0], places[..., 1]).argmin(axis=1)
        here = places[np.arange(len(here)), best]
        width = np.where(abs(steps[best]).max(axis=1) == 4, width, width / 2)
        width = np.maximum(width, 1e-7)
    x, y = here.T
    slopes = np.hypot(f(x + 1e-5, y) - f(x - 1e-5, y), f(x, y + 1e-5) - f(x, y - 1e-5)) / 2e-5
    kept: list[np.ndarray] = []  # in a narrow valley a patch may be stuck on a flank
    for place in here[((here > low) & (here < high)).all(axis=1) & (slopes < 1e-4)]:
        if all(abs(place - other).max() > 1e-4 for other in kept):
            kept.append(place)
    return np.array(kept)


def roots(f, low, high):
    """Where a function of one variable changes its sign, to the spacing of a very dense scan."""
    x = np.linspace(low, high, 1_000_003)
    y = f(x)
    return x[:-1][np.sign(y[:-1]) * np.sign(y[1:]) < 0]


def test_levy_has_739_minima():
    def f(x, y):
        return (
            np.sin(3 * np.pi * x) ** 2
            + (x - 1) ** 2 * (1 + np.sin(3 * np.pi * y) ** 2)
            + (y - 1) ** 2 * (1 + np.sin(2 * np.pi * y) ** 2)
        )

    surface = LANDSCAPES["levy"]
    (x0, x1), _ = surface.domain
    assert f(0.3, 0.7) == pytest.approx(float(surface.value((0.3, 0.7))))
    found = catalogued("levy")
    assert found.whole
    assert len(minima(found.points)) == len(lowest_places(f, x0, x1, 2001)) == 739


CHICHINADZE = "x^2-12x+11+10cos(pi x/2)+8sin(5 pi x/2)-(1/5)^0.5 exp(-0.5(y-0.5)^2)"


def test_chichinadze_has_its_global_minimum_and_all_the_others():
    surface = from_formula(CHICHINADZE, domain=((-30, 30), (-30, 30)))

    def slope(x):
        return 2 * x - 12 - 5 * np.pi * np.sin(np.pi * x / 2) + 20 * np.pi * np.cos(5 * np.pi * x / 2)

    found = survey(surface)
    lowest, *_ = found.points
    assert (lowest.x, lowest.y) == pytest.approx((6.189866586965680, 0.5), abs=1e-6)
    assert lowest.value == pytest.approx(-42.94438701899098)
    level = roots(slope, -30, 30)
    rising = slope(level + 1e-3) > 0
    kinds = Counter(point.kind for point in found.points)
    assert found.whole and kinds == {"minimum": rising.sum(), "saddle": (~rising).sum()}


def test_easom_is_found_in_a_window_sixty_times_as_wide():
    """f = −c(x)·c(y): level where both slopes vanish, or both c. What does not stand out above rounding is not told."""
    surface = from_formula("-cos(x)cos(y)exp(-(x-pi)^2-(y-pi)^2)", domain=((-100, 100), (-100, 100)))

    def c(x):
        return np.cos(x) * np.exp(-((x - np.pi) ** 2))

    level = roots(lambda x: np.sin(x) + 2 * (x - np.pi) * np.cos(x), -3, 9)
    found = survey(surface)
    lowest, *others = found.points
    assert (lowest.x, lowest.y, lowest.value) == pytest.approx((np.pi, np.pi, -1))
    assert found.whole
    expected = [(x, y) for x in level for y in level if abs(c(x) * c(y)) > 1e-9]
    for x, y in expected:
        assert min(np.hypot(point.x - x, point.y - y) for point in found.points) < 1e-4
    for point in others:
        both = [min(abs(level - part)) < 1e-4 for part in (point.x, point.y)]
        neither = [abs(np.cos(part)) < 1e-6 for part in (point.x, point.y)]
        assert all(both) or all(neither)


def test_shubert_has_all_its_marks():
    """f = g(x)·g(y): level where both slopes vanish, and at the crossings of the lines on which both g do, saddles."""
    part = "(" + "+".join(f"{i}cos({i + 1}x+{i})" for i in range(1, 6)) + ")"
    surface = from_formula(part + part.replace("x", "y"), domain=((-10, 10), (-10, 10)))

    def g(x):
        return sum(i * np.cos((i + 1) * x + i) for i in range(1, 6))

    def slope(x):
        return -sum(i * (i + 1) * np.sin((i + 1) * x + i) for i in range(1, 6))

    def bend(x):
        return -sum(i * (i + 1) ** 2 * np.cos((i + 1) * x + i) for i in range(1, 6))

    level, zero = roots(slope, -10, 10), roots(g, -10, 10)
    across, up = np.meshgrid(level, level)
    xx, yy = bend(across) * g(up), g(across) * bend(up)
    kinds = Counter(point.kind for point in critical_points(surface))
    assert kinds["minimum"] == ((xx > 0) & (yy > 0)).sum()
    assert kinds["maximum"] == ((xx < 0) & (yy < 0)).sum()
    assert kinds["saddle"] == (xx * yy < 0).sum() + len(zero) ** 2
    assert survey(surface).whole


@pytest.mark.parametrize("formula", ["sqrt(|cos(sqrt(x^2+y^2))|)", "|cos(sqrt(x^2+y^2))|", "|cos(sqrt(x^2+y^2))|^1.5"])
def test_of_rings_with_steep_sides_and_a_gentle_slope_along_each_has_its_lowest_point(formula):
    """Down the narrow floor of a ring, whose sides are a thousand times as steep: Mishra's third is one of these."""
    surface = from_formula(formula + "+0.01(x+y)", domain=((-9, 9), (-9, 9)))
    found = survey(surface)
    radii = np.array([3.5, 2.5, 1.5, 0.5]) * np.pi
    lowest = [point for point in found.points if point.kind in ("tip", "degenerate minimum")]
    assert found.whole and len(minima(found.points)) == len(lowest) == 4
    for point, radius in zip(lowest, radii, strict=True):
        assert (point.x, point.y) == pytest.approx((-radius / np.sqrt(2), -radius / np.sqrt(2)), abs=1e-3)
        assert point.value == pytest.approx(-0.01 * np.sqrt(2) * radius, abs=1e-6)


@pytest.mark.parametrize("steep", [1, 100, 1e4])
def test_bukin_has_its_minimum_at_the_end_of_a_kinked_valley(steep):
    surface = from_formula(f"{steep!r}*sqrt(|y-0.01x^2|)+0.01|x+10|", domain=((-15, -5), (-4, 6)))
    found = survey(surface)
    (point,) = minima(found.points)
    assert found.whole and point.kind == "tip"
    assert (point.x, point.y) == pytest.approx((-10, 1), abs=1e-9)


def test_where_f_drops_at_once_there_are_at_least_so_many():
    """The cross-legged table is −1 on lines so narrow that floats meet them at two places alone."""
    table = "-(|sin(x)sin(y)exp(|100-sqrt(x^2+y^2)/pi|)|+1)^(-0.1)"
    assert not survey(from_formula(table, domain=((-10, 10), (-10, 10)))).whole


SCHAFFER = "0.5+(cos(sin(|x^2-y^2|))^2-0.5)/(1+0.001(x^2+y^2))^2"


def test_where_no_grid_tells_the_points_apart_there_are_at_least_so_many():
    assert not survey(from_formula(SCHAFFER, domain=((-100, 100), (-100, 100)))).whole


SHAPES = ["x^2", "y^2", "(x y-1)^2", "x^4+y^4", "x^3-3x*y^2", "|x|+|y|", "x^4+y^2"]
HEIGHTS, LENGTHS = [1e-6, 1e-4, 1e4], [1e4, 1e-3]


def told(found):
    """How many points of each kind are found, and whether they are all."""
    return Counter(point.kind for point in found.points), found.whole


def multiple(surface, factor):
    """The surface with f times a factor."""
    return replace(surface, formula=f"{factor!r}*({surface.formula})", template="", parameters=())


def in_units(surface, factor):
    """The surface with x and y times a factor."""
    (x0, x1), (y0, y1) = surface.domain
    units = {"motion": (1 / factor, 0, 0, 0, 1 / factor, 0)}
    if surface.single:  # what is moved has two weights
        units = {"formula": surface.formula.replace("x", f"(x/{factor!r})")}
    return replace(
        surface,
        **units,
        domain=((factor * x0, factor * x1), (factor * y0, factor * y1)),
        minima=tuple((factor * x, factor * y) for x, y in surface.minima),
    )


@pytest.mark.parametrize("change, factors", [(multiple, HEIGHTS), (in_units, LENGTHS)])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_multiple_of_f_and_other_units_have_the_same_points(shape, change, factors):
    surface = from_formula(shape, domain=((-5, 5), (-5, 5)))
    for factor in factors:
        assert told(survey(change(surface, factor))) == told(survey(surface)), factor


@pytest.mark.parametrize(("key", "times", "unit"), list(zip(LANDSCAPES, cycle(HEIGHTS), cycle(LENGTHS), strict=False)))
def test_a_multiple_of_a_surface_in_other_units_has_the_same_points(key, times, unit):
    """Both at once: whichever of the two is no pure factor of a tolerance shows, as none of their powers cancel."""
    changed = in_units(multiple(LANDSCAPES[key], times), unit)
    assert told(survey(changed)) == told(catalogued(key))


@pytest.mark.parametrize("seed", range(12))
def test_drawn_surfaces_have_as_many_minima_as_a_dense_grid(seed):
    draw = np.random.default_rng(seed)
    waves = draw.uniform(-2, 2, (3, 2)) * (1 + seed % 3)
    heights, shifts = draw.uniform(0.5, 3, 3), draw.uniform(0, 6, 3)
    parts = [f"{h!r}*sin({a!r}*x+{b!r}*y+{s!r})" for h, (a, b), s in zip(heights, waves, shifts, strict=True)]
    parts = [part.replace("np.float64(", "(") for part in parts]
    surface = from_formula("0.1x^2+0.15y^2+" + "+".join(parts), domain=((-5, 5), (-5, 5)))

    def f(x, y):
        return (
            0.1 * x**2
            + 0.15 * y**2
            + sum(h * np.sin(a * x + b * y + s) for h, (a, b), s in zip(heights, waves, shifts, strict=True))
        )

    found = survey(surface)
    kinds = Counter(point.kind for point in found.points)
    assert found.whole and kinds["minimum"] == len(lowest_places(f, -5, 5, 1601))


def turns(surface):
    """How often the gradient turns round along the window's edge. By Poincaré and Hopf that is the number of minima and
    maxima inside less that of saddles, of a smooth f whose points are all bent both ways.
    """
    (x0, x1), (y0, y1) = surface.domain
    for points in (10_000, 100_000, 1_000_000):
        part = np.linspace(0, 1, points, endpoint=False)
        x = np.concatenate([x0 + (x1 - x0) * part, 0 * part + x1, x1 - (x1 - x0) * part, 0 * part + x0])
        y = np.concatenate([0 * part + y0, y0 + (y1 - y0) * part, 0 * part + y1, y1 - (y1 - y0) * part])
        slopes = surface.gradient(np.stack([x, y], axis=-1)) @ (1, 1j)
        angles = np.angle(np.roll(slopes, -1) / slopes)
        if (abs(angles) < np.pi / 2).all():
            return round(angles.sum() / (2 * np.pi))
    raise AssertionError("The gradient turns too fast on the window's edge to be followed.")


# A saddle that counts twice, lines of minima, rings, and an edge of the window along which f is level.
NOT_SINGLE = ("monkey_saddle", "two_layers", "drop_wave", "michalewicz")
KINKED = [
    key
    for key, surface in LANDSCAPES.items()
    if surface.sharp or (surface.data and surface.edges) or faults(surface).at.get("kink")
]
SMOOTH = [key for key in LANDSCAPES if key not in (*NOT_SINGLE, *KINKED)]


@pytest.mark.parametrize("key", SMOOTH)
def test_minima_and_maxima_less_saddles_are_the_turns_of_the_gradient_round_the_window(key):
    kinds = told(catalogued(key))[0]
    assert kinds["minimum"] + kinds["maximum"] - kinds["saddle"] == turns(LANDSCAPES[key])


def test_condition_numbers():
    (point,) = critical_points(LANDSCAPES["ravine"].with_parameters({"κ": 50}))
    assert point.condition == pytest.approx(50)


def test_they_move_with_the_surface():
    surface = LANDSCAPES["himmelblau"]
    turned = critical_points(moved(surface, 90))
    assert Counter(p.kind for p in turned) == Counter(p.kind for p in catalogued("himmelblau").points)
