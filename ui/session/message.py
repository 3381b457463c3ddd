"""What the server sends to a stage in the browser: static/wire/message.js reads it."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from ui.session.setup import Setup
from ui.session.tracks import surface_scale


def packed(header: Mapping[str, Any], series: Sequence[np.ndarray], *more: bytes) -> bytes:
    """Four bytes of header length, the header as JSON, then the series as float64, one by one, then the rest."""
    text = json.dumps(header, separators=(",", ":")).encode()
    numbers = np.concatenate([*series, np.zeros(0)])
    return struct.pack("<I", len(text)) + text + numbers.astype("<f8").tobytes() + b"".join(more)


def described(setup: Setup) -> dict[str, Any]:
    """The surface, with all that its map is drawn from."""
    surface = setup.landscape()
    return {
        "key": setup.surface,
        "id": f"{setup.surface} {surface.formula} {surface.motion or ''} {surface.domain}",
        "name": surface.name,
        "tree": surface.tree_as_lists,
        "domain": surface.domain,
        "minima": surface.minima,
        "scale": asdict(surface_scale(surface)),
    }
