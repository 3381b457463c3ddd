"""Checks what run() was asked for, each refusal one sentence, and brings it into one shape.

After this module everything is a float64 array, a float or an int, and nothing downstream checks again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from numbers import Integral, Real
from typing import Any

import numpy as np

from experiments.engine.outcomes import FAR
from optimizers import OPTIMIZERS, Optimizer, SettingError
from optimizers.base import Hyper, unknown
from optimizers.base.schedule import within

MOST_STEPS = 100_000
MOST_SEED = 999_999_999
MOST_BYTES = 1e9  # for what is kept of all runs together
OF_ROW, OF_RUN = 32, 700  # bytes of each recorded step, and of each run besides: its last points above all

Table = list[float]  # a scheduled hyperparameter: its value at each step


@dataclass(frozen=True)
class Setup:
    """A checked request: starts (runs, 2), recorded (recorded,) steps; a hyper is a float, (runs,) or a Table.

    best: what is recorded of a step is the lowest point up to it. target: the value that runs are to get down to.
    streams: (runs,) which stream of noise each run meets.
    """

    key: str
    method: Optimizer
    starts: np.ndarray
    steps: int
    hypers: Mapping[str, float | np.ndarray | Table]
    noise: float
    seed: int
    recorded: np.ndarray
    streams: np.ndarray
    best: bool = False
    target: float | None = None

    def some(self, block: slice) -> "Setup":
        """The same for some of the runs."""
        hypers = {name: v[block] if isinstance(v, np.ndarray) else v for name, v in self.hypers.items()}
        return replace(self, starts=self.starts[block], hypers=hypers, streams=self.streams[block])

    def __reduce__(self) -> tuple:
        """To another process the method goes by its key."""
        return _restored, ({name: value for name, value in vars(self).items() if name != "method"},)


def _restored(fields: dict[str, Any]) -> Setup:
    return Setup(method=OPTIMIZERS[fields["key"]], **fields)


def checked(
    key: str,
    starts: Any,
    steps: Any,
    hypers: Mapping[str, Any] | None,
    noise: Any,
    seed: Any,
    record: Any,
    target: Any = None,
    streams: Any = None,
) -> Setup:
    """The request as a Setup; SettingError with one sentence if it cannot be run."""
    if key not in OPTIMIZERS:
        raise unknown("method", "method", key, OPTIMIZERS)
    method = OPTIMIZERS[key]
    points = start_points(starts)
    count = whole_number("steps", steps, 1, MOST_STEPS)
    recorded = recorded_steps(record, count)
    size = len(points) * (len(recorded) * OF_ROW + OF_RUN)
    if size > MOST_BYTES:
        asked = f"{len(points):,} runs with {len(recorded):,} of their steps"
        have = f"they would take {size / 1e9:.3g} GB, and there is {MOST_BYTES / 1e9:g} GB for them"
        raise SettingError("record", f"{asked} are too many to keep: {have}. Record fewer steps, or start fewer runs.")
    return Setup(
        key=key,
        method=method,
        starts=points,
        steps=count,
        hypers=hyper_values(method, hypers or {}, runs=len(points), steps=count),
        noise=noise_level(noise),
        seed=whole_number("seed", seed, 0, MOST_SEED),
        recorded=recorded,
        streams=noise_streams(streams, runs=len(points)),
        best=record == "best",
        target=target_value(target),
    )


def start_points(starts: Any) -> np.ndarray:
    """(runs, 2) from (2,) or (runs, 2)."""
    try:
        points = np.array(starts, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise SettingError("start", "A start is two numbers, x and y.") from None
    points = points[None] if points.ndim == 1 else points
    if points.ndim != 2 or points.shape[1] != 2 or len(points) == 0:
        raise SettingError("start", "A start is two numbers, x and y; several starts are a list of such pairs.")
    if not np.isfinite(points).all():
        raise SettingError("start", "A start must be two finite numbers.")
    if (abs(points) > FAR).any():
        raise SettingError("start", f"A start must lie within {FAR:,.0f} of the origin.")
    return points


def whole_number(setting: str, value: Any, least: int, most: int) -> int:
    if not isinstance(value, Integral) or isinstance(value, bool) or not least <= int(value) <= most:
        raise SettingError(setting, f"{setting} must be a whole number from {least:,} to {most:,}.")
    return int(value)


def noise_level(noise: Any) -> float:
    if not isinstance(noise, Real) or not 0 <= float(noise) < np.inf:
        raise SettingError("noise", "noise must be a finite number of at least 0.")
    return float(noise)


def noise_streams(streams: Any, *, runs: int) -> np.ndarray:
    """(runs,) whole numbers: one for each run, one for all of them, or each run's own place."""
    if streams is None:
        return np.arange(runs)
    numbers = np.asarray(streams)
    fits = numbers.shape in ((), (runs,)) and np.issubdtype(numbers.dtype, np.integer)
    if not fits or (numbers < 0).any():
        raise SettingError("streams", f"streams needs a whole number of at least 0, or one for each run: {runs}.")
    return np.broadcast_to(numbers, runs)


def target_value(target: Any) -> float | None:
    if target is None:
        return None
    if not isinstance(target, Real) or isinstance(target, bool) or not -np.inf < float(target) < np.inf:
        raise SettingError("target", "target must be a finite number: the value of f that runs are to get down to.")
    return float(target)


def recorded_steps(record: Any, steps: int) -> np.ndarray:
    """The step numbers to keep: all, every k-th from 0, or the first and the last."""
    if isinstance(record, str) and record == "all":
        return np.arange(steps + 1)
    if isinstance(record, str) and record in ("last", "best"):
        return np.array([0, steps])
    if isinstance(record, Integral) and not isinstance(record, bool) and int(record) >= 1:
        return np.arange(0, steps + 1, int(record))
    raise SettingError("record", "record must be “all”, “last”, “best”, or a whole number k to keep every k-th step.")


def hyper_values(method: Optimizer, given: Mapping[str, Any], *, runs: int, steps: int) -> dict[str, Any]:
    """All of the method's hyperparameters, with what was given checked."""
    chosen: dict[str, Any] = {hyper.name: hyper.default for hyper in method.hypers}
    for name, value in given.items():
        hyper = method.hyper(name)
        if callable(value):
            chosen[name] = scheduled(hyper, value, steps)
        elif np.iterable(value) and not isinstance(value, str):
            chosen[name] = swept(hyper, value, runs)
        else:
            chosen[name] = hyper.check(value)
    return {name: float(value) if isinstance(value, Real) else value for name, value in chosen.items()}


def scheduled(hyper: Hyper, schedule: Callable[[int], float], steps: int) -> Table:
    """A schedule's value at steps 1 … steps; it is asked with s = 0 first, so that s = t − 1."""
    taken = within(hyper)
    table = []
    for s in range(steps):
        value = schedule(s)
        try:
            table.append(taken.check(value))
        except SettingError:
            rule = f"{hyper.name} must be a {taken.allowed.words} at every step"
            raise SettingError(hyper.name, f"{rule}; at step {s + 1:,} its schedule gives {value}.") from None
    return table


def swept(hyper: Hyper, values: Iterable[Any], runs: int) -> np.ndarray:
    """(runs,) one value a run."""
    checked = hyper.check_all(values)
    if len(checked) != runs:
        raise SettingError(hyper.name, f"{hyper.name} needs one value for each run: {runs}, not {len(checked)}.")
    return checked
