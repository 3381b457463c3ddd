"""Handwritten digits of 8 × 8 pixels: 80 of each, of 13 people.

digits.txt has a line for each: the digit, then its pixels row by row from 0 to 16 (0 to 9, then a to g). Those are the
first 80 of each digit in the test set, as load_digits of scikit-learn has it (see tests/golden/digits_by_sklearn.py).
"""

from functools import lru_cache
from pathlib import Path

import numpy as np

from networks.datasets.dataset import Dataset, Drawn

FILE = Path(__file__).with_suffix(".txt")
SIDE, BRIGHTEST, CLASSES = 8, 16, 10


@lru_cache(maxsize=1)
def bundled() -> Drawn:
    """All of them: pixels (800, 64), whole numbers from 0 to 16, and digits (800,)."""
    rows = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    numbers = np.array([[int(each, BRIGHTEST + 1) for each in row] for row in rows])
    numbers.setflags(write=False)
    return numbers[:, 1:], numbers[:, 0]


def drawn(random: np.random.Generator, kinds: np.ndarray, noise: float) -> Drawn:
    pixels, digits = bundled()
    chosen = np.empty_like(kinds)
    for kind in range(CLASSES):
        wanted = kinds == kind
        chosen[wanted] = random.permutation(np.flatnonzero(digits == kind))[: np.count_nonzero(wanted)]
    X = pixels[chosen] / BRIGHTEST
    return X + noise * random.standard_normal(X.shape), kinds


DATASET = Dataset(
    name="Digits",
    about="Handwritten digits of 8 × 8 pixels, each from 0 to 1.",
    source="Optical Recognition of Handwritten Digits, Alpaydin and Kaynak 1998, UCI, CC BY 4.0",
    draw=drawn,
    inputs=SIDE**2,
    classes=CLASSES,
    noise=0.0,
    noise_about="standard deviation of each pixel",
    order=6,
)
