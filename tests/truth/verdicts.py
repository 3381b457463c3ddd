"""What the judge says of a statement: true, false with the reason, or undecided with the reason."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from experiments import run
from landscapes import from_formula
from optimizers import OPTIMIZERS
from tests.truth import exact
from tests.truth.facts import SHORT, TAIL, Facts, repeats
from tests.truth.places import Place
from tests.truth.words import Statement, count_of, number


@dataclass(frozen=True)
class Verdict:
    """true: None where it is undecided. why: what is so instead, or why it cannot be said."""

    true: bool | None
    why: str = ""


TRUE = Verdict(True)


def false(why: str) -> Verdict:
    return Verdict(False, why)


def undecided(why: str) -> Verdict:
    return Verdict(None, why)


def digits(text: str) -> int:
    """How many significant digits a number is written with, at least two: 0.50 is written 0.5."""
    bare = re.sub(r"e.*|\s×.*", "", text.replace(",", "").lstrip("−-"))
    return max(2, len(bare.replace(".", "").lstrip("0")))


def same(text: str, truth: float, least: float = 0.0, places: int | None = None) -> bool:
    """Whether a number as it is written is the true one, rounded; `least` is what rounding errors come to."""
    told = number(text)
    if not math.isfinite(told) or not math.isfinite(truth):
        return told == truth or (math.isnan(told) and math.isnan(truth))
    size = max(abs(told), abs(truth))
    if size == 0:
        return True
    unit = 10.0 ** (math.floor(math.log10(size)) - (places or 3) + 1)
    return abs(told - truth) <= 0.51 * unit + least


def rounding(facts: Facts) -> float:
    """What rounding errors in f come to."""
    return 1e-12 * max(facts.ground.height, abs(facts.value[0]) if np.isfinite(facts.value[0]) else 0.0)


# --- rest ------------------------------------------------------------------------------------------------------


def settled_at_a_minimum(facts: Facts, said: dict[str, str]) -> Verdict:
    return settled(facts, said, lambda place: place.lowest, "minimum")


def settled_at_a_saddle(facts: Facts, said: dict[str, str]) -> Verdict:
    return settled(facts, said, lambda place: place.kind == "saddle", "saddle")


def settled_at_a_maximum(facts: Facts, said: dict[str, str]) -> Verdict:
    return settled(facts, said, lambda place: place.kind == "maximum", "maximum")


def at_the_place(facts: Facts, said: dict[str, str]) -> Verdict:
    """Whether the place that is said is the one beside the run's end; it is written with three digits."""
    place = facts.rest.place
    if place is None:
        return undecided("no critical point to be anywhere")  # which is told by another statement
    off = np.hypot(*(written(said["at"]) - place.point))
    return TRUE if off <= 0.01 * facts.ground.side else false("the place is elsewhere")


def settled(facts: Facts, said: dict[str, str], fits: Callable[[Place], bool], kind: str) -> Verdict:
    rest = facts.rest
    if rest.place is None:
        return false(f"no critical point within {facts.near:.3g} of its end")
    if rest.place.unsure:
        return undecided(rest.place.unsure)
    if not fits(rest.place):
        return false(f"{a(kind)} is said, it is {a(rest.place.kind)}")
    if not rest.short:
        return false("it still moves in long steps")
    if not rest.stays:
        return false(f"it leaves the {kind} later on")
    told = int(number(said["k"]))
    if told < rest.since and not on_the_border(facts, told, rest.since):
        return false("it was away again after that step")
    low = facts.latest_low if abs(rest.place.value - (facts.lowest or 0.0)) <= rounding(facts) else 0
    if told > max(facts.close, low):
        return false("it had settled before")
    return TRUE


def a(kind: str) -> str:
    return f"a {kind}"


def on_the_border(facts: Facts, told: int, since: int) -> bool:
    """Whether all points between two steps are as far as near, to the last digits."""
    assert facts.rest.place is not None
    away = np.hypot(*(facts.path[min(told, since) : max(told, since)] - facts.rest.place.point).T)
    return bool((abs(away - facts.near) <= 1e-6 * facts.near).all())


def rests_on_flat_ground(facts: Facts, said: dict[str, str]) -> Verdict:
    """It is on flat ground, and stays."""
    flat = flat_ground(facts, said)
    away = np.hypot(*(facts.long[facts.steps :] - facts.last).T)
    return flat if flat.true is not True or (away <= facts.near).all() else false("it leaves the flat ground")


