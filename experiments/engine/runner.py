"""run() and run_race(): any number of runs of one method on one surface.

The runs are cut into blocks, which are walked here, by other processes or by an executor of the caller's (see
walking/walk.py for what becomes of a block). How they are cut and who walks them changes no number: each run is what it
would be alone.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import Executor
from contextlib import closing
from itertools import pairwise
from math import ceil
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import ArrayLike

from experiments.engine.batch import Batch, batch_of
from experiments.engine.progress import Progress
from experiments.engine.race import SHUFFLE, Race, Setting, start_points
from experiments.engine.runs import Evals, Runs
from experiments.engine.shared import answers, checked
from experiments.engine.walking import workers
from experiments.engine.walking.walk import Ended, loop_of, walk
from landscapes import Landscape, Surface
from landscapes.formula.programs import Derivatives
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import LOOKAHEAD, as_set

BLOCK = 5000  # runs walked together: all that their loop works with stays in a core's cache
SENT, SHARES = 2000, 8  # the same for an executor, which may have many workers; and how many like shares it gets
FUSED, UNFUSED = 2e-8, 6e-6  # seconds that a step of one run takes, roughly: enough to know how to share the work out
OF_SAMPLE = 1e-8  # seconds that each sample adds to it, roughly
SHORT = 0.25  # seconds: a block of much more than this would keep a listener waiting
PAYS = 0.1  # seconds of work that are worth being sent to another process
HEAVY = 2**25  # bytes that are better left where they were made

Parts = Generator[tuple[int, Ended], None, None]  # the place of each block and how its runs ended


def run(
    surface: Surface,
    method: str,
    starts: ArrayLike,
    *,
    steps: int = 200,
    hypers: Mapping[str, Setting | Iterable[float]] | None = None,
    noise: float = 0.0,
    seed: int = 0,
    batch: int | None = None,
    order: str = SHUFFLE,
    record: str | int = "all",
    target: float | None = None,
    streams: ArrayLike | None = None,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Runs:
    """Walks `method` (a key of OPTIMIZERS) on `surface` from starts (2,) or (runs, 2).

    hypers   name -> a number, an array (runs,) that is swept, or a schedule: a function of t − 1 that gives a number;
             with `clip` gradients longer than that are shortened to it, with noise and of batches as they are met;
             with `every` and `pull` Lookahead goes around the method
    noise    standard deviation of the Gaussian noise on each component of the gradient; the same for every method
    seed     of the noise and of the batches; run r meets the same whichever runs come after it
    batch    on a surface over data, how many samples each step sees; None for all. The same batches for every method
    order    "shuffle": each sample once an epoch, the last batch of which may be smaller; "replace": drawn from all
             every time
    record   "all", k for every k-th step, "last" for the first and the last, or "best" for the first and, in the place
             of the last, the lowest point up to it
    streams  which stream of that noise, or of batches, a run meets, (runs,) or one number for all: runs that share one
             meet the same, and so differ by nothing but their settings; unless it is given, run r meets stream r
    target   a value of f: which step first gets down to it, and what that cost, is noted whatever is recorded
    progress  is called now and then with the part that is done, from 0 to 1; what it raises ends the walk
    executor  who walks, in blocks of runs; unless it is given, processes of this machine, where that is sooner. It is
              not shut down, and changes no number
    Raises SettingError, a ValueError with one sentence, for anything that cannot be run.
    """
    points = start_points(starts, surface)
    swept = {name: value for name, value in (hypers or {}).items() if many(value)}
    common: dict[str, Any] = {name: value for name, value in (hypers or {}).items() if name not in swept}
    if LOOKAHEAD.name in swept:  # so it goes around the method in all runs
        common[LOOKAHEAD.name] = LOOKAHEAD.first
    race = Race(surface, method, points[0], steps, common, noise, seed, batch, order)
    asked = batch_of(race, points, hypers=swept, record=record, target=target, streams=streams)
    return run_batch(asked, progress, executor=executor)


def many(value: object) -> TypeGuard[Iterable[float]]:
    """Whether a hyperparameter is given as a value for each run."""
    return np.iterable(value) and not isinstance(value, str) and not callable(value)


def run_race(
    race: Race,
    *,
    starts: ArrayLike | None = None,
    hypers: Mapping[str, Iterable[float]] | None = None,
    record: str | int = "all",
    target: float | None = None,
    streams: ArrayLike | None = None,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Runs:
    """Walks a race, which has been checked: one run of it, or one from each of `starts` (runs, 2).

    hypers  what is swept: name -> an array (runs,), in the place of what the race has
    The rest is as in run(). Raises SettingError with one sentence for what these cannot be.
    """
    points = None if starts is None else start_points(starts, race.surface)
    asked = batch_of(race, points, hypers=hypers, record=record, target=target, streams=streams)
    return run_batch(asked, progress, executor=executor)


def run_batch(
    batch: Batch, progress: Progress | None = None, *, floats: bool | None = None, executor: Executor | None = None
) -> Runs:
    """All runs of a batch, in blocks; one run by itself on Python floats, unless `floats` says otherwise."""
    checked(executor)
    race = batch.race
    floats = len(batch.starts) == 1 if floats is None else floats
    seconds = FUSED if floats or loop_of(batch) else UNFUSED
    if isinstance(race.surface, Landscape) and race.surface.data is not None:
        seconds += OF_SAMPLE * race.surface.data.count
    seconds *= race.steps
    if executor is not None or (not floats and worth_sending(batch, seconds)):
        size, shares = (BLOCK, workers.CORES) if executor is None else (SENT, SHARES)
        blocks = cut(len(batch.starts), seconds, shares, size)
        parts = sent(batch, blocks, floats, progress, executor)
    else:
        blocks = cut(len(batch.starts), seconds, 1, BLOCK)
        parts = kept(batch, blocks, floats, progress)
    with closing(parts):  # what has not begun is cancelled, whatever happens here
        whole = joined(parts, blocks)
    return Runs(
        race=race,
        hypers=batch.hypers,
        streams=batch.streams,
        steps=batch.recorded,
        path=whole.path.swapaxes(1, 2),
        value=whole.value,
        outcome=whole.outcome,
        stopped=whole.stopped,
        beside=whole.beside.T,
        place=whole.place,
        evals=Evals(*whole.spent),
        state=named(race.optimizer, whole.state),
        last=whole.last.T,
        tail=whole.tail.swapaxes(1, 2),
        cost=whole.spending,
        arrived=whole.arrived[0],
        arrived_cost=whole.arrived[1],
    )


def joined(parts: Parts, blocks: list[slice]) -> Ended:
    """All blocks' runs in their order; the parts come in any."""
    place, part = next(parts)
    if len(blocks) == 1:
        return part
    whole = part.room(blocks[-1].stop)
    whole.take(blocks[place], part)
    for place, part in parts:
        whole.take(blocks[place], part)
    return whole


