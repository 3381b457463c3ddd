"""No verdict depends on how long one looks: what has settled once has settled for ever, at the same step and kind."""

from __future__ import annotations

import pytest

from experiments import Outcome
from tests.truth.draws import catalogue, draws, formulas

pytestmark = pytest.mark.slow("hundreds of races, each walked to four lengths")

RESTS = {outcome for outcome in Outcome if outcome.value in ("converged", "saddle", "maximum", "flat")}
ALLOWED = 1e-3  # of the runs


def test_once_settled_then_at_every_later_step():
    changed, settled = [], 0
    for draw in (*draws(15, 16, 41, catalogue), *draws(25, 16, 41, formulas)):
        first = draw.walked(draw.steps)
        rests = [i for i, outcome in enumerate(first.outcome) if outcome in RESTS]
        settled += len(rests)
        for steps in (draw.steps + 10, 2 * draw.steps, 10 * draw.steps):
            later = draw.walked(steps)
            changed += [
                f"{draw.one(i)}: {first.outcome[i]} at {first.stopped[i]}, after {steps} steps {later.outcome[i]} "
                f"at {later.stopped[i]}"
                for i in rests
                if (later.outcome[i], later.stopped[i]) != (first.outcome[i], first.stopped[i])
            ]
    assert settled > 80
    assert len(changed) <= ALLOWED * settled, "\n".join([f"{len(changed)} of {3 * settled}", *changed[:12]])
