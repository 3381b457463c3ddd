"""Tables that people paste or upload."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from landscapes.data import DATA, DataError
from landscapes.data.compact import packed, unpacked
from landscapes.data.reading import MOST_CHARACTERS, read_table, text_of
from landscapes.data.separating import SEPARATORS

TWO = {"u": [1.5, 2.0], "t": [2.0, 3.25]}


def read(text):
    return {name: column.tolist() for name, column in read_table(text).data.items()}


@pytest.mark.parametrize(
    "text, understood",
    [
        ("u,t\n1.5,2\n2,3.25", "2 rows, 2 columns, separated by commas; the first row has the titles."),
        ("u\tt\n1,5\t2\n2\t3,25", "separated by tabs, decimal commas;"),
        ("u;t\n1,5;2,0\n2;3,25", "separated by semicolons, decimal commas;"),
        ("u|t\n1.5|2\n2|3.25", "separated by vertical bars;"),
        ("| u   | t    |\n|-----|:----|\n| 1.5 | 2    |\n| 2   | 3.25 |", "separated by vertical bars;"),
        ("  u     t  \n  1.5   2   \n  2     3.25", "separated by blanks;"),
        ("1,5 2,0\n2,0 3,25", "separated by blanks, decimal commas; no titles, so the columns are called u and t."),
        ("1.5, 2\n2, 3.25", "separated by commas; no titles, so the columns are called u and t."),
        ('"1,5","2" \n"2","3,25" ', "separated by commas, decimal commas;"),
        ('"u";"t"\r\n"1,5";2\r\n\r\n2;"3,25"\r\n', "separated by semicolons, decimal commas;"),
        ("\ufeffsep=;\nu;t\n1.5;2\n2;3.25\n", "separated by semicolons; the first row has the titles."),
        ("# two points\nu,t,\n1.5,2,\n\n  # and so on\n2,3.25,\n,,\n", "2 rows, 2 columns, separated by commas;"),
        ("u,t\r1.5,+2\r2e0,325E-2", "separated by commas;"),
        ("\tu\t\tt\n\t1.5\t\t2\n\t2\t\t3.25", "2 rows, 2 columns, separated by tabs;"),
    ],
)
def test_separators_decimals_titles_and_quotes_are_understood_and_said(text, understood):
    assert read(text) == TWO
    assert understood in read_table(text).understood


def test_titles_of_any_kind_are_kept_and_columns_get_letters():
    table = read_table('"speed, mph";"stopping\ndistance";v\n4;2;1\n7;−4;3')
    assert read('"speed, mph";"stopping\ndistance";v\n4;2;1\n7;−4;3') == {"s": [4, 7], "u": [2, -4], "v": [1, 3]}
    assert dict(table.data.titles) == {"s": "speed, mph", "u": "stopping distance", "v": "v"}
    assert list(read("1,2,3,4\n2,4,5,7")) == ["u", "v", "s", "t"]
    assert list(read("u,\n1,2\n2,4")) == ["u", "t"]
    assert list(read("u,,t\n1,2,3\n2,4,7")) == ["u", "v", "t"]


def test_a_target_that_needs_a_letter_gets_that_of_targets():
    table = read_table('height,"weight (kg)"\n1.6,60\n1.7,71\n')
    assert table.target == "t" and table.data.titles == {"height": "height", "t": "weight (kg)"}
    assert list(read_table('"tall (m)","heavy (kg)"\n1.6,60\n1.7,71\n').data) == ["u", "t"]
    assert read_table("the kind,u\na,1\nb,3\n").data.titles["t"] == "the kind (−1 a, 1 b)"


def test_two_words_become_classes_and_it_is_said_which_is_which():
    table = read_table("petal,species,width\n1,virginica,2\n2,setosa,3\n3,setosa,5")
    assert table.data["species"].tolist() == [1, -1, -1]
    assert table.understood.endswith("The column “species”: “setosa” is −1 and “virginica” is 1.")
    assert table.target == "species"
    assert unpacked(packed(table.data)).titles["species"] == "species (−1 setosa, 1 virginica)"
    assert read("yes,1\nno,2") == {"t": [1, -1], "u": [1, 2]}


@pytest.mark.parametrize("first, second", [("10:30", "11:30"), ("5%", "6%"), ("€5", "€6"), ("high", "5 kg")])
def test_a_number_with_a_sign_or_a_unit_is_no_class(first, second):
    with pytest.raises(DataError, match=r"Line \d, column 2 \(“time”\) is “.*”, which is not a plain number\. Write"):
        read_table(f"u,time\n1,{first}\n2,{second}\n3,{second}")
    assert read("u,t\n1,>50K\n2,<=50K")["t"] == [1, -1]


def test_a_column_of_other_words_is_left_out_and_it_is_said():
    table = read_table("name,u,t,kind\nAnn,1,2,x\nBob,2,4,x\nCid,3,5,x")
    assert list(table.data) == ["u", "t"] and table.left_out == ("name", "kind")
    assert "“name” was left out: it has 3 different words, where two would be classes." in table.understood
    assert "“kind” was left out: it has the word “x” only" in table.understood


@pytest.mark.parametrize(
    "text, target",
    [("u,t\n1,2\n2,3", "t"), ("t,u\n1,2\n2,3", "t"), ("a,kind,b\n1,x,2\n2,y,3", "kind"), ("a,b\n1,2\n2,3", "b")],
)
def test_the_target_is_the_column_called_so_or_the_classes_or_the_last(text, target):
    assert read_table(text).target == target


MISSING = "Put a number there, or remove the line."
DECIDE = "Write decimals with a point, and thousands without a sign."


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("", "There is nothing to read."),
        (" \n# only a comment\n", "There is nothing to read."),
        ("u\n1\n2", "There is only one column"),
        ("1 2\n3\n4\n5", "There is only one column"),
        ("hello world\nhow are you", "cells, where most lines have"),
        ("a,b\nc,d", "There are no numbers in this text."),
        ("u,t\n1,2", "Data need at least 2 rows; there is 1."),
        ("1,2", "Data need at least 2 rows; there is 1."),
        ("u,t\n1,2\n\n3\n", "Line 4 has 1 cell, where most lines have 2 (separated by commas)."),
        ("1;2;3\n1;2;3\n1;2;3;4", "Line 3 has 4 cells, where most lines have 3 (separated by semicolons)."),
        ("u,t\n1,2\n,3", f"Line 3, column 1 (“u”) is empty. {MISSING}"),
        ("# note\n1,2\nNA,3\n-,4", f"Line 3, column 1 is “NA”, a missing value. {MISSING} 1 more cell"),
        ("u,t\n1,nan\n2,3\n5,6", f"Line 2, column 2 (“t”) is “nan”, a missing value. {MISSING}"),
        ("u,t\n1,2\nabc,3\n4,5", f"Line 3, column 1 (“u”) is “abc”, which is not a number. {MISSING}"),
        ('"long\n\ntitle",t\n1,2\nabc,3\n4,5', "Line 5, column 1 (“long title”) is “abc”"),
        ("u,t\n1,2\n0x10,3\n4,5", "“0x10”, which is not a number"),
        ("u,t\n1,2\n1_0,3\n4,5", "“1_0”, which is not a number"),
        ("u,t\n1,2\n٣,3\n4,5", "“٣”, which is not a number"),
        ("u,t\n1,2\ninf,3\n4,5", "“inf”, which is not a number"),
        ("u,t\n1,2\n#DIV/0!,3\n4,5", "“#DIV/0!”, which is not a number"),
        ("u,t\n#N/A,2\n1,3\n4,5", "Line 2, column 1 (“u”) is “#N/A”, a missing value."),
        ("u,t\n1,2\n1e31,3", "Line 3, column 1 (“u”) is “1e31”: numbers may be up to"),
        ("u,c\n1,a\n2,b\n3,", "Line 4, column 2 (“c”) is empty. Put “a” or “b” there, or remove the line."),
        ("u,t\n5,2\n5,3", "The column “u” is 5 in every row: nothing can be learned from it."),
        ("u,u\n1,2\n2,3", "2 columns are called “u”."),
        ("1,234;5\n2,345;6", f"“1,234” could be 1.234 or 1234. {DECIDE}"),
        ("1,5;2.5\n1;2", "“1,5” has a comma and “2.5” has a point."),
        ("1.234,5;5\n2.345;6", "Line 1, column 1 is “1.234,5”. Write thousands without a separator"),
        ("1 000;2 000\n3 000;4 500", "Line 1, column 1 is “1 000”. Write thousands without a separator or a space"),
        ("1 000,2 000\n3 000,4 500", "Line 1, column 2 is “000,2”. Write numbers without leading zeros"),
        ('"u,t\n1,2\n2,3', "A quote in line 1 is not closed"),
        ('u,t\n1,2\n"2"3,3', "A quote in line 3 is not closed, or has text after it."),
        ("u,t\n=cmd(),2\n1,3", "Line 2, column 1 begins like a spreadsheet formula: “=cmd()”."),
        ("u,t\n+A1,2\n1,3", "Line 2, column 1 begins like a spreadsheet formula"),
        ("u,t\n-2e-400,2\n1,3", "Line 2, column 1 (“u”) is “-2e-400”, which is too small to differ from 0."),
        ("u,@t\n1,2\n1,3", "Line 1, column 2 begins like a spreadsheet formula"),
        ("u,<script>alert(1)</script>\n1,2\n2,3", "Line 1, column 2 has markup in it: “<script>alert(1)</sc…”."),
        ("u,t\n1,<b>2</b>\n2,3", "Line 2, column 2 has markup in it"),
        ("u,t\n1\x00,2\n2,3", "Line 2, column 1 has an invisible character."),
        (f"u,{'t' * 61}\n1,2\n2,3", "has 61 characters: make it 60 at most"),
        ("12 mph,3\n13 mph,4\n14 mph,5", "Column 1 was left out: it has 3 different words"),
        (",".join(map(str, range(41))), "Data may have up to 40 columns; these have 41."),
        ("".join(f"{row},{-row}\n" for row in range(1001)), "up to 1,000 rows; these have 1,001. Take a part of them."),
        ("1,2\n" * 1002, "This text has 1,002 lines, and data may have up to 1,000 rows."),
        ("1,2\n" * 10**6, "This text has 1,000,000 lines, and data may have up to 1,000 rows."),
        ("1" * (MOST_CHARACTERS + 1), "This text has 1,000,001 characters"),
        ("1," * (MOST_CHARACTERS // 2), "Line 1 has 1,000,000 characters"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence_with_where_and_what_to_do(text, sentence):
    with pytest.raises(DataError) as told:
        read_table(text)
    assert sentence in str(told.value)
    assert str(told.value).endswith(".")


def test_files_in_the_encodings_of_spreadsheets_are_read():
    text = "Größe,t\n1,2\n2,4"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert list(read_table(text_of(text.encode(encoding))).data.titles.values()) == ["Größe", "t"]
    for content, sentence in [
        (b"PK\x03\x04rest", "Save it as CSV"),
        (b"\xff\xfe\x00", "not text"),
        (b"\x81\x8d,1\n2,3", "not text"),
        (bytes(5_000_000), "too large"),
    ]:
        with pytest.raises(DataError, match=sentence):
            read_table(text_of(content))


DECIMAL = st.integers(-9999, 9999).map(lambda number: number / 100)
DIALECT = st.sampled_from([(sign, comma) for sign in SEPARATORS for comma in (False, True) if sign != "," or not comma])


@given(
    st.lists(st.tuples(DECIMAL, DECIMAL), min_size=2, max_size=6, unique_by=(lambda row: row[0], lambda row: row[1])),
    DIALECT,
    st.booleans(),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_what_is_written_in_any_way_is_read_as_it_was(rows, dialect, headed, quoting, end):
    sign, comma = dialect
    written = io.StringIO()
    writer = csv.writer(written, delimiter=sign, quoting=quoting, lineterminator=end)
    writer.writerows([["u", "t"]] * headed + [[str(number) for number in row] for row in rows])
    text = written.getvalue().replace(".", ",") if comma else written.getvalue()
    u, t = zip(*rows, strict=True)
    assert read(text) == {"u": list(u), "t": list(t)}


@pytest.mark.parametrize("key", DATA)
def test_a_bundled_set_comes_back_from_its_csv(key):
    data = DATA[key].samples()
    written = io.StringIO()
    rows = zip(*(column.tolist() for column in data.values()), strict=True)
    csv.writer(written).writerows([data.titles.values(), *rows])
    again = read_table(written.getvalue()).data
    assert list(again.titles.values()) == list(data.titles.values())
    for column, read_again in zip(data.values(), again.values(), strict=True):
        assert read_again.tolist() == column.tolist()


PIECES = st.sampled_from([*'0123456789.,;|\t\n\r "-+#=<>aeut', "1,5", "\n1,2\n", "NA", "−", "\ufeff", "\x00", "é"])


@given(st.lists(PIECES, max_size=60).map("".join))
@example('1,2\n"')
@example("||\n--- |")
def test_any_text_is_data_or_a_sentence(text):
    try:
        table = read_table(text)
        assert unpacked(packed(table.data)) == table.data
        assert table.target in table.data and table.understood.endswith(".")
    except DataError as error:
        assert str(error).endswith(".")