def flat_ground(facts: Facts, said: dict[str, str]) -> Verdict:
    """The slope would not lead down by more than a trifle of the surface's height across the window."""
    slope = facts.slope(facts.last)
    place = facts.rest.place
    if place is not None and not place.unsure and place.lowest:
        return false(f"flat ground is said, it is {a(place.kind)}")
    if not same(said.get("slope", "0"), slope, 1e-50 * facts.ground.height / facts.ground.side):
        return false("another slope")
    if place is not None and place.kind == "flat":
        return TRUE
    return TRUE if slope * facts.ground.side <= 1e-5 * facts.ground.height else false("flat ground is said of a slope")


def not_settled(facts: Facts, said: dict[str, str]) -> Verdict:
    if not facts.whole:
        return false("it was lost")
    if int(number(said["n"])) != facts.steps:
        return false("another number of steps")
    rest = facts.rest
    if facts.surface.minima and facts.low(facts.steps)[1] and rest.place is not None and rest.place.lowest:
        return TRUE  # it keeps to the lowest minimum, but f is above the tolerance
    if not rest.settled or not rest.strict or facts.close > facts.steps - TAIL or {"grown", "fading"} & said.keys():
        return TRUE
    assert rest.place is not None
    if rest.place.unsure:
        return undecided(rest.place.unsure)
    if rest.place.kind == "flat" or facts.drawn:
        return TRUE  # what moves it leads it away in the end
    slope = np.hypot(*facts.surface.gradient(facts.last))
    if rest.place.kind in ("saddle", "maximum") and (
        max(facts.lengths[-1], facts.off) > 1e-7 * facts.near or slope * facts.near > 1e-12 * facts.ground.height
    ):
        return TRUE  # it creeps past, or would if its steps were not too short: floats hold a slope there
    tail = on_a_tail(facts, said)
    if tail is not None and tail.true is not False:
        return tail  # so far out that 80 digits hold no slope, a tail looks like a line of minima
    return false(f"it has settled at {a(rest.place.kind)}")


def within_tolerance(facts: Facts, said: dict[str, str]) -> Verdict:
    """Whether f is within tolerance at the last step, or not, as is said; in between either is right."""
    inside, outside = facts.low(facts.steps)
    if "within" in said:
        return false("its f is higher than the tolerance, or far below the known minimum") if outside else TRUE
    return false("its f is within tolerance") if inside and facts.surface.minima else TRUE


def still_moving(facts: Facts, said: dict[str, str]) -> Verdict:
    moved = facts.lengths[-1] > 1e-14 * facts.ground.side
    return TRUE if said["did"].endswith("still moving") == moved else false("it moves" if moved else "it does not move")


def grows_back(facts: Facts, said: dict[str, str]) -> Verdict | None:
    """The length is longer than a short step, or there is a line to drift along, and the method leaves a bowl's bottom
    by a good part of it after all.
    """
    if "grown" not in said and "fading" not in said:
        return None
    rate = facts.hypers["lr"]
    assert isinstance(rate, float)
    length = number(said["grown"]) if "grown" in said else rate
    on_a_line = facts.rest.place is not None and facts.rest.place.kind == "trough"
    if length <= 0.99 * SHORT * facts.near and not on_a_line:
        return false("its steps cannot grow long")
    if "fading" in said:
        fades = float(facts.hypers["beta2"]) ** facts.steps  # type: ignore[arg-type]
        return TRUE if fades > 1e-3 else false("the correction has faded")
    moved = restless_on_a_bowl(facts.runs.method)
    return TRUE if 0.1 * length < moved * rate else false("its steps do not grow back so far")


@lru_cache(maxsize=64)
def restless_on_a_bowl(method: str) -> float:
    """How far in parts of its rate a method moves in a step on a bowl after it was quiet for a whole tail; 0 where it
    stays quiet.
    """
    rate, farthest = OPTIMIZERS[method].hyper("lr").default, 0.0
    rates = np.repeat(rate * np.array([1.0, 5.0]), 4)
    named = {hyper.name for hyper in OPTIMIZERS[method].hypers} & {"beta1"}
    memory = {name: np.tile([0.0, 0.9], 4) for name in named}
    for bowl in ("x^2 + y^2", "x^2 + 30y^2", "x^2*y^2"):
        starts = np.tile([(1.0, 0.7), (1.0, 0.7), (0.3, 1.0), (0.3, 1.0)], (2, 1))
        runs = run(from_formula(bowl), method, starts, steps=10_000, hypers={"lr": rates, **memory})
        lengths = np.hypot(*np.diff(runs.path, axis=0).transpose(2, 0, 1)) / rates
        for each in lengths.T:
            quiet = np.convolve(each <= 1e-3, np.ones(TAIL), mode="valid") == TAIL
            if quiet.any():
                farthest = max(farthest, float(each[int(quiet.argmax()) :].max()))
    return farthest


