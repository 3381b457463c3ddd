"""What happened, in one or two sentences: the winner, and the one that tells most."""

from __future__ import annotations

from collections.abc import Mapping

from ui.race import Track
from ui.setup import Setup

# What a reader learns most from, first; a method that merely ran out of steps is news only if nothing else is.
NEWS = ("diverged", "undefined", "saddle", "cycling", "flat", "limit")


def caption(setup: Setup, tracks: Mapping[str, Track]) -> str:
    """The caption under a race that is over."""
    if not tracks:
        return "No method is switched on. Switch one on and it starts at the ring."
    arrived = [track for track in tracks.values() if track.row.outcome == "converged"]
    first = min(arrived, key=lambda track: track.row.stopped, default=None)
    others = [track for track in tracks.values() if track is not first and track.row.outcome in NEWS]
    telling = min(others, key=lambda track: NEWS.index(track.row.outcome), default=None)
    return " ".join(headline(track.row.sentence) for track in (first, telling) if track)


def headline(sentence: str) -> str:
    """The first sentence of several; the scoreboard has the rest."""
    return sentence.partition(". ")[0].removesuffix(".") + "."
