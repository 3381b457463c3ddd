"""Captions of hundreds of drawn races against a judge of its own: differences of f, and the recorded paths alone.

Every method that is named races and is drawn; every verb about it is what its path did; every feature is there. While
a race plays, the browser tells the latest of what has happened.
"""

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from experiments import refusal
from experiments.engine.words import ARRIVED, DIVERGED, LEFT, SETTLED, inside
from experiments.geometry.critical import MINIMA, critical_points
from experiments.geometry.known import within
from experiments.readings.events import Kind
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.reproduce.browser_engine import ROOT, run_node
from tests.truth.words import number, of_run
from tests.ui.captions import Said, captioned
from ui.session.moments import DID, LOST
from ui.session.setup import Setup

DRAWS = 100
LEVEL = 1e-3  # of the larger curvature: an axis with less is level
OWN = (
    "x^4 + y^4",
    "(x - y)^2",
    "ln(1 + e^(-5x)) + y^2",
    "x^2*y^2",
    "|x| + y^2",
    "(x^2 + y^2 - 1)^2",
    "0.0001(x^2 + y^2)",
)
NAMES = sorted({name for method in OPTIMIZERS.values() for name in (method.name, method.noisy_name) if name}, key=len)

OPENING = rf"With (?:this noise|these batches), |No method {ARRIVED} |.+? (?:{ARRIVED}|{SETTLED}) (?:first, )?at step "
VERBS = "|".join(map(re.escape, [*DID.values(), *LOST.values(), ARRIVED, LEFT]))
MOMENT = re.compile(rf"(.+?) ((?:{VERBS})(?: again)?) at step ([\d,]+)\.")
FACTS = {ARRIVED: "arrived", LEFT: "left"}  # in a row of the scoreboard
SO_FAR = ROOT / "tests" / "static" / "said_so_far.js"
REMEDY = ("On ", "Choose ")  # what to do about data that make a method diverge

critical = lru_cache(maxsize=64)(critical_points)


def drawn(seed):
    """A race that the seed draws: surface, shape, start, methods, rates, steps, noise, what is hidden."""
    random = np.random.default_rng(seed)
    own = random.random() < 0.15
    changes: dict[str, Any] = {"surface": "own" if own else str(random.choice([*LANDSCAPES]))}
    if own:
        changes["formula"] = str(random.choice(OWN))
    if random.random() < 0.2 and changes["surface"] in ("ravine", "bowl"):
        changes["parameters"] = {"κ": float(10 ** random.uniform(0, 3))}
    if random.random() < 0.2 and not own:
        changes["turn"] = float(random.uniform(-90, 90))
    if random.random() < 0.8:
        (x0, x1), (y0, y1) = Setup(**changes).landscape().domain
        changes["start"] = (float(random.uniform(x0, x1)), float(random.uniform(y0, y1)))
    surface = Setup(**changes).landscape()
    able = [key for key in OPTIMIZERS if refusal(surface, key) is None]
    chosen = set(random.choice(able, size=int(random.integers(1, 5)), replace=False).tolist())
    methods = tuple(key for key in OPTIMIZERS if key in chosen)
    hypers = {
        (key, "lr"): float(np.clip(OPTIMIZERS[key].hyper("lr").default * 10 ** random.uniform(-1, 1.5), 1e-6, 100))
        for key in methods
        if random.random() < 0.4 and "lr" in {hyper.name for hyper in OPTIMIZERS[key].hypers}
    }
    changes |= {"methods": methods, "hypers": hypers, "steps": int(random.integers(1, 150))}
    if random.random() < 0.1:
        changes |= {"noise": float(10 ** random.uniform(-2, 0.5)), "fan": 5}
    if random.random() < 0.1:
        changes["muted"] = methods[:1]
    if surface.data is not None and random.random() < 0.4:
        changes |= {"batch": int(random.integers(1, surface.data.count + 1)), "fan": 5}
    for key in methods:
        for hyper in OPTIMIZERS[key].hypers:
            if hyper.name.startswith("beta") and random.random() < 0.2:
                hypers[key, hyper.name] = float(random.choice([0.0, 0.5, 0.99]))
    return changes


@cache
def captions(seed: int) -> Said:
    """What is said of a race that the seed draws."""
    return captioned(**drawn(seed))


