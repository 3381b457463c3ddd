"""What happened, in one or two sentences: the winner, and the one that tells most."""

from __future__ import annotations

from collections.abc import Mapping

from experiments.studies.fan import Fan
from optimizers.base.numbers import percent
from ui.session.setup import Setup
from ui.session.tracks import Track

# What a reader learns most from, first; a method that merely ran out of steps is news only if nothing else is.
NEWS = ("diverged", "undefined", "saddle", "cycling", "flat", "limit")


def caption(setup: Setup, tracks: Mapping[str, Track], fans: Mapping[str, Fan]) -> str:
    """The caption under a race that is over. Of a noisy one it is told who succeeds most often: one path is chance."""
    if not tracks:
        return "No method is switched on. Switch one on and it starts at the ring."
    arrived = [track for track in tracks.values() if track.row.outcome == "converged"]
    first = min(arrived, key=lambda track: track.row.stopped, default=None)
    others = [track for track in tracks.values() if track is not first and track.row.outcome in NEWS]
    telling = min(others, key=lambda track: NEWS.index(track.row.outcome), default=None)
    often = successes(setup, tracks, fans)
    if often:
        news = telling if telling and telling.row.outcome != "limit" else None
        return f"{often} {headline(news.row.sentence)}" if news else often
    return " ".join(headline(track.row.sentence) for track in (first, telling) if track)


def headline(sentence: str) -> str:
    """The first sentence of several; the scoreboard has the rest."""
    return sentence.partition(". ")[0].removesuffix(".") + "."


def successes(setup: Setup, tracks: Mapping[str, Track], fans: Mapping[str, Fan]) -> str:
    """Which method's noisy runs succeed most often; nothing where that is not known."""
    known = {key: fan.success for key, fan in fans.items() if fan.success is not None}
    if not known:
        return ""
    most = max(known.values())
    minimum = "the minimum" if len(setup.landscape().minima) == 1 else "a minimum"
    within = f"within {setup.within():g} of {minimum}"
    if most == 0:
        return f"Under this noise nobody succeeds: no run ends {within}."
    best = [tracks[key].row.name for key, success in known.items() if success == most]
    part = f"{percent(most)} of {setup.fan} runs end {within}"
    if len(best) == len(known) > 1:
        return f"Under this noise all methods succeed alike: {part}."
    who = f"{best[0]} succeeds" if len(best) == 1 else f"{' and '.join(best)} succeed"
    return f"Under this noise {who}{' most often' if len(known) > 1 else ''}: {part}."