def which_minimum(facts: Facts, said: dict[str, str]) -> Verdict:
    return called(facts, said["minimum"], facts.rest.place)


def called(facts: Facts, name: str, place: Place | None) -> Verdict:
    """Whether a minimum is the only lowest one, one of several, or a local one."""
    if place is None or place.unsure or not place.lowest:
        return undecided("no minimum to be called anything")  # which is told by another statement
    lowest = facts.lowest
    if lowest is None:
        return TRUE if name == "a minimum" else undecided("no lowest minimum is known")
    gap, (_, most) = place.value - lowest, facts.tolerances
    if "line of" in name:
        if place.kind != "trough":
            return false(f"a line of minima is said, it is {a(place.kind)}")
        return TRUE if ("local" in name) == (gap > most) else false("a line of minima is called local, or is not")
    if gap < -rounding(facts):
        return false("it is lower than the lowest known") if name != "a minimum" else TRUE
    local = gap > most
    if name == "a local minimum":
        return TRUE if local else false("a local minimum is said, it is as low as any")
    if local:
        return false("a local minimum is not called so") if name == "the minimum" or facts.surface.minima else TRUE
    if name == "the minimum" and len(facts.ground.minima) > 1:
        return false("the minimum is said of one of several")
    return TRUE


def f_there(facts: Facts, said: dict[str, str]) -> Verdict | None:
    if "f" not in said:
        return None
    return TRUE if same(said["f"], at_its_place(facts), rounding(facts)) else false("f is another number there")


def at_its_place(facts: Facts) -> float:
    """f at the critical point that a run has settled at."""
    return facts.rest.place.value if facts.rest.place else float(exact.value(facts.surface, *facts.last.tolist()))


def lower_elsewhere(facts: Facts, said: dict[str, str]) -> Verdict | None:
    if "gap" not in said:
        return None
    if facts.lowest is None:
        return undecided("no lowest minimum is known")
    truth = at_its_place(facts) - facts.lowest
    return TRUE if same(said["gap"], truth, rounding(facts)) else false("it is lower elsewhere by another number")


def below_the_known(facts: Facts, said: dict[str, str]) -> Verdict | None:
    if "below" not in said:
        return None
    if facts.lowest is None:
        return undecided("no lowest minimum is known")
    truth = facts.lowest - at_its_place(facts)
    return TRUE if same(said["below"], truth, rounding(facts)) else false("it is below by another number")


# --- on the move -----------------------------------------------------------------------------------------------


def hovered_about(facts: Facts, said: dict[str, str]) -> Place | None:
    """The minimum whose distances are those that are said."""
    tail = facts.path[-TAIL:]
    found = []
    middle = tail.mean(axis=0)
    for point in (middle, tail[-1], tail[np.argmin([facts.surface.value(p) for p in tail])]):
        place = facts.ground.beside(point, reach=40 if facts.drawn else 10)
        if place is not None:
            found.append(place)
    found += list(facts.ground.minima)
    for place in found:
        if place.lowest and distances_match(facts, place, said):
            return place
    return None


def distances_match(facts: Facts, place: Place, said: dict[str, str]) -> bool:
    least = 1e-9 * facts.ground.side
    away = np.hypot(*(facts.path - place.point).T)[::-1]
    near, far = np.minimum.accumulate(away), np.maximum.accumulate(away)
    for count in range(min(TAIL, len(away)) - 1, len(away)):
        if same(said["a"], near[count], least, 2) and same(said.get("b", said["a"]), far[count], least, 2):
            return True
    return False


def hovers(facts: Facts, said: dict[str, str]) -> Verdict:
    place = hovered_about(facts, said)
    if place is None:
        beside = facts.ground.beside(facts.path[-TAIL:].mean(axis=0), reach=10)
        if any(one is not None and one.kind == "trough" for one in (beside, *facts.ground.minima)):
            return undecided("from which point of the trough is not said")
        return false("no minimum lies at these distances")
    if place.unsure:
        return undecided(place.unsure)
    if "sigma" in said and not same(said["sigma"], facts.noise, places=6):
        return false("another σ")
    named = called(facts, said["minimum"], place)
    return named if named.true is False else TRUE


