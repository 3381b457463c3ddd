"""Data as a short text for links."""

import re
from base64 import urlsafe_b64encode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes.data import DATA, Data, DataError
from landscapes.data.compact import FORMAT, LONGEST, UNREADABLE, digits, packed, signed, text, unpacked, whole

SIZE = st.shared(st.integers(2, 12), key="rows")
DECIMALS = st.integers(-(10**6), 10**6).map(lambda number: number / 1000)
NUMBERS = st.one_of(DECIMALS, st.integers(-5, 5).map(float), st.floats(-1e30, 1e30), st.just(-0.0))
COLUMN = SIZE.flatmap(lambda size: st.lists(NUMBERS, min_size=size, max_size=size))


def linked(content):
    return urlsafe_b64encode(content).rstrip(b"=").decode()


@given(st.lists(COLUMN, min_size=1, max_size=4))
def test_any_data_come_back_to_the_last_bit(columns):
    data = Data(dict(zip("uvts", columns, strict=False)), {"u": "Ø of a <5 m tree, 20 °C"})
    again = unpacked(packed(data))
    assert again == data and again.digest == data.digest
    assert [column.tobytes() for column in again.values()] == [column.tobytes() for column in data.values()]
    assert re.fullmatch(r"[\w-]+", packed(data), re.ASCII)


@pytest.mark.parametrize("key", DATA)
def test_bundled_data_come_back_and_are_short(key):
    data = DATA[key].samples()
    assert unpacked(packed(data)) == data
    plain = sum(len(repr(number).removesuffix(".0")) + 1 for column in data.values() for number in column.tolist())
    assert len(packed(data)) < 30 + 0.45 * plain


def test_each_kind_of_column_is_written_in_the_shortest_way():
    rows = np.arange(1000)
    random = np.random.default_rng(0)
    constant, even, classes, walk, doubles = (
        len(packed(Data({"u": column})))
        for column in (
            np.full(1000, 7.25),
            rows / 8,
            np.where(random.random(1000) < 0.5, -1, 1),
            np.cumsum(random.integers(-3, 4, 1000)) / 100,
            random.standard_normal(1000),
        )
    )
    assert constant < 20 and even < 30
    assert classes == pytest.approx(1000 / 6, abs=20)  # a bit a row, and six bits a letter
    assert walk == pytest.approx(1000 * np.log2(7) / 6, abs=20)
    assert doubles < 8 * 1000 * 4 / 3 + 20


def test_a_link_is_as_it_was_written_once():
    """Links live long: this one was made with the first version of the format."""
    assert unpacked("AQUCAXUAAQEAFAEAAXQAAQEYAQoBBg") == DATA["five_points"].samples()


HEADER = whole(FORMAT) + whole(3)
ONE_COLUMN = HEADER + whole(1) + text("u") + text("")


@pytest.mark.parametrize(
    "found",
    [
        "",
        "A",
        "AQ",
        "!!!!",
        "äöü",
        "<script>alert(1)</script>",
        "A" * (LONGEST + 1),
        "A" * 1000,
        "_" * 1000,
        packed(DATA["cars"].samples())[:-3],
        packed(DATA["cars"].samples()) + "AAAA",
        linked(HEADER),
        linked(HEADER + whole(0)),
        linked(HEADER + whole(41)),
        linked(whole(FORMAT) + whole(1) + whole(1) + text("u") + text("") + whole(2) + bytes(8)),
        linked(whole(FORMAT) + whole(10**9) + whole(1) + text("u") + text("") + whole(0) + whole(0) + bytes(9)),
        linked(whole(FORMAT + 1)),
        linked(ONE_COLUMN + whole(9) + bytes(40)),
        linked(ONE_COLUMN + whole(2) + np.array([1, np.nan, 2]).tobytes()),
        linked(ONE_COLUMN + whole(0) + whole(10**9) + digits([1, 2, 3])),
        linked(ONE_COLUMN + whole(0) + whole(0) + b"\xff" * 99),
        linked(ONE_COLUMN + whole(0) + whole(0) + signed(0) + whole(1 << 69) + whole((1 << 64) - 1) + b"\xff" * 24),
        linked(HEADER + whole(1) + text("1 u") + text("") + whole(2) + bytes(24)),
        linked(HEADER + whole(1) + text("sin") + text("") + whole(2) + bytes(24)),
        linked(HEADER + whole(1) + text("u") + text("<b>speed</b>") + whole(2) + bytes(24)),
        linked(HEADER + whole(1) + text("u") + text("u\u202ev") + whole(2) + bytes(24)),
        linked(HEADER + whole(1) + text("u") + text("x" * 61) + whole(2) + bytes(24)),
        linked(HEADER + whole(1) + text("u") + whole(3) + b"\xff\xff\xff" + whole(2) + bytes(24)),
        linked(HEADER + whole(2) + 2 * (text("u") + text("") + whole(2) + bytes(24))),
    ],
)
def test_any_other_text_is_refused_with_a_sentence(found):
    with pytest.raises(DataError, match=r"\.$"):
        unpacked(found)


def test_a_link_with_thousands_of_columns_is_refused_before_they_are_read():
    columns = b"".join(text(f"c{place}") + text("") + whole(0) + whole(0) + digits([1, 1, 1]) for place in range(99))
    with pytest.raises(DataError, match=UNREADABLE):
        unpacked(linked(HEADER + whole(99) + columns))


@given(st.binary(max_size=60).map(lambda content: linked(whole(FORMAT) + content)))
def test_whatever_is_in_a_link_data_or_a_sentence_come_out(found):
    try:
        assert isinstance(unpacked(found), Data)
    except DataError as error:
        assert str(error).endswith(".")
