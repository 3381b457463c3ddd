"""Arrays whose first element begins a cache line (64 bytes): NumPy takes up to twice as long on others."""

import numpy as np
from numpy.typing import DTypeLike

LINE = 64  # bytes


def empty(rows: int, length: int, dtype: DTypeLike = np.float64) -> list[np.ndarray]:
    """`rows` arrays (length,) of this type, not initialised."""
    size = np.dtype(dtype).itemsize
    pitch = -(-length * size // LINE) * LINE
    room = np.empty(rows * pitch + LINE, dtype=np.uint8)
    first = -room.ctypes.data % LINE
    begins = (first + row * pitch for row in range(rows))
    return [room[begin : begin + length * size].view(dtype) for begin in begins]


def moved(array: np.ndarray) -> np.ndarray:
    """A copy of an array (length,) that begins a cache line; a number by itself is returned as it is."""
    if np.ndim(array) == 0:
        return array
    (place,) = empty(1, len(array), array.dtype)
    place[:] = array
    return place
