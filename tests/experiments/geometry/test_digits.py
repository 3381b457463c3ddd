"""Where rounding hides what a surface is like: told where it does, by an independent reckoning, and nowhere else."""

import re
from functools import cache

import numpy as np
import pytest

from experiments import run
from experiments.geometry.digits import SHARE, SIZES, USUAL, bounded, found_hidden, hidden_at, lowest, suspicion
from experiments.geometry.faults import faults
from experiments.geometry.scale import grid, near, side
from landscapes import LANDSCAPES, from_formula, moved
from tests.golden.links import LINKS
from tests.landscapes.test_formula_programs import FORMULAS
from tests.truth import exact
from tests.truth.draws import TYPED

SQUARE = ((-5.0, 5.0), (-5.0, 5.0))
# Each loses its digits close to u = 0, where it is smooth.
CANCELLING = (
    "(1 - cos(u))/u^2",
    "(exp(u) - 1 - u)/u^2",
    "(u - sin(u))/u^3",
    "(sqrt(1 + u^2) - 1)/u^2",
    "ln(1 + u^2)/u^2",
    "(tan(u) - u)/u^3",
    "(cosh(u) - 1)/u^2",
    "(1 - cos(sqrt(u^2 + v^2)))/(u^2 + v^2)",
    "(cos(u) - 1 + u^2/2)/u^4",
)
# The same without the cancellation, to the last digit that counts; or of another kind that is well.
WELL = (
    "2sin(u/2)^2/(u/2)^2",
    "1/(1 + sqrt(1 + u^2))",
    "sin(u)/u",
    "tanh(u)",
    "1 - exp(-u^2 - v^2)",
    "ln(1 + exp(-5u))",
    "sqrt(u^2 + v^2)",
    "1/(u^2 + 0.1)",
    "(u^2 - 1)/(u - 1)",
    "u^12 - 12u^11 + 66u^10 - 220u^9 + 495u^8 - 792u^7 + 924u^6 - 792u^5 + 495u^4 - 220u^3 + 66u^2 - 12u + 1",
)
SCALES = [(0, 0), (-10, 30), (10, -30), (0, 40), (-7, 0)]  # powers of 2: of lengths, and of f


@cache
def placed(formula, at=0.0, length=1.0, high="1"):
    """A formula in u and v, with v^2 added and times `high`, as a surface: u is (x - at)/length, v is y/length."""
    text = re.sub(r"\bu|(?<=[\d(])u", "x", re.sub(r"\bv", "y", f"{high}*({formula} + v^2)"))
    window = ((at - 5 * length, at + 5 * length), (-5 * length, 5 * length))
    motion = (1 / length, 0.0, -at / length, 0.0, 1 / length, 0.0)
    return from_formula(text, domain=window, start=(at + length, length), motion=motion)


def distances(count, seed):
    """u and v (count,): u of all sizes, v of the same size or of that of the window."""
    rng = np.random.default_rng(seed)
    u = 10 ** rng.uniform(-9, 0.5, count) * rng.choice([-1, 1], count)
    return u, np.where(rng.random(count) < 0.5, rng.uniform(-1, 1, count) * u, rng.uniform(-1, 1, count))


def truly(surface, point):
    """Key of SIZES -> what is so at a point, by differences in 80 digits, and how far that is from what is shown."""
    f, gradient, hessian = exact.taylor(surface, point[0], point[1], exact.H * side(surface))
    shown = {
        "value": [surface.value(point)],
        "gradient": surface.gradient(point),
        "hessian": surface.hessian(point).ravel()[[0, 1, 3]],
    }
    true = {"value": [f], "gradient": gradient, "hessian": hessian}
    off = {
        name: [float(a - exact.mpf(float(b))) for a, b in zip(true[name], shown[name], strict=True)] for name in true
    }
    return {name: (np.array([float(part) for part in true[name]]), np.array(off[name])) for name in true}


