"""The deck: the methods that race as cards with this session's values, the others by family, to be added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import streamlit as st

from experiments import refusal
from figures.curve import curve
from figures.palette import Style, styles
from figures.symbols import plain
from optimizers import FAMILIES, OPTIMIZERS
from optimizers.base import Hyper, SettingError, unknown
from optimizers.schedules import LENGTH, SCHEDULES, Schedule, read
from ui.assets import component
from ui.lecture import shows
from ui.race.predict import guessing
from ui.session.hypers import Value
from ui.session.pin import pinned, told
from ui.session.session import Session
from ui.session.setup import Setup
from ui.state import change, session

_deck = component("deck")

SECRET = "Pinned. The difference is told when the race has been run."
OPEN_AT_FIRST = ("descent", "adaptive")  # the families that everyone asks for


def slider(hyper: Hyper, value: float) -> dict[str, Any]:
    """What the browser makes a slider and a text of: a hyperparameter's declaration, and its value."""
    return {
        "name": hyper.name,
        "label": hyper.label,
        "sign": plain(hyper.symbol),
        "low": hyper.low,
        "high": hyper.high,
        "scale": hyper.scale,
        "whole": hyper.allowed.whole,
        "help": hyper.help,
        "value": value,
    }


def _hyper_row(hyper: Hyper, value: Value, steps: int) -> dict[str, Any]:
    """A slider; under a schedule also its curve over the race, and its parameters."""
    if not isinstance(value, Schedule):
        return slider(hyper, value)
    levels = {"low": hyper.low, "high": hyper.high, "scale": hyper.scale}
    at, values = curve(value, steps)
    rows = [
        slider(parameter, value.parameters[parameter.name]) | (levels if parameter.name in value.kind.levels else {})
        for parameter in value.kind.hypers
    ]
    return slider(hyper, value.level) | {
        "schedule": {"kind": value.kind.key, "steps": at, "values": values, "parameters": rows}
    }


def _card(mine: Session, key: str, reason: str | None, style: Style | None, place: int | None) -> dict[str, Any]:
    """A method that is switched on; one that the surface refuses says so, and has no style as it draws nothing.

    `place` is its number among those that run, counted from 1: the key that hides its path.
    """
    setup, method = mine.setup, OPTIMIZERS[key]
    changed = setup.hypers_of(key)
    return {
        "key": key,
        "name": method.called(setup.noise),
        "teaches": method.teaches,
        "changed": bool(changed),
        "problem": mine.problems.get(key) or reason,
        "style": asdict(style) if style else None,
        "place": place,
        "muted": key in setup.muted,
        "pinned": comparison(mine) if setup.pin and setup.pin.method == key else None,
        "rows": [_hyper_row(hyper, changed.get(hyper.name, hyper.default), setup.steps) for hyper in method.hypers],
    }


def comparison(mine: Session) -> str:
    """What is told of the pinned run; nothing that would give a prediction away."""
    return SECRET if guessing(mine) else told(mine.setup)


def _family(setup: Setup, family: str, reasons: Mapping[str, str | None]) -> dict[str, Any]:
    """The methods of a family that do not race, each with the sentence why it cannot, if it cannot."""
    return {
        "key": family,
        "name": FAMILIES[family],
        "open": family in OPEN_AT_FIRST,
        "methods": [
            {
                "key": key,
                "name": method.called(setup.noise),
                "teaches": method.teaches,
                "refusal": reasons[key],
            }
            for key, method in OPTIMIZERS.items()
            if method.family == family and key not in setup.methods
        ],
    }


def asked(setup: Setup, event: Mapping[str, Any]) -> Value | None:
    """The value a reader asks a hyperparameter to have; None for its default. SettingError with a sentence."""
    method, name = event["method"], event["hyper"]
    hyper = OPTIMIZERS[method].hyper(name)
    present = setup.hypers.get((method, name), hyper.default)
    if "kind" in event:
        if event["kind"] not in SCHEDULES:
            raise unknown("schedule", "schedule", event["kind"], SCHEDULES)
        level = present.level if isinstance(present, Schedule) else present
        return SCHEDULES[event["kind"]].around(hyper, level, setup.steps)
    value = event["value"]
    if "parameter" in event and isinstance(present, Schedule):
        parameter = present.kind.hyper(event["parameter"])
        return present.replace(parameter.name, parameter.default if value is None else value)
    if isinstance(value, str) and "(" in value:
        return read(value, SCHEDULES, **{LENGTH: setup.steps})
    return value


def _changed() -> None:
    """One method was added, taken away, reset, pinned or moved."""
    event = st.session_state["deck"]["change"]
    mine = session()
    mine.answered["deck"] = event["serial"]
    setup, method, final = mine.setup, event["method"], event["final"]
    mine.problems.pop(method, None)
    if method not in OPTIMIZERS:
        return
    if event.get("reset"):
        setup = replace(setup, hypers={pair: value for pair, value in setup.hypers.items() if pair[0] != method})
    elif "on" in event:
        setup = setup.with_methods({*setup.methods, method} if event["on"] else set(setup.methods) - {method})
    elif "pin" in event:
        setup = replace(setup, pin=pinned(setup, method) if event["pin"] else None)
    else:
        try:
            setup = setup.with_hyper(method, event["hyper"], asked(setup, event))
        except SettingError as error:
            mine.problems[method] = f"{error} The value before it is kept."
    change(setup, final=final)


def described(mine: Session) -> dict[str, Any]:
    """What the browser is told of the methods."""
    setup, surface = mine.setup, mine.setup.landscape()
    reasons = {key: refusal(surface, key) for key in OPTIMIZERS}
    running = [key for key in setup.methods if not reasons[key]]
    looks, places = styles(running), {key: place for place, key in enumerate(running, start=1)}
    return {
        "racers": [_card(mine, key, reasons[key], looks.get(key), places.get(key)) for key in setup.methods],
        "families": [_family(setup, family, reasons) for family in FAMILIES],
        "kept": {"method": setup.pin.method, "text": comparison(mine)}
        if setup.pin and setup.pin.method not in setup.methods
        else None,
        "kinds": [{"key": key, "name": kind.name, "teaches": kind.teaches} for key, kind in SCHEDULES.items()],
        "hidden": [part for part in ("methods", "add") if part in setup.hide],
        "locked": [part for part in ("methods", "add") if part in setup.lock],
        "serial": mine.answered.get("deck", 0),
    }


def deck() -> None:
    """Mounts the deck for this session's set-up."""
    if not shows("methods") and not shows("add"):
        return
    _deck(key="deck", data=described(session()), on_change_change=_changed)
