"""What happened on a path so far: each moment with the step from which it can be told. Said while the race plays."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.engine.outcomes import Outcome
from experiments.engine.words import ARRIVED, DIVERGED, LEFT, NO_STEP, SETTLED
from experiments.geometry.undefined import LACKING
from experiments.readings.events import Event, Kind
from ui.session.faults import level
from ui.session.tracks import Track

# What the method did, as the caption has it; a divergence is told by the run's outcome.
DID = {
    Kind.ZIGZAG: "began to zig-zag",
    Kind.OVERSHOOT: "overshot",
    Kind.STALL: "stalled",
    Kind.ESCAPE: "escaped from a saddle point",
    Kind.SWITCH: "changed basins",
    Kind.CLIPPING: "had its gradient clipped",
    Kind.CYCLING: "began to repeat itself",
    Kind.CONVERGENCE: SETTLED,
}
LOST = {
    Outcome.DIVERGED: DIVERGED,
    Outcome.UNDEFINED: LACKING,
    Outcome.NO_STEP: NO_STEP,
}


@dataclass(frozen=True)
class Moment:
    """A step, and what a method did at it, in a sentence; `lost` says whether its run broke off by it."""

    step: int
    sentence: str
    lost: bool = False


def moments(track: Track) -> tuple[Moment, ...]:
    """The moments of one path, in order of their steps. On a surface that is level everywhere, a stall is none."""
    found = [] if track.row.arrived is None else [(track.row.arrived, ARRIVED)]
    if track.row.left is not None:
        found.append((track.row.left, LEFT))
    seen: set[str] = set()
    told = [event for event in track.events if event.kind != Kind.STALL or not level(track.runs.surface)]
    done = {(event.until if event.kind == Kind.DIVERGENCE else event.step, did(track, event)) for event in told}
    for step, what in sorted(done):  # a minimum and a valley floor overshot in one step are told once
        found.append((step, f"{what} again" if what in seen else what))
        seen.add(what)
    # What is so from the first point on is told when the race has begun, not before.
    lost = {*LOST.values()}
    said = [Moment(max(step, 1), f"{track.row.name} {what} at step {step:,}.", what in lost) for step, what in found]
    return tuple(sorted(said, key=lambda moment: moment.step))


def did(track: Track, event: Event) -> str:
    return LOST[track.row.outcome] if event.kind == Kind.DIVERGENCE else DID[event.kind]
