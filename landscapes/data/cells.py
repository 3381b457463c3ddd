"""What may stand in one cell of a table: a number, nothing, a word, or what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable

from landscapes.data.data import IN_TEXT, LARGEST, DataError
from landscapes.data.titles import FORMULA, TAG

# Zeros in front of a number are refused: they may be a part of a larger one, such as 1 000.
NUMBER = re.compile(r"[+−-]?(?:(?:0|[1-9]\d*)(?:[.,]\d*)?|[.,]\d+)(?:[eE][+−-]?\d+)?", re.ASCII)
EITHER = re.compile(r"[+−-]?[1-9]\d{0,2},\d{3}", re.ASCII)  # 1,234: decimals or thousands
GROUPED = re.compile(r"[+−-]?\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d+)?", re.ASCII)  # 1,234,567 and 1 234.5
ZEROS = re.compile(r"[+−-]?0\d+(?:[.,]\d+)?", re.ASCII)
MEASURE = re.compile(r"[+−~≈±-]?\s?[$€£¥]?\s?[.,]?\d.*", re.ASCII | re.DOTALL)  # 10:30, 5%, €3: a number and more
MISSING = {"", "-", "–", "—", "?", ".", "na", "n/a", "#n/a", "nan", "null", "none"}
SHOWN = 20  # characters of a cell that a sentence repeats


def is_missing(cell: str) -> bool:
    """Whether a cell stands for no value."""
    return cell.lower() in MISSING


def is_number(cell: str) -> bool:
    """Whether a cell is a number, with a decimal point or a decimal comma."""
    return NUMBER.fullmatch(cell) is not None


def means_number(cell: str) -> bool:
    """Whether a cell is a number, or would be if it were written more plainly."""
    return any(shape.fullmatch(cell) for shape in (NUMBER, GROUPED, ZEROS))


def is_measure(cell: str) -> bool:
    """Whether a cell, which is no number, has one with a sign or a unit: it is no name of a class."""
    return MEASURE.fullmatch(cell) is not None


def number(cell: str) -> float:
    """The value of a cell that is a number."""
    return float(cell.replace(",", ".").replace("−", "-"))


def quoted(cell: str) -> str:
    """A cell as a sentence repeats it."""
    return f"“{cell if len(cell) <= SHOWN else cell[:SHOWN] + '…'}”"


def dangerous(cell: str) -> str | None:
    """What a cell has that no data have, with what to do; None for a plain one."""
    if TAG.search(cell):
        return f"has markup in it: {quoted(cell)}. Data are plain text: take it out."
    if not cell.isprintable():
        return "has an invisible character. Type this cell again."
    if cell.startswith(tuple(FORMULA)) and not is_missing(cell) and not means_number(cell):
        return f"begins like a spreadsheet formula: {quoted(cell)}. Paste values, not formulas."
    return None


def wrong_number(cell: str) -> str | None:
    """Why a cell is no number, with what to do; None where it is one."""
    if is_missing(cell):
        return f"is {f'“{cell}”, a missing value' if cell else 'empty'}. Put a number there, or remove the line."
    if not is_number(cell):
        if GROUPED.fullmatch(cell):
            return f"is {quoted(cell)}. Write thousands without a separator or a space."
        if ZEROS.fullmatch(cell):
            return f"is {quoted(cell)}. Write numbers without leading zeros, and thousands without spaces."
        return f"is {quoted(cell)}, which is not a number. Put a number there, or remove the line."
    if abs(number(cell)) > LARGEST:
        return f"is {quoted(cell)}: numbers may be up to {IN_TEXT} in size. Use a larger unit."
    if not number(cell) and re.search("[1-9]", re.split("[eE]", cell)[0]):
        return f"is {quoted(cell)}, which is too small to differ from 0. Use a smaller unit, or 0."
    return None


def has_decimal_commas(numbers: Iterable[str]) -> bool:
    """Whether these cells, all numbers, have decimal commas. Raises DataError where nothing tells, or signs differ."""
    signed = [(cell, sign) for cell in numbers for sign in ",." if sign in cell]
    commas, points = ([cell for cell, sign in signed if sign == wanted] for wanted in ",.")
    if commas and points:
        raise DataError(
            f"{quoted(commas[0])} has a comma and {quoted(points[0])} has a point. Write all decimals with the "
            "same sign, and thousands without one."
        )
    if commas and all(map(EITHER.fullmatch, commas)):
        raise DataError(
            f"{quoted(commas[0])} could be {commas[0].replace(',', '.')} or {commas[0].replace(',', '')}. Write "
            "decimals with a point, and thousands without a sign."
        )
    return bool(commas)
