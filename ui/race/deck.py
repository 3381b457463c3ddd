"""The deck: the methods that race as cards with this session's values, the others by family, to be added."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from experiments import refusal
from figures.curve import curve
from figures.palette import Style, styles
from optimizers import FAMILIES, OPTIMIZERS
from optimizers.base import Hyper, SettingError, as_set, unknown
from optimizers.base.schedule import within
from optimizers.base.symbols import plain
from optimizers.schedules import LENGTH, SCHEDULES, Pieces, Schedule, changed_from, constant, read
from ui.assets import brought, component
from ui.lecture import shows
from ui.race.predict import guessing
from ui.session.hypers import Value
from ui.session.lecture import fixed
from ui.session.messages.deck import (
    CardStyle,
    Deck,
    DeckChange,
    DrawnSchedule,
    FamilyMethod,
    HyperSlider,
    KeptPin,
    MethodFamily,
    Racer,
    ScheduleKind,
    SettingChange,
)
from ui.session.messages.look import Slider
from ui.session.pin import pinned, told
from ui.session.refusals import reason
from ui.session.session import Session
from ui.session.setup import Setup
from ui.state import change, session

_deck = component("deck")

SECRET = "Pinned. Run the race to see the difference."
OPEN_AT_FIRST = ("descent", "adaptive")  # the families that everyone asks for


def slider(hyper: Hyper, value: float) -> Slider:
    """What the browser makes a slider and a text of: a hyperparameter's declaration, and its value."""
    return Slider(
        name=hyper.name,
        label=hyper.label,
        sign=plain(hyper.symbol),
        low=hyper.low,
        high=hyper.high,
        scale=hyper.scale,
        whole=hyper.allowed.whole,
        help=hyper.help,
        value=value,
    )


def hyper_row(hyper: Hyper, value: Value, steps: int) -> HyperSlider:
    """A slider; where the value does not stay, also its curve, its schedule's parameters and its changes."""
    if value == math.inf:
        return HyperSlider(**vars(slider(hyper, hyper.first)), optional=True, off=True)
    first, changes = (value.first, value.changes) if isinstance(value, Pieces) else (value, ())
    level = first.level if isinstance(first, Schedule) else first
    if isinstance(value, float | int):
        return HyperSlider(**vars(slider(hyper, level)), optional=hyper.optional, from_one=hyper.from_one)
    at, values = curve(value, steps)
    kind, rows = (first.kind, _parameters(hyper, first)) if isinstance(first, Schedule) else (constant, ())
    return HyperSlider(
        **vars(slider(hyper, level)),
        schedule=DrawnSchedule(kind.key, tuple(at), tuple(values), rows),
        changes=tuple(SettingChange(step, changed) for step, changed in changes),
        optional=hyper.optional,
        from_one=hyper.from_one,
    )


def _parameters(hyper: Hyper, schedule: Schedule) -> tuple[Slider, ...]:
    """The sliders of a schedule; its levels have the ends of the hyperparameter's own, and its symbol."""
    own, levels = slider(hyper, hyper.default), schedule.kind.levels
    return tuple(
        replace(row, sign=_sign(hyper, parameter), low=own.low, high=own.high, scale=own.scale)
        if parameter.name in levels
        else row
        for parameter in schedule.kind.hypers
        for row in [slider(parameter, schedule.parameters[parameter.name])]
    )


def _sign(hyper: Hyper, level: Hyper) -> str:
    """The symbol of a value of a scheduled hyperparameter: β₀ is where β starts. β₁, which has an index, stays β₁."""
    index = level.symbol.partition("_")[1:]
    return plain(hyper.symbol if "_" in hyper.symbol else hyper.symbol + "".join(index))


def _card(mine: Session, key: str, reason: str | None, style: Style | None, place: int | None) -> Racer:
    """A method that is switched on; one that the surface refuses says so, and has no style as it draws nothing.

    `place` is its number among those that run, counted from 1: the key that hides its path.
    """
    setup, changed = mine.setup, mine.setup.hypers_of(key)
    method = as_set(OPTIMIZERS[key], changed)
    return Racer(
        key=key,
        name=method.called(setup.drawn),
        teaches=method.teaches,
        changed=bool(changed),
        problem=mine.problems.get(key) or reason,
        style=CardStyle(**asdict(style)) if style else None,
        place=place,
        muted=key in setup.muted,
        pinned=comparison(mine) if setup.pin and setup.pin.method == key else None,
        rows=tuple(
            replace(
                hyper_row(hyper, changed.get(hyper.name, hyper.default), setup.steps),
                locked=fixed(setup, "methods", key, hyper.name),
            )
            for hyper in method.settings
        ),
    )


def comparison(mine: Session) -> str:
    """What is told of the pinned run; nothing that would give a prediction away."""
    return SECRET if guessing(mine) else told(mine.setup)


def _family(setup: Setup, family: str, reasons: Mapping[str, str | None]) -> MethodFamily:
    """The methods of a family that do not race, each with the sentence why it cannot, if it cannot."""
    return MethodFamily(
        key=family,
        name=FAMILIES[family],
        open=family in OPEN_AT_FIRST,
        methods=tuple(
            FamilyMethod(key, method.called(setup.drawn), method.teaches, reasons[key])
            for key, method in OPTIMIZERS.items()
            if method.family == family and key not in setup.methods
        ),
    )