def restless(facts: Facts, said: dict[str, str]) -> Verdict | None:
    text = said["restless"]
    if not text:
        return None
    place = hovered_about(facts, said)
    if place is None:
        return None
    if match := re.fullmatch(r", under noise of σ = (.*?)(, which is stronger than the slope there)?", text):
        if not same(match[1], facts.noise, places=6):
            return false("another σ")
        slopes = [facts.slope(at) for at in facts.path[-TAIL:]] if match[2] else [0.0]
        stronger = np.mean(np.square(slopes)) <= 2 * facts.noise**2 * 1.001
        return TRUE if stronger else false("the slope is stronger")
    if match := re.fullmatch(r", with batches of (.*?)(, whose noise is stronger than the slope there)?", text):
        if int(number(match[1])) != facts.batch:
            return false("another size")
        squares = np.square(facts.surface.gradient(facts.path[-TAIL:])).sum(axis=-1)
        if match[2] and squares.mean() > 1.001 * facts.shaken:
            return false("the slope is stronger")
        return TRUE
    return false("words that nobody has taught the judge")


def beside_a_minimum(facts: Facts, said: dict[str, str]) -> Verdict:
    place = facts.ground.beside(facts.last)
    if place is None:
        return false("no critical point beside its end")
    if place.unsure:
        return undecided(place.unsure)
    least = 1e-14 * (facts.ground.side + abs(facts.last).max())
    if place.kind != "trough" and not same(said.get("away", "0"), float(np.hypot(*(facts.last - place.point))), least):
        return false("another distance")
    return called(facts, said["minimum"], place)


def beside_level_ground(facts: Facts, said: dict[str, str]) -> Verdict:
    there = at_a(facts, said["at"], said["kind"])
    place = facts.ground.beside(facts.last)
    if there.true is not True or place is None or place.unsure:
        return there
    least = 1e-14 * (facts.ground.side + abs(facts.last).max())
    fits = same(said["away"], float(np.hypot(*(facts.last - place.point))), least)
    return TRUE if fits else false("another distance")


def noise_over_slope(facts: Facts, said: dict[str, str]) -> Verdict:
    tail = facts.surface.gradient(facts.path[-TAIL:])
    mean = np.hypot(*tail.mean(axis=0))
    if not same(said["sigma"], facts.noise, places=6):
        return false("another σ")
    return TRUE if same(said["mean"], mean, 1e-12, 2) else false("another mean slope")


def batches_over_slope(facts: Facts, said: dict[str, str]) -> Verdict:
    mean = facts.surface.gradient(facts.path[-TAIL:]).mean(axis=0)
    if int(number(said["batch"])) != facts.batch:
        return false("another size")
    if mean @ mean > 1.001 * facts.shaken:
        return false("the slope is stronger")
    return TRUE if same(said["mean"], np.hypot(*mean), 1e-12, 2) else false("another mean slope")


def usual_slope(facts: Facts) -> float:
    x, y = (np.linspace(*edge, 30) for edge in facts.surface.domain)
    slopes = np.hypot(*facts.surface.gradient(np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)).T)
    return float(np.median(slopes[np.isfinite(slopes)]))


def slope_lost(facts: Facts, point: np.ndarray) -> Verdict:
    """More than a tenth of the slope is rounding error, and that is no trifle."""
    _, true, _ = exact.taylor(facts.surface, point[0], point[1], exact.H * facts.ground.side)
    off = np.array([float(own - its) for own, its in zip(facts.surface.gradient(point).tolist(), true, strict=True)])
    least = max(0.1 * facts.slope(point), 1e-12 * usual_slope(facts))
    return TRUE if np.linalg.norm(off) > least else false("rounding error does not hide the slope")


def slope_left(facts: Facts, said: dict[str, str]) -> Verdict:
    if "lost" in said:
        return slope_lost(facts, facts.last)
    truth = facts.slope(facts.last)
    if "slope" not in said:
        return false("floats hold the slope") if facts.surface.gradient(facts.last).any() else TRUE
    return TRUE if same(said["slope"], truth, 1e-12 * usual_slope(facts), 2) else false("another slope")


