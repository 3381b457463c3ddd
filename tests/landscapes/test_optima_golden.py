"""The lowest minima of surfaces with many hollows, against those that mpmath finds; tests/golden/make.py."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from tools.proof import REFERENCE

OPTIMA = REFERENCE["optima"]["optima_by_mpmath"]["cases"]


@pytest.mark.parametrize("case", OPTIMA, ids=[case["surface"] for case in OPTIMA])
def test_the_lowest_minima_are_those_that_others_find(case):
    declared = np.array(sorted(LANDSCAPES[case["surface"]].minima))
    assert np.array(sorted(map(tuple, case["minima"]))) == pytest.approx(declared, abs=1e-9)
