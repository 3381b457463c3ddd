"""Clipping: steps that follow a gradient which was shortened, because it was longer than the method's `clip` allows.

Each such step counts, whatever noise or a batch has made of its gradient, and a step for which the rule asks for
several gradients counts by the longest. Those that follow each other within PAUSE steps are one stretch: a path that
goes from wall to wall meets short gradients on its way between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from experiments.readings.events.event import Event, Kind
from experiments.readings.events.stretches import few, gathered
from experiments.readings.events.trail import Trail
from optimizers.base import CLIP
from optimizers.base.numbers import in_text

PAUSE = 10  # steps


def clipping(trail: Trail) -> Iterator[Event]:
    found = trail.runs.clipped(trail.run)
    if found is None:
        return
    lengths = dict(zip(found.steps.tolist(), found.lengths.tolist(), strict=True))
    for stretch in few(gathered(found.steps[found.steps <= trail.end], PAUSE)):
        first, last = int(stretch[0]), int(stretch[-1])
        longest = max(stretch.tolist(), key=lengths.__getitem__)
        limit = trail.hyper(CLIP.name, longest - 1)
        at = f"at step {first:,}" if first == last else f"at steps {first:,} to {last:,}"
        if len(stretch) < last - first + 1:
            at = f"at {len(stretch):,} of the steps {first:,} to {last:,}"
        to = "" if first == last else "up to "
        told = f"it was {to}{in_text(lengths[longest])} long and was cut to c = {in_text(limit)}"
        numbers = {"steps": float(len(stretch)), "longest gradient": lengths[longest], "c": limit}
        yield trail.event(Kind.CLIPPING, first, last, f"{trail.name} had its gradient clipped {at}: {told}.", numbers)