def on_a_tail(facts: Facts, said: dict[str, str]) -> Verdict | None:
    """The gradient flow, in 80 digits, goes on far beyond the window without an end, and ever more slowly."""
    if "tail" not in said:
        return None
    here, slopes = (exact.mpf(facts.last[0]), exact.mpf(facts.last[1])), []
    for far in range(60):
        _, (gx, gy), (p, q, r) = exact.taylor(facts.surface, here[0], here[1], exact.H * facts.ground.side)
        slope = exact.mp.hypot(gx, gy)
        slopes.append(slope)
        if not slope > 0:
            return undecided("80 digits hold no slope out there")
        time = facts.near * 2 ** min(far / 4, 8) / slope  # an implicit step, which keeps to the floor of a valley
        p, q, r = 1 + time * p, time * q, 1 + time * r
        if p > 0 and p * r > q * q:
            u, v = time * (q * gy - r * gx) / (p * r - q * q), time * (q * gx - p * gy) / (p * r - q * q)
        else:
            u, v = -time * gx, -time * gy
        here = here[0] + u, here[1] + v
    gone = exact.mp.hypot(here[0] - facts.last[0], here[1] - facts.last[1])
    if gone < facts.near:
        return false("the flow ends")
    return TRUE if slopes[-1] < slopes[0] else false("the slope does not fade")


def cycles(facts: Facts, said: dict[str, str]) -> Verdict:
    length, _ = facts.cycle
    if not facts.whole:
        return false("it was lost")
    if not length:
        return false("its last points repeat nothing")
    since = facts.path[int(number(said["k"])) :]
    _, spread = repeats(facts.path[-TAIL:])
    if abs(since[length:] - since[:-length]).max() > 2e-3 * spread:
        return false("the cycle has begun later")
    return TRUE


# --- lost ------------------------------------------------------------------------------------------------------


def lost(facts: Facts, said: dict[str, str]) -> Verdict:
    k = int(number(said["k"]))
    if k >= facts.known + 1 or (facts.known == facts.steps + 1 and k != facts.steps):
        return false("it goes on after that step")
    if facts.known <= facts.steps and k not in (facts.known - 1, facts.known):
        return false("it was lost at another step")
    point = facts.path[k]
    if not np.isfinite(point).all():
        return TRUE  # beyond all numbers
    (x0, x1), (y0, y1) = facts.surface.domain
    away = max(abs(point[0] - (x0 + x1) / 2), abs(point[1] - (y0 + y1) / 2)) / facts.ground.side
    f = float(exact.value(facts.surface, *point.tolist()))
    far = away > 1e3 or not math.isfinite(f) or abs(f - facts.value[0]) > 1e6 * max(facts.ground.height, 1e-300)
    return TRUE if far else false("it is not far away")


def undefined(facts: Facts, said: dict[str, str]) -> Verdict:
    k = int(number(said["k"]))
    point = facts.path[k]
    if not np.isfinite(point).all():
        return false("there is no point at that step")
    f = exact.value(facts.surface, *point.tolist())
    return false("f is defined there") if exact.mp.isfinite(f) else TRUE


def lacking(facts: Facts, said: dict[str, str]) -> Verdict:
    point = facts.path[int(number(said["k"]))]
    defined = exact.mp.isfinite(exact.value(facts.surface, *point.tolist()))
    if said["lack"] == "f is not defined":
        return false("f is defined there") if defined else TRUE
    if said["lack"] == "f has a value but no gradient":
        return TRUE if defined and not exact.smooth(facts.surface, *point.tolist()) else false("f has a gradient there")
    return TRUE if defined and not np.isfinite(facts.surface.value(point)) else false("64-bit arithmetic does it")


def hidden_by_rounding(facts: Facts, said: dict[str, str]) -> Verdict:
    """More than a tenth of what is shown is error: of the gradient and the Hessian, by differences in 80 digits."""
    x, y = facts.path[int(number(said["k"]))].tolist()
    side = max(high - low for low, high in facts.surface.domain)
    _, gradient, hessian = exact.taylor(facts.surface, x, y, exact.H * side)
    shown = {"the gradient": facts.surface.gradient((x, y)), "the curvature": facts.surface.hessian((x, y)).ravel()}
    true = {"the gradient": gradient, "the curvature": (hessian[0], hessian[1], *hessian[1:])}
    for what in (name for name in shown if name in said["what"]):
        off = np.array([float(own - its) for own, its in zip(shown[what].tolist(), true[what], strict=True)])
        if not np.linalg.norm(off) > 0.1 * np.linalg.norm([float(its) for its in true[what]]):
            return false(f"{what} is right")
    return TRUE


def no_step(facts: Facts, said: dict[str, str]) -> Verdict:
    k = int(number(said["k"]))
    if facts.known != k:
        return false("there is a step")
    slope = facts.slope(facts.last)
    if "f" in facts.method.step.__code__.co_varnames[:3] and facts.runs.method != "shampoo":
        return TRUE  # it looks elsewhere as well
    return TRUE if not slope > 0 or facts.hypers.get("eps") == 0 else false("neither 0/0 nor an undefined f is met")


