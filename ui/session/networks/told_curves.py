"""The curves of a training, from what was told of it."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from typing import Any

import numpy as np

from networks.training.training import Training
from reproduce.networks import Curves
from reproduce.networks.curves import labels

FIELDS = ("loss", "held_out", "accuracy", "held_accuracy")  # of a method's moment, in the order of a table's columns


def told_curves(training: Training, log: Iterable[bytes]) -> Curves:
    """Losses and accuracies at the moments that were told; NaN of a method that has broken off."""
    moments = [each for each in map(spoken, log) if each["kind"] == "moment"]
    rows = [[numbers(method) for method in each["methods"]] for each in moments]
    measured = np.array(rows, dtype=np.float64).reshape(len(moments), len(training.entries), len(FIELDS))
    return Curves(labels(training.entries), [each["step"] for each in moments], measured.swapaxes(0, 1))


def spoken(message: bytes) -> Any:
    """What a message says, without its arrays."""
    (length,) = struct.unpack_from("<I", message)
    return json.loads(message[4 : 4 + length])


def numbers(method: Any) -> list[float]:
    """What is measured of a method; a number that JSON cannot say is an object with its name."""
    found = [method[name] for name in FIELDS] if method else [float("nan")] * len(FIELDS)
    return [float(each["$"]) if isinstance(each, dict) else each for each in found]
