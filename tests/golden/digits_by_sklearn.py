"""The digits that are bundled, from scikit-learn, and a digest of them.

    .venv-bench/bin/python -m tests.golden.digits_by_sklearn

writes networks/datasets/digits.txt, and prints what DIGEST of tests/networks/test_datasets.py must be.
"""

from hashlib import sha256

import numpy as np
from sklearn.datasets import load_digits

from networks.datasets.digits import BRIGHTEST, CLASSES, FILE

EACH = 80  # MOST_SAMPLES to train on and as many held out
ABOUT = """\
# Optical Recognition of Handwritten Digits, by E. Alpaydin and C. Kaynak (1998), UCI Machine Learning Repository,
# https://doi.org/10.24432/C50P49, licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
# Changed: the first 80 of each digit in its test set, written as the digit and 64 pixels from 0 to 16 in base 17.
"""
NUMERALS = "0123456789abcdefg"


def main() -> None:
    found = load_digits()
    places = np.sort(np.concatenate([np.flatnonzero(found.target == digit)[:EACH] for digit in range(CLASSES)]))
    numbers = np.column_stack([found.target, found.data])[places].astype(np.uint8)
    assert numbers.max() == BRIGHTEST
    rows = ["".join(NUMERALS[number] for number in row) for row in numbers]
    FILE.write_text(ABOUT + "\n".join(rows) + "\n", encoding="utf-8")
    print(sha256(numbers.tobytes()).hexdigest())


if __name__ == "__main__":
    main()
