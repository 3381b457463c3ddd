"""The curves of a training as a table: losses and accuracies of each method, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import ArrayLike

from experiments.studies.tables import Table, table
from networks.readings import readings
from networks.training.training import Entry, Training
from networks.training.walk import begun, walk

COLUMNS = ("loss", "held_out_loss", "accuracy", "held_out_accuracy")


@dataclass(frozen=True, eq=False)
class Curves:
    """What was recorded of a training; as_csv() makes a table of it. NaN is what is not known, or not any more.

    methods   (methods,) what they are called; see labels()
    steps     (recorded,) after how many steps
    measured  (methods, recorded, 4) the COLUMNS: loss, held-out loss, accuracy and held-out accuracy
    """

    methods: Sequence[str]
    steps: Sequence[int]
    measured: ArrayLike


def curves(training: Training, every: int = 1) -> Curves:
    """Trains, and records every so many steps and the last one."""
    steps, rows = [], []
    for state in chain([begun(training)], walk(training)):
        if state.t % every == 0 or state.t == training.steps:
            found = readings(training.net, training.samples, state.theta)
            steps.append(state.t)
            rows.append([found.loss, found.held_out, found.accuracy, found.held_accuracy])
    return Curves(labels(training.entries), steps, np.array(rows).transpose(2, 0, 1))


def labels(entries: Sequence[Entry]) -> list[str]:
    """The keys of the methods; from the second time on, with the number of the time: adam, adam_2."""
    keys = [entry.method for entry in entries]
    times = [keys[: place + 1].count(key) for place, key in enumerate(keys)]
    return [key if time == 1 else f"{key}_{time}" for key, time in zip(keys, times, strict=True)]


@table.register
def _(found: Curves) -> Table:
    """One row for each step of each method; empty where there is no number."""
    rows = [
        [method, step, *(None if np.isnan(number) else float(number) for number in numbers)]
        for method, each in zip(found.methods, np.asarray(found.measured), strict=True)
        for step, numbers in zip(found.steps, each, strict=True)
    ]
    return ["method", "step", *COLUMNS], rows
