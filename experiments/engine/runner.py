"""run(): any number of runs of one method on one surface, in blocks; see walking.py for what becomes of a block.

How the runs are cut into blocks and who walks them changes no number: each run is what it would be alone.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import ceil
from typing import Any

import numpy as np

from experiments.engine.progress import Progress
from experiments.engine.race import Setup, checked
from experiments.engine.refusals import refusal
from experiments.engine.runs import Evals, Runs
from experiments.engine.walking import workers
from experiments.engine.walking.walk import Ended, loop_of, walk
from landscapes import Landscape
from optimizers import OPTIMIZERS, Optimizer, SettingError

BLOCK = 5000  # runs walked together: all that their loop works with stays in a core's cache
FUSED, UNFUSED = 2e-8, 6e-6  # seconds that a step of one run takes, roughly: enough to know how to share the work out
SHORT = 0.25  # seconds: a block of much more than this would keep a listener waiting
PAYS = 0.1  # seconds of work that are worth being sent to another process
HEAVY = 2**25  # bytes that are better left where they were made


def run(
    surface: Any,
    method: str,
    starts: Any,
    *,
    steps: int = 200,
    hypers: Mapping[str, Any] | None = None,
    noise: float = 0.0,
    seed: int = 0,
    record: str | int = "all",
    target: float | None = None,
    streams: Any = None,
    progress: Progress | None = None,
) -> Runs:
    """Walks `method` (a key of OPTIMIZERS) on `surface` from starts (2,) or (runs, 2).

    hypers   name -> a number, an array (runs,) that is swept, or a schedule: a function of t − 1 that gives a number
    noise    standard deviation of the Gaussian noise on each component of the gradient; the same for every method
    seed     of the noise; run r meets the same noise whichever runs come after it
    record   "all", k for every k-th step, "last" for the first and the last, or "best" for the first and, in the place
             of the last, the lowest point up to it
    streams  which stream of that noise a run meets, (runs,) or one number for all: runs that share one meet the same
             noise, and so differ by nothing but their settings; unless it is given, run r meets stream r
    target   a value of f: which step first gets down to it, and what that cost, is noted whatever is recorded
    progress is told now and then which part is done; what it raises ends the walk
    Raises SettingError, a ValueError with one sentence, for anything that cannot be run.
    """
    setup = checked(method, starts, steps, hypers, noise, seed, record, target, streams)
    sentence = refusal(surface, method)
    if sentence:
        raise SettingError("method", sentence)
    return walked(setup, surface, floats=len(setup.starts) == 1, progress=progress)


def walked(setup: Setup, surface: Any, *, floats: bool, progress: Progress | None = None) -> Runs:
    """The runs of a checked set-up, through the float engine (one run only) or in blocks."""
    seconds = FUSED if floats or loop_of(setup, surface) else UNFUSED
    helped = not floats and worth_sending(setup, surface, seconds * setup.steps)
    blocks = cut(len(setup.starts), seconds * setup.steps, workers.CORES if helped else 1)
    parts = sent(setup, surface, blocks, progress) if helped else kept(setup, surface, blocks, floats, progress)
    whole = joined(parts, blocks)
    return Runs(
        surface=surface,
        method=setup.key,
        hypers=setup.hypers,
        noise=setup.noise,
        steps=setup.recorded,
        path=whole.path.swapaxes(1, 2),
        value=whole.value,
        outcome=whole.outcome,
        stopped=whole.stopped,
        evals=Evals(*whole.spent),
        state=named(setup.method, whole.state),
        last=whole.last.T,
        tail=whole.tail.swapaxes(1, 2),
        cost=whole.spending,
        arrived=whole.arrived[0],
        arrived_cost=whole.arrived[1],
    )


def joined(parts: Iterator[tuple[int, Ended]], blocks: list[slice]) -> Ended:
    """All blocks' runs in their order; the parts come in any."""
    place, part = next(parts)
    if len(blocks) == 1:
        return part
    whole = part.room(blocks[-1].stop)
    whole.take(blocks[place], part)
    for place, part in parts:
        whole.take(blocks[place], part)
    return whole


def worth_sending(setup: Setup, surface: Any, seconds: float) -> bool:
    """Whether other processes are to walk these runs, each of which takes so many seconds."""
    runs = len(setup.starts)
    light = runs * len(setup.recorded) * 24 <= HEAVY
    known = isinstance(surface, Landscape) and setup.method is OPTIMIZERS.get(setup.key)
    return workers.CORES > 1 and known and light and runs * seconds > PAYS


def cut(runs: int, seconds: float, shares: int) -> list[slice]:
    """The runs in even blocks, none too large for the cache or too long to wait for; a like number for each share."""
    most = min(BLOCK, max(1, int(SHORT / seconds)))
    count = min(shares * ceil(runs / (most * shares)), runs)
    ends = [runs * place // count for place in range(count + 1)]
    return [slice(*pair) for pair in pairwise(ends)]


def kept(
    setup: Setup, surface: Any, blocks: list[slice], floats: bool, progress: Progress | None
) -> Iterator[tuple[int, Ended]]:
    """The blocks, walked here, one after the other."""

    def of_block(place: int) -> Progress | None:
        return progress and (lambda part: progress((place + part) / len(blocks)))

    for place, block in enumerate(blocks):
        yield place, walk(setup.some(block), surface, floats=floats, progress=of_block(place))


def sent(setup: Setup, surface: Any, blocks: list[slice], progress: Progress | None) -> Iterator[tuple[int, Ended]]:
    """The blocks, walked side by side by other processes, as they are done."""
    questions = [(setup.some(block), surface, surface.derivatives) for block in blocks]
    for done, (place, part) in enumerate(workers.answers(questions), start=1):
        yield place, part
        if progress:
            progress(done / len(blocks))


def named(method: Optimizer, state: list[np.ndarray]) -> dict[str, np.ndarray]:
    """name -> (runs, 2), or (runs,) where the rule moves the whole point."""
    names = list(method.state)
    if method.whole_point:
        return dict(zip(names, state, strict=True))
    both = zip(state[: len(names)], state[len(names) :], strict=True)
    return {name: np.stack(pair, axis=-1) for name, pair in zip(names, both, strict=True)}
