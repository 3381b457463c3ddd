"""Numbers as text: the one style of all that a reader sees, and the one of code, links and files; LaTeX has latex.py.

static/plot/quantities.js says the same in the browser; both are tested against tests/golden/numbers.json.
"""

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

MINUS = "−"  # of print; a link and a file have the hyphen of code
WRITTEN_OUT = range(-3, 5)  # powers of ten that a number begins with where it is written out: 0.001 to 99,999
NEVER = "never"  # what is said for the step at which a method arrived, where it never did
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def exact(value: float) -> str:
    """For fields, links, files and code: the shortest text that reads back as the same float64: 200, 0.1, 1e-5."""
    return repr(float(value)).removesuffix(".0").replace("e-0", "e-")


def cell(value: Any) -> str:
    """For a CSV file: a float with all its digits; nothing for None and NaN."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return repr(value) if isinstance(value, float) else str(value)


def rounded(value: float, digits: int = 3) -> float:
    """The number itself, to so many significant digits."""
    return float(f"{value:.{digits}g}")


def in_text(value: float, digits: int = 3) -> str:
    """For sentences, captions, legends, tables and hovers: 0.0213, 12,300, 2.1 × 10⁻⁵, ∞; “undefined” for NaN.

    It has three significant digits unless more are asked for; a whole number below 100,000 has all of its own. No line
    is broken in it.
    """
    if not math.isfinite(value):
        return _without_digits(value)
    size = Decimal(abs(float(value)))
    whole = size.adjusted() in WRITTEN_OUT and size == size.to_integral_value()
    return _printed(size if whole else Context(prec=digits, rounding=ROUND_HALF_UP).plus(size), value)


def in_full(value: float) -> str:
    """For what somebody has set, and where a reader asks for every digit: all of them, as print has them: 10⁻⁵."""
    return _printed(Decimal(repr(abs(float(value)))), value) if math.isfinite(value) else _without_digits(value)


def on_axis(value: float) -> str:
    """For the numbers of an axis or of a bar of colours, which are round: up to ten digits, 0.01, 1,200, 10⁻⁴."""
    return in_text(value, 10)


def _without_digits(value: float) -> str:
    return "undefined" if math.isnan(value) else f"{MINUS if value < 0 else ''}∞"


def _printed(size: Decimal, value: float) -> str:
    """A size as print has it, with the minus sign before it where the number is negative."""
    sign, size = MINUS if value < 0 else "", size.normalize()
    power = size.adjusted()
    if not size or power in WRITTEN_OUT:
        return f"{sign}{size:,f}"
    digits, raised = size.scaleb(-power), f"10{str(power).translate(SUPERSCRIPTS)}"
    return f"{sign}{raised}" if digits == 1 else f"{sign}{digits:f}\u00a0×\u00a0{raised}"


def apart(*values: float) -> list[str]:
    """For sentences: numbers with as many digits, three or more, as tell different ones apart."""
    told = [in_text(value) for value in values]
    for digits in range(4, 18):
        if len({*told}) == len({*values}):
            break
        told = [in_text(value, digits) for value in values]
    return told


def point(pair: tuple[float, float]) -> str:
    """For sentences: a point, (0.5, −1.2)."""
    return f"({', '.join(map(in_text, pair))})"


def percent(share: float) -> str:
    """For sentences and tables: a share, from 0 to 1, to three significant digits: 61.3 %."""
    return f"{in_text(100 * share)} %"


def whole_percent(share: float, trace: str = "<1 %", below: float = 0.005) -> str:
    """For legends: a share in whole per cent; `trace` where it is not 0 and below this, as a trace is not nothing."""
    return trace if 0 < share < below else f"{100 * share:.0f} %"


def whole_percents(shares: Sequence[float]) -> list[str]:
    """For legends: the shares of one whole, each as whole_percent has it, rounded up or down so that they add up."""
    parts = [100 * share for share in shares]
    whole = [math.floor(part) for part in parts]
    most = sorted(range(len(parts)), key=lambda at: whole[at] - parts[at])
    for at in most[: round(sum(parts)) - sum(whole)]:
        whole[at] += 1
    return [
        f"{number} %" if number or not share else whole_percent(share, below=1)
        for number, share in zip(whole, shares, strict=True)
    ]


def times(count: int) -> str:
    """For sentences: how often: once, twice, 3 times."""
    return "once" if count == 1 else "twice" if count == 2 else f"{count:,} times"
