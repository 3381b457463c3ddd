"""The settings of the method that a map shows, as the sliders that its card has: one that is dragged moves the map."""

from __future__ import annotations

from collections.abc import Collection

from optimizers import OPTIMIZERS
from ui.assets import component
from ui.lecture import locks
from ui.race.deck import changed, hyper_row, kinds
from ui.session.messages.living import Settings
from ui.state import session

_settings = component("settings")


def settings_control(besides: Collection[str] = ()) -> None:
    """Mounts the sliders of the method that is looked at, `besides` those that are on an axis."""
    mine = session()
    setup, method = mine.setup, OPTIMIZERS[mine.setup.method]
    own = setup.hypers_of(mine.setup.method)
    rows = tuple(
        hyper_row(hyper, own.get(hyper.name, hyper.default), setup.steps)
        for hyper in method.hypers
        if hyper.name not in besides
    )
    if not rows:
        return
    _settings(
        key="settings",
        data=Settings(
            method=mine.setup.method,
            name=method.called(setup.noise),
            rows=rows,
            kinds=kinds(),
            locked=locks("methods"),
            problem=mine.problems.get(mine.setup.method),
            serial=mine.answered.get("settings", 0),
        ),
        on_change_change=changed("settings"),
    )
