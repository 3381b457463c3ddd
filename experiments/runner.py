"""run(): any number of runs of one method on one surface.

One run goes through the float engine. More go through the array engine in blocks that fit the processor's cache; each
block walks a stretch of steps, then the watch looks at the stretch, and what is recorded is copied out.
"""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

import numpy as np

from experiments.block import Block
from experiments.engine import Walk
from experiments.fused import Fused, fused
from experiments.loop import state_names
from experiments.refusals import refusal
from experiments.runs import Evals, Runs
from experiments.setup import Setup, checked
from experiments.traced import Given
from experiments.watch import Watch
from optimizers import Optimizer, SettingError
from optimizers.base import column

BLOCK = 4096  # runs walked together: all that their loop works with stays in a core's cache
BLOCK_OF_LOOPS = 2048  # of rules with loops of their own
STRETCH = 32768  # points looked at together
TOLD_EVERY = 50  # steps, when somebody wants to hear how far the walk is

Progress = Callable[[float], None]  # is called with the part that is done


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
    """The runs of a checked set-up, through the float engine (one run only) or the array engine."""
    recorded, runs = len(setup.recorded), len(setup.starts)
    path, value = np.full((recorded, 2, runs), np.nan), np.full((recorded, runs), np.nan)
    loop = None if floats else fused(setup.method, surface, given(setup))
    size = BLOCK if loop else BLOCK_OF_LOOPS
    blocks = [slice(first, first + size) for first in range(0, runs, size)]

    def of_block(place: int) -> Progress | None:
        return progress and (lambda part: progress((place + part) / len(blocks)))

    ends = []
    for place, block in enumerate(blocks):
        parts = path[..., block], value[:, block]
        ends.append(
            fused_block(setup, surface, loop, block, *parts, of_block(place))
            if loop
            else walk_block(setup, surface, block, floats, *parts, of_block(place))
        )
    joined = (np.concatenate(part, axis=-1) for part in zip(*ends, strict=True))
    outcome, stopped, last, tail, spent, spending, arrived, *state = joined
    return Runs(
        surface=surface,
        method=setup.key,
        hypers=setup.hypers,
        noise=setup.noise,
        steps=setup.recorded,
        path=path.swapaxes(1, 2),
        value=value,
        outcome=outcome,
        stopped=stopped,
        evals=Evals(*spent),
        state=named(setup.method, state),
        last=last.T,
        tail=tail.swapaxes(1, 2),
        cost=spending,
        arrived=arrived[0],
        arrived_cost=arrived[1],
    )


def given(setup: Setup) -> Given:
    """What the fused loop of these runs depends on."""
    return Given(
        swept=frozenset(name for name, value in setup.hypers.items() if isinstance(value, np.ndarray)),
        scheduled=frozenset(name for name, value in setup.hypers.items() if isinstance(value, list)),
        noisy=setup.noise > 0,
        near=setup.target is not None,
        best=setup.best,
    )


def fused_block(
    setup: Setup,
    surface: Any,
    loop: Fused,
    block: slice,
    path: np.ndarray,
    value: np.ndarray,
    progress: Progress | None,
) -> tuple[np.ndarray, ...]:
    """Fills in path and value; returns how each run ended, as walk_block() does."""
    walk = Block(setup, surface, loop, block, path, value)
    walk.walk(progress)
    taken = np.minimum(walk.watch.gone, setup.steps)
    each = sum(loop.cost)
    outcome, stopped = walk.watch.outcomes(setup.steps, noisy=setup.noise > 0)
    return (
        outcome,
        stopped,
        walk.watch.last,
        walk.watch.tail,
        np.array(loop.cost)[:, None] * taken,
        each * np.minimum(setup.recorded[:, None], taken),
        np.stack([walk.arrived, each * walk.arrived]),
        *(walk.ends[list(loop.kept).index(name)] for name in state_names(setup.method)),
    )