def asked(setup: Setup, wish: DeckChange) -> Value | None:
    """The value a reader asks a hyperparameter to have; None for its default. SettingError with a sentence."""
    hyper = OPTIMIZERS[wish.method].hyper(wish.hyper)
    return value_asked(hyper, setup.hypers.get((wish.method, wish.hyper), hyper.default), setup.steps, wish)


def value_asked(hyper: Hyper, present: Value, steps: int, wish: DeckChange) -> Value | None:
    """The value a reader asks for in place of the present one; None for the default. SettingError with a sentence."""
    if hyper.optional and (wish.at, wish.since, wish.kind, wish.parameter, wish.value) == (None,) * 5:
        return None
    if wish.at is not None or wish.since is not None:
        return _changed_course(hyper, present, wish)
    if not isinstance(present, Pieces):
        return _whole_course(steps, hyper, present, wish)
    first = _whole_course(steps, hyper, present.first, wish)
    if isinstance(first, Pieces):
        return first
    return replace(present, first=first if isinstance(first, Schedule) else _number(hyper, first))


def _number(hyper: Hyper, value: Any) -> float:
    """What was typed as a number that the hyperparameter can have; None for its default."""
    return within(hyper).check(hyper.default if value is None else value)


def _changed_course(hyper: Hyper, present: Value, wish: DeckChange) -> Value:
    """The course with a change that is made, moved, given another value or taken away."""
    since: Any = wish.since  # what was typed need not be a step: a change refuses it in a sentence
    if present == math.inf:
        raise SettingError(hyper.name, f"{hyper.label} is off. Switch it on for the whole race first.")
    if wish.at is None:
        return changed_from(present, since, _number(hyper, wish.value))
    if not isinstance(present, Pieces):
        raise SettingError(hyper.name, f"{hyper.label} cannot change during the race.")
    if since is not None:
        return present.moved(wish.at, since)
    return present.without(wish.at) if wish.value is None else present.changed(wish.at, _number(hyper, wish.value))


def _whole_course(steps: int, hyper: Hyper, present: float | Schedule, wish: DeckChange) -> Value | None:
    """The value, or the schedule, that holds until the first change."""
    if wish.kind is not None:
        if wish.kind not in SCHEDULES:
            raise unknown("schedule", "schedule", wish.kind, SCHEDULES)
        level = present.level if isinstance(present, Schedule) else present
        return SCHEDULES[wish.kind].around(hyper, level, steps)
    value: Any = wish.value  # what was typed need not be a number: the declaration refuses it in a sentence
    if wish.parameter is not None and isinstance(present, Schedule):
        parameter = present.kind.hyper(wish.parameter)
        return present.replace(parameter.name, parameter.default if value is None else value)
    if isinstance(value, str) and "(" in value:
        return read(value, SCHEDULES, **{LENGTH: steps})
    return value


def changed(component: str) -> Callable[[], None]:
    """What is to be done when a component has brought a change of a method."""

    def told() -> None:
        wish = brought(component, "change", DeckChange)
        if wish and wish.method in OPTIMIZERS:
            _change(wish)

    return told


def _change(wish: DeckChange) -> None:
    """One method was added, taken away, reset, pinned or moved."""
    mine = session()
    setup, method = mine.setup, wish.method
    mine.problems.pop(method, None)
    if wish.reset:
        setup = replace(setup, hypers={pair: value for pair, value in setup.hypers.items() if pair[0] != method})
    elif wish.on is not None:
        setup = setup.with_methods({*setup.methods, method} if wish.on else set(setup.methods) - {method})
    elif wish.pin is not None:
        setup = replace(setup, pin=pinned(setup, method) if wish.pin else None)
    else:
        try:
            setup = setup.with_hyper(method, wish.hyper, asked(setup, wish))
        except SettingError as error:
            mine.problems[method] = f"{reason(error)} The old value is kept."
            return
    change(setup, final=wish.final)


def kinds() -> tuple[ScheduleKind, ...]:
    """The kinds of schedule that a hyperparameter can follow."""
    return tuple(ScheduleKind(key, kind.name, kind.teaches) for key, kind in SCHEDULES.items())


def described(mine: Session) -> Deck:
    """What the browser is told of the methods."""
    setup, surface = mine.setup, mine.setup.landscape()
    reasons = {key: refusal(surface, key) for key in OPTIMIZERS}
    running = [key for key in setup.methods if not reasons[key]]
    looks, places = styles(running), {key: place for place, key in enumerate(running, start=1)}
    absent = setup.pin if setup.pin and setup.pin.method not in setup.methods else None
    return Deck(
        racers=tuple(_card(mine, key, reasons[key], looks.get(key), places.get(key)) for key in setup.methods),
        families=tuple(_family(setup, family, reasons) for family in FAMILIES),
        problem=None,
        kept=KeptPin(absent.method, comparison(mine)) if absent else None,
        kinds=kinds(),
        hidden=tuple(part for part in ("methods", "add") if part in setup.hide),
        locked=tuple(part for part in ("methods", "add") if part in setup.lock),
        serial=mine.answered.get("deck", 0),
    )


def deck() -> None:
    """Mounts the deck for this session's set-up."""
    if not shows("methods") and not shows("add"):
        return
    _deck(key="deck", data=described(session()), on_change_change=changed("deck"))
