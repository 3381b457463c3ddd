"""What is said before a race: what f is like at its start, and what to watch of the methods that race."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from experiments.engine.words import inside
from experiments.geometry.critical import Critical, Survey
from experiments.geometry.known import NAMES
from experiments.geometry.nearest import foot
from experiments.geometry.outset import NONE, Outset, outset
from experiments.geometry.rest import MINIMA, Place
from experiments.geometry.scale import near
from experiments.geometry.undefined import FATAL
from experiments.readings.stability import sharpness_called
from landscapes import Landscape
from optimizers import OPTIMIZERS
from optimizers.base.numbers import in_text, rounded
from ui.session.setup import Setup
from ui.session.shared_cache import shared_cache
from ui.session.tracks import Track
from ui.session.views import picture

KEPT = 256  # starts
ROUND = 1.05  # a condition number up to which no direction is told from another
STRAIGHT = 1  # degrees away from a minimum that nobody sees
ANOTHER = "Click on the {picture} to start elsewhere."
ARTICLES = {
    Place.MINIMUM: "a minimum",
    Place.DEGENERATE: "a minimum",
    Place.TROUGH: "a line of minima",
    Place.FLOOR: "a flat floor",
    Place.MAXIMUM: "a maximum",
    Place.SADDLE: "a saddle point",
}
TOUCHING = 0.1  # of near(): a start so close to a critical point lies at it
INERTIA = {"beta", "beta1"}  # the hyperparameters that keep a method moving


def before(setup: Setup, tracks: Mapping[str, Track], found: Survey | None) -> str:
    """The caption of a race that has not begun. `found` are the critical points, None while they are not known."""
    surface = setup.landscape()
    here = outset_of(surface, setup.point(), found.minima if found else ())
    touching = TOUCHING * near(surface)
    start = place(here, touching)
    if here.lack in FATAL:
        return start if "start" in setup.lock else f"{start} {ANOTHER.format(picture=picture(setup))}"
    at = here.beside and here.beside[1] <= touching
    parts = (start, "" if at else way(here), seen(setup), watch(here, bool(at), tracks, found))
    return " ".join(part for part in parts if part)


@shared_cache(maxsize=KEPT)
def outset_of(surface: Landscape, start: tuple[float, float], bottoms: tuple[Critical, ...]) -> Outset:
    """What f is like at a start; `bottoms` are the minima that are known."""
    return outset(surface, start, np.reshape([foot(each.course, np.array(start)) for each in bottoms], (-1, 2)))


def place(here: Outset, touching: float) -> str:
    """What f is like at the start; a critical point closer than `touching` is at it."""
    if here.lack and here.lack in FATAL:
        return f"{here.lack.sentence} at the start, so no method can take a step."
    if here.beside and here.beside[1] <= touching:
        return f"The start lies at {ARTICLES[here.beside[0]]}."
    if here.plateau:
        return f"The start lies on a plateau: the slope there is only {in_text(here.slope)}."
    if here.beside:
        kind, away = here.beside
        return f"The start is {in_text(away)} away from {ARTICLES[kind]}, where the slope is zero."
    if here.lack:
        return f"The slope at the start is {in_text(here.slope)}."
    if here.single:
        return f"At the start, f {bends_on_a_curve(here)}."
    if valley(here):
        return f"At the start, f curves {in_text(here.condition)} times as much across the valley as along it."
    if here.low <= NONE * here.high:
        return f"At the start, f {bends(here)}."
    if here.condition <= ROUND:
        return "At the start, f curves up equally in every direction."
    most = f"up to {in_text(here.condition)} times as much in one as in another"
    return f"At the start, f curves up in every direction, {most}."


def valley(here: Outset) -> bool:
    """Whether the start lies in a valley that leads somewhere: along a line of minima, f does not curve at all."""
    return here.valley and here.condition < math.inf


def bends(here: Outset) -> str:
    """How f curves where it does not curve up in every direction."""
    level = NONE * max(abs(here.low), abs(here.high))
    up, down = here.high > level, here.low < -level
    if up:
        return "curves up in one direction and down in another" if down else "curves up in one direction only"
    if here.high < -level:
        return "curves down in every direction, as on a hill"
    if down:
        return "curves down in one direction only"
    return "does not curve: it is a plane there"


def bends_on_a_curve(here: Outset) -> str:
    """How f curves where it has one weight."""
    if not here.high:
        return "does not curve: it is a straight line there"
    return f"curves {'up' if here.high > 0 else 'down, as on a hill'}: f″ is {in_text(here.high)}"


def way(here: Outset) -> str:
    """By how much steepest descent misses the nearest minimum."""
    if here.astray is None:
        return ""
    if here.single:
        return f"The way down leads {'to' if here.astray < STRAIGHT else 'away from'} the nearest minimum."
    if here.astray < STRAIGHT:
        return "The steepest way down points straight at the nearest minimum."
    return f"The steepest way down points {here.astray:.0f}° away from the nearest minimum."


def seen(setup: Setup) -> str:
    """What each step sees of the data, where that is not all of them."""
    if setup.batch is None or not setup.drawn:
        return ""
    return f"Each step sees {setup.batch:,} of the {setup.count:,} samples."


def watch(here: Outset, at: bool, tracks: Mapping[str, Track], found: Survey | None) -> str:
    """What to watch: a question about the methods that race, which is not answered beforehand. at: whether they start
    at the critical point beside them.
    """
    if not tracks:
        return ""
    names = {key: track.row.name for key, track in tracks.items()}
    alone = inside(next(iter(names.values()))) if len(names) == 1 else ""
    first = {key: float(track.series["stability"][0]) for key, track in tracks.items()}
    unstable = [key for key in names if rounded(first[key]) > 1]
    if unstable:
        worst = max(unstable, key=lambda key: first[key])
        sharp = sharpness_called(tracks[worst].runs.surface)
        return f"Watch {inside(names[worst])}: at the start, {sharp} is {in_text(first[worst])} times its limit."
    if at and here.beside and here.beside[0] in MINIMA:
        return f"Watch whether {alone} stays there." if alone else "Watch which methods stay there."
    if here.plateau or (here.beside and here.beside[0] not in MINIMA):
        return f"Watch whether {alone} gets away." if alone else "Watch which methods get away, and how soon."
    if valley(here):
        if alone:
            return f"Watch whether {alone} follows the valley or crosses it."
        return "Watch which methods follow the valley and which cross it."
    bottoms = found.minima if found else ()
    if found and (len(bottoms) > 1 or (bottoms and not found.whole)):
        kind = "lines of minima" if all(each.kind == "trough" for each in bottoms) else "minima"
        return f"Watch which of the {found.counted(len(bottoms))} {kind} {alone or 'each method'} reaches, if any."
    swinging = [inside(name) for key, name in names.items() if carried(key)]
    if bottoms and swinging:
        return f"Watch whether {either(swinging)} swings past the {NAMES.get(bottoms[0].kind, 'minimum')}."
    if bottoms:
        return f"Watch whether {alone} arrives." if alone else "Watch which method arrives first."
    return f"Watch where {alone} goes." if alone else "Watch where each method goes."


def either(names: Sequence[str]) -> str:
    """One of several: "A", "A or B", "A, B or C"."""
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def carried(method: str) -> bool:
    """Whether what a method did before moves it on: it averages its slopes or keeps its velocity."""
    its = OPTIMIZERS[method]
    moves = not {"momentum", "velocity"}.isdisjoint(its.roles.values())
    return moves and not INERTIA.isdisjoint(hyper.name for hyper in its.hypers)
