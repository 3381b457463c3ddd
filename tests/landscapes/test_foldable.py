"""Long brackets let a line be broken within them; all others grow with what they hold."""

import re

import pytest

from landscapes import LANDSCAPES
from landscapes.formula.foldable import LONG, foldable


@pytest.mark.parametrize("surface", LANDSCAPES.values(), ids=list(LANDSCAPES))
def test_only_the_size_of_brackets_is_another_one(surface):
    def bare(latex):
        return re.sub(r"\\(left|right|big[lr]|bigg[lr])(?![a-z])|\s", "", latex)

    assert bare(foldable(surface.latex)) == bare(surface.latex)


def test_long_brackets_have_a_fixed_size_and_short_ones_do_not():
    long = " + ".join(["x"] * LONG)
    assert foldable(rf"\left({long} + \left(y\right)\right)^{{2}}") == rf"\bigl( {long} + \left(y\right)\bigr) ^{{2}}"
    assert foldable(rf"\left|\frac{{x}}{{2}} + {long}\right|") == rf"\biggl| \frac{{x}}{{2}} + {long}\biggr| "
    assert foldable(r"\left\lfloor x\right\rfloor") == r"\left\lfloor x\right\rfloor"