@pytest.mark.slow("differences in 80 digits, at hundreds of points")
@pytest.mark.parametrize("formula", [*CANCELLING, *WELL])
def test_what_is_hidden_is_so_and_what_is_not_is_right(formula):
    """Hidden: more than SHARE of the number is error. Not hidden: the error is less than SHARE of the number itself, of
    what it is close by or of what it usually is.
    """
    hidden = 0
    for at in (0.0, 3.0):
        surface = placed(formula, at)
        around = near(surface) * np.array([[1, 0], [0, 1], [-1, 0], [0, -1], [0.7, 0.7], [-0.7, -0.7]])
        for u, v in zip(*distances(12, seed=1), strict=True):
            point = np.array([at + u, v])
            if not exact.mp.isfinite(exact.value(surface, *point)):
                continue
            told, true = hidden_at(surface, point), truly(surface, point)
            close = [truly(surface, point + step) for step in around]
            for name, (number, off) in true.items():
                base = lowest(surface) if name == "value" else 0
                error = SIZES[name](off)
                if name in told:
                    hidden += 1
                    assert error > SHARE * SIZES[name](number - base), (name, point)
                else:
                    others = [SIZES[name](each[name][0] - base) for each in close]
                    least = np.max([SIZES[name](number - base), USUAL[name](surface), *others])
                    assert error <= SHARE * least, (name, point)
    assert hidden or formula in WELL


@pytest.mark.slow("differences in 80 digits")
@pytest.mark.parametrize("formula", [*CANCELLING, *WELL])
@pytest.mark.parametrize("name", SIZES)
def test_the_bound_is_one(formula, name):
    """What is off is never more, and the bound is not so far above that everything would be under suspicion."""
    surface = placed(formula)
    points = np.stack(distances(25, seed=2), axis=-1)
    points = points[[bool(exact.mp.isfinite(exact.value(surface, *point))) for point in points]]
    _, errors = bounded(surface, name, points)
    off = np.stack([np.abs(truly(surface, point)[name][1]) for point in points], axis=-1)
    room = 1e-25 * SIZES[name](bounded(surface, name, points)[0])  # of the differences themselves
    assert (off <= errors + room).all()


@pytest.mark.slow("every formula at every scale")
@pytest.mark.parametrize("formula", [*CANCELLING, *WELL])
def test_no_verdict_depends_on_the_scale(formula):
    points = np.stack(distances(12, seed=3), axis=-1)
    told = [[hidden_at(placed(formula, 0.0, 2.0**a, f"2^{b}"), 2.0**a * point) for point in points] for a, b in SCALES]
    assert all(verdicts == told[0] for verdicts in told)
    beside = [faults(placed(formula, 0.0, 2.0**a, f"2^{b}")) for a, b in SCALES]
    assert all({name: len(edges) for name, edges in each.hidden.items()} == {
        name: len(edges) for name, edges in beside[0].hidden.items()} for each in beside)  # fmt: skip


@pytest.mark.parametrize("formula", CANCELLING)
@pytest.mark.parametrize(("at", "length", "high"), [(0.0, 1.0, "1"), (3.0, 1.0, "1e-9"), (-2.0, 1e-3, "1e6")])
def test_the_window_is_told_of(formula, at, length, high):
    assert any(faults(placed(formula, at, length, high)).hidden.values())


@pytest.mark.parametrize("formula", WELL)
def test_a_formula_that_is_well_is_not_told_of(formula):
    found = faults(placed(formula))
    assert not any(found.hidden.values()) and not found.hidden_in


def test_what_is_hidden_far_and_wide_is_told_by_its_part():
    found = faults(from_formula("sin(1e17 x) + 0y", domain=SQUARE))
    assert set(found.hidden_in) == set(SIZES) and min(found.hidden_in.values()) > 0.3
    assert set(faults(from_formula("(x + 1e8)^2 - 1e16 - 2e8 x", domain=SQUARE)).hidden_in) == {"value"}


@pytest.mark.parametrize("formula", CANCELLING)
def test_rounding_makes_no_kink_and_no_pole(formula):
    """Noise of rounding close to an edge looks like either."""
    found = faults(placed(formula))
    assert {edge.latex("=") for edges in found.at.values() for edge in edges} <= {r"\cos\left(x\right) = 0"}  # of tan


