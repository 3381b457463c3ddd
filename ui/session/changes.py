"""The changes from one message to the next: the fields that differ, bit by bit."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np


def changes(before: Any, after: Any) -> dict[str, Any]:
    """The fields of `after`, a dataclass of the same kind as `before`, in which the two differ."""
    names = [each.name for each in fields(after)]
    return {name: getattr(after, name) for name in names if not same(getattr(before, name), getattr(after, name))}


def items(before: Any, after: Any) -> list[int] | None:
    """Where a row of dataclasses has changed; None for what is no such row, or has another length now."""
    rows = all(isinstance(row, tuple) and all(map(is_dataclass, row)) for row in (before, after))
    if not rows or len(before) != len(after):
        return None
    return [place for place, pair in enumerate(zip(before, after, strict=True)) if not same(*pair)]


def same(before: Any, after: Any) -> bool:
    """Whether the browser would be told the same of both."""
    if before is after:
        return True
    if type(before) is not type(after):
        return False
    if isinstance(after, np.ndarray):
        return before.dtype == after.dtype and before.shape == after.shape and before.tobytes() == after.tobytes()
    if is_dataclass(after):
        return all(same(value, getattr(after, name)) for name, value in vars(before).items())
    if isinstance(after, Mapping):
        return list(before) == list(after) and all(same(before[name], after[name]) for name in after)
    if isinstance(after, list | tuple):
        return len(before) == len(after) and all(map(same, before, after))
    if isinstance(after, float) and math.isnan(after):
        return math.isnan(before)
    return before == after and (after != 0 or str(before) == str(after))  # 0 and −0 are written differently
