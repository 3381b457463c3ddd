"""The numbers of a race, as fields and sliders: its start, its steps, its noise or batches, what it is judged by."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import lru_cache
from typing import Any

from experiments.engine.race import REPLACE, SHUFFLE
from experiments.geometry.undefined import FATAL, Lack, lack
from experiments.studies.fan import reach
from ui.assets import brought, component
from ui.lecture import shows
from ui.panel.typed import checked_value, typed
from ui.session.faults import faults_of
from ui.session.messages.look import Slider
from ui.session.messages.panel import Batches, NumberChange, NumberField, NumberGroup, NumberName, Numbers, Option
from ui.session.places import COORDINATE
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import PARAMETERS, SIGMA, Setup
from ui.state import session

_numbers = component("numbers")

# Of each field its label and what an arrow key adds, by the group that it stands in, which has a sentence of its own.
FIELDS: dict[str, dict[NumberName, tuple[str, float]]] = {
    "start": {"x": ("Start x", 0.1), "y": ("Start y", 0.1)},
    "run": {"steps": ("Steps", 50), "seed": ("Seed", 1)},
    "fan": {"fan": ("Noisy runs", 10), "tolerance": ("Success within", 0.01)},
}
NOISE, BATCH = "Noise σ", "Batch size"
STAND_IN = "Noise is a stand-in for batches here. A surface made from data draws real batches from its samples."
ORDERS = (Option(SHUFFLE, "Shuffled each epoch"), Option(REPLACE, "With replacement"))
PLACES = dict.fromkeys(("noise", "batch", "order"), "run") | {
    name: group for group, fields in FIELDS.items() for name in fields
}
LABELS = {"noise": "Noise", "batch": BATCH, "order": "Order"} | {
    name: label for fields in FIELDS.values() for name, (label, _) in fields.items()
}
PART = {"start": "start", "run": "run", "fan": "run"}  # of PARTS, which can be hidden and locked
KEPT = 256  # starts of which it is known whether a step can be taken
NEW_SEEDS = 10_000  # a new seed is one of so many: short enough to be told to a neighbour


def value(setup: Setup, name: str) -> float:
    """What a field shows."""
    if name in ("x", "y"):
        return setup.point()["xy".index(name)]
    return setup.within() if name == "tolerance" else getattr(setup, name)


def called(setup: Setup, name: str, label: str) -> str:
    """The label of a field: a start has the names of the weights, and over data runs are on batches."""
    if name == "fan":
        return setup.chance_runs.capitalize()
    if name not in ("x", "y"):
        return label
    return f"Start {setup.unmoved().weights['xy'.index(name)]}"


def group(mine: Session, name: str) -> NumberGroup:
    """The fields of a group with what the set-up has."""
    fields = tuple(
        NumberField(field, called(mine.setup, field, label), value(mine.setup, field), step)
        for field, (label, step) in FIELDS[name].items()
        if not (field == "y" and mine.setup.landscape().single)
    )
    return NumberGroup(fields, mine.problems.get(name), locked=PART[name] in mine.setup.lock)


def noise(setup: Setup) -> Slider:
    low, high = SIGMA.ends
    about = "The standard deviation of the noise that is added to each gradient, as a stand-in for batches"
    return Slider(
        name="noise",
        label=NOISE,
        sign="",
        low=low,
        high=high,
        scale="cubic",
        whole=False,
        help=about,
        value=setup.noise,
    )


def batches(setup: Setup) -> Batches:
    """How batches are drawn; a batch of all samples, shuffled, is no batch."""
    count = setup.count
    size = Slider(
        name="batch",
        label=BATCH,
        sign=f"of {count:,}",
        low=1,
        high=count,
        scale="log",
        whole=True,
        help="The number of samples in the gradient of each step",
        value=count if setup.batch is None else setup.batch,
    )
    return Batches(size, ORDERS, setup.order, batches_said(setup, count))


def batches_said(setup: Setup, count: int) -> str:
    """What the batches come to, in a sentence."""
    if not setup.drawn:
        return "Every step sees all samples: the gradient has no noise."
    assert setup.batch is not None
    if setup.order == REPLACE:
        return (
            f"Every step draws {samples_words(setup.batch)} at random: some samples may come twice, others not at all."
        )
    each = -(-count // setup.batch)
    last = count % setup.batch
    rest = f", the last with {last}" if last else ""
    return f"{each} steps make an epoch{rest}. Each sees {samples_words(setup.batch)}; together they see all once."


def samples_words(count: int) -> str:
    return "one sample" if count == 1 else f"{count:,} samples"


def composed(mine: Session, groups: tuple[str, ...]) -> Numbers:
    """What the browser is told of these groups; of the fan only where there is noise."""
    setup = mine.setup
    return Numbers(
        start=group(mine, "start") if "start" in groups else None,
        warning=start_warning(setup) if "start" in groups else None,
        run=group(mine, "run") if "run" in groups else None,
        noise=noise(setup) if "run" in groups and not setup.has_data else None,
        stand_in=STAND_IN if "run" in groups and setup.noise else "",
        batches=batches(setup) if "run" in groups and setup.has_data else None,
        fan=group(mine, "fan") if "fan" in groups and setup.drawn else None,
        serial=mine.answered.get("numbers", 0),
    )


lack_of = lru_cache(maxsize=KEPT)(lack)


def start_warning(setup: Setup) -> str | None:
    """A sentence where no method can take a step from the start, or where it cannot be seen."""
    surface, (x, y) = setup.landscape(), setup.point()
    (x0, x1), (y0, y1) = surface.domain
    missing = lack_of(surface, (x, y))
    if missing and missing in FATAL:
        found = faults_of(surface)
        ground = "the curve is drawn" if surface.single else "the map is coloured"
        somewhere = "next to it" if missing == Lack.GRADIENT else f"where {ground}"
        remedy = f": click {somewhere}" if found.undefined + found.infinite < 1 else ""
        return f"{missing.sentence} at this start, so no method can take a step{remedy}."
    return None if x0 <= x <= x1 and y0 <= y <= y1 else "This start lies outside the window."


def asked(setup: Setup, wish: NumberChange) -> Setup:
    """The set-up with what a reader asks of one number. Raises Unusable with a sentence."""
    name = wish.name
    if name == "seed" and wish.new:
        return replace(setup, seed=(setup.seed + random.randrange(1, NEW_SEEDS)) % NEW_SEEDS)
    if name in ("x", "y"):
        point = dict(zip("xy", setup.point(), strict=True))
        return setup.started_at(**point | {name: checked_value(LABELS[name], wish.value, COORDINATE.read)})
    if name == "batch":
        return batched(setup, checked_value(BATCH, wish.value, PARAMETERS["batch"].read))
    label = called(setup, name, LABELS[name])
    changed: dict[str, Any] = {name: checked_value(label, wish.value, PARAMETERS[name].kind.read)}
    if name == "order":
        return batched(replace(setup, **changed), setup.batch or setup.count)
    if changed.get("tolerance") == reach(setup.landscape()):
        changed["tolerance"] = None
    return replace(setup, **changed)


def batched(setup: Setup, size: int) -> Setup:
    """The set-up with batches of this size; one of all samples need not be said. Raises Unusable."""
    try:
        return setup.sampled(batch=None if size == setup.count and setup.order == SHUFFLE else size)
    except Unusable as error:
        raise Unusable(f"{BATCH}: {size:,} {error}") from None


def _changed() -> None:
    wish = brought("numbers", "change", NumberChange)
    if wish:
        typed(PLACES[wish.name], lambda: asked(session().setup, wish), final=wish.final, play=wish.name in ("x", "y"))


def numbers(*groups: str) -> None:
    """Mounts the fields of these groups, keys of FIELDS, of which a link may hide some."""
    shown = tuple(name for name in groups if shows(PART[name]))
    if shown:
        _numbers(key="numbers", data=composed(session(), shown), on_change_change=_changed)
