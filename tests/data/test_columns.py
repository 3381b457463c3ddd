"""What is refused as data, in a sentence, and what is taken."""

from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from landscapes import Data, DataError, from_formula

LINE = "(t - (w*u + b))^2"


class Frame:
    """A table of which neither the truth nor the class says that it is a mapping, as one of pandas."""

    columns = MappingProxyType({"u": [1, 2, 4], "t": [1, 3, 2]})

    def __bool__(self):
        raise ValueError("The truth value is ambiguous.")

    def keys(self):
        return self.columns.keys()

    def __getitem__(self, name):
        return self.columns[name]


def test_a_table_with_columns_by_their_names_is_taken():
    frame: Any = Frame()
    assert from_formula(LINE, data=frame).data == Data(Frame.columns)


@pytest.mark.parametrize("given", [[[1, 2], [2, 3]], np.ones((3, 2)), "u,t\n1,2\n2,3", 5, {1: [1, 2], 2: [2, 3]}])
def test_what_are_no_columns_by_their_names_is_answered_with_a_sentence(given):
    with pytest.raises(DataError, match="Data are columns by their names"):
        from_formula(LINE, data=given)


@pytest.mark.parametrize(
    "column",
    [np.array([1, 2j]), np.array(["2020-01-01", "2020-01-02"], "M8[D]"), np.ma.array([1.0, 2.0], mask=[False, True])],
)
def test_what_numpy_would_make_numbers_of_silently_is_refused(column):
    with pytest.raises(DataError, match="The column “u” has something that is not a number"):
        Data({"u": column, "t": [1, 2]})


def test_a_window_is_looked_for_where_the_loss_is_zero_without_a_warning(recwarn):
    from_formula("max(0, w*u)", data={"u": [1, 2, 3]})
    assert not recwarn.list