def named(text):
    """The methods named in a text, as they are written within a sentence too: a longer name is not one of those that it
    contains.
    """
    found = set()
    for name in reversed(NAMES):
        pattern = rf"(?<![\w–-])(?:{re.escape(name)}|{re.escape(inside(name))})(?![\w–-])"
        if re.search(pattern, text.replace("its momentum", "")):
            found.add(name)
            text = re.sub(pattern, "…", text)
    return found


class Judge:
    """What a path did, from its recorded points and f's values alone."""

    def __init__(self, said, track):
        self.steps = said.setup.steps
        self.surface = said.setup.landscape()
        self.path = track.series["x"], track.series["y"]
        self.points = np.stack(self.path, axis=-1)
        self.value = track.series["value"]
        self.known = np.isfinite(self.value)
        (x0, x1), (y0, y1) = self.surface.domain
        self.side = max(x1 - x0, y1 - y0)
        self.track = track

    def within(self):
        return within(self.surface, self.value)

    def holds(self, verb, step):
        """Whether the method did this at this step."""
        verb = LEFT if verb.startswith("left") else verb.removesuffix(" again")
        if verb == ARRIVED:
            within = self.within()
            return within[step] and not within[:step].any()
        if verb == LEFT:
            return not self.within()[step:].any() and self.within()[step - 1]
        if verb == SETTLED:
            away = np.hypot(*(self.points[step:] - self.points[-1]).T)
            return (away <= 0.02 * self.side).all() and (self.track.row.arrived is None or self.within()[step:].all())
        if verb in LOST.values():
            return step <= self.steps and not self.known[step + 1 :].any()
        if verb == DID[Kind.ZIGZAG]:
            late = self.points[step - 1 : step + 60]
            slopes, (bends, axes) = self.surface.gradient(late), np.linalg.eigh(self.surface.hessian(late))
            steep = np.take_along_axis(axes, abs(bends).argmax(axis=-1)[:, None, None], axis=-1)[..., 0]
            across = (slopes[:-1] * steep[1:]).sum(axis=-1) * (slopes[1:] * steep[1:]).sum(axis=-1) < 0
            turned = (slopes[:-1] * slopes[1:]).sum(axis=-1) < 0
            return (across | turned).sum() >= 5
        if verb == DID[Kind.CYCLING]:
            late = self.points[step:]
            return np.ptp(late, axis=0).max() > 0 and any(
                abs(late[k:] - late[:-k]).max() <= 2e-3 * np.ptp(late, axis=0).max() for k in range(2, 9)
            )
        if verb == DID[Kind.STALL]:
            later = self.points[step : step + 20]
            return np.hypot(*(later - later[0]).T).max() <= 0.05 * self.side
        if verb == DID[Kind.OVERSHOOT]:  # it came from one side and is on the other: some way back leads down
            return self.value[: step + 1].min() < self.value[step] + 1e-12
        if verb in (DID[Kind.ESCAPE], DID[Kind.SWITCH]):
            return self.known[step]
        raise AssertionError(f"nobody knows what “{verb}” means")


def curvatures(surface, point, h):
    """The curvatures at a point, lowest first, from second differences of f with the step h."""
    f = lambda dx, dy: float(surface.value((point[0] + dx * h, point[1] + dy * h)))  # noqa: E731
    xx = f(1, 0) + f(-1, 0) - 2 * f(0, 0)
    yy = f(0, 1) + f(0, -1) - 2 * f(0, 0)
    xy = (f(1, 1) + f(-1, -1) - f(1, -1) - f(-1, 1)) / 4
    return np.linalg.eigvalsh(np.array([[xx, xy], [xy, yy]]) / h**2)


def slopes(surface, point, h):
    f = lambda dx, dy: float(surface.value((point[0] + dx * h, point[1] + dy * h)))  # noqa: E731
    return np.array([f(1, 0) - f(-1, 0), f(0, 1) - f(0, -1)]) / (2 * h)


def level_ground(surface, start, side, reach):
    """The critical points, each its kind and how far it is from a start, that Newton's method finds from places around
    it, no farther than `reach`; all by differences of f.
    """
    turns = 2 * np.pi * np.arange(8)[:, None] / 8
    around = start + reach * np.vstack(
        [[0, 0], *(part * np.hstack([np.cos(turns), np.sin(turns)]) for part in (0.5, 1))]
    )
    return [newton(surface, point, start, side, level) for point in around for level in (0, LEVEL)]


