"""What a page that still computes is told: the messages of the server without a run, and all that may be set."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, replace
from itertools import islice
from typing import Any

import numpy as np

from experiments import refusal
from experiments.engine.batches import rows_of, samples_seen
from experiments.engine.noise import unit_draws
from experiments.engine.race import ORDERS
from experiments.readings.ties import alike
from figures.palette import BANDS, Style, styles
from figures.race import TITLES
from landscapes.data.data import LARGEST
from optimizers import OPTIMIZERS
from optimizers.base import as_set
from optimizers.base.hyper import Allowed
from optimizers.base.numbers import in_full
from optimizers.base.pieces import MOST, STEP
from optimizers.schedules import SCHEDULES, Pieces, Schedule
from ui.panel.numbers import composed
from ui.panel.shape import sliders
from ui.race.deck import described as deck_of
from ui.race.samples import samples
from ui.race.scoreboard import COSTS, LEFT, NAME, STARTS, height_columns, note, ranked_by
from ui.race.stage import EDGES, further, titles_on
from ui.session.described import described
from ui.session.hypers import LONGEST_RACE, Value
from ui.session.kinds import Number, Whole
from ui.session.messages.alone import Alone, AloneMethod, AlonePieces, AloneSchedule, AloneSetting, AloneSetup, Bound
from ui.session.messages.deck import CardStyle, Deck, Racer, ScheduleKind, SettingChange
from ui.session.messages.panel import NumberGroup, Numbers
from ui.session.messages.scoreboard import Table
from ui.session.messages.stage import Caption, CriticalPoints, FurtherWalks, Noise, Pace, Stage
from ui.session.places import COORDINATE
from ui.session.programs import numbers_of
from ui.session.session import Session
from ui.session.setup import COUNTED, OFF, PARAMETERS, PLAYS, SHAPES, SIGMA, SPEEDS, Setup
from ui.session.tracks import racers
from ui.session.views import view, views

OWN_PLACES, PLACES = 48 * 1024, 8 * 1024  # samples that are drawn in the race's own order, and in the other: 90 kB
SHORTER = "The race has {:,} steps in Ravine. This page holds the batches of only {:,} steps, so it shows that many."
DRAWN = 1000  # steps of noise that go with a page, or more where its race is longer
NOT_HERE = ("tabs", "leave", "caption")  # parts of a stage that need a server
UNSET = "constant"  # the kind of schedule that is none


def alone(setup: Setup) -> Alone:
    """All that a browser has to know to go on with this race by itself."""
    setup = replace(setup, pin=None, hide=(), lock=(), predict=OFF, lesson="", fan=0)
    mine, surface = Session(setup), setup.landscape()
    drawn = drawn_samples(setup)
    race = replace(raced(setup), steps=min(setup.steps, most_steps(setup, drawn)))
    noise = noise_of(setup)
    return Alone(
        setup=race,
        bounds={
            "start": within(COORDINATE),
            "steps": within(PARAMETERS["steps"].kind),
            "noise": within(SIGMA),
            **{name: within(kind) for name, kind in SHAPES.items()},
            **({"batch": within(Whole(1, setup.count)), "columns": within(Number(-LARGEST, LARGEST))} if drawn else {}),
        },
        choices={"view": tuple(views(setup)), "play": PLAYS, "counted": COUNTED, "order": ORDERS},
        kinds={key: {one.name: allowed(one.allowed) for one in kind.hypers} for key, kind in SCHEDULES.items()},
        change=allowed(STEP.allowed),
        changes=MOST,
        longest=LONGEST_RACE,
        letters={each.name: within(Number(each.least, each.most)) for each in setup.letters().values()},
        tree=setup.unmoved().lettered_tree,
        noise=noise,
        drawn=drawn,
        note=SHORTER.format(setup.steps, race.steps) if race.steps < setup.steps else "",
        methods=methods(mine),
        stage=stage(setup, race, noise),
        deck=deck(mine),
        table=Table(
            (NAME, *height_columns(surface), *COSTS, LEFT, STARTS), (), ranked_by(surface), alike(surface), note(setup)
        ),
        shape=sliders(mine),
        numbers=numbers(mine),
    )


def raced(setup: Setup) -> AloneSetup:
    """The race, with every setting of its methods."""
    return AloneSetup(
        start=setup.point(),
        starts=replace(further(setup), patterns=False),
        steps=setup.steps,
        noise=setup.noise,
        batch=setup.batch,
        order=setup.order,
        parameters=numbers_of(setup.unmoved()),
        turn=setup.turn,
        stretch=setup.stretch,
        view=view(setup),
        play=setup.play,
        speed=setup.speed,
        counted=setup.counted,
        stability=setup.stability,
        arrows=setup.arrows,
        muted=setup.muted,
        columns={name: tuple(column.tolist()) for name, column in (setup.landscape().data or {}).items()},
        methods={key: settings(setup, key) for key in racers(setup)},
    )


def settings(setup: Setup, method: str) -> dict[str, AloneSetting]:
    """By name, what each setting of a method is; None for what is not set."""
    changed = setup.hypers_of(method)
    offered = as_set(OPTIMIZERS[method], changed).settings
    return {hyper.name: setting(changed.get(hyper.name, hyper.default)) for hyper in offered}


def setting(value: Value) -> AloneSetting:
    if value == math.inf:
        return None
    if not isinstance(value, Pieces):
        return first(value)
    return AlonePieces(first(value.first), tuple(SettingChange(step, changed) for step, changed in value.changes))


def first(value: float | Schedule) -> float | AloneSchedule:
    """What a setting is before any change."""
    return AloneSchedule(value.kind.key, value.parameters) if isinstance(value, Schedule) else float(value)


def allowed(these: Allowed) -> Bound:
    """What a hyperparameter can be."""
    any_step = these.at_any_step.words
    return Bound(these.least, these.below, these.included, False, these.whole, these.words, any_step)


def within(kind: Any) -> Bound:
    """What a number of the set-up can be."""
    assert isinstance(kind, Number | Whole)
    whole = isinstance(kind, Whole)
    words = f"{'whole ' if whole else ''}number from {in_full(kind.low)} to {in_full(kind.high)}"
    return Bound(kind.low, kind.high, True, True, whole, words, words)


def noise_of(setup: Setup) -> Noise:
    """The draws of a noisy race; there are no other runs to compare it with."""
    drawn = unit_draws(setup.seed, max(setup.steps, DRAWN), setup.landscape().single)
    return Noise(0, 0, (), setup.within(), setup.noise, (drawn[0], drawn[1]))


def drawn_samples(setup: Setup) -> dict[str, np.ndarray]:
    """order -> the places of samples as this race's seed draws them, of whole epochs; batches of any size are cut from
    them. None where the surface is not made from data.
    """
    if not setup.has_data:
        return {}
    epochs = {order: (OWN_PLACES if order == setup.order else PLACES) // setup.count for order in ORDERS}
    one = {order: rows_of(setup.seed, 0, setup.count, 1, order) for order in ORDERS}
    return {
        order: np.concatenate(list(islice(one[order], count * setup.count))).astype(np.uint16)
        for order, count in epochs.items()
    }


def most_steps(setup: Setup, drawn: Mapping[str, np.ndarray]) -> int:
    """How many steps of the race the samples are drawn for."""
    if not setup.has_data or not setup.drawn:
        return setup.steps
    assert setup.batch
    seen = samples_seen(np.arange(setup.steps + 1), setup.count, setup.batch, setup.order)
    return int(np.searchsorted(seen, len(drawn[setup.order]), side="right")) - 1


def methods(mine: Session) -> tuple[AloneMethod, ...]:
    """All methods that can race here. Those that race keep their colours when others join."""
    setup = mine.setup
    able = [key for key in OPTIMIZERS if refusal(setup.landscape(), key) is None]
    racing = racers(setup)
    looks = styles(racing, [key for key in able if key not in racing])
    cards = {card.key: card for card in deck_of(Session(setup.with_methods(able))).racers}
    return tuple(method(setup, cards[key], looks[key]) for key in able)


def method(setup: Setup, card: Racer, look: Style) -> AloneMethod:
    declared = as_set(OPTIMIZERS[card.key], setup.hypers_of(card.key))
    return AloneMethod(
        racer=replace(card, style=CardStyle(**asdict(look)), place=None, muted=False),
        noisy=declared.called(drawn=True),
        plain=declared.called(drawn=False),
        family=declared.family,
        defaults={hyper.name: None if hyper.optional else float(hyper.default) for hyper in declared.settings},
        bounds={hyper.name: allowed(hyper.allowed) for hyper in declared.settings},
    )


def stage(setup: Setup, race: AloneSetup, noise: Noise) -> Stage:
    """The stage before anything races on it."""
    return Stage(
        serial=0,
        answered={},
        play=1,
        view=race.view,
        views=views(setup),
        events=False,
        start=race.start,
        starts=race.starts,
        steps=race.steps,
        look=setup.look,
        pace=Pace(race.play, race.speed, SPEEDS),
        muted=(),
        locked=(),
        hidden=NOT_HERE,
        embedded=False,
        titles=titles_on(setup.landscape()),
        loss=TITLES["value"],
        edges=EDGES,
        bands=BANDS,
        surface=described(setup, walked=True),
        samples=samples(Session(setup)),
        batches=None,
        counted=setup.counted,
        stability=setup.stability,
        arrows=setup.arrows,
        looked=setup.method,
        game=None,
        caption=Caption("", ""),
        noise=None,
        critical=CriticalPoints({}, 0, whole=False, points=()),  # none is searched for: the legend need not wait
        methods=(),
        pinned=None,
        beside=FurtherWalks(),
    )


def deck(mine: Session) -> Deck:
    """The deck without cards: only what cannot race here stands in it."""
    told = deck_of(Session(mine.setup.with_methods(())))
    refused = {family.key: tuple(each for each in family.methods if each.refusal) for family in told.families}
    families = tuple(replace(family, methods=refused[family.key]) for family in told.families)
    return replace(told, families=families, kinds=kinds(mine.setup))


def kinds(setup: Setup) -> tuple[ScheduleKind, ...]:
    """The kinds of schedules that are followed here: another is the server's to begin."""
    first = (value.first if isinstance(value, Pieces) else value for value in setup.hypers.values())
    used = {UNSET, *(value.kind.key for value in first if isinstance(value, Schedule))}
    return tuple(ScheduleKind(key, kind.name, kind.teaches) for key, kind in SCHEDULES.items() if key in used)


def numbers(mine: Session) -> Numbers:
    """The numbers of a race without its seed, which draws what only the server draws."""
    told = composed(mine, ("start", "run"))
    fields = told.run.fields if told.run else ()
    steps = tuple(each for each in fields if each.name == "steps")
    return replace(told, warning=None, run=NumberGroup(steps, None, locked=False))
