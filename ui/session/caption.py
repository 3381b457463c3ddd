"""The caption of a race, before it and at its end; while it plays, the browser tells its moments (moments.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from experiments.engine.outcomes import Outcome
from experiments.geometry.critical import Survey
from experiments.geometry.known import lowest_called
from experiments.readings.scoreboard import Row
from experiments.studies.fan import Fan
from landscapes.formula.sentences import listed
from optimizers.base.numbers import in_text, percent
from ui.session import conditioning
from ui.session.before import before
from ui.session.messages.stage import Caption
from ui.session.setup import Setup
from ui.session.tracks import Track

# What a reader learns most from, first; a method that merely ran out of steps is news only if nothing else is.
NEWS = ("diverged", "undefined", "no step", "saddle", "maximum", "cycling", "flat", "converged", "limit")
NOBODY = "No method is switched on. Switch one on and it starts at the ring."
BY = {"noise": "Under this noise", "batches": "With such batches"}  # by what chance is
UNSEEN = "Every path is hidden. Show one in the key below the map."


def captions(setup: Setup, tracks: Mapping[str, Track], fans: Mapping[str, Fan], found: Survey | None) -> Caption:
    """What stands above the stage. Of a method whose path is hidden nothing is said."""
    if not tracks:
        return Caption(NOBODY, NOBODY)
    shown = {key: track for key, track in tracks.items() if key not in setup.muted}
    if not shown:
        return Caption(UNSEEN, UNSEEN)
    its_fans = {key: fan for key, fan in fans.items() if key in shown}
    return Caption(before(setup, shown, found), after(setup, shown, its_fans))


def after(setup: Setup, tracks: Mapping[str, Track], fans: Mapping[str, Fan]) -> str:
    """What came of a race: who arrived first, and whoever tells most.

    Where chance has a say it is told who succeeds most often: one path is chance.
    """
    often = successes(setup, tracks, fans)
    first = foremost(tracks)
    opening = often or arrival(tracks, first)
    others = [track for key, track in tracks.items() if often or key not in first]
    news = [track for track in others if track.row.arrived is None or track.row.outcome in NEWS[:3]]
    telling = min(news, key=lambda track: NEWS.index(track.row.outcome), default=None)
    if telling and often and telling.row.outcome in (Outcome.LIMIT, Outcome.CONVERGED):
        telling = None
    parts = [opening, headline(telling.row.sentence) if telling else ""]
    if telling and telling.row.outcome == Outcome.DIVERGED and setup.has_data:
        parts.append(conditioning.remedy(setup))
    return " ".join(filter(None, parts))


def foremost(tracks: Mapping[str, Track]) -> list[str]:
    """Who arrived first, all of them where several did at one step; where no minimum is known, who settled first."""
    steps = {key: track.row.arrived for key, track in tracks.items() if track.row.arrived is not None}
    if not steps and all(track.row.gap is None for track in tracks.values()):
        steps = {key: track.row.stopped for key, track in tracks.items() if track.row.outcome == Outcome.CONVERGED}
    return [key for key, step in steps.items() if step == min(steps.values())]


def arrival(tracks: Mapping[str, Track], first: Sequence[str]) -> str:
    """Who arrived first and what became of that; that nobody did, if several race to a minimum that is known."""
    if not first:
        return "No method arrived." if len(tracks) > 1 and any(t.row.gap is not None for t in tracks.values()) else ""
    names = [tracks[key].row.name for key in first]
    row = tracks[first[0]].row
    verb, step = ("settled", row.stopped) if row.arrived is None else ("arrived", row.arrived)
    when = f"at step {step:,}" if len(first) == len(tracks) else f"first, at step {step:,}"
    if len(first) > 1:
        return f"{listed(names)} {verb} {when}."
    return f"{names[0]} {verb} {when}{afterwards(tracks[first[0]]) if verb == 'arrived' else ''}."


def afterwards(track: Track) -> str:
    """What became of a method after it had arrived, as the end of a sentence."""
    row, left = track.row, track.row.left
    if left is not None:
        return f", and left again at step {left:,}"
    match row.outcome:
        case Outcome.CONVERGED:
            return f", and settled {there(row)}"
        case Outcome.CYCLING:
            return ", and goes round in circles there"
        case Outcome.LIMIT:
            return f", and had not left again by step {len(track.runs.steps) - 1:,}"
    return ""


def there(row: Row) -> str:
    """When a method settled that had arrived; it may count as settled a step before."""
    assert row.arrived is not None
    return f"at step {row.stopped:,}" if row.stopped > row.arrived else "there"


def headline(sentence: str) -> str:
    """The first sentence of several; the scoreboard has the rest."""
    return sentence.partition(". ")[0].removesuffix(".") + "."


def successes(setup: Setup, tracks: Mapping[str, Track], fans: Mapping[str, Fan]) -> str:
    """Which method's runs succeed most often, where chance has a say; nothing where that is not known."""
    known = {key: fan.success for key, fan in fans.items() if fan.success is not None}
    if not known:
        return ""
    by = BY[setup.chance]
    most = max(known.values())
    within = f"within {in_text(setup.within())} of {lowest_called(setup.landscape())}"
    if most == 0:
        return f"{by} nobody succeeds: no run ends {within}."
    best = [tracks[key].row.name for key, success in known.items() if success == most]
    part = f"{percent(most)} of {setup.fan} runs end {within}"
    if len(best) == len(known) > 1:
        return f"{by} all methods succeed alike: {part}."
    who = f"{listed(best)} {'succeeds' if len(best) == 1 else 'succeed'}"
    return f"{by} {who}{' most often' if len(known) > 1 else ''}: {part}."
