"""How a recorded result is written down, and when another one counts as the same.

What needs no more than + − * / and square roots is rounded alike everywhere: it is held bit for bit, by a digest of all
that was found. Sines, cosines, exponentials and powers differ in their last digit from one processor or library to the
next: NumPy's own exp does with AVX-512 and without. What needs them is held to WITHIN, and has no digest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import numpy as np

WITHIN = 1e-9  # of the window's side, for points; of the largest there, for values
UNLIKE = re.compile(r"sin|cos|tan|exp|ln|log|\be\b|\^(?![2-9](?![\d.]))")  # in a formula: not rounded alike everywhere
POINTS = ("path", "without noise")
VALUES = ("value", "gradient", "hessian", "fan")

Record = Mapping[str, Any]


def digest(*arrays: np.ndarray) -> str:
    """Of all their bytes, a NaN being a NaN whatever its sign."""
    found = (np.where(np.isnan(array), np.nan, array).astype("<f8").tobytes() for array in arrays)
    return sha256(b"".join(found)).hexdigest()[:16]


def numbers(array: Any) -> Any:
    """An array as lists of floats with all their digits, None for NaN."""
    nothing: Any = None
    return np.where(np.isnan(array), nothing, array).tolist()


def plain(found: Any) -> Any:
    """What JSON makes of it."""
    return json.loads(json.dumps(found))


def written(found: Any, depth: int) -> str:
    """JSON with a line for each entry of the outer mappings, so that git can show what changed."""
    if not depth or not isinstance(found, dict) or not found:
        return json.dumps(found, ensure_ascii=False)
    entries = (f"{json.dumps(name, ensure_ascii=False)}: {written(value, depth - 1)}" for name, value in found.items())
    return "{\n" + ",\n".join(entries) + "\n}"


def differences(made: Record, kept: Record) -> list[str]:
    """A line for each field of `made` that is not as it was recorded, in `kept`."""
    close = () if kept["digest"] else (*POINTS, *VALUES)
    return [
        f"{name}: {made.get(name)} was {kept.get(name)}"
        for name in dict.fromkeys([*kept, *made])
        if not (near(name, made, kept) if name in close else name in made and made[name] == kept.get(name))
    ]


def near(name: str, made: Record, kept: Record) -> bool:
    """Whether a field of both has the same numbers but for rounding."""
    if name not in made or name not in kept:
        return False
    now, before = (np.array(record[name], dtype=float) for record in (made, kept))
    scale = max(high - low for low, high in kept["window"]) if name in POINTS else np.nanmax(abs(before))
    return now.shape == before.shape and np.isclose(now, before, rtol=0, atol=WITHIN * scale, equal_nan=True).all()