def limit(facts: Facts) -> float | None:
    """The largest α·λ that the method bears on a quadratic, from its own recursion; None where there is none here."""
    hypers = facts.hypers
    match facts.runs.method:
        case "gradient_descent":
            return 2.0
        case "momentum":
            return 2 * (1 + float(hypers["beta"]))  # type: ignore[arg-type]
        case "nesterov":
            beta = float(hypers["beta"])  # type: ignore[arg-type]
            return 2 * (1 + beta) / (1 + 2 * beta)
    return None


def flight(facts: Facts) -> str:
    """What becomes of f on the last steps of a lost run: "falls", "rises" or "" where it does both."""
    values, _ = facts.along()
    changes = np.diff(values)
    if len(changes) == 0:
        return ""
    if np.isnan(changes).any() or np.isinf(values[-1]):
        return "rises" if values[-1] == math.inf else "falls" if values[-1] == -math.inf else ""
    return "falls" if (changes < 0).all() else "rises" if (changes > 0).all() else ""


def too_steep_along_the_flight(facts: Facts, said: dict[str, str]) -> Verdict:
    """The curvature is that along one of the last steps."""
    _, points = facts.along()
    lr, most = float(facts.hypers["lr"]), limit(facts)  # type: ignore[arg-type]
    if most is not None and not same(said["b"], most):
        return false("another limit")
    for before, after in pairwise(points):
        for point in (before, after):
            if same(said["a"], lr * facts.curvature_along(point, after - before), 1e-6 * abs(number(said["a"]))):
                way = flight(facts)
                return false("steps too long are blamed where f falls without bound") if way == "falls" else TRUE
    return false("another curvature along the flight")


def f_keeps_falling(facts: Facts, said: dict[str, str]) -> Verdict:
    way = flight(facts)
    if way == "falls":
        return TRUE
    return false("f does not fall on the last steps")


def fallbacks(facts: Facts, said: dict[str, str]) -> Verdict:
    told = int(number(said["count"]))
    if "fallbacks" not in facts.runs.state:
        return false("the method has no fallback")
    points = facts.path[: facts.known]
    gradient = facts.surface.gradient(points[:-1])
    lr = float(facts.hypers["lr"]) if facts.runs.method == "exact_step" else 0.01  # type: ignore[arg-type]
    like = abs(points[1:] - (points[:-1] - lr * gradient)).max(axis=1) <= 1e-13 * facts.ground.side
    seen = np.hypot(*gradient.T) > 1e-9 * facts.ground.side  # a shorter step looks like any other
    if told >= (like & seen).sum() and told <= like.sum():
        return TRUE
    if facts.runs.method == "newton" and not facts.drawn:
        return false("it took another number of gradient steps")
    return undecided("its fallback is not known to the judge")


# --- events ----------------------------------------------------------------------------------------------------


def stretch(said: dict[str, str]) -> tuple[int, int]:
    return int(said["step"]), int(said["until"])


def zig_zag(facts: Facts, said: dict[str, str]) -> Verdict:
    first, last = stretch(said)
    if (int(number(said["first"])), int(number(said["last"]))) != (first, last):
        return false("the sentence and the mark are at other steps")
    slopes = facts.surface.gradient(facts.path[first - 1 : last + 1])
    low, high = np.linalg.eigvalsh(facts.surface.hessian(facts.path[first - 1 : last])).T
    _, axes = np.linalg.eigh(facts.surface.hessian(facts.path[first - 1 : last + 1]))
    turned = (slopes[1:] * slopes[:-1]).sum(axis=1) < 0
    before, after = axes[:-1, :, 1], axes[1:, :, 1]
    across = [
        (slopes[1:] * to).sum(axis=1) * (slopes[:-1] * by).sum(axis=1) * (by * to).sum(axis=1) < 0
        for by, to in ((before, before), (after, after), (before, after))
    ]
    surely, possibly = np.all([turned, *across], axis=0), np.any([turned, *across], axis=0)
    if not surely.sum() <= count_of(said["count"]) <= possibly.sum():
        return false("it crosses another number of times")
    if int(number(said["steps"])) != last - first + 1:
        return false("another number of steps")
    oblong = abs(high) / np.maximum(abs(low), 1e-300)
    if "floor" in said["how"] and np.median(oblong[possibly]) < 3:
        return false("a valley floor is said of ground that is as round as a bowl")
    return TRUE


