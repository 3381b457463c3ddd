"""The kinds of number that formulas are worked out on."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
N = TypeVar("N")  # one kind of number: a float, an Array, or anything else that has arithmetic
Functions = Mapping[str, Callable[..., N]]  # name in FUNCTIONS, "power" or "fill" -> the function of that name
Values = Any  # an Array, or one np.float64 where one point was given: NumPy's types do not tell the two apart