def newton(surface, point, start, side, level):
    """The critical point to which Newton's method leads: its kind, and how far it is from the start.

    level: along an axis with less of the larger curvature than this the ground is level, as along a ring of maxima
    """
    h = 1e-4 * side
    for _ in range(60):
        f = lambda dx, dy, p=point: float(surface.value((p[0] + dx * h, p[1] + dy * h)))  # noqa: E731
        xx, yy = (f(1, 0) + f(-1, 0) - 2 * f(0, 0)) / h**2, (f(0, 1) + f(0, -1) - 2 * f(0, 0)) / h**2
        xy = (f(1, 1) + f(-1, -1) - f(1, -1) - f(-1, 1)) / (4 * h**2)
        if not np.isfinite([xx, xy, yy]).all() or xx * yy == xy * xy:
            return "", math.inf
        point = point - np.linalg.pinv([[xx, xy], [xy, yy]], rcond=level) @ slopes(surface, point, h)
    low, high = curvatures(surface, point, h)
    if level:
        top = low < 0 and high <= -level * low and np.hypot(*slopes(surface, point, h)) <= -1e-6 * low * side
        return "maximum" if top else "", math.dist(point, start)
    return "minimum" if low > 0 else "maximum" if high < 0 else "saddle", math.dist(point, start)


def finely(course):
    """The points of a line of minima, and places between them."""
    between = np.linspace(0, 1, 100)[:, None, None]
    return np.vstack([course, (course[:-1] + between * np.diff(course, axis=0)).reshape(-1, 2)])


def false_before(said):
    """What is said before the race and is not so."""
    text, setup = said.caption.before, said.setup
    surface, start = setup.landscape(), np.array(setup.point())
    (x0, x1), (y0, y1) = surface.domain
    side = max(x1 - x0, y1 - y0)
    low, high = curvatures(surface, start, 1e-4 * side)
    points = critical(surface)
    bottoms = [p for p in points if p.kind in MINIMA]
    minima = [tuple(at) for p in bottoms for at in finely(p.course)]
    if "valley" in text and not (high > 0 and high >= 8 * abs(low)):
        yield "no valley"
    found = re.search(r"curves ([\d,.]+) times as much across", text)
    if found and not math.isclose(number(found[1]), high / abs(low), rel_tol=0.05):
        yield f"κ is {high / abs(low)}"
    if "curves up in every direction" in text and not low > 0:
        yield "it does not curve up in every direction"
    if "up in one direction and down in another" in text and not low < 0 < high:
        yield "it does not curve up and down"
    if "down in every direction" in text and not high < 0:
        yield "it does not curve down"
    if "plateau" in text:
        around = start + 0.1 * side * np.stack([np.cos(np.arange(8)), np.sin(np.arange(8))], axis=-1)
        values = surface.value(around)
        grid = surface.value(np.stack(np.meshgrid(np.linspace(x0, x1, 50), np.linspace(y0, y1, 50)), axis=-1))
        if np.ptp(values) > 0.2 * (np.nanmedian(grid) - np.nanmin(grid)):
            yield "no plateau"
    if found := re.search(r"The start (?:lies at|is ([\d.e-]+) away from) a (minimum|maximum|saddle)", text):
        told = float(found[1]) if found[1] else 0.005 * side
        known = [away for kind, away in level_ground(surface, start, side, told) if kind == found[2]]
        if not any(away <= 1.01 * told + 1e-9 and (not found[1] or away >= 0.99 * told - 1e-9) for away in known):
            yield f"no {found[2]} there"
    found = re.search(r"([\d,]+) minima", text)
    if found and number(found[1]) != len(bottoms):
        yield f"{len(bottoms)} minima"
    if "the minimum" in text and len(bottoms) != 1:
        yield "no single minimum"
    if found := re.search(r"The steepest way down points (?:straight at|(\d+)° away from) the nearest minimum", text):
        down = -slopes(surface, start, 1e-5 * side)
        way = np.array(min(minima, key=lambda p: math.dist(p, start))) - start
        angle = math.degrees(math.acos(np.clip(down @ way / np.hypot(*down) / np.hypot(*way), -1, 1)))
        if abs(angle - float(found[1] or 0)) > 1.6:
            yield f"{angle}° off"
    if found := re.search(r"Watch (.+): at the start, α·λmax is (.+) times its limit", text):
        key = next(key for key, track in said.tracks.items() if inside(track.row.name) == found[1])
        lr, limits = setup.race(key).values["lr"], {"gradient_descent": 2, "momentum": 3.8}
        if key in limits and not math.isclose(number(found[2]), lr * high / limits[key], rel_tol=0.05):
            yield f"the ratio is {lr * high / limits[key]}"
        if number(found[2]) <= 1:
            yield "it is stable"


