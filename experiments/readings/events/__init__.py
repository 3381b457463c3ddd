"""What happens on a path, in events: found by pure functions of a run, each with its cause in numbers.

One module for each kind, or for kinds of one idea; its docstring states when it is one, and why the thresholds are
what they are. Events agree with the run's Outcome: a run that converged has a convergence at that very step, one that
went wrong a divergence, one that circles a cycling, one that rests on a saddle or on flat ground a stall; nothing else
is looked for once a path runs away or repeats itself.
"""

from __future__ import annotations

import numpy as np

from experiments.engine.runs import Runs
from experiments.readings.events.clipping import clipping
from experiments.readings.events.ends import convergence, cycling, divergence
from experiments.readings.events.escape import escape
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.overshoot import overshoot
from experiments.readings.events.stall import stall
from experiments.readings.events.switch import switch
from experiments.readings.events.trail import Trail
from experiments.readings.events.zigzag import zigzag
from landscapes import Surface

__all__ = ["Event", "Kind", "events"]

DETECTORS = (zigzag, overshoot, stall, escape, switch, clipping)  # of what happens on the way
ENDS = (cycling, divergence, convergence)


def events(surface: Surface, runs: Runs, run: int = 0, gauge: np.ndarray | None = None) -> tuple[Event, ...]:
    """The events of one run, in order of their steps. Every step of it has to be recorded.

    gauge  (steps + 1,) what experiments.readings.stability says of it, if that is known already
    """
    trail = Trail(surface, runs, run, gauge)
    with np.errstate(all="ignore"):
        on_the_way = [event for find in DETECTORS if len(trail.points) for event in find(trail)]
        ends = [event for find in ENDS for event in find(trail)]
    return tuple(sorted([*on_the_way, *ends], key=lambda event: event.step))