def looked_at(surface, seed=4):
    """Points all over and far beyond a window, and ever closer to the minima."""
    digits = 4 if surface.name == LANDSCAPES["michalewicz"].name else 8  # farther out sin(x²) has no digits left
    rng = np.random.default_rng(seed)
    (x0, x1), (y0, y1) = surface.domain
    close = [
        minimum + (x1 - x0) * 10.0 ** -rng.uniform(0, 14, (200, 1)) * rng.normal(size=(200, 2))
        for minimum in map(np.array, surface.minima)
    ]
    far = rng.normal(size=(300, 2)) * 10.0 ** rng.uniform(0, digits, (300, 1))
    return np.concatenate([rng.uniform((x0, y0), (x1, y1), (1000, 2)), grid(surface), *close, far])


@pytest.mark.slow("every surface, turned as well")
@pytest.mark.parametrize("turn", [0, 30])
@pytest.mark.parametrize("key", LANDSCAPES)
def test_nothing_is_hidden_in_the_catalogue(key, turn):
    surface = moved(LANDSCAPES[key], turn, 1 + turn / 15)
    found = faults(surface)
    assert not any(found.hidden.values()) and not found.hidden_in
    assert {name: found_hidden(surface, name, looked_at(surface)) for name in SIZES} == dict.fromkeys(SIZES)


def test_the_bounds_leave_the_catalogue_above_suspicion():
    """So nobody waits for numbers of many digits there."""
    for key, surface in LANDSCAPES.items():
        points = looked_at(surface)
        if key == "bukin_6":  # its slope has no bound at the kink, where y - x²/100 has few digits left
            points = points[abs(points[:, 1] - points[:, 0] ** 2 / 100) > 1e-11]
        assert max(suspicion(surface, name, points).max() for name in SIZES) < 1e-2, key


LINKED = [link.partition("formula=")[2].partition("&")[0] for link in LINKS.values() if "surface=own&formula=" in link]


@pytest.mark.parametrize("formula", dict.fromkeys([*FORMULAS, *(each.replace("%2B", "+") for each in LINKED)]))
def test_nothing_is_hidden_in_the_formulas_of_other_tests(formula):
    found = faults(from_formula(formula))
    assert not any(found.hidden.values()) and not found.hidden_in


@pytest.mark.slow("many races")
@pytest.mark.parametrize(("formula", "window"), TYPED)
@pytest.mark.parametrize("method", ["gradient_descent", "newton", "adam", "bfgs"])
def test_no_run_of_a_formula_that_is_well_hears_of_it(formula, window, method):
    surface = from_formula(formula, domain=window)
    assert "rounding" not in run(surface, method, surface.start, steps=100).sentence()


@pytest.mark.parametrize("formula", CANCELLING[:3])
@pytest.mark.parametrize("method", ["gradient_descent", "newton"])
def test_a_run_that_met_it_says_where(formula, method):
    """From 1e-6 the slope is hundreds of times too large, and throws the run away."""
    surface = placed(formula)
    runs = run(surface, method, (1e-6, 1.0), steps=20)
    assert "rounding error hid the gradient" in runs.sentence()
    assert "rounding" not in run(surface, method, (1.0, 1.0), steps=20).sentence()


@pytest.mark.parametrize(
    "formula", ["3", "0.1 + 0x + 0.2", "x/3 + y/7", "0.1x + 0.2x + y", "max(x, 0)^2 + max(y, 0)^2"]
)
def test_nothing_is_hidden_of_a_constant_a_plane_or_flat_ground(formula):
    surface = from_formula(formula, domain=SQUARE)
    assert not faults(surface).hidden_in
    assert all(hidden_at(surface, point) == [] for point in looked_at(surface)[:200])


def test_a_slope_is_no_matter_for_who_goes_by_it_alone():
    """Where only the curvature is hidden, gradient descent does not mind; Newton does."""
    surface, start = placed(CANCELLING[0]), (2e-5, 1.0)
    assert hidden_at(surface, start) == ["hessian"]
    assert "rounding" not in run(surface, "gradient_descent", start, steps=1).sentence()
    assert "rounding error hid the curvature" in run(surface, "newton", start, steps=1).sentence()