def false_after(said):
    """What is said of the paths, while they are drawn or at the end, and is not so."""
    shown = {key: track for key, track in said.tracks.items() if key not in said.setup.muted}
    judges = {track.row.name: Judge(said, track) for track in shown.values()}
    arrivals = {track.row.name: track.row.arrived for track in shown.values() if track.row.arrived is not None}
    for told in said.moments.values():
        for moment in told:
            found = MOMENT.fullmatch(moment.sentence)
            assert found, moment.sentence
            step = int(number(found[3]))
            if max(step, 1) != moment.step or not judges[found[1]].holds(found[2], step):
                yield moment.sentence
    if not shown:
        return
    text = said.caption.after
    if f"No method {ARRIVED}" in text and arrivals:
        yield "somebody arrived"
    if found := re.match(r"(.+?) (arrived|settled)(?: first,)? at step ([\d,]+)", text):
        step = int(number(found[3]))
        for name in named(found[1]):
            if not judges[name].holds(found[2], step):
                yield f"{name} {found[2]} not at {step}"
        if found[2] == "arrived" and min(arrivals.values()) != step:
            yield "another was first"
    for name, step in re.findall(r"^(.+?) arrived.* and left again at step ([\d,]+)", text):
        if not judges[name].holds("left", int(number(step))):
            yield f"{name} left not at {step}"
    for name, step in re.findall(r"^(.+?) arrived.*, and was within tolerance at step ([\d,]+)", text):
        if int(number(step)) != said.setup.steps or not judges[name].within()[-1]:
            yield f"{name} was not there"
    for name, step in re.findall(r"^(.+?) arrived.* at step ([\d,]+), and stayed within tolerance to the end", text):
        if not judges[name].within()[int(number(step)) :].all():
            yield f"{name} did not stay there"
    for name, arrived, step in re.findall(
        r"^(.+?) arrived.* step ([\d,]+), and settled at (?:step ([\d,]+)|once)", text
    ):
        if not judges[name].holds(SETTLED, int(number(step or arrived))):
            yield f"{name} had not settled"
    for part in re.split(r"(?<=\.) (?=[A-Z])", text)[bool(re.match(OPENING, text)) :]:
        if not part.startswith(REMEDY) and not any(
            track.row.sentence.startswith(part.removesuffix(".")) for track in shown.values()
        ):
            yield f"the scoreboard does not say “{part}”"
    for key, track in shown.items():
        yield from false_row(judges[track.row.name], track.row, said.setup.race(key))


def false_row(judge, row, race):
    """What the scoreboard's sentence says of a run and is not so: its steps, its slope and its height."""
    text, points = row.sentence, judge.points
    statements = list(of_run(text, row.name))
    assert statements
    said = {name: value for statement in statements for name, value in statement.said.items()}
    if "n" in said and (number(said["n"]) != race.steps or not judge.known.all()):
        yield f"another number of steps: {text}"
    if "did" in said and said["did"].endswith("still moving") != (
        math.dist(points[-1], points[-2]) > 1e-14 * judge.side
    ):
        yield f"whether it moves: {text}"
    bend = abs(judge.surface.hessian(points[-1])).max()
    rounding = 4 * np.finfo(float).eps * abs(points[-1]).max() * bend if np.isfinite(bend) else 0.0
    if "slope" in said and not alike(said["slope"], float(np.hypot(*judge.surface.gradient(points[-1]))), rounding):
        yield f"another slope: {text}"
    highest = abs(judge.value[np.isfinite(judge.value)]).max()
    if "f" in said and not alike(said["f"], float(judge.value[-1]), 0.02 * highest):
        yield f"another height: {text}"
    if any(statement.name == "lost" for statement in statements) and not judge.holds(DIVERGED, int(number(said["k"]))):
        yield f"it goes on: {text}"
    if "settled at a minimum" in {each.name for each in statements} and not judge.holds(
        SETTLED, int(number(said["k"]))
    ):
        yield f"it does not stay: {text}"


def alike(told, truth, least=0.0):
    """Whether a number is the truth as it is written, in three digits, or as near as `least`."""
    return math.isclose(number(told), truth, rel_tol=6e-3, abs_tol=least + 1e-300)


