"""Messages as the browser reads them: the twin of static/wire/message.js."""

import json
import struct
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest

from ui.session.messages.wire import encoded

TYPES = {"f4": "<f4", "f8": "<f8", "u2": "<u2"}


def decoded(sent: Any) -> Any:
    """What a component was sent, read: dicts and lists, numbers as they were, arrays."""
    if not isinstance(sent, bytes):
        return meant(json.loads(json.dumps(sent, allow_nan=False)), b"")
    (length,) = struct.unpack_from("<I", sent)
    return meant(json.loads(sent[4 : 4 + length], parse_constant=pytest.fail), sent[4 + length :])


def meant(value: Any, behind: bytes) -> Any:
    if isinstance(value, list):
        return [meant(part, behind) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() != {"$"}:
        return {name: meant(part, behind) for name, part in value.items()}
    code = value["$"]
    if isinstance(code, str):
        return {"NaN": np.nan, "Infinity": np.inf, "-Infinity": -np.inf}[code]
    kind, start, *shape = code
    return np.frombuffer(behind, TYPES[kind], int(np.prod(shape)), start).reshape(shape)


def received(message: Any) -> Any:
    """A message after its way to the browser."""
    return decoded(encoded(message))


def differing(told: Any, found: Any, where: str = "") -> list[str]:
    """Where what was found is not what was told: classes and mappings by their fields, numbers bit by bit."""
    if isinstance(told, np.ndarray):
        alike = isinstance(found, np.ndarray) and (told.dtype, told.shape) == (found.dtype, found.shape)
        return [] if alike and told.tobytes() == found.tobytes() else [where]
    if is_dataclass(told):
        told = {each.name: getattr(told, each.name) for each in fields(told)}
    if isinstance(told, Mapping):
        if not isinstance(found, dict) or list(told) != list(found):
            return [where]
        return [each for name in told for each in differing(told[name], found[name], f"{where}.{name}")]
    if isinstance(told, list | tuple):
        if not isinstance(found, list) or len(told) != len(found):
            return [where]
        return [each for i, part in enumerate(told) for each in differing(part, found[i], f"{where}[{i}]")]
    if isinstance(told, float) and isinstance(found, float):
        return [] if struct.pack("d", told) == struct.pack("d", found) or (told != told and found != found) else [where]
    return [] if (told, isinstance(told, bool)) == (found, isinstance(found, bool)) else [where]
