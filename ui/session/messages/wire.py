"""How a message goes to the browser: as JSON, or as JSON with its arrays behind it. static/wire/message.js reads it.

JSON has no infinity, no NaN and no array of floats. Each of these is an object with the one key CODE: the name of
the number, or the array's type, the byte at which it begins, and its shape. Of an array of float64 or of places that
the browser holds, as it has told by a digest, only HELD, that digest and the length are sent.
"""

from __future__ import annotations

import json
import math
import struct
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Annotated, Any

import numpy as np

CODE = "$"
HELD = "held"
ALIGNED = 8  # bytes: every array begins at a multiple of it
TYPES: dict[str, np.dtype[Any]] = {"f4": np.dtype("<f4"), "f8": np.dtype("<f8"), "u2": np.dtype("<u2")}
HELD_TYPES = ("f8", "u2")  # of arrays that the browser may hold

# Arrays, with what the browser has of them.
Series = Annotated[np.ndarray, "Float64Array"]
Places = Annotated[np.ndarray, "Uint16Array"]
Rows = Annotated[np.ndarray, "Float32Array[]"]
PairsOfRows = Annotated[np.ndarray, "[Float32Array, Float32Array][]"]
# The columns of data by their names in formulas; in a tree or a table a column u is "data_u".
Columns = Mapping[str, Series]
# A formula: a number, "x", "y" or [operation, part, ...].
Tree = Annotated[Any, "Tree"]
# A formula's nodes: each a number, the name of a variable, or [operation, place of a part, ...].
Nodes = Annotated[Any, "Node[]"]
# A figure, or a part of one, as Plotly writes and reads it; its numbers are Plotly's own affair.
Plotted = Annotated[Any, "any"]


class Packed:
    """A message that goes as bytes: four of them for the length of the JSON, the JSON, and the arrays."""


@dataclass
class Arrays:
    """The arrays of one message, in the order in which they follow its JSON; `held` are digests of those that need not
    be sent. One that the message has in several places follows once.
    """

    held: Collection[int] = ()
    blocks: list[bytes] = field(default_factory=list)
    size: int = 0
    codes: dict[int, dict[str, Any]] = field(default_factory=dict)  # by the identity of an array, what stands for it

    def kept(self, array: np.ndarray) -> dict[str, Any]:
        """Takes an array up; returns what stands for it in the JSON."""
        if id(array) not in self.codes:
            self.codes[id(array)] = self.code(array)
        return self.codes[id(array)]

    def code(self, array: np.ndarray) -> dict[str, Any]:
        kind = f"{array.dtype.kind}{array.dtype.itemsize}"
        if self.held and kind in HELD_TYPES and array.ndim == 1 and (known := digest(array)) in self.held:
            return {CODE: [HELD, known, len(array)]}
        numbers = array.astype(TYPES[kind], copy=False).tobytes()
        block = numbers + bytes(-len(numbers) % ALIGNED)
        start, self.size = self.size, self.size + len(block)
        self.blocks.append(block)
        return {CODE: [kind, start, *array.shape]}


def digest(array: np.ndarray) -> int:
    """The crc32 of an array's bytes. Every NaN counts as the same, because processors give it different bits."""
    told = TYPES[f"{array.dtype.kind}{array.dtype.itemsize}"]
    return zlib.crc32((np.where(np.isnan(array), np.nan, array) if told.kind == "f" else array).astype(told).tobytes())


def encoded(message: Any, held: Collection[int] = ()) -> Any:
    """A message, which is a dataclass, as a component takes it: bytes if it is Packed, and else what json can write.

    `held` are the digests of arrays that the browser holds already.
    """
    if not isinstance(message, Packed):
        return spelled(message)
    text, arrays = written(message, held)
    return struct.pack("<I", len(text)) + text + b"".join(arrays.blocks)


def written(message: Any, held: Collection[int] = ()) -> tuple[bytes, Arrays]:
    """The JSON of a message, and its arrays. Plain JSON is tried first: few messages have an infinity or NaN."""

    def plain(value: Any) -> Any:
        return arrays.kept(value) if isinstance(value, np.ndarray) else fields_of(value)

    arrays = Arrays(held)
    try:
        text = json.dumps(message, separators=(",", ":"), allow_nan=False, default=plain)
    except ValueError:
        arrays = Arrays(held)
        text = json.dumps(spelled(message, arrays), separators=(",", ":"), allow_nan=False)
    return text.encode(), arrays


def spelled(value: Any, arrays: Arrays | None = None) -> Any:
    """A value with nothing in it that JSON cannot say; `arrays` takes up those it has."""
    if isinstance(value, float):
        return value if math.isfinite(value) else {CODE: named(value)}
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list | tuple):
        return [spelled(part, arrays) for part in value]
    if isinstance(value, np.ndarray) and arrays:
        return arrays.kept(value)
    parts = value if isinstance(value, Mapping) else fields_of(value)
    return {name: spelled(part, arrays) for name, part in parts.items()}


def named(value: float) -> str:
    """A number that is not finite, by the name that JavaScript has for it."""
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def fields_of(message: Any) -> dict[str, Any]:
    """The fields of a dataclass by name. TypeError for all else, which no message can have."""
    if not is_dataclass(message):
        raise TypeError(f"no message can have a {type(message).__name__}")
    return vars(message)
