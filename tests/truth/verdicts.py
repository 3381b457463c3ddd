"""What the judge says of a statement: true, false with the reason, or undecided with the reason."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tests.truth import exact
from tests.truth.facts import TAIL, Facts, repeats
from tests.truth.places import Place
from tests.truth.words import Statement, number


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
    bare = re.sub(r"e.*", "", text.replace(",", "").lstrip("−-"))
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
    if told != rest.since and not on_the_border(facts, told, rest.since):
        return false("it has settled since another step")
    return TRUE


def a(kind: str) -> str:
    return f"a {kind}"


def on_the_border(facts: Facts, told: int, since: int) -> bool:
    """Whether all points between two steps are as far as near, to the last digits."""
    assert facts.rest.place is not None
    away = np.hypot(*(facts.path[min(told, since) : max(told, since)] - facts.rest.place.point).T)
    return bool((abs(away - facts.near) <= 1e-6 * facts.near).all())


def rests_on_flat_ground(facts: Facts, said: dict[str, str]) -> Verdict:
    rest = facts.rest
    if rest.place is not None and rest.place.unsure:
        return undecided(rest.place.unsure)
    if rest.place is not None and rest.place.kind != "flat":
        return false(f"flat ground is said, it is {a(rest.place.kind)}")
    if rest.place is None:
        return false("flat ground is said where f slopes for ever")
    return TRUE


def not_settled(facts: Facts, said: dict[str, str]) -> Verdict:
    if not facts.whole:
        return false("it was lost")
    if int(number(said["n"])) != facts.steps:
        return false("another number of steps")
    rest = facts.rest
    if rest.settled and rest.place is not None and rest.since <= facts.steps - TAIL:
        if rest.place.unsure:
            return undecided(rest.place.unsure)
        return false(f"it has settled at {a(rest.place.kind)}")
    return TRUE


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
    truth = float(exact.value(facts.surface, *facts.last.tolist()))
    return TRUE if same(said["f"], truth, rounding(facts)) else false("f is another number there")


def lower_elsewhere(facts: Facts, said: dict[str, str]) -> Verdict | None:
    if "gap" not in said:
        return None
    if facts.lowest is None:
        return undecided("no lowest minimum is known")
    truth = float(exact.value(facts.surface, *facts.last.tolist())) - facts.lowest
    return TRUE if same(said["gap"], truth, rounding(facts)) else false("it is lower elsewhere by another number")


# --- on the move -----------------------------------------------------------------------------------------------


def hovered_about(facts: Facts, said: dict[str, str]) -> Place | None:
    """The minimum whose distances are those that are said."""
    tail = facts.path[-TAIL:]
    found = []
    middle = tail.mean(axis=0)
    for point in (middle, tail[-1], tail[np.argmin([facts.surface.value(p) for p in tail])]):
        place = facts.ground.beside(point, reach=10)
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
        return false("no minimum lies at these distances")
    if place.unsure:
        return undecided(place.unsure)
    named = called(facts, said["minimum"], place)
    return named if named.true is False else TRUE


def restless(facts: Facts, said: dict[str, str]) -> Verdict | None:
    text = said["restless"]
    if not text:
        return None
    place = hovered_about(facts, said)
    if place is None:
        return None
    if re.fullmatch(r" under noise of σ = .*", text):
        return TRUE if same(text.split("= ")[1], facts.noise) else false("another σ")
    closer = comes_closer(facts, place)
    if match := re.fullmatch(r", and the noise, σ = (.*), keeps it moving", text):
        if not same(match[1], facts.noise):
            return false("another σ")
        return false("it comes closer all the same") if closer else TRUE
    if match := re.fullmatch(r", and lr = (.*) brings it no closer", text):
        if not same(match[1], float(facts.hypers["lr"]), places=6):  # type: ignore[arg-type]
            return false("another lr")
    elif text != ", and comes no closer":
        raise AssertionError(f"no pattern knows “{text}”")
    if closer is None:
        return undecided("it comes closer, but slowly")
    return false("it comes closer later on") if closer else TRUE


def comes_closer(facts: Facts, place: Place) -> bool | None:
    """Whether the continuation comes to half of the farthest of the tail; None where it comes closer, but not so far."""
    if facts.long_known < len(facts.long):
        return False
    far = np.hypot(*(facts.path[-TAIL:] - place.point).T).max()
    later = np.hypot(*(facts.long[-len(facts.long) // 4 :] - place.point).T).max()
    return True if later < 0.5 * far else None if later < 0.9 * far else False


def noise_over_slope(facts: Facts, said: dict[str, str]) -> Verdict:
    tail = facts.surface.gradient(facts.path[-TAIL:])
    mean = np.hypot(*tail.mean(axis=0))
    if not same(said["sigma"], facts.noise, places=6):
        return false("another σ")
    return TRUE if same(said["mean"], mean, 1e-12, 2) else false("another mean slope")


def moving_on_level_ground(facts: Facts, said: dict[str, str]) -> Verdict:
    slope, usual = facts.slope(facts.last), usual_slope(facts)
    return TRUE if slope <= 0.01 * usual else false("the ground is not almost level")


def usual_slope(facts: Facts) -> float:
    x, y = (np.linspace(*edge, 30) for edge in facts.surface.domain)
    slopes = np.hypot(*facts.surface.gradient(np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)).T)
    return float(np.median(slopes[np.isfinite(slopes)]))


def slope_left(facts: Facts, said: dict[str, str]) -> Verdict:
    truth = facts.slope(facts.last)
    return TRUE if same(said["slope"], truth, 1e-12 * usual_slope(facts), 2) else false("another slope")


def cycles(facts: Facts, said: dict[str, str]) -> Verdict:
    length, _, goes = facts.cycle
    if not facts.whole:
        return false("it was lost")
    if not length:
        return false("its last points repeat nothing")
    if not goes:
        return undecided("the cycle changes, but slowly")
    if goes == "ends":
        return false("the cycle does not last")
    since = facts.path[int(number(said["k"])) :]
    _, spread = repeats(facts.path[-TAIL:])
    if abs(since[length:] - since[:-length]).max() > 2e-3 * spread:
        return false("the cycle has begun later")
    return TRUE


# --- lost ------------------------------------------------------------------------------------------------------


def lost(facts: Facts, said: dict[str, str]) -> Verdict:
    k = int(number(said["k"]))
    if k >= facts.known + 1 or facts.known == facts.steps + 1 and k != facts.steps:
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


def undefined_at_the_start(facts: Facts, said: dict[str, str]) -> Verdict:
    f = exact.value(facts.surface, *facts.path[0].tolist())
    return false("f is defined at the start") if exact.mp.isfinite(f) else TRUE


def no_step(facts: Facts, said: dict[str, str]) -> Verdict:
    k = int(number(said["k"]))
    if facts.known != k:
        return false("there is a step")
    slope = facts.slope(facts.last)
    if "f" in facts.method.step.__code__.co_varnames[:3] and facts.runs.method != "shampoo":
        return TRUE  # it looks elsewhere as well
    return TRUE if not slope > 0 or facts.hypers.get("eps") == 0 else false("neither 0/0 nor an undefined f is met")


def limit(facts: Facts) -> float | None:
    """The largest lr·λ that the method bears on a quadratic, from its own recursion; None where there is none here."""
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


def too_steep_at_the_start(facts: Facts, said: dict[str, str]) -> Verdict:
    return too_steep(facts, said, facts.path[0])


def too_steep_on_the_way(facts: Facts, said: dict[str, str]) -> Verdict:
    k = int(number(said["k"]))
    return too_steep(facts, said, facts.path[k - 1])


def too_steep(facts: Facts, said: dict[str, str], point: np.ndarray) -> Verdict:
    most = limit(facts)
    if most is None:
        return undecided(f"no limit of {facts.method.name} is known to the judge")
    lr = float(facts.hypers["lr"])  # type: ignore[arg-type]
    truth = lr * facts.highest_curvature(point)
    if not same(said["a"], truth) or not same(said["b"], most):
        return false("other numbers of lr·λmax and its limit")
    way = flight(facts)
    if way == "falls":
        return false("steps too long are blamed where f falls without bound")
    if way == "":
        return undecided("f rises and falls on the last steps")
    _, points = facts.along(1)
    if len(points) > 1:
        along = facts.curvature_along(points[-2], points[-1] - points[-2])
        if not lr * along > 0:
            return false("steps too long are blamed where f does not curve up along the flight")
    return TRUE


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
    count = int((abs(points[1:] - (points[:-1] - 0.01 * gradient)).max(axis=1) <= 1e-13 * facts.ground.side).sum())
    return TRUE if count == told else undecided("fallbacks are counted by their steps")


JUDGES: dict[str, Callable[[Facts, dict[str, str]], Verdict | None]] = {
    "settled at a minimum": settled_at_a_minimum,
    "settled at a saddle": settled_at_a_saddle,
    "rests on flat ground": rests_on_flat_ground,
    "not settled": not_settled,
    "which minimum": which_minimum,
    "f there": f_there,
    "lower elsewhere": lower_elsewhere,
    "hovers": hovers,
    "restless": restless,
    "noise over slope": noise_over_slope,
    "moving on level ground": moving_on_level_ground,
    "slope left": slope_left,
    "cycles": cycles,
    "lost": lost,
    "undefined": undefined,
    "undefined at the start": undefined_at_the_start,
    "no step": no_step,
    "too steep at the start": too_steep_at_the_start,
    "too steep on the way": too_steep_on_the_way,
    "f keeps falling": f_keeps_falling,
    "fallbacks": fallbacks,
}


def verdict(facts: Facts, statement: Statement) -> Verdict | None:
    """What is so of a statement; None where it says nothing that could be wrong."""
    return JUDGES[statement.name](facts, statement.said)