def worth_sending(batch: Batch, seconds: float) -> bool:
    """Whether other processes are to walk these runs, each of which takes so many seconds."""
    runs, race = len(batch.starts), batch.race
    light = runs * len(batch.recorded) * 24 <= HEAVY
    method = OPTIMIZERS.get(race.method)
    named = method is not None and race.optimizer is as_set(method, race.hypers)
    known = isinstance(race.surface, Landscape) and named
    return workers.CORES > 1 and known and light and runs * seconds > PAYS


def cut(runs: int, seconds: float, shares: int, size: int) -> list[slice]:
    """The runs in even blocks of `size` at most, none too long to wait for; a like number for each share."""
    most = min(size, max(1, int(SHORT / seconds)))
    count = min(shares * ceil(runs / (most * shares)), runs)
    ends = [runs * place // count for place in range(count + 1)]
    return [slice(*pair) for pair in pairwise(ends)]


def kept(batch: Batch, blocks: list[slice], floats: bool, progress: Progress | None) -> Parts:
    """The blocks, walked here, one after the other: the place of each and how its runs ended."""

    def of_block(place: int) -> Progress | None:
        return progress and (lambda part: progress((place + part) / len(blocks)))

    for place, block in enumerate(blocks):
        yield place, walk(batch.some(block), floats=floats, progress=of_block(place))


def sent(
    batch: Batch, blocks: list[slice], floats: bool, progress: Progress | None, executor: Executor | None
) -> Parts:
    """The same, walked side by side by others, each block as it is done."""
    surface = batch.race.surface
    derivatives = surface.derivatives if isinstance(surface, Landscape) else None
    questions = [(batch.some(block), floats, derivatives) for block in blocks]
    with closing(answers(walked, questions, executor)) as parts:
        for done, (place, part) in enumerate(parts, start=1):
            if progress:
                progress(done / len(blocks))
            yield place, part


def walked(batch: Batch, floats: bool, derivatives: Derivatives | None) -> Ended:
    """What walk() returns, in a process that takes the derivatives of the surface from the one that has found them."""
    if derivatives is not None and isinstance(batch.race.surface, Landscape):
        batch.race.surface.adopt(derivatives)
    return walk(batch, floats=floats)


def named(method: Optimizer, state: list[np.ndarray]) -> dict[str, np.ndarray]:
    """name -> (runs, 2), or (runs,) where the rule moves the whole point."""
    names = list(method.state)
    if method.whole_point:
        return dict(zip(names, state, strict=True))
    both = zip(state[: len(names)], state[len(names) :], strict=True)
    return {name: np.stack(pair, axis=-1) for name, pair in zip(names, both, strict=True)}
