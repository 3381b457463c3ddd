"""The caption of a race, before it and at its end; while it plays, the browser tells its moments (moments.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from experiments.engine.outcomes import GONE, Outcome
from experiments.engine.words import ARRIVED, SETTLED, WITHIN, inner, opening
from experiments.geometry.critical import Survey
from experiments.geometry.known import lowest_called, lowest_noun, within
from experiments.readings.scoreboard import below_all
from experiments.studies.fan import Fan
from optimizers.base.numbers import in_text, percent
from ui.session import conditioning
from ui.session.before import before
from ui.session.faults import LEVEL, level
from ui.session.messages.stage import Caption
from ui.session.moments import LOST
from ui.session.setup import Setup
from ui.session.tracks import Track
from ui.session.views import picture

# What a reader learns most from, first; a method that merely ran out of steps is news only if nothing else is.
NEWS = ("diverged", "undefined", "no step", "saddle", "maximum", "cycling", "flat", "converged", "limit")
NOBODY = "No method is switched on. Switch one on and it starts at the ring."
BY = {"noise": "With this noise", "batches": "With these batches"}  # by what chance is
UNSEEN = "Every path is hidden. Show one in the key below the {picture}."


def captions(setup: Setup, tracks: Mapping[str, Track], fans: Mapping[str, Fan], found: Survey | None) -> Caption:
    """What stands above the stage. Of a method whose path is hidden nothing is said."""
    if not tracks:
        return Caption(NOBODY, NOBODY)
    shown = {key: track for key, track in tracks.items() if key not in setup.muted}
    if not shown:
        unseen = UNSEEN.format(picture=picture(setup))
        return Caption(unseen, unseen)
    if level(setup.landscape()):
        return Caption(LEVEL, LEVEL)
    its_fans = {key: fan for key, fan in fans.items() if key in shown}
    return Caption(before(setup, shown, found), after(setup, shown, its_fans))


def after(setup: Setup, tracks: Mapping[str, Track], fans: Mapping[str, Fan]) -> str:
    """What came of a race: who arrived first, and whoever tells most.

    Where chance has a say it is told who succeeds most often: one path is chance.
    """
    often = successes(setup, tracks, fans)
    first = foremost(tracks)
    start = often or arrival(setup, tracks, first)
    others = [track for key, track in tracks.items() if often or key not in first]
    news = [track for track in others if track.row.arrived is None or track.row.outcome in NEWS[:3]]
    telling = min(news, key=lambda track: NEWS.index(track.row.outcome), default=None)
    if telling and often and telling.row.outcome in (Outcome.LIMIT, Outcome.CONVERGED):
        telling = None
    parts = [start, headline(telling.row.sentence) if telling else ""]
    if telling and telling.row.outcome == Outcome.DIVERGED and setup.has_data:
        parts.append(conditioning.remedy(setup))
    return " ".join(filter(None, parts))


def foremost(tracks: Mapping[str, Track]) -> list[str]:
    """Who arrived first, all of them where several did at one step; where no minimum is known, who settled first."""
    steps = {key: track.row.arrived for key, track in tracks.items() if track.row.arrived is not None}
    if not steps and all(track.row.gap is None for track in tracks.values()):
        steps = {key: track.row.stopped for key, track in tracks.items() if track.row.outcome == Outcome.CONVERGED}
    return [key for key, step in steps.items() if step == min(steps.values())]


def arrival(setup: Setup, tracks: Mapping[str, Track], first: Sequence[str]) -> str:
    """Who arrived first and what became of that; who went below every known minimum instead; or that nobody arrived, if
    several race to a minimum that is known.
    """
    if not first:
        below = below_all(setup.landscape(), [track.row for track in tracks.values()])
        if below:
            falling = any(row.outcome == Outcome.DIVERGED for row in below)
            bottomless = ": as far as was seen, f has no lowest value" if falling else ""
            return f"{opening([row.name for row in below])} went below every known minimum{bottomless}."
        if len(tracks) == 1 or all(track.row.gap is None for track in tracks.values()):
            return ""
        surface = setup.landscape()
        return f"No method {ARRIVED} at the {'' if surface.convex else 'lowest '}{lowest_noun(surface)}."
    names = [tracks[key].row.name for key in first]
    row = tracks[first[0]].row
    verb, step = (SETTLED, row.stopped) if row.arrived is None else (ARRIVED, row.arrived)
    when = f"at step {step:,}" if len(first) == len(tracks) else f"first, at step {step:,}"
    if len(first) > 1:
        return f"{opening(names)} {verb} {when}."
    return f"{names[0]} {verb} {when}{afterwards(tracks[first[0]]) if verb == ARRIVED else ''}."


def afterwards(track: Track) -> str:
    """What became of a method after it had arrived, as the end of a sentence."""
    row, last = track.row, len(track.runs.steps) - 1
    assert row.arrived is not None
    if row.left is not None:
        return f", and left again at step {row.left:,}"
    if row.outcome in GONE:
        return f", and {LOST[row.outcome]} at step {row.stopped:,}"
    match row.outcome:
        case Outcome.CONVERGED:
            return f", and {SETTLED} {f'at step {row.stopped:,}' if row.stopped > row.arrived else 'at once'}"
        case Outcome.CYCLING:
            return ", and kept jumping around there"
        case Outcome.LIMIT if row.arrived < last:
            low = within(track.runs.surface, track.runs.value[row.arrived :, 0])
            kept = low is not None and low.all()
            return ", and stayed within tolerance to the end" if kept else f", and {WITHIN} at step {last:,}"
    return ""


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
    whom = "each method" if len(known) > 1 else inner([tracks[key].row.name for key in known])
    runs = f"{setup.fan:,} runs of {whom}"
    if most == 0:
        return f"{by}, none of the {runs} ended {within}."
    best = [tracks[key].row.name for key, success in known.items() if success == most]
    if len(best) == len(known) > 1:
        return f"{by}, all methods succeeded equally often: {percent(most)} of the {runs} ended {within}."
    if len(known) == 1:
        return f"{by}, {percent(most)} of the {runs} ended {within}."
    whose = f"its {setup.fan:,} runs" if len(best) == 1 else f"the {setup.fan:,} runs of each"
    return f"{by}, {inner(best)} succeeded most often: {percent(most)} of {whose} ended {within}."