def edge(facts: Facts, said: dict[str, str]) -> Verdict | None:
    if "product" not in said:
        return None
    most = limit(facts)
    if most is None:
        return None
    if not same(said["limit"], most):
        return false("another limit")
    first, last = stretch(said)
    points = facts.path[first - 1 : last]
    product = float(facts.hypers["lr"]) * np.linalg.eigvalsh(facts.surface.hessian(points))[:, 1]  # type: ignore[arg-type]
    least, highest = product.min(), product.max()
    told = number(said["product"])
    return TRUE if least * 0.99 <= told <= highest * 1.01 else false("another α·λmax")


def carried(facts: Facts, said: dict[str, str]) -> Verdict:
    return false("no momentum is said to carry it") if number(said.get("beta", "1")) == 0 else TRUE


def overshoot(facts: Facts, said: dict[str, str]) -> Verdict:
    """Somewhere on the stretch, the path is as far beyond a minimum, along an axis of its bowl, as is said."""
    first, last = stretch(said)
    least = 0.005 * number(said["far"])
    seen = False
    for step in range(max(first - 1, 0), min(last + 1, facts.known - 1) + 1):
        place = facts.ground.beside(facts.path[step], reach=60) if step in (first, last) else None
        if place is None or not place.lowest:
            continue
        seen = True
        _, axes = np.linalg.eigh(facts.surface.hessian(place.point))
        away = abs((facts.path[first : last + 1] - place.point) @ axes)
        if any(same(said["far"], size, least) for size in away.ravel()):
            return TRUE
    return undecided("the minimum is another one") if seen else undecided("no minimum is found beside the swing")