def walk_block(
    setup: Setup,
    surface: Any,
    block: slice,
    floats: bool,
    path: np.ndarray,
    value: np.ndarray,
    progress: Progress | None,
) -> tuple[np.ndarray, ...]:
    """Fills in path and value; returns how each run ended.

    That is: outcome, step, last point, tail, evaluations, their number at each recorded step, arrival, each state.
    """
    runs = value.shape[1]
    walk = Walk(setup, surface, block, floats=floats)
    watch = Watch(surface, runs)
    points = iter(walk)
    state: list[np.ndarray] = []
    cost = np.zeros((3, runs), dtype=np.int64)
    spending = np.zeros((len(setup.recorded), runs), dtype=np.int64)
    arrived = np.full((2, runs), np.nan)
    best = (np.full(runs, np.inf), *np.full((2, runs), np.nan)) if setup.best else None
    stretch = max(1, STRETCH // runs)
    if progress:
        stretch = min(stretch, TOLD_EVERY)
    while watch.seen <= setup.steps and not watch.lost.all():
        first, going = watch.seen, ~watch.lost
        with np.errstate(all="ignore"):
            trail = list(islice(points, min(stretch, setup.steps + 1 - first)))
        x, y = (np.array(numbers).reshape(-1, runs) for numbers in coordinates(setup.method, trail))
        f = watch.see(x, y)
        last = np.minimum(watch.gone - first, len(trail) - 1)
        state = kept(state, setup.method, trail, last, going)
        taken = np.where(going, last + (first > 0), 0)
        table = spent(walk, int(taken.max()))
        rows = (setup.recorded >= first) & (setup.recorded < watch.seen)
        at = setup.recorded[rows] - first
        path[rows, 0], path[rows, 1], value[rows] = x[at], y[at], f[at]
        now = cost.sum(axis=0)
        each = np.arange(runs)
        spending[rows] = now + table[np.minimum(at[:, None] + (first > 0), taken), :, each].sum(axis=-1)
        if setup.target is not None:
            near = f <= setup.target
            new = np.isnan(arrived[0]) & near.any(axis=0)
            place = near.argmax(axis=0)
            reached = first + place, now + table[np.minimum(place + (first > 0), taken), :, each].sum(axis=-1)
            arrived[:, new] = np.stack(reached)[:, new]
        if best:
            best = lowest(best, f, x, y)
        cost += table[taken, :, each].T
        if progress:
            progress(watch.seen / (setup.steps + 1))
    spending = np.where(setup.recorded[:, None] < watch.seen, spending, cost.sum(axis=0))
    if best:
        value[-1], path[-1, 0], path[-1, 1] = (np.where(np.isinf(best[0]), np.nan, part) for part in best)
    watch.over(setup.steps)
    outcome, stopped = watch.outcomes(setup.steps, noisy=setup.noise > 0)
    return outcome, stopped, watch.last, watch.tail, cost, spending, arrived, *state


def lowest(best: tuple, f: np.ndarray, x: np.ndarray, y: np.ndarray) -> tuple:
    """The lowest f so far (runs,) with its x and y, after these f, x and y (steps, runs); NaN is no value."""
    at = np.where(np.isnan(f), np.inf, f).argmin(axis=0)[None]
    here = [np.take_along_axis(numbers, at, axis=0)[0] for numbers in (f, x, y)]
    lower = here[0] < best[0]
    return tuple(np.where(lower, new, old) for new, old in zip(here, best, strict=True))


def coordinates(method: Optimizer, trail: list) -> tuple[list, list]:
    """The x and the y of a walk's points."""
    if method.whole_point:
        return [p[0] for p in trail], [p[1] for p in trail]
    return [a[0] for a, _ in trail], [b[0] for _, b in trail]


def kept(
    state: list[np.ndarray], method: Optimizer, trail: list, last: np.ndarray, going: np.ndarray
) -> list[np.ndarray]:
    """The states (runs,), each run still going having now what it had at its last point of the trail."""
    for at in np.unique(last[going]):
        point = trail[at]
        now = point[2:] if method.whole_point else (*point[0][1:], *point[1][1:])
        here = going & (last == at)
        slots = [number if isinstance(number, np.ndarray) else column([number]) for number in now]
        state = [np.where(here, slot, before) for slot, before in zip(slots, state or slots, strict=True)]
    return state


def spent(walk: Walk, most: int) -> np.ndarray:
    """(most + 1, 3, runs) value, gradient and Hessian evaluations in the first steps of this stretch, from none on."""
    runs = len(walk.setup.starts[walk.block])
    table = np.zeros((max(len(walk.spent), most) + 1, 3, runs), dtype=np.int64)
    if not walk.setup.method.whole_point:
        table[:, 1] = np.arange(most + 1)[:, None]
        return table
    if walk.floats:
        table[1:, :, 0] = np.reshape(walk.spent, (-1, 3))
    else:  # a step's counts are numbers, or arrays where runs differ
        for row, step in zip(table[1:], walk.spent, strict=True):
            for part, count in zip(row, step, strict=True):
                part[:] = count
    walk.spent.clear()
    return np.cumsum(table, axis=0)


def named(method: Optimizer, state: list[np.ndarray]) -> dict[str, np.ndarray]:
    """name -> (runs, 2), or (runs,) where the rule moves the whole point."""
    names = list(method.state)
    if method.whole_point:
        return dict(zip(names, state, strict=True))
    both = zip(state[: len(names)], state[len(names) :], strict=True)
    return {name: np.stack(pair, axis=-1) for name, pair in zip(names, both, strict=True)}
