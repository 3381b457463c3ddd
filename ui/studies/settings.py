"""The settings of the method that a map shows, as the sliders that its card has: one that is dragged moves the map."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from optimizers import OPTIMIZERS
from optimizers.base import as_set
from ui.assets import component
from ui.lecture import shows
from ui.race.deck import changed, hyper_row, kinds
from ui.session.lecture import fixed
from ui.session.messages.living import Settings
from ui.session.session import Session
from ui.state import session

_settings = component("settings")


def described(mine: Session, besides: Collection[str]) -> Settings:
    """What the browser is told of the method that is looked at, `besides` the settings that are on an axis."""
    setup, key = mine.setup, mine.setup.method
    own = setup.hypers_of(key)
    method = as_set(OPTIMIZERS[key], own)
    return Settings(
        method=key,
        name=method.called(setup.drawn),
        rows=tuple(
            replace(
                hyper_row(hyper, own.get(hyper.name, hyper.default), setup.steps),
                locked=fixed(setup, "methods", key, hyper.name),
            )
            for hyper in method.settings
            if hyper.name not in besides
        ),
        kinds=kinds(),
        problem=mine.problems.get(key),
        serial=mine.answered.get("settings", 0),
    )


def settings_control(besides: Collection[str] = ()) -> None:
    """Mounts the sliders, unless a link hides them or there are none."""
    told = described(session(), besides)
    if told.rows and shows("methods"):
        _settings(key="settings", data=told, on_change_change=changed("settings"))
