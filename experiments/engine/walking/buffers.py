"""Arrays that begin where a line of the processor's cache does: others cost it up to twice the time."""

from typing import Any

import numpy as np

LINE = 64  # bytes


def empty(rows: int, length: int, dtype: Any = np.float64) -> list[np.ndarray]:
    """So many arrays (length,), whatever is in them."""
    size = np.dtype(dtype).itemsize
    pitch = -(-length * size // LINE) * LINE
    room = np.empty(rows * pitch + LINE, dtype=np.uint8)
    first = -room.ctypes.data % LINE
    begins = (first + row * pitch for row in range(rows))
    return [room[begin : begin + length * size].view(dtype) for begin in begins]


def moved(array: np.ndarray) -> np.ndarray:
    """The same numbers (length,) in such an array; a number by itself as it is."""
    if np.ndim(array) == 0:
        return array
    (place,) = empty(1, len(array), array.dtype)
    place[:] = array
    return place