def stall(facts: Facts, said: dict[str, str]) -> Verdict:
    first, last = stretch(said)
    points = facts.path[first : last + 1]
    if int(number(said.get("steps", "0"))) != last - first or int(number(said["first"])) != first:
        return false("another number of steps")
    slopes = np.hypot(*facts.surface.gradient(points).T)
    lost = slope_lost(facts, points[np.argsort(slopes)[len(slopes) // 2]])
    if "lost" in said and not lost.true:
        return lost
    if "slope" in said and (lost.true or not same(said["slope"], float(np.median(slopes)), 1e-12 * usual_slope(facts))):
        return false("another slope")
    if "at" in said:
        return at_a(facts, said["at"], said["kind"])
    place = facts.ground.beside(points[-1])
    if place is not None and place.lowest and not place.unsure:
        return false(f"a stall is said of a run at {a(place.kind)}")
    return TRUE


def at_a(facts: Facts, told: str, kind: str) -> Verdict:
    """Whether there is a place of this kind where it is said to be."""
    at = written(told)
    place = facts.ground.beside(
        at, reach=1 + 0.005 * abs(at).max() / facts.ground.near
    )  # it is written with three digits
    if place is None:
        return false(f"there is no critical point where the {kind} is said to be")
    if place.unsure:
        return undecided(place.unsure)
    return TRUE if place.kind == kind else false(f"{a(kind)} is said, it is {a(place.kind)}")


def written(told: str) -> np.ndarray:
    """(2,) a point as it is written; of one weight beside the other, where runs stay, 0."""
    told = told.removeprefix("at ")
    return np.array([number(part) for part in re.findall(r"[^(), ]+", told.replace("x = ", "") + ", 0")[:2]])


def escape(facts: Facts, said: dict[str, str]) -> Verdict:
    k = int(number(said["k"]))
    x, y = (number(part) for part in re.findall(r"[^(), ]+", said["saddle"]))
    place = facts.ground.beside(np.array([x, y]))
    if place is None:
        return false("there is no critical point where the saddle is said to be")
    if place.unsure:
        return undecided(place.unsure)
    if place.kind != "saddle":
        return false(f"a saddle is said, it is {a(place.kind)}")
    away = np.hypot(*(facts.path[max(0, k - 6) : k + 1] - place.point).T)
    return TRUE if away[-1] > away[:-1].min() else false("it does not get away")


def switch(facts: Facts, said: dict[str, str]) -> Verdict:
    """Both points are ends of the gradient flow: from a point before, and from that of the switch."""
    k = int(number(said["k"]))
    lengths = facts.lengths[max(0, k - 30) : k]
    if len(lengths) and facts.runs.method == "gradient_descent" and not facts.drawn:
        bend = abs(np.linalg.eigvalsh(facts.surface.hessian(facts.path[max(0, k - 30) : k + 1]))).max()
        if float(facts.hypers["lr"]) * bend < 0.05:  # type: ignore[arg-type]
            return false("steps as short as these follow the flow, which leaves no basin")
    end = flow_end(facts, facts.path[k])
    goal = written(said["goal"])
    if end is None:
        return undecided("the flow ends nowhere near")
    if np.hypot(*(end - goal)) < 0.02 * facts.ground.side:
        return TRUE
    there, told = facts.ground.beside(end), facts.ground.beside(goal)
    if "line" in said and there and told and there.kind == told.kind == "trough":
        return TRUE if abs(there.value - told.value) <= 1e-6 * facts.ground.height else false("another line of minima")
    for way in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        other = flow_end(facts, facts.path[k] + 1e-3 * facts.ground.side * np.array(way))
        if other is None or np.hypot(*(other - end)) > 0.02 * facts.ground.side:
            return undecided("it is on the rim of a basin")
    return false("the flow leads elsewhere")


def flow_end(facts: Facts, point: np.ndarray, rounds: int = 4000) -> np.ndarray | None:
    """Where the gradient flow ends, by short implicit steps; None if it has not after so many."""
    here, step = point.copy(), 1e-3 * facts.ground.side
    for _ in range(rounds):
        g, h = facts.surface.gradient(here), facts.surface.hessian(here)
        if not (np.isfinite(g).all() and np.isfinite(h).all()):
            return None
        size = float(np.hypot(*g))
        if size == 0:
            return here
        time = step / size
        move = np.linalg.solve(np.eye(2) + time * h, -time * g) if np.linalg.eigvalsh(h)[0] > -0.5 / time else -time * g
        length = float(np.hypot(*move))
        if length < 1e-6 * facts.ground.side:
            return here
        here = here + move * min(1.0, 2 * step / length)
    return None


def points_of_the_cycle(facts: Facts, said: dict[str, str]) -> Verdict:
    length, distinct = facts.cycle
    if not length:
        return false("its last points repeat nothing")
    return TRUE if int(number(said.get("points", "2"))) == distinct else false("the cycle has another number of points")


def last_in_the_window(facts: Facts, said: dict[str, str]) -> Verdict:
    points = facts.path[: facts.known]
    (x0, x1), (y0, y1) = facts.surface.domain
    inside = (points >= (x0, y0)).all(axis=1) & (points <= (x1, y1)).all(axis=1)
    last = int(np.flatnonzero(inside)[-1]) if inside.any() else 0
    return TRUE if int(number(said["left"])) == last else false("it was last there at another step")


def unjudged(facts: Facts, said: dict[str, str]) -> None:
    return None


JUDGES: dict[str, Callable[[Facts, dict[str, str]], Verdict | None]] = {
    "settled at a minimum": settled_at_a_minimum,
    "settled at a saddle": settled_at_a_saddle,
    "settled at a maximum": settled_at_a_maximum,
    "at the place": at_the_place,
    "points of the cycle": points_of_the_cycle,
    "rests on flat ground": rests_on_flat_ground,
    "flat ground": flat_ground,
    "not settled": not_settled,
    "within tolerance": within_tolerance,
    "still moving": still_moving,
    "grows back": grows_back,
    "which minimum": which_minimum,
    "f there": f_there,
    "lower elsewhere": lower_elsewhere,
    "hovers": hovers,
    "beside a minimum": beside_a_minimum,
    "beside level ground": beside_level_ground,
    "restless": restless,
    "noise over slope": noise_over_slope,
    "batches over slope": batches_over_slope,
    "slope left": slope_left,
    "on a tail": on_a_tail,
    "cycles": cycles,
    "lost": lost,
    "undefined": undefined,
    "lacking": lacking,
    "hidden by rounding": hidden_by_rounding,
    "below the known": below_the_known,
    "too steep along the flight": too_steep_along_the_flight,
    "no step": no_step,
    "f keeps falling": f_keeps_falling,
    "fallbacks": fallbacks,
    "event: zig-zag": zig_zag,
    "event: edge": edge,
    "event: overshoot": overshoot,
    "event: carried": carried,
    "event: stall": stall,
    "event: escape": escape,
    "event: escapes": unjudged,
    "event: switch": switch,
    "event: switches": unjudged,
    "event: points of the cycle": points_of_the_cycle,
    "event: last in the window": last_in_the_window,
}


def verdict(facts: Facts, statement: Statement) -> Verdict | None:
    """What is so of a statement; None where it says nothing that could be wrong."""
    return JUDGES[statement.name](facts, statement.said)
