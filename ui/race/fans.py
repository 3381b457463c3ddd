"""The fans of a race in which chance has a say, one method after the other."""

from __future__ import annotations

from collections.abc import Iterable

from experiments.studies.fan import Fan
from optimizers import OPTIMIZERS
from ui.session.jobs import JOBS, Busy
from ui.session.tracks import fan_of
from ui.state import session
from ui.work import Teller, in_turn, placed


def fans(race: Iterable[str]) -> dict[str, Fan]:
    """The runs of every method of a race, each with noise or batches of its own; none where chance has no say, nor
    while something is in the reader's hand.
    """
    mine = session()
    setup = mine.setup
    if not setup.drawn or not setup.fan or mine.live:
        return {}
    tell = Teller()
    methods = list(race)

    def walked(place: int, key: str) -> Fan:
        runs = f"{setup.fan} {setup.chance_runs} of {OPTIMIZERS[key].called(setup.drawn)}, {setup.steps} steps each"
        return JOBS.result(
            fan_of(setup, key), lambda part, before: tell((place + part) / len(methods), in_turn(runs, before))
        )

    try:
        found = {key: walked(place, key) for place, key in enumerate(methods)}
    except Busy as busy:
        found = {}
        placed().text(str(busy))
    tell.done()
    return found