def false_chances(said):
    """What is said of many noisy runs, counted again on their last points."""
    text, setup = said.caption.after, said.setup
    found = re.match(r"With (?:this noise|these batches), (.*) ended within (.+) of (?:the|a) ", text)
    if not found:
        return
    surface = setup.landscape()
    bottoms = np.array(surface.minima or [at for p in critical(surface) if p.kind in MINIMA for at in finely(p.course)])
    heights = surface.value(bottoms)
    deep = bottoms[heights <= heights.min() + 1e-9]
    shares = {}
    for key, fan in said.fans.items():
        if key in setup.muted:
            continue
        ends = fan.path[-1]
        away = np.hypot(*(ends[:, None] - deep).transpose(2, 0, 1)).min(axis=1)
        shares[said.tracks[key].row.name] = float((away <= setup.within()).mean())
    best = max(shares.values())
    told = re.search(r"([\d.]+) % of", found[1])
    if not alike(found[2], setup.within()) or not math.isclose(
        float(told[1]) if told else 0.0, 100 * best, abs_tol=0.1
    ):
        yield f"{text}: {shares}"
    if "most often" in text and named(found[1].partition(" succeeded")[0]) != {
        n for n, s in shares.items() if s == best
    }:
        yield f"others succeed most often: {text}"


def happened(said: Said) -> list[tuple[int, str]]:
    """Each thing that a drawn method did: the step from which it is told, and its name; in the order of the steps."""
    found = []
    for key, track in said.tracks.items():
        if key not in said.setup.muted:
            rows = {(step, verb) for verb in (ARRIVED, LEFT) if (step := getattr(track.row, FACTS[verb])) is not None}
            done = {(each.until if each.kind == Kind.DIVERGENCE else each.step, each.kind) for each in track.events}
            found += [(max(step, 1), track.row.name) for step, _ in (*rows, *done)]
    return sorted(found)


def lost(said: Said) -> set[tuple[int, str]]:
    """The steps from which it is told that a method broke off, and its name."""
    return {
        (max(each.until, 1), track.row.name)
        for track in said.tracks.values()
        for each in track.events
        if each.kind == Kind.DIVERGENCE
    }


def clocks(said: Said) -> list[float]:
    """Where a reader may stop the clock: at the start, just before and at each thing that happens, and at the end."""
    steps = {step for step, _ in happened(said)}
    return sorted({0, *steps, *(step - 0.01 for step in steps), said.setup.steps})


def false_so_far(races: Sequence[Said], folder: Path) -> Iterator[tuple[int, float, str]]:
    """What the browser says while races play, and is not the latest that has happened, among it the latest loss of a
    method: the race, the step, the text.
    """
    given, results = folder / "races.json", folder / "said.json"
    told = [
        {
            "methods": [{"moments": [asdict(moment) for moment in moments]} for moments in said.moments.values()],
            "clocks": clocks(said),
        }
        for said in races
    ]
    given.write_text(json.dumps(told), encoding="utf-8")
    run_node(SO_FAR, given, results)
    texts = json.loads(results.read_text(encoding="utf-8"))
    for place, (said, each) in enumerate(zip(races, texts, strict=True)):
        for clock, text in zip(clocks(said), each, strict=True):
            past = [(step, name) for step, name in happened(said) if step <= clock]
            found = [(max(int(number(step)), 1), name.strip()) for name, _, step in MOMENT.findall(text)]
            news = [at for at in past if at in lost(said)]
            latest = [news[-1], past[-1]] if news and past[-2:].count(news[-1]) == 0 else past[-2:]
            if [step for step, _ in found] != [step for step, _ in latest] or not set(found) <= set(past):
                yield place, clock, text


@pytest.mark.slow("hundreds of races")
@pytest.mark.parametrize("hundred", range(DRAWS // 100))
def test_no_caption_says_what_is_not_so(hundred):
    wrong = []
    for seed in range(100 * hundred, 100 * hundred + 100):
        said = captions(seed)
        setup = said.setup
        racing = {track.row.name for key, track in said.tracks.items() if key not in setup.muted}
        wrong += [(seed, f"{name} does not race") for name in named(said.everything) - racing]
        with np.errstate(all="ignore"):
            wrong += [(seed, what) for what in (*false_before(said), *false_after(said), *false_chances(said))]
    assert wrong == []


@pytest.mark.slow("hundreds of races")
def test_while_a_race_plays_the_latest_of_what_happened_is_said(tmp_path):
    assert list(false_so_far([captions(seed) for seed in range(DRAWS)], tmp_path)) == []
